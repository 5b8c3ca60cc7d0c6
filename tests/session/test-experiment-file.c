/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "session/csv-data.h"
#include "session/experiment-file.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define GROUP "[Plateau Experiment]\n"

static void
read_text (PlateauExperiment *experiment, const char *text)
{
  g_autoptr (GError) error = NULL;

  plateau_experiment_from_text (experiment, text, strlen (text), "test.plateau", &error);
  g_assert_no_error (error);
}

/* A value anywhere in the range of its property. */
static void
draw_value (GParamSpec *spec, GValue *value)
{
  g_value_init (value, spec->value_type);
  if (G_IS_PARAM_SPEC_DOUBLE (spec))
    {
      const GParamSpecDouble *range = G_PARAM_SPEC_DOUBLE (spec);
      double share = pow (g_test_rand_double (), 4);

      g_value_set_double (value, CLAMP (range->minimum + share * (range->maximum - range->minimum),
                                        range->minimum, range->maximum));
    }
  else if (G_IS_PARAM_SPEC_UINT (spec))
    {
      const GParamSpecUInt *range = G_PARAM_SPEC_UINT (spec);
      const guint32 word = g_test_rand_int ();

      g_value_set_uint (value,
                        range->minimum + word % ((guint64) range->maximum - range->minimum + 1));
    }
  else if (G_IS_PARAM_SPEC_BOOLEAN (spec))
    {
      g_value_set_boolean (value, g_test_rand_int_range (0, 2));
    }
  else
    {
      const GEnumClass *names = G_PARAM_SPEC_ENUM (spec)->enum_class;

      g_value_set_enum (value, names->values[g_test_rand_int_range (0, names->n_values)].value);
    }
}

static void
draw_experiment (PlateauExperiment *experiment)
{
  guint n, widths[PLATEAU_MAX_HIDDEN_LAYERS];
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (experiment), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      draw_value (specs[i], &value);
      g_object_set_property (G_OBJECT (experiment), specs[i]->name, &value);
    }

  n = g_test_rand_int_range (1, PLATEAU_MAX_HIDDEN_LAYERS + 1);
  for (guint l = 0; l < n; l++)
    widths[l] = g_test_rand_int_range (1, PLATEAU_MAX_UNITS + 1);
  if (g_test_rand_bit ())
    plateau_experiment_set_widths (experiment, n, widths, NULL);
}

/* To the last bit. */
static void
assert_equal (PlateauExperiment *a, PlateauExperiment *b)
{
  g_auto (PlateauSettings) settings_a = { 0 };
  g_auto (PlateauSettings) settings_b = { 0 };
  guint n;
  g_autofree GParamSpec **specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (a), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value_a = G_VALUE_INIT;
      g_auto (GValue) value_b = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (a), specs[i]->name, &value_a);
      g_object_get_property (G_OBJECT (b), specs[i]->name, &value_b);
      if (memcmp (&value_a.data, &value_b.data, sizeof value_a.data) != 0)
        g_error ("%s differs", specs[i]->name);
    }

  plateau_experiment_get_settings (a, &settings_a);
  plateau_experiment_get_settings (b, &settings_b);
  g_assert_true (plateau_shape_equal (&settings_a.shape, &settings_b.shape));
  g_assert_cmpuint (settings_a.data->n_examples, ==, settings_b.data->n_examples);
  g_assert_cmpmem (
      settings_a.data->x, settings_a.data->n_features * settings_a.data->stride * sizeof (double),
      settings_b.data->x, settings_b.data->n_features * settings_b.data->stride * sizeof (double));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (PlateauExperiment) written = plateau_experiment_new ();
      g_autoptr (PlateauExperiment) read = plateau_experiment_new ();
      g_autofree char *text = NULL;
      g_autofree char *again = NULL;

      draw_experiment (written);
      draw_experiment (read);
      text = plateau_experiment_to_text (written);
      read_text (read, text);
      assert_equal (written, read);
      again = plateau_experiment_to_text (read);
      g_assert_cmpstr (text, ==, again);
    }
}

/* What we call a key file is one for GLib too, and every property is in it. */
static void
test_key_file (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  guint n;
  g_autofree GParamSpec **specs =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (experiment), &n);
  g_autofree char *text = NULL;

  g_object_set (experiment, "weight-scale", 1.0 / 3, "learning-rate", 1e-7, NULL);
  plateau_experiment_set_widths (experiment, 2, (const guint[]){ 10, 5 }, NULL);
  text = plateau_experiment_to_text (experiment);
  g_key_file_load_from_data (keys, text, -1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    g_assert_true (g_key_file_has_key (keys, "Plateau Experiment", specs[i]->name, NULL));

  g_assert_cmpint (g_key_file_get_integer (keys, "Plateau Experiment", "format", NULL), ==, 1);
  g_assert_cmpfloat (g_key_file_get_double (keys, "Plateau Experiment", "weight-scale", NULL), ==,
                     1.0 / 3);
  g_assert_nonnull (strstr (text, "\nlearning-rate=1e-07\n"));
  g_assert_nonnull (strstr (text, "\nnoise=0.2\n"));
  g_assert_nonnull (strstr (text, "\nactivation=tanh\n"));
  g_assert_nonnull (strstr (text, "\nlayers=10,5\n"));
}

/* What a text does not name is at its default, whatever it was before. */
static void
test_defaults (void)
{
  g_autoptr (PlateauExperiment) fresh = plateau_experiment_new ();
  g_autoptr (PlateauExperiment) used = plateau_experiment_new ();
  double noise;
  guint hidden, units;

  draw_experiment (used);
  read_text (used, GROUP);
  assert_equal (fresh, used);

  /* A data set has a noise of its own. */
  g_object_set (used, "data-set", PLATEAU_DATA_SET_CIRCLES, "noise", 3.0, NULL);
  read_text (used, GROUP "data-set=circles\n");
  g_object_get (used, "noise", &noise, NULL);
  g_assert_cmpfloat (noise, ==, 0.1);

  read_text (used, GROUP "layers=7,3\n");
  g_object_get (used, "hidden-layers", &hidden, "hidden-units", &units, NULL);
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_cmpuint (units, ==, 7);
  read_text (used, GROUP "layers=none\nhidden-units=9\n");
  g_object_get (used, "hidden-layers", &hidden, "hidden-units", &units, NULL);
  g_assert_cmpuint (hidden, ==, 0);
  g_assert_cmpuint (units, ==, 9);
}

/* Comments, blanks, CRLF, a byte order mark, a last line without an end. */
static void
test_dialect (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  PlateauActivation activation;
  guint seed;

  read_text (experiment, "\xef\xbb\xbf# For week 3\r\n\r\n [Plateau Experiment] \r\nformat = 1\r\n"
                         "# ü\r\n\tactivation =\tsigmoid \r\nseed= 007");
  g_object_get (experiment, "activation", &activation, "seed", &seed, NULL);
  g_assert_cmpint (activation, ==, PLATEAU_ACTIVATION_SIGMOID);
  g_assert_cmpuint (seed, ==, 7);
}

static void
count (PlateauExperiment *experiment, guint *changes)
{
  (*changes)++;
}

static void
test_changed (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  guint changes = 0;

  g_signal_connect (experiment, "changed", G_CALLBACK (count), &changes);
  read_text (experiment, GROUP "data-set=moons\nseed=5\nlayers=6,2\nconstant=-3\n");
  g_assert_cmpuint (changes, ==, 1);
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
      test_round_trip ();
      test_key_file ();
    }
  else
    {
      g_test_skip ("no locale with a decimal comma is installed");
    }

  setlocale (LC_NUMERIC, before);
}

static PlateauExperiment *
open_csv (const char *folder, const char *csv)
{
  PlateauExperiment *experiment = plateau_experiment_new ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, csv, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = plateau_csv_data_load (file, NULL, &error);

  g_assert_no_error (error);
  plateau_experiment_set_own_data (experiment, data, csv);
  plateau_experiment_set_own_file (experiment, file);
  g_object_set (experiment, "standardise", TRUE, "seed", 4, NULL);
  return experiment;
}

/* The data are named from the experiment's folder, so that both move together. */
static void
test_own_data (void)
{
  static const char *const names[] = { "points.csv", " a \\b\n\t.csv ", "größe.csv", "x:y.csv",
                                       "caf\xe9.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = folder_new (names[i]);
      g_autofree char *moved = g_strconcat (folder, "-moved", NULL);
      g_autoptr (PlateauExperiment) written = open_csv (folder, names[i]);
      g_autoptr (PlateauExperiment) read = plateau_experiment_new ();
      g_autoptr (GFile) file = g_file_new_build_filename (folder, "x.plateau", NULL);
      g_autoptr (GFile) file_moved = g_file_new_build_filename (moved, "x.plateau", NULL);
      g_autoptr (GFile) outside = g_file_new_build_filename (g_get_tmp_dir (), "x.plateau", NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_outside = NULL;
      g_autofree char *path = NULL;

      g_assert_true (plateau_experiment_save (written, file, &error));
      g_assert_no_error (error);
      g_file_load_contents (file, NULL, &text, NULL, NULL, NULL);
      /* Only what is no text must be given as an address. */
      g_assert_cmpint (strstr (text, folder) == NULL, ==, g_utf8_validate (names[i], -1, NULL));

      g_assert_true (plateau_experiment_load (read, file, &error));
      g_assert_no_error (error);
      assert_equal (written, read);
      g_assert_true (g_file_equal (plateau_experiment_get_own_file (read),
                                   plateau_experiment_get_own_file (written)));
      path = g_filename_display_name (names[i]);
      g_assert_cmpstr (plateau_experiment_get_own_name (read), ==, path);

      /* Without a folder the path is whole, and good from anywhere. */
      text_outside = plateau_experiment_to_text (written);
      g_assert_nonnull (strstr (text_outside, folder));
      read_text (read, text_outside);
      assert_equal (written, read);

      g_assert_cmpint (g_rename (folder, moved), ==, 0);
      if (g_utf8_validate (names[i], -1, NULL))
        {
          g_assert_true (plateau_experiment_load (read, file_moved, &error));
          g_assert_no_error (error);
          assert_equal (written, read);
        }
      folder_remove (moved);
    }
}

/* Where only a name is known, a file of that name beside the experiment is meant. */
static void
test_nameless_data (void)
{
  g_autofree char *folder = folder_new ("points.csv");
  g_autoptr (PlateauExperiment) written = open_csv (folder, "points.csv");
  g_autoptr (PlateauExperiment) read = plateau_experiment_new ();
  g_autofree char *name = g_build_filename (folder, "x.plateau", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  plateau_experiment_set_own_file (written, NULL);
  text = plateau_experiment_to_text (written);
  g_assert_nonnull (strstr (text, "\ndata-file=points.csv\n"));
  g_assert_true (plateau_experiment_from_text (read, text, strlen (text), name, &error));
  g_assert_no_error (error);
  assert_equal (written, read);
  folder_remove (folder);
}

static void
assert_not_loaded (GFile *file, PlateauError code, const char *pattern)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (plateau_experiment_load (experiment, file, &error));
  g_assert_error (error, PLATEAU_ERROR, (int) code);
  if (!g_pattern_match_simple (pattern, error->message))
    g_assert_cmpstr (error->message, ==, pattern);
}

static void
test_no_file (void)
{
  g_autofree char *folder = folder_new ("large.plateau");
  g_autofree char *path = g_build_filename (folder, "large.plateau", NULL);
  g_autoptr (GFile) large = g_file_new_for_path (path);
  g_autoptr (GFile) absent = g_file_new_build_filename (folder, "absent.plateau", NULL);
  g_autoptr (GFile) directory = g_file_new_for_path (folder);
  g_autoptr (GFile) endless = g_file_new_for_path ("/dev/zero");

  g_assert_cmpint (truncate (path, PLATEAU_MAX_EXPERIMENT_FILE + 1), ==, 0);
  assert_not_loaded (large, PLATEAU_ERROR_SYNTAX,
                     "*/large.plateau: the file has 1?0*MiB: an experiment of at most *");
  assert_not_loaded (absent, PLATEAU_ERROR_FILE,
                     "*/absent.plateau: there is no such file: the path of an experiment would be "
                     "right");
  assert_not_loaded (directory, PLATEAU_ERROR_FILE,
                     "*: this is not an ordinary file: an experiment would be right");
  assert_not_loaded (endless, PLATEAU_ERROR_FILE, "/dev/zero: this is not an ordinary file: *");

  /* A file that no one may read says so, except to the one who may read everything. */
  g_assert_cmpint (truncate (path, 10), ==, 0);
  g_chmod (path, 0);
  if (access (path, R_OK) != 0)
    assert_not_loaded (large, PLATEAU_ERROR_FILE, "*/large.plateau: the file cannot be read: *");
  folder_remove (folder);
}

static void
test_save (void)
{
  g_autofree char *folder = folder_new ("old.plateau");
  g_autofree char *path = g_build_filename (folder, "old.plateau", NULL);
  g_autoptr (GFile) old = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_build_filename (folder, "no", "x.plateau", NULL);
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *written = NULL;
  g_autofree char *text = plateau_experiment_to_text (experiment);
  g_autoptr (GDir) dir = NULL;
  struct rlimit limit, tight;

  g_assert_false (plateau_experiment_save (experiment, nowhere, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE);
  g_assert_nonnull (strstr (error->message, "x.plateau: the experiment cannot be written: "));
  g_clear_error (&error);

  /* The disk is full after ten bytes: the old file is still there, and nothing beside it. */
  g_file_get_contents (path, &before, NULL, NULL);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &limit);
  tight = (struct rlimit){ .rlim_cur = 10, .rlim_max = limit.rlim_max };
  setrlimit (RLIMIT_FSIZE, &tight);
  plateau_experiment_save (experiment, old, &error);
  setrlimit (RLIMIT_FSIZE, &limit);
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE);
  g_clear_error (&error);
  g_file_get_contents (path, &kept, NULL, NULL);
  g_assert_cmpstr (kept, ==, before);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "old.plateau");
  g_assert_null (g_dir_read_name (dir));

  g_assert_true (plateau_experiment_save (experiment, old, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &written, NULL, NULL);
  g_assert_cmpstr (written, ==, text);
  folder_remove (folder);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/experiment-file/round-trip", test_round_trip);
  g_test_add_func ("/experiment-file/key-file", test_key_file);
  g_test_add_func ("/experiment-file/defaults", test_defaults);
  g_test_add_func ("/experiment-file/dialect", test_dialect);
  g_test_add_func ("/experiment-file/changed", test_changed);
  g_test_add_func ("/experiment-file/comma-locale", test_comma_locale);
  g_test_add_func ("/experiment-file/own-data", test_own_data);
  g_test_add_func ("/experiment-file/nameless-data", test_nameless_data);
  g_test_add_func ("/experiment-file/no-file", test_no_file);
  g_test_add_func ("/experiment-file/save", test_save);

  return g_test_run ();
}
