/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/axis.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * PlateauFrame:
 * @plot: where the plot's ground is; the axes' ends may lie a margin within it
 *
 * A plot's rectangle with its two axes: what all figures have in common.
 */
typedef struct
{
  PlateauBox plot;
  PlateauAxis x;
  PlateauAxis y;
} PlateauFrame;

/** Ticks of a horizontal axis whose labels, as wide as they are, keep apart. */
GArray *plateau_frame_x_ticks (PlateauPen *pen, const PlateauAxis *axis);

/** Ticks of a vertical axis. */
GArray *plateau_frame_y_ticks (PlateauPen *pen, const PlateauAxis *axis);

/** The width of the widest label. */
double plateau_frame_label_width (PlateauPen *pen, const GArray *ticks);

/** Grid lines at the ticks, over the plot's rectangle; either array may be NULL. */
void plateau_frame_draw_grid (PlateauPen *pen,
                              const PlateauFrame *frame,
                              const GArray *x_ticks,
                              const GArray *y_ticks);

/** Tick labels centred below @y, moved inwards where they would leave the figure's @width. */
void plateau_frame_draw_x_labels (PlateauPen *pen, const GArray *ticks, double y, double width);

/** Tick labels that end left of @x. */
void plateau_frame_draw_y_labels (PlateauPen *pen, const GArray *ticks, double x);

/** A ring in the accent colour around a dot, readable on any ground. */
void plateau_frame_draw_ring (PlateauPen *pen, double x, double y, double size);

/**
 * plateau_frame_place_label:
 *
 * Finds a place for a label beside (@x, @y), @gap away, that lies within @bounds: right of it, else
 * left; above, else below. Reserves it, so that other text stays away.
 */
void plateau_frame_place_label (PlateauPen *pen,
                                const char *text,
                                const PlateauText *how,
                                double x,
                                double y,
                                double gap,
                                const PlateauBox *bounds,
                                PlateauBox *box);

/** Draws @text on a filled, rounded ground in a place found before. */
void plateau_frame_draw_label (PlateauPen *pen,
                               const char *text,
                               const PlateauText *how,
                               const PlateauBox *box,
                               PlateauColor ground);

G_END_DECLS
