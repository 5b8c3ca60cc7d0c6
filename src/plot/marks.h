/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "style.h"

#include <cairo.h>

G_BEGIN_DECLS

/** Adds the outline of a mark of diameter @size around (@x, @y) to the path. */
void plateau_mark_path (cairo_t *cr, PlateauMark mark, double x, double y, double size);

/** Adds a rectangle with round corners to the path. */
void
plateau_rounded_path (cairo_t *cr, double x, double y, double width, double height, double radius);

/** Adds a filled-looking arrow head whose tip is at (@x, @y) and that points left or right. */
void plateau_arrow_path (cairo_t *cr, double x, double y, double size, gboolean to_right);

/**
 * plateau_hatch:
 * @gap: between two lines, in pixels along an axis
 *
 * Fills a rectangle with thin diagonal lines. They line up between rectangles.
 */
void plateau_hatch (cairo_t *cr,
                    double x,
                    double y,
                    double width,
                    double height,
                    double gap,
                    double line_width,
                    PlateauColor color);

/**
 * plateau_pixel_scale:
 *
 * Device pixels for each pixel of @cr; 0 where the target keeps shapes (SVG, PDF), not pixels. A
 * recording's pixels are not known yet: it counts as twice as fine, which stays sharp on any screen.
 */
double plateau_pixel_scale (cairo_t *cr);

/** Draws a warning sign, a triangle with "!", of the given height with its left top corner at (@x, @y). */
void plateau_draw_warning (cairo_t *cr,
                           double x,
                           double y,
                           double size,
                           PlateauColor color,
                           PlateauColor ground);

/**
 * PlateauDots:
 *
 * A layer of very many dots. On a picture of pixels each look (shape, colour, size) is drawn once
 * and then stamped at half-pixel places into an image that is painted at the end; into an SVG or PDF
 * every dot goes as a path. Dots cover those stamped before them.
 */
typedef struct _PlateauDots PlateauDots;

/** A layer over a rectangle of @cr; what lies outside of it is cut off. @cr must not be rotated. */
PlateauDots *plateau_dots_new (cairo_t *cr, double x, double y, double width, double height);

/** Adds a look and returns its number: @fill in @mark, with an outline of @edge around it. */
guint plateau_dots_add_look (PlateauDots *self,
                             PlateauMark mark,
                             double size,
                             PlateauColor fill,
                             PlateauColor edge,
                             double edge_width);

/** Stamps a dot of that look around (@x, @y). */
void plateau_dots_stamp (PlateauDots *self, guint look, double x, double y);

/** Puts the layer on paper and frees it. */
void plateau_dots_finish (PlateauDots *self);

G_END_DECLS
