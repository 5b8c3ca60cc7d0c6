/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-desk.h"

static gint64
read_clock (gpointer data)
{
  const RaceDesk *desk = data;

  return desk->now;
}

PlateauRun *
race_desk_run (RaceDesk *desk, guint id)
{
  return g_hash_table_lookup (desk->runs, GUINT_TO_POINTER (id));
}

/* As a trainer takes over the lanes. */
static void
on_changed (PlateauRace *race, RaceDesk *desk)
{
  g_auto (PlateauLanes) lanes = { 0 };
  GHashTableIter iter;
  gpointer key;

  desk->changes++;
  plateau_race_get_lanes (race, &lanes);
  for (guint i = 0; i < lanes.n_lanes; i++)
    {
      const PlateauLane *lane = &lanes.lane[i];
      PlateauRun *run = race_desk_run (desk, lane->id);
      PlateauRun *source = race_desk_run (desk, lane->fork_of);

      if (run != NULL && plateau_settings_same_start (&run->settings, &lane->settings))
        run->settings.rate = lane->settings.rate;
      else if (run == NULL && source != NULL)
        g_hash_table_insert (
            desk->runs, GUINT_TO_POINTER (lane->id),
            plateau_run_fork (source, MIN (lane->fork_epoch, source->epoch), NULL));
      else
        g_hash_table_insert (desk->runs, GUINT_TO_POINTER (lane->id),
                             plateau_run_new (&lane->settings));
    }
  g_hash_table_iter_init (&iter, desk->runs);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (plateau_lanes_find (&lanes, GPOINTER_TO_UINT (key)) < 0)
      g_hash_table_iter_remove (&iter);
}

void
race_desk_note (RaceDesk *desk)
{
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;

  plateau_race_get_lanes (desk->race, &lanes);
  snapshot = plateau_run_snapshot (race_desk_run (desk, lanes.lane[lanes.looked].id), NULL);
  snapshot->lane_id = lanes.n_lanes > 1 ? lanes.lane[lanes.looked].id : 0;
  plateau_race_note_edits (desk->race, snapshot);
}

static void
on_edit (PlateauRace *race, guint lane, guint64 epoch, guint64 index, double value, RaceDesk *desk)
{
  g_auto (PlateauLanes) lanes = { 0 };

  plateau_race_get_lanes (race, &lanes);
  g_assert_cmpint (plateau_lanes_find (&lanes, lane), ==, lanes.looked);
  desk->edits++;
  /* A picture of before is on its way. */
  race_desk_note (desk);
  g_assert_true (plateau_run_rewind (race_desk_run (desk, lane), epoch, NULL));
  g_assert_true (plateau_run_edit (race_desk_run (desk, lane), index, value, NULL));
  race_desk_note (desk);
}

void
race_desk_init (RaceDesk *desk)
{
  *desk = (RaceDesk){ .experiment = plateau_experiment_new () };
  desk->runs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) plateau_run_free);
  g_object_set (desk->experiment, "examples", 16, NULL);
  desk->race = plateau_race_new (desk->experiment);
  plateau_race_set_clock (desk->race, read_clock, desk);
  g_signal_connect (desk->race, "changed", G_CALLBACK (on_changed), desk);
  g_signal_connect (desk->race, "edit", G_CALLBACK (on_edit), desk);
  on_changed (desk->race, desk);
  desk->changes = 0;
}

/* Nothing holds the race but its maker, and the experiment lives on. */
void
race_desk_clear (RaceDesk *desk)
{
  gpointer race = desk->race;

  g_object_add_weak_pointer (G_OBJECT (desk->race), &race);
  g_object_unref (desk->race);
  g_assert_null (race);
  g_object_set (desk->experiment, "weight-scale", 77.0, NULL);
  g_assert_finalize_object (desk->experiment);
  g_hash_table_unref (desk->runs);
}

void
race_desk_pause (RaceDesk *desk)
{
  desk->now += PLATEAU_STEP_PAUSE;
}

char *
race_desk_names (PlateauRace *race)
{
  g_auto (PlateauLanes) lanes = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);

  plateau_race_get_lanes (race, &lanes);
  g_assert_cmpuint (lanes.n_lanes, ==, plateau_race_get_n_lanes (race));
  g_assert_cmpuint (lanes.looked, ==, plateau_race_get_looked (race));
  for (guint i = 0; i < lanes.n_lanes; i++)
    g_string_append_printf (text, i == lanes.looked ? "[%s]" : "(%s)", lanes.lane[i].name);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
race_desk_assert_names (RaceDesk *desk, const char *expected)
{
  g_autofree char *names = race_desk_names (desk->race);

  g_assert_cmpstr (names, ==, expected);
}

void
race_desk_assert_undo (RaceDesk *desk, const char *undo, const char *redo)
{
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;

  g_object_get (desk->race, "undo-name", &undo_name, "redo-name", &redo_name, NULL);
  g_assert_cmpstr (undo_name, ==, undo);
  g_assert_cmpstr (redo_name, ==, redo);
}
