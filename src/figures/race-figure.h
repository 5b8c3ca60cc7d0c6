/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_race_figure_draw:
 *
 * The losses of all lanes over each other, and each lane with a small boundary and its numbers.
 */
void plateau_race_figure_draw (PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options);

/** The lane under (@x, @y), and over the losses the epoch. */
gboolean plateau_race_figure_pick (PlateauPen *pen,
                                   double width,
                                   double height,
                                   const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options,
                                   double x,
                                   double y,
                                   PlateauPick *pick);

/** (nullable): the words for a tooltip (translated). */
char *plateau_race_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick);

/** What stands above it (translated). */
char *plateau_race_figure_title (const PlateauSnapshot *snapshot);

/** Its numbers in words (translated). */
char *plateau_race_figure_describe (const PlateauSnapshot *snapshot);

G_END_DECLS
