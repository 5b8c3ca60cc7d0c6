/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/figure-card.h"
#include "space-hands.h"

#include <string.h>

/* Where there is no OpenGL: the environment sees to that. */

static PlateauApplication *application;

static PlateauFigureView *
get_view (PlateauWindow *window)
{
  return plateau_stage_get_view (plateau_window_get_stage (window), PLATEAU_FIGURE_LANDSCAPE);
}

static gboolean
is_flat (gpointer data)
{
  PlateauFigureView *view = get_view (data);

  return plateau_figure_view_get_failure (view) != NULL &&
         plateau_figure_view_get_scene (view) == NULL && !plateau_figure_view_is_late (view);
}

static GtkWidget *
get_remark (PlateauWindow *window)
{
  GtkWidget *card =
      gtk_widget_get_ancestor (GTK_WIDGET (get_view (window)), PLATEAU_TYPE_FIGURE_CARD);

  return GTK_WIDGET (gtk_widget_get_template_child (card, PLATEAU_TYPE_FIGURE_CARD, "remark"));
}

/* It is drawn all the same, turns by the same keys, and one line says why it looks plainer. */
static void
test_flat (void)
{
  PlateauWindow *window = app_test_fresh_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauFigureView *view = get_view (window);
  PlateauCamera before = plateau_stage_get_camera (stage), camera;
  g_autofree char *reason = NULL;

  g_assert_false (gtk_widget_get_visible (get_remark (window)));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "landscape");
  app_test_settle (window);
  app_test_wait (is_flat, window);
  reason = g_strdup (plateau_figure_view_get_failure (view));
  g_test_message ("%s", reason);
  app_test_assert_has (plateau_figure_view_get_description (view), reason);
  app_test_assert_has (plateau_figure_view_get_description (view), "OpenGL");
  app_test_assert_has (plateau_figure_view_get_description (view), "poch 0");
  g_assert_true (gtk_widget_get_visible (get_remark (window)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (get_remark (window)), ==, reason);

  g_assert_true (space_hands_press (GTK_WIDGET (view), "Left"));
  g_assert_true (space_hands_press (GTK_WIDGET (view), "plus"));
  camera = plateau_stage_get_camera (stage);
  g_assert_cmpfloat (camera.yaw, <, before.yaw);
  g_assert_cmpfloat (camera.zoom, >, before.zoom);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.height-log", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.height-log", NULL);
  g_assert_cmpuint (app_test_train (window, 100)->epoch, >=, 100);

  /* What does not stand in space has nothing to remark, and it is not tried again. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "boundary");
  app_test_settle (window);
  g_assert_null (
      plateau_figure_view_get_failure (plateau_stage_get_view (stage, PLATEAU_FIGURE_BOUNDARY)));
  g_assert_false (gtk_widget_get_visible (get_remark (window)));
  for (int i = 0; i < 10; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
      app_test_settle (window);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "landscape");
      app_test_settle (window);
      g_assert_null (plateau_figure_view_get_scene (view));
      g_assert_true (gtk_widget_get_visible (get_remark (window)));
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "boundary");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
  app_test_close (window);
}

static void
on_failed (PlateauSceneView *view, const char *message, GString *told)
{
  g_string_append (told, message);
}

/* The view alone says once that it fails, and shows nothing: not the toolkit's page about an error. */
static void
test_view (void)
{
  GtkWidget *window = gtk_window_new ();
  PlateauSceneView *view = plateau_scene_view_new ();
  g_autoptr (PlateauSpace) space = plateau_space_new ();
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (view));
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  PlateauCamera camera;
  GskRenderNode *node;
  gsize length;

  plateau_camera_init (&camera);
  g_signal_connect (view, "failed", G_CALLBACK (on_failed), told);
  plateau_scene_view_show (view, space, &camera);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (plateau_scene_view_has_failed (view));
  length = told->len;
  g_assert_cmpuint (length, >, 0);

  plateau_camera_orbit (&camera, 1, 0);
  plateau_scene_view_show (view, space, &camera);
  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpuint (told->len, ==, length);
  g_assert_cmpuint (plateau_scene_view_get_n_drawn (view), ==, 0);
  gdk_paintable_snapshot (paintable, snapshot, 300, 200);
  node = gtk_snapshot_to_node (snapshot);
  g_assert_null (node);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();

  g_test_add_func ("/app/landscape-flat/window", test_flat);
  g_test_add_func ("/app/landscape-flat/view", test_view);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
