/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the harnesses share. Each reads bytes from outside as the program would, and asserts what the
 * reader promises; libFuzzer looks for bytes that break it, replay.c reads those that are kept.
 */

/**
 * fuzz_read:
 * @bytes: exactly @size of them, not followed by a NUL
 *
 * Defined by each harness.
 *
 * Returns: TRUE where the bytes were accepted
 */
gboolean fuzz_read (const guint8 *bytes, gsize size);

/**
 * fuzz_assert_refused:
 * @place: what the message begins with; "" where anything may stand there
 * @n_lines: of the text: the number of one of them, or of the one behind, follows @place; 0 where none
 *   needs to
 * @has_column: and a column follows that
 *
 * The error is ours, and its message one line that can be printed.
 */
void
fuzz_assert_refused (const GError *error, const char *place, guint n_lines, gboolean has_column);

/** How many lines @bytes have, whatever ends them; at least 1. */
guint fuzz_count_lines (const guint8 *bytes, gsize size);

/**
 * fuzz_stays_inside:
 *
 * FALSE where the bytes could hold a way out of the working directory, which is the harness's own: a
 * program that guesses names has no business anywhere else.
 */
gboolean fuzz_stays_inside (const guint8 *bytes, gsize size);

/** How many files and folders are in the working directory, and how long they are together. */
void fuzz_measure_folder (guint *n_files, guint64 *n_bytes);

/* Called by libFuzzer and by replay.c. */
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);

/** Leaves the working directory that LLVMFuzzerInitialize () made, and removes it. */
void fuzz_finish (void);

G_END_DECLS
