/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/dataset.h"
#include "error.h"

G_BEGIN_DECLS

/** The most cells that a row of examples may have: the features and the label. */
#define PLATEAU_CSV_MAX_CELLS (PLATEAU_MAX_FEATURES + 1)

/**
 * PlateauCsvReader:
 * @name: what messages call the text
 * @line: the line at which the reader stands, from 1
 * @row_line: the line where the last row began
 * @cells: the cells of the last row: UTF-8 on one line, white space around them removed and
 *   within them drawn together to one blank
 * @n_cells: how many
 *
 * Cuts CSV text (RFC 4180: quotes, CRLF; a byte order mark is skipped) into short cells. The text is
 * borrowed and need not end in NUL.
 */
typedef struct
{
  char *name;
  guint line;
  guint row_line;
  GString *cells[PLATEAU_CSV_MAX_CELLS + 1];
  guint n_cells;
  /*< private >*/
  const char *at;
  const char *end;
  const char *line_start;
} PlateauCsvReader;

void
plateau_csv_reader_init (PlateauCsvReader *self, const char *text, gsize length, const char *name);
void plateau_csv_reader_clear (PlateauCsvReader *self);

/** Moves to the next line that is not blank; FALSE at the end of the text. */
gboolean plateau_csv_reader_skip_empty_lines (PlateauCsvReader *self);

/**
 * plateau_csv_reader_read_row:
 * @max: more cells than this are an error
 * @first: whether @max is a limit, or how many cells the first line has
 *
 * Reads the cells of one row, which may span lines inside quotes.
 */
gboolean
plateau_csv_reader_read_row (PlateauCsvReader *self, guint max, gboolean first, GError **error);

/** Sets @error to "NAME:LINE:CELL: " and the message; always FALSE. */
gboolean plateau_csv_reader_fail (const PlateauCsvReader *self,
                                  GError **error,
                                  guint line,
                                  guint cell,
                                  const char *format,
                                  ...) G_GNUC_PRINTF (5, 6);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauCsvReader, plateau_csv_reader_clear)

G_END_DECLS
