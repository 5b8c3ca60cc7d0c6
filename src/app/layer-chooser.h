/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauLayerChooser:
 *
 * Which layer a figure is about. Hidden where there is only one.
 *
 * Signal "changed": a person chose another layer.
 */
#define PLATEAU_TYPE_LAYER_CHOOSER (plateau_layer_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PlateauLayerChooser, plateau_layer_chooser, PLATEAU, LAYER_CHOOSER, GtkWidget)

/** Layers 1 ... @n_layers, the last one is the output. The chosen one is kept within them. */
void plateau_layer_chooser_set_n_layers (PlateauLayerChooser *self, guint n_layers);

/** As if a person had chosen it; kept within the network. */
void plateau_layer_chooser_choose (PlateauLayerChooser *self, guint layer);

/** The chosen layer, 1 ... n_layers. */
guint plateau_layer_chooser_get_layer (PlateauLayerChooser *self);

G_END_DECLS
