/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network-layout.h"

G_BEGIN_DECLS

/** What stands above and below the nodes: marks, names, biases in digits, answers to the lit example. */
void plateau_network_labels_draw (PlateauPen *pen,
                                  const PlateauNetworkLayout *layout,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options);

G_END_DECLS
