/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv-data.h"

#include "config.h"
#include "csv-reader.h"
#include "quote.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Sums of squares behind ten layers of the largest weights must stay finite. */
#define MAX_VALUE 1e15

/*
 * Table: what has been understood so far.
 * header_line: 0 where there is none
 * values: rows × n_features
 * classes: one index a row
 */
typedef struct
{
  guint n_cells;
  guint header_line;
  char *header[PLATEAU_CSV_MAX_CELLS];
  guint first_line;
  GArray *values;
  GByteArray *classes;
  char *class_names[2];
  guint n_classes;
} Table;

static void
table_clear (Table *self)
{
  for (guint i = 0; i < PLATEAU_CSV_MAX_CELLS; i++)
    g_free (self->header[i]);
  g_array_unref (self->values);
  g_byte_array_unref (self->classes);
  g_free (self->class_names[0]);
  g_free (self->class_names[1]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

/* TRUE for a whole decimal number; it may still be infinite. Hexadecimal and "nan" are none. */
static gboolean
parse_decimal (const char *cell, double *value)
{
  char *end;

  if (*cell == '\0' || cell[strspn (cell, "0123456789+-.eE")] != '\0')
    return FALSE;

  *value = g_ascii_strtod (cell, &end);
  return *end == '\0';
}

/* TRUE for what no one would write over a column: a number of any kind, finite or not. */
static gboolean
looks_numeric (const char *cell)
{
  char *end;

  g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0';
}

/* What is wrong where the first line has one cell only. Always FALSE. */
static gboolean
fail_one_cell (const PlateauCsvReader *self, GError **error)
{
  const char *cell = self->cells[0]->str;
  g_autofree char *value = plateau_quoted (cell);

  if (strchr (cell, ';') != NULL)
    return plateau_csv_reader_fail (
        self, error, self->row_line, 1,
        _ ("the cells seem to be separated by semicolons in “%s”: commas would be right"), value);

  return plateau_csv_reader_fail (
      self, error, self->row_line, 2,
      _ ("cell 2 is missing after “%s”: 1 to %d columns of numbers and, last, a label, "
         "separated by commas, would be right"),
      value, PLATEAU_MAX_FEATURES);
}

/* The first line is a header where none of its first cells is a number and one of them is a name. */
static gboolean
is_header (const PlateauCsvReader *self)
{
  gboolean named = FALSE;

  for (guint i = 0; i + 1 < self->n_cells; i++)
    {
      if (looks_numeric (self->cells[i]->str))
        return FALSE;
      named |= self->cells[i]->len > 0;
    }

  return named;
}

static gboolean
add_number (const PlateauCsvReader *self, Table *table, guint i, GError **error)
{
  const char *cell = self->cells[i]->str;
  g_autofree char *value = plateau_quoted (cell);
  double number;

  if (*cell == '\0')
    return plateau_csv_reader_fail (self, error, self->row_line, i + 1,
                                    _ ("cell %u is empty: a number such as -1.5 would be right"),
                                    i + 1);

  if (!parse_decimal (cell, &number))
    {
      if (looks_numeric (cell) && !isfinite (g_ascii_strtod (cell, NULL)))
        return plateau_csv_reader_fail (self, error, self->row_line, i + 1,
                                        _ ("cell %u is “%s”: a finite number would be right"),
                                        i + 1, value);
      return plateau_csv_reader_fail (
          self, error, self->row_line, i + 1,
          /* Translators: keep -1.5 with a point; it is what the file must contain. */
          _ ("cell %u is the text “%s”: a number such as -1.5, with a decimal point, would "
             "be right"),
          i + 1, value);
    }

  if (!(fabs (number) <= MAX_VALUE))
    return plateau_csv_reader_fail (
        self, error, self->row_line, i + 1,
        _ ("cell %u is “%s”: a number from -1e15 to 1e15 would be right"), i + 1, value);

  g_array_append_val (table->values, number);
  return TRUE;
}

/* Equal as text, or as numbers: "1" and "1.0" are one class. */
static gboolean
same_label (const char *a, const char *b)
{
  double x, y;

  return g_str_equal (a, b) || (parse_decimal (a, &x) && parse_decimal (b, &y) && x == y);
}

static gboolean
add_label (const PlateauCsvReader *self, Table *table, GError **error)
{
  const guint column = self->n_cells;
  const char *cell = self->cells[column - 1]->str;
  guint8 k = 0;

  if (*cell == '\0')
    return plateau_csv_reader_fail (
        self, error, self->row_line, column,
        _ ("cell %u, the label, is empty: one of two class names would be right"), column);

  while (k < table->n_classes && !same_label (cell, table->class_names[k]))
    k++;

  if (k == G_N_ELEMENTS (table->class_names))
    {
      g_autofree char *third = plateau_quoted (cell);
      g_autofree char *first = plateau_quoted (table->class_names[0]);
      g_autofree char *second = plateau_quoted (table->class_names[1]);

      return plateau_csv_reader_fail (
          self, error, self->row_line, column,
          /* Translators: the third class found, then the first and the second. */
          _ ("the label “%s” is a third class after “%s” and “%s”: exactly two classes "
             "would be right"),
          third, first, second);
    }

  if (k == table->n_classes)
    table->class_names[table->n_classes++] = g_strdup (cell);
  g_byte_array_append (table->classes, &k, 1);
  return TRUE;
}

static gboolean
add_example (const PlateauCsvReader *self, Table *table, GError **error)
{
  if (self->n_cells < table->n_cells)
    return plateau_csv_reader_fail (
        self, error, self->row_line, self->n_cells + 1,
        /* Translators: the second %u is how many cells the first line has. */
        _ ("cell %u is missing: %u cells, as in the first line, would be right"), self->n_cells + 1,
        table->n_cells);

  if (table->classes->len == PLATEAU_MAX_EXAMPLES)
    return plateau_csv_reader_fail (self, error, self->row_line, 1,
                                    _ ("this is example %d: at most %d examples would be right"),
                                    PLATEAU_MAX_EXAMPLES + 1, PLATEAU_MAX_EXAMPLES);

  if (table->first_line == 0)
    table->first_line = self->row_line;

  for (guint i = 0; i + 1 < table->n_cells; i++)
    if (!add_number (self, table, i, error))
      return FALSE;

  return add_label (self, table, error);
}

static gboolean
check_whole (const PlateauCsvReader *self, const Table *table, GError **error)
{
  if (table->classes->len == 0)
    return plateau_csv_reader_fail (
        self, error, self->line, 1,
        _ ("there is no example, only a header: at least %d rows of two classes would be "
           "right"),
        PLATEAU_MIN_EXAMPLES);

  if (table->n_classes == 1)
    {
      g_autofree char *label = plateau_quoted (table->class_names[0]);

      return plateau_csv_reader_fail (
          self, error, table->first_line, table->n_cells,
          _ ("“%s” is the label of every example: exactly two classes would be right"), label);
    }

  /* A first example with a mistyped number must not pass for a header and vanish. */
  if (table->header_line > 0)
    for (guint k = 0; k < 2; k++)
      if (same_label (table->header[table->n_cells - 1], table->class_names[k]))
        {
          g_autofree char *label = plateau_quoted (table->class_names[k]);
          g_autofree char *value = plateau_quoted (table->header[0]);

          return plateau_csv_reader_fail (
              self, error, table->header_line, 1,
              _ ("cell 1 is the text “%s” in a line that ends in the class “%s”: a number, "
                 "or a header with another last name, would be right"),
              value, label);
        }

  return TRUE;
}

static PlateauDataset *
table_to_dataset (const Table *table)
{
  const guint n_features = table->n_cells - 1;
  const guint m = table->classes->len;
  const double *value = (gconstpointer) table->values->data;
  PlateauDataset *data = plateau_dataset_new (n_features, m);
  double first, second;
  const gboolean swap = parse_decimal (table->class_names[0], &first) &&
                        parse_decimal (table->class_names[1], &second) && second < first;

  for (guint i = 0; i < m; i++)
    {
      for (guint f = 0; f < n_features; f++)
        data->x[f * data->stride + i] = *value++;
      data->y[i] = (table->classes->data[i] != 0) != swap;
    }

  for (guint k = 0; k < 2; k++)
    {
      g_free (data->class_names[k]);
      data->class_names[k] = g_strdup (table->class_names[swap ? 1 - k : k]);
    }

  for (guint f = 0; f < n_features; f++)
    if (table->header_line > 0 && *table->header[f] != '\0')
      {
        g_free (data->feature_names[f]);
        data->feature_names[f] = g_strdup (table->header[f]);
      }

  return data;
}

/* Takes the first line: it fixes the number of cells, and may be a header. */
static gboolean
read_first (PlateauCsvReader *self, Table *table, GError **error)
{
  if (!plateau_csv_reader_skip_empty_lines (self))
    return plateau_csv_reader_fail (
        self, error, 1, 1,
        _ ("the file is empty: rows of 1 to %d numbers and a label would be right"),
        PLATEAU_MAX_FEATURES);

  if (!plateau_csv_reader_read_row (self, PLATEAU_CSV_MAX_CELLS, TRUE, error))
    return FALSE;
  if (self->n_cells == 1)
    return fail_one_cell (self, error);

  table->n_cells = self->n_cells;
  if (!is_header (self))
    return add_example (self, table, error);

  table->header_line = self->row_line;
  for (guint i = 0; i < self->n_cells; i++)
    table->header[i] = g_strdup (self->cells[i]->str);
  return TRUE;
}

static gboolean
check_size (const char *name, goffset size, GError **error)
{
  g_auto (PlateauCsvReader) reader = { 0 };
  g_autofree char *is = NULL;
  g_autofree char *most = NULL;

  if (size <= PLATEAU_CSV_MAX_BYTES)
    return TRUE;

  is = g_format_size_full (size, G_FORMAT_SIZE_IEC_UNITS);
  most = g_format_size_full (PLATEAU_CSV_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
  plateau_csv_reader_init (&reader, "", 0, name);
  return plateau_csv_reader_fail (&reader, error, 1, 1,
                                  /* Translators: two sizes such as “10.0 MiB” and “8.0 MiB”. */
                                  _ ("the file has %s: a CSV file of at most %s would be right"),
                                  is, most);
}

PlateauDataset *
plateau_csv_data_parse (const char *text, gsize length, const char *name, GError **error)
{
  g_auto (PlateauCsvReader) reader = { 0 };
  g_auto (Table) table = { 0 };

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  plateau_csv_reader_init (&reader, text, length, name);
  table.values = g_array_new (FALSE, FALSE, sizeof (double));
  table.classes = g_byte_array_new ();

  if (!check_size (name, length, error) || !read_first (&reader, &table, error))
    return NULL;

  while (plateau_csv_reader_skip_empty_lines (&reader))
    if (!plateau_csv_reader_read_row (&reader, table.n_cells, FALSE, error) ||
        !add_example (&reader, &table, error))
      return NULL;

  if (!check_whole (&reader, &table, error))
    return NULL;
  return table_to_dataset (&table);
}

/* How messages call a file: as seen from the working directory where it lies below that. */
static char *
name_of (GFile *file)
{
  g_autofree char *directory = g_get_current_dir ();
  g_autoptr (GFile) here = g_file_new_for_path (directory);
  g_autofree char *relative = g_file_get_relative_path (here, file);

  return relative != NULL ? g_steal_pointer (&relative) : g_file_get_parse_name (file);
}

/* Turns @failure into an error of ours that names the file; a cancelled reading stays what it is. */
static gboolean
fail_to_read (const char *name, GError *failure, GError **error)
{
  g_autofree char *printable = plateau_printable (name, G_MAXSIZE);
  g_autofree char *reason = plateau_printable (failure->message, G_MAXSIZE);
  g_autoptr (GError) cause = failure;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                 _ ("%s: there is no such file: the path of a CSV file would be right"), printable);
  else
    g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                 /* Translators: a file's name and the system's reason. */
                 _ ("%s: the file cannot be read: %s"), printable, reason);
  return FALSE;
}

/* What has no end or is no file is turned away before it is opened. */
static gboolean
check_file (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *printable = plateau_printable (name, G_MAXSIZE);
  g_autoptr (GFileInfo) info = NULL;
  GError *cause = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  if (info == NULL)
    return fail_to_read (name, cause, error);

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
                   _ ("%s: this is not an ordinary file: a CSV file would be right"), printable);
      return FALSE;
    }

  return check_size (name, g_file_info_get_size (info), error);
}

PlateauDataset *
plateau_csv_data_load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  GError *cause = NULL;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = name_of (file);
  if (!check_file (file, name, cancellable, error))
    return NULL;

  /* One byte above the limit: the file may have grown since it was looked at. */
  text = g_malloc (PLATEAU_CSV_MAX_BYTES + 1);
  stream = g_file_read (file, cancellable, &cause);
  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), text, PLATEAU_CSV_MAX_BYTES + 1, &length,
                                cancellable, &cause))
    {
      fail_to_read (name, cause, error);
      return NULL;
    }

  return plateau_csv_data_parse (text, length, name, error);
}
