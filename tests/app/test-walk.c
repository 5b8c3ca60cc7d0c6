/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../figures/fixture.h"
#include "app/figure-view.h"
#include "app/walk.h"

static const Case deep = { .units = 3, .layers = 2, .examples = 20 };

static void
walk (PlateauPick *pick, guint key, const PlateauSnapshot *snapshot)
{
  pick->x = 7;
  g_assert_true (plateau_walk (pick, key, snapshot, 2));
  g_assert_cmpfloat (pick->x, ==, 0);
}

/* Left and Right walk the examples and stop at the ends; nothing else changes. */
static void
test_examples (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauPick pick = PLATEAU_PICK_NONE;

  walk (&pick, GDK_KEY_Right, snapshot);
  g_assert_cmpint (pick.example, ==, 0);
  walk (&pick, GDK_KEY_Left, snapshot);
  g_assert_cmpint (pick.example, ==, 0);
  for (int i = 1; i < 20; i++)
    {
      walk (&pick, i % 2 != 0 ? GDK_KEY_Right : GDK_KEY_KP_Right, snapshot);
      g_assert_cmpint (pick.example, ==, i);
    }
  walk (&pick, GDK_KEY_Right, snapshot);
  g_assert_cmpint (pick.example, ==, 19);
  walk (&pick, GDK_KEY_Home, snapshot);
  g_assert_cmpint (pick.example, ==, 0);
  walk (&pick, GDK_KEY_End, snapshot);
  g_assert_cmpint (pick.example, ==, 19);
  g_assert_cmpint (pick.unit, ==, -1);
  g_assert_cmpint (pick.layer, ==, -1);

  pick = PLATEAU_PICK_NONE;
  walk (&pick, GDK_KEY_Left, snapshot);
  g_assert_cmpint (pick.example, ==, 19);

  /* Of a larger set of data. */
  pick.example = 300;
  walk (&pick, GDK_KEY_Right, snapshot);
  g_assert_cmpint (pick.example, ==, 19);
}

/* Up and Down walk the units of a layer, the page keys the layers. */
static void
test_units (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauPick pick = PLATEAU_PICK_NONE;

  pick.example = 5;
  for (int i = 0; i < 5; i++)
    {
      walk (&pick, GDK_KEY_Down, snapshot);
      g_assert_cmpint (pick.unit, ==, MIN (i, 2));
      g_assert_cmpint (pick.layer, ==, 2);
    }
  pick.input = 1;
  walk (&pick, GDK_KEY_Up, snapshot);
  g_assert_cmpint (pick.unit, ==, 1);
  g_assert_cmpint (pick.input, ==, -1);

  walk (&pick, GDK_KEY_Page_Up, snapshot);
  g_assert_cmpint (pick.layer, ==, 1);
  walk (&pick, GDK_KEY_Page_Up, snapshot);
  g_assert_cmpint (pick.layer, ==, 1);
  g_assert_cmpint (pick.unit, ==, 1);

  /* The output layer has one unit. */
  for (int i = 0; i < 4; i++)
    walk (&pick, GDK_KEY_Page_Down, snapshot);
  g_assert_cmpint (pick.layer, ==, 3);
  g_assert_cmpint (pick.unit, ==, 0);
  g_assert_cmpint (pick.example, ==, 5);

  /* Without anything chosen, the shown layer first, as a whole. */
  pick = PLATEAU_PICK_NONE;
  walk (&pick, GDK_KEY_Page_Down, snapshot);
  g_assert_cmpint (pick.layer, ==, 2);
  g_assert_cmpint (pick.unit, ==, -1);

  /* A feature of the input, and a layer that is no more. */
  pick = PLATEAU_PICK_NONE;
  pick.layer = 0;
  walk (&pick, GDK_KEY_Up, snapshot);
  g_assert_cmpint (pick.unit, ==, 1);
  pick.layer = 9;
  pick.unit = 200;
  walk (&pick, GDK_KEY_Down, snapshot);
  g_assert_cmpint (pick.layer, ==, 3);
  g_assert_cmpint (pick.unit, ==, 0);
}

static void
test_escape (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauPick pick = PLATEAU_PICK_NONE;

  g_assert_false (plateau_walk (&pick, GDK_KEY_Escape, snapshot, 1));
  g_assert_false (plateau_walk (&pick, GDK_KEY_a, snapshot, 1));
  g_assert_true (plateau_pick_is_none (&pick));
  pick.epoch = 3;
  g_assert_false (plateau_pick_is_none (&pick));
  g_assert_true (plateau_walk (&pick, GDK_KEY_Escape, snapshot, 1));
  g_assert_true (plateau_pick_is_none (&pick));
}

/* The weights of a unit one after the other, its bias last; features have none. */
static void
test_weights (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauPick pick = PLATEAU_PICK_NONE;

  for (int i = 0; i < 6; i++)
    {
      g_assert_true (plateau_walk_weights (&pick, TRUE, snapshot, 2));
      g_assert_cmpint (pick.layer, ==, 2);
      g_assert_cmpint (pick.unit, ==, 0);
      g_assert_cmpint (pick.input, ==, MIN (i, 3));
    }
  g_assert_true (plateau_walk_weights (&pick, FALSE, snapshot, 2));
  g_assert_cmpint (pick.input, ==, 2);

  /* From a unit, the bias first when it goes backwards; of a net that was larger, the nearest. */
  pick = PLATEAU_PICK_NONE;
  pick.layer = 7;
  pick.unit = 9;
  g_assert_true (plateau_walk_weights (&pick, FALSE, snapshot, 1));
  g_assert_cmpint (pick.layer, ==, 3);
  g_assert_cmpint (pick.unit, ==, 0);
  g_assert_cmpint (pick.input, ==, 3);

  pick.layer = 0;
  g_assert_false (plateau_walk_weights (&pick, TRUE, snapshot, 1));
}

static void
count (int *n)
{
  ++*n;
}

static gboolean
press_trigger (GtkWidget *widget, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *name =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_strcmp0 (name, trigger) == 0)
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }

  return handled;
}

static gboolean
press (GtkWidget *widget, guint key)
{
  return press_trigger (widget, gdk_keyval_name (key));
}

static void
keep_pick (PlateauPick *kept, const PlateauPick *pick)
{
  *kept = *pick;
}

/* With the keys alone to a weight, and to what opens it: in the network, and nowhere else. */
static void
test_view_weights (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  /* But for the map, which comes last: there Enter opens the cell that Down has chosen. */
  for (int kind = 0; kind < PLATEAU_FIGURE_MAP; kind++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *widget =
          g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", plateau_figure_nick (kind), NULL);
      PlateauFigureView *view = PLATEAU_FIGURE_VIEW (widget);
      gboolean network = kind == PLATEAU_FIGURE_NETWORK;
      /* There the arrows turn it. */
      gboolean arrows = network || kind == PLATEAU_FIGURE_LANDSCAPE;
      PlateauPick opened = PLATEAU_PICK_NONE;
      int n = 0;

      gtk_window_set_default_size (GTK_WINDOW (window), 600, 500);
      gtk_window_set_child (GTK_WINDOW (window), widget);
      g_signal_connect_swapped (view, "opened", G_CALLBACK (keep_pick), &opened);
      g_signal_connect_swapped (view, "enlarge", G_CALLBACK (count), &n);
      plateau_figure_view_show (view, snapshot, &options, plateau_style_get (PLATEAU_STYLE_LIGHT));
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      gtk_widget_grab_focus (widget);

      press (widget, GDK_KEY_Down);
      g_assert_true (press (widget, GDK_KEY_Return));
      g_assert_cmpint (n, ==, 1);
      g_assert_cmpint (press_trigger (widget, "<Shift>Down"), ==, arrows);
      g_assert_cmpint (press_trigger (widget, "<Shift>Down"), ==, arrows);
      g_assert_cmpint (press_trigger (widget, "<Shift>Up"), ==, arrows);
      g_assert_true (plateau_pick_is_none (&opened));
      g_assert_true (press (widget, GDK_KEY_Return));
      g_assert_cmpint (n, ==, network ? 1 : 2);
      g_assert_cmpint (opened.input, ==, network ? 0 : -1);
      g_assert_cmpint (opened.x > 0, ==, network);
      g_assert_cmpint (plateau_figure_view_get_tip (view) != NULL, ==, network);
      press (widget, GDK_KEY_Escape);
      g_assert_null (plateau_figure_view_get_tip (view));

      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A figure walks by its keys, says so, and leaves alone what is not its own.
   The map walks by its cells: test-map has it. */
static void
test_view (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&deep);
  PlateauFigureOptions options;
  PlateauPick pick = PLATEAU_PICK_NONE;

  plateau_figure_options_init (&options);
  for (int kind = 0; kind < PLATEAU_FIGURE_MAP; kind++)
    {
      GtkWidget *widget =
          g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", plateau_figure_nick (kind), NULL);
      PlateauFigureView *view = PLATEAU_FIGURE_VIEW (widget);
      gboolean layers = kind == PLATEAU_FIGURE_NETWORK || kind == PLATEAU_FIGURE_LAYERS ||
                        kind == PLATEAU_FIGURE_NUMBERS;
      gboolean turns = kind == PLATEAU_FIGURE_LANDSCAPE;
      gboolean units = layers || kind == PLATEAU_FIGURE_CURVE || kind == PLATEAU_FIGURE_BOUNDARY;
      int n = 0;

      g_object_ref_sink (widget);
      g_signal_connect_swapped (view, "chosen", G_CALLBACK (count), &n);
      g_assert_false (press (widget, GDK_KEY_Right));
      plateau_figure_view_show (view, snapshot, &options, plateau_style_get (PLATEAU_STYLE_LIGHT));

      g_assert_false (press (widget, GDK_KEY_Escape));
      g_assert_cmpint (press (widget, GDK_KEY_Right), ==, units || turns);
      g_assert_cmpint (press (widget, GDK_KEY_Left), ==, units || turns);
      g_assert_cmpint (press (widget, GDK_KEY_Down), ==, units || turns);
      g_assert_cmpint (press (widget, GDK_KEY_Page_Down), ==, layers);
      g_assert_cmpint (n, ==, layers ? 3 : units ? 2 : 0);
      pick = plateau_figure_view_get_chosen (view);
      g_assert_cmpint (pick.example, ==, units ? 0 : -1);
      g_assert_cmpint (pick.layer, ==, layers ? 2 : units ? 1 : -1);

      /* What was chosen elsewhere is where it goes on, and is not told back. */
      n = 0;
      pick = PLATEAU_PICK_NONE;
      pick.example = 7;
      plateau_figure_view_set_chosen (view, &pick);
      g_assert_cmpint (n, ==, 0);
      press (widget, GDK_KEY_Right);
      g_assert_cmpint (plateau_figure_view_get_chosen (view).example, ==, units ? 8 : 7);
      g_assert_true (press (widget, GDK_KEY_Escape));
      g_assert_cmpint (plateau_figure_view_get_chosen (view).example, ==, -1);
      g_assert_cmpint (n, ==, units ? 2 : 1);
      g_object_unref (widget);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/walk/examples", test_examples);
  g_test_add_func ("/walk/units", test_units);
  g_test_add_func ("/walk/weights", test_weights);
  g_test_add_func ("/walk/view-weights", test_view_weights);
  g_test_add_func ("/walk/escape", test_escape);
  g_test_add_func ("/walk/view", test_view);

  return g_test_run ();
}
