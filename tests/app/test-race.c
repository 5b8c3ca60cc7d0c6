/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app-test.h"

#include <math.h>
#include <string.h>

static void
act (PlateauWindow *window, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
act_on (PlateauWindow *window, const char *action, guint place)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, "u", place);
}

static void
set_preset (PlateauWindow *window, const char *nick)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.race-preset", "s", nick);
}

static double
get_scale (PlateauWindow *window)
{
  double scale;

  g_object_get (plateau_window_get_experiment (window), "weight-scale", &scale, NULL);
  return scale;
}

static const char *
describe (PlateauWindow *window, const char *nick)
{
  PlateauFigureKind kind;

  g_assert_true (plateau_figure_from_nick (nick, &kind));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", nick);
  app_test_settle (window);

  return plateau_figure_view_get_description (
      plateau_stage_get_view (plateau_window_get_stage (window), kind));
}

/* A start is kept, another one set; both train on one clock, and either can be looked at. */
static void
test_pin (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauSnapshot *snapshot;

  app_test_set (window, "weight-scale", 0.01, "hidden-units", 4, NULL);
  act (window, "win.pin");
  snapshot = app_test_set (window, "weight-scale", 100.0, NULL);
  g_assert_cmpuint (snapshot->n_lanes, ==, 2);
  g_assert_cmpuint (snapshot->looked, ==, 1);
  g_assert_cmpfloat (snapshot->settings.start.scale, ==, 100);

  snapshot = app_test_train (window, 300);
  g_assert_cmpuint (plateau_snapshot_get_lane (snapshot, 0)->epoch, ==, snapshot->epoch);
  g_assert_cmpfloat (plateau_snapshot_get_lane (snapshot, 0)->settings.start.scale, ==, 0.01);

  act_on (window, "win.look-at-lane", 0);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->looked, ==, 0);
  g_assert_cmpfloat (get_scale (window), ==, 0.01);
  g_assert_cmpuint (snapshot->epoch, >=, 300);

  /* Nothing is there. */
  act_on (window, "win.look-at-lane", 3);
  act_on (window, "win.remove-lane", 3);
  g_assert_cmpuint (app_test_settle (window)->n_lanes, ==, 2);

  act_on (window, "win.remove-lane", 1);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->n_lanes, <=, 1);
  g_assert_cmpfloat (snapshot->settings.start.scale, ==, 0.01);
  g_assert_cmpuint (snapshot->epoch, >=, 300);

  app_test_close (window);
}

/* There is room for four lanes, and no more. */
static void
test_full (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);

  for (guint i = 0; i < 6; i++)
    act (window, "win.pin");
  g_assert_cmpuint (app_test_settle (window)->n_lanes, ==, 4);

  act (window, "win.remove-other-lanes");
  g_assert_cmpuint (app_test_settle (window)->n_lanes, <=, 1);

  app_test_close (window);
}

static void
test_presets (gconstpointer application)
{
  static const struct
  {
    const char *nick;
    guint n;
    const char *word;
  } presets[] = { { "scales", 4, "100" }, { "activations", 3, "ReLU" }, { "depth", 3, "Xavier" } };
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      PlateauSnapshot *snapshot;

      set_preset (window, presets[i].nick);
      snapshot = app_test_train (window, 10);
      g_assert_cmpuint (snapshot->n_lanes, ==, presets[i].n);
      for (guint lane = 0; lane < presets[i].n; lane++)
        g_assert_cmpuint (plateau_snapshot_get_lane (snapshot, lane)->epoch, ==, snapshot->epoch);
      app_test_assert_has (describe (window, "race"), presets[i].word);
      g_assert_nonnull (strstr (describe (window, "race"), "unit spread"));
    }
  set_preset (window, "nothing");
  g_assert_cmpuint (app_test_settle (window)->n_lanes, ==, 3);

  app_test_close (window);
}

/* What was done is taken back, and done again, with its name. */
static void
test_undo (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauRace *race = plateau_window_get_race (window);
  double first = get_scale (window);
  g_autofree char *name = NULL;

  app_test_set (window, "weight-scale", first * 2, NULL);
  g_object_get (race, "undo-name", &name, NULL);
  g_assert_nonnull (strstr (name, "weight scale"));

  act (window, "win.pin");
  act (window, "win.undo");
  g_assert_cmpuint (plateau_race_get_n_lanes (race), ==, 1);
  g_assert_cmpfloat (get_scale (window), ==, first * 2);
  act (window, "win.undo");
  g_assert_cmpfloat (get_scale (window), ==, first);
  act (window, "win.redo");
  act (window, "win.redo");
  g_assert_cmpuint (plateau_race_get_n_lanes (race), ==, 2);
  g_assert_cmpfloat (get_scale (window), ==, first * 2);

  app_test_close (window);
}

static void
edit (PlateauWindow *window, guint64 index, double value)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-weight", "(td)", index, value);
}

/* A nudge of a millionth parts equal units; taking it back brings the very same weights. */
static void
test_nudge (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauSnapshot *snapshot;
  double value;

  app_test_set (window, "initialization", PLATEAU_INITIALIZATION_CONSTANT, "constant", 0.3,
                "hidden-units", 4, "weight-scale", 1.0, "learning-rate", 1.2, NULL);
  /* Early: far down the valley of the clones a nudge takes much longer to show. */
  for (guint i = 0; i < 10; i++)
    act (window, "win.step");
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->epoch, ==, 10);
  g_assert_cmpfloat (snapshot->layer[1].unit_spread, ==, 0);
  value = snapshot->network->parameters[0];

  edit (window, 0, value + 1e-6);
  snapshot = app_test_settle (window);
  g_assert_cmpfloat (snapshot->network->parameters[0], ==, value + 1e-6);
  g_assert_cmpuint (snapshot->layer[1].distinct_units, ==, 2);
  app_test_assert_has (plateau_stage_get_narration (plateau_window_get_stage (window)), "2 of 4");

  snapshot = app_test_train (window, 5000);
  g_assert_cmpfloat (snapshot->layer[1].unit_spread, >, 0.1);

  act (window, "win.undo");
  snapshot = app_test_settle (window);
  g_assert_cmpfloat (snapshot->network->parameters[0], ==, value);
  g_assert_cmpfloat (snapshot->layer[1].unit_spread, ==, 0);

  act (window, "win.redo");
  snapshot = app_test_settle (window);
  g_assert_cmpfloat (snapshot->network->parameters[0], ==, value + 1e-6);

  app_test_close (window);
}

/* A moment of the past is shown exactly, and another lane goes on from it. */
static void
test_past (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauStage *stage = plateau_window_get_stage (window);
  g_autofree double *parameters = NULL;
  PlateauSnapshot *snapshot;
  gsize bytes;
  guint64 newest;

  for (guint i = 0; i < 5; i++)
    act (window, "win.step");
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->epoch, ==, 5);
  bytes = snapshot->network->n_parameters * sizeof (double);
  parameters = g_memdup2 (snapshot->network->parameters, bytes);

  newest = app_test_train (window, 2000)->epoch;
  plateau_stage_look_at_epoch (stage, 5);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->epoch, ==, 5);
  g_assert_cmpuint (snapshot->newest_epoch, ==, newest);
  g_assert_cmpmem (snapshot->network->parameters, bytes, parameters, bytes);
  app_test_assert_has (describe (window, "curve"), "poch 5");

  act (window, "win.continue");
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->n_lanes, ==, 2);
  g_assert_cmpuint (snapshot->epoch, ==, 5);
  g_assert_cmpuint (snapshot->newest_epoch, ==, 5);
  g_assert_cmpuint (plateau_snapshot_get_lane (snapshot, 0)->epoch, ==, newest);
  g_assert_cmpmem (snapshot->network->parameters, bytes, parameters, bytes);

  /* It catches up. */
  snapshot = app_test_train (window, newest + 10);
  g_assert_cmpuint (plateau_snapshot_get_lane (snapshot, 0)->epoch, ==, snapshot->epoch);

  app_test_close (window);
}

/* Esc: first what is lit, then the past. */
static void
test_escape (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauPick pick = PLATEAU_PICK_NONE;
  gboolean in_past;

  app_test_train (window, 100);
  plateau_stage_look_at_epoch (stage, 10);
  pick.example = 3;
  plateau_stage_choose (stage, &pick);
  app_test_settle (window);

  act (window, "win.escape");
  pick = plateau_stage_get_chosen (stage);
  g_assert_cmpint (pick.example, ==, -1);
  g_object_get (stage, "in-past", &in_past, NULL);
  g_assert_true (in_past);

  act (window, "win.escape");
  g_object_get (stage, "in-past", &in_past, NULL);
  g_assert_false (in_past);
  g_assert_cmpuint (app_test_settle (window)->epoch, >=, 100);

  app_test_close (window);
}

static gboolean
draws_are_over (gpointer window)
{
  return !plateau_pacer_draws_seeds (plateau_window_get_pacer (window));
}

/* The draws train in the background; what has come to its end stays. */
static void
test_seeds (gconstpointer application)
{
  PlateauWindow *window = app_test_fresh_window ((gpointer) application);
  PlateauSnapshot *snapshot;

  app_test_set (window, "examples", 100, "hidden-units", 2, NULL);
  act (window, "win.draw-seeds");
  g_assert_true (plateau_pacer_draws_seeds (plateau_window_get_pacer (window)));
  app_test_wait (draws_are_over, window);
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->seeds);
  g_assert_cmpuint (snapshot->seeds->n_done, ==, PLATEAU_SEEDS);
  app_test_assert_has (describe (window, "seeds"), "20");

  act (window, "win.draw-seeds");
  act (window, "win.cancel-seeds");
  app_test_wait (draws_are_over, window);
  app_test_settle (window);

  app_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlateauApplication) application = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();
  g_test_add_data_func ("/race/pin", application, test_pin);
  g_test_add_data_func ("/race/full", application, test_full);
  g_test_add_data_func ("/race/presets", application, test_presets);
  g_test_add_data_func ("/race/undo", application, test_undo);
  g_test_add_data_func ("/race/nudge", application, test_nudge);
  g_test_add_data_func ("/race/past", application, test_past);
  g_test_add_data_func ("/race/escape", application, test_escape);
  g_test_add_data_func ("/race/seeds", application, test_seeds);

  return g_test_run ();
}
