/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-desk.h"

#include <locale.h>

static void
test_names (void)
{
  g_auto (RaceDesk) desk = { 0 };
  g_autoptr (PlateauDataset) own = plateau_dataset_new (2, 16);

  race_desk_init (&desk);
  race_desk_assert_names (&desk, "[A · normal × 1]");
  g_assert_true (plateau_race_pin (desk.race));
  race_desk_assert_names (&desk, "(A)[B]");
  g_object_set (desk.experiment, "weight-scale", 0.01, NULL);
  race_desk_assert_names (&desk, "(A · normal × 1)[B · normal × 0.01]");
  g_object_set (desk.experiment, "initialization", PLATEAU_INITIALIZATION_HE, "weight-scale", 1.0,
                NULL);
  race_desk_assert_names (&desk, "(A · normal)[B · He]");
  g_object_set (desk.experiment, "initialization", PLATEAU_INITIALIZATION_NORMAL, "activation",
                PLATEAU_ACTIVATION_RELU, "hidden-units", 8, "seed", 3, NULL);
  race_desk_assert_names (&desk, "(A · 2–4–1 · tanh · seed 2)[B · 2–8–1 · ReLU · seed 3]");
  plateau_race_undo (desk.race);
  plateau_race_undo (desk.race);
  plateau_race_undo (desk.race);
  g_object_set (desk.experiment, "learning-rate", 0.5, "bias", 0.1, "speed", 30.0, NULL);
  race_desk_assert_names (&desk, "(A · biases 0 · rate 1.2)[B · biases 0.1 · rate 0.5]");
  plateau_race_undo (desk.race);
  g_object_set (desk.experiment, "noise", 0.5, "data-seed", 4, "examples", 20, NULL);
  race_desk_assert_names (&desk, "(A · noise 0.2 · 16 examples · data seed 1)"
                                 "[B · noise 0.5 · 20 examples · data seed 4]");
  g_object_set (desk.experiment, "data-set", PLATEAU_DATA_SET_MOONS, NULL);
  race_desk_assert_names (&desk, "(A · flower)[B · moons]");
  own->x[0] = 1;
  plateau_experiment_set_own_data (desk.experiment, own, "mine.csv");
  race_desk_assert_names (&desk, "(A · flower)[B · mine.csv]");
  g_assert_true (plateau_race_pin (desk.race));
  g_object_set (desk.experiment, "standardise", TRUE, NULL);
  race_desk_assert_names (&desk, "(A · flower)(B · mine.csv · not standardised)"
                                 "[C · mine.csv · standardised]");
  plateau_race_remove_others (desk.race);
  g_object_set (desk.experiment, "initialization", PLATEAU_INITIALIZATION_CONSTANT, NULL);
  race_desk_assert_names (&desk, "[C · one constant × 1]");
  g_assert_true (plateau_race_pin (desk.race));
  g_object_set (desk.experiment, "constant", 0.3, NULL);
  race_desk_assert_names (&desk, "(C · constant 1)[A · constant 0.3]");
}

static void
test_presets (void)
{
  static const char *const expected[PLATEAU_N_RACE_PRESETS] = {
    "[A · zeros](B · normal × 0.01)(C · normal × 1)(D · normal × 100)",
    "[A · tanh](B · sigmoid)(C · ReLU)",
    "[A · normal × 0.01](B · Xavier normal)(C · He)",
  };
  static const guint n_hidden[PLATEAU_N_RACE_PRESETS] = { 0, 1, 6 };
  g_auto (RaceDesk) desk = { 0 };

  race_desk_init (&desk);
  g_object_set (desk.experiment, "hidden-layers", 0, "learning-rate", 0.25, "seed", 9, NULL);
  plateau_race_pin (desk.race);
  for (guint preset = 0; preset < PLATEAU_N_RACE_PRESETS; preset++)
    {
      g_auto (PlateauLanes) lanes = { 0 };
      g_autofree char *before = race_desk_names (desk.race);
      PlateauRacePreset same;

      g_assert_true (plateau_race_preset_from_nick (plateau_race_preset_nick (preset), &same));
      g_assert_cmpint (same, ==, preset);
      g_assert_nonnull (plateau_race_preset_title (preset));
      desk.changes = 0;
      plateau_race_set_preset (desk.race, preset);
      g_assert_cmpuint (desk.changes, ==, 1);
      race_desk_assert_names (&desk, expected[preset]);
      race_desk_assert_undo (&desk, "Set up race", NULL);
      plateau_race_get_lanes (desk.race, &lanes);
      for (guint i = 0; i < lanes.n_lanes; i++)
        {
          const PlateauSettings *s = &lanes.lane[i].settings;

          g_assert_cmpuint (lanes.lane[i].look, ==, i);
          g_assert_cmpfloat (s->rate, ==, 0.25);
          g_assert_cmpuint (s->start.seed, ==, 9);
          g_assert_true (s->data == plateau_experiment_get_data (desk.experiment));
          g_assert_cmpuint (s->shape.n_hidden, ==, n_hidden[preset]);
          for (guint l = 0; l < s->shape.n_hidden; l++)
            g_assert_cmpuint (s->shape.width[l], ==, PLATEAU_DEFAULT_HIDDEN_UNITS);
        }
      g_assert_true (plateau_race_undo (desk.race));
      race_desk_assert_names (&desk, before);
      g_assert_true (plateau_race_redo (desk.race));
      race_desk_assert_names (&desk, expected[preset]);
      g_assert_true (plateau_race_undo (desk.race));
    }
  g_assert_false (plateau_race_preset_from_nick ("none", &(PlateauRacePreset){ 0 }));

  g_assert_true (plateau_experiment_set_widths (desk.experiment, 2, (guint[]){ 5, 3 }, NULL));
  plateau_race_set_preset (desk.race, PLATEAU_RACE_DEPTH);
  {
    g_auto (PlateauLanes) lanes = { 0 };

    plateau_race_get_lanes (desk.race, &lanes);
    g_assert_cmpuint (lanes.lane[2].settings.shape.width[5], ==, 5);
  }
}

static void
test_lanes (void)
{
  g_auto (RaceDesk) desk = { 0 };
  g_auto (PlateauLanes) lanes = { 0 };

  race_desk_init (&desk);
  plateau_race_remove (desk.race, 0);
  plateau_race_remove_others (desk.race);
  g_assert_cmpuint (desk.changes, ==, 0);
  race_desk_assert_undo (&desk, NULL, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (plateau_race_pin (desk.race));
      g_object_set (desk.experiment, "seed", 10 + i, NULL);
    }
  race_desk_assert_names (&desk, "(A · seed 2)(B · seed 10)(C · seed 11)[D · seed 12]");
  g_assert_false (plateau_race_pin (desk.race));
  g_assert_false (plateau_race_fork (desk.race, 3));

  /* What comes next takes the look that is free, and stands behind the one that it is a copy of. */
  plateau_race_remove (desk.race, 1);
  race_desk_assert_names (&desk, "(A · seed 2)(C · seed 11)[D · seed 12]");
  plateau_race_look_at (desk.race, 0);
  g_assert_true (plateau_race_pin (desk.race));
  race_desk_assert_names (&desk, "(A · seed 2)[B · seed 2](C · seed 11)(D · seed 12)");
  plateau_race_remove (desk.race, 1);
  race_desk_assert_names (&desk, "(A · seed 2)[C · seed 11](D · seed 12)");
  plateau_race_remove (desk.race, 9);
  plateau_race_look_at (desk.race, 9);
  plateau_race_get_lanes (desk.race, &lanes);
  g_assert_cmpuint (lanes.n_lanes, ==, 3);
  plateau_race_look_at (desk.race, 2);
  plateau_race_remove (desk.race, 2);
  race_desk_assert_names (&desk, "(A · seed 2)[C · seed 11]");
  plateau_race_remove_others (desk.race);
  race_desk_assert_names (&desk, "[C · normal × 1]");
  race_desk_assert_undo (&desk, "Remove other lanes", NULL);
}

/* A control that rounds what it is given, as a slider does. */
static void
round_rate (PlateauExperiment *experiment)
{
  double rate;

  g_object_get (experiment, "learning-rate", &rate, NULL);
  if (rate != (int) rate)
    g_object_set (experiment, "learning-rate", (double) (int) rate, NULL);
}

static void
test_look (void)
{
  g_auto (RaceDesk) desk = { 0 };
  g_auto (PlateauLanes) lanes = { 0 };
  double scale, speed;

  race_desk_init (&desk);
  plateau_race_pin (desk.race);
  g_object_set (desk.experiment, "weight-scale", 10.0, NULL);
  g_object_set (desk.experiment, "speed", 25.0, NULL);
  plateau_race_undo (desk.race);
  race_desk_assert_undo (&desk, "Pin", "Change weight scale");

  /* What is looked at is no step, and neither is its echo nor the speed. */
  desk.changes = 0;
  plateau_race_look_at (desk.race, 0);
  g_assert_cmpuint (desk.changes, ==, 1);
  plateau_race_look_at (desk.race, 0);
  g_assert_cmpuint (desk.changes, ==, 1);
  race_desk_assert_undo (&desk, "Pin", "Change weight scale");
  g_object_get (desk.experiment, "weight-scale", &scale, "speed", &speed, NULL);
  g_assert_cmpfloat (scale, ==, 1);
  g_assert_cmpfloat (speed, ==, 25);

  /* What is undone is looked at. */
  plateau_race_redo (desk.race);
  g_assert_cmpuint (plateau_race_get_looked (desk.race), ==, 1);
  g_object_get (desk.experiment, "weight-scale", &scale, "speed", &speed, NULL);
  g_assert_cmpfloat (scale, ==, 10);
  g_assert_cmpfloat (speed, ==, 25);
  plateau_race_get_lanes (desk.race, &lanes);
  g_assert_cmpfloat (lanes.lane[0].settings.speed, ==, 25);

  plateau_race_look_at (desk.race, 0);
  g_object_set (desk.experiment, "learning-rate", 2.5, NULL);
  plateau_race_look_at (desk.race, 1);
  plateau_race_undo (desk.race);
  plateau_race_redo (desk.race);
  plateau_race_undo (desk.race);
  g_signal_connect (desk.experiment, "changed", G_CALLBACK (round_rate), NULL);
  race_desk_assert_undo (&desk, "Change weight scale", "Change learning rate");
  plateau_race_look_at (desk.race, 1);
  plateau_race_redo (desk.race);
  race_desk_assert_undo (&desk, "Change learning rate", NULL);
  g_object_get (desk.experiment, "learning-rate", &scale, NULL);
  g_assert_cmpfloat (scale, ==, 2);
}

/* A change of another lane restarts no run: data that are the same are the very same. */
static void
test_same_data (void)
{
  g_auto (RaceDesk) desk = { 0 };
  PlateauRun *first, *second;

  race_desk_init (&desk);
  plateau_race_pin (desk.race);
  g_object_set (desk.experiment, "noise", 0.3, NULL);
  g_object_set (desk.experiment, "noise", 0.2, NULL);
  first = race_desk_run (&desk, 1);
  second = race_desk_run (&desk, 2);
  plateau_race_look_at (desk.race, 0);
  g_object_set (desk.experiment, "learning-rate", 0.1, NULL);
  plateau_race_look_at (desk.race, 1);
  g_object_set (desk.experiment, "learning-rate", 0.1, NULL);
  plateau_race_undo (desk.race);
  g_assert_true (race_desk_run (&desk, 1) == first);
  g_assert_true (race_desk_run (&desk, 2) == second);
}

static void
test_fork (void)
{
  g_auto (RaceDesk) desk = { 0 };
  g_auto (PlateauLanes) lanes = { 0 };

  race_desk_init (&desk);
  for (guint i = 0; i < 1200; i++)
    plateau_run_step (race_desk_run (&desk, 1));
  g_assert_true (plateau_race_fork (desk.race, 1000));
  race_desk_assert_names (&desk, "(A)[B · from epoch 1000]");
  race_desk_assert_undo (&desk, "Continue from here", NULL);
  g_assert_cmpuint (race_desk_run (&desk, 2)->epoch, ==, 1000);
  g_object_set (desk.experiment, "learning-rate", 0.5, NULL);
  race_desk_assert_names (&desk, "(A · rate 1.2)[B · rate 0.5 · from epoch 1000]");
  g_assert_cmpuint (race_desk_run (&desk, 2)->epoch, ==, 1000);

  /* Another start is a run of its own; taken back, it goes on from there again, as another lane. */
  g_object_set (desk.experiment, "seed", 7, NULL);
  race_desk_assert_names (&desk, "(A · seed 2 · rate 1.2)[B · seed 7 · rate 0.5]");
  g_assert_cmpuint (race_desk_run (&desk, 2)->epoch, ==, 0);
  plateau_race_undo (desk.race);
  race_desk_assert_names (&desk, "(A · rate 1.2)[B · rate 0.5 · from epoch 1000]");
  g_assert_null (race_desk_run (&desk, 2));
  g_assert_cmpuint (race_desk_run (&desk, 3)->epoch, ==, 1000);
  plateau_race_redo (desk.race);
  race_desk_assert_names (&desk, "(A · seed 2 · rate 1.2)[B · seed 7 · rate 0.5]");
  g_assert_cmpuint (race_desk_run (&desk, 3)->epoch, ==, 0);
  plateau_race_undo (desk.race);

  /* Where the run that it came from is gone, it is no fork any more. */
  plateau_race_get_lanes (desk.race, &lanes);
  g_assert_cmpuint (lanes.lane[1].fork_of, ==, 1);
  plateau_race_remove (desk.race, 1);
  plateau_race_undo (desk.race);
  race_desk_assert_names (&desk, "(A · rate 1.2)[B · rate 0.5 · from epoch 1000]");
  plateau_race_remove (desk.race, 0);
  race_desk_assert_names (&desk, "[B · normal × 1 · from epoch 1000]");
  g_object_set (desk.experiment, "seed", 8, NULL);
  plateau_race_undo (desk.race);
  race_desk_assert_names (&desk, "[B · normal × 1]");
}

static void
test_merging (void)
{
  g_auto (RaceDesk) desk = { 0 };
  double scale;

  race_desk_init (&desk);
  for (guint i = 0; i < 10; i++)
    {
      desk.now += PLATEAU_STEP_PAUSE - 1;
      g_object_set (desk.experiment, "weight-scale", 2.0 + i, NULL);
    }
  race_desk_assert_undo (&desk, "Change weight scale", NULL);
  plateau_race_undo (desk.race);
  race_desk_assert_undo (&desk, NULL, "Change weight scale");
  g_object_get (desk.experiment, "weight-scale", &scale, NULL);
  g_assert_cmpfloat (scale, ==, 1);
  plateau_race_redo (desk.race);
  race_desk_pause (&desk);
  g_object_set (desk.experiment, "weight-scale", 50.0, NULL);
  plateau_race_undo (desk.race);
  g_object_get (desk.experiment, "weight-scale", &scale, NULL);
  g_assert_cmpfloat (scale, ==, 11);

  /* Several at once, and a change that drops what was undone. */
  g_object_freeze_notify (G_OBJECT (desk.experiment));
  g_object_set (desk.experiment, "seed", 4, NULL);
  g_object_set (desk.experiment, "activation", PLATEAU_ACTIVATION_RELU, NULL);
  g_object_thaw_notify (G_OBJECT (desk.experiment));
  race_desk_assert_undo (&desk, "Change settings", NULL);
  g_object_set (desk.experiment, "data-set", PLATEAU_DATA_SET_CIRCLES, NULL);
  race_desk_assert_undo (&desk, "Change data", NULL);
  g_object_set (desk.experiment, "seed", 5, NULL);
  race_desk_assert_undo (&desk, "New seed", NULL);
}

static void
test_bound (void)
{
  g_auto (RaceDesk) desk = { 0 };
  guint seed, n = 0;

  race_desk_init (&desk);
  for (guint i = 0; i < 250; i++)
    {
      race_desk_pause (&desk);
      g_object_set (desk.experiment, "seed", 1000 + i, NULL);
    }
  while (plateau_race_undo (desk.race))
    n++;
  g_assert_cmpuint (n, ==, PLATEAU_MAX_STEPS);
  g_object_get (desk.experiment, "seed", &seed, NULL);
  g_assert_cmpuint (seed, ==, 1049);
  while (plateau_race_redo (desk.race))
    ;
  g_object_get (desk.experiment, "seed", &seed, NULL);
  g_assert_cmpuint (seed, ==, 1249);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/race/names", test_names);
  g_test_add_func ("/race/presets", test_presets);
  g_test_add_func ("/race/lanes", test_lanes);
  g_test_add_func ("/race/look", test_look);
  g_test_add_func ("/race/same-data", test_same_data);
  g_test_add_func ("/race/fork", test_fork);
  g_test_add_func ("/race/merging", test_merging);
  g_test_add_func ("/race/bound", test_bound);

  return g_test_run ();
}
