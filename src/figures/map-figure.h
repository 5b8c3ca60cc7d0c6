/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_map_figure_draw:
 *
 * What many starts lead to: a cell for each, its colour the loss reached, hatched where it diverged; the
 * scales of Xavier, He and 1/n over it, and where the lanes are.
 */
void plateau_map_figure_draw (PlateauPen *pen,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options);

/** Where the cell of @pick stands, in its @x and @y; FALSE where it names none. */
gboolean plateau_map_figure_locate (PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    PlateauPick *pick);

/** What lies at (@x, @y). */
gboolean plateau_map_figure_pick (PlateauPen *pen,
                                  double width,
                                  double height,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options,
                                  double x,
                                  double y,
                                  PlateauPick *pick);

/** (nullable): the words for a tooltip (translated). */
char *plateau_map_figure_pick_text (const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    const PlateauPick *pick);

/** What stands above it (translated). */
char *plateau_map_figure_title (const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options);

/** Its numbers in words (translated). */
char *plateau_map_figure_describe (const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options);

G_END_DECLS
