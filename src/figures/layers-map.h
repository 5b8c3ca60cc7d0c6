/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/profile.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * PlateauLayersShares:
 * @columns, @rows: no more than there are units and examples
 * @share: rows × columns, 0 to 1
 *
 * A saturation map made small: which share of the pairs (unit, example) in a cell is flat. Each pair
 * is counted once, in one cell.
 */
typedef struct
{
  guint columns;
  guint rows;
  float *share;
} PlateauLayersShares;

/** The shares of a map that has no more than @most_columns × @most_rows cells. */
void plateau_layers_shares_init (PlateauLayersShares *self,
                                 const PlateauProfile *profile,
                                 guint most_columns,
                                 guint most_rows);
void plateau_layers_shares_clear (PlateauLayersShares *self);

/** The colours of a pair that learns, and of one that is flat. */
PlateauColor plateau_layers_map_color (const PlateauStyle *style, gboolean flat);

/**
 * plateau_layers_map_draw:
 * @box: on whole pixels
 * @mark: height of the marks right below, under units that are dead
 *
 * The saturation map: a column for each unit, a row for each example.
 */
void plateau_layers_map_draw (PlateauPen *pen,
                              const PlateauProfile *profile,
                              const PlateauBox *box,
                              double mark);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLayersShares, plateau_layers_shares_clear)

G_END_DECLS
