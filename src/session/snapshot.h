/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/diagnostics.h"
#include "engine/profile.h"
#include "events.h"
#include "field.h"
#include "history.h"
#include "settings.h"
#include "unit-maps.h"

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
 * PlateauWish:
 * @layers: bit l set: Z and A of layer l
 * @errors: bit l set: dZ of layer l
 * @profiles: bit l set: how the numbers of layer l are spread
 * @field: compute the field over @plane
 * @unit_maps: what each unit answers over @plane
 * @past: show the run as it was at @epoch, while it stands or trains on; an epoch that it has not
 *   reached is answered with its newest
 *
 * What the next picture needs beside parameters, losses and diagnostics. Nothing else is computed.
 */
typedef struct
{
  guint layers;
  guint errors;
  guint profiles;
  gboolean field;
  gboolean unit_maps;
  PlateauPlane plane;
  gboolean past;
  guint64 epoch;
} PlateauWish;

/**
 * PlateauSnapshot:
 * @generation: of the run; raised by each reset
 * @request: the number of the newest request that this answers
 * @newest_epoch: how far the run has come; above @epoch where a moment of its past is shown
 * @settings: of the run, with the rate in force
 * @network: parameters at @epoch
 * @z, @a: of the asked layers: n[l] × data->stride as in #PlateauPass; NULL for other layers
 * @dz: dZ of the asked layers, likewise; zero beyond n_examples
 * @layer: layer[1] ... layer[L]
 * @profile: of the asked layers; NULL for other layers
 * @points: the loss of the whole run, up to @newest_epoch
 * @events: what happened to the run, up to @newest_epoch
 * @field: (nullable): the output over the asked plane; may be of a slightly earlier epoch
 * @unit_maps: (nullable): what each unit answers over the asked plane; may be of a slightly earlier
 *   epoch while it trains
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
  guint64 newest_epoch;
  gboolean training;
  PlateauSettings settings;
  PlateauNetwork *network;
  double *z[PLATEAU_MAX_LAYERS + 1];
  double *a[PLATEAU_MAX_LAYERS + 1];
  double *dz[PLATEAU_MAX_LAYERS + 1];
  PlateauDiagnostics layer[PLATEAU_MAX_LAYERS + 1];
  PlateauProfile *profile[PLATEAU_MAX_LAYERS + 1];
  double loss;
  double first_loss;
  double accuracy;
  const PlateauLossPoint *points;
  guint n_points;
  PlateauEvent *events;
  guint n_events;
  PlateauField *field;
  PlateauUnitMaps *unit_maps;
  PlateauDivergence divergence;
  /*< private >*/
  PlateauLossRecord *record; /* holds the points */
  _Atomic int references;
} PlateauSnapshot;

PlateauSnapshot *plateau_snapshot_new (void);
PlateauSnapshot *plateau_snapshot_ref (PlateauSnapshot *self);
void plateau_snapshot_unref (PlateauSnapshot *self);

/** @layer kept within 1 ... L of this snapshot: what a view shows after the net became shallower. */
guint plateau_snapshot_visible_layer (const PlateauSnapshot *self, guint layer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSnapshot, plateau_snapshot_unref)

G_END_DECLS
