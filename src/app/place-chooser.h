/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/settings.h"
#include "session/surface-axes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauPlaceChooser:
 *
 * A button that names one weight or bias of a network, or the same weight of two hidden units, and opens
 * lists of layers, units and inputs to choose another one. Property "twins" (boolean, construct only): of two
 * units.
 *
 * Signal "changed": a person chose something else.
 */
#define PLATEAU_TYPE_PLACE_CHOOSER (plateau_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PlateauPlaceChooser, plateau_place_chooser, PLATEAU, PLACE_CHOOSER, GtkWidget)

/**
 * plateau_place_chooser_show:
 * @data: whose features the first layer's weights come from
 * @place: of @shape
 * @other: of twins the second unit, another one
 */
void plateau_place_chooser_show (PlateauPlaceChooser *self,
                                 const PlateauShape *shape,
                                 const PlateauDataset *data,
                                 const PlateauParameterPlace *place,
                                 guint other);

/** What is chosen. @other: (out) (nullable): as above */
void
plateau_place_chooser_get (PlateauPlaceChooser *self, PlateauParameterPlace *place, guint *other);

/** What stands on the button, for tests. */
const char *plateau_place_chooser_get_title (PlateauPlaceChooser *self);

G_END_DECLS
