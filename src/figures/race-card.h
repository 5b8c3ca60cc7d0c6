/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_race_card_draw:
 * @lane: whose card it is
 * @looked: the other figures are about it
 * @lit: it is pointed at
 * @example: to be ringed on the map, or -1
 * @epoch: say at which epoch it is
 *
 * A lane's name, boundary and numbers in @box: as much as there is room for.
 */
void plateau_race_card_draw (PlateauPen *pen,
                             const PlateauBox *box,
                             const PlateauSnapshot *lane,
                             const PlateauPlane *plane,
                             gboolean looked,
                             gboolean lit,
                             int example,
                             gboolean epoch);

G_END_DECLS
