/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/error.h"

G_BEGIN_DECLS

/**
 * PlateauLineCheck:
 * @line: without its end
 * @number: from 1
 * @complete: FALSE for a last line that does not end: what is there must be the beginning of a line
 *
 * Returns: FALSE with an error where a file with this line is somebody else's.
 */
typedef gboolean (*PlateauLineCheck) (const char *line,
                                      guint number,
                                      gboolean complete,
                                      gpointer data,
                                      GError **error);

/**
 * PlateauRowFile:
 *
 * A text file that grows by whole lines and is gone on with after an interruption. Whenever the
 * program ends, the file holds whole lines; where the machine itself stops, at most one that is not.
 */
typedef struct _PlateauRowFile PlateauRowFile;

/**
 * plateau_row_file_open:
 * @path: made where it does not exist; a pipe or a device is only written to
 *
 * Reads and checks all that the file holds, and then cuts a last line that does not end. Where a line
 * is refused the file stays as it is. Two programs cannot have the same file open.
 */
PlateauRowFile *
plateau_row_file_open (const char *path, PlateauLineCheck check, gpointer data, GError **error);

/** Closes the file where plateau_row_file_close () has not. */
void plateau_row_file_free (PlateauRowFile *self);

/** TRUE where nothing stands in it yet. */
gboolean plateau_row_file_is_empty (const PlateauRowFile *self);

/** FALSE for a pipe or a device, which cannot be gone on with. */
gboolean plateau_row_file_is_kept (const PlateauRowFile *self);

/** Appends @text, one or more lines, at once; where that fails, none of it stays in the file. */
gboolean plateau_row_file_append (PlateauRowFile *self, const char *text, GError **error);

/** Closes the file; the last chance for the system to say that something got lost. */
gboolean plateau_row_file_close (PlateauRowFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauRowFile, plateau_row_file_free)

G_END_DECLS
