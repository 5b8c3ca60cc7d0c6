/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network-layout.h"

G_BEGIN_DECLS

/** All nodes with their maps, frames and biases. Keeps later text off them. */
void plateau_network_nodes_draw (PlateauPen *pen,
                                 const PlateauNetworkLayout *layout,
                                 const PlateauFigureOptions *options);

G_END_DECLS
