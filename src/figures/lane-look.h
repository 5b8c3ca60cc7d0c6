/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/pen.h"
#include "session/snapshot.h"

G_BEGIN_DECLS

/** The colour of the lanes of this look, 0 ... %PLATEAU_MAX_LANES - 1. */
PlateauColor plateau_lane_look_color (const PlateauStyle *style, guint look);

/** "A" ... "D". */
const char *plateau_lane_look_letter (guint look);

/**
 * plateau_lane_look_dash:
 * @line_width: of the line that is to be drawn, in pixels
 *
 * Makes the lines of @cr, which must have round caps, those of this look: 0 solid, 1 dashed, 2 dotted,
 * 3 dashes and dots. Strokes and gaps grow with the line, so that no two looks are taken for each other
 * where colours cannot be seen.
 */
void plateau_lane_look_dash (cairo_t *cr, guint look, double line_width);

/** A straight piece of the lane's line, @length long, from (@x, @y) to the right. */
void plateau_lane_look_draw_sample (PlateauPen *pen,
                                    guint look,
                                    double x,
                                    double y,
                                    double length,
                                    double line_width);

/** What the lane that @lane shows is called (translated). */
const char *plateau_lane_look_name (const PlateauSnapshot *lane);

G_END_DECLS
