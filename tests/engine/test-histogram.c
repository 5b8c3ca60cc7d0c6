/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/histogram.h"
#include "engine/random.h"
#include "engine/sums.h"

#include <float.h>
#include <math.h>

static const PlateauBins kinds[] = { PLATEAU_BINS_TANH, PLATEAU_BINS_SIGMOID, PLATEAU_BINS_SIGNED,
                                     PLATEAU_BINS_MAGNITUDE };

/* Where a number goes, found the slow way; -1 for what has no bin. */
static int
find_bin (PlateauBins bins, double v)
{
  guint n = plateau_bins_count (bins);
  gboolean linear = bins == PLATEAU_BINS_TANH || bins == PLATEAU_BINS_SIGMOID;

  for (guint i = 0; i < n; i++)
    {
      double low, high, magnitude = bins == PLATEAU_BINS_MAGNITUDE ? fabs (v) : v;

      plateau_bins_get_range (bins, i, &low, &high);
      if (linear || low > 0)
        {
          if ((magnitude >= low && magnitude < high) || (linear && i == n - 1 && v == high))
            return (int) i;
        }
      else if (v > low && v <= high)
        return (int) i;
    }

  return -1;
}

static guint
total (const PlateauHistogram *histogram)
{
  guint sum = histogram->below + histogram->above + histogram->tiny + histogram->zero +
              histogram->undefined;

  for (guint i = 0; i < PLATEAU_MAX_BINS; i++)
    sum += histogram->count[i];

  return sum;
}

static PlateauHistogram
count_one (PlateauBins bins, double v)
{
  PlateauHistogram histogram;

  plateau_histogram_fill (&histogram, bins, &v, 1, 1, 1);
  g_assert_cmpuint (total (&histogram), ==, 1);

  return histogram;
}

/* The axes are what the documentation says, without a gap, and symmetric. */
static void
test_axes (void)
{
  double low, high, first, last;

  g_assert_cmpuint (plateau_bins_count (PLATEAU_BINS_TANH), ==, 32);
  g_assert_cmpuint (plateau_bins_count (PLATEAU_BINS_SIGMOID), ==, 32);
  g_assert_cmpuint (plateau_bins_count (PLATEAU_BINS_SIGNED), ==, 192);
  g_assert_cmpuint (plateau_bins_count (PLATEAU_BINS_MAGNITUDE), ==, 112);

  plateau_bins_get_range (PLATEAU_BINS_TANH, 0, &low, &high);
  g_assert_cmpfloat (low, ==, -1);
  g_assert_cmpfloat (high, ==, -1 + 1.0 / 16);
  plateau_bins_get_range (PLATEAU_BINS_SIGMOID, 31, &low, &high);
  g_assert_cmpfloat (low, ==, 31.0 / 32);
  g_assert_cmpfloat (high, ==, 1);
  plateau_bins_get_range (PLATEAU_BINS_MAGNITUDE, 0, &first, &high);
  plateau_bins_get_range (PLATEAU_BINS_MAGNITUDE, 111, &low, &last);
  g_assert_cmpfloat (fabs (first / 1e-24 - 1), <, 1e-14);
  g_assert_cmpfloat (fabs (last / 1e4 - 1), <, 1e-14);
  plateau_bins_get_range (PLATEAU_BINS_SIGNED, 191, &low, &last);
  g_assert_cmpfloat (fabs (last / 1e8 - 1), <, 1e-14);
  plateau_bins_get_range (PLATEAU_BINS_SIGNED, 96, &first, &high);
  g_assert_cmpfloat (fabs (first / 1e-16 - 1), <, 1e-14);
  g_assert_cmpfloat (fabs (high / first / pow (10, 0.25) - 1), <, 1e-14);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 1; i < plateau_bins_count (kinds[k]); i++)
      {
        plateau_bins_get_range (kinds[k], i - 1, &first, &last);
        plateau_bins_get_range (kinds[k], i, &low, &high);
        g_assert_cmpfloat (low, <, high);
        /* The signed axis has its zero in the middle. */
        if (kinds[k] != PLATEAU_BINS_SIGNED || i != 96)
          g_assert_cmpfloat (low, ==, last);
        else
          g_assert_cmpfloat (low, ==, -last);
        if (kinds[k] == PLATEAU_BINS_SIGNED)
          {
            plateau_bins_get_range (kinds[k], 191 - i, &first, &last);
            g_assert_cmpfloat (low, ==, -last);
            g_assert_cmpfloat (high, ==, -first);
          }
      }

  g_assert_cmpint (plateau_bins_of (PLATEAU_ACTIVATION_TANH), ==, PLATEAU_BINS_TANH);
  g_assert_cmpint (plateau_bins_of (PLATEAU_ACTIVATION_SIGMOID), ==, PLATEAU_BINS_SIGMOID);
  g_assert_cmpint (plateau_bins_of (PLATEAU_ACTIVATION_RELU), ==, PLATEAU_BINS_SIGNED);
  g_assert_cmpint (plateau_bins_of (PLATEAU_ACTIVATION_LEAKY_RELU), ==, PLATEAU_BINS_SIGNED);
  g_assert_cmpint (plateau_bins_of (PLATEAU_ACTIVATION_LINEAR), ==, PLATEAU_BINS_SIGNED);
}

/* Every edge, and the numbers next to it on both sides. */
static void
test_edges (void)
{
  guint n_checked = 0;

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint i = 0; i < plateau_bins_count (kinds[k]); i++)
      {
        double edges[2];

        plateau_bins_get_range (kinds[k], i, &edges[0], &edges[1]);
        for (guint e = 0; e < 2; e++)
          for (int side = -1; side <= 1; side++)
            {
              double v = side == 0 ? edges[e] : nextafter (edges[e], side * INFINITY);
              PlateauHistogram histogram = count_one (kinds[k], v);
              int bin = find_bin (kinds[k], v);

              if (bin >= 0)
                g_assert_cmpuint (histogram.count[bin], ==, 1);
              else
                g_assert_cmpuint (histogram.below + histogram.above + histogram.tiny, ==, 1);
              n_checked += bin >= 0;
            }
      }
  g_assert_cmpuint (n_checked, >, 2000);
}

static void
test_outside (void)
{
  static const double tiny[] = { 1e-30, -1e-30, DBL_TRUE_MIN, -DBL_MIN };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      gboolean linear = kinds[k] == PLATEAU_BINS_TANH || kinds[k] == PLATEAU_BINS_SIGMOID;
      gboolean magnitude = kinds[k] == PLATEAU_BINS_MAGNITUDE;

      g_assert_cmpuint (count_one (kinds[k], NAN).undefined, ==, 1);
      g_assert_cmpuint (count_one (kinds[k], INFINITY).above, ==, 1);
      g_assert_cmpuint (count_one (kinds[k], 1e9).above, ==, 1);
      g_assert_cmpuint (count_one (kinds[k], -INFINITY).below, ==, !magnitude);
      g_assert_cmpuint (count_one (kinds[k], -1e9).above, ==, magnitude);
      g_assert_cmpuint (count_one (kinds[k], 0).zero, ==, !linear);
      g_assert_cmpuint (count_one (kinds[k], -0.0).zero, ==, !linear);
      for (guint i = 0; i < G_N_ELEMENTS (tiny); i++)
        g_assert_cmpuint (count_one (kinds[k], tiny[i]).tiny, ==, !linear);
    }

  /* Zero begins the upper half; a tiny negative number is not rounded into it. */
  g_assert_cmpuint (count_one (PLATEAU_BINS_TANH, 0).count[16], ==, 1);
  g_assert_cmpuint (count_one (PLATEAU_BINS_TANH, -1e-300).count[15], ==, 1);
  g_assert_cmpuint (count_one (PLATEAU_BINS_TANH, 1).count[31], ==, 1);
  g_assert_cmpuint (count_one (PLATEAU_BINS_TANH, -1).count[0], ==, 1);
  g_assert_cmpuint (count_one (PLATEAU_BINS_SIGMOID, 0.5).count[16], ==, 1);
  g_assert_cmpuint (count_one (PLATEAU_BINS_SIGMOID, -0.1).below, ==, 1);
}

/* Many numbers of all sizes, and what lies beyond the examples is not counted. */
static void
test_many (void)
{
  enum
  {
    N = 7,
    M = 333,
    STRIDE = 336
  };
  g_autoptr (PlateauRandom) random = plateau_random_new (5);
  g_autofree double *values = g_new (double, N *STRIDE);

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      gboolean linear = kinds[k] == PLATEAU_BINS_TANH || kinds[k] == PLATEAU_BINS_SIGMOID;
      PlateauHistogram want = { 0 }, histogram;

      for (guint i = 0; i < N * STRIDE; i++)
        values[i] = plateau_random_normal (random) *
                    (linear ? 0.5 : pow (10, plateau_random_uniform (random, -12, 8)));
      for (guint row = 0; row < N; row++)
        for (guint i = 0; i < M; i++)
          {
            int bin = find_bin (kinds[k], values[row * STRIDE + i]);

            if (bin >= 0)
              want.count[bin]++;
          }

      plateau_histogram_fill (&histogram, kinds[k], values, N, M, STRIDE);
      g_assert_cmpmem (histogram.count, sizeof histogram.count, want.count, sizeof want.count);
      g_assert_cmpuint (total (&histogram), ==, N * M);
      g_assert_cmpint (histogram.bins, ==, kinds[k]);
    }
}

static void
assert_near (double value, double want)
{
  g_assert_cmpfloat (fabs (value - want), <=, 1e-13 * fabs (want));
}

static void
test_norm (void)
{
  static const double scales[] = { 1, 1e-200, 1e200, 1e-100, 1e100, 3e-162, 1e-300 };
  double values[11];

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      long double squares = 0;

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          values[i] = scales[s] * (i % 2 ? -1.7 - i : 0.3 * i);
          squares += (long double) values[i] * values[i];
        }
      assert_near (plateau_norm (values, 11), (double) sqrtl (squares));
      assert_near (plateau_norm (values, 1), 0);
      assert_near (plateau_norm (values + 1, 1), fabs (values[1]));
    }

  /* The smallest number that there is, and a sum of squares that is too large for a double. */
  values[0] = DBL_TRUE_MIN;
  g_assert_cmpfloat (plateau_norm (values, 1), ==, DBL_TRUE_MIN);
  values[0] = values[1] = DBL_MAX / 2;
  assert_near (plateau_norm (values, 2), DBL_MAX / 2 * sqrt (2));
  g_assert_cmpfloat (plateau_norm (values, 0), ==, 0);
  values[1] = -INFINITY;
  g_assert_cmpfloat (plateau_norm (values, 2), ==, INFINITY);
  values[1] = NAN;
  g_assert_true (isnan (plateau_norm (values, 2)));
  for (guint i = 0; i < 8; i++)
    values[i] = -1e200;
  assert_near (plateau_norm (values, 8), 1e200 * sqrt (8));
}

static void
test_moments (void)
{
  enum
  {
    N = 3,
    M = 13,
    STRIDE = 16
  };
  static const struct
  {
    double scale, offset, shift;
  } cases[] = { { 1, 0, 0 },      { 1, 1e9, 0 },       { 1e-200, 0, 0 },     { 1e200, 0, 0 },
                { 1e-308, 0, 0 }, { 1e-3, 1e6, -2e6 }, { 1, 0.1, 0 },        { 1e-9, 1, 0 },
                { 1e100, 0, 0 },  { 1e-155, 0, 0 },    { 1e-210, 1e-200, 0 } };
  double values[N * STRIDE], mean, std;

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      long double sum = 0, squares = 0, want;

      for (guint i = 0; i < N * STRIDE; i++)
        values[i] = i % STRIDE < M ? cases[c].offset + cases[c].scale * (int) (i * i % 29) : NAN;
      for (guint i = 0; i < N * STRIDE; i++)
        sum += i % STRIDE < M ? (long double) values[i] : 0;
      want = sum / (N * M);
      for (guint i = 0; i < N * STRIDE; i++)
        squares += i % STRIDE < M ? (values[i] - want) * (values[i] - want) : 0;

      plateau_moments (values, N, M, STRIDE, &mean, &std);
      g_assert_cmpfloat (fabsl (mean - want), <=, 1e-15 * fabsl (want) + DBL_TRUE_MIN);
      want = sqrtl (squares / (N * M));
      g_assert_cmpfloat (std, >, 0);
      /* Numbers below 1e-308 have fewer digits themselves. */
      g_assert_cmpfloat (fabsl (std - want), <=, 1e-13 * want + DBL_TRUE_MIN);
    }

  /* All equal: no rounding is left over, whatever the number. */
  for (guint c = 0; c < 50; c++)
    {
      double equal = pow (7, (int) c - 25) / 3;

      for (guint i = 0; i < N * STRIDE; i++)
        values[i] = equal;
      plateau_moments (values, N, M, STRIDE, &mean, &std);
      g_assert_cmpfloat (std, ==, 0);
      g_assert_cmpfloat (mean, ==, equal);
    }

  for (guint place = 0; place < N * STRIDE; place++)
    {
      static const double odd[] = { INFINITY, -INFINITY, NAN };

      for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
        {
          for (guint i = 0; i < N * STRIDE; i++)
            values[i] = i % 5;
          values[place] = odd[k];
          plateau_moments (values, N, M, STRIDE, &mean, &std);
          g_assert_true (isnan (mean) == (place % STRIDE < M));
          g_assert_true (isnan (std) == (place % STRIDE < M));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/histogram/axes", test_axes);
  g_test_add_func ("/histogram/edges", test_edges);
  g_test_add_func ("/histogram/outside", test_outside);
  g_test_add_func ("/histogram/many", test_many);
  g_test_add_func ("/sums/norm", test_norm);
  g_test_add_func ("/sums/moments", test_moments);

  return g_test_run ();
}
