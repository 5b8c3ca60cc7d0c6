/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/data-set.h"
#include "session/run.h"
#include "session/verdict.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

static PlateauRun *
new_run (const PlateauShape *shape,
         PlateauInitialization initialization,
         double scale,
         guint epochs)
{
  g_auto (PlateauSettings) settings = { 0 };
  PlateauRun *run;

  settings.data = plateau_data_set_load (PLATEAU_DATA_SET_CIRCLES, 200, 0.1, 1);
  settings.shape = *shape;
  settings.start.initialization = initialization;
  settings.start.scale = scale;
  settings.start.constant = 0.3;
  settings.start.seed = 2;
  settings.rate = 0.1;

  run = plateau_run_new (&settings);
  for (guint epoch = 0; epoch < epochs; epoch++)
    g_assert_true (plateau_run_step (run));

  return run;
}

/* What was asked for is there, and nothing else. */
static void
test_wishes (void)
{
  const PlateauShape shape = { 2, 3, { 9, 5, 7 }, PLATEAU_ACTIVATION_TANH };
  g_autoptr (PlateauRun) run = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 20);
  g_autoptr (PlateauSnapshot) none = plateau_run_snapshot (run, NULL);
  double *error[PLATEAU_MAX_LAYERS + 1];

  plateau_network_forward (run->network, run->pass);
  plateau_pass_errors (run->pass, run->network, ~0u, error);
  for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
    g_assert_true (none->z[l] == NULL && none->a[l] == NULL && none->dz[l] == NULL &&
                   none->profile[l] == NULL);

  for (guint round = 0; round < 64; round++)
    {
      const PlateauWish wish = { .layers = round, .errors = round / 4 * 2, .profiles = 63 - round };
      g_autoptr (PlateauSnapshot) snapshot = plateau_run_snapshot (run, &wish);

      for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
        {
          gboolean is_layer = l >= 1 && l <= 4;
          gsize bytes = is_layer ? run->network->n[l] * run->pass->stride * sizeof (double) : 0;

          if (is_layer && wish.layers & 1u << l)
            {
              g_assert_cmpmem (snapshot->z[l], bytes, run->pass->z[l], bytes);
              g_assert_cmpmem (snapshot->a[l], bytes, run->pass->a[l], bytes);
            }
          else
            g_assert_true (snapshot->z[l] == NULL && snapshot->a[l] == NULL);

          if (is_layer && wish.errors & 1u << l)
            g_assert_cmpmem (snapshot->dz[l], bytes, error[l], bytes);
          else
            g_assert_null (snapshot->dz[l]);

          if (is_layer && wish.profiles & 1u << l)
            {
              g_autoptr (PlateauProfile) want =
                  plateau_profile_new (run->network, run->pass, l, error[l]);

              g_assert_cmpuint (snapshot->profile[l]->layer, ==, l);
              g_assert_cmpfloat (snapshot->profile[l]->error_std, ==, want->error_std);
              g_assert_cmpmem (&snapshot->profile[l]->error, sizeof want->error, &want->error,
                               sizeof want->error);
            }
          else
            g_assert_null (snapshot->profile[l]);
          if (is_layer)
            g_assert_cmpmem (&snapshot->layer[l], sizeof (PlateauDiagnostics), &none->layer[l],
                             sizeof (PlateauDiagnostics));
        }
    }

  for (guint l = 1; l <= 4; l++)
    g_aligned_free (error[l]);
}

/* A snapshot in between changes nothing: the run goes on with the same bits. */
static void
test_undisturbed (void)
{
  const PlateauShape shape = { 2, 2, { 6, 8 }, PLATEAU_ACTIVATION_TANH };
  const PlateauWish everything = { .layers = ~0u, .errors = ~0u, .profiles = ~0u };
  g_autoptr (PlateauRun) watched = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 0);
  g_autoptr (PlateauRun) alone = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 100);
  g_autoptr (PlateauSnapshot) first = plateau_run_snapshot (watched, &everything);
  double kept = first->dz[1][7], deviation = first->profile[2]->a_std;

  for (guint epoch = 0; epoch < 100; epoch++)
    {
      g_autoptr (PlateauSnapshot) snapshot = plateau_run_snapshot (watched, &everything);

      g_assert_cmpuint (snapshot->epoch, ==, epoch);
      g_assert_true (plateau_run_step (watched));
    }
  g_assert_cmpmem (watched->network->parameters, watched->network->n_parameters * 8,
                   alone->network->parameters, alone->network->n_parameters * 8);
  g_assert_cmpfloat (watched->pass->loss, ==, alone->pass->loss);

  g_assert_cmpfloat (first->dz[1][7], ==, kept);
  g_assert_cmpfloat (first->profile[2]->a_std, ==, deviation);
}

static void *
read_and_release (void *data)
{
  PlateauSnapshot *snapshot = data;
  double sum = 0;

  for (guint i = 0; i < 200; i++)
    {
      PlateauSnapshot *mine = plateau_snapshot_ref (snapshot);

      sum += mine->dz[1][i] + mine->profile[1]->z_std + mine->z[1][i] + mine->points[0].loss;
      plateau_snapshot_unref (mine);
    }
  g_assert_true (isfinite (sum));
  plateau_snapshot_unref (snapshot);

  return NULL;
}

/* Read, held and let go by several threads while the run trains on; for ThreadSanitizer. */
static void
test_threads (void)
{
  const PlateauShape shape = { 2, 1, { 6 }, PLATEAU_ACTIVATION_TANH };
  const PlateauWish everything = { .layers = ~0u, .errors = ~0u, .profiles = ~0u };
  g_autoptr (PlateauRun) run = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 0);

  for (guint round = 0; round < 20; round++)
    {
      PlateauSnapshot *snapshot = plateau_run_snapshot (run, &everything);
      pthread_t threads[3];

      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        g_assert_cmpint (
            pthread_create (&threads[i], NULL, read_and_release, plateau_snapshot_ref (snapshot)),
            ==, 0);
      plateau_snapshot_unref (snapshot);
      for (guint epoch = 0; epoch < 20; epoch++)
        plateau_run_step (run);
      for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
        pthread_join (threads[i], NULL);
    }
}

/* Each verdict in words, with its numbers. */
static void
test_verdicts (void)
{
  static const struct
  {
    PlateauShape shape;
    PlateauInitialization initialization;
    double scale;
    guint epochs, layer;
    PlateauVerdictKind kind;
    const char *begin, *limit;
  } cases[] = {
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_ZEROS,
      1,
      0,
      1,
      PLATEAU_VERDICT_FROZEN,
      "Frozen: ",
      "the norm 0," },
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_CONSTANT,
      1,
      9,
      1,
      PLATEAU_VERDICT_ALL_EQUAL,
      "All equal: the unit spread of 4 units is exactly 0",
      "one." },
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_NORMAL,
      100,
      0,
      1,
      PLATEAU_VERDICT_SATURATED,
      "On a plateau: the mean slope of tanh is 0.",
      "below 15\302\240%." },
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_NORMAL,
      100,
      0,
      2,
      PLATEAU_VERDICT_CONFIDENTLY_WRONG,
      "Confidently wrong: the loss is 1",
      "above 2.08," },
    { { 2, 8, { 8, 8, 8, 8, 8, 8, 8, 8 }, PLATEAU_ACTIVATION_SIGMOID },
      PLATEAU_INITIALIZATION_NORMAL,
      0.01,
      0,
      1,
      PLATEAU_VERDICT_VANISHING,
      "Vanishing: the norm of the gradient is ",
      "×10⁻¹⁶ times that of the last layer, below 0.001." },
    { { 2, 0 },
      PLATEAU_INITIALIZATION_ZEROS,
      1,
      0,
      1,
      PLATEAU_VERDICT_LEAVES_ZERO,
      "Leaving zero: ",
      "above 0," },
    { { 2, 8, { 8, 8, 8, 8, 8, 8, 8, 8 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_NORMAL,
      0.01,
      0,
      1,
      PLATEAU_VERDICT_STANDS_STILL,
      "It stands still: ",
      "below 1.0×10⁻⁴\302\240%." },
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      PLATEAU_INITIALIZATION_NORMAL,
      1,
      9,
      1,
      PLATEAU_VERDICT_HEALTHY,
      "Healthy: each epoch changes these weights by ",
      "below 1.0×10⁻⁴\302\240%." },
  };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (PlateauRun) run =
          new_run (&cases[c].shape, cases[c].initialization, cases[c].scale, cases[c].epochs);
      g_autoptr (PlateauSnapshot) snapshot =
          plateau_run_snapshot (run, &(PlateauWish){ .profiles = ~0u });
      PlateauVerdict verdict = plateau_snapshot_judge (snapshot, cases[c].layer);
      g_autofree char *text = plateau_verdict_text (snapshot, cases[c].layer);

      g_test_message ("%s", text);
      g_assert_cmpint (verdict.kind, ==, cases[c].kind);
      g_assert_true (g_str_has_prefix (text, cases[c].begin));
      g_assert_nonnull (strstr (text, cases[c].limit));
    }
}

/* Those that no short training brings about: the snapshot is made so. */
static void
test_rare_verdicts (void)
{
  const PlateauShape shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_RELU };
  g_autoptr (PlateauRun) run = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 5);
  g_autoptr (PlateauSnapshot) snapshot =
      plateau_run_snapshot (run, &(PlateauWish){ .profiles = ~0u });
  g_autofree char *off = NULL, *flat = NULL, *exploding = NULL, *odd = NULL;

  snapshot->profile[1]->n_dead = 3;
  off = plateau_verdict_text (snapshot, 1);
  g_assert_cmpstr (
      off, ==,
      "Dead: 75\302\240% of the units are off for every example; 70\302\240% is the limit.");
  snapshot->profile[1]->activation = PLATEAU_ACTIVATION_TANH;
  snapshot->layer[1].mean_slope = 0.2;
  flat = plateau_verdict_text (snapshot, 1);
  g_assert_true (g_str_has_prefix (flat, "Dead: 75\302\240% of the units are on a flat part"));

  snapshot->profile[1]->n_dead = 0;
  snapshot->layer[1].gradient_norm = 100;
  snapshot->layer[2].gradient_norm = 0.5;
  exploding = plateau_verdict_text (snapshot, 1);
  g_assert_cmpstr (
      exploding, ==,
      "Exploding: the norm of the gradient is 200 times that of the last layer, above 70.");

  snapshot->profile[1]->error_std = NAN;
  odd = plateau_verdict_text (snapshot, 1);
  g_assert_true (g_str_has_prefix (odd, "Not finite: "));
}

static void
test_lsuv (void)
{
  const PlateauShape shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH };
  g_autoptr (PlateauRun) run = new_run (&shape, PLATEAU_INITIALIZATION_NORMAL, 1, 0);
  g_autoptr (PlateauSnapshot) snapshot =
      plateau_run_snapshot (run, &(PlateauWish){ .profiles = 1u << 1 });
  g_autofree char *met = NULL, *missed = NULL;

  snapshot->profile[1]->z_std = 1.09;
  met = plateau_lsuv_text (snapshot, 1);
  g_assert_true (g_str_has_prefix (met, "The standard deviation of z is 1.09: within 0.1 of 1"));
  snapshot->profile[1]->z_std = 0.89;
  missed = plateau_lsuv_text (snapshot, 1);
  g_assert_true (
      g_str_has_prefix (missed, "The standard deviation of z is 0.89: not within 0.1 of 1"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/snapshot/wishes", test_wishes);
  g_test_add_func ("/snapshot/undisturbed", test_undisturbed);
  g_test_add_func ("/snapshot/threads", test_threads);
  g_test_add_func ("/verdict/words", test_verdicts);
  g_test_add_func ("/verdict/rare", test_rare_verdicts);
  g_test_add_func ("/verdict/lsuv", test_lsuv);

  return g_test_run ();
}
