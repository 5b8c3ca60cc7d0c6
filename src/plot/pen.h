/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "style.h"

#include <cairo.h>

G_BEGIN_DECLS

/** PlateauBox: a rectangle in the figure's pixels. */
typedef struct
{
  double x, y, width, height;
} PlateauBox;

gboolean plateau_box_overlaps (const PlateauBox *a, const PlateauBox *b);

/**
 * PlateauPen:
 *
 * What a figure draws with: a cairo context, a style, and the memory of where text stands. Text that
 * would run into earlier text, or out of the area, is not drawn: the important text goes first.
 * One pen serves one drawing.
 */
typedef struct _PlateauPen PlateauPen;

/**
 * plateau_pen_new:
 * @cr: (nullable): NULL for a pen that measures and keeps book, but leaves no ink
 * @style: stays the caller's and must outlive the pen
 * @width, @height: the area from (0, 0) that text must not leave
 */
PlateauPen *plateau_pen_new (cairo_t *cr, const PlateauStyle *style, double width, double height);
void plateau_pen_free (PlateauPen *self);

/** (nullable) */
cairo_t *plateau_pen_cr (PlateauPen *self);
const PlateauStyle *plateau_pen_style (PlateauPen *self);

void plateau_pen_set_color (PlateauPen *self, PlateauColor color);

/**
 * PlateauText:
 * @size: pixels per em; 0 means the style's small text
 * @color: alpha 0 means the style's dim colour
 * @x_align, @y_align: which part of the text lies at the given point: 0 left or top, 1 right or bottom
 * @max_width: 0 for any; longer text shrinks to 80 % and is then cut with an ellipsis
 * @pill: lay a piece of the card's colour under it
 * @tight: numbers need no room for accents and tails: takes 70 % of the line's height
 * @upright: turned by a quarter, read from the bottom up; @x_align and @y_align stay those of the
 *   page, @max_width runs upwards
 * @serif, @italic: letters of a formula
 *
 * How a piece of text is set. A zeroed one is small, dim, and hangs from its left top corner.
 */
typedef struct
{
  double size;
  PlateauColor color;
  double x_align;
  double y_align;
  double max_width;
  gboolean bold;
  gboolean pill;
  gboolean tight;
  gboolean upright;
  gboolean serif;
  gboolean italic;
} PlateauText;

/** How far the baseline of a line lies below the top of its box, in ems; with @tight of text. */
#define PLATEAU_PEN_ASCENT 0.95
#define PLATEAU_PEN_TIGHT_ASCENT 0.7655

/** The size of @text set without limits. */
void plateau_pen_measure (PlateauPen *self,
                          const char *text,
                          const PlateauText *how,
                          double *width,
                          double *height);

/** Draws @text at (@x, @y); FALSE where it would collide or be cut, and nothing was drawn. */
gboolean
plateau_pen_text (PlateauPen *self, double x, double y, const char *text, const PlateauText *how);

/** Draws @text at a place that the caller has reserved: no check. */
void plateau_pen_text_over (PlateauPen *self,
                            double x,
                            double y,
                            const char *text,
                            const PlateauText *how);

/** Keeps later text out of @box. */
void plateau_pen_reserve (PlateauPen *self, const PlateauBox *box);

/** TRUE where text in @box would neither collide nor leave the area. */
gboolean plateau_pen_is_free (PlateauPen *self, const PlateauBox *box);

/** Where text was drawn so far: the log that tests read. */
const PlateauBox *plateau_pen_texts (PlateauPen *self, guint *n);

/** The words of the text drawn at plateau_pen_texts ()[@index]. */
const char *plateau_pen_text_at (PlateauPen *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauPen, plateau_pen_free)

G_END_DECLS
