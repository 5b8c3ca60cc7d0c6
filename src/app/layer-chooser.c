/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layer-chooser.h"

#include <glib/gi18n-lib.h>

struct _PlateauLayerChooser
{
  GtkWidget parent_instance;

  /* owned by the widget tree */
  GtkDropDown *drop_down;

  guint n_layers;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauLayerChooser, plateau_layer_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkStringList *
titles_new (guint n_layers)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint l = 1; l < n_layers; l++)
    {
      /* Translators: an entry of a chooser. %u is the layer's number. */
      g_autofree char *title = g_strdup_printf (_ ("Hidden layer %u"), l);

      gtk_string_list_append (titles, title);
    }
  gtk_string_list_append (titles, _ ("Output layer"));

  return titles;
}

void
plateau_layer_chooser_set_n_layers (PlateauLayerChooser *self, guint n_layers)
{
  g_autoptr (GtkStringList) titles = NULL;
  guint layer;

  g_return_if_fail (PLATEAU_IS_LAYER_CHOOSER (self));

  if (n_layers == self->n_layers)
    return;

  /* From a net without hidden layers to one with some: on to what the lesson is about. */
  layer = self->n_layers <= 1 ? 1 : MIN (plateau_layer_chooser_get_layer (self), n_layers);
  titles = titles_new (n_layers);
  self->n_layers = n_layers;
  self->updating = TRUE;
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->drop_down, layer - 1);
  self->updating = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n_layers > 1);
}

void
plateau_layer_chooser_choose (PlateauLayerChooser *self, guint layer)
{
  g_return_if_fail (PLATEAU_IS_LAYER_CHOOSER (self));

  gtk_drop_down_set_selected (self->drop_down, CLAMP (layer, 1, self->n_layers) - 1);
}

guint
plateau_layer_chooser_get_layer (PlateauLayerChooser *self)
{
  guint selected;

  g_return_val_if_fail (PLATEAU_IS_LAYER_CHOOSER (self), 1);

  selected = gtk_drop_down_get_selected (self->drop_down);
  return selected == GTK_INVALID_LIST_POSITION ? 1 : selected + 1;
}

static void
on_selected (PlateauLayerChooser *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
plateau_layer_chooser_dispose (GObject *object)
{
  PlateauLayerChooser *self = PLATEAU_LAYER_CHOOSER (object);

  if (self->drop_down != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->drop_down));
  self->drop_down = NULL;
  G_OBJECT_CLASS (plateau_layer_chooser_parent_class)->dispose (object);
}

static void
plateau_layer_chooser_class_init (PlateauLayerChooserClass *class)
{
  G_OBJECT_CLASS (class)->dispose = plateau_layer_chooser_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
plateau_layer_chooser_init (PlateauLayerChooser *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->drop_down), "compact");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("of the network", "Layer"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->drop_down), GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
}
