/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "boundary-layout.h"
#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_boundary_figure_draw:
 *
 * The examples by class, the network's probability as a map behind them, the 0.5 line, and the line
 * w·x + b = 0 of each unit of the first hidden layer, where there are 16 or fewer. With one
 * feature, the probability is a curve over it.
 */
void plateau_boundary_figure_draw (PlateauPen *pen,
                                   double width,
                                   double height,
                                   const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options);

/**
 * plateau_boundary_figure_draw_plot:
 * @lines: draw the lines of the units too
 *
 * Map, examples and 0.5 line alone, without words. The pen must have a cairo context.
 */
void plateau_boundary_figure_draw_plot (PlateauPen *pen,
                                        const PlateauBoundaryLayout *layout,
                                        const PlateauNetwork *network,
                                        gboolean lines);

/** The example under (@x, @y). */
gboolean plateau_boundary_figure_pick (PlateauPen *pen,
                                       double width,
                                       double height,
                                       const PlateauSnapshot *snapshot,
                                       const PlateauFigureOptions *options,
                                       double x,
                                       double y,
                                       PlateauPick *pick);

/** "Example 17: x1 = ..., class red". (nullable) where @pick names no example. */
char *plateau_boundary_figure_pick_text (const PlateauSnapshot *snapshot,
                                         const PlateauFigureOptions *options,
                                         const PlateauPick *pick);

/** Where what @pick names stands: sets its @x and @y. FALSE where it stands nowhere. */
gboolean plateau_boundary_figure_locate (PlateauPen *pen,
                                         double width,
                                         double height,
                                         const PlateauSnapshot *snapshot,
                                         const PlateauFigureOptions *options,
                                         PlateauPick *pick);

G_END_DECLS
