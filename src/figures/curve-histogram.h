/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "curve-layout.h"

G_BEGIN_DECLS

/**
 * plateau_curve_histogram_draw:
 *
 * The histogram of z below the curve, stacked by unit; what lies beyond the window is piled at the
 * edges, with its count. Without room for a histogram only the counts are drawn.
 */
void plateau_curve_histogram_draw (PlateauPen *pen, const PlateauCurveLayout *layout);

G_END_DECLS
