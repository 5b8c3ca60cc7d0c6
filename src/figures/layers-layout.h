/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"
#include "layers-scale.h"

G_BEGIN_DECLS

/**
 * PlateauLayersRoom: how much a layers figure can show.
 * @PLATEAU_LAYERS_MINUTE: the standard deviations over the layers, and what is said of each
 * @PLATEAU_LAYERS_LINES: with a legend too
 * @PLATEAU_LAYERS_ROWS: a row for each layer, with its histograms and its map
 */
typedef enum
{
  PLATEAU_LAYERS_MINUTE,
  PLATEAU_LAYERS_LINES,
  PLATEAU_LAYERS_ROWS,
} PlateauLayersRoom;

/** The columns of a row; the standard deviations are in all figures. */
typedef enum
{
  PLATEAU_LAYERS_COLUMN_A,
  PLATEAU_LAYERS_COLUMN_MAP,
  PLATEAU_LAYERS_COLUMN_ERROR,
  PLATEAU_LAYERS_COLUMN_STD,
} PlateauLayersColumn;

#define PLATEAU_LAYERS_N_COLUMNS 4

/**
 * PlateauLayersLayout:
 * @n_layers: L
 * @profile: of layer 1 ... L; NULL where the snapshot does not carry it
 * @is_spacious: rows: large figures above them, and a second line in the heads of the columns
 * @head: the height of the figures above all
 * @heads_y: the titles of the columns, or the legend; no room for them where it is not above 0
 * @pitch: from layer to layer
 * @layer: rows: of the layers, with their name and verdict
 * @column: rows: the ground of all layers, a column of no width is not there; else only that of the
 *   standard deviations
 * @scale: of each column, but for the map
 * @output_scale: rows: of the output's a, where that is another than the hidden layers'
 * @has_output_scale: it is
 * @verdicts_y: lines: the middle of the row of verdicts
 * @words: lines: there is a line for their words below
 * @ticks_y: the top of the tick labels, or of the layers' numbers
 *
 * Where everything of a layers figure stands. Drawing and pointing share it.
 */
typedef struct
{
  PlateauLayersRoom room;
  guint n_layers;
  const PlateauProfile *profile[PLATEAU_MAX_LAYERS + 1];

  gboolean is_spacious;
  double em;
  double head;
  double heads_y;
  double pitch;
  PlateauBox layer;
  PlateauBox column[PLATEAU_LAYERS_N_COLUMNS];
  PlateauLayersScale scale[PLATEAU_LAYERS_N_COLUMNS];
  PlateauLayersScale output_scale;
  gboolean has_output_scale;
  double verdicts_y;
  gboolean words;
  double ticks_y;
} PlateauLayersLayout;

void plateau_layers_layout_init (PlateauLayersLayout *self,
                                 PlateauPen *pen,
                                 double width,
                                 double height,
                                 const PlateauSnapshot *snapshot);

/** The middle of a layer, 1 ... L: its y in rows, else its x. */
double plateau_layers_layout_middle (const PlateauLayersLayout *self, guint layer);

/** Where one column of one layer is drawn; FALSE where the layout has no such column. */
gboolean plateau_layers_layout_cell (const PlateauLayersLayout *self,
                                     PlateauLayersColumn column,
                                     guint layer,
                                     PlateauBox *box);

/** The part of a map's cell that holds its pixels: below it is room for the marks of dead units. */
void plateau_layers_layout_map (const PlateauLayersLayout *self, guint layer, PlateauBox *box);

/** Where a standard deviation stands; FALSE where it is NaN. */
gboolean plateau_layers_layout_place_std (const PlateauLayersLayout *self,
                                          guint layer,
                                          double value,
                                          double *x,
                                          double *y);

/**
 * plateau_layers_layout_locate:
 * @pick: names a layer, and maybe a unit and an example of its map
 *
 * Sets x and y of @pick. FALSE where the figure does not show such a layer.
 */
gboolean plateau_layers_layout_locate (const PlateauLayersLayout *self, PlateauPick *pick);

/** What lies at (@x, @y); FALSE where nothing does. */
gboolean
plateau_layers_layout_pick (const PlateauLayersLayout *self, double x, double y, PlateauPick *pick);

G_END_DECLS
