/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"
#include "lanes.h"

G_BEGIN_DECLS

/**
 * PlateauArrangedLane:
 * @experiment: never changed once it is here, so that it can be shared; another one takes its place
 *
 * The other members are those of #PlateauLane.
 */
typedef struct
{
  guint id;
  guint look;
  PlateauExperiment *experiment;
  guint fork_of;
  guint64 fork_epoch;
} PlateauArrangedLane;

/**
 * PlateauArrangement:
 *
 * What of the lanes can be undone: #PlateauLanes as the person set them. A plain value that holds its
 * experiments; a copy costs next to nothing.
 */
typedef struct
{
  PlateauArrangedLane lane[PLATEAU_MAX_LANES];
  guint n_lanes;
  guint looked;
} PlateauArrangement;

/** Makes @self, which is all zero or in use, a copy of @other. */
void plateau_arrangement_copy (PlateauArrangement *self, const PlateauArrangement *other);
void plateau_arrangement_clear (PlateauArrangement *self);

/** The place of the lane @id, or -1. */
int plateau_arrangement_find (const PlateauArrangement *self, guint id);

/** A lane of its own start at @place, with the lowest look that is free. There must be room. */
void plateau_arrangement_insert (PlateauArrangement *self,
                                 guint place,
                                 guint id,
                                 PlateauExperiment *experiment);

/** Those behind it move up; the look goes to the one behind where it was looked at. */
void plateau_arrangement_remove (PlateauArrangement *self, guint place);

/** Puts @experiment in the place of the one that the lane has. */
void plateau_arrangement_set (PlateauArrangement *self, guint place, PlateauExperiment *experiment);

/** Every @old becomes @id: the lane, and what forks from it. */
void plateau_arrangement_rename (PlateauArrangement *self, guint old, guint id);

/** TRUE where both experiments begin the same run, see plateau_settings_same_start (). */
gboolean plateau_experiment_same_start (PlateauExperiment *a, PlateauExperiment *b);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauArrangement, plateau_arrangement_clear)

G_END_DECLS
