/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/judge.h"
#include "snapshot.h"

G_BEGIN_DECLS

/** plateau_judge () of @layer, whose profile the snapshot must hold. */
PlateauVerdict plateau_snapshot_judge (const PlateauSnapshot *snapshot, guint layer);

/**
 * plateau_verdict_text:
 *
 * What plateau_snapshot_judge () finds, in one sentence with the number and the threshold
 * (translated): "On a plateau: the mean slope of tanh is 1.4 % of the steepest one, below 15 %."
 */
char *plateau_verdict_text (const PlateauSnapshot *snapshot, guint layer);

/**
 * plateau_lsuv_text:
 *
 * Whether @layer, whose profile the snapshot must hold, is as LSUV wants it at the start, in one
 * sentence with the number and the threshold (translated).
 */
char *plateau_lsuv_text (const PlateauSnapshot *snapshot, guint layer);

G_END_DECLS
