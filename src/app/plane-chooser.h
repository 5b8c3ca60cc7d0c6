/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/field.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauPlaneChooser:
 *
 * Which two of three features lie on the axes, and the value of the third. Hidden where the data
 * have fewer features.
 *
 * Signal "changed": a person chose another plane.
 */
#define PLATEAU_TYPE_PLANE_CHOOSER (plateau_plane_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PlateauPlaneChooser, plateau_plane_chooser, PLATEAU, PLANE_CHOOSER, GtkWidget)

/** Other data begin with the first two features, and the third at its mean. */
void plateau_plane_chooser_set_data (PlateauPlaneChooser *self, PlateauDataset *data);

void plateau_plane_chooser_get_plane (PlateauPlaneChooser *self, PlateauPlane *plane);

G_END_DECLS
