/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/settings.h"
#include "session/surface-axes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauLandscapeChooser:
 *
 * Over what the landscape lies: which kind of axes, and for each of them which units, weights or seed. What a
 * person chose stays, also while the network does not have it; what it then has instead is shown.
 *
 * Signal "changed": the axes are other ones.
 */
#define PLATEAU_TYPE_LANDSCAPE_CHOOSER (plateau_landscape_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PlateauLandscapeChooser,
                      plateau_landscape_chooser,
                      PLATEAU,
                      LANDSCAPE_CHOOSER,
                      GtkWidget)

/** Fits what is shown to an experiment. */
void plateau_landscape_chooser_set_settings (PlateauLandscapeChooser *self,
                                             const PlateauSettings *settings);

/** What a person chose. */
void plateau_landscape_chooser_get_axes (PlateauLandscapeChooser *self, PlateauSurfaceAxes *axes);

/** As if a person had chosen it; emits "changed" where that is something else. */
void plateau_landscape_chooser_set_axes (PlateauLandscapeChooser *self,
                                         const PlateauSurfaceAxes *axes);

/** Makes a weight or bias the first of the two weights, and the first one the second; nothing where it is
 * the first already. The kind stays. */
void plateau_landscape_chooser_add_weight (PlateauLandscapeChooser *self,
                                           const PlateauParameterPlace *place);

G_END_DECLS
