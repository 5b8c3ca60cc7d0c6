/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "orders.h"
#include "viewer.h"

G_BEGIN_DECLS

/**
 * While lanes race, snapshots of those that are not looked at may take this share of the thread's
 * time, all of them together; their fields may take %PLATEAU_FIELD_SHARE together.
 */
#define PLATEAU_LANES_SHARE 0.06

/**
 * PlateauLaneRun:
 * @birth: see #PlateauLaneOrders
 * @lane: as it was handed over last
 * @run: NULL until the lane has begun
 * @viewer: what looks at @run
 * @refusal: (nullable): why the newest edit was refused
 *
 * A lane on the side of the trainer's thread, which alone holds references.
 */
typedef struct _PlateauLaneRun PlateauLaneRun;
struct _PlateauLaneRun
{
  guint64 birth;
  PlateauLane lane;
  PlateauRun *run;
  PlateauViewer viewer;
  char *refusal;
  /*< private >*/
  gboolean looked;
  guint n_lanes;          /* that share the memory */
  guint n_fitted;         /* ... when @run was last told */
  PlateauLaneRun *source; /* is kept so that others may still begin from its past */
  guint64 source_epoch;
  PlateauSnapshot *picture; /* the newest, for when another one comes too soon */
  guint64 picture_revision;
  guint references;
};

/**
 * plateau_lane_run_new:
 * @source: (nullable): a reference is held
 * @abandon, @abandon_past: see plateau_viewer_init ()
 */
PlateauLaneRun *plateau_lane_run_new (guint64 birth,
                                      PlateauLaneRun *source,
                                      guint64 source_epoch,
                                      const atomic_bool *abandon,
                                      const atomic_bool *abandon_past);
PlateauLaneRun *plateau_lane_run_ref (PlateauLaneRun *self);
void plateau_lane_run_unref (PlateauLaneRun *self);

/** Takes over name, look, rate and speed. */
void plateau_lane_run_set (PlateauLaneRun *self, const PlateauLane *lane);

/** Of @n_others that are not looked at. Another role asks for a picture at once. */
void plateau_lane_run_set_looked (PlateauLaneRun *self, gboolean looked, guint n_others);

/** Fits the checkpoints into this lane's part of the memory, which may take milliseconds. */
void plateau_lane_run_fit (PlateauLaneRun *self);

/** Makes the run; FALSE where that was given up. */
gboolean plateau_lane_run_begin (PlateauLaneRun *self, const atomic_bool *abandon);

/** Carries @order out; FALSE where that was given up. */
gboolean
plateau_lane_run_obey (PlateauLaneRun *self, const PlateauOrder *order, const atomic_bool *abandon);

/** It can be trained on. */
gboolean plateau_lane_run_is_live (const PlateauLaneRun *self);

/**
 * plateau_lane_run_picture:
 * @wish: what is wished for of the lane that is looked at
 * @busy: some lane trains
 *
 * Returns: (transfer full): the present of a lane that is not looked at, with a field where the fields
 *   of all lanes are wished for; a former one where it trains and the time is short. A field that takes
 *   long is owed.
 */
PlateauSnapshot *
plateau_lane_run_picture (PlateauLaneRun *self, const PlateauWish *wish, gboolean busy);

/** Computes the field that is owed, so that the next picture has it; FALSE where that was given up. */
gboolean plateau_lane_run_pay_field (PlateauLaneRun *self, const PlateauWish *wish);

/** Writes on @snapshot which lane it shows. */
void plateau_lane_run_sign (const PlateauLaneRun *self, PlateauSnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauLaneRun, plateau_lane_run_unref)

G_END_DECLS
