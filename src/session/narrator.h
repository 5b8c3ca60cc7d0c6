/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * plateau_narrate:
 * @layer: the layer that the person looks at
 *
 * One or two sentences on what is seen, with the live numbers (translated). They tell apart the
 * cases that look alike: all-zero weights of which none moves, clones that move together, a start
 * on the flat parts, a confidently wrong start, a healthy one, a stalled one, a stopped one; units that
 * part by the weights out of them, or by a nudge. A moment of the past, and a lane of several, are named
 * first.
 */
char *plateau_narrate (const PlateauSnapshot *snapshot, guint layer);

G_END_DECLS
