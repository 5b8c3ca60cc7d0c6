/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/experiment.h"
#include "session/run.h"
#include "session/volume.h"

#include <math.h>

static PlateauRun *
new_run (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_auto (PlateauSettings) settings = { 0 };

  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_PENGUINS, "hidden-units", 5u, NULL);
  plateau_experiment_get_settings (experiment, &settings);
  return plateau_run_new (&settings);
}

/* The logit at a point of the lattice is that of the formula. */
static void
test_values (void)
{
  PlateauRun *run = new_run ();
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauVolume) volume = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  const PlateauNetwork *network;

  for (guint i = 0; i < 30; i++)
    plateau_run_step (run);
  snapshot = plateau_run_snapshot (run, NULL);
  network = snapshot->network;
  volume = plateau_volume_new (network, snapshot->settings.data, NULL);
  g_assert_nonnull (volume);
  g_assert_cmpuint (volume->n, ==, PLATEAU_VOLUME_POINTS);
  for (guint t = 0; t < 100; t++)
    {
      guint at[3];
      double x[3], logit = network->b[2][0];

      for (guint f = 0; f < 3; f++)
        {
          at[f] = (guint) g_rand_int_range (rand, 0, (int) volume->n);
          x[f] = volume->low[f] + at[f] * (volume->high[f] - volume->low[f]) / (volume->n - 1);
        }
      for (guint unit = 0; unit < network->n[1]; unit++)
        {
          double z = network->b[1][unit];

          for (guint f = 0; f < 3; f++)
            z += network->w[1][3 * unit + f] * x[f];
          logit += network->w[2][unit] * tanh (z);
        }
      g_assert_cmpfloat_with_epsilon (
          volume->logit[(at[2] * volume->n + at[1]) * volume->n + at[0]], logit,
          1e-5 * (1 + fabs (logit)));
    }
  plateau_run_free (run);
}

static void
test_abandon (void)
{
  PlateauRun *run = new_run ();
  g_autoptr (PlateauSnapshot) snapshot = plateau_run_snapshot (run, NULL);
  const atomic_bool abandon = TRUE;

  g_assert_null (plateau_volume_new (snapshot->network, snapshot->settings.data, &abandon));
  plateau_run_free (run);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/volume/values", test_values);
  g_test_add_func ("/volume/abandon", test_abandon);

  return g_test_run ();
}
