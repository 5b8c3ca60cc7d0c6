/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "curve-layout.h"

G_BEGIN_DECLS

/** Every (unit, example) as a dot in @frame, which is the layout's own or its magnifier's. */
void plateau_curve_dots_draw (PlateauPen *pen,
                              const PlateauCurveLayout *layout,
                              const PlateauFrame *frame);

/** The dots of one unit, larger and above all others, where plateau_curve_layout_locate () has them. */
void plateau_curve_dots_draw_unit (PlateauPen *pen, const PlateauCurveLayout *layout, guint unit);

/** The one dot and its count where all lie in one place. */
void plateau_curve_dots_draw_one_place (PlateauPen *pen, const PlateauCurveLayout *layout);

/** The magnifier with its own axes, tied to the place that it shows. */
void plateau_curve_dots_draw_inset (PlateauPen *pen, const PlateauCurveLayout *layout);

G_END_DECLS
