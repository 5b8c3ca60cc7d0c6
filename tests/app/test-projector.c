/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/full-screen.h"
#include "app/projector.h"

#include <adwaita.h>

static void
count (int *n)
{
  ++*n;
}

static double
scale_of (PlateauProjector *projector)
{
  double scale;

  g_object_get (projector, "scale", &scale, NULL);
  return scale;
}

static void
activate (GSimpleActionGroup *group, const char *name)
{
  g_action_group_activate_action (G_ACTION_GROUP (group), name, NULL);
}

static gboolean
is_enabled (GSimpleActionGroup *group, const char *name)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (group), name);
}

static void
test_scale (void)
{
  g_autoptr (PlateauProjector) projector = plateau_projector_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const PlateauStyle *style = plateau_projector_get_style (projector);
  const PlateauStyle *base = plateau_style_get (style->kind);
  int changed = 0, presses = 0;

  g_signal_connect_swapped (projector, "style-changed", G_CALLBACK (count), &changed);
  plateau_projector_add_actions (projector, G_ACTION_MAP (group));
  g_assert_cmpfloat (scale_of (projector), ==, 1);
  g_assert_true (is_enabled (group, "zoom-in"));
  g_assert_false (is_enabled (group, "zoom-out"));
  g_assert_false (is_enabled (group, "zoom-reset"));

  while (is_enabled (group, "zoom-in"))
    {
      activate (group, "zoom-in");
      g_assert_cmpint (++presses, <=, 15);
    }
  g_assert_cmpint (presses, ==, 15);
  g_assert_cmpint (changed, ==, 15);
  g_assert_cmpfloat_with_epsilon (scale_of (projector), 2.5, 1e-9);
  g_assert_true (plateau_projector_get_style (projector) == style);
  g_assert_cmpfloat_with_epsilon (style->text_normal, 2.5 * base->text_normal, 1e-9);
  g_assert_cmpfloat_with_epsilon (style->line_width, 2.5 * base->line_width, 1e-9);
  g_assert_cmpfloat_with_epsilon (style->dot_size, 2.5 * base->dot_size, 1e-9);

  activate (group, "zoom-out");
  g_assert_cmpfloat_with_epsilon (scale_of (projector), 2.4, 1e-9);
  g_assert_true (is_enabled (group, "zoom-in"));
  activate (group, "zoom-reset");
  g_assert_cmpfloat (scale_of (projector), ==, 1);
  g_assert_cmpfloat (style->text_normal, ==, base->text_normal);
  g_assert_false (is_enabled (group, "zoom-reset"));

  /* As kept settings might have it. */
  changed = 0;
  g_object_set (projector, "scale", 1.26, NULL);
  g_assert_cmpfloat_with_epsilon (scale_of (projector), 1.3, 1e-9);
  g_object_set (projector, "scale", 1.28, NULL);
  g_assert_cmpint (changed, ==, 1);
}

static void
test_palette (void)
{
  static const struct
  {
    const char *name;
    PlateauStyleKind kind;
    gboolean dark;
  } palettes[] = {
    { "white", PLATEAU_STYLE_PROJECTOR, FALSE },
    { "black", PLATEAU_STYLE_PROJECTOR_DARK, TRUE },
    { "automatic", PLATEAU_STYLE_LIGHT, FALSE },
  };
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (PlateauProjector) projector = plateau_projector_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const PlateauStyle *style = plateau_projector_get_style (projector);
  PlateauPalette palette;
  int changed = 0;

  plateau_projector_add_actions (projector, G_ACTION_MAP (group));
  g_object_set (projector, "scale", 1.5, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (palettes); i++)
    {
      g_autoptr (GVariant) state = NULL;

      g_action_group_change_action_state (G_ACTION_GROUP (group), "palette",
                                          g_variant_new_string (palettes[i].name));
      state = g_action_group_get_action_state (G_ACTION_GROUP (group), "palette");
      g_assert_cmpstr (g_variant_get_string (state, NULL), ==, palettes[i].name);
      g_assert_cmpint (style->kind, ==, palettes[i].kind);
      g_assert_cmpint (style->dark, ==, palettes[i].dark);
      g_assert_cmpint (adw_style_manager_get_dark (manager), ==, palettes[i].dark);
      g_assert_cmpfloat_with_epsilon (style->text_big,
                                      1.5 * plateau_style_get (palettes[i].kind)->text_big, 1e-9);
    }

  g_object_set (projector, "palette", PLATEAU_PALETTE_BLACK, NULL);
  g_signal_connect_swapped (projector, "style-changed", G_CALLBACK (count), &changed);
  g_object_set (projector, "palette-name", "pink", NULL);
  g_object_set (projector, "palette-name", NULL, NULL);
  g_object_get (projector, "palette", &palette, NULL);
  g_assert_cmpint (palette, ==, PLATEAU_PALETTE_BLACK);
  g_assert_cmpint (changed, ==, 0);
  g_object_set (projector, "palette", PLATEAU_PALETTE_AUTOMATIC, NULL);

  /* It follows the desktop again. */
  changed = 0;
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  g_assert_cmpint (style->kind, ==, PLATEAU_STYLE_DARK);
  g_assert_cmpint (changed, ==, 1);
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_DEFAULT);
}

static int
font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return pango_font_description_get_size (pango_context_get_font_description (context));
}

/* The type of a window's widgets, once, however deep they stand; and only while it is wanted. */
static void
test_type (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new ("z = w·x + b");
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *inside = gtk_label_new ("w");
  int before, popover_before;

  gtk_popover_set_child (GTK_POPOVER (popover), inside);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_test_widget_wait_for_draw (window);
  before = font_size (label);
  popover_before = font_size (inside);

  {
    g_autoptr (PlateauProjector) projector = plateau_projector_new ();

    g_object_set (projector, "scale", 2.0, NULL);
    gtk_test_widget_wait_for_draw (window);
    g_assert_cmpint (ABS (font_size (label) - 2 * before), <=, PANGO_SCALE / 8);
    g_assert_cmpint (ABS (font_size (inside) - 2 * popover_before), <=, PANGO_SCALE / 8);
  }

  gtk_test_widget_wait_for_draw (window);
  g_assert_cmpint (font_size (label), ==, before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a window manager only a window that is not shown changes its state. */
static void
test_full_screen (void)
{
  for (int revealed = 0; revealed <= 1; revealed++)
    {
      GtkWidget *window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, NULL);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *header = adw_header_bar_new ();
      AdwFlap *flap = ADW_FLAP (adw_flap_new ());

      gtk_box_append (GTK_BOX (box), header);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (flap));
      adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
      adw_flap_set_reveal_flap (flap, revealed);
      plateau_full_screen_add (ADW_APPLICATION_WINDOW (window), header, flap);
      g_assert_true (gtk_widget_get_visible (header));

      g_object_set (window, "fullscreened", TRUE, NULL);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (window)));
      g_assert_false (gtk_widget_get_visible (header));
      g_assert_false (adw_flap_get_reveal_flap (flap));

      gtk_widget_set_visible (window, FALSE);
      g_object_set (window, "fullscreened", FALSE, NULL);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      g_assert_false (gtk_window_is_fullscreen (GTK_WINDOW (window)));
      g_assert_true (gtk_widget_get_visible (header));
      g_assert_cmpint (adw_flap_get_reveal_flap (flap), ==, revealed);

      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/projector/scale", test_scale);
  g_test_add_func ("/app/projector/palette", test_palette);
  g_test_add_func ("/app/projector/type", test_type);
  g_test_add_func ("/app/projector/full-screen", test_full_screen);

  return g_test_run ();
}
