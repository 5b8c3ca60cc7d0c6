/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "session/narrator.h"
#include "session/wording.h"

#include <string.h>

static PlateauApplication *application;

static const char *
describe (PlateauWindow *window, PlateauFigureKind kind)
{
  return plateau_figure_view_get_description (
      plateau_stage_get_view (plateau_window_get_stage (window), kind));
}

/* Claims of the lecture, read from the plot as a screen reader reads it. */

static void
test_clones (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauSnapshot *snapshot;

  /* Data of two unequal classes: with equal ones even the output bias has nothing to learn. */
  app_test_set (window, "data-set", PLATEAU_DATA_SET_PENGUINS, "initialization",
                PLATEAU_INITIALIZATION_ZEROS, "activation", PLATEAU_ACTIVATION_SIGMOID,
                "hidden-units", 8, NULL);
  snapshot = app_test_train (window, 1000);
  g_assert_cmpuint (snapshot->epoch, >=, 1000);
  g_assert_cmpfloat (snapshot->loss, <, snapshot->first_loss);
  g_assert_cmpfloat (snapshot->layer[1].weight_norm, >, 0);
  g_assert_cmpfloat (snapshot->layer[1].unit_spread, ==, 0);
  app_test_assert_has (describe (window, PLATEAU_FIGURE_CURVE), "unit spread 0");

  /* With tanh no weight moves at all. */
  app_test_set (window, "activation", PLATEAU_ACTIVATION_TANH, NULL);
  snapshot = app_test_train (window, 1000);
  g_assert_cmpfloat (snapshot->layer[1].weight_norm, ==, 0);
  g_assert_cmpfloat (snapshot->layer[1].unit_spread, ==, 0);

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, "initialization",
                PLATEAU_INITIALIZATION_NORMAL, "hidden-units", 4, NULL);
  app_test_close (window);
}

static void
test_large_weights (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauSnapshot *snapshot = app_test_set (window, "weight-scale", 100.0, NULL);
  g_autofree char *saturated = plateau_format_share (snapshot->layer[1].saturated);
  g_autofree char *slope = plateau_format_number (snapshot->layer[1].mean_slope);
  g_autofree char *narration = plateau_narrate (snapshot, 1);

  /* The new start is there before any training. */
  g_assert_cmpuint (snapshot->epoch, ==, 0);
  g_assert_cmpfloat (snapshot->layer[1].saturated, >, 0.9);
  g_assert_cmpfloat (snapshot->layer[1].mean_slope, <, 0.05);
  app_test_assert_has (describe (window, PLATEAU_FIGURE_CURVE), saturated);
  app_test_assert_has (describe (window, PLATEAU_FIGURE_CURVE), slope);
  g_assert_cmpstr (plateau_stage_get_narration (plateau_window_get_stage (window)), ==, narration);

  app_test_set (window, "weight-scale", 1.0, NULL);
  app_test_close (window);
}

static void
test_same_draw (void)
{
  PlateauWindow *window = app_test_window (application);
  g_autoptr (PlateauSnapshot) one = plateau_snapshot_ref (app_test_settle (window));
  PlateauSnapshot *ten = app_test_set (window, "weight-scale", 10.0, NULL);

  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (ten->network->w[1][i], ==, 10 * one->network->w[1][i]);

  app_test_set (window, "weight-scale", 1.0, NULL);
  app_test_close (window);
}

/* Actions. */

static gboolean
is_training (PlateauWindow *window)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "train");

  g_assert_cmpint (g_variant_get_boolean (state), ==,
                   plateau_pacer_get_training (plateau_window_get_pacer (window)));
  return g_variant_get_boolean (state);
}

static void
test_actions (void)
{
  PlateauWindow *window = app_test_window (application);
  g_autoptr (PlateauSnapshot) start = plateau_snapshot_ref (app_test_settle (window));
  PlateauSnapshot *snapshot;
  guint seed, next;
  guint64 epoch;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.step", NULL);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->epoch, ==, 1);
  g_assert_false (is_training (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
  g_assert_true (is_training (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
  g_assert_false (is_training (window));

  /* A step under way is the last one. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step", NULL);
  g_assert_false (is_training (window));
  epoch = app_test_settle (window)->epoch;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.step", NULL);
  g_assert_cmpuint (app_test_settle (window)->epoch, ==, epoch + 1);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.reset", NULL);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->epoch, ==, 0);
  g_assert_cmpmem (snapshot->network->parameters, snapshot->network->n_parameters * sizeof (double),
                   start->network->parameters, start->network->n_parameters * sizeof (double));

  g_object_get (plateau_window_get_experiment (window), "seed", &seed, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-draw", NULL);
  snapshot = app_test_settle (window);
  g_object_get (plateau_window_get_experiment (window), "seed", &next, NULL);
  g_assert_cmpuint (next, ==, seed + 1);
  g_assert_cmpfloat (snapshot->network->w[1][0], !=, start->network->w[1][0]);
  app_test_set (window, "seed", seed, NULL);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.loss-log", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.setup", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.setup", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.loss-log", NULL);
  app_test_close (window);
}

/* How the window stood comes back with the next one. */
static void
test_setup_panel (void)
{
  for (int round = 0; round < 3; round++)
    {
      PlateauWindow *window = app_test_window (application);
      g_autoptr (GVariant) shown =
          g_action_group_get_action_state (G_ACTION_GROUP (window), "setup");

      g_assert_cmpint (g_variant_get_boolean (shown), ==, round != 1);
      if (round < 2)
        gtk_widget_activate_action (GTK_WIDGET (window), "win.setup", NULL);
      app_test_close (window);
    }
}

/* Learning rate and speed change under way; another start ends the training. */
static void
test_change_while_training (void)
{
  PlateauWindow *window = app_test_window (application);
  GObject *experiment = G_OBJECT (plateau_window_get_experiment (window));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
  g_object_set (experiment, "learning-rate", 0.5, "speed", 1000.0, NULL);
  g_assert_true (is_training (window));
  g_object_set (experiment, "weight-scale", 2.0, NULL);
  g_assert_false (is_training (window));
  g_assert_cmpuint (app_test_settle (window)->epoch, ==, 0);

  app_test_set (window, "learning-rate", 1.2, "speed", 0.0, "weight-scale", 1.0, NULL);
  app_test_close (window);
}

static gboolean
has_stopped (gpointer data)
{
  return !plateau_pacer_get_training (plateau_window_get_pacer (data));
}

static void
test_divergence (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauSnapshot *snapshot;
  g_autofree char *text = NULL;

  app_test_set (window, "activation", PLATEAU_ACTIVATION_LINEAR, "hidden-layers", 3, "hidden-units",
                16, "weight-scale", 1000.0, "learning-rate", 1e6, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
  app_test_wait (has_stopped, window);
  snapshot = app_test_settle (window);
  g_assert_false (is_training (window));
  g_assert_cmpuint (snapshot->divergence.layer, >, 0);
  text = plateau_divergence_text (snapshot);
  g_assert_nonnull (text);
  g_assert_cmpstr (plateau_stage_get_narration (plateau_window_get_stage (window)), ==, text);
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s",
                                  plateau_figure_nick (kind));
      app_test_settle (window);
      app_test_assert_has (describe (window, kind), "loss");
      g_assert_null (strstr (describe (window, kind), "nan"));
      g_assert_null (strstr (describe (window, kind), "inf"));
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "boundary");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
  app_test_set (window, "activation", PLATEAU_ACTIVATION_TANH, "hidden-layers", 1, "hidden-units",
                4, "weight-scale", 1.0, "learning-rate", 1.2, NULL);
  app_test_close (window);
}

/* Nothing fires into a closed window. */

static void
test_close_while_training (void)
{
  const char *wish = g_getenv ("PLATEAU_TEST_CLOSINGS");
  int n = wish != NULL ? atoi (wish) : 20;

  for (int i = 0; i < n; i++)
    {
      PlateauWindow *window = app_test_window (application);

      gtk_widget_activate_action (GTK_WIDGET (window), "win.train", NULL);
      if (i % 2 == 0)
        gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_true (is_training (window));
      app_test_close (window);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();

  g_test_add_func ("/app/window/clones", test_clones);
  g_test_add_func ("/app/window/large-weights", test_large_weights);
  g_test_add_func ("/app/window/same-draw", test_same_draw);
  g_test_add_func ("/app/window/actions", test_actions);
  g_test_add_func ("/app/window/setup-panel", test_setup_panel);
  g_test_add_func ("/app/window/change-while-training", test_change_while_training);
  g_test_add_func ("/app/window/divergence", test_divergence);
  g_test_add_func ("/app/window/close-while-training", test_close_while_training);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
