/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Columns of the history that "train" prints. */
typedef enum
{
  EPOCH,
  LOSS,
  ACCURACY,
  SATURATED,
  MEAN_SLOPE,
  UPDATE_RATIO,
  UNIT_SPREAD,
  DISTINCT_UNITS,
} Column;

#define N_COLUMNS 8

/**
 * Cli:
 * @status: as the program ended
 * @out, @error: what it printed
 * @rows: the numbers of "train" below its header, N_COLUMNS each; NAN for an empty cell
 *
 * One call of the program, whose path is in PLATEAU_CLI.
 */
typedef struct
{
  int status;
  char *out;
  char *error;
  double *rows;
  guint n_rows;
} Cli;

/** Calls the program in @folder (NULL: where the test is) with words as a shell would read them. */
Cli *cli_call (const char *folder, const char *arguments) G_GNUC_WARN_UNUSED_RESULT;

/** The same for printf arguments. */
Cli *cli_callf (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_WARN_UNUSED_RESULT;

/** The same for words as they are, which end in NULL; the program's name is not among them. */
Cli *cli_call_words (const char *folder, const char *const *words) G_GNUC_WARN_UNUSED_RESULT;

/** The path of the program. */
const char *cli_program (void);

/** A shell's command line, in which $PLATEAU_CLI is the program. */
Cli *cli_shell (const char *command) G_GNUC_WARN_UNUSED_RESULT;

/** Asserts that it ended well and printed a history; fills rows. */
void cli_assert_history (Cli *self);

/** Asserts that it ended well and said nothing else than what it was to print. */
void cli_assert_good (const Cli *self);

/** Asserts status @status and exactly one line of error, which holds @part. */
void cli_assert_failed (const Cli *self, int status, const char *part);

double cli_cell (const Cli *self, guint row, Column column);
double cli_last (const Cli *self, Column column);

void cli_free (Cli *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Cli, cli_free)

/** A new empty folder, and its end with all that is in it. */
char *folder_new (void);
void folder_free (char *folder);
guint folder_count (const char *folder);
void folder_write (const char *folder, const char *name, const char *text, gssize length);
char *folder_read (const char *folder, const char *name);

G_END_DECLS
