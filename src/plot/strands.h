/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "style.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * PlateauStrands:
 *
 * A sheaf of very many lines that all run from one upright edge to another. On a picture of pixels
 * each takes a few microseconds, a tenth of what a path takes; into an SVG or PDF they go as paths.
 * Later lines cover earlier ones.
 */
typedef struct _PlateauStrands PlateauStrands;

/**
 * plateau_strands_new:
 * @x0, @x1: the edges, x0 < x1
 * @top, @bottom: what lies beyond is cut off
 * @bend: 0: straight lines; 1: they leave both edges level and swing over in between
 */
PlateauStrands *
plateau_strands_new (cairo_t *cr, double x0, double x1, double top, double bottom, double bend);

/** Adds a line; strokes and gaps of length @dash, or none where that is 0. */
void plateau_strands_add (PlateauStrands *self,
                          double y0,
                          double y1,
                          double width,
                          PlateauColor color,
                          double dash);

/** Puts the sheaf on paper and frees it. */
void plateau_strands_finish (PlateauStrands *self);

/**
 * plateau_strand_sway:
 * @share: of the way from the one edge to the other, 0 to 1
 *
 * Returns: the share of the way from y0 to y1 that a line has come there
 */
double plateau_strand_sway (double share, double bend);

G_END_DECLS
