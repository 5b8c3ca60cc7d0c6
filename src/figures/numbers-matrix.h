/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauQuantity: what a matrix of the recipe holds
 * @PLATEAU_QUANTITY_A: of layer 0: X
 * @PLATEAU_QUANTITY_SLOPE: g′(Z)
 * @PLATEAU_QUANTITY_NEW_W, @PLATEAU_QUANTITY_NEW_B: after the update
 * @PLATEAU_QUANTITY_LOSSES: three rows: y, a and the loss of each example
 */
typedef enum
{
  PLATEAU_QUANTITY_Z,
  PLATEAU_QUANTITY_A,
  PLATEAU_QUANTITY_DZ,
  PLATEAU_QUANTITY_SLOPE,
  PLATEAU_QUANTITY_Y,
  PLATEAU_QUANTITY_LOSSES,
  PLATEAU_QUANTITY_W,
  PLATEAU_QUANTITY_DW,
  PLATEAU_QUANTITY_NEW_W,
  PLATEAU_QUANTITY_B,
  PLATEAU_QUANTITY_DB,
  PLATEAU_QUANTITY_NEW_B,
} PlateauQuantity;

/** What a row or a column stands for, where that is no layer whose units it counts. */
#define PLATEAU_AXIS_EXAMPLES -1
#define PLATEAU_AXIS_NOTHING -2

/**
 * PlateauNumbersMatrix:
 * @transposed: shown with rows and columns exchanged
 * @n_rows, @n_columns: as shown
 * @row_axis, @column_axis: the layer whose units (0: features) the rows and columns are, or one of
 *   PLATEAU_AXIS_EXAMPLES, PLATEAU_AXIS_NOTHING
 *
 * A matrix of a snapshot. It borrows all and copies nothing.
 */
typedef struct
{
  const PlateauSnapshot *snapshot;
  PlateauQuantity quantity;
  guint layer;
  gboolean transposed;
  guint n_rows;
  guint n_columns;
  int row_axis;
  int column_axis;
} PlateauNumbersMatrix;

/** FALSE where the snapshot lacks the numbers: the shape is filled in nevertheless. */
gboolean plateau_numbers_matrix_init (PlateauNumbersMatrix *self,
                                      const PlateauSnapshot *snapshot,
                                      PlateauQuantity quantity,
                                      guint layer,
                                      gboolean transposed);

/** The number in @row and @column as they are shown. */
double plateau_numbers_matrix_get (const PlateauNumbersMatrix *self, guint row, guint column);

/** (nullable): the numbers of @row side by side, where the snapshot holds them so. */
const double *plateau_numbers_matrix_row (const PlateauNumbersMatrix *self, guint row);

/** Its name as a formula: "dW^{[2]}"; with @plain as text: "dW[2]". Not translated. */
char *plateau_numbers_matrix_name (const PlateauNumbersMatrix *self, gboolean plain);

/** The cross-entropy of one example, finite at any z: see plateau_network_forward (). */
double plateau_numbers_example_loss (double z, double y);

G_END_DECLS
