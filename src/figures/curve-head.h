/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "curve-layout.h"

G_BEGIN_DECLS

/**
 * plateau_curve_head_draw:
 *
 * The three big figures above the curve: saturated share (with a warning sign where it is alarming),
 * mean slope, update/weight; and, where there is room, which mark is which unit.
 */
void plateau_curve_head_draw (PlateauPen *pen,
                              const PlateauCurveLayout *layout,
                              double width,
                              const PlateauDiagnostics *layer);

G_END_DECLS
