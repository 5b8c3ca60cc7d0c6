/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/landscape.h"

G_BEGIN_DECLS

/**
 * PlateauLandscapePace:
 *
 * The landscape of a pacer: what computes it, and what of it goes into the snapshots. While none is wished
 * for there is nothing at all. To be embedded; all zero is none.
 */
typedef struct
{
  /*< private >*/
  PlateauLandscapeJob *job; /* NULL while none is wished for */
  PlateauSurfaceAxes axes;
  PlateauLandscape *landscape; /* what there was at the last look */
} PlateauLandscapePace;

/** @axes: (nullable): over what the landscape lies; NULL frees all of it. */
void plateau_landscape_pace_set (PlateauLandscapePace *self, const PlateauSurfaceAxes *axes);

/** TRUE where there is another surface than at the last look. */
gboolean plateau_landscape_pace_look (PlateauLandscapePace *self);

/** Adds the paths that the next snapshot shall carry. */
void plateau_landscape_pace_add_wish (PlateauLandscapePace *self, PlateauWish *wish);

/**
 * plateau_landscape_pace_dress:
 * @snapshot: nobody else has it yet
 *
 * Follows @snapshot, and gives it the surface.
 *
 * Returns: TRUE where it does not carry the paths that belong to that: another one is to be asked for
 */
gboolean plateau_landscape_pace_dress (PlateauLandscapePace *self, PlateauSnapshot *snapshot);

/** TRUE while more of the surface will come. */
gboolean plateau_landscape_pace_is_busy (PlateauLandscapePace *self);

G_END_DECLS
