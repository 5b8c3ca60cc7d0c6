/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "key-reader.h"

#include "config.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
plateau_key_reader_init (PlateauKeyReader *self, const char *text, gsize length, const char *name)
{
  *self = (PlateauKeyReader){ .at = text, .end = text + length };

  self->name = plateau_printable (name, G_MAXSIZE);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
}

void
plateau_key_reader_clear (PlateauKeyReader *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->value, g_free);
}

gboolean
plateau_key_reader_fail (const PlateauKeyReader *self,
                         GError **error,
                         PlateauError code,
                         guint line,
                         guint column,
                         const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, PLATEAU_ERROR, code, "%s:%u:%u: %s", self->name, line, column, message);
  return FALSE;
}

/* The character of the line that begins at @at, from 1. */
static guint
column_of (const char *line, const char *at)
{
  return 1 + g_utf8_pointer_to_offset (line, at);
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* Draws @from and @to together until neither is a blank. */
static void
trim (const char **from, const char **to)
{
  while (*from < *to && is_blank (**from))
    (*from)++;
  while (*to > *from && is_blank ((*to)[-1]))
    (*to)--;
}

/* What is not text cannot be cut at its characters. */
static gboolean
check_text (const PlateauKeyReader *self, const char *line, const char *line_end, GError **error)
{
  const char *bad;

  if (g_utf8_validate_len (line, line_end - line, &bad))
    return TRUE;

  return plateau_key_reader_fail (
      self, error, PLATEAU_ERROR_SYNTAX, self->line, column_of (line, bad),
      /* Translators: 0x%02X is a byte, such as 0xFF. */
      _ ("byte 0x%02X is not text: a file in UTF-8 would be right"), (guchar) *bad);
}

static PlateauKeyItem
read_group (PlateauKeyReader *self,
            const char *line,
            const char *from,
            const char *to,
            GError **error)
{
  g_autofree char *whole = g_strndup (from, to - from);

  if (to - from < 3 || to[-1] != ']')
    {
      g_autofree char *shown = plateau_quoted (whole);

      plateau_key_reader_fail (self, error, PLATEAU_ERROR_SYNTAX, self->line,
                               column_of (line, from),
                               /* Translators: [NAME] stands for a name in square brackets. */
                               _ ("“%s” is no group: [NAME] would be right"), shown);
      return PLATEAU_KEY_ITEM_ERROR;
    }

  self->key = g_strndup (from + 1, to - from - 2);
  self->key_column = column_of (line, from);
  return PLATEAU_KEY_ITEM_GROUP;
}

static PlateauKeyItem
read_setting (PlateauKeyReader *self,
              const char *line,
              const char *from,
              const char *to,
              GError **error)
{
  const char *equals = memchr (from, '=', to - from);
  const char *key_end = equals;
  const char *value;

  if (equals == NULL || equals == from)
    {
      g_autofree char *whole = g_strndup (from, to - from);
      g_autofree char *shown = plateau_quoted (whole);

      plateau_key_reader_fail (self, error, PLATEAU_ERROR_SYNTAX, self->line,
                               column_of (line, from),
                               /* Translators: KEY=VALUE stands for a line such as “seed=2”. */
                               _ ("“%s” is no setting: KEY=VALUE would be right"), shown);
      return PLATEAU_KEY_ITEM_ERROR;
    }

  value = equals + 1;
  trim (&from, &key_end);
  trim (&value, &to);
  self->key = g_strndup (from, key_end - from);
  self->key_column = column_of (line, from);
  self->value = g_strndup (value, to - value);
  self->value_column = column_of (line, value);
  return PLATEAU_KEY_ITEM_VALUE;
}

PlateauKeyItem
plateau_key_reader_next (PlateauKeyReader *self, GError **error)
{
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->value, g_free);

  while (self->at < self->end)
    {
      const char *line = self->at;
      const char *newline = memchr (line, '\n', self->end - line);
      const char *line_end = newline != NULL ? newline : self->end;
      const char *from = line, *to = line_end;

      self->at = newline != NULL ? newline + 1 : self->end;
      self->line++;
      if (!check_text (self, line, line_end, error))
        return PLATEAU_KEY_ITEM_ERROR;

      trim (&from, &to);
      if (from == to || *from == '#')
        continue;
      if (*from == '[')
        return read_group (self, line, from, to, error);
      return read_setting (self, line, from, to, error);
    }

  return PLATEAU_KEY_ITEM_END;
}
