/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network-layout.h"

G_BEGIN_DECLS

/**
 * PlateauNetworkEdge:
 * @layer: at which it arrives
 * @to: its node there
 * @from: its node in the layer before
 * @weight: of the first unit of both
 */
typedef struct
{
  guint layer;
  guint to;
  guint from;
  double weight;
} PlateauNetworkEdge;

/**
 * PlateauNetworkLook:
 * @level: 0 for zero, else 1 to %PLATEAU_NETWORK_LEVELS, growing with the logarithm of |w|
 * @width: in pixels
 * @dash: length of the strokes; 0 where the line is whole
 *
 * How a weight or a bias is drawn. The scale is absolute: |w| from 0.0001 to 1000 takes all widths,
 * with ten times the width at 1000 as at 0.0001.
 */
typedef struct
{
  guint level;
  double width;
  double dash;
  PlateauColor color;
} PlateauNetworkLook;

#define PLATEAU_NETWORK_LEVELS 32

/** The look of @weight. */
PlateauNetworkLook
plateau_network_look (const PlateauNetworkLayout *layout, const PlateauStyle *style, double weight);

/** TRUE where between two layers there are more edges than are drawn. */
gboolean plateau_network_edges_crowd (const PlateauNetwork *network);

/** The most edges that are drawn between two layers. */
guint plateau_network_edges_most (const PlateauNetwork *network);

/**
 * plateau_network_edges_new:
 * @lit_layer, @lit_unit: a unit whose edges are drawn in any case; -1 for none
 *
 * The edges that are drawn: all, or the strongest between two layers, and none of them twice where
 * units are equal.
 *
 * Returns: (transfer full) (element-type PlateauNetworkEdge): ascending in @layer
 */
GArray *plateau_network_edges_new (const PlateauNetworkLayout *layout, int lit_layer, int lit_unit);

/** Where an edge is at @share of its way. */
void plateau_network_edge_at (const PlateauNetworkLayout *layout,
                              const PlateauNetworkEdge *edge,
                              double share,
                              double *x,
                              double *y);

/** The edge within reach of a pointer; NULL where none is. */
const PlateauNetworkEdge *plateau_network_edges_nearest (const PlateauNetworkLayout *layout,
                                                         const PlateauStyle *style,
                                                         const GArray *edges,
                                                         double x,
                                                         double y);

/** All edges, and their weights in digits where there is room. */
void plateau_network_edges_draw (PlateauPen *pen,
                                 const PlateauNetworkLayout *layout,
                                 const PlateauFigureOptions *options);
void plateau_network_edges_draw_numbers (PlateauPen *pen, const PlateauNetworkLayout *layout);

G_END_DECLS
