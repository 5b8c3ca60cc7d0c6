/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/diagnostics.h"
#include "engine/profile.h"
#include "events.h"
#include "field.h"
#include "history.h"
#include "lanes.h"
#include "path.h"
#include "seeds.h"
#include "settings.h"
#include "unit-maps.h"
#include "volume.h"

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
 * @gradient: dW and db of all layers
 * @lanes: the fields of the other lanes too
 * @volume: the output over the whole space of three features
 * @path: (nullable): the ways of all lanes over the plane of this projection; a caller's reference, of
 *   which the trainer takes its own. A lane whose shape is another one has no path
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
  gboolean gradient;
  gboolean lanes;
  gboolean volume;
  PlateauProjection *path;
  PlateauPlane plane;
  gboolean past;
  guint64 epoch;
} PlateauWish;

/** Makes @self, which may be all zero, like @other, with a reference of its own. */
void plateau_wish_copy (PlateauWish *self, const PlateauWish *other);
void plateau_wish_clear (PlateauWish *self);

typedef struct _PlateauSnapshot PlateauSnapshot;
typedef struct _PlateauLandscape PlateauLandscape;
typedef struct _PlateauMap PlateauMap;

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
 * @gradient: (nullable): dW and db at @epoch, where they were asked for
 * @field: (nullable): the output over the asked plane; may be of a slightly earlier epoch
 * @unit_maps: (nullable): what each unit answers over the asked plane; may be of a slightly earlier
 *   epoch while it trains
 * @volume: (nullable): the output over the whole space of three features; may be of a slightly earlier
 *   epoch while it trains
 * @path: (nullable): the way of the run over the plane that was asked for, up to @newest_epoch; the other
 *   lanes carry theirs
 * @owes_fields: fields were asked for that are not in it yet, and the same follows with them
 * @divergence: where training had to stop; the state is then the last finite one
 * @refusal: (nullable): why the newest edit was refused (translated), while no other one came
 * @lane_id, @lane_look, @lane_name: of the lane that this shows; 0, 0 and NULL where nothing races
 * @n_lanes: how many lanes there are; 0 where nothing races
 * @looked: the place among them of the one that this shows
 * @lanes: the others, each with parameters, losses and diagnostics of its present, and with a field
 *   where these were asked for (maybe of a slightly earlier epoch); NULL at @looked, see
 *   plateau_snapshot_get_lane ()
 * @seeds: (nullable): many draws of one start; set by who shows the snapshot, before anybody else
 *   has it
 * @landscape: (nullable): the loss over a plane, likewise
 * @map: (nullable): what many starts lead to, likewise
 *
 * What a picture is drawn from: the state of a run at one epoch. Immutable once published and
 * reference-counted from any thread.
 */
struct _PlateauSnapshot
{
  guint64 generation;
  guint64 request;
  guint64 epoch;
  guint64 newest_epoch;
  gboolean training;
  gboolean owes_fields;
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
  PlateauNetwork *gradient;
  PlateauField *field;
  PlateauUnitMaps *unit_maps;
  PlateauVolume *volume;
  PlateauPath *path;
  PlateauDivergence divergence;
  char *refusal;
  guint lane_id;
  guint lane_look;
  char *lane_name;
  guint n_lanes;
  guint looked;
  PlateauSnapshot *lanes[PLATEAU_MAX_LANES];
  PlateauSeeds *seeds;
  PlateauLandscape *landscape;
  PlateauMap *map;
  /*< private >*/
  PlateauLossRecord *record; /* holds the points */
  _Atomic int references;
};

PlateauSnapshot *plateau_snapshot_new (void);
PlateauSnapshot *plateau_snapshot_ref (PlateauSnapshot *self);
void plateau_snapshot_unref (PlateauSnapshot *self);

/** @layer kept within 1 ... L of this snapshot: what a view shows after the net became shallower. */
guint plateau_snapshot_visible_layer (const PlateauSnapshot *self, guint layer);

/** The lane at @place: @self at @looked, and where nothing races. */
const PlateauSnapshot *plateau_snapshot_get_lane (const PlateauSnapshot *self, guint place);

/** Whether no field is missing that @wish asks for, of the lane that is looked at and of the others. */
gboolean plateau_snapshot_has_fields (const PlateauSnapshot *self, const PlateauWish *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSnapshot, plateau_snapshot_unref)

G_END_DECLS
