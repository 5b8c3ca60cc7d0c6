/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep-table-private.h"

#include "config.h"
#include "error.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Cuts a row into cells; what it has too many is left in the last one. */
static GPtrArray *
split (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      g_autoptr (GString) cell = g_string_new (NULL);
      gboolean quoted = FALSE;

      for (; *line != '\0' && (quoted || *line != ',' || cells->len == N_COLUMNS - 1); line++)
        {
          if (*line != '"')
            g_string_append_c (cell, *line);
          else if (quoted && line[1] == '"')
            g_string_append_c (cell, *line++);
          else
            quoted = !quoted;
        }

      g_ptr_array_add (cells, g_string_free (g_steal_pointer (&cell), FALSE));
      if (*line == '\0')
        return cells;
      line++;
    }
}

static gboolean
fail_column (const PlateauSweepTable *self,
             Column column,
             const char *text,
             const char *right,
             GError **error)
{
  g_autofree char *shown = plateau_quoted (text);

  if (right == NULL)
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
                 /* Translators: a column's name, and what stands in it. */
                 _ ("%s is “%s”: a number, or nothing where it is undefined, would be "
                    "right"),
                 self->names[column], shown);
  else
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
                 /* Translators: a column's name, what stands in it, what would be right. */
                 _ ("%s is “%s”: “%s”, as in this sweep, would be right; or another file"),
                 self->names[column], shown, right);

  return FALSE;
}

/* @place: (out): on the axis, where the column is one */
static gboolean
check_setting (const PlateauSweepTable *self,
               Column column,
               const char *text,
               guint *place,
               GError **error)
{
  GHashTable *axis = column == SCALE ? self->scales : self->rows;
  gpointer value;

  if (self->settings[column] != NULL)
    return g_str_equal (text, self->settings[column]) ||
           fail_column (self, column, text, self->settings[column], error);

  if (g_hash_table_lookup_extended (axis, text, NULL, &value))
    {
      *place = GPOINTER_TO_UINT (value);
      return TRUE;
    }

  {
    char **texts = column == SCALE ? self->scale_texts : self->row_texts;
    const guint n = g_strv_length (texts);
    g_autofree char *range =
        n > 1 ? g_strdup_printf ("%s … %s", texts[0], texts[n - 1]) : g_strdup (texts[0]);

    return fail_column (self, column, text, range, error);
  }
}

/* Nothing is undefined that every cell has. */
static gboolean
check_result (const PlateauSweepTable *self, Column column, const char *text, GError **error)
{
  char *end;

  if (*text == '\0' && column != DIVERGED && column != FAILED)
    return TRUE;
  if (*text != '\0' && text[strspn (text, "0123456789+-.e")] == '\0' &&
      isfinite (g_ascii_strtod (text, &end)) && *end == '\0')
    return TRUE;

  return fail_column (self, column, text, NULL, error);
}

/* The last cell of a line that breaks off. */
static gboolean
check_beginning (const PlateauSweepTable *self, Column column, const char *text, GError **error)
{
  char **texts = column == SCALE ? self->scale_texts : self->row_texts;

  if (column >= N_SETTINGS)
    return text[strspn (text, "0123456789+-.e")] == '\0' ||
           fail_column (self, column, text, NULL, error);

  if (self->settings[column] != NULL)
    return g_str_has_prefix (self->settings[column], text) ||
           fail_column (self, column, text, self->settings[column], error);

  for (guint i = 0; texts[i] != NULL; i++)
    if (g_str_has_prefix (texts[i], text))
      return TRUE;
  return fail_column (self, column, text, texts[0], error);
}

gboolean
plateau_sweep_table_read_row (const PlateauSweepTable *self,
                              const char *line,
                              gboolean complete,
                              guint *cell,
                              GError **error)
{
  g_autoptr (GPtrArray) cells = split (line);
  guint column = 0, row = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const char *text = g_ptr_array_index (cells, i);

      if (!complete && i == cells->len - 1)
        return check_beginning (self, i, text, error);
      if (i < N_SETTINGS && !check_setting (self, i, text, i == SCALE ? &column : &row, error))
        return FALSE;
      if (i >= N_SETTINGS && !check_result (self, i, text, error))
        return FALSE;
    }

  if (cells->len < N_COLUMNS)
    {
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
                   /* Translators: two numbers of cells. */
                   _ ("the row ends after %u cells: %u, as in the header, would be right"),
                   cells->len, N_COLUMNS);
      return FALSE;
    }

  *cell = row * self->n_scales + column;
  return TRUE;
}

/* @undefined: what an empty cell stands for */
static double
result (const GPtrArray *cells, Column column, double undefined)
{
  const char *text = g_ptr_array_index (cells, column);

  return *text == '\0' ? undefined : g_ascii_strtod (text, NULL);
}

gboolean
plateau_sweep_table_read_cell (const PlateauSweepTable *self,
                               const char *line,
                               PlateauSweepCell *cell,
                               GError **error)
{
  g_autoptr (GPtrArray) cells = NULL;
  guint index;

  if (!plateau_sweep_table_read_row (self, line, TRUE, &index, error))
    return FALSE;

  cells = split (line);
  *cell = (PlateauSweepCell){
    .cell = index,
    .first_loss = result (cells, FIRST_LOSS, INFINITY),
    .loss_median = result (cells, LOSS_MEDIAN, NAN),
    .loss_min = result (cells, LOSS_MIN, NAN),
    .loss_max = result (cells, LOSS_MAX, NAN),
    .epochs_to_half = result (cells, EPOCHS_TO_HALF, INFINITY),
    .diverged = result (cells, DIVERGED, NAN),
    .failed = result (cells, FAILED, NAN),
  };

  return TRUE;
}
