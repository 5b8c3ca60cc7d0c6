/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "frame.h"
#include "session/field.h"

G_BEGIN_DECLS

#define PLATEAU_SHADES 256

/** The map's colours as opaque pixels, from probability 0 to 1. */
void plateau_probability_shades (const PlateauStyle *style, guint32 *shades);

/** The field as a smooth map of colours over the frame's plot. */
void plateau_probability_map_draw (PlateauPen *pen,
                                   const PlateauFrame *frame,
                                   const PlateauField *field);

/**
 * plateau_probability_contour:
 *
 * The line on which the probability is 0.5, by marching squares through the field's crossings.
 *
 * Returns: (transfer full) (element-type double): x0, y0, x1, y1 of each piece, in values of the axes
 */
GArray *plateau_probability_contour (const PlateauField *field);

G_END_DECLS
