/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "narrator-box.h"

#include "widget.h"

#include "session/narrator.h"
#include "session/wording.h"

#define GAP 12

struct _PlateauNarrator
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkWidget *alarm_icon;
  GtkInscription *narration;
};

G_DEFINE_FINAL_TYPE (PlateauNarrator, plateau_narrator, GTK_TYPE_WIDGET)

void
plateau_narrator_show (PlateauNarrator *self, const PlateauSnapshot *snapshot, guint layer)
{
  gboolean alarm;
  g_autofree char *text = NULL;

  g_return_if_fail (PLATEAU_IS_NARRATOR (self));

  alarm = snapshot->divergence.layer != 0;
  text = alarm ? plateau_divergence_text (snapshot) : plateau_narrate (snapshot, layer);
  if (g_strcmp0 (text, gtk_inscription_get_text (self->narration)) != 0)
    gtk_inscription_set_text (self->narration, text);

  gtk_widget_set_visible (self->alarm_icon, alarm);
  if (alarm)
    gtk_widget_add_css_class (GTK_WIDGET (self), "alarm");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "alarm");
}

const char *
plateau_narrator_get_text (PlateauNarrator *self)
{
  g_return_val_if_fail (PLATEAU_IS_NARRATOR (self), NULL);

  return gtk_inscription_get_text (self->narration);
}

/* All of the text, where the window is too small for it. */
static gboolean
on_query_tooltip (PlateauNarrator *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *widget = GTK_WIDGET (self->narration);
  const char *text = gtk_inscription_get_text (self->narration);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int height;

  pango_layout_set_width (layout, gtk_widget_get_width (widget) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (layout, NULL, &height);
  gtk_tooltip_set_text (tooltip, text);
  return height > gtk_widget_get_height (widget);
}

static void
plateau_narrator_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_NARRATOR);
  G_OBJECT_CLASS (plateau_narrator_parent_class)->dispose (object);
}

static void
plateau_narrator_class_init (PlateauNarratorClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_narrator_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/narrator-box.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauNarrator, alarm_icon);
  gtk_widget_class_bind_template_child (widget_class, PlateauNarrator, narration);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "narrator");
}

static void
plateau_narrator_init (PlateauNarrator *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              GAP);
}
