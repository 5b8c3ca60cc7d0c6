/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-desk.h"

#include <locale.h>

static void
assert_parameter (RaceDesk *desk, guint lane, guint64 epoch, gsize index, double value)
{
  PlateauRun *run = race_desk_run (desk, lane);

  g_assert_cmpuint (run->epoch, ==, epoch);
  g_assert_cmpfloat (run->network->parameters[index], ==, value);
}

static void
test_edits (void)
{
  g_auto (RaceDesk) desk = { 0 };
  PlateauRun *run;
  double start, later;

  race_desk_init (&desk);
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, NULL, NULL);
  run = race_desk_run (&desk, 1);
  start = run->network->parameters[0];
  for (guint i = 0; i < 5; i++)
    {
      plateau_run_edit (run, 0, 0.1 * i, NULL);
      race_desk_note (&desk);
    }
  race_desk_assert_undo (&desk, "Edit weight", NULL);
  race_desk_pause (&desk);
  plateau_run_edit (run, 0, 3, NULL);
  race_desk_note (&desk);
  for (guint i = 0; i < 10; i++)
    plateau_run_step (run);
  later = run->network->parameters[8];
  plateau_run_edit (run, 8, 0.25, NULL);
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, "Edit bias", NULL);

  /* A moment of the past tells of the whole run all the same. */
  {
    g_autoptr (PlateauRun) past = plateau_run_new_past (run);
    g_autoptr (PlateauSnapshot) snapshot = NULL;

    g_assert_true (plateau_run_at (run, 4, past, NULL));
    snapshot = plateau_run_snapshot (past, NULL);
    g_assert_cmpuint (snapshot->newest_epoch, ==, 10);
    plateau_race_note_edits (desk.race, snapshot);
    race_desk_assert_undo (&desk, "Edit bias", NULL);
  }

  g_assert_true (plateau_race_undo (desk.race));
  assert_parameter (&desk, 1, 10, 8, later);
  race_desk_assert_undo (&desk, "Edit weight", "Edit bias");
  g_assert_true (plateau_race_redo (desk.race));
  assert_parameter (&desk, 1, 10, 8, 0.25);
  for (guint i = 0; i < 7; i++)
    plateau_run_step (run);
  g_assert_true (plateau_race_undo (desk.race));
  assert_parameter (&desk, 1, 10, 8, later);

  /* Behind the edit of a bias there is no way back to it, but the weight has two steps. */
  g_assert_true (plateau_race_undo (desk.race));
  assert_parameter (&desk, 1, 0, 0, 0.4);
  race_desk_assert_undo (&desk, "Edit weight", "Edit weight");
  g_assert_true (plateau_race_undo (desk.race));
  assert_parameter (&desk, 1, 0, 0, start);
  race_desk_assert_undo (&desk, NULL, "Edit weight");
  g_assert_true (plateau_race_redo (desk.race));
  g_assert_true (plateau_race_redo (desk.race));
  assert_parameter (&desk, 1, 0, 0, 3);
  race_desk_assert_undo (&desk, "Edit weight", NULL);
  g_assert_cmpuint (desk.edits, ==, 7);
}

/* The edits of a run that is over cannot be undone; those of another lane can, and it is looked at. */
static void
test_edits_of_lanes (void)
{
  g_auto (RaceDesk) desk = { 0 };
  g_autoptr (PlateauSnapshot) stale = NULL;

  race_desk_init (&desk);
  plateau_run_edit (race_desk_run (&desk, 1), 0, 5, NULL);
  race_desk_note (&desk);
  plateau_race_pin (desk.race);
  plateau_run_edit (race_desk_run (&desk, 2), 1, 6, NULL);
  race_desk_note (&desk);
  stale = plateau_run_snapshot (race_desk_run (&desk, 2), NULL);
  stale->lane_id = 2;
  race_desk_assert_undo (&desk, "Edit weight", NULL);
  g_object_set (desk.experiment, "seed", 3, NULL);
  plateau_race_note_edits (desk.race, stale);
  race_desk_assert_undo (&desk, "New seed", NULL);
  plateau_race_undo (desk.race);
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, "Pin", "New seed");
  plateau_race_undo (desk.race);
  race_desk_assert_undo (&desk, "Edit weight", "Pin");
  plateau_race_redo (desk.race);

  /* Reset */
  plateau_race_look_at (desk.race, 0);
  race_desk_pause (&desk);
  plateau_run_edit (race_desk_run (&desk, 1), 0, 7, NULL);
  race_desk_note (&desk);
  plateau_race_look_at (desk.race, 1);
  plateau_race_undo (desk.race);
  g_assert_cmpuint (plateau_race_get_looked (desk.race), ==, 0);
  g_assert_cmpfloat (race_desk_run (&desk, 1)->network->parameters[0], ==, 5);
  {
    g_auto (PlateauLanes) lanes = { 0 };

    plateau_race_get_lanes (desk.race, &lanes);
    g_hash_table_insert (desk.runs, GUINT_TO_POINTER (1),
                         plateau_run_new (&lanes.lane[0].settings));
  }
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, "Pin", NULL);
  plateau_race_undo (desk.race);
  race_desk_assert_undo (&desk, NULL, "Pin");
}

/* A fork has the edits of the run that it goes on from; they are not done twice. */
static void
test_edits_of_forks (void)
{
  g_auto (RaceDesk) desk = { 0 };

  race_desk_init (&desk);
  plateau_run_edit (race_desk_run (&desk, 1), 0, 5, NULL);
  plateau_run_step (race_desk_run (&desk, 1));
  plateau_run_edit (race_desk_run (&desk, 1), 1, 5, NULL);
  race_desk_note (&desk);
  plateau_race_fork (desk.race, 1);
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, "Continue from here", NULL);
  plateau_run_edit (race_desk_run (&desk, 2), 1, 6, NULL);
  race_desk_note (&desk);
  race_desk_assert_undo (&desk, "Edit weight", NULL);
  plateau_race_undo (desk.race);
  g_assert_cmpfloat (race_desk_run (&desk, 2)->network->parameters[1], ==, 5);
  race_desk_assert_undo (&desk, "Continue from here", "Edit weight");
}

/* All but the ids, and the marks of forks, of which those may be lost that cannot be made again. */
static void
assert_same_lanes (const PlateauLanes *a, const PlateauLanes *b)
{
  guint looks = 0;

  g_assert_cmpuint (a->n_lanes, ==, b->n_lanes);
  for (guint i = 0; i < a->n_lanes; i++)
    {
      g_assert_cmpuint (a->lane[i].look, ==, b->lane[i].look);
      g_assert_true (plateau_settings_same_start (&a->lane[i].settings, &b->lane[i].settings));
      g_assert_cmpfloat (a->lane[i].settings.rate, ==, b->lane[i].settings.rate);
      if (a->lane[i].fork_of != 0 && b->lane[i].fork_of != 0)
        g_assert_cmpuint (a->lane[i].fork_epoch, ==, b->lane[i].fork_epoch);
      g_assert_cmpint (plateau_lanes_find (a, a->lane[i].id), ==, i);
      g_assert_cmpuint (looks & 1u << a->lane[i].look, ==, 0);
      looks |= 1u << a->lane[i].look;
    }
}

/* What a person might do; the data stay few, so that the runs are quick. */
static void
do_something (RaceDesk *desk, GRand *random)
{
  PlateauExperiment *experiment = desk->experiment;
  PlateauRun *run;
  g_auto (PlateauLanes) lanes = { 0 };

  if (g_rand_boolean (random))
    race_desk_pause (desk);
  plateau_race_get_lanes (desk->race, &lanes);
  run = race_desk_run (desk, lanes.lane[lanes.looked].id);
  switch (g_rand_int_range (random, 0, 18))
    {
    case 0:
      g_object_set (experiment, "weight-scale", g_rand_double (random), NULL);
      break;
    case 1:
      g_object_set (experiment, "seed", g_rand_int_range (random, 0, 3), NULL);
      break;
    case 2:
      g_object_set (experiment, "hidden-layers", g_rand_int_range (random, 0, 3), "hidden-units",
                    g_rand_int_range (random, 1, 4), NULL);
      break;
    case 3:
      g_object_set (experiment, "learning-rate", g_rand_double (random), NULL);
      break;
    case 4:
      g_object_set (experiment, "speed", g_rand_double (random), NULL);
      break;
    case 5:
      g_object_set (experiment, "data-set", g_rand_int_range (random, 0, 3), "activation",
                    g_rand_int_range (random, 0, 5), NULL);
      break;
    case 6:
      g_object_set (experiment, "noise", g_rand_double (random), NULL);
      break;
    case 7:
    case 8:
      plateau_race_pin (desk->race);
      break;
    case 9:
    case 10:
      plateau_race_fork (desk->race, run->epoch);
      break;
    case 11:
      plateau_race_remove (desk->race, g_rand_int_range (random, 0, 5));
      break;
    case 12:
      if (g_rand_int_range (random, 0, 4) == 0)
        plateau_race_remove_others (desk->race);
      break;
    case 13:
      plateau_race_set_preset (desk->race, g_rand_int_range (random, 0, 3));
      break;
    case 14:
      plateau_race_look_at (desk->race, g_rand_int_range (random, 0, 5));
      break;
    case 15:
      for (guint i = 0; i < 3; i++)
        plateau_run_step (run);
      break;
    default:
      if (plateau_run_edit (run, g_rand_int_range (random, 0, run->network->n_parameters),
                            g_rand_double (random), NULL))
        race_desk_note (desk);
      break;
    }
}

static void
test_walk (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (guint round = 0; round < 5; round++)
    {
      g_auto (RaceDesk) desk = { 0 };
      g_auto (PlateauLanes) first = { 0 };
      g_auto (PlateauLanes) last = { 0 };
      g_auto (PlateauLanes) now = { 0 };
      guint n = 0;

      race_desk_init (&desk);
      plateau_race_get_lanes (desk.race, &first);
      for (guint i = 0; i < 100; i++)
        {
          g_auto (PlateauLanes) after = { 0 };

          do_something (&desk, random);
          if (g_rand_int_range (random, 0, 4) != 0)
            continue;
          plateau_race_get_lanes (desk.race, &after);
          if (plateau_race_undo (desk.race))
            {
              g_assert_true (plateau_race_redo (desk.race));
              plateau_race_get_lanes (desk.race, &now);
              assert_same_lanes (&now, &after);
            }
          /* Some way back, from where something else is done. */
          for (int k = g_rand_int_range (random, -3, 3); k > 0; k--)
            plateau_race_undo (desk.race);
        }
      plateau_race_get_lanes (desk.race, &last);
      while (plateau_race_redo (desk.race))
        plateau_race_get_lanes (desk.race, &last);

      while (plateau_race_undo (desk.race))
        n++;
      g_assert_cmpuint (n, >, 20);
      plateau_race_get_lanes (desk.race, &now);
      assert_same_lanes (&now, &first);
      g_assert_cmpstr (now.lane[0].name, ==, first.lane[0].name);
      g_assert_cmpuint (now.lane[0].fork_of, ==, 0);
      while (plateau_race_redo (desk.race))
        ;
      plateau_race_get_lanes (desk.race, &now);
      assert_same_lanes (&now, &last);
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/race-edits/alone", test_edits);
  g_test_add_func ("/race-edits/of-lanes", test_edits_of_lanes);
  g_test_add_func ("/race-edits/of-forks", test_edits_of_forks);
  g_test_add_func ("/race-edits/walk", test_walk);

  return g_test_run ();
}
