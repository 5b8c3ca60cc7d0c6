/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/map-export.h"
#include "space-hands.h"

#include <math.h>
#include <string.h>

static PlateauApplication *application;

static PlateauFigureView *
get_view (PlateauWindow *window)
{
  return plateau_stage_get_view (plateau_window_get_stage (window), PLATEAU_FIGURE_MAP);
}

static void
act (PlateauWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static gboolean
is_computed (gpointer data)
{
  PlateauPacer *pacer = plateau_window_get_pacer (data);
  PlateauMap *map = plateau_pacer_get_map (pacer);

  return !plateau_pacer_computes_map (pacer) && map != NULL && map->n_done == map->n_cells;
}

static gboolean
has_some (gpointer data)
{
  PlateauMap *map = plateau_pacer_get_map (plateau_window_get_pacer (data));

  return map != NULL && map->n_done > 0;
}

static gboolean
is_stopped (gpointer data)
{
  return !plateau_pacer_computes_map (plateau_window_get_pacer (data));
}

/* A window on the map, whose starts are quick: other seeds of the data make it another map. */
static PlateauWindow *
open_map (guint data_seed)
{
  PlateauWindow *window = app_test_fresh_window (application);

  app_test_set (window, "examples", 20u, "hidden-units", 2u, "data-seed", data_seed, NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "map");
  app_test_settle (window);
  return window;
}

static void
close_map (PlateauWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "boundary");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
  app_test_settle (window);
  app_test_close (window);
}

static void
compute (PlateauWindow *window)
{
  act (window, "win.compute-map");
  app_test_wait (is_computed, window);
  app_test_settle (window);
}

/* Nothing is computed unasked; the whole map is, and told; it is there again in the next window. */
static void
test_compute (void)
{
  PlateauWindow *window = open_map (11);
  PlateauSnapshot *snapshot = app_test_settle (window);
  g_autofree char *text = NULL;
  int best;

  g_assert_null (snapshot->map);
  app_test_assert_has (plateau_figure_view_get_description (get_view (window)), "No map yet");

  compute (window);
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->map);
  g_assert_cmpuint (snapshot->map->n_cells, ==, 24 * 8);
  g_assert_cmpuint (snapshot->map->n_done, ==, 24 * 8);
  best = plateau_map_best (snapshot->map);
  g_assert_cmpint (best, >=, 0);
  app_test_assert_has (plateau_figure_view_get_description (get_view (window)), "The best: ");
  app_test_assert_has (plateau_figure_view_get_description (get_view (window)), "You are at ");
  text = plateau_map_to_csv (snapshot->map);
  close_map (window);

  window = open_map (11);
  app_test_wait (is_computed, window);
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->map);
  {
    g_autofree char *again = plateau_map_to_csv (snapshot->map);

    g_assert_cmpstr (again, ==, text);
  }

  /* Another seed or scale is another place of this map; another activation is another map. */
  snapshot = app_test_set (window, "seed", 77u, "weight-scale", 0.5, NULL);
  g_assert_nonnull (snapshot->map);
  snapshot = app_test_set (window, "activation", PLATEAU_ACTIVATION_RELU, NULL);
  g_assert_null (snapshot->map);
  snapshot = app_test_set (window, "activation", PLATEAU_ACTIVATION_TANH, NULL);
  app_test_wait (is_computed, window);
  g_assert_nonnull (app_test_settle (window)->map);
  close_map (window);
}

/* What was computed before a stop stays, and the rest comes when it is asked for. */
static void
test_cancel (void)
{
  PlateauWindow *window = app_test_fresh_window (application);
  guint done;

  app_test_set (window, "examples", 200u, "data-seed", 12u, NULL);
  act (window, "win.compute-map");
  app_test_wait (has_some, window);
  act (window, "win.cancel-map");
  app_test_wait (is_stopped, window);
  done = app_test_settle (window)->map->n_done;
  g_assert_cmpuint (done, >, 0);
  g_assert_cmpuint (done, <, 24 * 8);
  app_test_assert_has (plateau_figure_view_get_description (get_view (window)), "192");

  compute (window);
  g_assert_cmpuint (app_test_settle (window)->map->n_done, ==, 24 * 8);
  close_map (window);
}

static void
assert_at (PlateauWindow *window, int cell)
{
  PlateauSnapshot *snapshot = app_test_settle (window);
  g_auto (PlateauSettings) settings = { 0 };

  plateau_sweep_plan_get_settings (&snapshot->map->plan, (guint) cell, 0, &settings);
  g_assert_true (plateau_settings_same_start (&settings, &snapshot->settings));
  g_assert_cmpfloat (settings.rate, ==, snapshot->settings.rate);
  g_assert_cmpint (plateau_map_find (snapshot->map, &snapshot->settings), ==, cell);
}

/* A cell is opened in one step, which is undone in one; or it becomes a lane of its own. */
static void
test_open_cell (void)
{
  PlateauWindow *window = open_map (11);
  PlateauRace *race = plateau_window_get_race (window);
  PlateauSnapshot *snapshot;
  int before;

  compute (window);
  snapshot = app_test_settle (window);
  before = plateau_map_find (snapshot->map, &snapshot->settings);
  g_assert_cmpint (before, >=, 0);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-cell", "u", 24 * 3 + 5u);
  assert_at (window, 24 * 3 + 5);
  g_assert_cmpuint (app_test_settle (window)->settings.shape.n_hidden, ==, 4);
  act (window, "win.undo");
  snapshot = app_test_settle (window);
  g_assert_cmpint (plateau_map_find (snapshot->map, &snapshot->settings), ==, before);
  g_assert_cmpuint (snapshot->settings.shape.n_hidden, ==, 1);

  g_assert_cmpuint (plateau_race_get_n_lanes (race), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.pin-cell", "u", 24u + 7);
  assert_at (window, 24 + 7);
  g_assert_cmpuint (plateau_race_get_n_lanes (race), ==, 2);

  /* No such cell. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-cell", "u", 24u * 8);
  assert_at (window, 24 + 7);
  act (window, "win.remove-other-lanes");
  close_map (window);
}

/* The keys begin at the present start and walk from cell to cell. */
static void
test_keys (void)
{
  PlateauWindow *window = open_map (11);
  GtkWidget *view = GTK_WIDGET (get_view (window));
  PlateauSnapshot *snapshot;
  int here;

  compute (window);
  snapshot = app_test_settle (window);
  here = plateau_map_find (snapshot->map, &snapshot->settings);
  gtk_widget_grab_focus (view);
  g_assert_true (space_hands_press (view, "Right"));
  g_assert_cmpint (plateau_stage_get_chosen (plateau_window_get_stage (window)).cell, ==, here);
  g_assert_true (space_hands_press (view, "Right"));
  g_assert_true (space_hands_press (view, "Up"));
  g_assert_cmpint (plateau_stage_get_chosen (plateau_window_get_stage (window)).cell, ==,
                   here + 24 + 1);
  app_test_settle (window);
  app_test_assert_has (plateau_figure_view_get_tip (get_view (window)), "weight scale");
  g_assert_true (space_hands_press (view, "Return"));
  assert_at (window, here + 24 + 1);
  g_assert_true (space_hands_press (view, "Down"));
  g_assert_true (space_hands_press (view, "<Control>Return"));
  assert_at (window, here + 1);
  g_assert_cmpuint (plateau_race_get_n_lanes (plateau_window_get_race (window)), ==, 2);
  act (window, "win.remove-other-lanes");
  close_map (window);
}

typedef struct
{
  const char *path;
  const char *text;
} Written;

static gboolean
is_written (gpointer data)
{
  const Written *written = data;
  g_autofree char *text = NULL;

  return g_file_get_contents (written->path, &text, NULL, NULL) &&
         g_str_equal (text, written->text);
}

static void
test_export (void)
{
  PlateauWindow *window = open_map (11);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "export.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *expected = NULL;
  Written written;
  PlateauMap *map;

  compute (window);
  map = app_test_settle (window)->map;
  expected = plateau_map_to_csv (map);
  written = (Written){ path, expected };
  plateau_map_export (GTK_WINDOW (window), map, file);
  app_test_wait (is_written, &written);
  close_map (window);
}

/* A window that closes while it computes waits for nobody. */
static void
test_close (void)
{
  PlateauWindow *window = app_test_fresh_window (application);

  app_test_set (window, "examples", 2000u, "data-seed", 13u, NULL);
  act (window, "win.compute-map");
  /* The one before is given up for this one. */
  app_test_set (window, "learning-rate", 0.25, NULL);
  g_assert_false (plateau_pacer_computes_map (plateau_window_get_pacer (window)));
  act (window, "win.compute-map");
  app_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_autofree char *cache = g_dir_make_tmp ("plateau-map-XXXXXX", NULL);
  int result;

  /* Before anything asks where it is: nothing of a person's own maps. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();
  g_test_add_func ("/app/map/compute", test_compute);
  g_test_add_func ("/app/map/cancel", test_cancel);
  g_test_add_func ("/app/map/open-cell", test_open_cell);
  g_test_add_func ("/app/map/keys", test_keys);
  g_test_add_func ("/app/map/export", test_export);
  g_test_add_func ("/app/map/close", test_close);
  result = g_test_run ();
  g_object_unref (application);

  return result;
}
