/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "value.h"

#include "config.h"
#include "fail.h"
#include "session/csv-data.h"
#include "session/quote.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Below this nothing in a figure can be read; above it a picture takes half a gigabyte. */
#define MIN_WIDTH 200
#define MIN_HEIGHT 140
#define MAX_SIDE 8000

/* Decimal digits only: no "nan", no hexadecimal, no blanks, no comma. */
static gboolean
parse_number (const char *text, double *value)
{
  char *end;

  if (*text == '\0' || text[strspn (text, "0123456789+-.eE")] != '\0')
    return FALSE;

  *value = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (*value);
}

gboolean
plateau_value_to_number (const char *option,
                         const char *text,
                         double low,
                         double high,
                         double *value,
                         GError **error)
{
  char lowest[G_ASCII_DTOSTR_BUF_SIZE], highest[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *shown = NULL;
  double number;

  if (parse_number (text, &number) && number >= low && number <= high)
    {
      *value = number;
      return TRUE;
    }

  shown = plateau_quoted (text);
  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: option, value, lowest and highest number. */
                       _ ("%s “%s”: a number from %s to %s would be right"), option, shown,
                       g_ascii_formatd (lowest, sizeof lowest, "%.15g", low),
                       g_ascii_formatd (highest, sizeof highest, "%.15g", high));
}

gboolean
plateau_value_to_whole (const char *option,
                        const char *text,
                        guint64 low,
                        guint64 high,
                        guint64 *value,
                        GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *lowest = NULL;
  g_autofree char *highest = NULL;

  if (g_ascii_string_to_unsigned (text, 10, low, high, value, NULL))
    return TRUE;

  shown = plateau_quoted (text);
  lowest = g_strdup_printf ("%" G_GUINT64_FORMAT, low);
  highest = g_strdup_printf ("%" G_GUINT64_FORMAT, high);
  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: option, value, lowest and highest number. */
                       _ ("%s “%s”: a whole number from %s to %s would be right"), option, shown,
                       lowest, highest);
}

/* "flower, circles, moons": names are not translated. */
static char *
join (const char *const *names)
{
  return g_strjoinv (", ", (char **) names);
}

gboolean
plateau_value_to_choice (const char *option,
                         const char *text,
                         const char *const *names,
                         guint *choice,
                         GError **error)
{
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (text, names[i]))
      {
        *choice = i;
        return TRUE;
      }

  shown = plateau_quoted (text);
  list = join (names);
  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: option, value, list of names. */
                       _ ("%s “%s”: one of %s would be right"), option, shown, list);
}

static gboolean
set_enum (PlateauExperiment *experiment,
          GParamSpecEnum *range,
          const char *option,
          const char *text,
          GError **error)
{
  g_autofree const char **names = g_new0 (const char *, range->enum_class->n_values + 1);
  guint choice;

  for (guint i = 0; i < range->enum_class->n_values; i++)
    names[i] = range->enum_class->values[i].value_nick;

  if (!plateau_value_to_choice (option, text, names, &choice, error))
    return FALSE;

  g_object_set (experiment, range->parent_instance.name, range->enum_class->values[choice].value,
                NULL);
  return TRUE;
}

gboolean
plateau_value_to_property (PlateauExperiment *experiment,
                           const char *property,
                           const char *option,
                           const char *text,
                           GError **error)
{
  GParamSpec *range = g_object_class_find_property (G_OBJECT_GET_CLASS (experiment), property);

  if (G_IS_PARAM_SPEC_DOUBLE (range))
    {
      const GParamSpecDouble *real = G_PARAM_SPEC_DOUBLE (range);
      double value;

      if (!plateau_value_to_number (option, text, real->minimum, real->maximum, &value, error))
        return FALSE;
      g_object_set (experiment, property, value, NULL);
      return TRUE;
    }

  if (G_IS_PARAM_SPEC_UINT (range))
    {
      const GParamSpecUInt *whole = G_PARAM_SPEC_UINT (range);
      guint64 value;

      if (!plateau_value_to_whole (option, text, whole->minimum, whole->maximum, &value, error))
        return FALSE;
      g_object_set (experiment, property, (guint) value, NULL);
      return TRUE;
    }

  return set_enum (experiment, G_PARAM_SPEC_ENUM (range), option, text, error);
}

gboolean
plateau_value_to_layers (PlateauExperiment *experiment,
                         const char *option,
                         const char *text,
                         GError **error)
{
  g_autofree char *shown = plateau_quoted (text);
  g_auto (GStrv) items = NULL;
  guint widths[PLATEAU_MAX_HIDDEN_LAYERS];
  guint n;

  if (g_str_equal (text, "none"))
    return plateau_experiment_set_widths (experiment, 0, NULL, error);

  items = g_strsplit (text, ",", -1);
  n = g_strv_length (items);
  if (n == 0 || n > PLATEAU_MAX_HIDDEN_LAYERS)
    {
      return plateau_fail (
          error, PLATEAU_ERROR_VALUE,
          /* Translators: option, value, a number; “none” is not translated. */
          _ ("%s “%s”: none, or the widths of 1 to %d hidden layers such as 10,5, would be "
             "right"),
          option, shown, PLATEAU_MAX_HIDDEN_LAYERS);
    }

  for (guint i = 0; i < n; i++)
    {
      guint64 width;

      if (!g_ascii_string_to_unsigned (items[i], 10, 1, PLATEAU_MAX_UNITS, &width, NULL))
        {
          g_autofree char *item = plateau_quoted (items[i]);

          return plateau_fail (
              error, PLATEAU_ERROR_VALUE,
              /* Translators: option, value, place in its list, the text there, a number;
               * “none” is not translated. */
              _ ("%s “%s”: hidden layer %u has the width “%s”: a whole number from 1 to %d, "
                 "or none for no hidden layer, would be right"),
              option, shown, i + 1, item, PLATEAU_MAX_UNITS);
        }
      widths[i] = width;
    }

  return plateau_experiment_set_widths (experiment, n, widths, error);
}

gboolean
plateau_value_to_size (const char *option,
                       const char *text,
                       guint *width,
                       guint *height,
                       GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "x", -1);
  g_autofree char *shown = NULL;
  guint64 w, h;

  if (g_strv_length (sides) == 2 &&
      g_ascii_string_to_unsigned (sides[0], 10, MIN_WIDTH, MAX_SIDE, &w, NULL) &&
      g_ascii_string_to_unsigned (sides[1], 10, MIN_HEIGHT, MAX_SIDE, &h, NULL))
    {
      *width = w;
      *height = h;
      return TRUE;
    }

  shown = plateau_quoted (text);
  return plateau_fail (
      error, PLATEAU_ERROR_VALUE,
      /* Translators: option, value; then the smallest and the largest size. Keep the “x”. */
      _ ("%s “%s”: a size such as 960x600, from %dx%d to %dx%d, would be right"), option, shown,
      MIN_WIDTH, MIN_HEIGHT, MAX_SIDE, MAX_SIDE);
}

/* A name of no data set is a file where it looks like one. */
static gboolean
looks_like_file (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_str_has_suffix (lower, ".csv") || strchr (text, G_DIR_SEPARATOR) != NULL;
}

static gboolean
load_own_data (PlateauExperiment *experiment, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PlateauDataset) data = plateau_csv_data_load (file, NULL, error);
  g_autofree char *name = g_filename_display_basename (path);

  if (data == NULL)
    return FALSE;

  plateau_experiment_set_own_data (experiment, data, name);
  plateau_experiment_set_own_file (experiment, file);
  return TRUE;
}

gboolean
plateau_value_to_data (PlateauExperiment *experiment,
                       const char *option,
                       const char *text,
                       GError **error)
{
  const char *names[PLATEAU_DATA_SET_FILE + 1] = { NULL };
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;
  PlateauDataSet data_set;

  if (plateau_data_set_from_nick (text, &data_set))
    {
      g_object_set (experiment, "data-set", data_set, NULL);
      return TRUE;
    }

  if (looks_like_file (text))
    return load_own_data (experiment, text, error);

  for (guint i = 0; i < PLATEAU_DATA_SET_FILE; i++)
    names[i] = plateau_data_set_nick (i);
  shown = plateau_quoted (text);
  list = join (names);
  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: option, value, list of names. */
                       _ ("%s “%s”: one of %s, or a file whose name ends in .csv, would be right"),
                       option, shown, list);
}
