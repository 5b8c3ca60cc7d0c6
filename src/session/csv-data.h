/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/dataset.h"
#include "error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** A file with more bytes than this is refused before it is read whole. */
#define PLATEAU_CSV_MAX_BYTES (8 * 1024 * 1024)

/**
 * plateau_csv_data_parse:
 * @name: what messages call the file
 *
 * Reads 1 to 3 numeric columns and, last, a label with exactly two values. A first line that is not
 * numeric in its first columns is a header and names the features. Columns are separated by commas
 * (RFC 4180: quotes, CRLF and a byte order mark are understood). The classes are 0 and 1 in their
 * sorted order where both are numbers, else in order of appearance.
 *
 * Returns: (transfer full): the data, or %NULL with a #PlateauError whose message begins with
 *   NAME:LINE:COLUMN: and says what is there and what would be right.
 */
PlateauDataset *
plateau_csv_data_parse (const char *text, gsize length, const char *name, GError **error);

/** Reads @file and parses it. Blocks: from a thread, or from the command line. */
PlateauDataset *plateau_csv_data_load (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
