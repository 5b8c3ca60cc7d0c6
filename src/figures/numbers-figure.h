/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/** Adds what the matrices of the stage need. */
void plateau_numbers_figure_add_wish (const PlateauFigureOptions *options, PlateauWish *wish);

/**
 * plateau_numbers_figure_draw:
 *
 * One stage of the recipe: its formula, and its matrices with their numbers.
 */
void plateau_numbers_figure_draw (PlateauPen *pen,
                                  double width,
                                  double height,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options);

/** The number under (@x, @y): unit, example, input, layer as they apply. */
gboolean plateau_numbers_figure_pick (PlateauPen *pen,
                                      double width,
                                      double height,
                                      const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options,
                                      double x,
                                      double y,
                                      PlateauPick *pick);

/** (nullable): the words for a tooltip (translated). */
char *plateau_numbers_figure_pick_text (const PlateauSnapshot *snapshot,
                                        const PlateauFigureOptions *options,
                                        const PlateauPick *pick);

/** What stands above it (translated). */
char *plateau_numbers_figure_title (const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options);

/** Its numbers in words (translated). */
char *plateau_numbers_figure_describe (const PlateauSnapshot *snapshot,
                                       const PlateauFigureOptions *options);

G_END_DECLS
