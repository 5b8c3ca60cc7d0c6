/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_network_figure_draw:
 *
 * Features, hidden units and the output as nodes, each with a small map of what it answers over the
 * input plane; the weights as edges, wide and strong in colour by the logarithm of their size on an
 * absolute scale, dashed where negative; the biases as marks below the nodes. Equal units are one
 * node, which parts as they do. Layers of more than 16 kinds of units are grids of maps.
 */
void plateau_network_figure_draw (PlateauPen *pen,
                                  double width,
                                  double height,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options);

/** The bias, the unit, or the edge under (@x, @y), in this order. */
gboolean plateau_network_figure_pick (PlateauPen *pen,
                                      double width,
                                      double height,
                                      const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options,
                                      double x,
                                      double y,
                                      PlateauPick *pick);

/**
 * plateau_network_figure_pick_text:
 *
 * "w[1]: unit 2 ← x1: −0.0123", with all digits, and where the snapshot tells them the gradient and
 * the change per epoch; or what a unit is. (nullable) where @pick names nothing of the network.
 */
char *plateau_network_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick);

/** Adds what it takes to name the answers to the lit example, and the gradient of the lit weight. */
void plateau_network_figure_add_wish (const PlateauFigureOptions *options, PlateauWish *wish);

/** "Network · hidden layer 1: 4 distinct of 4 · epoch 0". */
char *plateau_network_figure_title (const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options);

/** The layers, the distinct units and the largest |w| of each, in words. */
char *plateau_network_figure_describe (const PlateauSnapshot *snapshot);

/** Where what @pick names stands: sets its @x and @y. FALSE where it stands nowhere. */
gboolean plateau_network_figure_locate (PlateauPen *pen,
                                        double width,
                                        double height,
                                        const PlateauSnapshot *snapshot,
                                        const PlateauFigureOptions *options,
                                        PlateauPick *pick);

G_END_DECLS
