/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * plateau_initialization_list_fill:
 *
 * Gives @drop_down all initialisations: their place in it is their value. The open list has the
 * formula of the standard deviation and the source beside each name.
 */
void plateau_initialization_list_fill (GtkDropDown *drop_down);

/**
 * plateau_initialization_list_explain:
 * @formula: shows how the standard deviation of a weight comes about, where the draw is random
 * @value: shows what it is in W1
 *
 * The first layer of @experiment as it starts now. Where all weights are equal both are empty.
 *
 * Returns: (transfer full): the same in words, with the source, for a tooltip
 */
char *plateau_initialization_list_explain (PlateauExperiment *experiment,
                                           GtkLabel *formula,
                                           GtkLabel *value);

G_END_DECLS
