/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/**
 * PlateauLossLayout:
 * @full: axis titles too
 * @labelled: tick labels
 * @right: how much room there is right of the plot for the present value
 * @top: pixels of each of @columns: the highest of the line in that pixel column
 * @bottom: the lowest; @top above @bottom where the column is empty
 * @line: where the line passes: the mean of what lies in the column, at its end the newest
 *
 * Where everything of a loss figure stands, and the line reduced to what a column of pixels can
 * show: its extremes and its end.
 */
typedef struct
{
  const PlateauLossPoint *points;
  guint n_points;
  gboolean full;
  gboolean labelled;
  double em;
  double right;
  double ticks_y;
  PlateauFrame frame;
  guint columns;
  double *top;
  double *bottom;
  double *line;
} PlateauLossLayout;

void plateau_loss_layout_init (PlateauLossLayout *self,
                               PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options);
void plateau_loss_layout_clear (PlateauLossLayout *self);

/** The pixel of a loss, within the plot. */
double plateau_loss_layout_y (const PlateauLossLayout *self, double loss);

/** The index of the point nearest to @epoch; 0 where there is none. */
guint plateau_loss_nearest (const PlateauLossPoint *points, guint n_points, double epoch);

/** TRUE where the line passes through @box. */
gboolean plateau_loss_layout_touches (const PlateauLossLayout *self, const PlateauBox *box);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLossLayout, plateau_loss_layout_clear)

G_END_DECLS
