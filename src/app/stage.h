/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure-view.h"
#include "map-chooser.h"
#include "session/trainer.h"

G_BEGIN_DECLS

/**
 * PlateauStage:
 *
 * One figure large and two beside it; above them the row of buttons that chooses among all of them and
 * the lanes that race, below them the time line and the narrator. Properties:
 *
 * "large-figure" (string): the nick of the large one,
 * "beside-figure" (string): the nick of the one that stands beside it with the loss,
 * "loss-log", "epoch-log" (boolean): logarithmic axes of the loss,
 * "in-past" (boolean, readable): a moment of the past is shown,
 * "height-log" (boolean): logarithmic heights of the landscape,
 * "surface" (string): the nick of the kind of the landscape's axes,
 * "cloud" (boolean): three features are a cloud, not a plane.
 *
 * Signal "wish-changed": the next snapshot must hold something else, see
 * plateau_stage_get_wish ().
 *
 * It activates "win.look-at-lane" (u), "win.edit-weight" (td: index, value), "win.open-cell" and
 * "win.pin-cell" (u) and "win.continue" where a person asks for that on a figure.
 */
#define PLATEAU_TYPE_STAGE (plateau_stage_get_type ())
G_DECLARE_FINAL_TYPE (PlateauStage, plateau_stage, PLATEAU, STAGE, GtkWidget)

/** Fits the choosers (layer, features) and the lanes to what races, before its first snapshot comes. */
void plateau_stage_set_lanes (PlateauStage *self, const PlateauLanes *lanes);

/** How it looks; @style must stay valid. */
void plateau_stage_set_style (PlateauStage *self, const PlateauStyle *style);

/** What the figures that are shown need. */
void plateau_stage_get_wish (PlateauStage *self, PlateauWish *wish);

/**
 * plateau_stage_show:
 * @snapshot: (transfer none)
 * @more: another snapshot is under way: texts may wait for their next turn
 */
void plateau_stage_show (PlateauStage *self, PlateauSnapshot *snapshot, gboolean more);

/** Over what the landscape lies; FALSE where it is not shown. */
gboolean plateau_stage_get_landscape (PlateauStage *self, PlateauSurfaceAxes *axes);

/** What a person said of the map; FALSE where it is not shown. */
gboolean plateau_stage_get_map (PlateauStage *self, PlateauMapChoice *choice);

/** As if a person had chosen the rows of the map. */
void plateau_stage_set_map_axis (PlateauStage *self, PlateauSweepAxis axis);

/** How far the map is, 0 to 1; negative while none is computed. */
void plateau_stage_show_map (PlateauStage *self, double progress);

/** From where landscape and cloud are seen; back to the first place. */
PlateauCamera plateau_stage_get_camera (PlateauStage *self);
void plateau_stage_reset_camera (PlateauStage *self);

/** The layer that the figures are about; kept within the network. */
void plateau_stage_set_layer (PlateauStage *self, guint layer);

/** How far the draws of many seeds are, 0 to 1; negative while none are trained. */
void plateau_stage_show_seeds (PlateauStage *self, double progress);

/** The stage of the recipe that the numbers show; kept within the recipe. */
guint plateau_stage_get_recipe (PlateauStage *self);
void plateau_stage_set_recipe (PlateauStage *self, guint index);

/** What is pointed at for good, until plateau_stage_choose () is called with %PLATEAU_PICK_NONE. */
void plateau_stage_choose (PlateauStage *self, const PlateauPick *pick);
PlateauPick plateau_stage_get_chosen (PlateauStage *self);

/** TRUE and which, while a moment of the past is shown. */
gboolean plateau_stage_get_past (PlateauStage *self, guint64 *epoch);

/** Shows a moment of the past, or the present again. */
void plateau_stage_look_at_epoch (PlateauStage *self, guint64 epoch);
void plateau_stage_return_to_present (PlateauStage *self);

/** Says something for a moment over the figures. */
void plateau_stage_tell (PlateauStage *self, const char *text);

/** The parts, for tests. (transfer none) */
PlateauFigureView *plateau_stage_get_view (PlateauStage *self, PlateauFigureKind kind);
const char *plateau_stage_get_narration (PlateauStage *self);

G_END_DECLS
