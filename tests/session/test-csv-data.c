/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/csv-data.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Its generated header need not be there yet when this file is compiled. */
GResource *plateau_session_get_resource (void);

static PlateauDataset *
parse (const char *text, GError **error)
{
  return plateau_csv_data_parse (text, strlen (text), "points.csv", error);
}

static void
test_plain (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = parse ("1,-2.5,b\n.5,3e-2,a\n+7,0,b\n", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (data->n_features, ==, 2);
  g_assert_cmpuint (data->n_examples, ==, 3);
  g_assert_cmpfloat (data->x[0], ==, 1);
  g_assert_cmpfloat (data->x[1], ==, 0.5);
  g_assert_cmpfloat (data->x[2], ==, 7);
  g_assert_cmpfloat (data->x[data->stride], ==, -2.5);
  g_assert_cmpfloat (data->x[data->stride + 1], ==, 0.03);
  g_assert_cmpfloat (data->y[0], ==, 0);
  g_assert_cmpfloat (data->y[1], ==, 1);
  g_assert_cmpfloat (data->y[2], ==, 0);
  g_assert_cmpfloat (data->valid[2], ==, 1);
  g_assert_cmpfloat (data->valid[3], ==, 0);
  g_assert_cmpstr (data->feature_names[0], ==, "x1");
  g_assert_cmpstr (data->class_names[0], ==, "b");
  g_assert_cmpstr (data->class_names[1], ==, "a");
}

/* A byte order mark, CRLF, a lone CR, quotes, blanks, empty lines and no last line end. */
static void
test_dialect (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data =
      parse ("\xef\xbb\xbf\"bill, \"\"mm\"\"\" ,  ,kind\r\n\r\n 1 ,\t\"2\" , Adélie\r"
             "3,4,\"Chin\r\n  strap\"\r\n  \n5,6,Adélie",
             &error);

  g_assert_no_error (error);
  g_assert_cmpuint (data->n_examples, ==, 3);
  g_assert_cmpstr (data->feature_names[0], ==, "bill, \"mm\"");
  g_assert_cmpstr (data->feature_names[1], ==, "x2");
  g_assert_cmpstr (data->class_names[0], ==, "Adélie");
  g_assert_cmpstr (data->class_names[1], ==, "Chin strap");
  g_assert_cmpfloat (data->x[data->stride + 2], ==, 6);
  g_assert_cmpfloat (data->y[1], ==, 1);
}

static void
test_classes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) numbers = parse ("1,10\n2,9\n3,10.0\n", &error);
  g_autoptr (PlateauDataset) mixed = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (numbers->class_names[0], ==, "9");
  g_assert_cmpstr (numbers->class_names[1], ==, "10");
  g_assert_cmpfloat (numbers->y[0], ==, 1);
  g_assert_cmpfloat (numbers->y[1], ==, 0);
  g_assert_cmpfloat (numbers->y[2], ==, 1);

  mixed = parse ("1,b\n2,3\n", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (mixed->class_names[0], ==, "b");
}

static void
test_comma_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8" };
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && !found; i++)
    found = setlocale (LC_NUMERIC, locales[i]) != NULL;

  if (found)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlateauDataset) data = parse ("1.5,a\n2.5,b\n", &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (data->x[0], ==, 1.5);
    }
  else
    {
      g_test_skip ("no locale with a decimal comma is installed");
    }

  setlocale (LC_NUMERIC, before);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *message;
} Bad;

/* Each fault has its own sentence, with its place, its value and what would be right. */
static const Bad bad[] = {
  { "text-cell", "x,y,c\n1,2,a\n1,two,b\n",
    "points.csv:3:2: cell 2 is the text “two”: a number such as -1.5, with a decimal point, would "
    "be right" },
  { "text-in-first-row", "1,two,a\n1,2,b\n",
    "points.csv:1:2: cell 2 is the text “two”: a number such as -1.5, with a decimal point, would "
    "be right" },
  { "decimal-comma", "x,c\n\"1,5\",a\n2,b\n",
    "points.csv:2:1: cell 1 is the text “1,5”: a number such as -1.5, with a decimal point, would "
    "be right" },
  { "hexadecimal", "x,c\n0x10,a\n2,b\n",
    "points.csv:2:1: cell 1 is the text “0x10”: a number such as -1.5, with a decimal point, would "
    "be right" },
  { "half-a-number", "x,c\n1.5.2,a\n2,b\n",
    "points.csv:2:1: cell 1 is the text “1.5.2”: a number such as -1.5, with a decimal point, "
    "would be right" },
  { "empty-cell", "x,y,c\n1,,a\n1,2,b\n",
    "points.csv:2:2: cell 2 is empty: a number such as -1.5 would be right" },
  { "nan", "nan,a\n1,b\n", "points.csv:1:1: cell 1 is “nan”: a finite number would be right" },
  { "infinite", "x,c\n1,a\n-Inf,b\n",
    "points.csv:3:1: cell 1 is “-Inf”: a finite number would be right" },
  { "overflow", "x,c\n1,a\n1e999,b\n",
    "points.csv:3:1: cell 1 is “1e999”: a number from -1e15 to 1e15 would be right" },
  { "too-large", "x,c\n1,a\n-2e15,b\n",
    "points.csv:3:1: cell 1 is “-2e15”: a number from -1e15 to 1e15 would be right" },
  { "missing-cell", "x,y,c\n1,2,a\n1,b\n",
    "points.csv:3:3: cell 3 is missing: 3 cells, as in the first line, would be right" },
  { "extra-cell", "x,y,c\n1,2,a\n1,2,b,3\n",
    "points.csv:3:4: cell 4 is one too many: 3 cells, as in the first line, would be right" },
  { "one-column", "1\n2\n",
    "points.csv:1:2: cell 2 is missing after “1”: 1 to 3 columns of numbers and, last, a label, "
    "separated by commas, would be right" },
  { "semicolons", "x;y;c\n1;2;a\n",
    "points.csv:1:1: the cells seem to be separated by semicolons in “x;y;c”: commas would be "
    "right" },
  { "five-columns", "a,b,c,d,e\n1,2,3,4,a\n",
    "points.csv:1:5: cell 5 is one too many: 1 to 3 columns of numbers and, last, a label would be "
    "right" },
  { "no-label", "x,c\n1,a\n2,\n",
    "points.csv:3:2: cell 2, the label, is empty: one of two class names would be right" },
  { "one-class", "x,c\n1,a\n2,a\n",
    "points.csv:2:2: “a” is the label of every example: exactly two classes would be right" },
  { "three-classes", "x,c\n1,a\n2,b\n3,c\n",
    "points.csv:4:2: the label “c” is a third class after “a” and “b”: exactly two classes would "
    "be right" },
  { "no-rows", "x,y,c\n",
    "points.csv:2:1: there is no example, only a header: at least 2 rows of two classes would be "
    "right" },
  { "empty", "",
    "points.csv:1:1: the file is empty: rows of 1 to 3 numbers and a label would be right" },
  { "blank", "\n \r\n\t\n",
    "points.csv:1:1: the file is empty: rows of 1 to 3 numbers and a label would be right" },
  { "mistyped-first-row", "1.2x,a\n2,a\n3,b\n",
    "points.csv:1:1: cell 1 is the text “1.2x” in a line that ends in the class “a”: a number, or "
    "a header with another last name, would be right" },
  { "open-quote", "x,c\n1,a\n2,\"b\n3,a\n",
    "points.csv:3:2: the quotation mark at character 3 of the line is never closed: one more at "
    "the end of the cell would be right" },
  { "quote-inside", "x,c\n1,é\"a\n",
    "points.csv:2:2: a quotation mark stands in the middle of the cell before character 5 of the "
    "line: marks around the whole cell, doubled inside, would be right" },
  { "text-after-quote", "x,c\n1,\"a\"b\n",
    "points.csv:2:2: a quotation mark stands in the middle of the cell before character 6 of the "
    "line: marks around the whole cell, doubled inside, would be right" },
  { "latin-1", "x,c\n1,é\n2,Ad\xe9lie\n",
    "points.csv:3:2: byte 0xE9 at character 5 of the line is not text: a CSV file in UTF-8 would "
    "be right" },
  { "control", "x,c\n1,a\n2,b\x07\n",
    "points.csv:3:2: byte 0x07 at character 4 of the line is not text: a CSV file in UTF-8 would "
    "be right" },
};

static void
test_bad (gconstpointer user_data)
{
  const Bad *self = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (parse (self->text, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX);
  g_assert_cmpstr (error->message, ==, self->message);
}

/* Values are shortened and escaped, and so is the file's own name: a message is one short line. */
static void
test_one_line (void)
{
  static const char text[] = "x,c\n1,a\n\"two\n\xe2\x80\xae"
                             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\",b\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (plateau_csv_data_parse (text, strlen (text), "a\nb.csv", &error));
  g_assert_cmpstr (
      error->message, ==,
      "a\\u000ab.csv:3:1: cell 1 is the text “two \\u202eaaaaaaaaaaaaaaaaaaaaaaaaaaa…”: "
      "a number such as -1.5, with a decimal point, would be right");
}

/* The text need not end in NUL, and a NUL within it is no text. */
static void
test_length (void)
{
  static const char text[] = "1,a\n2,b\n\0\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = plateau_csv_data_parse (text, 7, "points.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (data->n_examples, ==, 2);
  g_assert_cmpstr (data->class_names[1], ==, "b");

  g_assert_null (plateau_csv_data_parse (text, sizeof text - 1, "points.csv", &error));
  g_assert_true (g_str_has_prefix (error->message, "points.csv:3:1: byte 0x00 at character 1 "));
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("x,c\n");
  g_autoptr (PlateauDataset) data = NULL;

  for (guint i = 0; i < PLATEAU_MAX_EXAMPLES; i++)
    g_string_append_printf (text, "%u,%u\n", i, i % 2);

  data = parse (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (data->n_examples, ==, PLATEAU_MAX_EXAMPLES);
  g_assert_cmpfloat (data->x[PLATEAU_MAX_EXAMPLES - 1], ==, PLATEAU_MAX_EXAMPLES - 1);

  g_string_append (text, "1,1\n");
  g_assert_null (parse (text->str, &error));
  g_assert_cmpstr (error->message, ==,
                   "points.csv:20002:1: this is example 20001: at most 20000 examples would be "
                   "right");
}

static GFile *
write_file (const char *directory, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
assert_refused (GFile *file, int code, const char *pattern)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plateau_csv_data_load (file, NULL, &error));
  g_assert_error (error, PLATEAU_ERROR, code);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” does not match “%s”", error->message, pattern);
  g_assert_null (strchr (error->message, '\n'));
}

/* Ten megabytes of every kind of junk; what is below the limit of the size too. */
static void
test_junk (void)
{
  const gsize size = 10 * 1000 * 1000;
  g_autofree char *directory = g_dir_make_tmp ("plateau-XXXXXX", NULL);
  g_autofree char *junk = g_malloc (size);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GFile) large = NULL;
  g_autoptr (GFile) noise = NULL;
  g_autoptr (GFile) line = NULL;
  g_autoptr (GFile) quotes = NULL;

  for (gsize i = 0; i < size; i++)
    junk[i] = g_rand_int (random) & 0xff;
  large = write_file (directory, "large.csv", junk, size);
  assert_refused (large, PLATEAU_ERROR_SYNTAX,
                  "*large.csv:1:1: the file has 9.5*MiB: a CSV file of at most 8.0*MiB would be "
                  "right");

  noise = write_file (directory, "noise.csv", junk, PLATEAU_CSV_MAX_BYTES);
  assert_refused (noise, PLATEAU_ERROR_SYNTAX,
                  "*noise.csv:*:*: byte 0x?? at character * of the line is not text: *");

  memset (junk, '7', size);
  line = write_file (directory, "line.csv", junk, PLATEAU_CSV_MAX_BYTES);
  assert_refused (line, PLATEAU_ERROR_SYNTAX, "*line.csv:1:1: cell 1 has more than 256 bytes: *");

  memset (junk, '"', size);
  quotes = write_file (directory, "quotes.csv", junk, PLATEAU_CSV_MAX_BYTES);
  assert_refused (quotes, PLATEAU_ERROR_SYNTAX,
                  "*quotes.csv:1:1: cell 1 has more than 256 bytes: a closing quotation mark*");

  g_file_delete (large, NULL, NULL);
  g_file_delete (noise, NULL, NULL);
  g_file_delete (line, NULL, NULL);
  g_file_delete (quotes, NULL, NULL);
  g_rmdir (directory);
}

static void
test_no_file (void)
{
  g_autofree char *directory = g_dir_make_tmp ("plateau-XXXXXX", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (directory);
  g_autoptr (GFile) absent = g_file_get_child (folder, "absent.csv");
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");

  assert_refused (absent, PLATEAU_ERROR_FILE, "*absent.csv: there is no such file: *");
  assert_refused (folder, PLATEAU_ERROR_FILE, "*: this is not an ordinary file: *");
  assert_refused (endless, PLATEAU_ERROR_FILE, "/dev/zero: this is not an ordinary file: *");
  g_rmdir (directory);
}

static void
test_cancelled (void)
{
  g_autofree char *directory = g_dir_make_tmp ("plateau-XXXXXX", NULL);
  g_autoptr (GFile) good = write_file (directory, "good.csv", "1,a\n2,b\n", -1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = plateau_csv_data_load (good, cancellable, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (data->n_examples, ==, 2);

  g_cancellable_cancel (cancellable);
  g_assert_null (plateau_csv_data_load (good, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_file_delete (good, NULL, NULL);
  g_rmdir (directory);
}

/* The shipped file: every Adelie but the one without measurements, and every Chinstrap. */
static void
test_penguins (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      plateau_session_get_resource (), "/io/github/plateau_app/Plateau/data/penguins.csv",
      G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (PlateauDataset) data = NULL;
  double chinstraps = 0;
  double sum[3] = { 0 };

  g_assert_no_error (error);
  data = plateau_csv_data_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 "penguins.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (data->n_features, ==, 3);
  g_assert_cmpuint (data->n_examples, ==, 219);
  g_assert_cmpstr (data->class_names[0], ==, "Adelie");
  g_assert_cmpstr (data->class_names[1], ==, "Chinstrap");
  g_assert_cmpstr (data->feature_names[0], ==, "bill_length_mm");
  g_assert_cmpstr (data->feature_names[1], ==, "bill_depth_mm");
  g_assert_cmpstr (data->feature_names[2], ==, "flipper_length_mm");

  for (guint i = 0; i < data->n_examples; i++)
    {
      chinstraps += data->y[i];
      for (guint f = 0; f < 3; f++)
        sum[f] += data->y[i] == 0 ? data->x[f * data->stride + i] : 0;
    }

  /* The Adelie means that palmerpenguins gives. */
  g_assert_cmpfloat (chinstraps, ==, 68);
  g_assert_cmpfloat_with_epsilon (sum[0] / 151, 38.8, 0.05);
  g_assert_cmpfloat_with_epsilon (sum[1] / 151, 18.3, 0.05);
  g_assert_cmpfloat_with_epsilon (sum[2] / 151, 190, 0.05);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-data/plain", test_plain);
  g_test_add_func ("/csv-data/dialect", test_dialect);
  g_test_add_func ("/csv-data/classes", test_classes);
  g_test_add_func ("/csv-data/comma-locale", test_comma_locale);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-data/bad/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/csv-data/one-line", test_one_line);
  g_test_add_func ("/csv-data/length", test_length);
  g_test_add_func ("/csv-data/limits", test_limits);
  g_test_add_func ("/csv-data/junk", test_junk);
  g_test_add_func ("/csv-data/no-file", test_no_file);
  g_test_add_func ("/csv-data/cancelled", test_cancelled);
  g_test_add_func ("/csv-data/penguins", test_penguins);

  return g_test_run ();
}
