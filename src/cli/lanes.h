/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "options.h"

G_BEGIN_DECLS

/**
 * plateau_lanes_train:
 * @wish: what the figure needs of each lane
 *
 * Trains each lane of the preset for as many epochs. A lane whose numbers leave the finite range
 * stays at its last finite epoch, which its snapshot says.
 *
 * Returns: (transfer full): the lane that is looked at, with the others
 */
PlateauSnapshot *plateau_lanes_train (const PlateauOptions *options, const PlateauWish *wish);

G_END_DECLS
