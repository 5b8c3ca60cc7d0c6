/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_curve_figure_draw:
 *
 * The activation function of a layer, its slope under it, its flat zones, and every (unit, example)
 * as a dot; the histogram of z below; saturated share, mean slope and update/weight above.
 */
void plateau_curve_figure_draw (PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options);

/** The (unit, example) under (@x, @y). */
gboolean plateau_curve_figure_pick (PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    double x,
                                    double y,
                                    PlateauPick *pick);

/** "Unit 2, example 17: z = ..., a = ..., slope ...". (nullable) where @pick names no dot. */
char *plateau_curve_figure_pick_text (const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options,
                                      const PlateauPick *pick);

/** Where what @pick names stands: sets its @x and @y. FALSE where it stands nowhere. */
gboolean plateau_curve_figure_locate (PlateauPen *pen,
                                      double width,
                                      double height,
                                      const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options,
                                      PlateauPick *pick);

G_END_DECLS
