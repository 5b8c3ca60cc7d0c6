/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/**
 * PlateauLossSeries:
 * @lane: whose loss it is
 * @points, @n_points: of @lane
 * @top: pixels of each of the layout's columns: the highest of the line in that pixel column
 * @bottom: the lowest; @top above @bottom where the column is empty
 * @line: where the line passes: the mean of what lies in the column, at its end the newest
 *
 * One line, reduced to what a column of pixels can show: its extremes and its end.
 */
typedef struct
{
  const PlateauSnapshot *lane;
  const PlateauLossPoint *points;
  guint n_points;
  double *top;
  double *bottom;
  double *line;
} PlateauLossSeries;

/**
 * PlateauLossNames: how the lines of several lanes are named.
 * @PLATEAU_LOSS_NAMES_NONE: there is only one
 * @PLATEAU_LOSS_NAMES_LETTERS: by the letter at the line's end
 * @PLATEAU_LOSS_NAMES_VALUES: right of the plot too, with the present loss
 * @PLATEAU_LOSS_NAMES_FULL: there with a sample of the line and the whole name
 */
typedef enum
{
  PLATEAU_LOSS_NAMES_NONE,
  PLATEAU_LOSS_NAMES_LETTERS,
  PLATEAU_LOSS_NAMES_VALUES,
  PLATEAU_LOSS_NAMES_FULL,
} PlateauLossNames;

/** In ems: from the plot to the names; the sample of a line before a full one; the letter before a value
 * alone; from there to the figure's edge. */
#define PLATEAU_LOSS_NAMES_GAP 1.3
#define PLATEAU_LOSS_NAMES_SAMPLE 3.0
#define PLATEAU_LOSS_NAMES_LETTER 1.2
#define PLATEAU_LOSS_NAMES_EDGE 0.4

/**
 * PlateauLossLayout:
 * @full: axis titles too
 * @labelled: tick labels
 * @names: how the lines are named
 * @right: how much room there is right of the plot for the present values
 * @marks_y: the middle of the marks of events
 * @series: n_series of them, one for each lane
 * @looked: the one that the figure is about
 * @longest: the one that came farthest
 * @columns: of pixels, across the plot
 *
 * Where everything of a loss figure stands.
 */
typedef struct
{
  gboolean full;
  gboolean labelled;
  PlateauLossNames names;
  double em;
  double right;
  double ticks_y;
  double marks_y;
  PlateauFrame frame;
  PlateauLossSeries series[PLATEAU_MAX_LANES];
  guint n_series;
  guint looked;
  guint longest;
  guint columns;
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

/** The loss of a lane at @epoch; NAN where it has not come so far. */
double plateau_loss_at (const PlateauSnapshot *lane, double epoch);

/** The colour of a line: the accent where there is only one. */
PlateauColor
plateau_loss_layout_color (const PlateauLossLayout *self, const PlateauStyle *style, guint place);

/** The series that passes within reach of (@x, @y), or -1. */
int plateau_loss_layout_near (const PlateauLossLayout *self, double x, double y, double reach);

/** The epoch of which the line that came farthest has a point nearest to @epoch; FALSE where it has none. */
gboolean plateau_loss_layout_snap (const PlateauLossLayout *self, double epoch, double *snapped);

/** The place of the line that @lit is about: the one that is pointed at, else the looked one. */
guint plateau_loss_layout_lit (const PlateauLossLayout *self, const PlateauPick *lit);

/** Reduces all series to what the columns of the plot can show. */
void plateau_loss_layout_reduce (PlateauLossLayout *self);

/** TRUE where a line passes through @box. */
gboolean plateau_loss_layout_touches (const PlateauLossLayout *self, const PlateauBox *box);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLossLayout, plateau_loss_layout_clear)

G_END_DECLS
