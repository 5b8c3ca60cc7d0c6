/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"
#include "session/unit-maps.h"

#include <math.h>

static const PlateauPlane plane = { .x = 0, .y = 1 };

/* One example at a time, through the plain definition. */
static void
answer (const PlateauNetwork *network, const double *x, double a[PLATEAU_MAX_LAYERS + 1][16])
{
  for (guint f = 0; f < network->n[0]; f++)
    a[0][f] = x[f];
  for (guint l = 1; l <= network->n_layers; l++)
    for (guint unit = 0; unit < network->n[l]; unit++)
      {
        double z = network->b[l][unit];

        for (guint k = 0; k < network->n[l - 1]; k++)
          z += network->w[l][unit * network->n[l - 1] + k] * a[l - 1][k];
        a[l][unit] = plateau_activation_value (plateau_network_activation (network, l), z);
      }
}

static PlateauRun *
new_run (guint n_features, PlateauActivation activation)
{
  g_auto (PlateauSettings) settings = { 0 };

  settings.data = plateau_dataset_new (n_features, 50);
  for (guint f = 0; f < n_features; f++)
    for (guint i = 0; i < 50; i++)
      settings.data->x[f * settings.data->stride + i] = sin (1.0 + i * (f + 1)) * (f + 2);
  settings.shape = (PlateauShape){ n_features, 2, { 5, 3 }, activation };
  settings.start =
      (PlateauStart){ .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 4 };
  settings.rate = 0.5;
  return plateau_run_new (&settings);
}

/* Every value of every map, for one, two and three features. */
static void
test_values (void)
{
  static const PlateauActivation activations[] = { PLATEAU_ACTIVATION_TANH,
                                                   PLATEAU_ACTIVATION_SIGMOID,
                                                   PLATEAU_ACTIVATION_RELU };

  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (PlateauRun) run = new_run (n, activations[n - 1]);
      const PlateauDataset *data = run->settings.data;
      const PlateauPlane wanted = { .x = n == 3 ? 2 : 0, .y = n > 1 ? 1 : 0, .rest = 0.7 };
      g_autoptr (PlateauUnitMaps) maps = plateau_unit_maps_new (run->network, data, &wanted);
      double x0, x1, y0, y1;

      g_assert_cmpuint (maps->columns, ==, 2 * PLATEAU_UNIT_MAP_COLUMNS);
      g_assert_cmpuint (maps->rows, ==, n > 1 ? 2 * PLATEAU_UNIT_MAP_ROWS : 1);
      g_assert_cmpuint (maps->n_layers, ==, 3);
      plateau_field_extent (data, wanted.x, &x0, &x1);
      plateau_field_extent (data, wanted.y, &y0, &y1);
      for (guint row = 0; row < maps->rows; row++)
        for (guint column = 0; column < maps->columns; column++)
          {
            double x[3] = { wanted.rest, wanted.rest, wanted.rest };
            double a[PLATEAU_MAX_LAYERS + 1][16];

            if (n > 1)
              x[wanted.y] = y0 + (y1 - y0) * row / (maps->rows - 1);
            x[wanted.x] = x0 + (x1 - x0) * column / (maps->columns - 1);
            answer (run->network, x, a);
            for (guint l = 1; l <= 3; l++)
              for (guint unit = 0; unit < run->network->n[l]; unit++)
                g_assert_cmpfloat_with_epsilon (
                    maps->a[l][(unit * maps->rows + row) * maps->columns + column], a[l][unit],
                    1e-5);
          }
    }
}

/* Crowds have a coarser grid. */
static void
test_crowd (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauUnitMaps) maps = NULL;

  fill_settings (&settings, 1);
  settings.shape.width[0] = PLATEAU_UNIT_MAP_FEW;
  run = plateau_run_new (&settings);
  maps = plateau_unit_maps_new (run->network, settings.data, &plane);
  g_assert_cmpuint (maps->columns, ==, PLATEAU_UNIT_MAP_COLUMNS);
  g_assert_cmpuint (maps->rows, ==, PLATEAU_UNIT_MAP_ROWS);
}

static PlateauSnapshot *
ask_for_maps (PlateauTrainer *trainer, const PlateauWish *wish)
{
  guint64 request = plateau_trainer_ask (trainer, wish);

  for (;;)
    {
      PlateauSnapshot *snapshot;

      g_assert_true (plateau_trainer_wait (trainer, 10000));
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && snapshot->request >= request)
        return snapshot;
      plateau_snapshot_unref (snapshot);
    }
}

static void
assert_true_maps (const PlateauSnapshot *snapshot, const PlateauPlane *wanted)
{
  g_autoptr (PlateauUnitMaps) maps =
      plateau_unit_maps_new (snapshot->network, snapshot->settings.data, wanted);
  gsize n_cells = maps->rows * (gsize) maps->columns;

  g_assert_nonnull (snapshot->unit_maps);
  for (guint l = 1; l <= maps->n_layers; l++)
    g_assert_cmpmem (snapshot->unit_maps->a[l], snapshot->network->n[l] * n_cells * sizeof (float),
                     maps->a[l], snapshot->network->n[l] * n_cells * sizeof (float));
}

/* Who rests is answered with true maps, who does not ask with none. */
static void
test_trainer (void)
{
  const PlateauWish wish = { .unit_maps = TRUE, .plane = plane };
  const PlateauWish turned = { .unit_maps = TRUE, .plane = { .x = 1, .y = 0 } };
  const PlateauWish back = { .unit_maps = TRUE, .plane = plane, .past = TRUE, .epoch = 7 };
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PlateauSnapshot) without = NULL, with = NULL, other = NULL, past = NULL;

      plateau_trainer_step (trainer, 20);
      do
        {
          g_clear_pointer (&without, plateau_snapshot_unref);
          without = ask_for_maps (trainer, &(PlateauWish){ 0 });
        }
      while (without->training);
      g_assert_null (without->unit_maps);
      with = ask_for_maps (trainer, &wish);
      g_assert_cmpuint (with->epoch, ==, 20 * (i + 1));
      assert_true_maps (with, &plane);
      other = ask_for_maps (trainer, &turned);
      assert_true_maps (other, &turned.plane);
      past = ask_for_maps (trainer, &back);
      g_assert_cmpuint (past->epoch, ==, 7);
      assert_true_maps (past, &plane);
    }
}

/* While it trains the maps may lag, but they are there; another run has its own at once. */
static void
test_training (void)
{
  const PlateauWish wish = { .unit_maps = TRUE, .plane = plane };
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) after = NULL;

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = ask_for_maps (trainer, &wish);

      g_assert_nonnull (snapshot->unit_maps);
    }
  settings.start.scale = 3;
  plateau_trainer_set (trainer, &settings);
  after = ask_for_maps (trainer, &wish);
  g_assert_cmpuint (after->epoch, ==, 0);
  assert_true_maps (after, &plane);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unit-maps/values", test_values);
  g_test_add_func ("/unit-maps/crowd", test_crowd);
  g_test_add_func ("/unit-maps/trainer", test_trainer);
  g_test_add_func ("/unit-maps/training", test_training);
  return g_test_run ();
}
