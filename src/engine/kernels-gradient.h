/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The gradients: sums over the examples, a vector of partial sums for each. Private to the kernels,
 * which include it once for each instruction set. */

#include "kernels-layer.h"

/* A tile: units by inputs. */
#define COLUMNS 4
#if LANES == 8
#define ROWS 4
#else
#define ROWS 2
#endif

/* What @rows × @columns sums over the examples leave behind, each a vector of LANES partial sums. */
INLINE void
add_sums (const guint rows, const guint columns, Vec total[ROWS][COLUMNS], double *to, gsize stride)
{
  for (guint from = 0; from < rows * columns; from += LANES)
    {
      Vec group[LANES], sums;

      for (guint s = 0; s < LANES; s++)
        group[s] =
            from + s < rows * columns ? total[(from + s) / columns][(from + s) % columns] : all (0);
      sums = sum_each (group);
      for (guint s = 0; s < LANES && from + s < rows * columns; s++)
        to[(from + s) / columns * stride + (from + s) % columns] += sums[s];
    }
}

/* dW of @rows units and @columns inputs: one sum each, along the examples in their order. */
INLINE void
gradient_tile (const guint rows,
               const guint columns,
               gsize count,
               const double *dz,
               gsize stride_dz,
               const double *a_in,
               gsize stride_in,
               double *dw,
               gsize n_in)
{
  Vec total[ROWS][COLUMNS];

  for (guint j = 0; j < rows; j++)
    for (guint k = 0; k < columns; k++)
      total[j][k] = all (0);

  for (gsize i = 0; i < count; i += LANES)
    {
      Vec x[COLUMNS];

      for (guint k = 0; k < columns; k++)
        x[k] = load (a_in + k * stride_in + i);
      for (guint j = 0; j < rows; j++)
        {
          Vec d = load (dz + j * stride_dz + i);

          for (guint k = 0; k < columns; k++)
            total[j][k] = fused (d, x[k], total[j][k]);
        }
    }

  add_sums (rows, columns, total, dw, n_in);
}

INLINE void
gradient_rows (const guint rows,
               guint n_in,
               gsize count,
               const double *dz,
               gsize stride_dz,
               const double *a_in,
               gsize stride_in,
               double *dw)
{
  guint k = 0;

  for (; k + COLUMNS <= n_in; k += COLUMNS)
    gradient_tile (rows, COLUMNS, count, dz, stride_dz, a_in + k * stride_in, stride_in, dw + k,
                   n_in);
  switch (n_in - k)
    {
    case 3:
      gradient_tile (rows, 3, count, dz, stride_dz, a_in + k * stride_in, stride_in, dw + k, n_in);
      break;
    case 2:
      gradient_tile (rows, 2, count, dz, stride_dz, a_in + k * stride_in, stride_in, dw + k, n_in);
      break;
    case 1:
      gradient_tile (rows, 1, count, dz, stride_dz, a_in + k * stride_in, stride_in, dw + k, n_in);
      break;
    default:
      break;
    }
}

INLINE void
bias_tile (const guint rows, gsize count, const double *dz, gsize stride_dz, double *db)
{
  Vec group[LANES], sums;

  for (guint j = 0; j < LANES; j++)
    group[j] = all (0);
  for (gsize i = 0; i < count; i += LANES)
    for (guint j = 0; j < rows; j++)
      group[j] += load (dz + j * stride_dz + i);
  sums = sum_each (group);
  for (guint j = 0; j < rows; j++)
    db[j] += sums[j];
}

static void
kernel_gradient (guint n_in,
                 guint n,
                 gsize count,
                 const double *dz,
                 gsize stride_dz,
                 const double *a_in,
                 gsize stride_in,
                 double *dw,
                 double *db)
{
  guint j = 0;

  for (; j + ROWS <= n; j += ROWS)
    gradient_rows (ROWS, n_in, count, dz + j * stride_dz, stride_dz, a_in, stride_in,
                   dw + j * (gsize) n_in);
  for (; j < n; j++)
    gradient_rows (1, n_in, count, dz + j * stride_dz, stride_dz, a_in, stride_in,
                   dw + j * (gsize) n_in);

  for (j = 0; j + LANES <= n; j += LANES)
    bias_tile (LANES, count, dz + j * stride_dz, stride_dz, db + j);
  for (; j < n; j++)
    bias_tile (1, count, dz + j * stride_dz, stride_dz, db + j);
}

/* Units side by side in the loop below, which keeps dW, db_in and a sum for each feature of them. */
#if LANES == 8
#define SHALLOW_UNITS 4
#else
#define SHALLOW_UNITS 2
#endif

INLINE void
shallow_tile (PlateauActivation activation,
              const guint n_features,
              const guint units,
              gsize count,
              const double *w,
              const double *dz,
              const double *a,
              gsize stride,
              const double *x,
              gsize stride_x,
              double *dw,
              double *dw_in,
              double *db_in)
{
  Vec total_w[SHALLOW_UNITS], total_b[SHALLOW_UNITS];
  Vec total_in[SHALLOW_UNITS][PLATEAU_MAX_FEATURES];
  Vec group[LANES], sums;

  for (guint u = 0; u < units; u++)
    {
      total_w[u] = total_b[u] = all (0);
      for (guint f = 0; f < n_features; f++)
        total_in[u][f] = all (0);
    }

  for (gsize i = 0; i < count; i += LANES)
    {
      Vec d = load (dz + i), in[PLATEAU_MAX_FEATURES];

      for (guint f = 0; f < n_features; f++)
        in[f] = load (x + f * stride_x + i);
      for (guint u = 0; u < units; u++)
        {
          Vec output = load (a + u * stride + i);
          Vec e = all (w[u]) * d * slope (activation, output);

          total_w[u] = fused (d, output, total_w[u]);
          total_b[u] += e;
          for (guint f = 0; f < n_features; f++)
            total_in[u][f] = fused (e, in[f], total_in[u][f]);
        }
    }

  /* Two or four units times dW, db_in and up to two features fill a group or two. */
  for (guint u = 0; u < units; u++)
    {
      double *to[2 + PLATEAU_MAX_FEATURES] = { dw + u, db_in + u };
      Vec from[2 + PLATEAU_MAX_FEATURES] = { total_w[u], total_b[u] };

      for (guint f = 0; f < n_features; f++)
        {
          to[2 + f] = dw_in + u * n_features + f;
          from[2 + f] = total_in[u][f];
        }
      for (guint first = 0; first < 2 + n_features; first += LANES)
        {
          for (guint s = 0; s < LANES; s++)
            group[s] = first + s < 2 + n_features ? from[first + s] : all (0);
          sums = sum_each (group);
          for (guint s = 0; s < LANES && first + s < 2 + n_features; s++)
            *to[first + s] += sums[s];
        }
    }
}

INLINE void
shallow_with (PlateauActivation activation,
              const guint n_features,
              guint n,
              gsize count,
              const double *w,
              const double *dz,
              const double *a,
              gsize stride,
              const double *x,
              gsize stride_x,
              double *dw,
              double *dw_in,
              double *db_in)
{
  guint j = 0;

  for (; j + SHALLOW_UNITS <= n; j += SHALLOW_UNITS)
    shallow_tile (activation, n_features, SHALLOW_UNITS, count, w + j, dz, a + j * stride, stride,
                  x, stride_x, dw + j, dw_in + j * n_features, db_in + j);
  for (; j < n; j++)
    shallow_tile (activation, n_features, 1, count, w + j, dz, a + j * stride, stride, x, stride_x,
                  dw + j, dw_in + j * n_features, db_in + j);
}

static void
kernel_shallow (PlateauActivation activation,
                guint n_features,
                guint n,
                gsize count,
                const double *w,
                const double *dz,
                const double *a,
                gsize stride,
                const double *x,
                gsize stride_x,
                double *dw,
                double *dw_in,
                double *db_in)
{
#define WITH(which, features)                                                                      \
  shallow_with (which, features, n, count, w, dz, a, stride, x, stride_x, dw, dw_in, db_in)
#define CALL(which)                                                                                \
  if (n_features == 2)                                                                             \
    WITH (which, 2);                                                                               \
  else if (n_features == 3)                                                                        \
    WITH (which, 3);                                                                               \
  else                                                                                             \
    WITH (which, 1)
  FOR_EACH_ACTIVATION (activation, CALL);
#undef CALL
#undef WITH
}
