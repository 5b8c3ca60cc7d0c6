/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/map.h"
#include "session/snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauMapPace:
 *
 * The map of a pacer: what computes it, and what of it goes into the snapshots. A map that is kept from
 * before comes by itself; one that is not is computed when a person asks for it. To be embedded; all zero
 * is none.
 */
typedef struct
{
  /*< private >*/
  PlateauMapJob *job; /* NULL before the first plan */
  GSList *leaving;    /* jobs that were given up, whose threads have not come to their end */
  PlateauSweepPlan plan;
  PlateauMap *map; /* what there was at the last look */
  gboolean shown;
  gboolean computing;
  gboolean reading; /* the job has not said yet that it is over */
} PlateauMapPace;

/**
 * plateau_map_pace_set:
 * @plan: (nullable): the map that shall be shown; NULL where none is
 * @experiment: of the plan's base
 *
 * Another plan ends the computing of the one before; what is done of it is kept. While none is shown the
 * computing goes on.
 */
void plateau_map_pace_set (PlateauMapPace *self,
                           const PlateauSweepPlan *plan,
                           PlateauExperiment *experiment);

/** Computes what is missing of @plan, which becomes the one that is shown. */
void plateau_map_pace_compute (PlateauMapPace *self,
                               const PlateauSweepPlan *plan,
                               PlateauExperiment *experiment);

/** Stops that; the cells that are done stay. */
void plateau_map_pace_cancel (PlateauMapPace *self);

/** TRUE where there is another map than at the last look, or its computing has come to its end. */
gboolean plateau_map_pace_look (PlateauMapPace *self);

/** Gives a snapshot that nobody else has yet the map. */
void plateau_map_pace_dress (PlateauMapPace *self, PlateauSnapshot *snapshot);

/** TRUE while a look may bring something. */
gboolean plateau_map_pace_is_busy (PlateauMapPace *self);

/** TRUE while cells are computed. */
gboolean plateau_map_pace_computes (PlateauMapPace *self);

/** (nullable) (transfer none): what there was at the last look. */
PlateauMap *plateau_map_pace_get_map (PlateauMapPace *self);

/** Ends all threads, joins them and frees everything. */
void plateau_map_pace_clear (PlateauMapPace *self);

G_END_DECLS
