/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "cli/commands.h"
#include "cli/interrupt.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "rows.csv"

/* Small sweeps: the first byte of an input chooses one, "1" the first of them, and the other bytes are
 * the file with which it goes on. */
static const char *const sweeps[] = {
  "sweep --data xor --examples 4 --layers 2 --scales 0.01,1,100 --rates 0.1:10:2 --epochs 1",
  "sweep --data penguins --init constant --constant 0.5 --layers 1 --scales 0,0.5 --depths 1:2 "
  "--epochs 0 --shard 2/2",
  "sweep --data moons --examples 4 --noise 0.25 --layers 2 --scale 2 --units 1,3 --seeds 2 "
  "--bias -0.5 --epochs 1",
  "sweep --data 'a \"b\", c.csv' --standardise --layers none --scales 1,2 --epochs 1",
};

/**
 * Sweep:
 * @options: NULL before it is read
 * @n_lines: how many a whole file has
 */
typedef struct
{
  PlateauOptions *options;
  guint n_lines;
} Sweep;

/* Not g_file_set_contents (): that waits for the disk, and without waiting GLib 2.74 leaves the end of
 * a longer file. */
static void
write_file (const char *text, gsize size)
{
  FILE *file = g_fopen (NAME, "wb");

  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (text, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static char *
read_file (gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (NAME, &text, size, &error);
  g_assert_no_error (error);

  return text;
}

static guint
count_line_ends (const char *text, gsize size)
{
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    n += text[i] == '\n';

  return n;
}

static gboolean
go_on (const Sweep *self, GError **error)
{
  const PlateauExit status = plateau_command_sweep (self->options, error);

  /* Someone has had enough of fuzzing. */
  if (plateau_interrupt_signal () != 0)
    _exit (PLATEAU_EXIT_INTERRUPTED);

  g_assert_true (status == PLATEAU_EXIT_GOOD || status == PLATEAU_EXIT_BAD);
  return status == PLATEAU_EXIT_GOOD;
}

/* Reads the command line once, and computes the sweep once from nothing. */
static const Sweep *
get_sweep (guint i)
{
  static Sweep known[G_N_ELEMENTS (sweeps)];
  g_autofree char *line = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;
  int n_words;
  gsize size;

  if (known[i].options != NULL)
    return &known[i];

  line = g_strdup_printf ("plateau-cli %s --threads 1 -o " NAME, sweeps[i]);
  g_assert_true (g_shell_parse_argv (line, &n_words, &words, &error));
  known[i].options = g_new0 (PlateauOptions, 1);
  plateau_options_parse (known[i].options, n_words, words, &error);
  g_assert_no_error (error);

  g_unlink (NAME);
  go_on (&known[i], &error);
  g_assert_no_error (error);
  text = read_file (&size);
  known[i].n_lines = count_line_ends (text, size);
  g_assert_cmpuint (known[i].n_lines, >, 1);

  return &known[i];
}

gboolean
fuzz_read (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  gsize kept, size_after, size_again;
  const char *before;
  const Sweep *sweep;

  if (size == 0 || bytes[0] < '1' || bytes[0] >= '1' + G_N_ELEMENTS (sweeps))
    return FALSE;

  sweep = get_sweep (bytes[0] - '1');
  before = (const char *) bytes + 1;
  size--;
  write_file (before, size);

  if (!go_on (sweep, &error))
    {
      fuzz_assert_refused (error, NAME ":", fuzz_count_lines (bytes, size), FALSE);
      after = read_file (&size_after);
      g_assert_cmpmem (after, size_after, before, size);
      return FALSE;
    }

  /* Every whole line is kept, the others are behind it, and nothing is left to do. */
  g_assert_no_error (error);
  after = read_file (&size_after);
  kept = size;
  while (kept > 0 && before[kept - 1] != '\n')
    kept--;
  g_assert_cmpuint (size_after, >=, kept);
  g_assert_cmpmem (after, kept, before, kept);
  g_assert_cmpuint (count_line_ends (after, size_after), ==, sweep->n_lines);
  g_assert_cmpint (after[size_after - 1], ==, '\n');

  g_assert_true (go_on (sweep, &error));
  g_assert_no_error (error);
  again = read_file (&size_again);
  g_assert_cmpmem (again, size_again, after, size_after);
  return TRUE;
}
