/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/**
 * PlateauCurveRoom: how much a curve figure can show.
 * @PLATEAU_CURVE_MINUTE: the curve and its dots alone
 * @PLATEAU_CURVE_SMALL: the three figures, and tick labels
 * @PLATEAU_CURVE_MEDIUM: the histogram too
 * @PLATEAU_CURVE_FULL: all
 */
typedef enum
{
  PLATEAU_CURVE_MINUTE,
  PLATEAU_CURVE_SMALL,
  PLATEAU_CURVE_MEDIUM,
  PLATEAU_CURVE_FULL,
} PlateauCurveRoom;

/**
 * PlateauCurveLayout:
 * @activation: g of the shown layer
 * @z, @a: n_units × stride of that layer; NULL where the snapshot does not carry it
 * @window: the plot shows z from -window to window
 * @smallest, @largest: over all finite z
 * @n_finite: finite z
 * @below, @above: z beyond the window
 * @frame: z against a
 * @slope: the slope's reading: 0 at the plot's bottom
 * @histogram: no height where there is none
 * @inset: the magnifier; no width where there is none
 * @zoom: how much wider the inset draws z
 *
 * Where everything of a curve figure stands. Drawing and pointing share it.
 */
typedef struct
{
  PlateauCurveRoom room;
  PlateauActivation activation;
  guint layer;
  guint n_units;
  guint n_examples;
  guint stride;
  const double *z;
  const double *a;

  double window;
  double smallest;
  double largest;
  guint n_finite;
  guint below;
  guint above;

  double em;
  double dot_size;
  double figures_height;
  double ticks_y;
  double title_y;
  PlateauFrame frame;
  PlateauAxis slope;
  PlateauBox histogram;
  PlateauBox inset;
  PlateauFrame inset_frame;
  double zoom;
} PlateauCurveLayout;

/** Computes the layout of a figure of @width × @height. */
void plateau_curve_layout_init (PlateauCurveLayout *self,
                                PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options);

/** TRUE where all dots lie in one place, as with zero weights. */
gboolean plateau_curve_layout_is_one_place (const PlateauCurveLayout *self);

/** TRUE for ReLU and leaky ReLU, whose flat part is called off. */
gboolean plateau_curve_layout_is_off_when_flat (const PlateauCurveLayout *self);

/** TRUE where the layout has a magnifier. */
gboolean plateau_curve_layout_has_inset (const PlateauCurveLayout *self);

/**
 * plateau_curve_layout_locate:
 *
 * Where the dot of a (unit, example) is drawn: in the magnifier if there is one. A dot beyond the
 * window is placed at the plot's edge.
 *
 * Returns: FALSE where there is no such dot or its z is not finite
 */
gboolean plateau_curve_layout_locate (const PlateauCurveLayout *self,
                                      guint unit,
                                      guint example,
                                      double *x,
                                      double *y);

/** The dot nearest to (@x, @y) within reach of a pointer; FALSE where there is none. */
gboolean plateau_curve_layout_nearest (const PlateauCurveLayout *self,
                                       double x,
                                       double y,
                                       guint *unit,
                                       guint *example);

G_END_DECLS
