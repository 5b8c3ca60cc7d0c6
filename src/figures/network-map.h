/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network-layout.h"
#include "probability-map.h"

G_BEGIN_DECLS

/**
 * PlateauNetworkMap:
 * @values: rows × columns, row 0 at the lower edge
 * @low, @high: the values of the first and the last shade
 *
 * What a unit answers over the plane.
 */
typedef struct
{
  const float *values;
  guint columns;
  guint rows;
  double low;
  double high;
} PlateauNetworkMap;

/**
 * plateau_network_map_range:
 *
 * The values of the first and last shade in a layer: what tanh and sigmoid can give, else the same
 * round number on both sides of zero, which most values lie within; the others get the last shade.
 * FALSE where there are no maps.
 */
gboolean plateau_network_map_range (const PlateauNetworkLayout *layout,
                                    guint layer,
                                    double *low,
                                    double *high);

/** Draws a map into a box with round corners. */
void plateau_network_map_draw (PlateauPen *pen,
                               const PlateauNetworkMap *map,
                               const guint32 *shades,
                               const PlateauBox *box,
                               double radius);

/** Draws all units of a dense layer, a cell each. */
void plateau_network_map_draw_grid (PlateauPen *pen,
                                    const PlateauNetworkLayout *layout,
                                    guint layer,
                                    const guint32 *shades);

G_END_DECLS
