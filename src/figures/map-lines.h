/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map-layout.h"

G_BEGIN_DECLS

/** The cells: their colours, hatched as far as seeds diverged, a dot as large as the share that learnt
 * nothing. */
void plateau_map_cells_draw (PlateauPen *pen, const PlateauMapLayout *layout);

/**
 * plateau_map_theory_draw:
 *
 * The scales at which the weights of the hidden layers have the standard deviation of Xavier, He and 1/n_in,
 * each with its formula above.
 */
void plateau_map_theory_draw (PlateauPen *pen, const PlateauMapLayout *layout);

/** Where the lanes are, each with its letter; the one that is looked at as "here". */
void plateau_map_lanes_draw (PlateauPen *pen,
                             const PlateauMapLayout *layout,
                             const PlateauSnapshot *snapshot);

/** What colours, hatching and dots mean. */
void plateau_map_legend_draw (PlateauPen *pen, const PlateauMapLayout *layout, double width);

G_END_DECLS
