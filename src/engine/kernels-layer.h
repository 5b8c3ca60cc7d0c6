/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A layer forward and backward: one product of weights and rows of examples, in
 * tiles of sums that stay in registers. Private to the kernels, which include
 * it once for each instruction set. */

#include "dataset.h"
#include "kernels.h"
#include "vector.h"

/* A tile: units by vectors of examples. */
#define UNITS 4
#if LANES == 8
#define VECTORS 4
#else
#define VECTORS 2
#endif

/* Units whose sums lie in the first cache until the activation is applied to
 * them. */
#define GROUP 8

G_STATIC_ASSERT (PLATEAU_STRIDE % (2 * LANES) == 0);

INLINE Vec
activate (PlateauActivation activation, Vec z)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return vector_tanh (z);
    case PLATEAU_ACTIVATION_SIGMOID:
      return vector_sigmoid (z);
    case PLATEAU_ACTIVATION_RELU:
      /* Written so that NaN passes through. */
      return choose (z <= all (0), all (0), z);
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return choose (z <= all (0), z * all (0.01), z);
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return z;
    }
}

/* g' from a = g (z): no activation here needs z for it. */
INLINE Vec
slope (PlateauActivation activation, Vec a)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return fused (-a, a, all (1));
    case PLATEAU_ACTIVATION_SIGMOID:
      return a * (all (1) - a);
    case PLATEAU_ACTIVATION_RELU:
      return choose (a <= all (0), all (0), all (1));
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return choose (a <= all (0), all (0.01), all (1));
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return all (1);
    }
}

/* One copy of the loops for each activation: the switch is gone from the
 * inside. */
#define FOR_EACH_ACTIVATION(activation, call)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    switch (activation)                                                                            \
      {                                                                                            \
      case PLATEAU_ACTIVATION_TANH:                                                                \
        call (PLATEAU_ACTIVATION_TANH);                                                            \
        break;                                                                                     \
      case PLATEAU_ACTIVATION_SIGMOID:                                                             \
        call (PLATEAU_ACTIVATION_SIGMOID);                                                         \
        break;                                                                                     \
      case PLATEAU_ACTIVATION_RELU:                                                                \
        call (PLATEAU_ACTIVATION_RELU);                                                            \
        break;                                                                                     \
      case PLATEAU_ACTIVATION_LEAKY_RELU:                                                          \
        call (PLATEAU_ACTIVATION_LEAKY_RELU);                                                      \
        break;                                                                                     \
      case PLATEAU_ACTIVATION_LINEAR:                                                              \
        call (PLATEAU_ACTIVATION_LINEAR);                                                          \
        break;                                                                                     \
      default:                                                                                     \
        g_assert_not_reached ();                                                                   \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* What a pass over one layer reads and writes. Forward its units are the
 * layer's and weight (unit, input) is at w[unit * by_unit + input]; backward
 * its units are those of the layer below, which the weights meet the other way
 * round. */
typedef struct
{
  gboolean backward;
  PlateauActivation activation;
  guint n;    /* units */
  guint n_in; /* what each of them sums over */
  const double *w;
  gsize by_unit;
  gsize by_input;
  const double *in; /* n_in rows */
  gsize stride_in;
  const double *b; /* forward: the biases */
  double *z;       /* forward: may be NULL */
  double *a;       /* forward: written; backward: read */
  gsize stride;
  double *error; /* backward: written */
  gsize stride_error;
} Work;

/* Sums run in the order of the course's notebook, W A first and then + b. In
 * the long run a large learning rate makes last bits visible. @units and
 * @vectors are constants at every call. */
INLINE void
tile (const Work *work, const guint units, const guint vectors, guint j, gsize i)
{
  const double *in = work->in + i, *w = work->w + j * work->by_unit;
  Vec total[UNITS][VECTORS];

  for (guint u = 0; u < units; u++)
    for (guint v = 0; v < vectors; v++)
      total[u][v] = all (0);

  for (guint k = 0; k < work->n_in; k++)
    {
      Vec x[VECTORS];

      for (guint v = 0; v < vectors; v++)
        x[v] = load (in + k * work->stride_in + v * LANES);
      for (guint u = 0; u < units; u++)
        {
          Vec weight = all (w[u * work->by_unit + k * work->by_input]);

          for (guint v = 0; v < vectors; v++)
            total[u][v] = fused (weight, x[v], total[u][v]);
        }
    }

  for (guint u = 0; u < units; u++)
    for (guint v = 0; v < vectors; v++)
      {
        gsize at = (j + u) * work->stride + i + v * LANES;

        if (work->backward)
          store (work->error + (j + u) * work->stride_error + i + v * LANES,
                 total[u][v] * slope (work->activation, load (work->a + at)));
        else
          store ((work->z != NULL ? work->z : work->a) + at, total[u][v] + all (work->b[j + u]));
      }
}

INLINE void
panel (const Work *work, const guint vectors, gsize i)
{
  guint j = 0;

  for (; j + UNITS <= work->n; j += UNITS)
    tile (work, UNITS, vectors, j, i);
  switch (work->n - j)
    {
    case 3:
      tile (work, 3, vectors, j, i);
      break;
    case 2:
      tile (work, 2, vectors, j, i);
      break;
    case 1:
      tile (work, 1, vectors, j, i);
      break;
    default:
      break;
    }
}

/* A panel of examples at a time, which stays in the cache while all units look
 * at it. */
INLINE void
panels (const Work *work, gsize count)
{
  gsize i = 0;

  for (; i + VECTORS * LANES <= count; i += VECTORS * LANES)
    panel (work, VECTORS, i);
  for (; i < count; i += 2 * LANES)
    panel (work, 2, i);
}

/* A pass of its own over the rows: a tile's sums leave no registers for an
 * exponential, and here its constants stay in theirs. */
INLINE void
activate_rows (PlateauActivation activation,
               guint n,
               gsize count,
               const double *z,
               double *a,
               gsize stride)
{
  for (guint j = 0; j < n; j++)
    for (gsize i = 0; i < count; i += LANES)
      store (a + j * stride + i, activate (activation, load (z + j * stride + i)));
}

static void
kernel_layer (PlateauActivation activation,
              guint n_in,
              guint n,
              gsize count,
              const double *w,
              const double *b,
              const double *a_in,
              gsize stride_in,
              double *z,
              double *a,
              gsize stride)
{
  Work work = {
    .n = n,
    .n_in = n_in,
    .w = w,
    .by_unit = n_in,
    .by_input = 1,
    .in = a_in,
    .stride_in = stride_in,
    .b = b,
    .z = z,
    .a = a,
    .stride = stride,
  };

  for (guint j = 0; j < n; j += GROUP)
    {
      gsize first = j * stride;

      work.n = MIN (GROUP, n - j);
      work.w = w + j * (gsize) n_in;
      work.b = b + j;
      work.z = z != NULL ? z + first : NULL;
      work.a = a + first;
      panels (&work, count);
      if (z == NULL && activation == PLATEAU_ACTIVATION_LINEAR)
        continue;

#define CALL(which)                                                                                \
  activate_rows (which, work.n, count, (z != NULL ? z : a) + first, a + first, stride)
      FOR_EACH_ACTIVATION (activation, CALL);
#undef CALL
    }
}

static void
kernel_error (PlateauActivation activation,
              guint n_in,
              guint n,
              gsize count,
              const double *w,
              const double *dz,
              gsize stride_dz,
              const double *a_in,
              gsize stride_in,
              double *dz_in,
              gsize stride_dz_in)
{
  Work work = {
    .backward = TRUE,
    .n = n_in,
    .n_in = n,
    .w = w,
    .by_unit = 1,
    .by_input = n_in,
    .in = dz,
    .stride_in = stride_dz,
    .a = (double *) a_in,
    .stride = stride_in,
    .error = dz_in,
    .stride_error = stride_dz_in,
  };

#define CALL(which)                                                                                \
  work.activation = which;                                                                         \
  panels (&work, count)
  FOR_EACH_ACTIVATION (activation, CALL);
#undef CALL
}
