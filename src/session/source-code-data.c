/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-code-data.h"

#include "csv-data.h"
#include "exact-number.h"
#include "plateau-session-resources.h"

#include <math.h>
#include <string.h>

#define RESOURCES "/io/github/plateau_app/Plateau/"

/* PEP 8: lines are shorter than 80 characters. */
#define LINE_WIDTH 79

static GBytes *
look_up (const char *path)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (plateau_session_get_resource (), path,
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s is not in this program: %s", path, error->message);

  return bytes;
}

void
plateau_source_code_append_piece (GString *code, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES "python/", name, ".py", NULL);
  g_autoptr (GBytes) bytes = look_up (path);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *first = memchr (text, '\n', size);

  g_string_append_len (code, first + 1, text + size - (first + 1));
}

char *
plateau_source_code_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  while (*text != '\0')
    {
      const gunichar c = g_utf8_get_char_validated (text, -1);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (quoted, "\\udc%02x", (guchar) *text);
          text++;
          continue;
        }

      if (c == '"' || c == '\\')
        g_string_append_printf (quoted, "\\%c", (char) c);
      else if (g_unichar_isprint (c))
        g_string_append_unichar (quoted, c);
      else
        g_string_append_printf (quoted, c > 0xffff ? "\\U%08x" : "\\u%04x", c);
      text = g_utf8_next_char (text);
    }
  g_string_append_c (quoted, '"');

  return g_string_free (quoted, FALSE);
}

/* Appends @word to the table's present line, or to the next one where it would be too long. */
static void
append_word (GString *code, const char *word, guint *width)
{
  const guint length = strlen (word);

  if (*width > 0 && *width + 1 + length > LINE_WIDTH)
    {
      g_string_append_c (code, '\n');
      *width = 0;
    }
  else if (*width > 0)
    {
      g_string_append_c (code, ' ');
      *width += 1;
    }
  g_string_append (code, word);
  *width += length;
}

/* The numbers themselves: the program needs no file. */
static void
append_penguins (GString *code)
{
  g_autoptr (GBytes) bytes = look_up (RESOURCES "data/penguins.csv");
  g_autoptr (PlateauDataset) data = NULL;
  g_autoptr (GError) error = NULL;
  guint classes[2] = { 0 };
  guint width = 0;

  data = plateau_csv_data_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 "penguins.csv", &error);
  if (data == NULL)
    g_error ("%s", error->message);

  g_string_append (code, "# Penguins: bill length, bill depth and flipper length in millimetres\n"
                         "# Gorman, Williams & Fraser 2014, doi:10.1371/journal.pone.0090081; CC0\n"
                         "# X has one example a column, Y is its class\n"
                         "X = np.array(\"\"\"\n");
  for (guint i = 0; i < data->n_examples; i++)
    {
      g_autoptr (GString) bird = g_string_new (NULL);

      for (guint f = 0; f < data->n_features; f++)
        {
          g_autofree char *number = plateau_exact_number (data->x[f * data->stride + i]);

          g_string_append_printf (bird, "%s%s", f > 0 ? " " : "", number);
        }
      append_word (code, bird->str, &width);
      /* One class after the other: two counts tell them all. */
      g_assert (data->y[i] == 1 || classes[1] == 0);
      classes[data->y[i] == 1]++;
    }
  g_string_append_printf (code,
                          "\n\"\"\".split(), dtype=float).reshape(-1, %u).T\n"
                          "# 0 is %s, 1 is %s\n"
                          "Y = np.repeat([[0.0, 1.0]], [%u, %u], axis=1)\n"
                          "m = X.shape[1]\n",
                          data->n_features, data->class_names[0], data->class_names[1], classes[0],
                          classes[1]);
  plateau_source_code_append_piece (code, "standardise");
}

/* TRUE for a label that stands for its value, however it is written. */
static gboolean
parse_label (const char *label, double *value)
{
  char *end;

  if (*label == '\0' || label[strspn (label, "0123456789+-.eE")] != '\0')
    return FALSE;

  *value = g_ascii_strtod (label, &end);
  return *end == '\0' && isfinite (*value);
}

/* The label as the program sees it: its white space drawn together, its outer quotation marks gone. */
static char *
normalise_label (const char *label)
{
  g_autofree char *bare = NULL;
  GString *words = g_string_new (NULL);

  label += strspn (label, " \t\"");
  bare = g_strdup (label);
  for (gsize length = strlen (bare); length > 0 && strchr (" \t\"", bare[length - 1]) != NULL;)
    bare[--length] = '\0';

  for (const char *at = bare; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

static void
append_classes (GString *code, const PlateauDataset *data)
{
  double values[2];

  if (parse_label (data->class_names[0], &values[0]) &&
      parse_label (data->class_names[1], &values[1]))
    {
      g_autofree char *one = plateau_exact_number (values[1]);

      g_string_append_printf (code, "Y = (rows[:, -1:].astype(float).T == %s).astype(float)\n",
                              one);
      return;
    }

  g_string_append (code, "CLASSES = {");
  for (guint k = 0; k < 2; k++)
    {
      g_autofree char *label = normalise_label (data->class_names[k]);
      g_autofree char *quoted = plateau_source_code_quote (label);

      g_string_append_printf (code, "%s%s: %u.0", k > 0 ? ", " : "", quoted, k);
    }
  g_string_append (code, "}\n"
                         "Y = np.array([[CLASSES[\" \".join(label.split())] "
                         "for label in rows[:, -1]]])\n");
}

static void
append_own_data (GString *code, PlateauExperiment *experiment)
{
  GFile *file = plateau_experiment_get_own_file (experiment);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  const char *name = path != NULL ? path : plateau_experiment_get_own_name (experiment);
  g_autofree char *quoted = plateau_source_code_quote (name);
  PlateauDataset *data = plateau_experiment_get_data (experiment);
  gboolean standardise;

  g_string_append_printf (code, "FILE = %s\n", quoted);
  g_string_append_printf (code, "m = %u\n", data->n_examples);
  plateau_source_code_append_piece (code, "own-data");
  append_classes (code, data);

  g_object_get (experiment, "standardise", &standardise, NULL);
  if (standardise)
    plateau_source_code_append_piece (code, "standardise");
}

void
plateau_source_code_append_data (GString *code, PlateauExperiment *experiment)
{
  PlateauDataSet data_set;

  g_object_get (experiment, "data-set", &data_set, NULL);
  if (data_set == PLATEAU_DATA_SET_FILE)
    append_own_data (code, experiment);
  else if (data_set == PLATEAU_DATA_SET_PENGUINS)
    append_penguins (code);
  else
    plateau_source_code_append_piece (code, plateau_data_set_nick (data_set));
}
