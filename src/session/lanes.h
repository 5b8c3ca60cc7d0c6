/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

/** Runs side by side, at most. */
#define PLATEAU_MAX_LANES 4

/**
 * PlateauLane:
 * @id: above 0, and never another lane's
 * @look: its colour and line style, 0 ... %PLATEAU_MAX_LANES - 1; no two lanes look alike
 * @name: (translated): "A · normal × 0.01"
 * @settings: of its run; the speed of the lane that is looked at is that of all
 * @fork_of: the id of the lane from whose past it began, 0 where it began at its own start
 * @fork_epoch: the moment of that past
 */
typedef struct
{
  guint id;
  guint look;
  char *name;
  PlateauSettings settings;
  guint fork_of;
  guint64 fork_epoch;
} PlateauLane;

/**
 * PlateauLanes:
 * @lane: n_lanes of them, 1 ... %PLATEAU_MAX_LANES, in the order in which they are shown
 * @looked: the place of the lane that the views are about
 *
 * All that races: what goes from a person's controls to the trainer. A plain value that owns its
 * names and holds its data.
 */
typedef struct
{
  PlateauLane lane[PLATEAU_MAX_LANES];
  guint n_lanes;
  guint looked;
} PlateauLanes;

/** Makes @self, which is all zero or in use, a copy of @other. */
void plateau_lanes_copy (PlateauLanes *self, const PlateauLanes *other);
void plateau_lanes_clear (PlateauLanes *self);

/** The place of the lane @id, or -1. */
int plateau_lanes_find (const PlateauLanes *self, guint id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLanes, plateau_lanes_clear)

G_END_DECLS
