/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "session/experiment-file.h"

#include <locale.h>
#include <string.h>

#define GROUP "[Plateau Experiment]\n"

typedef struct
{
  const char *name;
  const char *text;
  const char *message; /* a pattern: * stands for a list that grows */
} Bad;

static const Bad bad[] = {
  { "empty", "", "x.plateau:1:1: there is no experiment: [Plateau Experiment] would be right" },
  { "comments-only", "# nothing\n\n",
    "x.plateau:1:1: there is no experiment: [Plateau Experiment] would be right" },
  { "no-group", "seed=2\n",
    "x.plateau:1:1: “seed” stands before the group: [Plateau Experiment] in the first line would "
    "be "
    "right" },
  { "unknown-group", "[Experiment]\nseed=2\n",
    "x.plateau:1:1: “[Experiment]” is no group of an experiment: [Plateau Experiment] would be "
    "right" },
  { "another-group", GROUP "seed=2\n[Window]\n",
    "x.plateau:3:1: “[Window]” is no group of an experiment: [Plateau Experiment] would be right" },
  { "group-twice", GROUP "\n" GROUP,
    "x.plateau:3:1: [Plateau Experiment] stands in line 1 already: one group would be right" },
  { "open-group", "[Plateau Experiment\n",
    "x.plateau:1:1: “[Plateau Experiment” is no group: [NAME] would be right" },
  { "nameless-group", "[]\n", "x.plateau:1:1: “[]” is no group: [NAME] would be right" },
  { "no-setting", GROUP "  seed 2\n",
    "x.plateau:2:3: “seed 2” is no setting: KEY=VALUE would be right" },
  { "no-key", GROUP "=2\n", "x.plateau:2:1: “=2” is no setting: KEY=VALUE would be right" },
  { "unknown-key", GROUP "sead=2\n",
    "x.plateau:2:1: “sead” is no setting of an experiment: one of format, data-file, layers, "
    "data-set, noise, * would be right" },
  { "key-in-another-language", GROUP "seed[de]=2\n",
    "x.plateau:2:1: “seed[de]” is no setting of an experiment: one of * would be right" },
  { "key-in-capitals", GROUP "Seed=2\n",
    "x.plateau:2:1: “Seed” is no setting of an experiment: one of * would be right" },
  { "key-twice", GROUP "seed=2\nnoise=0\n seed = 2\n",
    "x.plateau:4:2: seed is set in line 2 already: one of the two lines would be right" },
  { "no-value", GROUP "seed=\n",
    "x.plateau:2:6: seed is “”: a whole number from 0 to 4294967295 would be right" },
  { "not-whole", GROUP "seed=2.5\n",
    "x.plateau:2:6: seed is “2.5”: a whole number from 0 to 4294967295 would be right" },
  { "negative-seed", GROUP "seed=-1\n",
    "x.plateau:2:6: seed is “-1”: a whole number from 0 to 4294967295 would be right" },
  { "huge-seed", GROUP "seed=4294967296\n",
    "x.plateau:2:6: seed is “4294967296”: a whole number from 0 to 4294967295 would be right" },
  { "too-few-examples", GROUP "examples = 1\n",
    "x.plateau:2:12: examples is “1”: a whole number from 2 to 20000 would be right" },
  { "too-many-layers", GROUP "hidden-layers=11\n",
    "x.plateau:2:15: hidden-layers is “11”: a whole number from 0 to 10 would be right" },
  { "decimal-comma", GROUP "noise=0,2\n",
    "x.plateau:2:7: noise is “0,2”: a number from 0 to 5, with a decimal point, would be right" },
  { "out-of-range", GROUP "noise=5.0001\n",
    "x.plateau:2:7: noise is “5.0001”: a number from 0 to 5, with a decimal point, would be "
    "right" },
  { "nan", GROUP "noise=nan\n",
    "x.plateau:2:7: noise is “nan”: a number from 0 to 5, with a decimal point, would be right" },
  { "infinite", GROUP "learning-rate=inf\n",
    "x.plateau:2:15: learning-rate is “inf”: a number from 0 to 1000000, with a decimal point, "
    "would "
    "be right" },
  { "overflow", GROUP "learning-rate=1e999\n",
    "x.plateau:2:15: learning-rate is “1e999”: a number from 0 to 1000000, with a decimal point, "
    "would be right" },
  { "hexadecimal", GROUP "constant=0x10\n",
    "x.plateau:2:10: constant is “0x10”: a number from -1000000 to 1000000, with a decimal point, "
    "would be right" },
  { "two-numbers", GROUP "constant=1 2\n",
    "x.plateau:2:10: constant is “1 2”: a number from -1000000 to 1000000, with a decimal point, "
    "would be right" },
  { "comment-behind", GROUP "speed=3 # slow\n",
    "x.plateau:2:7: speed is “3 # slow”: a number from 0 to 1000000, with a decimal point, would "
    "be "
    "right" },
  { "boolean", GROUP "standardise=yes\n",
    "x.plateau:2:13: standardise is “yes”: true or false would be right" },
  { "enumeration", GROUP "activation=Tanh\n",
    "x.plateau:2:12: activation is “Tanh”: one of tanh, sigmoid, relu, leaky-relu, linear would be "
    "right" },
  { "data-set", GROUP "data-set=iris\n",
    "x.plateau:2:10: data-set is “iris”: one of flower, circles, moons, xor, * would be right" },
  { "format", GROUP "format=one\n", "x.plateau:2:8: format is “one”: 1 would be right" },
  { "format-0", GROUP "format=0\n", "x.plateau:2:8: format is “0”: 1 would be right" },
  { "newer", GROUP "format=2\nquantum=yes\n",
    "x.plateau:2:8: format is “2”: a newer Plateau wrote this file; a newer program, or a file "
    "with "
    "format 1, would be right" },
  { "layers", GROUP "layers=4,,4\n",
    "x.plateau:2:8: layers is “4,,4”: none, or the widths of 1 to 10 hidden layers, each from 1 to "
    "256, such as 10,5, would be right" },
  { "layers-empty", GROUP "layers=\n", "x.plateau:2:8: layers is “”: none, or the widths of *" },
  { "layers-0", GROUP "layers=0\n", "x.plateau:2:8: layers is “0”: none, or the widths of *" },
  { "layers-blank", GROUP "layers=4, 4\n",
    "x.plateau:2:8: layers is “4, 4”: none, or the widths of *" },
  { "layers-wide", GROUP "layers=4,257\n",
    "x.plateau:2:8: layers is “4,257”: none, or the widths of *" },
  { "layers-many", GROUP "layers=1,1,1,1,1,1,1,1,1,1,1\n",
    "x.plateau:2:8: layers is “1,1,1,1,1,1,1,1,1,1,1”: none, or the widths of *" },
  { "layers-against-number", GROUP "hidden-layers=3\nlayers=10,5\n",
    "x.plateau:3:8: layers is “10,5”, but hidden-layers is 3 in line 2: as many widths would be "
    "right" },
  { "layers-against-width", GROUP "layers=10,5\nhidden-units=4\n",
    "x.plateau:2:8: layers is “10,5”, but hidden-units is 4 in line 3: the same first width would "
    "be right" },
  { "file-without-path", GROUP "data-set=file\n",
    "x.plateau:2:10: data-set is “file” without a file: a line data-file=PATH with the path of a "
    "CSV "
    "file would be right" },
  { "path-without-file", GROUP "data-file=mine.csv\n",
    "x.plateau:2:11: data-file does not go with another data set: data-set=file would be right" },
  { "empty-path", GROUP "data-set=file\ndata-file=\n",
    "x.plateau:3:11: data-file is “”: the path of a CSV file would be right" },
  { "wrong-escape", GROUP "data-set=file\ndata-file=my\\data.csv\n",
    "x.plateau:3:11: data-file is “my\\data.csv”: *" },
  { "absent-data", GROUP "data-set=file\ndata-file=no-such-file.csv\n",
    "x.plateau:3:11: data-file is “no-such-file.csv”: no-such-file.csv: there is no such file: the "
    "path of a CSV file would be right" },
  { "directory-as-data", GROUP "data-set=file\ndata-file=.\n",
    "x.plateau:3:11: data-file is “.”: *: this is not an ordinary file: a CSV file would be "
    "right" },
  { "device-as-data", GROUP "data-set=file\ndata-file=/dev/zero\n",
    "x.plateau:3:11: data-file is “/dev/zero”: /dev/zero: this is not an ordinary file: *" },
  { "not-utf8", GROUP "# ü\nactivation=t\xfcnh\n",
    "x.plateau:3:13: byte 0xFC is not text: a file in UTF-8 would be right" },
  { "control", GROUP "activation=\x1b[31mtanh\n",
    "x.plateau:2:12: activation is “\\u001b[31mtanh”: one of * would be right" },
};

static void
count (PlateauExperiment *experiment, guint *changes)
{
  (*changes)++;
}

/* Refused, with that message, and nothing has changed. */
static void
assert_refused (const char *text, gsize length, const char *name, const char *message)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_object_set (experiment, "seed", 77, "weight-scale", 0.01, "data-set", PLATEAU_DATA_SET_MOONS,
                NULL);
  before = plateau_experiment_to_text (experiment);
  g_signal_connect (experiment, "changed", G_CALLBACK (count), &changes);

  g_assert_false (plateau_experiment_from_text (experiment, text, length, name, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == PLATEAU_ERROR);
  if (!g_pattern_match_simple (message, error->message))
    g_assert_cmpstr (error->message, ==, message);

  after = plateau_experiment_to_text (experiment);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_bad (gconstpointer data)
{
  const Bad *self = data;

  assert_refused (self->text, strlen (self->text), "x.plateau", self->message);
}

static void
test_bytes (void)
{
  const char nul[] = GROUP "seed=2\0\n";
  g_autofree char *large = g_strnfill (PLATEAU_MAX_EXPERIMENT_FILE + 1, '\n');
  g_autofree char *line = g_strnfill (PLATEAU_MAX_EXPERIMENT_FILE, 'x');

  assert_refused (nul, sizeof nul - 1, "x.plateau",
                  "x.plateau:2:7: byte 0x00 is not text: a file in UTF-8 would be right");
  assert_refused (
      large, PLATEAU_MAX_EXPERIMENT_FILE + 1, "x.plateau",
      "x.plateau: the file has 1?0*MiB: an experiment of at most 1?0*MiB would be right");
  assert_refused (line, PLATEAU_MAX_EXPERIMENT_FILE, "x.plateau",
                  "x.plateau:1:1: “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is no setting: *");

  /* Names come from outside as well. */
  assert_refused ("", 0, "a\nb.plateau", "a\\u000ab.plateau:1:1: there is no experiment: *");
}

/* Whatever stands there: read and stable, or refused with nothing changed. */
static void
try_text (const char *text, gsize length, const char *name)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint changes = 0;

  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_PENGUINS, "seed", 77, NULL);
  before = plateau_experiment_to_text (experiment);
  g_signal_connect (experiment, "changed", G_CALLBACK (count), &changes);
  if (plateau_experiment_from_text (experiment, text, length, name, &error))
    {
      g_autoptr (PlateauExperiment) again = plateau_experiment_new ();
      g_autofree char *read = plateau_experiment_to_text (experiment);
      g_autofree char *reread = NULL;

      g_assert_no_error (error);
      g_assert_true (plateau_experiment_from_text (again, read, strlen (read), name, &error));
      reread = plateau_experiment_to_text (again);
      g_assert_cmpstr (read, ==, reread);
      return;
    }

  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
  after = plateau_experiment_to_text (experiment);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (changes, ==, 0);
}

/* A good text, cut anywhere, with any bit turned over, and with bytes put in, doubled or taken out. */
static void
test_mutations (void)
{
  static const char spice[] = { '\0', '\n', '\r', '=', '[', '#', '\\', '-', 'e', '9', '\xff', ',' };
  g_autofree char *folder = folder_new ("points.csv");
  g_autofree char *name = g_build_filename (folder, "x.plateau", NULL);
  const char *text = GROUP "format=1\ndata-set=file\nexamples=9\nhidden-layers=2\nhidden-units=5\n"
                           "activation=relu\nconstant=-1.5e-3\nstandardise=true\nlayers=5,3\n"
                           "data-file=points.csv\n";
  const gsize length = strlen (text);
  g_autofree char *changed = g_malloc (length + 2);

  for (gsize i = 0; i <= length; i++)
    try_text (text, i, name);

  for (gsize i = 0; i < length; i++)
    {
      memcpy (changed, text, length);
      for (guint bit = 0; bit < 8; bit++)
        {
          changed[i] = text[i] ^ (1 << bit);
          try_text (changed, length, name);
        }

      memcpy (changed + i, text + i + 1, length - i - 1);
      try_text (changed, length - 1, name);

      memcpy (changed + i + 1, text + i, length - i);
      changed[i] = text[i];
      try_text (changed, length + 1, name);
      changed[i] = spice[g_test_rand_int_range (0, G_N_ELEMENTS (spice))];
      try_text (changed, length + 1, name);
    }

  for (guint n = 0; n < 500; n++)
    {
      memcpy (changed, text, length);
      for (gint k = g_test_rand_int_range (1, 8); k > 0; k--)
        changed[g_test_rand_int_range (0, length)] =
            spice[g_test_rand_int_range (0, G_N_ELEMENTS (spice))];
      try_text (changed, length, name);
    }

  folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strconcat ("/experiment-errors/", bad[i].name, NULL);

      g_test_add_data_func (path, &bad[i], test_bad);
    }
  g_test_add_func ("/experiment-errors/bytes", test_bytes);
  g_test_add_func ("/experiment-errors/mutations", test_mutations);

  return g_test_run ();
}
