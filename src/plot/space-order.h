/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "space.h"

G_BEGIN_DECLS

/**
 * PlateauSpaceSpot:
 * @place: the middle of something in a space
 * @depth: how far from the eye that counts, larger is farther
 */
typedef struct
{
  float place[3];
  float depth;
} PlateauSpaceSpot;

/**
 * plateau_space_order:
 * @spots: n of them
 *
 * The order in which to draw, the farthest first: what lies beyond one of the planes along which faces were
 * cut, then what lies in it, then what lies before it, and so on for the next plane; within one of the
 * rooms between the planes by depth. For faces that are cut this is exact, from wherever one looks.
 *
 * Source: Fuchs, Kedem & Naylor 1980, "On visible surface generation by a priori tree structures".
 *
 * Returns: (transfer full): n indices into @spots
 */
guint32 *plateau_space_order (const PlateauSpace *self,
                              const PlateauCamera *camera,
                              const PlateauSpaceSpot *spots,
                              guint n);

G_END_DECLS
