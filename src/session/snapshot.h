/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/diagnostics.h"
#include "field.h"
#include "history.h"
#include "settings.h"

G_BEGIN_DECLS

/**
 * PlateauDivergence:
 * @layer: 0 where all is finite, else the first layer (1 ... L) that left the finite numbers
 * @epoch: the epoch that could not be reached
 */
typedef struct
{
  guint layer;
  guint64 epoch;
} PlateauDivergence;

/**
 * PlateauSnapshot:
 * @generation: of the run; raised by each reset
 * @request: the number of the newest request that this answers
 * @settings: of the run, with the rate in force
 * @network: parameters at @epoch
 * @z, @a: of the asked layers: n[l] × data->stride as in #PlateauPass; NULL for other layers
 * @layer: layer[1] ... layer[L]
 * @points: the loss so far
 * @field: (nullable): the output over the asked plane; may be of a slightly earlier epoch
 * @divergence: where training had to stop; the state is then the last finite one
 *
 * What a picture is drawn from: the state of a run at one epoch. Immutable once published and
 * reference-counted from any thread.
 */
typedef struct
{
  guint64 generation;
  guint64 request;
  guint64 epoch;
  gboolean training;
  PlateauSettings settings;
  PlateauNetwork *network;
  double *z[PLATEAU_MAX_LAYERS + 1];
  double *a[PLATEAU_MAX_LAYERS + 1];
  PlateauDiagnostics layer[PLATEAU_MAX_LAYERS + 1];
  double loss;
  double first_loss;
  double accuracy;
  PlateauLossPoint *points;
  guint n_points;
  PlateauField *field;
  PlateauDivergence divergence;
  /*< private >*/
  _Atomic int references;
} PlateauSnapshot;

PlateauSnapshot *plateau_snapshot_new (void);
PlateauSnapshot *plateau_snapshot_ref (PlateauSnapshot *self);
void plateau_snapshot_unref (PlateauSnapshot *self);

/** @layer kept within 1 ... L of this snapshot: what a view shows after the net became shallower. */
guint plateau_snapshot_visible_layer (const PlateauSnapshot *self, guint layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSnapshot, plateau_snapshot_unref)

G_END_DECLS
