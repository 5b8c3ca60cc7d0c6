/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "curve-layout.h"

G_BEGIN_DECLS

/** The flat (or off) zones, hatched. The pen must have a cairo context. */
void plateau_curve_ground_draw_zones (PlateauPen *pen, const PlateauCurveLayout *layout);

/** What the zones are called, where there is room. */
void plateau_curve_ground_draw_zone_labels (PlateauPen *pen, const PlateauCurveLayout *layout);

/** The slope as a shape that stands on the plot's floor. The pen must have a cairo context. */
void plateau_curve_ground_draw_slope (PlateauPen *pen, const PlateauCurveLayout *layout);

/** The words beside the slope's shape, and its own reading at the right edge. */
void plateau_curve_ground_draw_slope_labels (PlateauPen *pen, const PlateauCurveLayout *layout);

G_END_DECLS
