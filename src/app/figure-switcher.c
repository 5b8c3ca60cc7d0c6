/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-switcher.h"

#include "shortcuts.h"

#include <glib/gi18n-lib.h>

#define N_GROUPS 2
#define GAP 6

struct _PlateauFigureSwitcher
{
  GtkWidget parent_instance;

  /* owned by the widget tree: side by side, or one below the other where there is no room */
  GtkWidget *group[N_GROUPS];
};

G_DEFINE_FINAL_TYPE (PlateauFigureSwitcher, plateau_figure_switcher, GTK_TYPE_WIDGET)

static GtkWidget *
button_new (PlateauFigureKind kind)
{
  const char *name = plateau_figure_name (kind);
  const char *key = plateau_shortcuts_figure_key (kind);
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

/* Of the groups side by side. */
static int
get_natural_width (PlateauFigureSwitcher *self)
{
  int sum = (N_GROUPS - 1) * GAP;

  for (int i = 0; i < N_GROUPS; i++)
    {
      int natural;

      gtk_widget_measure (self->group[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                          NULL);
      sum += natural;
    }

  return sum;
}

static GtkSizeRequestMode
plateau_figure_switcher_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
plateau_figure_switcher_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  PlateauFigureSwitcher *self = PLATEAU_FIGURE_SWITCHER (widget);
  gboolean stacked = for_size >= 0 && for_size < get_natural_width (self);
  int most = 0, sum = (N_GROUPS - 1) * GAP;

  for (int i = 0; i < N_GROUPS; i++)
    {
      int least;

      gtk_widget_measure (self->group[i], orientation, -1, &least, NULL, NULL, NULL);
      most = MAX (most, least);
      sum += least;
    }

  *minimum = most;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = get_natural_width (self);
  else
    *minimum = *natural = stacked ? sum : most;
}

static void
plateau_figure_switcher_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlateauFigureSwitcher *self = PLATEAU_FIGURE_SWITCHER (widget);
  gboolean stacked = width < get_natural_width (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0;

  for (int i = 0; i < N_GROUPS; i++)
    {
      GtkAllocation place = { x, y, 0, 0 };

      gtk_widget_measure (self->group[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL,
                          NULL);
      gtk_widget_measure (self->group[i], GTK_ORIENTATION_VERTICAL, -1, &place.height, NULL, NULL,
                          NULL);
      place.width = MIN (place.width, width);
      if (stacked)
        y += place.height + GAP;
      else
        x += place.width + GAP;
      if (mirrored)
        place.x = width - place.x - place.width;
      gtk_widget_size_allocate (self->group[i], &place, -1);
    }
}

static void
plateau_figure_switcher_dispose (GObject *object)
{
  PlateauFigureSwitcher *self = PLATEAU_FIGURE_SWITCHER (object);

  for (int i = 0; i < N_GROUPS; i++)
    g_clear_pointer (&self->group[i], gtk_widget_unparent);
  G_OBJECT_CLASS (plateau_figure_switcher_parent_class)->dispose (object);
}

static void
plateau_figure_switcher_class_init (PlateauFigureSwitcherClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_figure_switcher_dispose;
  widget_class->get_request_mode = plateau_figure_switcher_get_request_mode;
  widget_class->measure = plateau_figure_switcher_measure;
  widget_class->size_allocate = plateau_figure_switcher_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "switcher");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plateau_figure_switcher_init (PlateauFigureSwitcher *self)
{
  for (int i = 0; i < N_GROUPS; i++)
    {
      self->group[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (self->group[i], "linked");
      gtk_widget_set_parent (self->group[i], GTK_WIDGET (self));
    }
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    gtk_box_append (GTK_BOX (self->group[kind * N_GROUPS / PLATEAU_N_FIGURES]), button_new (kind));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Large view"), -1);
}
