/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static const char header[] =
    "epoch,loss,accuracy,saturated,mean_slope,update_ratio,unit_spread,distinct_units";

static Cli *
call (const char *folder, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Cli *self = g_new0 (Cli, 1);

  if (folder != NULL)
    g_subprocess_launcher_set_cwd (launcher, folder);

  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->error, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->status = g_subprocess_get_exit_status (process);

  return self;
}

const char *
cli_program (void)
{
  const char *path = g_getenv ("PLATEAU_CLI");

  if (path == NULL)
    g_error ("PLATEAU_CLI must hold the path of plateau-cli");
  return path;
}

Cli *
cli_call (const char *folder, const char *arguments)
{
  g_autofree char *line = g_strconcat ("plateau-cli ", arguments, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  g_free (argv[0]);
  argv[0] = g_strdup (cli_program ());

  return call (folder, (const char *const *) argv);
}

Cli *
cli_callf (const char *format, ...)
{
  g_autofree char *arguments = NULL;
  va_list list;

  va_start (list, format);
  arguments = g_strdup_vprintf (format, list);
  va_end (list);

  return cli_call (NULL, arguments);
}

Cli *
cli_call_words (const char *folder, const char *const *words)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  g_ptr_array_add (argv, (char *) cli_program ());
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, (char *) words[i]);
  g_ptr_array_add (argv, NULL);

  return call (folder, (const char *const *) argv->pdata);
}

Cli *
cli_shell (const char *command)
{
  const char *const argv[] = { "sh", "-c", command, NULL };

  cli_program ();
  return call (NULL, argv);
}

/* An empty cell is a number that is not defined; everything else must be a finite number. */
static double
parse_cell (const char *text)
{
  double value;
  char *end;

  if (*text == '\0')
    return NAN;

  value = g_ascii_strtod (text, &end);
  if (*end != '\0' || !isfinite (value))
    g_error ("“%s” is not a finite number", text);
  return value;
}

static void
parse_rows (Cli *self)
{
  g_auto (GStrv) lines = g_strsplit (self->out, "\n", -1);
  const guint n = g_strv_length (lines);

  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpstr (lines[0], ==, header);
  g_assert_cmpstr (lines[n - 1], ==, "");

  g_free (self->rows);
  self->n_rows = n - 2;
  self->rows = g_new (double, self->n_rows *N_COLUMNS);
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[row + 1], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, N_COLUMNS);
      for (guint column = 0; column < N_COLUMNS; column++)
        self->rows[row * N_COLUMNS + column] = parse_cell (cells[column]);
    }
}

void
cli_assert_good (const Cli *self)
{
  g_assert_cmpstr (self->error, ==, "");
  g_assert_cmpint (self->status, ==, 0);
}

void
cli_assert_history (Cli *self)
{
  cli_assert_good (self);
  parse_rows (self);
  g_assert_cmpuint (self->n_rows, >=, 1);
}

void
cli_assert_failed (const Cli *self, int status, const char *part)
{
  const char *end = strchr (self->error, '\n');

  g_assert_cmpint (self->status, ==, status);
  if (end == NULL || end[1] != '\0' || !g_str_has_prefix (self->error, "plateau-cli: ") ||
      strstr (self->error, part) == NULL)
    g_error ("not one line with “%s”: “%s”", part, self->error);
}

double
cli_cell (const Cli *self, guint row, Column column)
{
  g_assert_cmpuint (row, <, self->n_rows);
  return self->rows[row * N_COLUMNS + column];
}

double
cli_last (const Cli *self, Column column)
{
  return cli_cell (self, self->n_rows - 1, column);
}

void
cli_free (Cli *self)
{
  if (self == NULL)
    return;

  g_free (self->out);
  g_free (self->error);
  g_free (self->rows);
  g_free (self);
}

char *
folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("plateau-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
folder_free (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (folder);
}

guint
folder_count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

void
folder_write (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

char *
folder_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
