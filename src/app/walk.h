/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_walk:
 * @pick: what is chosen; afterwards, what is to be
 * @key: a key value of GDK
 * @layer: the shown layer, 1 ... L: where a walk begins that has no layer yet
 *
 * The way over examples, units and layers by keys: Left and Right to the example before and after, Home
 * and End to the first and the last; Up and Down to the unit before and after, Page Up and Page Down to
 * the layer before and after; Escape lets go of all. Nothing lies beyond the ends. A walk that has no
 * example or unit yet begins at the end that the key leads away from.
 *
 * What a snapshot no longer holds is left for its nearest neighbour. @x and @y are 0 afterwards.
 *
 * Returns: FALSE where the key is none of these, or Escape with nothing to let go
 */
gboolean plateau_walk (PlateauPick *pick, guint key, const PlateauSnapshot *snapshot, guint layer);

/**
 * plateau_walk_weights:
 * @pick: what is chosen; afterwards, what is to be
 * @forwards: to the weight after the chosen one, else to the one before
 *
 * The way over the weights of a unit, and its bias after them. Where none is chosen yet it begins at the
 * end that it leads away from; without a unit at the first one of @layer.
 *
 * Returns: FALSE where a feature is chosen, which has no weights
 */
gboolean plateau_walk_weights (PlateauPick *pick,
                               gboolean forwards,
                               const PlateauSnapshot *snapshot,
                               guint layer);

/** The way over the cells of the map by the arrow keys, Home and End (the ends of a row); it begins at the
 * present start, or at the best one. FALSE as plateau_walk (), and where there is no map. */
gboolean plateau_walk_cells (PlateauPick *pick, guint key, const PlateauSnapshot *snapshot);

/** Whether a key of plateau_walk () does something in this figure: some are about examples and units,
 * some of them about all layers. */
gboolean plateau_walk_has_key (PlateauFigureKind kind, guint key);

/** The keys of plateau_walk (), @n of them. */
const guint *plateau_walk_keys (guint *n);

G_END_DECLS
