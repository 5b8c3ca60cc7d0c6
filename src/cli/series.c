/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "series.h"

#include "config.h"
#include "fail.h"
#include "session/quote.h"
#include "session/sweep.h"
#include "value.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *option;
  const char *text;
  PlateauSeriesKind kind;
  double low;
  double high;
} Series;

static gboolean
fail_form (const Series *self, GError **error)
{
  g_autofree char *shown = plateau_quoted (self->text);

  switch (self->kind)
    {
    case PLATEAU_SERIES_WHOLE:
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: option and value. Numbers are written as they are. */
                           _ ("%s “%s”: a range A:B:N such as 2:64:6, or a list such as 2,4,8, "
                              "would be right"),
                           self->option, shown);
    case PLATEAU_SERIES_STEPS:
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: option and value. Numbers are written as they are. */
                           _ ("%s “%s”: a range A:B such as 1:10, or a list such as 1,2,4, "
                              "would be right"),
                           self->option, shown);
    case PLATEAU_SERIES_NUMBERS:
    default:
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: option and value. Numbers are written as they are. */
                           _ ("%s “%s”: a range A:B:N such as 0.01:100:9, or a list such as "
                              "0,0.01,1, would be right"),
                           self->option, shown);
    }
}

/* One number of the text; an error shows it alone. */
static gboolean
read_value (const Series *self, const char *item, double low, double *value, GError **error)
{
  guint64 whole;

  if (self->kind == PLATEAU_SERIES_NUMBERS)
    return plateau_value_to_number (self->option, item, low, self->high, value, error);

  if (!plateau_value_to_whole (self->option, item, low, self->high, &whole, error))
    return FALSE;
  *value = whole;
  return TRUE;
}

/* The end of a range on a logarithmic axis. */
static gboolean
read_end (const Series *self, const char *item, double *value, GError **error)
{
  g_autofree char *shown = NULL;

  if (!read_value (self, item, self->low, value, error))
    return FALSE;
  if (*value > 0)
    return TRUE;

  shown = plateau_quoted (self->text);
  return plateau_fail (
      error, PLATEAU_ERROR_VALUE,
      /* Translators: option and value. “A:B:N” and the numbers are written as they are. */
      _ ("%s “%s”: a logarithmic axis has no %s: ends above 0, or a list such as 0,0.01,1, would "
         "be right"),
      self->option, shown, item);
}

static gboolean
read_logarithmic (const Series *self, char **parts, GArray *values, GError **error)
{
  g_autofree char *shown = NULL;
  double first, last;
  guint64 n;

  if (!read_end (self, parts[0], &first, error) || !read_end (self, parts[1], &last, error) ||
      !plateau_value_to_whole (self->option, parts[2], 1, PLATEAU_MAX_SWEEP_CELLS, &n, error))
    return FALSE;

  if (n == 1 && first != last)
    {
      shown = plateau_quoted (self->text);
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: option and value, then the two ends of the range. */
                           _ ("%s “%s”: one value cannot be both %s and %s: 2 values or more, or "
                              "one number alone, would be right"),
                           self->option, shown, parts[0], parts[1]);
    }

  g_array_set_size (values, n);
  plateau_sweep_log_spaced ((double *) (void *) values->data, first, last, n);
  if (self->kind == PLATEAU_SERIES_WHOLE)
    for (guint i = 0; i < n; i++)
      {
        double *value = &g_array_index (values, double, i);

        *value = round (*value);
      }

  return TRUE;
}

static gboolean
read_steps (const Series *self, char **parts, GArray *values, GError **error)
{
  double first, last;

  if (!read_value (self, parts[0], self->low, &first, error) ||
      !read_value (self, parts[1], self->low, &last, error))
    return FALSE;

  for (double value = first; value != last; value += last > first ? 1 : -1)
    g_array_append_val (values, value);
  g_array_append_val (values, last);

  return TRUE;
}

static gboolean
read_list (const Series *self, GArray *values, GError **error)
{
  g_auto (GStrv) items = g_strsplit (self->text, ",", -1);

  if (items[0] == NULL)
    return fail_form (self, error);

  for (guint i = 0; items[i] != NULL; i++)
    {
      double value;

      if (!read_value (self, items[i], self->low, &value, error))
        return FALSE;
      g_array_append_val (values, value);
    }

  return TRUE;
}

static gboolean
read_text (const Series *self, GArray *values, GError **error)
{
  const guint n_parts = self->kind == PLATEAU_SERIES_STEPS ? 2 : 3;
  g_auto (GStrv) parts = NULL;

  if (strchr (self->text, ':') == NULL)
    return read_list (self, values, error);

  parts = g_strsplit (self->text, ":", -1);
  if (g_strv_length (parts) != n_parts)
    return fail_form (self, error);

  return self->kind == PLATEAU_SERIES_STEPS ? read_steps (self, parts, values, error)
                                            : read_logarithmic (self, parts, values, error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Two equal values would be two rows that nothing tells apart. */
static gboolean
check_different (const Series *self, const GArray *values, GError **error)
{
  g_autofree double *sorted = g_memdup2 (values->data, values->len * sizeof (double));

  qsort (sorted, values->len, sizeof (double), compare);
  for (guint i = 1; i < values->len; i++)
    if (sorted[i] == sorted[i - 1])
      {
        char digits[G_ASCII_DTOSTR_BUF_SIZE];
        g_autofree char *shown = plateau_quoted (self->text);

        return plateau_fail (error, PLATEAU_ERROR_VALUE,
                             /* Translators: option and value, then a number. */
                             _ ("%s “%s”: the value %s comes twice: fewer values, or others, would "
                                "be right"),
                             self->option, shown,
                             g_ascii_formatd (digits, sizeof digits, "%.15g", sorted[i]));
      }

  return TRUE;
}

double *
plateau_series_parse (const char *option,
                      const char *text,
                      PlateauSeriesKind kind,
                      double low,
                      double high,
                      guint *n,
                      GError **error)
{
  const Series self = { option, text, kind, low, high };
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  gsize length;

  if (!read_text (&self, values, error) || !check_different (&self, values, error))
    return NULL;

  *n = values->len;
  return g_array_steal (values, &length);
}
