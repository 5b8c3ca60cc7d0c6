/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/figure-card.h"
#include "app/stage-layout.h"
#include "session/narrator.h"

#include <string.h>

static PlateauApplication *application;

/* Every figure has its name, is an image, and says its numbers. */
static void
test_accessible (void)
{
  static const char *const names[] = { "Curve", "Boundary", "Loss" };
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      PlateauFigureView *view = plateau_stage_get_view (stage, kind);
      const char *description = plateau_figure_view_get_description (view);

      gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           names[kind]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
      g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (view)));
      app_test_assert_has (description, "poch 0");
      app_test_assert_has (description, "loss");
      app_test_assert_has (description, "saturated");
      app_test_assert_has (description, "mean slope");
      app_test_assert_has (description, "unit spread");
    }

  app_test_close (window);
}

static void
test_large (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);

  for (int kind = PLATEAU_N_FIGURES - 1; kind >= 0; kind--)
    {
      const char *nick = plateau_figure_nick (kind);
      GtkWidget *view = GTK_WIDGET (plateau_stage_get_view (stage, kind));
      g_autofree char *large = NULL;

      gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", nick);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      g_object_get (stage, "large-figure", &large, NULL);
      g_assert_cmpstr (large, ==, nick);

      for (int other = 0; other < PLATEAU_N_FIGURES; other++)
        if (other != kind)
          {
            GtkWidget *small = GTK_WIDGET (plateau_stage_get_view (stage, other));

            g_assert_cmpint (gtk_widget_get_width (view), >, gtk_widget_get_width (small));
            g_assert_cmpint (gtk_widget_get_height (view), >, gtk_widget_get_height (small));
          }
    }

  /* What no figure bears changes nothing. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "nothing");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (plateau_stage_get_view (stage, 0))), >,
                   gtk_widget_get_width (GTK_WIDGET (plateau_stage_get_view (stage, 1))));

  g_signal_emit_by_name (plateau_stage_get_view (stage, PLATEAU_FIGURE_LOSS), "enlarge");
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (plateau_stage_get_view (stage, 2))), >,
                   gtk_widget_get_width (GTK_WIDGET (plateau_stage_get_view (stage, 0))));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", "curve");
  app_test_close (window);
}

static void
test_layers (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauFigureView *curve = plateau_stage_get_view (stage, PLATEAU_FIGURE_CURVE);
  PlateauSnapshot *snapshot;
  g_autofree char *narration = NULL;

  app_test_set (window, "hidden-layers", 3, NULL);
  plateau_stage_set_layer (stage, 2);
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->z[2]);
  app_test_assert_has (plateau_figure_view_get_description (curve), "layer 2");

  plateau_stage_set_layer (stage, 4);
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->z[4]);
  app_test_assert_has (plateau_figure_view_get_description (curve), "utput layer");
  narration = plateau_narrate (snapshot, 4);
  g_assert_cmpstr (plateau_stage_get_narration (stage), ==, narration);

  /* A net that became shallower shows its last layer, one that grows from none its first. */
  snapshot = app_test_set (window, "hidden-layers", 1, NULL);
  g_assert_nonnull (snapshot->z[2]);
  snapshot = app_test_set (window, "hidden-layers", 0, NULL);
  g_assert_nonnull (snapshot->z[1]);
  snapshot = app_test_set (window, "hidden-layers", 2, NULL);
  g_assert_nonnull (snapshot->z[1]);
  app_test_assert_has (plateau_figure_view_get_description (curve), "layer 1");

  app_test_set (window, "hidden-layers", 1, NULL);
  app_test_close (window);
}

/* Three features: the map follows the axes that were chosen. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_plane (void)
{
  PlateauWindow *window = app_test_window (application);
  GtkWidget *stage = GTK_WIDGET (plateau_window_get_stage (window));
  GtkWidget *chooser = find_widget (stage, g_type_from_name ("PlateauPlaneChooser"));
  GtkWidget *pairs = find_widget (chooser, GTK_TYPE_DROP_DOWN);
  GtkWidget *rest = find_widget (chooser, GTK_TYPE_SCALE);
  PlateauSnapshot *snapshot;

  g_assert_false (gtk_widget_get_visible (chooser));
  snapshot = app_test_set (window, "data-set", PLATEAU_DATA_SET_PENGUINS, NULL);
  g_assert_true (gtk_widget_get_visible (chooser));
  g_assert_nonnull (snapshot->field);
  g_assert_cmpuint (snapshot->field->plane.x, ==, 0);
  g_assert_cmpuint (snapshot->field->plane.y, ==, 1);
  g_assert_cmpfloat_with_epsilon (snapshot->field->plane.rest, 0, 1e-9);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (pairs), 2);
  snapshot = app_test_settle (window);
  g_assert_cmpuint (snapshot->field->plane.x, ==, 1);
  g_assert_cmpuint (snapshot->field->plane.y, ==, 2);

  gtk_range_set_value (GTK_RANGE (rest), 1.25);
  snapshot = app_test_settle (window);
  g_assert_cmpfloat (snapshot->field->plane.rest, ==, 1.25);

  app_test_set (window, "data-set", PLATEAU_DATA_SET_FLOWER, NULL);
  g_assert_false (gtk_widget_get_visible (chooser));
  app_test_close (window);
}

/* The layout keeps every child within its bounds, at every size and in both directions. */
static void
test_layout (void)
{
  static const int sizes[][2] = { { 660, 440 }, { 980, 660 }, { 2400, 1300 }, { 640, 1200 } };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  PlateauStageLayout *layout = g_object_new (PLATEAU_TYPE_STAGE_LAYOUT, NULL);
  GtkWidget *cards[3];

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  for (int i = 0; i < 3; i++)
    {
      cards[i] = gtk_button_new ();
      gtk_widget_set_size_request (cards[i], 200, 160);
      gtk_box_append (GTK_BOX (box), cards[i]);
    }

  for (int round = 0; round < 6; round++)
    {
      gtk_widget_set_direction (box, round < 3 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      plateau_stage_layout_set_large (layout, cards[round % 3]);

      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          graphene_rect_t rects[3], whole, common;

          gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
          gtk_widget_allocate (box, sizes[s][0], sizes[s][1], -1, NULL);
          graphene_rect_init (&whole, 0, 0, sizes[s][0], sizes[s][1]);
          for (int i = 0; i < 3; i++)
            {
              g_assert_true (gtk_widget_compute_bounds (cards[i], box, &rects[i]));
              g_assert_true (graphene_rect_contains_rect (&whole, &rects[i]));
            }
          for (int i = 0; i < 3; i++)
            {
              g_assert_false (graphene_rect_intersection (&rects[i], &rects[(i + 1) % 3], &common));
              if (i != round % 3)
                g_assert_cmpfloat (rects[round % 3].size.height * rects[round % 3].size.width, >,
                                   rects[i].size.height * rects[i].size.width);
            }
        }
    }

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = app_test_application ();

  g_test_add_func ("/app/stage/accessible", test_accessible);
  g_test_add_func ("/app/stage/large", test_large);
  g_test_add_func ("/app/stage/layers", test_layers);
  g_test_add_func ("/app/stage/plane", test_plane);
  g_test_add_func ("/app/stage/layout", test_layout);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
