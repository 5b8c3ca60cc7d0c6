/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/**
 * PlateauMapLayout:
 * @map: (nullable)
 * @frame: the cells' ground; x are weight scales, of y only the pixels count
 * @named: there is room for names of the axes, a legend and the curves' formulas
 * @head_y: of the curves' formulas
 * @ticks_y: of the labels of the scales
 * @legend_y: of the legend
 * @low, @high: losses at the ends of the ramp
 *
 * Where everything of a map stands. Drawing and pointing share it.
 */
typedef struct
{
  const PlateauMap *map;
  PlateauFrame frame;
  gboolean named;
  double em;
  double head_y;
  double ticks_y;
  double legend_y;
  double low;
  double high;
} PlateauMapLayout;

void plateau_map_layout_init (PlateauMapLayout *self,
                              PlateauPen *pen,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot);

/** The ground of a cell. */
PlateauBox plateau_map_layout_cell (const PlateauMapLayout *self, guint cell);

/** The cell at a place, or -1. */
int plateau_map_layout_find (const PlateauMapLayout *self, double x, double y);

/** Where a weight scale and a value of the rows stand, also between two rows; FALSE off the map. */
gboolean plateau_map_layout_place (const PlateauMapLayout *self,
                                   double scale,
                                   double row,
                                   double *x,
                                   double *y);

/** The row's value of these settings: their rate, depth or width. */
double plateau_map_row_of (const PlateauMap *map, const PlateauSettings *settings);

/** The colour of a loss, or of none (NAN). */
PlateauColor
plateau_map_layout_color (const PlateauMapLayout *self, const PlateauStyle *style, double loss);

/** "learning rate", "hidden layers", "hidden units" (translated). */
const char *plateau_map_axis_name (PlateauSweepAxis axis);

/** A row's value as a label. */
char *plateau_map_row_text (const PlateauMap *map, guint row);

G_END_DECLS
