/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/** A layer of more classes of units than this is drawn as a grid of small maps. */
#define PLATEAU_NETWORK_MOST_NODES 16

/**
 * PlateauNetworkRoom: how much a network figure can show.
 * @PLATEAU_NETWORK_MINUTE: nodes and edges alone
 * @PLATEAU_NETWORK_SMALL: names of the layers and the legend too
 * @PLATEAU_NETWORK_FULL: all
 */
typedef enum
{
  PLATEAU_NETWORK_MINUTE,
  PLATEAU_NETWORK_SMALL,
  PLATEAU_NETWORK_FULL,
} PlateauNetworkRoom;

/**
 * PlateauNetworkNode:
 * @unit: the first unit (in layer 0: the feature) that it stands for
 * @n_units: how many equal units it stands for
 * @x, @y: its middle
 */
typedef struct
{
  guint unit;
  guint n_units;
  double x;
  double y;
} PlateauNetworkNode;

/**
 * PlateauNetworkColumn:
 * @n_units: n[l]
 * @n_classes: classes of equal units
 * @dense: each unit is a cell of a grid, row by row; else each class is a node
 * @nodes: n_nodes of them, in the order of their units
 * @node_of: n_units numbers: the node that stands for a unit
 * @width, @height: of a node
 * @left, @right: where edges arrive and leave
 * @grid_columns, @grid_rows: of a dense layer
 */
typedef struct
{
  guint n_units;
  guint n_classes;
  gboolean dense;
  guint n_nodes;
  PlateauNetworkNode *nodes;
  guint *node_of;
  double width;
  double height;
  double left;
  double right;
  guint grid_columns;
  guint grid_rows;
} PlateauNetworkColumn;

/**
 * PlateauNetworkLayout:
 * @maps: (nullable): what each unit answers, where the snapshot carries it
 * @stage: where nodes and edges stand
 * @marked: a line above each node bears its unit's mark
 * @numbered: a line below each node bears its bias in digits
 * @stub: length of the bias' mark below a node
 * @line: width of an edge of the least weight
 * @column: column[0] are the features, column[l] the units of layer l
 * @bend: bend[l], of the edges that arrive at layer l
 *
 * Where everything of a network figure stands. Drawing and pointing share it. What is equal stands in
 * one place, and parts as the unit spread grows: half-way at 1e-9, all the way at 1e-2.
 */
typedef struct
{
  PlateauNetworkRoom room;
  const PlateauNetwork *network;
  const PlateauDataset *data;
  const PlateauUnitMaps *maps;
  PlateauPlane plane;
  double em;
  double width;
  double height;
  PlateauBox stage;
  double head_y;
  double foot_y;
  double legend_y;
  gboolean marked;
  gboolean numbered;
  double stub;
  double line;
  guint n_layers;
  PlateauNetworkColumn column[PLATEAU_MAX_LAYERS + 1];
  double bend[PLATEAU_MAX_LAYERS + 1];
} PlateauNetworkLayout;

/** To be cleared by plateau_network_layout_clear (). */
void plateau_network_layout_init (PlateauNetworkLayout *self,
                                  PlateauPen *pen,
                                  double width,
                                  double height,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options);
void plateau_network_layout_clear (PlateauNetworkLayout *self);

/** The ground of a node, a cell in a dense layer. */
PlateauBox plateau_network_layout_box (const PlateauNetworkLayout *self, guint layer, guint node);

/** The ground of all cells of a dense layer. */
PlateauBox plateau_network_layout_grid (const PlateauNetworkLayout *self, guint layer);

/** The cards that lie behind a node, each @step to the right and above the one before it: as many
 * units are equal to its own, but not more than three. */
guint plateau_network_layout_cards (const PlateauNetworkLayout *self,
                                    guint layer,
                                    guint node,
                                    double *step);

/** Where the edge to node @other of the next layer leaves a node. */
double plateau_network_layout_leave (const PlateauNetworkLayout *self,
                                     guint layer,
                                     guint node,
                                     guint other);

/** Where the edge from node @other of the layer before arrives at a node. */
double plateau_network_layout_arrive (const PlateauNetworkLayout *self,
                                      guint layer,
                                      guint node,
                                      guint other);

/** The mark of a node's bias: an upright line below it, from @y0 to @y1. FALSE in a dense layer. */
gboolean plateau_network_layout_bias (const PlateauNetworkLayout *self,
                                      guint layer,
                                      guint node,
                                      double *x,
                                      double *y0,
                                      double *y1);

/** The layer of what is lit, 0 ... L, or -1 where no unit is. */
int plateau_network_layout_lit_layer (const PlateauNetworkLayout *self,
                                      const PlateauFigureOptions *options);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauNetworkLayout, plateau_network_layout_clear)

G_END_DECLS
