/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "seeds-layout.h"

G_BEGIN_DECLS

/** How many draws have learnt, where their losses end, and whose start it is: above the plot. */
void plateau_seeds_head_draw (PlateauPen *pen,
                              const PlateauSeedsLayout *layout,
                              double width,
                              const PlateauSnapshot *snapshot);

G_END_DECLS
