/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "numbers-matrix.h"

G_BEGIN_DECLS

/**
 * PlateauEqualRows:
 * @kind_of: n_rows numbers: the class of each row; classes count from 0 in the order of their first
 *   rows
 * @size_of: n_kinds numbers: how many rows each class has
 * @all_zero: every entry is 0
 *
 * Which rows of a matrix are equal to the last bit, over all of their columns.
 */
typedef struct
{
  guint n_rows;
  guint n_kinds;
  guint *kind_of;
  guint *size_of;
  gboolean all_zero;
} PlateauEqualRows;

/** Reads every number once at the most, and of rows that differ only their first ones. */
void plateau_equal_rows_init (PlateauEqualRows *self, const PlateauNumbersMatrix *matrix);
void plateau_equal_rows_clear (PlateauEqualRows *self);

/** (nullable): "rows 1 and 2 are equal to the last bit" (translated); NULL where there is nothing to say. */
char *plateau_equal_rows_words (const PlateauEqualRows *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauEqualRows, plateau_equal_rows_clear)

/** FALSE for biases and for the losses, of whose rows nothing is said. */
gboolean plateau_equal_rows_matter (const PlateauNumbersMatrix *matrix);

/**
 * PlateauSayings:
 * @texts: a sentence for each matrix of which there is something to say (translated)
 *
 * What is said of the equal rows and of the zeros of several matrices.
 */
typedef struct
{
  GPtrArray *texts;
  /*< private >*/
  guint n_asked;
  char *first;
  gboolean alike;
} PlateauSayings;

void plateau_sayings_init (PlateauSayings *self);
void plateau_sayings_add (PlateauSayings *self,
                          const PlateauNumbersMatrix *matrix,
                          const PlateauEqualRows *equal);

/** After the last one: where the same is said of all of them, it is said once. */
void plateau_sayings_finish (PlateauSayings *self);
void plateau_sayings_clear (PlateauSayings *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauSayings, plateau_sayings_clear)

G_END_DECLS
