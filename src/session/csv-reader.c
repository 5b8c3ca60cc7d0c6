/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-reader.h"

#include "config.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No number and no sensible label is longer; what is longer is not a table of this kind. */
#define MAX_CELL_BYTES 256

void
plateau_csv_reader_init (PlateauCsvReader *self, const char *text, gsize length, const char *name)
{
  *self = (PlateauCsvReader){ .at = text, .end = text + length, .line = 1, .row_line = 1 };

  self->name = plateau_printable (name, G_MAXSIZE);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    self->cells[i] = g_string_new (NULL);

  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->line_start = self->at;
}

void
plateau_csv_reader_clear (PlateauCsvReader *self)
{
  g_clear_pointer (&self->name, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    if (self->cells[i] != NULL)
      g_string_free (g_steal_pointer (&self->cells[i]), TRUE);
}

gboolean
plateau_csv_reader_fail (const PlateauCsvReader *self,
                         GError **error,
                         guint line,
                         guint cell,
                         const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX, "%s:%u:%u: %s", self->name, line, cell,
               message);
  return FALSE;
}

/* The character of the line at which the reader stands, from 1. */
static guint
character (const PlateauCsvReader *self)
{
  guint n = 1;

  for (const char *at = self->line_start; at < self->at; at++)
    n += (*at & 0xc0) != 0x80;

  return n;
}

static void
begin_line (PlateauCsvReader *self)
{
  if (self->at + 1 < self->end && self->at[0] == '\r' && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
  self->line_start = self->at;
}

static gboolean
at_line_end (const PlateauCsvReader *self)
{
  return self->at == self->end || *self->at == '\n' || *self->at == '\r';
}

/* White space counts as one blank, and as nothing at the ends, so that labels compare as people see them. */
static void
append_blank (GString *cell)
{
  if (cell->len > 0 && cell->str[cell->len - 1] != ' ')
    g_string_append_c (cell, ' ');
}

/* Appends the character at the reader's place to the cell. */
static gboolean
take_character (PlateauCsvReader *self, gboolean in_quotes, GError **error)
{
  GString *cell = self->cells[self->n_cells - 1];
  const gunichar c = g_utf8_get_char_validated (self->at, self->end - self->at);

  if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
    {
      append_blank (cell);
      if (at_line_end (self))
        begin_line (self);
      else
        self->at++;
    }
  else if (c == (gunichar) -1 || c == (gunichar) -2 || g_unichar_iscntrl (c))
    {
      return plateau_csv_reader_fail (
          self, error, self->line, self->n_cells,
          /* Translators: %02X is a byte in hexadecimal, %u counts characters from 1. */
          _ ("byte 0x%02X at character %u of the line is not text: a CSV file in UTF-8 "
             "would be right"),
          (guchar) *self->at, character (self));
    }
  else
    {
      const char *next = g_utf8_next_char (self->at);

      g_string_append_len (cell, self->at, next - self->at);
      self->at = next;
    }

  if (cell->len <= MAX_CELL_BYTES)
    return TRUE;

  if (in_quotes)
    return plateau_csv_reader_fail (
        self, error, self->row_line, self->n_cells,
        /* Translators: “cell 2” is the second cell of the line; a number of bytes. */
        _ ("cell %u has more than %d bytes: a closing quotation mark, or a shorter cell, "
           "would be right"),
        self->n_cells, MAX_CELL_BYTES);
  return plateau_csv_reader_fail (
      self, error, self->row_line, self->n_cells,
      _ ("cell %u has more than %d bytes: cells with a number or a short label, separated "
         "by commas, would be right"),
      self->n_cells, MAX_CELL_BYTES);
}

static void
skip_blanks (PlateauCsvReader *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t'))
    self->at++;
}

static gboolean
read_quoted (PlateauCsvReader *self, GError **error)
{
  const guint line = self->line;
  const guint start = character (self);

  self->at++;
  while (self->at < self->end)
    {
      if (*self->at == '"')
        {
          self->at++;
          if (self->at == self->end || *self->at != '"')
            return TRUE;
        }
      if (!take_character (self, TRUE, error))
        return FALSE;
    }

  return plateau_csv_reader_fail (
      self, error, line, self->n_cells,
      /* Translators: %u counts characters from 1. */
      _ ("the quotation mark at character %u of the line is never closed: one more at the "
         "end of the cell would be right"),
      start);
}

/* Reads one cell and leaves the reader on the comma or the line's end behind it. */
static gboolean
read_cell (PlateauCsvReader *self, GError **error)
{
  GString *cell = self->cells[self->n_cells++];
  gboolean in_quotes;

  g_string_truncate (cell, 0);
  skip_blanks (self);
  in_quotes = self->at < self->end && *self->at == '"';

  if (in_quotes)
    {
      if (!read_quoted (self, error))
        return FALSE;
      skip_blanks (self);
    }

  while (!at_line_end (self) && *self->at != ',')
    {
      if (in_quotes || *self->at == '"')
        return plateau_csv_reader_fail (
            self, error, self->line, self->n_cells,
            _ ("a quotation mark stands in the middle of the cell before character %u of "
               "the line: marks around the whole cell, doubled inside, would be right"),
            character (self) + !in_quotes);
      if (!take_character (self, FALSE, error))
        return FALSE;
    }

  if (cell->len > 0 && cell->str[cell->len - 1] == ' ')
    g_string_truncate (cell, cell->len - 1);
  return TRUE;
}

gboolean
plateau_csv_reader_read_row (PlateauCsvReader *self, guint max, gboolean first, GError **error)
{
  self->n_cells = 0;
  self->row_line = self->line;

  for (;;)
    {
      if (!read_cell (self, error))
        return FALSE;

      if (self->n_cells > max && first)
        return plateau_csv_reader_fail (
            self, error, self->row_line, self->n_cells,
            _ ("cell %u is one too many: 1 to %d columns of numbers and, last, a label "
               "would be right"),
            self->n_cells, PLATEAU_MAX_FEATURES);
      if (self->n_cells > max)
        return plateau_csv_reader_fail (
            self, error, self->row_line, self->n_cells,
            /* Translators: the second %u is how many cells the first line has. */
            _ ("cell %u is one too many: %u cells, as in the first line, would be right"),
            self->n_cells, max);

      if (at_line_end (self))
        break;
      self->at++;
    }

  if (self->at < self->end)
    begin_line (self);
  return TRUE;
}

gboolean
plateau_csv_reader_skip_empty_lines (PlateauCsvReader *self)
{
  for (;;)
    {
      skip_blanks (self);
      if (self->at == self->end)
        return FALSE;
      if (!at_line_end (self))
        break;
      begin_line (self);
    }

  self->at = self->line_start;
  return TRUE;
}
