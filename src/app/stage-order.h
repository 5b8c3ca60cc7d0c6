/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

G_BEGIN_DECLS

/**
 * PlateauStageOrder:
 * @large: the figure that is large
 * @recent: all the others but the loss, the one that was large last first; with @large where that is
 *   not the loss
 *
 * Which figures are shown: the large one, and beside it the loss and the one that was large before;
 * beside the loss those two that were large last.
 */
typedef struct
{
  PlateauFigureKind large;
  PlateauFigureKind recent[PLATEAU_N_FIGURES - 1];
} PlateauStageOrder;

/** The curve large, the boundary and the loss beside it. */
void plateau_stage_order_init (PlateauStageOrder *self);

void plateau_stage_order_set_large (PlateauStageOrder *self, PlateauFigureKind kind);

/** The figure beside the large one; where that is the loss, the first of two. Never the loss. */
PlateauFigureKind plateau_stage_order_get_beside (const PlateauStageOrder *self);

/** Changes nothing for the loss or the large figure. */
void plateau_stage_order_set_beside (PlateauStageOrder *self, PlateauFigureKind kind);

gboolean plateau_stage_order_shows (const PlateauStageOrder *self, PlateauFigureKind kind);

G_END_DECLS
