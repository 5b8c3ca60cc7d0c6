/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-switcher.h"

#include "figures/figure.h"

#include <glib/gi18n-lib.h>

struct _PlateauFigureSwitcher
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PlateauFigureSwitcher, plateau_figure_switcher, GTK_TYPE_WIDGET)

static GtkWidget *
button_new (PlateauFigureKind kind)
{
  const char *name = plateau_figure_name (kind);
  g_autofree char *key = g_strdup_printf ("%d", kind + 1);
  /* Translators: a tooltip: a view's name, such as "Curve", and the key that makes it large. */
  g_autofree char *tip = g_strdup_printf (_ ("Make this view large: %s (%s)"), name, key);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_widget_add_css_class (button, "compact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
  /* The words of the child would be added to the name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", plateau_figure_nick (kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.large-figure");

  return button;
}

static void
plateau_figure_switcher_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (plateau_figure_switcher_parent_class)->dispose (object);
}

static void
plateau_figure_switcher_class_init (PlateauFigureSwitcherClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_figure_switcher_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "switcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plateau_figure_switcher_init (PlateauFigureSwitcher *self)
{
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    gtk_widget_set_parent (button_new (kind), GTK_WIDGET (self));

  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Large view"), -1);
}
