/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure-view.h"
#include "session/trainer.h"

G_BEGIN_DECLS

/**
 * PlateauStage:
 *
 * One figure large and two beside it, the row of buttons that chooses among all of them above, and
 * the narrator below. Properties:
 *
 * "large-figure" (string): the nick of the large one,
 * "beside-figure" (string): the nick of the one that stands beside it with the loss,
 * "loss-log", "epoch-log" (boolean): logarithmic axes of the loss.
 *
 * Signal "wish-changed": the next snapshot must hold something else, see
 * plateau_stage_get_wish ().
 */
#define PLATEAU_TYPE_STAGE (plateau_stage_get_type ())
G_DECLARE_FINAL_TYPE (PlateauStage, plateau_stage, PLATEAU, STAGE, GtkWidget)

/** Fits the choosers (layer, features) to an experiment, before its first snapshot comes. */
void plateau_stage_set_settings (PlateauStage *self, const PlateauSettings *settings);

/** What the figures that are shown need. */
void plateau_stage_get_wish (PlateauStage *self, PlateauWish *wish);

/**
 * plateau_stage_show:
 * @snapshot: (transfer none)
 * @more: another snapshot is under way: texts may wait for their next turn
 */
void plateau_stage_show (PlateauStage *self, PlateauSnapshot *snapshot, gboolean more);

/** The layer that the figures are about; kept within the network. */
void plateau_stage_set_layer (PlateauStage *self, guint layer);

/** The parts, for tests. (transfer none) */
PlateauFigureView *plateau_stage_get_view (PlateauStage *self, PlateauFigureKind kind);
const char *plateau_stage_get_narration (PlateauStage *self);

G_END_DECLS
