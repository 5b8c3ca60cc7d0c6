/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_loss_figure_draw:
 *
 * The loss over the epochs, with the extremes between two points as a band, the loss of guessing
 * (ln 2) as a line, the present value, and the place where training had to stop.
 */
void plateau_loss_figure_draw (PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options);

/** The kept epoch nearest to @x, anywhere over the plot. */
gboolean plateau_loss_figure_pick (PlateauPen *pen,
                                   double width,
                                   double height,
                                   const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options,
                                   double x,
                                   double y,
                                   PlateauPick *pick);

/** "Epoch 1000: loss 0.288". (nullable) where @pick names no epoch. */
char *plateau_loss_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick);

/** (nullable): the present losses of all lanes in words (translated), where there are several. */
char *plateau_loss_figure_describe_lanes (const PlateauSnapshot *snapshot);

G_END_DECLS
