/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "numbers-equal.h"
#include "numbers-format.h"
#include "numbers-formula.h"
#include "numbers-matrix.h"

G_BEGIN_DECLS

/** Levels of how much of a matrix is left out: three numbers at each end, two and one, one, the first. */
#define PLATEAU_CELLS_LEVELS 4

/** More than both ends, a marked one between them, and the gaps. */
#define PLATEAU_CELLS_MAX 10

/* In ems of the numbers. */
#define PLATEAU_CELLS_ROW 1.34
#define PLATEAU_CELLS_BRACKET 0.34
#define PLATEAU_CELLS_CAPTION 0.74
#define PLATEAU_CELLS_HEADER 0.62
#define PLATEAU_CELLS_BEHIND_LABEL 0.25

/**
 * PlateauCellsGlyphs: widths in ems that the columns of all matrices are made from
 */
typedef struct
{
  double digit, point, minus, power, superscript, superscript_minus;
} PlateauCellsGlyphs;

void plateau_cells_glyphs_init (PlateauCellsGlyphs *self, PlateauPen *pen);

/**
 * PlateauCells:
 * @is_result: larger than others, with the numbers of examples above it
 * @long_caption: (nullable): says what rows and columns are
 * @label: (nullable): of every row, before the body
 * @marked_row, @marked_column: what is lit, or -1
 * @row, @column: what is shown, as places in the matrix; -1 for a gap
 * @lead, @tail: widths of a number before its point and from there on
 * @front_width: of what stands before the body
 * @body_width, @body_height: from bracket to bracket
 * @above, @below, @width: of all, from the middle of the body
 *
 * How a matrix is laid out. All lengths in ems of its numbers.
 */
typedef struct
{
  PlateauNumbersMatrix matrix;
  gboolean is_result;
  int marked_row;
  int marked_column;
  PlateauNumbersFormat format[3]; /* of every row where each has its own, else the first */
  PlateauFormula *caption;
  PlateauFormula *long_caption;
  PlateauFormula *label[3];
  PlateauFormula *factor; /* (nullable) */
  int row[PLATEAU_CELLS_MAX];
  int column[PLATEAU_CELLS_MAX];
  guint n_rows;
  guint n_columns;
  double lead;
  double tail;
  double front_width;
  double body_width;
  double body_height;
  double above;
  double below;
  double width;
} PlateauCells;

void plateau_cells_init (PlateauCells *self,
                         PlateauPen *pen,
                         const PlateauCellsGlyphs *glyphs,
                         const PlateauNumbersMatrix *matrix,
                         const PlateauPick *lit,
                         gboolean is_result);
void plateau_cells_clear (PlateauCells *self);

/** TRUE where the numbers of the examples stand above it; where there is room for brackets beside it. */
gboolean plateau_cells_has_header (const PlateauCells *self);
gboolean plateau_cells_has_side (const PlateauCells *self);

/** Chooses what is shown; the marked ones always are. */
void plateau_cells_elide (PlateauCells *self, guint row_level, guint column_level);

/**
 * plateau_cells_draw:
 * @x: the left edge
 * @middle: the middle of the body
 * @size: pixels per em
 * @equal: (nullable): which rows are bracketed at the side, as equal
 */
void plateau_cells_draw (const PlateauCells *self,
                         PlateauPen *pen,
                         double x,
                         double middle,
                         double size,
                         const PlateauEqualRows *equal);

/* For who draws and who picks: in ems, from the left edge of the body and from its middle. */
double plateau_cells_column_x (const PlateauCells *self, guint column);
double plateau_cells_column_width (const PlateauCells *self, guint column);
double plateau_cells_row_y (const PlateauCells *self, guint row);
gboolean plateau_cells_is_shown (const PlateauCells *self, guint row, guint column);

/** Where the body begins and where the caption does, of what is drawn at @x; @size: pixels per em. */
double plateau_cells_body_x (const PlateauCells *self, double x, double size);
double plateau_cells_caption_x (const PlateauCells *self, double x, double size);

/** The longest caption that does not ask for more room than the numbers. */
const PlateauFormula *plateau_cells_caption (const PlateauCells *self);

/** The number at a shown place as it is written; @before: (out): its width in ems up to its point. */
char *plateau_cells_text (const PlateauCells *self,
                          const PlateauCellsGlyphs *glyphs,
                          guint row,
                          guint column,
                          double *before);

/** The place in the matrix under (@px, @py) of what was drawn so; FALSE where there is none. */
gboolean plateau_cells_pick (const PlateauCells *self,
                             double x,
                             double middle,
                             double size,
                             double px,
                             double py,
                             guint *row,
                             guint *column);

/** The places of @n that are shown at @level, with -1 for a gap; at most %PLATEAU_CELLS_MAX. */
guint plateau_cells_choose (guint n, guint level, int marked, int *place);

G_END_DECLS
