/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"
#include "sweep.h"

G_BEGIN_DECLS

/**
 * PlateauSweepTable:
 *
 * The cells of a sweep as lines of CSV: a row holds every setting of its cell, so that the order of
 * rows says nothing and a row alone is enough to train the cell again. Immutable, reference-counted
 * from any thread.
 */
typedef struct _PlateauSweepTable PlateauSweepTable;

/** @experiment is that of the plan's base, which knows the names. */
PlateauSweepTable *plateau_sweep_table_new (const PlateauSweepPlan *plan,
                                            PlateauExperiment *experiment);
PlateauSweepTable *plateau_sweep_table_ref (PlateauSweepTable *self);
void plateau_sweep_table_unref (PlateauSweepTable *self);

/** The names of the columns, without the line's end. */
const char *plateau_sweep_table_header (const PlateauSweepTable *self);

/** Appends the row of @cell and the line's end. */
void plateau_sweep_table_append_row (const PlateauSweepTable *self,
                                     const PlateauSweepCell *cell,
                                     GString *text);

/**
 * plateau_sweep_table_read_row:
 * @line: a row without its end
 * @complete: FALSE where the row may break off anywhere
 * @cell: (out): the cell whose row it is; not set where it is not @complete
 *
 * Returns: FALSE with an error that names the column, what stands there and what would be right,
 *   where the line is not the row of a cell of this sweep.
 */
gboolean plateau_sweep_table_read_row (const PlateauSweepTable *self,
                                       const char *line,
                                       gboolean complete,
                                       guint *cell,
                                       GError **error);

/** The cell that plateau_sweep_table_append_row () made a whole row of, to the last bit. Errors as
 * above. */
gboolean plateau_sweep_table_read_cell (const PlateauSweepTable *self,
                                        const char *line,
                                        PlateauSweepCell *cell,
                                        GError **error);

/** Adds the columns and all that can stand in the settings' ones. */
void plateau_sweep_table_add_to_checksum (const PlateauSweepTable *self, GChecksum *checksum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSweepTable, plateau_sweep_table_unref)

G_END_DECLS
