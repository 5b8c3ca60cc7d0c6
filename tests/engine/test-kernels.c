/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset.h"
#include "engine/kernels.h"
#include "engine/random.h"

#include <math.h>
#include <string.h>

#define N 4096

/* The distance of @value from the true one in units of the last place of the true one. */
static double
ulps (double value, long double truth)
{
  double rounded = (double) truth;
  double unit;

  if (value == rounded)
    return 0;
  unit = nextafter (fabs (rounded), INFINITY) - fabs (rounded);

  return (double) (fabsl ((long double) value - truth) / unit);
}

static void
fill (double *x, PlateauRandom *random)
{
  static const double special[] = { 0,      -0.0,   1e-320, -1e-320, 1e-300,  1e-17, 1e-8,  0.1733,
                                    0.1734, 0.3465, 0.3466, 0.5,     1,       18,    19.06, 19.07,
                                    22,     22.1,   40,     100,     700,     708,   709,   740,
                                    745,    746,    1000,   1e300,   INFINITY };

  for (guint i = 0; i < N; i++)
    {
      if (i < G_N_ELEMENTS (special))
        x[i] = special[i];
      else if (i % 3 == 0)
        x[i] = plateau_random_uniform (random, -25, 25);
      else if (i % 3 == 1)
        x[i] = plateau_random_uniform (random, -1, 1);
      else /* every order of magnitude */
        x[i] = exp (plateau_random_uniform (random, -700, 7)) *
               (plateau_random_sample (random) < 0.5 ? -1 : 1);
    }
}

static void
test_accuracy (gconstpointer user_data)
{
  const PlateauKernels *kernels = user_data;
  g_autoptr (PlateauRandom) random = plateau_random_new (1);
  static double x[N], minus[N], y[N], y_minus[N];

  for (guint round = 0; round < 50; round++)
    {
      fill (x, random);
      for (guint i = 0; i < N; i++)
        minus[i] = -x[i];

      kernels->map_tanh (N, x, y);
      kernels->map_tanh (N, minus, y_minus);
      for (guint i = 0; i < N; i++)
        {
          if (ulps (y[i], tanhl (x[i])) > 4)
            g_error ("tanh (%.17g) = %.17g, not %.20Lg", x[i], y[i], tanhl (x[i]));
          g_assert_cmpfloat (y_minus[i], ==, -y[i]);
          g_assert_true (signbit (y[i]) == signbit (x[i]));
        }

      kernels->map_sigmoid (N, x, y);
      kernels->map_sigmoid (N, minus, y_minus);
      for (guint i = 0; i < N; i++)
        {
          long double truth = 1 / (1 + expl (-(long double) x[i]));

          if (ulps (y[i], truth) > 4)
            g_error ("sigmoid (%.17g) = %.17g, not %.20Lg", x[i], y[i], truth);
        }
    }
}

static void
test_limits (gconstpointer user_data)
{
  const PlateauKernels *kernels = user_data;
  double x[PLATEAU_STRIDE] = { 0, INFINITY, -INFINITY, NAN, 1e308, -1e308 };
  double y[PLATEAU_STRIDE];

  kernels->map_tanh (PLATEAU_STRIDE, x, y);
  g_assert_cmpfloat (y[0], ==, 0);
  g_assert_cmpfloat (y[1], ==, 1);
  g_assert_cmpfloat (y[2], ==, -1);
  g_assert_true (isnan (y[3]));
  g_assert_cmpfloat (y[4], ==, 1);
  g_assert_cmpfloat (y[5], ==, -1);

  kernels->map_sigmoid (PLATEAU_STRIDE, x, y);
  g_assert_cmpfloat (y[0], ==, 0.5);
  g_assert_cmpfloat (y[1], ==, 1);
  g_assert_cmpfloat (y[2], ==, 0);
  g_assert_true (isnan (y[3]));
  g_assert_cmpfloat (y[4], ==, 1);
  g_assert_cmpfloat (y[5], ==, 0);
}

/* The cross-entropy from the logit, against long double; padding must not count. */
static void
test_output (gconstpointer user_data)
{
  const PlateauKernels *kernels = user_data;
  const guint m = 37, stride = 48;
  double z[48], y[48] = { 0 }, valid[48] = { 0 }, a[48], dz[48];
  long double truth = 0;
  double loss;

  for (guint i = 0; i < stride; i++)
    {
      z[i] = (i % 2 ? -1 : 1) * pow (1.35, (double) i) * 0.01;
      valid[i] = i < m;
      y[i] = i < m && i % 3 == 0;
    }
  for (guint i = 0; i < m; i++)
    truth += fmaxl (z[i], 0) - z[i] * (long double) y[i] + log1pl (expl (-fabsl (z[i])));

  loss = kernels->output (stride, z, y, valid, a, dz);
  g_assert_cmpfloat (ulps (loss, truth), <=, 16);
  for (guint i = 0; i < stride; i++)
    g_assert_cmpfloat (dz[i], ==, i < m ? a[i] - y[i] : 0);
}

/* A loss far below the last place of 1 keeps its digits, and the largest block stays finite. */
static void
test_output_extremes (gconstpointer user_data)
{
  const PlateauKernels *kernels = user_data;
  static double z[PLATEAU_MAX_BLOCK], y[PLATEAU_MAX_BLOCK], valid[PLATEAU_MAX_BLOCK];
  long double truth = 0;
  double loss;

  for (guint i = 0; i < PLATEAU_MAX_BLOCK; i++)
    {
      z[i] = -60 - 0.01 * i;
      valid[i] = 1;
      truth += expl (z[i]);
    }
  loss = kernels->output (PLATEAU_MAX_BLOCK, z, y, valid, NULL, NULL);
  g_assert_cmpfloat (loss, >, 0);
  g_assert_cmpfloat (ulps (loss, truth), <=, 16);

  for (guint i = 0; i < PLATEAU_MAX_BLOCK; i++)
    z[i] = 0;
  loss = kernels->output (PLATEAU_MAX_BLOCK, z, y, valid, NULL, NULL);
  g_assert_cmpfloat (ulps (loss, PLATEAU_MAX_BLOCK * logl (2)), <=, 16);

  z[17] = NAN;
  g_assert_true (isnan (kernels->output (PLATEAU_MAX_BLOCK, z, y, valid, NULL, NULL)));
}

static void
test_descend (gconstpointer user_data)
{
  const PlateauKernels *kernels = user_data;
  double parameters[19], gradient[19];

  for (guint bad = 0; bad <= 19; bad++)
    {
      for (guint i = 0; i < 19; i++)
        {
          parameters[i] = 0.5 * i;
          gradient[i] = i == bad ? INFINITY : 0.25;
        }
      g_assert_true (kernels->descend (19, 2, gradient, parameters) == (bad == 19));
      for (guint i = 0; i < 19; i++)
        if (i != bad)
          g_assert_cmpfloat (parameters[i], ==, 0.5 * i - 0.5);
    }
}

int
main (int argc, char *argv[])
{
  const PlateauKernels *const *list;
  guint n;

  g_test_init (&argc, &argv, NULL);
  list = plateau_kernels_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *accuracy = g_strdup_printf ("/kernels/%s/accuracy", list[i]->name);
      g_autofree char *limits = g_strdup_printf ("/kernels/%s/limits", list[i]->name);
      g_autofree char *output = g_strdup_printf ("/kernels/%s/output", list[i]->name);
      g_autofree char *extremes = g_strdup_printf ("/kernels/%s/output-extremes", list[i]->name);
      g_autofree char *descend = g_strdup_printf ("/kernels/%s/descend", list[i]->name);

      g_test_add_data_func (accuracy, list[i], test_accuracy);
      g_test_add_data_func (limits, list[i], test_limits);
      g_test_add_data_func (output, list[i], test_output);
      g_test_add_data_func (extremes, list[i], test_output_extremes);
      g_test_add_data_func (descend, list[i], test_descend);
    }

  return g_test_run ();
}
