/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "fail.h"
#include "interrupt.h"
#include "output.h"
#include "progress.h"
#include "row-file.h"
#include "session/quote.h"
#include "session/sweep-table.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>

/* How long the program waits for a cell before it looks at signals and at the clock. */
#define PATIENCE_MS 10

/* How long the threads may take to come to an end; a large network may be in the middle of an epoch. */
#define FAREWELL_MS 30

/*
 * ranks: the place of each cell in the order of the whole sweep
 * lines: the line of the file on which a cell stands; 0 where it stands on none
 * n_cells, n_done: of this part of the sweep
 * file: (nullable): NULL where rows are printed
 */
typedef struct
{
  const PlateauOptions *options;
  PlateauSweepTable *table;
  guint *order;
  guint *ranks;
  guint *lines;
  guint n_order;
  guint n_cells;
  guint n_done;
  PlateauRowFile *file;
  PlateauProgress progress;
} Job;

static void
job_clear (Job *self)
{
  plateau_sweep_table_unref (self->table);
  plateau_row_file_free (self->file);
  g_free (self->order);
  g_free (self->ranks);
  g_free (self->lines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

/* The part of the sweep to which a cell belongs, from 1. Of each n cells in the order every part gets
 * one, so that each part goes from coarse to fine too; which one is moved on by the golden section
 * (Fibonacci hashing: Knuth, TAOCP 3, 6.4). With the same one each time a part would have a corner of
 * the grid for itself, or all deep networks, for the order has periods. */
static guint
shard_of (const Job *self, guint cell)
{
  const guint rank = self->ranks[cell];
  const guint n = self->options->n_shards;
  const guint32 fraction = (guint32) (rank / n) * 2654435769u;
  const guint shift = (guint64) fraction * n >> 32;

  return (rank + shift) % n + 1;
}

static void
job_init (Job *self, const PlateauOptions *options)
{
  *self = (Job){ .options = options };
  self->table = plateau_sweep_table_new (&options->plan, options->experiment);
  self->order = plateau_sweep_plan_dup_order (&options->plan, NULL, 0, &self->n_order);
  self->ranks = g_new (guint, self->n_order);
  self->lines = g_new0 (guint, self->n_order);
  for (guint i = 0; i < self->n_order; i++)
    {
      self->ranks[self->order[i]] = i;
      self->n_cells += shard_of (self, self->order[i]) == options->shard;
    }
}

/* Only the first part has a header, so that "cat" joins them. */
static gboolean
has_header (const Job *self)
{
  return self->options->shard == 1;
}

static gboolean
check_header (const Job *self, const char *line, gboolean complete, GError **error)
{
  const char *header = plateau_sweep_table_header (self->table);
  g_autofree char *shown = NULL;

  if (complete ? g_str_equal (line, header) : g_str_has_prefix (header, line))
    return TRUE;

  /* Columns of later versions stand behind the others. */
  if (g_str_has_prefix (header, line) && header[strlen (line)] == ',')
    {
      shown = plateau_quoted (header + strlen (line) + 1);
      return plateau_fail (error, PLATEAU_ERROR_SYNTAX,
                           /* Translators: one or more names of columns, with commas. */
                           _ ("the header lacks “%s”, as in a file of an older plateau-cli: the "
                              "file of this sweep, or a new one, would be right"),
                           shown);
    }

  shown = plateau_quoted (line);
  return plateau_fail (error, PLATEAU_ERROR_SYNTAX,
                       /* Translators: the first line of a file. */
                       _ ("“%s” is not the header of a sweep: the file of this sweep, or a new "
                          "one, would be right"),
                       shown);
}

static gboolean
check_row (Job *self, const char *line, guint number, gboolean complete, GError **error)
{
  guint cell;

  if (!plateau_sweep_table_read_row (self->table, line, complete, &cell, error))
    return FALSE;
  if (!complete)
    return TRUE;

  if (shard_of (self, cell) != self->options->shard)
    return plateau_fail (error, PLATEAU_ERROR_SYNTAX,
                         /* Translators: two parts of a sweep, each with their number. */
                         _ ("this cell belongs to part %u/%u and not to %u/%u: the file of this "
                            "part, or a new one, would be right"),
                         shard_of (self, cell), self->options->n_shards, self->options->shard,
                         self->options->n_shards);
  if (self->lines[cell] != 0)
    return plateau_fail (error, PLATEAU_ERROR_SYNTAX,
                         /* Translators: the number of a line. */
                         _ ("this cell stands on line %u too: each cell once would be right"),
                         self->lines[cell]);

  self->lines[cell] = number;
  self->n_done++;
  return TRUE;
}

static gboolean
check_line (const char *line, guint number, gboolean complete, gpointer data, GError **error)
{
  Job *self = data;
  g_autofree char *name = NULL;

  if (number == 1 && has_header (self) ? check_header (self, line, complete, error)
                                       : check_row (self, line, number, complete, error))
    return TRUE;

  name = plateau_printable (self->options->output, G_MAXSIZE);
  g_prefix_error (error, "%s:%u: ", name, number);
  return FALSE;
}

static gboolean
write_text (Job *self, const char *text, GError **error)
{
  if (self->file != NULL)
    return plateau_row_file_append (self->file, text, error);

  plateau_progress_erase (&self->progress);
  return plateau_output_write (text, error);
}

static gboolean
open_output (Job *self, GError **error)
{
  g_autofree char *header = NULL;

  if (self->options->output != NULL)
    {
      self->file = plateau_row_file_open (self->options->output, check_line, self, error);
      if (self->file == NULL)
        return FALSE;
    }
  if (!has_header (self) || (self->file != NULL && !plateau_row_file_is_empty (self->file)))
    return TRUE;

  header = g_strconcat (plateau_sweep_table_header (self->table), "\n", NULL);
  return write_text (self, header, error);
}

static guint *
missing_cells (const Job *self, guint *n)
{
  guint *cells = g_new (guint, self->n_order);

  *n = 0;
  for (guint i = 0; i < self->n_order; i++)
    if (shard_of (self, self->order[i]) == self->options->shard && self->lines[self->order[i]] == 0)
      cells[(*n)++] = self->order[i];

  return cells;
}

static PlateauExit
interrupted (const Job *self, GError **error)
{
  const int number = plateau_interrupt_signal ();
  g_autofree char *name = NULL;

  if (self->file != NULL && plateau_row_file_is_kept (self->file))
    {
      name = plateau_printable (self->options->output, G_MAXSIZE);
      plateau_fail (error, PLATEAU_ERROR_FILE,
                    /* Translators: cells done, cells in all, the name of a file. */
                    _ ("interrupted: %u of %u cells are in %s; the same command goes on"),
                    self->n_done, self->n_cells, name);
    }
  else
    {
      plateau_fail (error, PLATEAU_ERROR_FILE,
                    /* Translators: cells done, cells in all. */
                    _ ("interrupted: %u of %u cells are printed"), self->n_done, self->n_cells);
    }

  return number == SIGTERM ? PLATEAU_EXIT_TERMINATED : PLATEAU_EXIT_INTERRUPTED;
}

/* Writes cells as they come, until no more do. FALSE where one cannot be written. */
static gboolean
write_cells (Job *self, PlateauSweep *sweep, GError **error)
{
  g_autoptr (GString) row = g_string_new (NULL);
  gint64 farewell = G_MAXINT64;

  while (!plateau_sweep_is_over (sweep) && g_get_monotonic_time () < farewell)
    {
      PlateauSweepCell cell;
      guint64 epochs, all_epochs;

      if (plateau_interrupt_signal () != 0 && farewell == G_MAXINT64)
        {
          plateau_sweep_cancel (sweep);
          farewell = g_get_monotonic_time () + FAREWELL_MS * 1000;
        }

      if (plateau_sweep_take (sweep, &cell, farewell == G_MAXINT64 ? PATIENCE_MS : 1))
        {
          g_string_truncate (row, 0);
          plateau_sweep_table_append_row (self->table, &cell, row);
          if (!write_text (self, row->str, error))
            return FALSE;
          self->n_done++;
        }

      plateau_sweep_get_progress (sweep, &epochs, &all_epochs);
      plateau_progress_update (&self->progress, self->n_done, epochs, all_epochs);
    }

  return TRUE;
}

static PlateauExit
compute (Job *self, GError **error)
{
  g_autofree guint *cells = NULL;
  g_autoptr (PlateauSweep) sweep = NULL;
  gboolean good;
  guint n;

  cells = missing_cells (self, &n);
  if (n == 0)
    return PLATEAU_EXIT_GOOD;

  plateau_progress_begin (&self->progress, self->n_cells, self->n_done);
  sweep = plateau_sweep_new (&self->options->plan, cells, n, self->options->threads);
  good = write_cells (self, sweep, error);
  plateau_progress_erase (&self->progress);

  if (plateau_interrupt_signal () == 0)
    return good ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;

  /* A write that the signal cut short is no error of its own. */
  if (error != NULL)
    g_clear_error (error);
  /* Threads in the middle of a long epoch end with the program. */
  if (!plateau_sweep_is_over (sweep))
    sweep = NULL;
  return self->n_done == self->n_cells ? PLATEAU_EXIT_GOOD : interrupted (self, error);
}

PlateauExit
plateau_command_sweep (const PlateauOptions *options, GError **error)
{
  g_auto (Job) job = { 0 };
  PlateauExit status;

  plateau_interrupt_watch ();
  job_init (&job, options);
  if (!open_output (&job, error))
    return PLATEAU_EXIT_BAD;

  status = compute (&job, error);
  if (status == PLATEAU_EXIT_GOOD && job.file != NULL && !plateau_row_file_close (job.file, error))
    status = PLATEAU_EXIT_BAD;
  return status;
}
