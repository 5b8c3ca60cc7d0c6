/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "numbers-cells.h"
#include "numbers-stage.h"

G_BEGIN_DECLS

/**
 * PlateauBoardShape: how an equation is written down
 * @PLATEAU_BOARD_LINE: in one line; where there are several layers, one for each
 * @PLATEAU_BOARD_STACK: what comes out of it, and below in smaller type from what
 * @PLATEAU_BOARD_RESULT: only what comes out of it
 */
typedef enum
{
  PLATEAU_BOARD_LINE,
  PLATEAU_BOARD_STACK,
  PLATEAU_BOARD_RESULT,
} PlateauBoardShape;

#define PLATEAU_N_BOARD_SHAPES 3

/**
 * PlateauBoardItem: a matrix, or (with @sign) what stands between two
 * @size: in ems of the board
 * @x, @middle: where it was placed, in ems of the board
 */
typedef struct
{
  PlateauCells cells;
  PlateauFormula *sign;
  double size;
  guint line;
  double x;
  double middle;
} PlateauBoardItem;

/**
 * PlateauBoard:
 * @items: of all lines, in the order of reading
 * @width, @height: in ems, after plateau_board_place ()
 *
 * The matrices of a stage, written as equations.
 */
typedef struct
{
  GArray *items;
  guint n_lines;
  double width;
  double height;
} PlateauBoard;

/**
 * plateau_board_init:
 * @layer: 0 for all layers; 1 ... L: that one, where the stage is about all of them
 *
 * Without items where the snapshot lacks some of the numbers.
 */
void plateau_board_init (PlateauBoard *self,
                         PlateauPen *pen,
                         const PlateauSnapshot *snapshot,
                         guint index,
                         guint layer,
                         PlateauBoardShape shape,
                         const PlateauPick *lit);
void plateau_board_clear (PlateauBoard *self);

/** Leaves out of the results and of what they come from as the levels say, and places all items. */
void
plateau_board_place (PlateauBoard *self, guint row_level, guint result_level, guint operand_level);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauBoard, plateau_board_clear)

G_END_DECLS
