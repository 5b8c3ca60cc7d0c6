/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "path.h"
#include "run.h"

G_BEGIN_DECLS

/**
 * PlateauPathTracker:
 *
 * Follows one run over a plane: what it has found of the past it keeps, so that a path costs what is new
 * since the one before. To be embedded, all zero at first.
 */
typedef struct
{
  /*< private >*/
  PlateauProjection *projection;
  const PlateauRun *run;
  guint64 revision;
  guint64 due; /* the next epoch to be kept */
  GArray *epoch;
  GArray *point;
} PlateauPathTracker;

void plateau_path_tracker_clear (PlateauPathTracker *self);

/**
 * plateau_path_tracker_look:
 *
 * Returns: (transfer full) (nullable): the way of @run so far, from its checkpoints, its present last;
 *   NULL where its network has another shape
 */
PlateauPath *plateau_path_tracker_look (PlateauPathTracker *self,
                                        const PlateauRun *run,
                                        PlateauProjection *projection);

G_END_DECLS
