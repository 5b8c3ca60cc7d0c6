/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "../figures/fixture.h"
#include "app/figure-view.h"
#include "app/weight-popover.h"

#include <math.h>

static const Case deep = { .units = 3, .layers = 2, .examples = 20, .scale = 1 };

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
  PlateauWeightPopover *popover;
  PlateauSnapshot *snapshot;
  GtkWidget *entry;
  GtkWidget *scale;
  GtkWidget *down;
  GtkWidget *up;
  GtkWidget *zero;
  int n_edits;
  guint64 index;
  double value;
} Fixture;

static GtkWidget *
child (PlateauWeightPopover *popover, const char *name)
{
  GObject *object =
      gtk_widget_get_template_child (GTK_WIDGET (popover), PLATEAU_TYPE_WEIGHT_POPOVER, name);

  g_assert_nonnull (object);
  return GTK_WIDGET (object);
}

static void
on_edited (Fixture *f, guint64 index, double value)
{
  f->n_edits++;
  f->index = index;
  f->value = value;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  f->snapshot = fixture_snapshot (&deep);
  f->window = gtk_window_new ();
  f->view = g_object_new (PLATEAU_TYPE_FIGURE_VIEW, "figure", "network", NULL);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (f->window), f->view);
  plateau_figure_view_show (PLATEAU_FIGURE_VIEW (f->view), f->snapshot, &options,
                            plateau_style_get (PLATEAU_STYLE_LIGHT));
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (f->window);

  f->popover = g_object_ref_sink (plateau_weight_popover_new ());
  g_signal_connect_swapped (f->popover, "edited", G_CALLBACK (on_edited), f);
  f->entry = child (f->popover, "entry");
  f->scale = child (f->popover, "scale");
  f->down = child (f->popover, "down_button");
  f->up = child (f->popover, "up_button");
  f->zero = child (f->popover, "zero_button");
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  PlateauWeightPopover *popover = f->popover;

  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (gtk_widget_get_parent (GTK_WIDGET (popover)));
  g_object_add_weak_pointer (G_OBJECT (popover), (gpointer *) &popover);
  g_object_unref (f->popover);
  g_assert_null (popover);
  g_assert_cmpint (f->snapshot->references, ==, 1);
  plateau_snapshot_unref (f->snapshot);
}

static void
show (Fixture *f, guint layer, guint unit, guint input)
{
  const GdkRectangle at = { 200, 100, 8, 8 };

  plateau_weight_popover_show (f->popover, f->view, &at, f->snapshot, layer, unit, input);
}

static const char *
text (Fixture *f)
{
  return gtk_editable_get_text (GTK_EDITABLE (f->entry));
}

static void
type (Fixture *f, const char *typed)
{
  gtk_editable_set_text (GTK_EDITABLE (f->entry), typed);
  g_signal_emit_by_name (f->entry, "activate");
}

static const char *
title (Fixture *f)
{
  return gtk_label_get_label (GTK_LABEL (child (f->popover, "title_label")));
}

/* It names the parameter that it is about, and shows its every digit. */
static void
test_titles (Fixture *f, gconstpointer data)
{
  show (f, 1, 1, 0);
  g_assert_cmpstr (title (f), ==, "w[1]: unit 2 ← x1");
  g_assert_cmpfloat (g_ascii_strtod (text (f), NULL), ==, f->snapshot->network->w[1][2]);
  show (f, 2, 2, 1);
  g_assert_cmpstr (title (f), ==, "w[2]: unit 3 ← unit 2");
  g_assert_cmpfloat (g_ascii_strtod (text (f), NULL), ==, f->snapshot->network->w[2][7]);
  show (f, 1, 1, 2);
  g_assert_cmpstr (title (f), ==, "b[1]: unit 2");
  g_assert_cmpfloat (g_ascii_strtod (text (f), NULL), ==, f->snapshot->network->b[1][1]);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "b[1]: unit 2");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Value");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Value, on a scale that is fine near 0");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->scale),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text (f));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (f->down)), ==, "Nudge −1e-6");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (f->up)), ==, "Nudge +1e-6");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (f->zero)), ==, "Set to 0");
  g_assert_cmpint (f->n_edits, ==, 0);
}

/* Every parameter is edited at its own index. */
static void
test_index (Fixture *f, gconstpointer data)
{
  const PlateauNetwork *network = f->snapshot->network;
  guint64 index = 0;

  for (guint l = 1; l <= network->n_layers; l++)
    {
      for (guint unit = 0; unit < network->n[l]; unit++)
        for (guint input = 0; input < network->n[l - 1]; input++)
          {
            show (f, l, unit, input);
            g_signal_emit_by_name (f->zero, "clicked");
            g_assert_cmpuint (f->index, ==, index++);
          }
      for (guint unit = 0; unit < network->n[l]; unit++)
        {
          show (f, l, unit, network->n[l - 1]);
          g_signal_emit_by_name (f->zero, "clicked");
          g_assert_cmpuint (f->index, ==, index++);
        }
    }
  g_assert_cmpuint (index, ==, network->n_parameters);
}

/* What is typed is taken to the last digit, or marked, with what would be right. */
static void
test_typing (Fixture *f, gconstpointer data)
{
  static const char *const wrong[] = { "", "x", "1e", "inf", "nan", "0x10", "1e999", "1 2" };
  int n;

  show (f, 1, 0, 0);
  type (f, "0.30000000000000004");
  g_assert_cmpint (f->n_edits, ==, 1);
  g_assert_cmpfloat (f->value, ==, 0.1 + 0.2);
  g_assert_cmpstr (text (f), ==, "0.30000000000000004");
  type (f, "−2,5");
  g_assert_cmpfloat (f->value, ==, -2.5);
  g_assert_cmpstr (text (f), ==, "-2.5");

  n = f->n_edits;
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      type (f, wrong[i]);
      g_assert_cmpint (f->n_edits, ==, n);
      g_assert_true (gtk_widget_has_css_class (f->entry, "error"));
      g_assert_nonnull (gtk_widget_get_tooltip_text (f->entry));
      g_assert_cmpstr (text (f), ==, wrong[i]);
    }
  type (f, "7");
  g_assert_cmpfloat (f->value, ==, 7);
  g_assert_false (gtk_widget_has_css_class (f->entry, "error"));
}

/* A nudge is a millionth, from whatever the weight is. */
static void
test_buttons (Fixture *f, gconstpointer data)
{
  double value = f->snapshot->network->w[1][0];

  show (f, 1, 0, 0);
  g_signal_emit_by_name (f->up, "clicked");
  g_assert_cmpfloat (f->value, ==, value + 1e-6);
  g_signal_emit_by_name (f->up, "clicked");
  g_assert_cmpfloat (f->value, ==, value + 1e-6 + 1e-6);
  g_signal_emit_by_name (f->zero, "clicked");
  g_assert_cmpfloat (f->value, ==, 0);
  g_signal_emit_by_name (f->down, "clicked");
  g_assert_cmpfloat (f->value, ==, -1e-6);
  g_assert_cmpfloat (g_ascii_strtod (text (f), NULL), ==, -1e-6);
}

static void
slide (Fixture *f, double place)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (f->scale, "change-value", GTK_SCROLL_JUMP, place, &handled);
  g_assert_true (handled);
}

/* The slider has room for the small and the large, of either sign, and stops at 1000. */
static void
test_slider (Fixture *f, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (f->scale));

  show (f, 1, 0, 0);
  slide (f, 0);
  g_assert_cmpfloat (f->value, ==, 0);
  slide (f, asinh (0.5 / 1e-3));
  g_assert_cmpfloat_with_epsilon (f->value, 0.5, 1e-12);
  slide (f, asinh (-0.0002 / 1e-3));
  g_assert_cmpfloat_with_epsilon (f->value, -0.0002, 1e-12);
  slide (f, 1e9);
  g_assert_cmpfloat_with_epsilon (f->value, 1000, 1e-9);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==,
                     gtk_adjustment_get_upper (adjustment));

  /* A value that was typed lies on it too. */
  type (f, "-1");
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), asinh (-1000), 1e-12);
}

/* It follows the training, but does not type over a person. */
static void
test_update (Fixture *f, gconstpointer data)
{
  show (f, 1, 0, 0);
  f->snapshot->network->w[1][0] = 0.125;
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_cmpstr (text (f), ==, "0.125");

  gtk_editable_set_text (GTK_EDITABLE (f->entry), "3.");
  f->snapshot->network->w[1][0] = 0.25;
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_cmpstr (text (f), ==, "3.");
  g_signal_emit_by_name (f->up, "clicked");
  g_assert_cmpfloat (f->value, ==, 0.25 + 1e-6);
  g_assert_cmpfloat (g_ascii_strtod (text (f), NULL), ==, 0.25 + 1e-6);
  f->snapshot->network->w[1][0] = 0.5;
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_cmpstr (text (f), ==, "0.5");
  g_assert_cmpint (f->n_edits, ==, 1);
}

/* The past is shown, not changed; a refusal is read here. */
static void
test_messages (Fixture *f, gconstpointer data)
{
  GtkWidget *message = child (f->popover, "message_label");

  show (f, 1, 0, 0);
  g_assert_false (gtk_widget_get_visible (message));
  f->snapshot->newest_epoch = f->snapshot->epoch + 1;
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_false (gtk_widget_is_sensitive (f->entry));
  g_assert_false (gtk_widget_is_sensitive (f->up));

  f->snapshot->newest_epoch = f->snapshot->epoch;
  f->snapshot->refusal = g_strdup ("No.");
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_true (gtk_widget_is_sensitive (f->entry));
  /* It was another weight's. */
  g_assert_false (gtk_widget_get_visible (message));
  type (f, "1e300");
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_true (gtk_widget_get_visible (message));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (message)), ==, "No.");
}

/* A net without this weight closes it; what is closed follows nothing; it can move to another figure. */
static void
test_close (Fixture *f, gconstpointer data)
{
  const Case other = { .units = 5, .examples = 20 };
  g_autoptr (PlateauSnapshot) smaller = fixture_snapshot (&other);

  show (f, 1, 0, 0);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
  plateau_weight_popover_update (f->popover, smaller);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
  plateau_weight_popover_update (f->popover, f->snapshot);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
  show (f, 3, 0, 3);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (f->popover)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/weight-popover/titles", test_titles);
  ADD ("/weight-popover/index", test_index);
  ADD ("/weight-popover/typing", test_typing);
  ADD ("/weight-popover/buttons", test_buttons);
  ADD ("/weight-popover/slider", test_slider);
  ADD ("/weight-popover/update", test_update);
  ADD ("/weight-popover/messages", test_messages);
  ADD ("/weight-popover/close", test_close);

  return g_test_run ();
}
