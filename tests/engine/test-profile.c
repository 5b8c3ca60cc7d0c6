/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/diagnostics.h"
#include "engine/initializer.h"
#include "engine/kernels.h"
#include "engine/profile.h"

#include <math.h>
#include <string.h>

static const PlateauShape shapes[] = {
  { 2, 0, { 0 } },      { 2, 1, { 4 } },          { 1, 2, { 10, 5 } }, { 3, 3, { 8, 8, 8 } },
  { 2, 2, { 33, 40 } }, { 2, 4, { 3, 4, 5, 6 } }, { 2, 1, { 1 } },     { 2, 2, { 256, 2 } },
};

/* One network with its pass over @m examples, forward and back. */
typedef struct
{
  PlateauNetwork *network;
  PlateauDataset *data;
  PlateauPass *pass;
} Case;

static void
compute (Case *c)
{
  plateau_network_forward (c->network, c->pass);
  plateau_network_backward (c->network, c->pass);
}

static Case
case_new (const PlateauShape *shape, PlateauActivation activation, double scale, guint m)
{
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, scale, 0, 3 };
  PlateauShape copy = *shape;
  Case c;

  copy.activation = activation;
  c.network = plateau_network_new (&copy);
  plateau_network_initialize (c.network, &start);
  for (guint l = 1; l <= c.network->n_layers; l++)
    for (guint j = 0; j < c.network->n[l]; j++)
      c.network->b[l][j] = 0.1 * sin (j + l);

  c.data = plateau_dataset_new (shape->n_features, m);
  for (guint i = 0; i < m; i++)
    {
      for (guint f = 0; f < shape->n_features; f++)
        c.data->x[f * (gsize) c.data->stride + i] = 2 * sin (1 + i * (f + 1.3));
      c.data->y[i] = i % 3 == 0;
    }
  c.pass = plateau_pass_new (&copy, c.data);
  compute (&c);

  return c;
}

static void
case_clear (Case *c)
{
  plateau_pass_free (c->pass);
  plateau_network_free (c->network);
  plateau_dataset_unref (c->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static PlateauProfile *
profile_of (const Case *c, guint l)
{
  double *error[PLATEAU_MAX_LAYERS + 1];
  PlateauProfile *profile;

  plateau_pass_errors (c->pass, c->network, 1u << l, error);
  profile = plateau_profile_new (c->network, c->pass, l, error[l]);
  g_aligned_free (error[l]);

  return profile;
}

/* dZ of every layer by the formulas, one example at a time. Written over @error, n[l] × m. */
static void
naive_errors (const Case *c, long double *error[PLATEAU_MAX_LAYERS + 1])
{
  const PlateauNetwork *network = c->network;
  guint m = c->data->n_examples, last = network->n_layers;

  for (guint l = 1; l <= last; l++)
    error[l] = g_new (long double, network->n[l] * m);

  for (guint i = 0; i < m; i++)
    {
      long double z = c->pass->z[last][i];

      error[last][i] = 1 / (1 + expl (-z)) - c->data->y[i];
      for (guint l = last - 1; l >= 1; l--)
        for (guint k = 0; k < network->n[l]; k++)
          {
            gsize at = k * (gsize) c->pass->stride + i;
            long double sum = 0;

            for (guint j = 0; j < network->n[l + 1]; j++)
              sum +=
                  (long double) network->w[l + 1][j * network->n[l] + k] * error[l + 1][j * m + i];
            error[l][k * m + i] =
                sum * plateau_activation_slope (network->shape.activation, c->pass->z[l][at],
                                                c->pass->a[l][at]);
          }
    }
}

static void
naive_moments (const double *values, guint n, guint m, guint stride, double *mean, double *std)
{
  long double sum = 0, squares = 0;

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < m; i++)
      sum += values[j * (gsize) stride + i];
  sum /= (long double) n * m;
  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < m; i++)
      squares += powl (values[j * (gsize) stride + i] - sum, 2);
  *mean = (double) sum;
  *std = (double) sqrtl (squares / ((long double) n * m));
}

static void
assert_near (double value, double want, double tolerance)
{
  if (!(fabs (value - want) <= tolerance))
    g_error ("%.17g is not %.17g", value, want);
}

/* dZ: the formulas' numbers, and the very bits from which the gradient was made. */
static void
test_errors (void)
{
  const PlateauKernels *kernels = plateau_kernels_get ();

  for (guint g = 0; g < PLATEAU_N_ACTIVATIONS; g++)
    for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
      {
        g_auto (Case) c = case_new (&shapes[s], g, 0.8, 601 + s);
        g_autoptr (PlateauNetwork) again = plateau_network_new (&c.network->shape);
        double *error[PLATEAU_MAX_LAYERS + 1];
        long double *want[PLATEAU_MAX_LAYERS + 1];
        guint m = c.data->n_examples, stride = c.pass->stride;

        plateau_pass_errors (c.pass, c.network, ~0u, error);
        naive_errors (&c, want);
        g_assert_null (error[0]);
        for (guint l = 1; l <= c.network->n_layers; l++)
          {
            double largest = 0;

            for (guint j = 0; j < c.network->n[l]; j++)
              for (guint i = 0; i < m; i++)
                largest = fmax (largest, fabs ((double) want[l][j * m + i]));
            g_assert_cmpfloat (largest, >, 1e-6);
            for (guint j = 0; j < c.network->n[l]; j++)
              for (guint i = 0; i < stride; i++)
                assert_near (error[l][j * stride + i], i < m ? (double) want[l][j * m + i] : 0,
                             1e-13 * largest);

            for (guint from = 0; from < stride; from += c.pass->block)
              kernels->gradient (c.network->n[l - 1], c.network->n[l],
                                 MIN (c.pass->block, stride - from), error[l] + from, stride,
                                 c.pass->a[l - 1] + from, stride, again->w[l], again->b[l]);
          }
        kernels->scale (again->n_parameters, 1.0 / m, again->parameters);
        /* Two layers have a loop of their own, which groups its sums in another way. */
        if (c.network->n_layers != 2)
          g_assert_cmpmem (again->parameters, again->n_parameters * 8, c.pass->gradient->parameters,
                           again->n_parameters * 8);

        for (guint l = 1; l <= c.network->n_layers; l++)
          {
            g_aligned_free (error[l]);
            g_free (want[l]);
          }
        for (guint l = c.network->n_layers + 1; l <= PLATEAU_MAX_LAYERS; l++)
          g_assert_null (error[l]);
      }
}

/* Only what is asked for, and the pass is as it was. */
static void
test_errors_asked (void)
{
  g_auto (Case) c = case_new (&shapes[5], PLATEAU_ACTIVATION_TANH, 1, 77);
  gsize bytes = c.network->n[3] * (gsize) c.pass->stride * sizeof (double);
  g_autofree double *a = g_memdup2 (c.pass->a[3], bytes), *z = g_memdup2 (c.pass->z[3], bytes);
  g_autoptr (PlateauNetwork) gradient = plateau_network_copy (c.pass->gradient);
  double *all[PLATEAU_MAX_LAYERS + 1];

  plateau_pass_errors (c.pass, c.network, ~0u, all);
  for (guint layers = 0; layers < 64; layers++)
    {
      double *error[PLATEAU_MAX_LAYERS + 1];

      plateau_pass_errors (c.pass, c.network, layers, error);
      for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
        if (l >= 1 && l <= 5 && layers & 1u << l)
          {
            g_assert_cmpmem (error[l], c.network->n[l] * c.pass->stride * 8, all[l],
                             c.network->n[l] * c.pass->stride * 8);
            g_aligned_free (error[l]);
          }
        else
          g_assert_null (error[l]);
    }
  for (guint l = 1; l <= 5; l++)
    g_aligned_free (all[l]);

  g_assert_cmpmem (c.pass->a[3], bytes, a, bytes);
  g_assert_cmpmem (c.pass->z[3], bytes, z, bytes);
  g_assert_cmpmem (c.pass->gradient->parameters, gradient->n_parameters * 8, gradient->parameters,
                   gradient->n_parameters * 8);
}

/* Every member against what loops over the definitions give. */
static void
test_definitions (void)
{
  static const double scales[] = { 0.01, 1, 4, 100 };
  guint n_flat_seen = 0, n_dead_seen = 0;

  for (guint g = 0; g < PLATEAU_N_ACTIVATIONS; g++)
    for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
      {
        /* 63, 64, 65 ... examples: words of the map that are full, and that are not. */
        g_auto (Case) c = case_new (&shapes[s], g, scales[(g + s) % 4], 61 + s);
        guint m = c.data->n_examples, stride = c.pass->stride;

        for (guint l = 1; l <= c.network->n_layers; l++)
          {
            PlateauActivation activation = plateau_network_activation (c.network, l);
            g_autoptr (PlateauProfile) profile = profile_of (&c, l);
            double *error[PLATEAU_MAX_LAYERS + 1];
            PlateauHistogram histogram;
            PlateauDiagnostics d;
            double mean, std;
            gsize n_flat = 0;
            guint n_dead = 0;
            long double slopes = 0;

            plateau_pass_errors (c.pass, c.network, 1u << l, error);
            plateau_diagnose (c.network, c.pass, 0.5, l, &d);
            g_assert_cmpuint (profile->layer, ==, l);
            g_assert_cmpuint (profile->n_units, ==, c.network->n[l]);
            g_assert_cmpuint (profile->n_examples, ==, m);
            g_assert_cmpint (profile->activation, ==, activation);
            g_assert_true (profile->is_output == (l == c.network->n_layers));

            naive_moments (c.pass->a[l], profile->n_units, m, stride, &mean, &std);
            assert_near (profile->a_std, std, 1e-13 * std);
            naive_moments (c.pass->z[l], profile->n_units, m, stride, &mean, &std);
            assert_near (profile->z_mean, mean, 1e-13 * (fabs (mean) + std));
            assert_near (profile->z_std, std, 1e-13 * std);
            naive_moments (error[l], profile->n_units, m, stride, &mean, &std);
            assert_near (profile->error_std, std, 1e-13 * std);

            plateau_histogram_fill (&histogram, plateau_bins_of (activation), c.pass->a[l],
                                    profile->n_units, m, stride);
            g_assert_cmpmem (&profile->a, sizeof histogram, &histogram, sizeof histogram);
            plateau_histogram_fill (&histogram, PLATEAU_BINS_MAGNITUDE, error[l], profile->n_units,
                                    m, stride);
            g_assert_cmpmem (&profile->error, sizeof histogram, &histogram, sizeof histogram);

            g_assert_cmpuint (profile->map_stride, ==, (m + 31) / 32);
            for (guint j = 0; j < profile->n_units; j++)
              {
                gboolean dead = TRUE;

                for (guint i = 0; i < 32 * profile->map_stride; i++)
                  {
                    gsize at = j * (gsize) stride + i;
                    double slope = i < m ? plateau_activation_slope (activation, c.pass->z[l][at],
                                                                     c.pass->a[l][at])
                                         : 1;
                    gboolean flat =
                        slope < PLATEAU_FLAT_SLOPE * plateau_activation_steepest (activation);

                    g_assert_true (plateau_profile_is_flat (profile, j, i) == flat);
                    g_assert_cmpuint (profile->map[j * profile->map_stride + i / 32] >> i % 32 & 1,
                                      ==, flat);
                    n_flat += flat;
                    dead = dead && (flat || i >= m);
                    slopes += i < m ? slope : 0;
                  }
                g_assert_true (plateau_profile_is_dead (profile, j) == dead);
                n_dead += dead;
              }
            g_assert_cmpuint (profile->n_dead, ==, n_dead);
            g_assert_cmpfloat (d.saturated, ==, n_flat / ((double) m * profile->n_units));
            assert_near (d.mean_slope, (double) (slopes / ((long double) m * profile->n_units)),
                         1e-14);
            n_flat_seen += n_flat > 0;
            n_dead_seen += n_dead > 0;
            g_aligned_free (error[l]);
          }
      }

  /* Else nothing has been compared. */
  g_assert_cmpuint (n_flat_seen, >, 30);
  g_assert_cmpuint (n_dead_seen, >, 10);
}

/* All weights zero, tanh: every number is known. */
static void
test_zeros (void)
{
  g_auto (Case) c = case_new (&shapes[1], PLATEAU_ACTIVATION_TANH, 0, 90);
  g_autoptr (PlateauProfile) hidden = NULL, output = NULL;

  memset (c.network->parameters, 0, c.network->n_parameters * sizeof (double));
  compute (&c);
  hidden = profile_of (&c, 1);
  output = profile_of (&c, 2);

  g_assert_cmpfloat (hidden->a_std, ==, 0);
  g_assert_cmpfloat (hidden->z_mean, ==, 0);
  g_assert_cmpfloat (hidden->z_std, ==, 0);
  g_assert_cmpfloat (hidden->error_std, ==, 0);
  g_assert_cmpuint (hidden->a.count[16], ==, 4 * 90);
  g_assert_cmpuint (hidden->error.zero, ==, 4 * 90);
  g_assert_cmpuint (hidden->n_dead, ==, 0);

  /* a = 1/2 against 30 ones and 60 zeros: dZ is -1/2 and 1/2, about a mean of 1/6. */
  g_assert_cmpfloat (output->a_std, ==, 0);
  g_assert_cmpuint (output->a.count[16], ==, 90);
  assert_near (output->error_std, sqrt (0.25 - 1.0 / 36), 1e-16);
}

/* ReLU has no slope at 0: with all weights zero every unit is off. */
static void
test_zeros_off (void)
{
  static const PlateauActivation kinked[] = { PLATEAU_ACTIVATION_RELU,
                                              PLATEAU_ACTIVATION_LEAKY_RELU };

  for (guint g = 0; g < G_N_ELEMENTS (kinked); g++)
    {
      g_auto (Case) c = case_new (&shapes[1], kinked[g], 0, 90);
      g_autoptr (PlateauProfile) profile = NULL;
      PlateauDiagnostics d;

      memset (c.network->parameters, 0, c.network->n_parameters * sizeof (double));
      compute (&c);
      profile = profile_of (&c, 1);
      plateau_diagnose (c.network, c.pass, 1, 1, &d);
      g_assert_cmpuint (profile->n_dead, ==, 4);
      g_assert_cmpuint (profile->a.zero, ==, 4 * 90);
      g_assert_cmpfloat (d.saturated, ==, 1);
      assert_near (d.mean_slope, g == 0 ? 0 : 0.01, 1e-16);
    }
}

/* Units with |z| >= 50 everywhere: all flat; ReLU units far below zero: off for good. */
static void
test_dead (void)
{
  for (guint g = 0; g < PLATEAU_N_ACTIVATIONS; g++)
    {
      const PlateauShape shape = { 2, 1, { 40 } };
      g_auto (Case) c = case_new (&shape, g, 0.1, 100);
      g_autoptr (PlateauProfile) healthy = profile_of (&c, 1), profile = NULL;
      gboolean kinked = g == PLATEAU_ACTIVATION_RELU || g == PLATEAU_ACTIVATION_LEAKY_RELU;
      gboolean can_die = g != PLATEAU_ACTIVATION_LINEAR;

      g_assert_cmpuint (healthy->n_dead, ==, 0);
      c.network->b[1][3] = -60;
      c.network->b[1][37] = 60;
      compute (&c);
      profile = profile_of (&c, 1);

      g_assert_cmpuint (profile->n_dead, ==, can_die ? kinked ? 1 : 2 : 0);
      g_assert_true (plateau_profile_is_dead (profile, 3) == can_die);
      g_assert_true (plateau_profile_is_dead (profile, 37) == (can_die && !kinked));
      for (guint j = 0; j < 40; j++)
        if (j != 3 && j != 37)
          g_assert_false (plateau_profile_is_dead (profile, j));
      for (guint i = 0; i < 100; i++)
        g_assert_true (plateau_profile_is_flat (profile, 3, i) == can_die);

      for (guint j = 0; j < 40; j++)
        c.network->b[1][j] = -60;
      compute (&c);
      g_clear_pointer (&profile, plateau_profile_free);
      profile = profile_of (&c, 1);
      g_assert_cmpuint (profile->n_dead, ==, can_die ? 40 : 0);
    }
}

/* dZ far below what a square can hold: 1e-200 still has a standard deviation and is counted. */
static void
test_tiny (void)
{
  g_auto (Case) c = case_new (&shapes[3], PLATEAU_ACTIVATION_TANH, 1, 100);
  g_autoptr (PlateauProfile) before = profile_of (&c, 1), after = NULL;

  for (guint k = 0; k < c.network->n[3]; k++)
    c.network->w[4][k] *= 0x1p-650;
  compute (&c);
  after = profile_of (&c, 1);

  g_assert_cmpfloat (before->error_std, >, 1e-3);
  g_assert_cmpfloat (after->error_std, <, 1e-190);
  g_assert_cmpfloat (after->error_std, >, 1e-200);
  g_assert_cmpuint (after->error.tiny, >, 700);
  g_assert_cmpuint (after->error.tiny + after->error.zero, ==, 8 * 100);
}

/* What is not finite makes NAN of what it touches, and nothing else happens. */
static void
test_not_finite (void)
{
  for (guint g = 0; g < PLATEAU_N_ACTIVATIONS; g++)
    {
      g_auto (Case) c = case_new (&shapes[1], g, 1, 100);
      g_autoptr (PlateauProfile) profile = NULL;
      PlateauDiagnostics d;

      c.pass->z[1][5] = c.pass->a[1][5] = NAN;
      c.pass->z[1][6] = INFINITY;
      profile = profile_of (&c, 1);
      g_assert_true (isnan (profile->a_std));
      g_assert_true (isnan (profile->z_mean));
      g_assert_true (isnan (profile->z_std));
      g_assert_cmpuint (profile->a.undefined, ==, 1);
      g_assert_false (plateau_profile_is_flat (profile, 0, 5));
      g_assert_false (plateau_profile_is_dead (profile, 0));

      c.network->w[1][3] = NAN;
      plateau_diagnose (c.network, c.pass, 1, 1, &d);
      g_assert_true (isnan (d.weight_norm));
      g_assert_true (isnan (d.unit_spread));
      g_assert_cmpuint (d.distinct_units, ==, 4);
    }
}

/* Twins have the same bits everywhere. */
static void
test_twins (void)
{
  for (guint g = 0; g < PLATEAU_N_ACTIVATIONS; g++)
    {
      const PlateauShape shape = { 2, 2, { 19, 7 } };
      g_auto (Case) c = case_new (&shape, g, 1, 130);
      double *error[PLATEAU_MAX_LAYERS + 1];
      g_autoptr (PlateauProfile) profile = NULL;
      gsize row = c.pass->stride * sizeof (double);

      for (guint j = 1; j < 19; j += 2)
        {
          memcpy (c.network->w[1] + 2 * j, c.network->w[1] + 2 * (j - 1), 2 * sizeof (double));
          c.network->b[1][j] = c.network->b[1][j - 1];
          for (guint k = 0; k < 7; k++)
            c.network->w[2][k * 19 + j] = c.network->w[2][k * 19 + j - 1];
        }
      compute (&c);
      plateau_pass_errors (c.pass, c.network, 1u << 1, error);
      profile = plateau_profile_new (c.network, c.pass, 1, error[1]);
      for (guint j = 1; j < 19; j += 2)
        {
          g_assert_cmpmem (error[1] + j * c.pass->stride, row, error[1] + (j - 1) * c.pass->stride,
                           row);
          g_assert_cmpmem (profile->map + j * profile->map_stride, 4 * profile->map_stride,
                           profile->map + (j - 1) * profile->map_stride, 4 * profile->map_stride);
        }
      g_assert_true (memcmp (error[1], error[1] + 2 * c.pass->stride, row) != 0);
      g_aligned_free (error[1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/errors/formulas", test_errors);
  g_test_add_func ("/errors/asked", test_errors_asked);
  g_test_add_func ("/profile/definitions", test_definitions);
  g_test_add_func ("/profile/zeros", test_zeros);
  g_test_add_func ("/profile/zeros-off", test_zeros_off);
  g_test_add_func ("/profile/dead", test_dead);
  g_test_add_func ("/profile/tiny", test_tiny);
  g_test_add_func ("/profile/not-finite", test_not_finite);
  g_test_add_func ("/profile/twins", test_twins);

  return g_test_run ();
}
