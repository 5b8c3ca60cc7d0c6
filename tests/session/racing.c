/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "racing.h"

#include "session/data-set.h"

const PlateauWish racing = { .layers = 0x6, .field = TRUE, .lanes = TRUE, .plane = { 0, 1, 0 } };

void
fill_lanes (PlateauLanes *lanes, guint n)
{
  static const PlateauShape shapes[PLATEAU_MAX_LANES] = {
    { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
    { 2, 2, { 64, 64 }, PLATEAU_ACTIVATION_TANH },
    { 2, 1, { 3 }, PLATEAU_ACTIVATION_RELU },
    { 2, 2, { 8, 8 }, PLATEAU_ACTIVATION_SIGMOID },
  };

  plateau_lanes_clear (lanes);
  for (guint i = 0; i < n; i++)
    {
      PlateauLane *lane = &lanes->lane[i];

      fill_settings (&lane->settings, 0.5 + i);
      plateau_dataset_unref (lane->settings.data);
      lane->settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 100, 0.2, 1);
      lane->settings.shape = shapes[i];
      lane->settings.rate = 0.1;
      lane->id = i + 1;
      lane->look = i;
      lane->name = g_strdup_printf ("%c · normal", 'A' + (int) i);
    }
  lanes->n_lanes = n;
}

void
add_fork (PlateauLanes *lanes, guint id, guint source, guint64 epoch)
{
  int place = plateau_lanes_find (lanes, source);
  PlateauLane *lane = &lanes->lane[lanes->n_lanes++];

  g_assert_cmpuint (lanes->n_lanes, <=, PLATEAU_MAX_LANES);
  plateau_settings_copy (&lane->settings, &lanes->lane[MAX (0, place)].settings);
  lane->id = id;
  lane->look = id % PLATEAU_MAX_LANES;
  lane->name = g_strdup_printf ("fork %u", id);
  lane->fork_of = source;
  lane->fork_epoch = epoch;
}

void
remove_lane (PlateauLanes *lanes, guint place)
{
  g_free (lanes->lane[place].name);
  plateau_settings_clear (&lanes->lane[place].settings);
  for (guint i = place; i + 1 < lanes->n_lanes; i++)
    lanes->lane[i] = lanes->lane[i + 1];
  lanes->n_lanes--;
  lanes->looked = MIN (lanes->looked, lanes->n_lanes - 1);
}

void
make_unstable (PlateauSettings *settings)
{
  settings->shape = (PlateauShape){ 2, 4, { 8, 8, 8, 8 }, PLATEAU_ACTIVATION_LINEAR };
  settings->start.scale = 1;
  settings->rate = 1e6;
}

PlateauSnapshot *
ask_race (PlateauTrainer *trainer)
{
  guint64 request = plateau_trainer_ask (trainer, &racing);

  for (guint tries = 0; tries < 600; tries++)
    {
      g_autoptr (PlateauSnapshot) snapshot = NULL;

      plateau_trainer_wait (trainer, 100);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && snapshot->request >= request &&
          (snapshot->training || plateau_snapshot_has_fields (snapshot, &racing)))
        return g_steal_pointer (&snapshot);
    }

  g_error ("The trainer does not answer request %" G_GUINT64_FORMAT, request);
}

PlateauSnapshot *
await_rest (PlateauTrainer *trainer)
{
  for (guint tries = 0; tries < 100000; tries++)
    {
      g_autoptr (PlateauSnapshot) snapshot = ask_race (trainer);

      if (!snapshot->training)
        return g_steal_pointer (&snapshot);
    }

  g_error ("The trainer does not come to rest");
}

void
assert_race (const PlateauSnapshot *snapshot, const PlateauLanes *lanes)
{
  g_assert_cmpuint (snapshot->n_lanes, ==, lanes->n_lanes > 1 ? lanes->n_lanes : 0);
  if (snapshot->n_lanes == 0)
    return;

  g_assert_cmpuint (snapshot->looked, ==, lanes->looked);
  g_assert_null (snapshot->lanes[snapshot->looked]);
  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      const PlateauSnapshot *shown = plateau_snapshot_get_lane (snapshot, i);
      const PlateauLane *lane = &lanes->lane[i];

      g_assert_cmpuint (shown->n_lanes, ==, i == lanes->looked ? lanes->n_lanes : 0);
      g_assert_cmpuint (shown->lane_id, ==, lane->id);
      g_assert_cmpuint (shown->lane_look, ==, lane->look);
      g_assert_cmpstr (shown->lane_name, ==, lane->name);
      g_assert_true (plateau_settings_same_start (&shown->settings, &lane->settings));
      g_assert_cmpfloat (shown->settings.rate, ==, lane->settings.rate);
      g_assert_cmpuint (shown->n_points, >, 0);
      g_assert_cmpuint (shown->points[shown->n_points - 1].epoch, ==, shown->newest_epoch);
      g_assert_cmpuint (shown->n_events, >, 0);
      g_assert_cmpuint (shown->network->n_layers, ==, lane->settings.shape.n_hidden + 1);
    }
}

void
assert_alone (const PlateauSnapshot *snapshot, const PlateauSettings *settings, guint64 epoch)
{
  g_autoptr (PlateauRun) reference = new_reference (settings, epoch);

  assert_at (snapshot, reference, epoch);
  g_assert_cmpuint (snapshot->n_points, ==, epoch + 1);
  for (guint i = 0; i <= epoch; i++)
    g_assert_cmpuint (snapshot->points[i].epoch, ==, i);
}

void
assert_fields (const PlateauSnapshot *snapshot)
{
  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);
      g_autoptr (PlateauField) field = NULL;

      g_assert_nonnull (lane->field);
      field = plateau_field_new (lane->network, lane->settings.data, &lane->field->plane, NULL);
      g_assert_cmpuint (field->rows, ==, lane->field->rows);
      g_assert_cmpmem (lane->field->probability, field->columns * field->rows * sizeof (double),
                       field->probability, field->columns * field->rows * sizeof (double));
    }
}
