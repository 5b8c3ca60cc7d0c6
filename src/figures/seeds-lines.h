/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "seeds-layout.h"

G_BEGIN_DECLS

/**
 * plateau_seeds_lines_draw:
 *
 * Over the trainings that have come to their end: the range of their losses, its middle half, and
 * the median as a thick line. Every training as a thin line, dashed where it has come to its end
 * without the goal.
 */
void plateau_seeds_lines_draw (PlateauPen *pen, const PlateauSeedsLayout *layout);

G_END_DECLS
