/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orthogonal.h"

#include <math.h>
#include <string.h>

/* Four sums side by side: one alone would wait for each of its additions. */
static double
dot (const double *a, const double *b, guint n)
{
  double sum[4] = { 0 };
  guint i = 0;

  for (; i + 4 <= n; i += 4)
    for (guint k = 0; k < 4; k++)
      sum[k] += a[i + k] * b[i + k];
  for (; i < n; i++)
    sum[0] += a[i] * b[i];

  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/**
 * make_reflector:
 * @x: (inout): n numbers; afterwards x[1] ... x[n-1] are those of v, whose first is 1
 * @tau: (out): of H = 1 - tau v vᵀ, where H x has but one number
 *
 * Returns: the sign of that number
 */
static double
make_reflector (double *x, guint n, double *tau)
{
  double largest = 0, below, r;
  int exponent;

  *tau = 0;
  for (guint i = 0; i < n; i++)
    largest = fmax (largest, fabs (x[i]));
  if (largest == 0)
    return 1;

  /* A column that depends on those before it is dust, whose squares could be too small for a double.
   * A power of two scales it without a rounding. */
  frexp (largest, &exponent);
  for (guint i = 0; i < n; i++)
    x[i] = ldexp (x[i], -exponent);

  below = dot (x + 1, x + 1, n - 1);
  if (below == 0)
    return copysign (1, x[0]);

  /* Away from x[0], so that nothing cancels. */
  r = -copysign (sqrt (x[0] * x[0] + below), x[0]);
  *tau = (r - x[0]) / r;
  for (guint i = 1; i < n; i++)
    x[i] /= x[0] - r;

  return copysign (1, r);
}

/* y = H y, both n long. */
static void
reflect (double *y, const double *v, double tau, guint n)
{
  double length = tau * (y[0] + dot (v + 1, y + 1, n - 1));

  y[0] -= length;
  for (guint i = 1; i < n; i++)
    y[i] -= length * v[i];
}

/* a: n columns of m numbers each, m >= n. */
static void
orthogonalise_columns (double *a, guint m, guint n)
{
  g_autofree double *tau = g_new (double, n);
  g_autofree double *sign = g_new (double, n);

  for (guint j = 0; j < n; j++)
    {
      double *v = a + j * (gsize) m + j;

      sign[j] = make_reflector (v, m - j, &tau[j]);
      for (guint k = j + 1; k < n; k++)
        reflect (a + k * (gsize) m + j, v, tau[j], m - j);
    }

  /* Q = H1 H2 ... Hn, from the last one on, for the columns before it are still unit vectors. */
  for (guint j = n; j-- > 0;)
    {
      double *v = a + j * (gsize) m + j;

      for (guint k = j + 1; k < n; k++)
        reflect (a + k * (gsize) m + j, v, tau[j], m - j);
      for (guint i = 1; i < m - j; i++)
        v[i] *= -tau[j];
      v[0] = 1 - tau[j];
      memset (v - j, 0, j * sizeof (double));
    }

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < m; i++)
      a[j * (gsize) m + i] *= sign[j];
}

void
plateau_orthogonalise (double *matrix, guint rows, guint columns)
{
  g_autofree double *transposed = NULL;

  /* The rows of a wide matrix are the columns of the one to be decomposed, and lie as it wants. */
  if (rows < columns)
    {
      orthogonalise_columns (matrix, columns, rows);
      return;
    }

  transposed = g_new (double, rows *(gsize) columns);
  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      transposed[j * (gsize) rows + i] = matrix[i * (gsize) columns + j];

  orthogonalise_columns (transposed, rows, columns);
  for (guint i = 0; i < rows; i++)
    for (guint j = 0; j < columns; j++)
      matrix[i * (gsize) columns + j] = transposed[j * (gsize) rows + i];
}
