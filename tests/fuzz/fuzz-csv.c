/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "session/csv-data.h"

#include <math.h>

#define NAME "fuzz.csv"

/* As the header of the reader says; beyond, ten layers of the largest weights overflow. */
#define MAX_VALUE 1e15

static void
assert_bounds (const PlateauDataset *data)
{
  guint n_ones = 0;

  g_assert_cmpuint (data->n_features, >=, 1);
  g_assert_cmpuint (data->n_features, <=, PLATEAU_MAX_FEATURES);
  g_assert_cmpuint (data->n_examples, >=, PLATEAU_MIN_EXAMPLES);
  g_assert_cmpuint (data->n_examples, <=, PLATEAU_MAX_EXAMPLES);
  g_assert_cmpuint (data->stride, >=, data->n_examples);
  g_assert_cmpuint (data->stride % PLATEAU_STRIDE, ==, 0);

  for (guint f = 0; f < data->n_features; f++)
    for (guint i = 0; i < data->stride; i++)
      {
        const double value = data->x[f * data->stride + i];

        g_assert_true (i < data->n_examples ? fabs (value) <= MAX_VALUE : value == 0);
      }

  for (guint i = 0; i < data->stride; i++)
    {
      g_assert_true (data->valid[i] == (i < data->n_examples));
      g_assert_true (data->y[i] == 0 || (data->y[i] == 1 && i < data->n_examples));
      n_ones += data->y[i] == 1;
    }
  g_assert_cmpuint (n_ones, >, 0);
  g_assert_cmpuint (n_ones, <, data->n_examples);
}

static void
assert_name (const char *name)
{
  g_assert_nonnull (name);
  g_assert_cmpint (*name, !=, '\0');
  g_assert_true (g_utf8_validate (name, -1, NULL));
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (at)));
}

static void
append_quoted (GString *text, const char *name)
{
  g_string_append_c (text, '"');
  for (const char *at = name; *at != '\0'; at++)
    g_string_append_printf (text, *at == '"' ? "\"\"" : "%c", *at);
  g_string_append_c (text, '"');
}

/* A tidy file of the same data. */
static GString *
to_text (const PlateauDataset *data)
{
  GString *text = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint f = 0; f < data->n_features; f++)
    {
      append_quoted (text, data->feature_names[f]);
      g_string_append_c (text, ',');
    }
  g_string_append_c (text, '\n');

  for (guint i = 0; i < data->n_examples; i++)
    {
      for (guint f = 0; f < data->n_features; f++)
        g_string_append_printf (
            text, "%s,",
            g_ascii_dtostr (number, sizeof number, data->x[f * (gsize) data->stride + i]));
      append_quoted (text, data->class_names[data->y[i] == 1]);
      g_string_append_c (text, '\n');
    }

  return text;
}

static void
assert_same (const PlateauDataset *a, const PlateauDataset *b)
{
  g_assert_cmpuint (a->n_features, ==, b->n_features);
  g_assert_cmpuint (a->n_examples, ==, b->n_examples);
  g_assert_cmpmem (a->x, a->n_features * (gsize) a->stride * sizeof (double), b->x,
                   b->n_features * (gsize) b->stride * sizeof (double));
  g_assert_cmpmem (a->y, a->stride * sizeof (double), b->y, b->stride * sizeof (double));
  for (guint f = 0; f < a->n_features; f++)
    g_assert_cmpstr (a->feature_names[f], ==, b->feature_names[f]);
  for (guint k = 0; k < 2; k++)
    g_assert_cmpstr (a->class_names[k], ==, b->class_names[k]);
}

gboolean
fuzz_read (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = NULL;
  g_autoptr (PlateauDataset) again = NULL;
  g_autoptr (GString) text = NULL;

  data = plateau_csv_data_parse ((const char *) bytes, size, NAME, &error);
  if (data == NULL)
    {
      fuzz_assert_refused (error, NAME ":", fuzz_count_lines (bytes, size), TRUE);
      return FALSE;
    }

  g_assert_no_error (error);
  assert_bounds (data);
  for (guint f = 0; f < data->n_features; f++)
    assert_name (data->feature_names[f]);
  for (guint k = 0; k < 2; k++)
    assert_name (data->class_names[k]);

  text = to_text (data);
  again = plateau_csv_data_parse (text->str, text->len, NAME, &error);
  g_assert_no_error (error);
  assert_same (data, again);
  return TRUE;
}
