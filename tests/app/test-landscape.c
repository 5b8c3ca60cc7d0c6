/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/figure-controls.h"
#include "space-hands.h"

#include <epoxy/gl.h>
#include <string.h>

static PlateauApplication *application;

static void
enlarge (PlateauWindow *window, const char *nick)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", nick);
  app_test_settle (window);
}

static PlateauFigureView *
get_view (PlateauWindow *window)
{
  return plateau_stage_get_view (plateau_window_get_stage (window), PLATEAU_FIGURE_LANDSCAPE);
}

static PlateauCamera
get_camera (PlateauWindow *window)
{
  return plateau_stage_get_camera (plateau_window_get_stage (window));
}

static guint
get_n_drawn (PlateauWindow *window)
{
  return plateau_scene_view_get_n_drawn (plateau_figure_view_get_scene (get_view (window)));
}

static gboolean
has_drawn (gpointer data)
{
  PlateauSceneView *scene = plateau_figure_view_get_scene (get_view (data));

  return scene != NULL && plateau_scene_view_get_n_drawn (scene) > 0;
}

/* A window with the landscape of twins, drawn. */
static PlateauWindow *
open_landscape (void)
{
  PlateauWindow *window = app_test_fresh_window (application);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "twins");
  enlarge (window, "landscape");
  app_test_wait (has_drawn, window);
  return window;
}

static void
close_landscape (PlateauWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "twins");
  enlarge (window, "boundary");
  enlarge (window, "curve");
  app_test_close (window);
}

/* Computed only while it is seen, drawn by OpenGL, and told. */
static void
test_open (void)
{
  PlateauWindow *window = app_test_fresh_window (application);
  PlateauSnapshot *snapshot = app_test_settle (window);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauSurfaceAxes axes;

  g_assert_null (snapshot->landscape);
  g_assert_null (snapshot->path);
  g_assert_false (plateau_stage_get_landscape (stage, &axes));

  enlarge (window, "landscape");
  snapshot = app_test_settle (window);
  g_assert_true (plateau_stage_get_landscape (stage, &axes));
  g_assert_nonnull (snapshot->landscape);
  g_assert_cmpuint (snapshot->landscape->n_done, ==,
                    PLATEAU_LANDSCAPE_POINTS * PLATEAU_LANDSCAPE_POINTS);
  g_assert_nonnull (snapshot->path);
  g_assert_true (snapshot->path->projection == snapshot->landscape->projection);
  app_test_wait (has_drawn, window);
  g_assert_null (plateau_figure_view_get_failure (get_view (window)));
  app_test_assert_has (plateau_figure_view_get_description (get_view (window)), "poch 0");

  /* It follows the training, and the path grows. */
  snapshot = app_test_train (window, 500);
  g_assert_cmpuint (snapshot->landscape->epoch, ==, snapshot->epoch);
  g_assert_cmpuint (snapshot->path->n, >, 100);
  g_assert_cmpuint (snapshot->path->epoch[snapshot->path->n - 1], ==, snapshot->epoch);

  /* Beside another figure it is still there; behind it nothing is left. */
  enlarge (window, "network");
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->landscape);
  g_assert_nonnull (plateau_figure_view_get_scene (get_view (window)));
  enlarge (window, "layers");
  snapshot = app_test_settle (window);
  g_assert_null (snapshot->landscape);
  g_assert_null (snapshot->path);
  g_assert_null (plateau_figure_view_get_scene (get_view (window)));
  close_landscape (window);
}

/* What a turn of the camera costs: one picture, and no word to the trainer. */
static void
test_keys (void)
{
  static const struct
  {
    const char *trigger;
    double yaw, pitch, pan_x, pan_y;
    double zoom; /* the sign of what it does to it */
  } keys[] = {
    { "Left", -1, 0, 0, 0, 0 },        { "Right", 1, 0, 0, 0, 0 },
    { "Up", 0, -1, 0, 0, 0 },          { "Down", 0, 1, 0, 0, 0 },
    { "<Shift>Left", 0, 0, -1, 0, 0 }, { "<Shift>Right", 0, 0, 1, 0, 0 },
    { "<Shift>Up", 0, 0, 0, 1, 0 },    { "<Shift>Down", 0, 0, 0, -1, 0 },
    { "plus", 0, 0, 0, 0, 1 },         { "minus", 0, 0, 0, 0, -1 },
    { "KP_Add", 0, 0, 0, 0, 1 },       { "KP_Subtract", 0, 0, 0, 0, -1 },
  };
  PlateauWindow *window = open_landscape ();
  GtkWidget *view = GTK_WIDGET (get_view (window));
  PlateauSnapshot *snapshot = app_test_settle (window);
  PlateauCamera first, camera;

  plateau_camera_init (&first);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      guint n = get_n_drawn (window);

      g_assert_true (space_hands_press (view, keys[i].trigger));
      camera = get_camera (window);
      g_assert_cmpint (SIGN (camera.yaw - first.yaw), ==, keys[i].yaw);
      g_assert_cmpint (SIGN (camera.pitch - first.pitch), ==, keys[i].pitch);
      g_assert_cmpint (SIGN (camera.pan_x - first.pan_x), ==, keys[i].pan_x);
      g_assert_cmpint (SIGN (camera.pan_y - first.pan_y), ==, keys[i].pan_y);
      g_assert_cmpint (SIGN (camera.zoom - first.zoom), ==, keys[i].zoom);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_assert_cmpuint (get_n_drawn (window), ==, n + 1);

      g_assert_true (space_hands_press (view, "0"));
      camera = get_camera (window);
      g_assert_true (plateau_camera_equal (&camera, &first));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
    }
  g_assert_true (app_test_settle (window) == snapshot);

  /* The button does what 0 does. */
  space_hands_press (view, "Left");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.reset-camera", NULL);
  camera = get_camera (window);
  g_assert_true (plateau_camera_equal (&camera, &first));
  close_landscape (window);
}

/* A hand of a real pointer, where there is one. */
static void
test_pointer (void)
{
  PlateauWindow *window;
  GtkWidget *view;
  PlateauCamera first, camera;

  if (!space_hands_can_move ())
    {
      g_test_skip ("xdotool is not installed");
      return;
    }

  window = open_landscape ();
  view = GTK_WIDGET (get_view (window));
  plateau_camera_init (&first);

  space_hands_drag (view, 1, FALSE, 60, 30);
  camera = get_camera (window);
  g_assert_cmpfloat (camera.yaw, >, first.yaw);
  g_assert_cmpfloat (camera.pitch, >, first.pitch);
  g_assert_cmpfloat (camera.pan_x, ==, 0);
  space_hands_press (view, "0");

  space_hands_drag (view, 2, FALSE, 60, 30);
  camera = get_camera (window);
  g_assert_cmpfloat (camera.yaw, ==, first.yaw);
  g_assert_cmpfloat (camera.pan_x, >, 0);
  g_assert_cmpfloat (camera.pan_y, <, 0);
  space_hands_press (view, "0");

  space_hands_drag (view, 1, TRUE, -60, -30);
  camera = get_camera (window);
  g_assert_cmpfloat (camera.yaw, ==, first.yaw);
  g_assert_cmpfloat (camera.pan_x, <, 0);
  g_assert_cmpfloat (camera.pan_y, >, 0);
  space_hands_press (view, "0");

  space_hands_wheel (view, TRUE);
  g_assert_cmpfloat (get_camera (window).zoom, >, first.zoom);
  space_hands_wheel (view, FALSE);
  g_assert_cmpfloat_with_epsilon (get_camera (window).zoom, first.zoom, 1e-12);

  /* A pinch of two fingers, as its gesture tells it. */
  space_hands_pinch (view, 1.5);
  g_assert_cmpfloat_with_epsilon (get_camera (window).zoom, 1.5 * first.zoom, 1e-12);
  space_hands_press (view, "0");
  close_landscape (window);
}

static gsize
place_index (PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  return plateau_network_parameter_index (snapshot->network, (guint) pick->layer,
                                          (guint) pick->unit, (guint) pick->input);
}

/* The newest two edges that were chosen in the network are the axes of two weights. */
static void
test_edges (void)
{
  PlateauWindow *window = open_landscape ();
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauPick first = PLATEAU_PICK_NONE, second = PLATEAU_PICK_NONE;
  PlateauSnapshot *snapshot;
  g_autofree char *surface = NULL;
  g_autofree char *large = NULL;

  first.layer = 1;
  first.unit = 2;
  first.input = 1;
  second.layer = 2;
  second.unit = 0;
  second.input = 4; /* the bias */
  plateau_stage_choose (stage, &first);
  plateau_stage_choose (stage, &second);
  plateau_stage_choose (stage, &second);
  snapshot = app_test_settle (window);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_TWINS);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "weights");
  snapshot = app_test_settle (window);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_WEIGHTS);
  g_assert_cmpuint (snapshot->landscape->projection->index[0], ==, place_index (snapshot, &second));
  g_assert_cmpuint (snapshot->landscape->projection->index[1], ==, place_index (snapshot, &first));
  g_assert_true (snapshot->path->projection == snapshot->landscape->projection);

  /* From the box that opens over an edge. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "twins");
  enlarge (window, "network");
  g_signal_emit_by_name (plateau_stage_get_view (stage, PLATEAU_FIGURE_NETWORK), "opened", &first);
  g_assert_true (
      space_hands_click (GTK_WIDGET (stage), "PlateauWeightPopover", "landscape_button"));
  snapshot = app_test_settle (window);
  g_object_get (stage, "surface", &surface, "large-figure", &large, NULL);
  g_assert_cmpstr (surface, ==, "weights");
  g_assert_cmpstr (large, ==, "landscape");
  g_assert_cmpuint (snapshot->landscape->projection->index[0], ==, place_index (snapshot, &first));
  g_assert_cmpuint (snapshot->landscape->projection->index[1], ==, place_index (snapshot, &second));

  plateau_stage_choose (stage, &PLATEAU_PICK_NONE);
  close_landscape (window);
}

/* A small net has no twins, and gets them back. Random directions come with a seed. */
static void
test_kinds (void)
{
  PlateauWindow *window = open_landscape ();
  g_autoptr (PlateauLandscape) before = NULL;
  PlateauSnapshot *snapshot;

  snapshot = app_test_set (window, "hidden-layers", 0, NULL);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_WEIGHTS);
  snapshot = app_test_set (window, "hidden-layers", 1, "hidden-units", 1, NULL);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_WEIGHTS);
  snapshot = app_test_set (window, "hidden-units", 4, NULL);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_TWINS);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "nothing");
  g_assert_cmpint (app_test_settle (window)->landscape->projection->axes.kind, ==,
                   PLATEAU_SURFACE_TWINS);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.surface", "s", "random");
  snapshot = app_test_settle (window);
  g_assert_cmpint (snapshot->landscape->projection->axes.kind, ==, PLATEAU_SURFACE_RANDOM);
  g_assert_nonnull (snapshot->landscape->projection->centre);
  close_landscape (window);
}

/* Heights turn logarithmic and back: one more picture, and no word to the trainer. */
static void
test_height (void)
{
  PlateauWindow *window = open_landscape ();
  PlateauSnapshot *snapshot = app_test_settle (window);

  for (int i = 0; i < 2; i++)
    {
      guint n = get_n_drawn (window);
      gboolean log;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.height-log", NULL);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_object_get (plateau_window_get_stage (window), "height-log", &log, NULL);
      g_assert_cmpint (log, ==, i == 1);
      g_assert_cmpuint (get_n_drawn (window), >, n);
    }
  g_assert_true (app_test_settle (window) == snapshot);
  close_landscape (window);
}

#define MOST_NAMES 100000

/* How many objects there are in what all contexts of the display share: more where some are left behind. */
static void
count_objects (PlateauWindow *window, guint counts[4])
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkGLContext) context = gdk_surface_create_gl_context (surface, &error);

  g_assert_no_error (error);
  g_assert_true (gdk_gl_context_realize (context, &error));
  gdk_gl_context_make_current (context);
  memset (counts, 0, 4 * sizeof counts[0]);
  for (GLuint name = 1; name < MOST_NAMES; name++)
    {
      counts[0] += glIsBuffer (name);
      counts[1] += glIsTexture (name);
      counts[2] += glIsRenderbuffer (name);
      counts[3] += glIsProgram (name);
    }
  gdk_gl_context_clear_current ();
}

static gboolean
has_drawn_more (gpointer data)
{
  return plateau_scene_view_get_n_drawn (data) > 0;
}

/* Whether each error of OpenGL becomes a critical, which would end this test. */
static gboolean
is_debugged (PlateauSceneView *view)
{
  GtkWidget *area = gtk_widget_get_first_child (GTK_WIDGET (view));
  GLint flags = 0;

  gtk_gl_area_make_current (GTK_GL_AREA (area));
  glGetIntegerv (GL_CONTEXT_FLAGS, &flags);
  return (flags & GL_CONTEXT_FLAG_DEBUG_BIT) != 0;
}

/* A view that goes into another window, and gets another context there, draws on; and so after it lost its
 * context where it stands. */
static void
test_other_context (void)
{
  PlateauWindow *window = open_landscape ();
  g_autoptr (PlateauSnapshot) snapshot = plateau_snapshot_ref (app_test_settle (window));
  PlateauSceneView *view = g_object_ref_sink (plateau_scene_view_new ());
  g_autoptr (PlateauSpace) space = NULL;
  PlateauFigureOptions options;
  guint n = 0;

  plateau_figure_options_init (&options);
  space = plateau_figure_dup_space (PLATEAU_FIGURE_LANDSCAPE, snapshot,
                                    plateau_style_get (PLATEAU_STYLE_LIGHT), &options);
  g_assert_nonnull (space);
  for (int i = 0; i < 6; i++)
    {
      GtkWidget *other = gtk_window_new ();

      gtk_window_set_default_size (GTK_WINDOW (other), 300 + 40 * i, 200);
      gtk_window_set_child (GTK_WINDOW (other), GTK_WIDGET (view));
      plateau_camera_orbit (&options.camera, 0.1, 0);
      plateau_scene_view_show (view, space, &options.camera);
      gtk_window_present (GTK_WINDOW (other));
      app_test_wait (has_drawn_more, view);
      g_assert_true (is_debugged (view));
      gtk_test_widget_wait_for_draw (other);
      g_assert_cmpuint (plateau_scene_view_get_n_drawn (view), >, n);
      n = plateau_scene_view_get_n_drawn (view);

      gtk_widget_set_visible (other, FALSE);
      gtk_widget_unrealize (other);
      g_assert_false (gtk_widget_get_realized (GTK_WIDGET (view)));
      gtk_window_present (GTK_WINDOW (other));
      gtk_test_widget_wait_for_draw (other);
      g_assert_cmpuint (plateau_scene_view_get_n_drawn (view), >, n);
      n = plateau_scene_view_get_n_drawn (view);
      g_assert_false (plateau_scene_view_has_failed (view));
      gtk_window_set_child (GTK_WINDOW (other), NULL);
      gtk_window_destroy (GTK_WINDOW (other));
    }

  g_assert_finalize_object (view);
  close_landscape (window);
}

static void
on_gone (gpointer data, GObject *object)
{
  ++*(guint *) data;
}

/* Opened and closed and resized while it trains, in a context that tells every error. */
static void
test_again_and_again (void)
{
  const guint n = 200;
  PlateauWindow *window = open_landscape ();
  guint before[4], open[4], after[4];
  guint n_seen = 0, n_gone = 0;

  count_objects (window, open);
  enlarge (window, "boundary");
  enlarge (window, "curve");
  count_objects (window, before);
  g_assert_cmpuint (open[0], >, before[0]);
  g_assert_cmpuint (open[3], >, before[3]);
  app_test_set (window, "speed", 100.0, NULL);
  plateau_pacer_set_training (plateau_window_get_pacer (window), TRUE);

  for (guint i = 0; i < n; i++)
    {
      PlateauSceneView *scene;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "landscape");
      gtk_window_set_default_size (GTK_WINDOW (window), 960 + (int) (i * 37 % 300),
                                   600 + (int) (i * 53 % 180));
      for (guint frame = 0; frame < 1 + i % 3; frame++)
        gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      if (i % 5 == 0)
        app_test_wait (has_drawn, window);
      space_hands_press (GTK_WIDGET (get_view (window)), "Left");
      scene = plateau_figure_view_get_scene (get_view (window));
      if (scene != NULL)
        {
          n_seen++;
          g_object_weak_ref (G_OBJECT (scene), on_gone, &n_gone);
        }
      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "boundary");
      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
    }

  g_assert_cmpuint (n_seen, >=, n / 5);
  g_assert_cmpuint (n_gone, ==, n_seen);
  plateau_pacer_set_training (plateau_window_get_pacer (window), FALSE);
  app_test_settle (window);
  g_assert_null (plateau_figure_view_get_failure (get_view (window)));
  count_objects (window, after);
  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    g_assert_cmpuint (after[i], <=, before[i]);

  app_test_set (window, "speed", 0.0, NULL);
  close_landscape (window);
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();

  g_test_add_func ("/app/landscape/open", test_open);
  g_test_add_func ("/app/landscape/keys", test_keys);
  g_test_add_func ("/app/landscape/pointer", test_pointer);
  g_test_add_func ("/app/landscape/edges", test_edges);
  g_test_add_func ("/app/landscape/kinds", test_kinds);
  g_test_add_func ("/app/landscape/height", test_height);
  g_test_add_func ("/app/landscape/other-context", test_other_context);
  g_test_add_func ("/app/landscape/again-and-again", test_again_and_again);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
