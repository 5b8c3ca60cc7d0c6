/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "projection.h"

G_BEGIN_DECLS

/**
 * PlateauPath:
 * @n: points, at most %PLATEAU_MAX_PATH_POINTS
 * @epoch: ascending, the first 0, the last the newest
 * @x, @y: α and β at these epochs
 *
 * The way of a training over a plane. Points lie evenly in log (1 + epoch). Immutable, reference-counted
 * from any thread.
 */
typedef struct
{
  PlateauProjection *projection;
  guint n;
  guint64 *epoch;
  double *x;
  double *y;
  /*< private >*/
  _Atomic int references;
} PlateauPath;

#define PLATEAU_MAX_PATH_POINTS 2048

PlateauPath *plateau_path_ref (PlateauPath *self);
void plateau_path_unref (PlateauPath *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauPath, plateau_path_unref)

G_END_DECLS
