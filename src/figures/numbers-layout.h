/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "numbers-board.h"
#include "numbers-strip.h"

G_BEGIN_DECLS

#define PLATEAU_NUMBERS_SAYINGS 3

/**
 * PlateauNumbersLayout:
 * @index: the stage
 * @strip: without entries where there is no room for it
 * @formula: (nullable), with its place and pixels per em
 * @board: its left top corner is at (@x, @y), @size pixels per em; size 0: there is no room
 * @layer: the one layer that the board shows where the stage is about all; 0 for all
 * @words_y: below the board, where @words_lines lines of words begin
 *
 * What of a stage is shown, and where. From the most important: the result, the formula, what is
 * said of it, the strip, what the result comes from.
 */
typedef struct
{
  guint index;
  PlateauStrip strip;
  PlateauFormula *formula;
  double formula_x;
  double formula_y;
  double formula_size;
  PlateauBoard board;
  double x;
  double y;
  double size;
  guint layer;
  double words_y;
  double words_size;
  guint words_lines;
} PlateauNumbersLayout;

void plateau_numbers_layout_init (PlateauNumbersLayout *self,
                                  PlateauPen *pen,
                                  double width,
                                  double height,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options);
void plateau_numbers_layout_clear (PlateauNumbersLayout *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauNumbersLayout, plateau_numbers_layout_clear)

G_END_DECLS
