/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-tip.h"

#define GAP 16
#define CHARS 44

void
plateau_figure_tip_init (PlateauFigureTip *self, GtkWidget *parent)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), CHARS);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_can_target (self->label, FALSE);
  gtk_widget_add_css_class (self->label, "figure-tip");
  gtk_widget_set_parent (self->label, parent);
}

void
plateau_figure_tip_clear (PlateauFigureTip *self)
{
  g_clear_pointer (&self->label, gtk_widget_unparent);
}

void
plateau_figure_tip_show (PlateauFigureTip *self, const char *text, double x, double y)
{
  self->x = x;
  self->y = y;
  if (text != NULL)
    gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->label, text != NULL);
  gtk_widget_queue_allocate (gtk_widget_get_parent (self->label));
}

const char *
plateau_figure_tip_get_text (const PlateauFigureTip *self)
{
  return gtk_widget_get_visible (self->label) ? gtk_label_get_label (GTK_LABEL (self->label))
                                              : NULL;
}

void
plateau_figure_tip_allocate (PlateauFigureTip *self, int width, int height)
{
  GtkAllocation place;
  int natural;

  if (!gtk_widget_should_layout (self->label))
    return;

  gtk_widget_measure (self->label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  place.width = MIN (natural, width);
  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, place.width, NULL, &place.height, NULL,
                      NULL);

  /* Below what it names, for the figure writes above it; above where there is no room. Never beyond
   * the edges. */
  place.x = CLAMP ((int) self->x - place.width / 2, 0, width - place.width);
  place.y = (int) self->y + GAP;
  if (place.y + place.height > height)
    place.y = MAX (0, (int) self->y - GAP - place.height);

  gtk_widget_size_allocate (self->label, &place, -1);
}

void
plateau_figure_tip_snapshot (PlateauFigureTip *self, GtkSnapshot *snapshot)
{
  gtk_widget_snapshot_child (gtk_widget_get_parent (self->label), self->label, snapshot);
}
