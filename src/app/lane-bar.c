/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-bar.h"

#include "figures/lane-look.h"

#include <glib/gi18n-lib.h>

#define SWATCH_WIDTH 26
#define SWATCH_HEIGHT 12

/* One lane of the row. */
typedef struct
{
  PlateauLaneBar *bar; /* borrowed */
  GtkWidget *box;
  GtkWidget *look_button;
  GtkWidget *swatch;
  GtkLabel *name;
  GtkWidget *remove_button;
  guint look;
} Entry;

struct _PlateauLaneBar
{
  GtkWidget parent_instance;

  /* borrowed */
  const PlateauStyle *style;

  /* owned by the widget tree */
  Entry entries[PLATEAU_MAX_LANES];
};

G_DEFINE_FINAL_TYPE (PlateauLaneBar, plateau_lane_bar, GTK_TYPE_WIDGET)

/* A piece of the lane's line: colour and dashes. */
static void
draw_swatch (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Entry *entry = data;
  const PlateauStyle *style = entry->bar->style;
  PlateauColor color;

  if (style == NULL)
    return;

  color = plateau_lane_look_color (style, entry->look);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_set_line_width (cr, 3);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  plateau_lane_look_dash (cr, entry->look, 3);
  cairo_move_to (cr, 1, height / 2.0);
  cairo_line_to (cr, width - 1, height / 2.0);
  cairo_stroke (cr);
}

static void
show_entry (Entry *entry, const PlateauLanes *lanes, guint place)
{
  const PlateauLane *lane = &lanes->lane[place];
  gboolean looked = place == lanes->looked;
  /* Translators: what a button does; %s is the name of a lane, such as "A · tanh". */
  g_autofree char *look = g_strdup_printf (_ ("Look at lane %s"), lane->name);
  /* Translators: what a button does; %s is the name of a lane, such as "A · tanh". */
  g_autofree char *rid = g_strdup_printf (_ ("Remove lane %s"), lane->name);

  entry->look = lane->look;
  if (g_strcmp0 (gtk_label_get_label (entry->name), lane->name) != 0)
    {
      gtk_label_set_label (entry->name, lane->name);
      gtk_widget_set_tooltip_text (entry->look_button, look);
      gtk_widget_set_tooltip_text (entry->remove_button, rid);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry->look_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, look, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry->remove_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, rid, -1);
    }
  if (looked)
    gtk_widget_add_css_class (entry->box, "looked");
  else
    gtk_widget_remove_css_class (entry->box, "looked");
  gtk_widget_queue_draw (entry->swatch);
}

void
plateau_lane_bar_show (PlateauLaneBar *self, const PlateauLanes *lanes)
{
  g_return_if_fail (PLATEAU_IS_LANE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), lanes->n_lanes > 1);
  for (guint i = 0; i < PLATEAU_MAX_LANES; i++)
    {
      gtk_widget_set_visible (self->entries[i].box, i < lanes->n_lanes);
      if (i < lanes->n_lanes)
        show_entry (&self->entries[i], lanes, i);
    }
}

void
plateau_lane_bar_set_style (PlateauLaneBar *self, const PlateauStyle *style)
{
  g_return_if_fail (PLATEAU_IS_LANE_BAR (self));

  self->style = style;
  for (guint i = 0; i < PLATEAU_MAX_LANES; i++)
    gtk_widget_queue_draw (self->entries[i].swatch);
}

static GtkWidget *
button_new (GtkWidget *child, const char *action, guint place)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "compact");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", place);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

static void
add_entry (PlateauLaneBar *self, guint place)
{
  Entry *entry = &self->entries[place];
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  entry->bar = self;
  entry->swatch = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (entry->swatch), SWATCH_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (entry->swatch), SWATCH_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (entry->swatch), draw_swatch, entry, NULL);
  gtk_widget_set_valign (entry->swatch, GTK_ALIGN_CENTER);

  entry->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (entry->name, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (content), entry->swatch);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (entry->name));

  entry->look_button = button_new (content, "win.look-at-lane", place);
  gtk_widget_set_hexpand (entry->look_button, TRUE);
  entry->remove_button =
      button_new (gtk_image_new_from_icon_name ("window-close-symbolic"), "win.remove-lane", place);

  entry->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (entry->box, "linked");
  gtk_widget_add_css_class (entry->box, "lane");
  gtk_box_append (GTK_BOX (entry->box), entry->look_button);
  gtk_box_append (GTK_BOX (entry->box), entry->remove_button);
  gtk_widget_set_parent (entry->box, GTK_WIDGET (self));
}

static void
plateau_lane_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (plateau_lane_bar_parent_class)->dispose (object);
}

static void
plateau_lane_bar_class_init (PlateauLaneBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_lane_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lanes");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plateau_lane_bar_init (PlateauLaneBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_box_layout_set_spacing (layout, 8);
  gtk_box_layout_set_homogeneous (layout, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lanes"),
                                  -1);
  for (guint i = 0; i < PLATEAU_MAX_LANES; i++)
    add_entry (self, i);
}
