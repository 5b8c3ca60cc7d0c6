/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/network.h"

G_BEGIN_DECLS

/**
 * PlateauDesk:
 *
 * The memory in which one thread computes: a network and its pass, kept from one piece of work to
 * the next where both have the same shape and data. To begin with all zero.
 */
typedef struct
{
  PlateauNetwork *network;
  PlateauPass *pass;
} PlateauDesk;

/** What the network and the pass hold afterwards has no meaning. */
void plateau_desk_prepare (PlateauDesk *self, const PlateauShape *shape, PlateauDataset *data);

void plateau_desk_clear (PlateauDesk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauDesk, plateau_desk_clear)

G_END_DECLS
