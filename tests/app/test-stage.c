/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/figure-card.h"
#include "app/figure-switcher.h"
#include "app/stage-layout.h"
#include "app/stage-order.h"
#include "session/narrator.h"

#include <string.h>

static PlateauApplication *application;

static void
enlarge (PlateauWindow *window, const char *nick)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.large-figure", "s", nick);
  app_test_settle (window);
}

static gboolean
is_shown (PlateauStage *stage, PlateauFigureKind kind)
{
  return gtk_widget_get_mapped (GTK_WIDGET (plateau_stage_get_view (stage, kind)));
}

/* Fails where others than the three of @shown are shown, or where the first is not the large one. */
static void
assert_shown (PlateauWindow *window, const PlateauFigureKind shown[3])
{
  PlateauStage *stage = plateau_window_get_stage (window);
  GtkWidget *large = GTK_WIDGET (plateau_stage_get_view (stage, shown[0]));
  g_autofree char *nick = NULL;
  guint n = 0;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  g_object_get (stage, "large-figure", &nick, NULL);
  g_assert_cmpstr (nick, ==, plateau_figure_nick (shown[0]));
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    n += is_shown (stage, kind);
  g_assert_cmpuint (n, ==, 3);

  for (int i = 0; i < 3; i++)
    {
      GtkWidget *view = GTK_WIDGET (plateau_stage_get_view (stage, shown[i]));

      g_assert_true (is_shown (stage, shown[i]));
      g_assert_nonnull (plateau_figure_view_get_description (PLATEAU_FIGURE_VIEW (view)));
      if (i > 0)
        {
          g_assert_cmpint (gtk_widget_get_width (large), >, gtk_widget_get_width (view));
          g_assert_cmpint (gtk_widget_get_height (large), >, gtk_widget_get_height (view));
        }
    }
}

/* Every figure has its name, is an image, and says its numbers; what is not shown says nothing. */
static void
test_accessible (void)
{
  static const char *const names[] = { "Curve",   "Boundary", "Loss",  "Network",   "Layers",
                                       "Numbers", "Race",     "Seeds", "Landscape", "Map" };
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == PLATEAU_N_FIGURES);
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      PlateauFigureView *view = plateau_stage_get_view (stage, kind);
      const char *description;

      enlarge (window, plateau_figure_nick (kind));
      description = plateau_figure_view_get_description (view);
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

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    g_assert_cmpint (plateau_figure_view_get_description (plateau_stage_get_view (stage, kind)) !=
                         NULL,
                     ==, is_shown (stage, kind));

  enlarge (window, "boundary");
  enlarge (window, "curve");
  app_test_close (window);
}

/* Beside the large figure: the loss, and the one that was large before. */
static void
test_order (void)
{
  PlateauStageOrder order;

  plateau_stage_order_init (&order);
  g_assert_cmpint (order.large, ==, PLATEAU_FIGURE_CURVE);
  g_assert_cmpint (plateau_stage_order_get_beside (&order), ==, PLATEAU_FIGURE_BOUNDARY);

  for (int step = 0; step < 100; step++)
    {
      PlateauFigureKind before = order.large;
      PlateauFigureKind kind = (step * step + step / 7) % PLATEAU_N_FIGURES;
      guint n = 0;

      plateau_stage_order_set_large (&order, kind);
      for (int other = 0; other < PLATEAU_N_FIGURES; other++)
        n += plateau_stage_order_shows (&order, other);
      g_assert_cmpuint (n, ==, 3);
      g_assert_true (plateau_stage_order_shows (&order, kind));
      g_assert_true (plateau_stage_order_shows (&order, before));
      g_assert_true (plateau_stage_order_shows (&order, PLATEAU_FIGURE_LOSS));
      g_assert_cmpint (plateau_stage_order_get_beside (&order), !=, kind);
      if (before != kind && before != PLATEAU_FIGURE_LOSS)
        g_assert_cmpint (plateau_stage_order_get_beside (&order), ==, before);
    }

  plateau_stage_order_init (&order);
  plateau_stage_order_set_beside (&order, PLATEAU_FIGURE_LAYERS);
  g_assert_true (plateau_stage_order_shows (&order, PLATEAU_FIGURE_LAYERS));
  g_assert_false (plateau_stage_order_shows (&order, PLATEAU_FIGURE_BOUNDARY));
  plateau_stage_order_set_beside (&order, PLATEAU_FIGURE_LOSS);
  plateau_stage_order_set_beside (&order, PLATEAU_FIGURE_CURVE);
  g_assert_cmpint (order.large, ==, PLATEAU_FIGURE_CURVE);
  g_assert_cmpint (plateau_stage_order_get_beside (&order), ==, PLATEAU_FIGURE_LAYERS);
}

static void
test_large (void)
{
  static const struct
  {
    const char *nick;
    PlateauFigureKind shown[3];
  } steps[] = {
    { "loss", { PLATEAU_FIGURE_LOSS, PLATEAU_FIGURE_CURVE, PLATEAU_FIGURE_BOUNDARY } },
    { "network", { PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_CURVE, PLATEAU_FIGURE_LOSS } },
    { "layers", { PLATEAU_FIGURE_LAYERS, PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_LOSS } },
    { "nothing", { PLATEAU_FIGURE_LAYERS, PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_LOSS } },
    { "network", { PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_LAYERS, PLATEAU_FIGURE_LOSS } },
    { "loss", { PLATEAU_FIGURE_LOSS, PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_LAYERS } },
    { "boundary", { PLATEAU_FIGURE_BOUNDARY, PLATEAU_FIGURE_NETWORK, PLATEAU_FIGURE_LOSS } },
    { "curve", { PLATEAU_FIGURE_CURVE, PLATEAU_FIGURE_BOUNDARY, PLATEAU_FIGURE_LOSS } },
  };
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);

  assert_shown (window, steps[G_N_ELEMENTS (steps) - 1].shown);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      enlarge (window, steps[i].nick);
      assert_shown (window, steps[i].shown);
    }

  /* Enter on a card beside. */
  g_signal_emit_by_name (plateau_stage_get_view (stage, PLATEAU_FIGURE_LOSS), "enlarge");
  app_test_settle (window);
  assert_shown (window, steps[0].shown);

  enlarge (window, "curve");
  app_test_close (window);
}

/* Only what is shown is computed, and all of that. */
static void
test_wish (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauSnapshot *snapshot = app_test_settle (window);

  g_assert_nonnull (snapshot->z[1]);
  g_assert_nonnull (snapshot->field);
  g_assert_null (snapshot->unit_maps);
  g_assert_null (snapshot->profile[1]);

  enlarge (window, "network");
  snapshot = app_test_settle (window);
  g_assert_nonnull (snapshot->z[1]);
  g_assert_null (snapshot->field);
  g_assert_nonnull (snapshot->unit_maps);
  g_assert_null (snapshot->profile[1]);

  enlarge (window, "layers");
  snapshot = app_test_train (window, 10);
  g_assert_null (snapshot->z[1]);
  g_assert_null (snapshot->field);
  g_assert_nonnull (snapshot->unit_maps);
  g_assert_nonnull (snapshot->profile[1]);
  g_assert_nonnull (snapshot->profile[2]);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.reset", NULL);
  enlarge (window, "boundary");
  enlarge (window, "curve");
  app_test_close (window);
}

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

/* The button of a figure: they stand in two groups. */
static GtkToggleButton *
find_button (GtkWidget *switcher, int kind)
{
  for (GtkWidget *group = gtk_widget_get_first_child (switcher); group != NULL;
       group = gtk_widget_get_next_sibling (group))
    for (GtkWidget *button = gtk_widget_get_first_child (group); button != NULL;
         button = gtk_widget_get_next_sibling (button))
      if (kind-- == 0)
        return GTK_TOGGLE_BUTTON (button);

  return NULL;
}

/* One button for each figure, of which the large one's is pressed. */
static void
test_switcher (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);
  GtkWidget *switcher = find_widget (GTK_WIDGET (stage), PLATEAU_TYPE_FIGURE_SWITCHER);

  for (int kind = PLATEAU_N_FIGURES - 1; kind >= 0; kind--)
    {
      GtkToggleButton *button = find_button (switcher, kind);
      g_autofree char *large = NULL;

      g_signal_emit_by_name (button, "clicked");
      app_test_settle (window);
      g_object_get (stage, "large-figure", &large, NULL);
      g_assert_cmpstr (large, ==, plateau_figure_nick (kind));
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           plateau_figure_name (kind));

      /* Once more changes nothing. */
      g_signal_emit_by_name (button, "clicked");
      for (int other = 0; other < PLATEAU_N_FIGURES; other++)
        g_assert_cmpint (gtk_toggle_button_get_active (find_button (switcher, other)), ==,
                         other == kind);
      g_assert_null (find_button (switcher, PLATEAU_N_FIGURES));
    }

  app_test_close (window);
}

/* Where the focus was on what goes, it is on the large figure. */
static void
test_focus (void)
{
  PlateauWindow *window = app_test_window (application);
  PlateauStage *stage = plateau_window_get_stage (window);
  GtkWidget *boundary = GTK_WIDGET (plateau_stage_get_view (stage, PLATEAU_FIGURE_BOUNDARY));
  GtkWidget *network = GTK_WIDGET (plateau_stage_get_view (stage, PLATEAU_FIGURE_NETWORK));

  g_assert_true (gtk_widget_grab_focus (boundary));
  enlarge (window, "network");
  g_assert_false (is_shown (stage, PLATEAU_FIGURE_BOUNDARY));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == network);

  enlarge (window, "boundary");
  enlarge (window, "curve");
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
static void
test_plane (void)
{
  PlateauWindow *window = app_test_window (application);
  GtkWidget *stage = GTK_WIDGET (plateau_window_get_stage (window));
  GtkWidget *chooser, *pairs, *rest;
  PlateauSnapshot *snapshot;

  enlarge (window, "boundary");
  chooser = find_widget (stage, g_type_from_name ("PlateauPlaneChooser"));
  pairs = find_widget (chooser, GTK_TYPE_DROP_DOWN);
  rest = find_widget (chooser, GTK_TYPE_SCALE);
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

  /* The network's maps lie over the same plane, and its card has the chooser. */
  enlarge (window, "network");
  snapshot = app_test_settle (window);
  g_assert_true (gtk_widget_get_mapped (chooser));
  g_assert_cmpuint (snapshot->unit_maps->plane.x, ==, 1);
  g_assert_cmpfloat (snapshot->unit_maps->plane.rest, ==, 1.25);
  enlarge (window, "boundary");
  enlarge (window, "curve");

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
  GtkWidget *hidden = gtk_button_new ();

  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_set_layout_manager (box, GTK_LAYOUT_MANAGER (layout));
  for (int i = 0; i < 3; i++)
    {
      cards[i] = gtk_button_new ();
      gtk_widget_set_size_request (cards[i], 200, 160);
      gtk_box_append (GTK_BOX (box), cards[i]);
    }

  gtk_widget_set_size_request (hidden, 5000, 5000);
  gtk_widget_set_visible (hidden, FALSE);
  gtk_box_prepend (GTK_BOX (box), hidden);

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
  g_test_add_func ("/app/stage/order", test_order);
  g_test_add_func ("/app/stage/large", test_large);
  g_test_add_func ("/app/stage/wish", test_wish);
  g_test_add_func ("/app/stage/switcher", test_switcher);
  g_test_add_func ("/app/stage/focus", test_focus);
  g_test_add_func ("/app/stage/layers", test_layers);
  g_test_add_func ("/app/stage/plane", test_plane);
  g_test_add_func ("/app/stage/layout", test_layout);

  status = g_test_run ();
  g_object_unref (application);
  return status;
}
