/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sums.h"
#include "pair.h"

#include <math.h>

/* Four sums in flight hide the latency of an addition. Their loops are written out: left as loops,
 * the sums would live in memory. */
#define SUMS 4
#define STEP (2 * SUMS)

static inline void
stretch (Pair v, Pair *low, Pair *high)
{
  *low = pair_min (v, *low);
  *high = pair_max (v, *high);
}

/* The largest |value|; NaN is passed over. */
static double
largest_of (const double *values, gsize n)
{
  Pair low[SUMS] = { 0 }, high[SUMS] = { 0 };
  double largest = 0;
  gsize i = 0;

  for (; i + STEP <= n; i += STEP)
    {
      stretch (pair_load (values + i), &low[0], &high[0]);
      stretch (pair_load (values + i + 2), &low[1], &high[1]);
      stretch (pair_load (values + i + 4), &low[2], &high[2]);
      stretch (pair_load (values + i + 6), &low[3], &high[3]);
    }
  for (; i < n; i++)
    largest = fmax (largest, fabs (values[i]));

  for (guint k = 0; k < SUMS; k++)
    for (guint lane = 0; lane < 2; lane++)
      largest = fmax (largest, fmax (high[k][lane], -low[k][lane]));

  return largest;
}

/* The power of two that brings numbers up to @largest to about 1: a product with it is exact. Kept
 * where it and its inverse are normal numbers. */
static int
exponent_of (double largest)
{
  int exponent;

  frexp (largest, &exponent);

  return CLAMP (exponent, -1020, 1020);
}

static double
total_of (const Pair *sums)
{
  Pair total = sums[0];

  for (guint k = 1; k < SUMS; k++)
    total += sums[k];

  return total[0] + total[1];
}

typedef struct
{
  double sum;
  double squares;
} Sums;

static inline void
add_pair (const double *values, double scale, double origin, Pair *sum, Pair *squares)
{
  Pair d = pair_load (values) * pair_of (scale) - pair_of (origin);

  *sum += d;
  *squares += d * d;
}

/* Adds Σ d and Σ d² of d = value × scale - origin. */
static void
add_up (const double *values, gsize n, double scale, double origin, Sums *sums)
{
  Pair sum[SUMS] = { 0 }, squares[SUMS] = { 0 };
  gsize i = 0;

  for (; i + STEP <= n; i += STEP)
    {
      add_pair (values + i, scale, origin, &sum[0], &squares[0]);
      add_pair (values + i + 2, scale, origin, &sum[1], &squares[1]);
      add_pair (values + i + 4, scale, origin, &sum[2], &squares[2]);
      add_pair (values + i + 6, scale, origin, &sum[3], &squares[3]);
    }
  for (; i < n; i++)
    {
      double d = values[i] * scale - origin;

      /* Not to the total: many small numbers would be rounded against a large one. */
      sum[0][0] += d;
      squares[0][0] += d * d;
    }
  sums->sum += total_of (sum);
  sums->squares += total_of (squares);
}

/* Squares whose sum is outside may have lost what is too large or too small for a double. */
static gboolean
is_safe (double squares)
{
  return squares > 1e-200 && squares < 1e200;
}

double
plateau_norm (const double *values, gsize n)
{
  Sums sums = { 0 }, scaled = { 0 };
  double largest;
  int exponent;

  add_up (values, n, 1, 0, &sums);
  if (is_safe (sums.squares))
    return sqrt (sums.squares);

  largest = largest_of (values, n);
  if (!isfinite (largest))
    return largest;
  exponent = exponent_of (largest);
  add_up (values, n, ldexp (1, -exponent), 0, &scaled);

  return ldexp (sqrt (scaled.squares), exponent);
}

/* By way of value × 2^-exponent. Returns the sum of squares from which the deviation comes.
 *
 * Counted from the first number, one pass will do: that is no further from the mean than N times the
 * variance allows, so at most N roundings are lost where Σ v² - (Σ v)² / N from zero would lose all.
 * And where all are equal nothing is left to be rounded. */
static double
moments_at (const double *values,
            guint n,
            guint m,
            guint stride,
            int exponent,
            double *mean,
            double *std)
{
  double scale = ldexp (1, -exponent), origin = values[0] * scale, count = (double) n * m;
  Sums sums = { 0 };
  double squares;

  for (guint row = 0; row < n; row++)
    add_up (values + row * (gsize) stride, m, scale, origin, &sums);

  squares = sums.squares - sums.sum * (sums.sum / count);
  *mean = ldexp (origin + sums.sum / count, exponent);
  *std = ldexp (sqrt (squares / count), exponent);

  return squares;
}

void
plateau_moments (const double *values, guint n, guint m, guint stride, double *mean, double *std)
{
  double largest = 0;

  if (is_safe (moments_at (values, n, m, stride, 0, mean, std)))
    return;

  for (guint row = 0; row < n; row++)
    largest = fmax (largest, largest_of (values + row * (gsize) stride, m));
  if (isfinite (largest))
    moments_at (values, n, m, stride, exponent_of (largest), mean, std);
  else
    *mean = *std = NAN;
}
