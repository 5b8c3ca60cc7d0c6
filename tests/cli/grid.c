/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid.h"

#include <string.h>

Grid *
grid_new (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const guint n = g_strv_length (lines);
  Grid *self = g_new0 (Grid, 1);

  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpstr (lines[n - 1], ==, "");
  g_assert_true (g_str_has_prefix (lines[0], "data,"));

  self->names = g_strsplit (lines[0], ",", -1);
  self->n_rows = n - 2;
  self->cells = g_new (char **, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->cells[i] = g_strsplit (lines[i + 1], ",", -1);
      g_assert_cmpuint (g_strv_length (self->cells[i]), ==, g_strv_length (self->names));
    }

  return self;
}

void
grid_free (Grid *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_rows; i++)
    g_strfreev (self->cells[i]);
  g_free (self->cells);
  g_strfreev (self->names);
  g_free (self);
}

Grid *
grid_call (const char *folder, const char *arguments)
{
  g_autofree char *line = g_strconcat ("sweep ", arguments, NULL);
  g_autoptr (Cli) cli = cli_call (folder, line);

  cli_assert_good (cli);
  return grid_new (cli->out);
}

const char *
grid_text (const Grid *self, guint row, const char *name)
{
  g_assert_cmpuint (row, <, self->n_rows);
  for (guint i = 0; self->names[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      return self->cells[row][i];

  g_error ("there is no column “%s”", name);
}

double
grid_number (const Grid *self, guint row, const char *name)
{
  const char *text = grid_text (self, row, name);
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0')
    g_error ("%s is “%s”, which is no number", name, text);
  return value;
}

guint
grid_find (const Grid *self,
           const char *name,
           const char *text,
           const char *other,
           const char *text2)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (g_str_equal (grid_text (self, i, name), text) &&
        (other == NULL || g_str_equal (grid_text (self, i, other), text2)))
      return i;

  g_error ("there is no row with %s = “%s”", name, text);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
grid_sorted (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare);
  return g_strjoinv ("\n", lines);
}
