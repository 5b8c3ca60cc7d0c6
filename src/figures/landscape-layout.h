/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/** How many levels are drawn from the lowest to the highest. */
#define PLATEAU_LANDSCAPE_LEVELS 10

/**
 * PlateauHeights:
 * @log: heights are logarithms of the loss
 * @low, @high: losses at the bottom and at the top; what is higher is cut off there
 * @cut: something is
 *
 * How losses become heights.
 */
typedef struct
{
  gboolean log;
  double low;
  double high;
  gboolean cut;
} PlateauHeights;

void plateau_heights_init (PlateauHeights *self, const PlateauLandscape *landscape, gboolean log);

/** 0 at the bottom, 1 at the top; NAN for NAN. */
double plateau_heights_share (const PlateauHeights *self, double loss);

/** The loss of a share. */
double plateau_heights_loss (const PlateauHeights *self, double share);

/** (nullable): the landscape of @snapshot, where it is one of the net that it shows. */
const PlateauLandscape *plateau_landscape_of (const PlateauSnapshot *snapshot);

/** The path of a lane over that landscape; NULL where it has none over this plane. */
const PlateauPath *plateau_landscape_path (const PlateauLandscape *landscape,
                                           const PlateauSnapshot *lane);

/** Where the state that @lane shows is on the plane; FALSE where its shape is another one. */
gboolean plateau_landscape_locate (const PlateauLandscape *landscape,
                                   const PlateauSnapshot *lane,
                                   double point[2]);

/**
 * PlateauLandscapeLayout:
 * @landscape: (nullable)
 * @frame: of the contour map
 * @view: where the turned picture is; without width there is none
 * @bar: the scale of colours; without width there is none
 * @named: there is room for names of the axes and a key
 * @ticks_y, @key_y: where these words stand
 */
typedef struct
{
  const PlateauLandscape *landscape;
  PlateauHeights heights;
  PlateauFrame frame;
  PlateauBox view;
  PlateauBox bar;
  gboolean named;
  double em;
  double line;
  double ticks_y;
  double key_y;
} PlateauLandscapeLayout;

void plateau_landscape_layout_init (PlateauLandscapeLayout *self,
                                    PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options);

/** The name of an axis (translated): "w[1]: unit 2 ← x1", or "direction 1". */
char *plateau_landscape_axis_name (const PlateauSnapshot *snapshot,
                                   const PlateauLandscape *landscape,
                                   guint axis);

G_END_DECLS
