/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * plateau_narrate_parting:
 * @l: a hidden layer
 *
 * What is to be said of units that were equal and part, or that have parted: by another weight out of
 * them, by a nudge, or only some of them. Every number is measured in the snapshot, or follows from the
 * start and the edits that it tells of.
 *
 * Returns: (nullable): NULL where this is not what is seen
 */
char *plateau_narrate_parting (const PlateauSnapshot *snapshot, guint l);

G_END_DECLS
