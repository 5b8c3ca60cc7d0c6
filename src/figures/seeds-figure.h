/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_seeds_figure_draw:
 *
 * A ribbon of the losses of many draws, the median line, and how many have learnt.
 */
void plateau_seeds_figure_draw (PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options);

/** The epoch under (@x, @y). */
gboolean plateau_seeds_figure_pick (PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    double x,
                                    double y,
                                    PlateauPick *pick);

/** (nullable): the words for a tooltip (translated). */
char *plateau_seeds_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick);

/** What stands above it (translated). */
char *plateau_seeds_figure_title (const PlateauSnapshot *snapshot);

/** Its numbers in words (translated). */
char *plateau_seeds_figure_describe (const PlateauSnapshot *snapshot);

G_END_DECLS
