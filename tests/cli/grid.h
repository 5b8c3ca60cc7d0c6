/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/**
 * Grid:
 * @names: of the columns
 * @cells: n_rows arrays of so many texts
 *
 * What "sweep" printed. Texts hold no comma here, except where a test says so.
 */
typedef struct
{
  char **names;
  char ***cells;
  guint n_rows;
} Grid;

/** Reads @text, which must begin with the header and end with a whole line. */
Grid *grid_new (const char *text);
void grid_free (Grid *self);

/** Runs "sweep" with @arguments in @folder (may be NULL) and reads what it prints. */
Grid *grid_call (const char *folder, const char *arguments);

/** What stands in a column; fails where there is no such column. */
const char *grid_text (const Grid *self, guint row, const char *name);
double grid_number (const Grid *self, guint row, const char *name);

/** The row in whose columns these texts stand; @other may be NULL. */
guint grid_find (const Grid *self,
                 const char *name,
                 const char *text,
                 const char *other,
                 const char *text2);

/** The lines of @text in the order of their bytes, whatever order they came in. */
char *grid_sorted (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Grid, grid_free)

G_END_DECLS
