/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/diagnostics.h"
#include "engine/initializer.h"
#include "engine/judge.h"

#include <math.h>

/* A profile and diagnostics with which nothing is wrong. */
static void
fill_healthy (PlateauDiagnostics *layer, PlateauProfile *profile)
{
  *layer = (PlateauDiagnostics){
    .saturated = 0.1,
    .mean_slope = 0.8,
    .weight_norm = 2,
    .gradient_norm = 0.02,
    .update_ratio = 0.01,
    .unit_spread = 1,
    .distinct_units = 10,
  };
  *profile = (PlateauProfile){ .layer = 1, .n_units = 10, .n_examples = 100, .z_std = 1.05 };
}

static void
assert_verdict (const PlateauDiagnostics *layer,
                const PlateauProfile *profile,
                double last_norm,
                double loss,
                PlateauVerdictKind kind,
                double value,
                double threshold)
{
  const PlateauDiagnostics last = { .gradient_norm = last_norm };
  PlateauVerdict verdict = plateau_judge (layer, profile, &last, loss);

  g_assert_cmpint (verdict.kind, ==, kind);
  g_assert_true (verdict.value == value || (isnan (verdict.value) && isnan (value)));
  g_assert_true (verdict.threshold == threshold ||
                 (isnan (verdict.threshold) && isnan (threshold)));
}

#define JUDGE(last, loss, kind, value, threshold)                                                  \
  assert_verdict (&d, &p, last, loss, PLATEAU_VERDICT_##kind, value, threshold)

/* Each rule on both sides of its threshold, and which of two goes first. */
static void
test_rules (void)
{
  PlateauDiagnostics d;
  PlateauProfile p;

  fill_healthy (&d, &p);
  JUDGE (0.02, 0.7, HEALTHY, 0.01, 1e-6);

  d.update_ratio = 1e-6;
  JUDGE (0.02, 0.7, HEALTHY, 1e-6, 1e-6);
  d.update_ratio = 0.99e-6;
  JUDGE (0.02, 0.7, STANDS_STILL, 0.99e-6, 1e-6);

  d.gradient_norm = 71 * 0.02;
  JUDGE (0.02, 0.7, EXPLODING, 71 * 0.02 / 0.02, 70);
  d.gradient_norm = 69 * 0.02;
  JUDGE (0.02, 0.7, STANDS_STILL, 0.99e-6, 1e-6);
  d.gradient_norm = 0.99e-4;
  JUDGE (0.1, 0.7, VANISHING, 0.99e-4 / 0.1, 1e-3);
  JUDGE (0.09, 0.7, STANDS_STILL, 0.99e-6, 1e-6);
  /* A small share of a large gradient is no small gradient. */
  d.gradient_norm = 1e-4;
  JUDGE (10, 0.7, STANDS_STILL, 0.99e-6, 1e-6);
  /* Against nothing there is no ratio. */
  d.gradient_norm = 0.99e-4;
  JUDGE (0, 0.7, STANDS_STILL, 0.99e-6, 1e-6);

  p.n_dead = 7;
  JUDGE (0.1, 0.7, DEAD, 0.7, 0.7);
  p.n_dead = 6;
  JUDGE (0.1, 0.7, VANISHING, 0.99e-4 / 0.1, 1e-3);
  p.n_dead = 7;

  d.mean_slope = 0.15;
  JUDGE (0.1, 0.7, DEAD, 0.7, 0.7);
  d.mean_slope = 0.14;
  JUDGE (0.1, 0.7, SATURATED, 0.14, 0.15);
  p.activation = PLATEAU_ACTIVATION_SIGMOID;
  JUDGE (0.1, 0.7, DEAD, 0.7, 0.7);
  d.mean_slope = 0.03;
  JUDGE (0.1, 0.7, SATURATED, 0.12, 0.15);
  /* That a ReLU is off is no plateau. */
  p.activation = PLATEAU_ACTIVATION_RELU;
  JUDGE (0.1, 0.7, DEAD, 0.7, 0.7);

  d.unit_spread = 0;
  JUDGE (0.1, 0.7, ALL_EQUAL, 0, 0);
  p.n_units = p.n_dead = 1;
  JUDGE (0.1, 0.7, DEAD, 1, 0.7);
  p.n_units = 10;

  d.weight_norm = 0;
  d.update_ratio = NAN;
  JUDGE (0.1, 0.7, ALL_EQUAL, 0, 0);
  d.gradient_norm = 0;
  JUDGE (0.1, 0.7, FROZEN, 0, 0);
  p.z_std = NAN;
  JUDGE (0.1, 0.7, NON_FINITE, NAN, NAN);
  p.z_std = 0;
  p.error_std = INFINITY;
  JUDGE (0.1, 0.7, NON_FINITE, NAN, NAN);
  p.error_std = 0;
  d.weight_norm = INFINITY;
  JUDGE (0.1, 0.7, NON_FINITE, NAN, NAN);
  d.weight_norm = 0;
  d.gradient_norm = NAN;
  JUDGE (0.1, 0.7, NON_FINITE, NAN, NAN);

  fill_healthy (&d, &p);
  d.weight_norm = 0;
  d.update_ratio = NAN;
  JUDGE (0.1, 0.7, LEAVES_ZERO, 0.02, 0);
}

/* One sigmoid unit whose gradient does not fade: only these rules are for it. */
static void
test_output (void)
{
  PlateauDiagnostics d;
  PlateauProfile p;

  fill_healthy (&d, &p);
  p.is_output = TRUE;
  p.activation = PLATEAU_ACTIVATION_SIGMOID;
  p.n_units = p.n_dead = 1;
  d.mean_slope = d.unit_spread = 0;
  JUDGE (0.02, 0.7, HEALTHY, 0.01, 1e-6);
  JUDGE (0.02, 3 * G_LN2, HEALTHY, 0.01, 1e-6);
  JUDGE (0.02, 2.1, CONFIDENTLY_WRONG, 2.1, 3 * G_LN2);
  d.update_ratio = 1e-7;
  JUDGE (0.02, 0.7, STANDS_STILL, 1e-7, 1e-6);
}

static void
test_ratio (void)
{
  PlateauDiagnostics first = { .gradient_norm = 3e-7 }, last = { .gradient_norm = 2e-4 };
  PlateauProfile p = { .z_std = 0.85 };

  g_assert_cmpfloat (plateau_gradient_ratio (&first, &last), ==, 3e-7 / 2e-4);
  g_assert_cmpfloat (plateau_gradient_ratio (&last, &last), ==, 1);
  last.gradient_norm = 0;
  g_assert_true (isnan (plateau_gradient_ratio (&first, &last)));
  last.gradient_norm = INFINITY;
  g_assert_true (isnan (plateau_gradient_ratio (&first, &last)));
  last.gradient_norm = 1;
  first.gradient_norm = NAN;
  g_assert_true (isnan (plateau_gradient_ratio (&first, &last)));

  g_assert_cmpfloat (fabs (plateau_lsuv (&p) - 0.15), <, 1e-15);
  p.z_std = 1.25;
  g_assert_cmpfloat (plateau_lsuv (&p), ==, 0.25);
}

/* The verdict on layer @l of a network after @epochs. */
static PlateauVerdict
judge_run (const PlateauShape *shape,
           PlateauInitialization initialization,
           double scale,
           double rate,
           guint epochs,
           guint l)
{
  PlateauStart start = { initialization, scale, 0.3, 2 };
  g_autoptr (PlateauNetwork) network = plateau_network_new (shape);
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_CIRCLES, 200, 0.1, 1);
  g_autoptr (PlateauPass) pass = plateau_pass_new (shape, data);
  g_autoptr (PlateauProfile) profile = NULL;
  PlateauDiagnostics layer, last;
  double *error[PLATEAU_MAX_LAYERS + 1];

  plateau_network_initialize (network, &start);
  for (guint epoch = 0; epoch < epochs; epoch++)
    {
      plateau_network_gradient (network, pass);
      plateau_network_descend (network, pass->gradient, rate);
    }
  plateau_network_forward (network, pass);
  plateau_network_backward (network, pass);
  plateau_pass_errors (pass, network, 1u << l, error);
  profile = plateau_profile_new (network, pass, l, error[l]);
  g_aligned_free (error[l]);
  plateau_diagnose (network, pass, rate, l, &layer);
  plateau_diagnose (network, pass, rate, network->n_layers, &last);

  return plateau_judge (&layer, profile, &last, pass->loss);
}

/* The lecture's cases, and reference.md's nets of eight hidden layers. */
static void
test_experiments (void)
{
#define SHALLOW(g)                                                                                 \
  {                                                                                                \
    2, 1, { 4 }, PLATEAU_ACTIVATION_##g                                                            \
  }
#define DEEP(g)                                                                                    \
  {                                                                                                \
    2, 8, { 8, 8, 8, 8, 8, 8, 8, 8 }, PLATEAU_ACTIVATION_##g                                       \
  }
  static const struct
  {
    PlateauShape shape;
    PlateauInitialization initialization;
    double scale;
    guint epochs, l;
    PlateauVerdictKind kind;
  } cases[] = {
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_ZEROS, 1, 0, 1, PLATEAU_VERDICT_FROZEN },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_ZEROS, 1, 100, 1, PLATEAU_VERDICT_FROZEN },
    { SHALLOW (RELU), PLATEAU_INITIALIZATION_ZEROS, 1, 100, 1, PLATEAU_VERDICT_FROZEN },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_CONSTANT, 1, 100, 1, PLATEAU_VERDICT_ALL_EQUAL },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 1, PLATEAU_VERDICT_HEALTHY },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_NORMAL, 1, 100, 1, PLATEAU_VERDICT_HEALTHY },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_NORMAL, 100, 0, 1, PLATEAU_VERDICT_SATURATED },
    { SHALLOW (SIGMOID), PLATEAU_INITIALIZATION_NORMAL, 100, 0, 1, PLATEAU_VERDICT_SATURATED },
    { SHALLOW (RELU), PLATEAU_INITIALIZATION_NORMAL, 100, 0, 1, PLATEAU_VERDICT_HEALTHY },
    { SHALLOW (TANH), PLATEAU_INITIALIZATION_NORMAL, 100, 0, 2, PLATEAU_VERDICT_CONFIDENTLY_WRONG },
    { { 2, 0 }, PLATEAU_INITIALIZATION_ZEROS, 1, 0, 1, PLATEAU_VERDICT_LEAVES_ZERO },
    { DEEP (SIGMOID), PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 1, PLATEAU_VERDICT_VANISHING },
    { DEEP (TANH), PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 1, PLATEAU_VERDICT_STANDS_STILL },
    { DEEP (TANH), PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 8, PLATEAU_VERDICT_STANDS_STILL },
    { DEEP (TANH), PLATEAU_INITIALIZATION_XAVIER_NORMAL, 1, 0, 1, PLATEAU_VERDICT_HEALTHY },
    { DEEP (RELU), PLATEAU_INITIALIZATION_HE, 1, 0, 1, PLATEAU_VERDICT_HEALTHY },
  };
#undef SHALLOW
#undef DEEP

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      PlateauVerdict verdict = judge_run (&cases[c].shape, cases[c].initialization, cases[c].scale,
                                          0.1, cases[c].epochs, cases[c].l);

      g_test_message ("case %u: verdict %d, %g against %g", c, verdict.kind, verdict.value,
                      verdict.threshold);
      g_assert_cmpint (verdict.kind, ==, cases[c].kind);
    }
}

/* What NumPy finds in a layer. @a: counts of eight equal parts of the axis of tanh or the sigmoid;
 * of ReLU those of zero, above 0, 0.1, 1 and 10. @error: counts of abs (dZ) from 1e-24, 1e-12, 1e-6,
 * 1e-4, 1e-3, 0.01 and 0.1 on. */
typedef struct
{
  double a_std, z_mean, z_std, error_std, mean_slope;
  guint n_flat, n_dead;
  guint a[8], error[7], n_zero_errors;
} Golden;

static guint
count_bins (const PlateauHistogram *histogram, guint from, guint end)
{
  guint sum = 0;

  for (guint i = from; i < end; i++)
    sum += histogram->count[i];

  return sum;
}

static void
assert_golden (const PlateauProfile *profile, const PlateauDiagnostics *d, const Golden *golden)
{
  static const guint error_bins[] = { 0, 48, 72, 80, 84, 88, 92, 112 };
  const double steepest = plateau_activation_steepest (profile->activation);
  const struct
  {
    double value, want;
  } numbers[] = {
    { profile->a_std, golden->a_std },
    { profile->z_mean, golden->z_mean },
    { profile->z_std, golden->z_std },
    { profile->error_std, golden->error_std },
    { d->mean_slope / steepest, golden->mean_slope },
    { d->saturated * profile->n_units * profile->n_examples, golden->n_flat },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpfloat (fabs (numbers[i].value - numbers[i].want), <=,
                       1e-10 * fabs (numbers[i].want));
  g_assert_cmpuint (profile->n_dead, ==, golden->n_dead);

  if (profile->a.bins == PLATEAU_BINS_SIGNED)
    {
      static const guint ends[] = { 96, 96 + 60, 96 + 64, 96 + 68, 192 };

      g_assert_cmpuint (profile->a.zero, ==, golden->a[0]);
      for (guint i = 0; i + 1 < G_N_ELEMENTS (ends); i++)
        g_assert_cmpuint (count_bins (&profile->a, ends[i], ends[i + 1]), ==, golden->a[i + 1]);
    }
  else
    for (guint i = 0; i < 8; i++)
      g_assert_cmpuint (count_bins (&profile->a, 4 * i, 4 * i + 4), ==, golden->a[i]);

  for (guint i = 0; i < 7; i++)
    g_assert_cmpuint (count_bins (&profile->error, error_bins[i], error_bins[i + 1]), ==,
                      golden->error[i]);
  g_assert_cmpuint (profile->error.zero, ==, golden->n_zero_errors);
}

/* Flower of 90 examples, noise 0.2, seed 1; 2-6-5-1, normal with seed 3, after 60 epochs. */
static void
test_golden (void)
{
  static const struct
  {
    PlateauActivation activation;
    double scale, rate, loss, ratio;
    Golden layers[3];
  } cases[] = {
    { PLATEAU_ACTIVATION_TANH,
      2,
      0.3,
      0.42747715211620424,
      0.56149134762105546,
      { { 0.88070348942516274,
          0.22193514172417858,
          5.4673334629422721,
          0.36144138528765107,
          0.21988382470983378,
          305,
          0,
          { 195, 16, 16, 25, 17, 22, 23, 226 },
          { 20, 103, 90, 79, 83, 72, 93 },
          0 },
        { 0.94020707160563388,
          0.077996775377095304,
          5.1287873720244272,
          0.13411759220426428,
          0.11592244427471807,
          334,
          0,
          { 197, 11, 6, 10, 9, 2, 13, 202 },
          { 0, 82, 103, 62, 65, 77, 61 },
          0 },
        { 0.26253376049062432,
          0.024333858726854486,
          1.7165752946478969,
          0.36698934205077161,
          0.72429919536803733,
          3,
          0,
          { 7, 5, 23, 10, 20, 4, 12, 9 },
          { 0, 0, 0, 0, 2, 12, 76 },
          0 } } },
    { PLATEAU_ACTIVATION_RELU,
      1,
      0.03,
      0.56562313753706173,
      1.5017933955134175,
      { { 1.4514468263178704,
          0.052117668929213115,
          2.4341601244614051,
          0.24987069497864056,
          0.52592592592592591,
          256,
          0,
          { 256, 23, 89, 172, 0 },
          { 0, 0, 0, 0, 69, 86, 111 },
          274 },
        { 1.7101849798773034,
          -1.2000724866198749,
          4.0818774290852575,
          0.20912580424254198,
          0.40444444444444444,
          268,
          1,
          { 268, 10, 47, 125, 0 },
          { 0, 0, 0, 24, 30, 24, 104 },
          268 },
        { 0.24294142957733666,
          0.16984284961383139,
          1.3166746950954313,
          0.44245303413242459,
          0.76244853574928129,
          0,
          0,
          { 6, 6, 17, 12, 28, 4, 2, 15 },
          { 0, 0, 0, 0, 0, 13, 77 },
          0 } } },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      PlateauShape shape = { 2, 2, { 6, 5 }, cases[c].activation };
      PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, cases[c].scale, 0, 3 };
      g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
      g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 90, 0.2, 1);
      g_autoptr (PlateauPass) pass = plateau_pass_new (&shape, data);
      PlateauDiagnostics layers[4];
      double *error[PLATEAU_MAX_LAYERS + 1];

      plateau_network_initialize (network, &start);
      for (guint epoch = 0; epoch < 60; epoch++)
        {
          plateau_network_gradient (network, pass);
          plateau_network_descend (network, pass->gradient, cases[c].rate);
        }
      plateau_network_forward (network, pass);
      plateau_network_backward (network, pass);
      plateau_pass_errors (pass, network, ~0u, error);
      g_assert_cmpfloat (fabs (pass->loss - cases[c].loss), <, 1e-10);
      for (guint l = 1; l <= 3; l++)
        {
          g_autoptr (PlateauProfile) profile = plateau_profile_new (network, pass, l, error[l]);

          plateau_diagnose (network, pass, cases[c].rate, l, &layers[l]);
          assert_golden (profile, &layers[l], &cases[c].layers[l - 1]);
          g_aligned_free (error[l]);
        }
      g_assert_cmpfloat (fabs (plateau_gradient_ratio (&layers[1], &layers[3]) - cases[c].ratio), <,
                         1e-10);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/judge/rules", test_rules);
  g_test_add_func ("/judge/output", test_output);
  g_test_add_func ("/judge/ratio", test_ratio);
  g_test_add_func ("/judge/experiments", test_experiments);
  g_test_add_func ("/profile/golden", test_golden);

  return g_test_run ();
}
