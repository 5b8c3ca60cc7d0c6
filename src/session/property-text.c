/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "property-text.h"

#include "config.h"
#include "exact-number.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

char *
plateau_property_to_text (const GValue *value)
{
  if (G_VALUE_HOLDS_DOUBLE (value))
    return plateau_exact_number (g_value_get_double (value));
  if (G_VALUE_HOLDS_UINT (value))
    return g_strdup_printf ("%u", g_value_get_uint (value));
  if (G_VALUE_HOLDS_BOOLEAN (value))
    return g_strdup (g_value_get_boolean (value) ? "true" : "false");

  {
    GEnumClass *names = g_type_class_peek (G_VALUE_TYPE (value));

    return g_strdup (g_enum_get_value (names, g_value_get_enum (value))->value_nick);
  }
}

/* Decimal digits only: no "nan", no hexadecimal, no blanks, no comma. */
static gboolean
parse_decimal (const char *text, double *number)
{
  char *end;

  if (*text == '\0' || text[strspn (text, "0123456789+-.eE")] != '\0')
    return FALSE;

  *number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*number);
}

static gboolean
read_double (const PlateauKeyReader *reader,
             const GParamSpecDouble *range,
             GValue *value,
             GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  double number;

  if (parse_decimal (reader->value, &number) && number >= range->minimum &&
      number <= range->maximum)
    {
      g_value_set_double (value, number);
      return TRUE;
    }

  shown = plateau_quoted (reader->value);
  low = plateau_exact_number (range->minimum);
  high = plateau_exact_number (range->maximum);
  return plateau_key_reader_fail (
      reader, error, PLATEAU_ERROR_VALUE, reader->line, reader->value_column,
      /* Translators: a key, its value, the lowest and the highest number. */
      _ ("%s is “%s”: a number from %s to %s, with a decimal point, would be right"), reader->key,
      shown, low, high);
}

static gboolean
read_whole (const PlateauKeyReader *reader,
            const GParamSpecUInt *range,
            GValue *value,
            GError **error)
{
  g_autofree char *shown = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (reader->value, 10, range->minimum, range->maximum, &number, NULL))
    {
      g_value_set_uint (value, number);
      return TRUE;
    }

  shown = plateau_quoted (reader->value);
  return plateau_key_reader_fail (
      reader, error, PLATEAU_ERROR_VALUE, reader->line, reader->value_column,
      /* Translators: a key, its value, the lowest and the highest number. */
      _ ("%s is “%s”: a whole number from %u to %u would be right"), reader->key, shown,
      range->minimum, range->maximum);
}

static gboolean
read_boolean (const PlateauKeyReader *reader, GValue *value, GError **error)
{
  g_autofree char *shown = NULL;

  if (g_str_equal (reader->value, "true") || g_str_equal (reader->value, "false"))
    {
      g_value_set_boolean (value, *reader->value == 't');
      return TRUE;
    }

  shown = plateau_quoted (reader->value);
  return plateau_key_reader_fail (
      reader, error, PLATEAU_ERROR_VALUE, reader->line, reader->value_column,
      /* Translators: a key, its value; true and false stay as they are. */
      _ ("%s is “%s”: true or false would be right"), reader->key, shown);
}

static gboolean
read_enum (const PlateauKeyReader *reader,
           const GParamSpecEnum *range,
           GValue *value,
           GError **error)
{
  const GEnumClass *names = range->enum_class;
  g_autofree char *shown = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < names->n_values; i++)
    {
      if (g_str_equal (reader->value, names->values[i].value_nick))
        {
          g_value_set_enum (value, names->values[i].value);
          return TRUE;
        }
      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", names->values[i].value_nick);
    }

  shown = plateau_quoted (reader->value);
  return plateau_key_reader_fail (
      reader, error, PLATEAU_ERROR_UNKNOWN, reader->line, reader->value_column,
      /* Translators: a key, its value, a list of names. */
      _ ("%s is “%s”: one of %s would be right"), reader->key, shown, list->str);
}

gboolean
plateau_property_read (const PlateauKeyReader *reader,
                       GParamSpec *spec,
                       GValue *value,
                       GError **error)
{
  gboolean read;

  g_value_init (value, spec->value_type);
  if (G_IS_PARAM_SPEC_DOUBLE (spec))
    read = read_double (reader, G_PARAM_SPEC_DOUBLE (spec), value, error);
  else if (G_IS_PARAM_SPEC_UINT (spec))
    read = read_whole (reader, G_PARAM_SPEC_UINT (spec), value, error);
  else if (G_IS_PARAM_SPEC_BOOLEAN (spec))
    read = read_boolean (reader, value, error);
  else
    read = read_enum (reader, G_PARAM_SPEC_ENUM (spec), value, error);

  if (!read)
    g_value_unset (value);
  return read;
}
