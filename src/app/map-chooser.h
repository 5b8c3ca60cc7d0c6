/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauMapChoice:
 * @axis: what the rows of the map are
 * @n_seeds, @epochs: of each of its starts
 *
 * What a person says of a map; the rest comes from the experiment.
 */
typedef struct
{
  PlateauSweepAxis axis;
  guint n_seeds;
  guint64 epochs;
} PlateauMapChoice;

/** PlateauMapChooser: what the rows of the map are, how many seeds and how many epochs.
 *
 * Signal "changed": plateau_map_chooser_get () is another answer.
 */
#define PLATEAU_TYPE_MAP_CHOOSER (plateau_map_chooser_get_type ())
G_DECLARE_FINAL_TYPE (PlateauMapChooser, plateau_map_chooser, PLATEAU, MAP_CHOOSER, GtkWidget)

PlateauMapChoice plateau_map_chooser_get (PlateauMapChooser *self);

/** As if a person had chosen it. */
void plateau_map_chooser_set_axis (PlateauMapChooser *self, PlateauSweepAxis axis);

G_END_DECLS
