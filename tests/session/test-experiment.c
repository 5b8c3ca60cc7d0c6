/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/experiment.h"
#include "session/wording.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void
count (PlateauExperiment *experiment, guint *changes)
{
  (*changes)++;
}

/* Every property begins at the default that its specification states, and takes another value. */
static void
test_properties (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autofree GParamSpec **specs = NULL;
  guint n;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (experiment), &n);
  g_assert_cmpuint (n, ==, 15);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, specs[i]->value_type);
      g_object_get_property (G_OBJECT (experiment), specs[i]->name, &value);
      if (!g_param_value_defaults (specs[i], &value))
        g_error ("%s does not begin at its default", specs[i]->name);
    }
}

static void
test_changed (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  guint changes = 0;

  g_signal_connect (experiment, "changed", G_CALLBACK (count), &changes);
  g_object_set (experiment, "weight-scale", 10.0, NULL);
  g_assert_cmpuint (changes, ==, 1);
  g_object_set (experiment, "weight-scale", 10.0, NULL);
  g_assert_cmpuint (changes, ==, 1);
  g_object_set (experiment, "seed", 3, "hidden-units", 8, "hidden-layers", 2, NULL);
  g_assert_cmpuint (changes, ==, 2);
}

static void
test_settings (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_auto (PlateauSettings) a = { 0 };
  g_auto (PlateauSettings) b = { 0 };
  g_auto (PlateauSettings) c = { 0 };

  plateau_experiment_get_settings (experiment, &a);
  g_assert_cmpuint (a.data->n_examples, ==, 400);
  g_assert_cmpuint (a.shape.n_hidden, ==, 1);
  g_assert_cmpuint (a.shape.width[0], ==, 4);

  /* Rate and speed do not begin another run. The weight scale does. */
  g_object_set (experiment, "learning-rate", 0.5, "speed", 10.0, NULL);
  plateau_experiment_get_settings (experiment, &b);
  g_assert_true (plateau_settings_same_start (&a, &b));
  g_assert_cmpfloat (b.rate, ==, 0.5);
  g_object_set (experiment, "weight-scale", 100.0, NULL);
  plateau_experiment_get_settings (experiment, &c);
  g_assert_false (plateau_settings_same_start (&a, &c));
}

/* Of everything that belongs to the start, a change begins another run. */
static void
test_start (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  static const char *const doubles[] = { "constant", "weight-scale", "bias", "noise" };
  static const char *const wholes[] = { "seed", "data-seed", "examples", "hidden-units" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (doubles); i++)
    {
      const char *name = i % 2 == 0 ? doubles[i / 2] : wholes[i / 2];
      g_auto (PlateauSettings) before = { 0 };
      g_auto (PlateauSettings) after = { 0 };

      plateau_experiment_get_settings (experiment, &before);
      if (i % 2 == 0)
        g_object_set (experiment, name, 0.125, NULL);
      else
        g_object_set (experiment, name, 77, NULL);
      plateau_experiment_get_settings (experiment, &after);
      if (plateau_settings_same_start (&before, &after))
        g_error ("%s does not begin another run", name);
    }

  for (guint k = 0; k < PLATEAU_N_INITIALIZATIONS; k++)
    {
      g_auto (PlateauSettings) settings = { 0 };

      g_object_set (experiment, "initialization", k, NULL);
      plateau_experiment_get_settings (experiment, &settings);
      g_assert_cmpint (settings.start.initialization, ==, k);
      g_assert_cmpfloat (settings.start.bias, ==, 0.125);
    }
}

static void
assert_summary (PlateauExperiment *experiment, const char *text)
{
  g_autofree char *summary = plateau_experiment_get_summary (experiment);

  g_assert_cmpstr (summary, ==, text);
}

static void
test_summary (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();

  assert_summary (experiment, "flower · 2–4–1 · tanh · normal × 1 · seed 2");
  g_object_set (experiment, "initialization", PLATEAU_INITIALIZATION_HE, "weight-scale", 10.0,
                "bias", -0.1, "data-set", PLATEAU_DATA_SET_SPIRAL, NULL);
  assert_summary (experiment, "spiral · 2–4–1 · tanh · He × 10 · seed 2 · biases −0.1");
  g_object_set (experiment, "initialization", PLATEAU_INITIALIZATION_CONSTANT, NULL);
  assert_summary (experiment, "spiral · 2–4–1 · tanh · one constant × 10 · biases −0.1");
  g_object_set (experiment, "initialization", PLATEAU_INITIALIZATION_ZEROS, "bias", 0.0, NULL);
  assert_summary (experiment, "spiral · 2–4–1 · tanh · zeros");
}

/* The sets that a formula makes come first and are those of the engine; every one has a title. */
static void
test_data_sets (void)
{
  for (guint i = 0; i < PLATEAU_N_DATA_SETS; i++)
    {
      const char *nick = plateau_data_set_nick (i);
      PlateauDataSet data_set;

      g_assert_cmpstr (plateau_data_set_title (nick), !=, "");
      g_assert_true (plateau_data_set_from_nick (nick, &data_set) == (i != PLATEAU_DATA_SET_FILE));
      if (i != PLATEAU_DATA_SET_FILE)
        g_assert_cmpint (data_set, ==, i);
      g_assert_true (plateau_data_set_is_generated (i) == (i < PLATEAU_N_DATA_KINDS));
      if (plateau_data_set_is_generated (i))
        {
          g_autoptr (PlateauDataset) set = plateau_data_set_load (i, 51, 0.3, 9);
          g_autoptr (PlateauDataset) kind = plateau_dataset_generate (i, 51, 0.3, 9);

          g_assert_cmpmem (set->x, 3 * set->stride * sizeof (double), kind->x,
                           3 * kind->stride * sizeof (double));
        }
    }
  g_assert_cmpstr (plateau_data_set_nick (PLATEAU_DATA_SET_GAUSS), ==, "gauss");
  for (guint i = 0; i < PLATEAU_N_INITIALIZATIONS; i++)
    g_assert_cmpstr (plateau_initialization_title (i), !=, "");
}

/* A data set comes with its own noise; the data are made again only when they must. */
static void
test_data (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  PlateauDataset *flower = plateau_experiment_get_data (experiment);
  double noise;

  g_object_set (experiment, "seed", 9, NULL);
  g_assert_true (plateau_experiment_get_data (experiment) == flower);
  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_CIRCLES, NULL);
  g_object_get (experiment, "noise", &noise, NULL);
  g_assert_cmpfloat (noise, ==, 0.1);
  g_object_set (experiment, "noise", 0.0, "examples", 50, "data-seed", 4, NULL);
  g_assert_cmpuint (plateau_experiment_get_data (experiment)->n_examples, ==, 50);
  g_assert_cmpfloat (hypot (plateau_experiment_get_data (experiment)->x[0],
                            plateau_experiment_get_data (experiment)->x[64]),
                     <, 1 + 1e-12);
  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_PENGUINS, NULL);
  g_assert_cmpuint (plateau_experiment_get_data (experiment)->n_features, ==, 3);
}

static void
test_own_data (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (PlateauDataset) own = plateau_dataset_new (1, 4);
  PlateauDataSet data_set;

  /* Without a file there is nothing to turn to. */
  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_FILE, NULL);
  g_object_get (experiment, "data-set", &data_set, NULL);
  g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_FLOWER);

  own->x[0] = 1000;
  own->y[0] = 1;
  plateau_experiment_set_own_data (experiment, own, "mine.csv");
  g_object_get (experiment, "data-set", &data_set, NULL);
  g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_FILE);
  g_assert_cmpfloat (plateau_experiment_get_data (experiment)->x[0], ==, 1000);
  g_object_set (experiment, "standardise", TRUE, NULL);
  g_assert_cmpfloat (fabs (plateau_experiment_get_data (experiment)->x[0] - sqrt (3)), <, 1e-12);
  g_assert_cmpfloat (own->x[0], ==, 1000);
}

/* All that is set, in one go; the data are shared and not made again. */
static void
test_copy (void)
{
  g_autoptr (PlateauExperiment) from = plateau_experiment_new ();
  g_autoptr (PlateauExperiment) to = plateau_experiment_new ();
  g_autoptr (PlateauDataset) own = plateau_dataset_new (1, 4);
  g_autoptr (GFile) file = g_file_new_for_path ("/mine.csv");
  const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES];
  g_auto (PlateauSettings) a = { 0 };
  g_auto (PlateauSettings) b = { 0 };
  PlateauDataSet data_set;
  guint changes = 0;

  g_signal_connect (to, "changed", G_CALLBACK (count), &changes);
  plateau_experiment_copy_from (to, from);
  plateau_experiment_copy_from (to, to);
  g_assert_cmpuint (changes, ==, 0);
  g_object_set (from, "noise", 0.7, "examples", 90, "data-seed", 5, "activation",
                PLATEAU_ACTIVATION_RELU, "initialization", PLATEAU_INITIALIZATION_HE, "constant",
                3.0, "weight-scale", 4.0, "bias", 5.0, "seed", 6, "learning-rate", 7.0, "speed",
                8.0, NULL);
  g_assert_true (plateau_experiment_set_widths (from, 2, (const guint[]){ 10, 5 }, NULL));
  own->y[0] = 1;
  plateau_experiment_set_own_data (from, own, "mine.csv");
  plateau_experiment_set_own_file (from, file);
  g_object_set (from, "standardise", TRUE, NULL);
  plateau_experiment_get_data (from);
  g_assert_cmpuint (plateau_experiment_compare (to, from, names), ==,
                    PLATEAU_N_EXPERIMENT_PROPERTIES);
  plateau_experiment_copy_from (to, from);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (plateau_experiment_compare (to, from, NULL), ==, 0);
  g_assert_true (plateau_experiment_get_own_file (to) == file);
  g_assert_cmpstr (plateau_experiment_get_own_name (to), ==, "mine.csv");
  plateau_experiment_get_settings (from, &a);
  plateau_experiment_get_settings (to, &b);
  g_assert_true (plateau_settings_same_start (&a, &b));
  g_assert_cmpfloat (b.rate, ==, 7);
  g_assert_cmpfloat (b.speed, ==, 8);

  /* The own data stay at hand where the other experiment has none. */
  g_object_set (from, "data-set", PLATEAU_DATA_SET_MOONS, NULL);
  plateau_experiment_copy_from (to, from);
  g_object_set (to, "data-set", PLATEAU_DATA_SET_FILE, NULL);
  g_object_get (to, "data-set", &data_set, NULL);
  g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_FILE);
  g_assert_cmpuint (plateau_experiment_compare (to, from, names), ==, 1);
  g_assert_cmpstr (names[0], ==, "data-set");
}

static void
test_widths (void)
{
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;

  g_assert_true (plateau_experiment_set_widths (experiment, 2, (const guint[]){ 10, 5 }, &error));
  plateau_experiment_get_settings (experiment, &settings);
  g_assert_cmpuint (settings.shape.n_hidden, ==, 2);
  g_assert_cmpuint (settings.shape.width[1], ==, 5);
  summary = plateau_experiment_get_summary (experiment);
  g_assert_nonnull (strstr (summary, "2–10–5–1"));

  g_assert_false (plateau_experiment_set_widths (experiment, 1, (const guint[]){ 0 }, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "1 to 256"));
}

static void
assert_number (double value, const char *text)
{
  g_autofree char *formatted = plateau_format_number (value);

  g_assert_cmpstr (formatted, ==, text);
}

static void
assert_share (double value, const char *text)
{
  g_autofree char *formatted = plateau_format_share (value);

  g_assert_cmpstr (formatted, ==, text);
}

static void
test_numbers (void)
{
  assert_number (0, "0");
  assert_number (0.0141, "0.0141");
  assert_number (5.328, "5.33");
  assert_number (54.2, "54.2");
  assert_number (7427, "7427");
  assert_number (-0.5, "−0.5");
  assert_number (1.2e-5, "1.2×10⁻⁵");
  assert_number (9.99e-6, "1.0×10⁻⁵");
  assert_number (3.4e12, "3.4×10¹²");
  assert_number (NAN, "–");
  assert_number (INFINITY, "–");

  assert_share (0.97, "97\u00a0%");
  assert_share (0.029, "2.9\u00a0%");
  assert_share (0.0034, "0.34\u00a0%");
  assert_share (1, "100\u00a0%");
  assert_share (0.9996, "99.9\u00a0%");
  assert_share (0.996, "99.6\u00a0%");
  assert_share (0, "0\u00a0%");
  assert_share (NAN, "–");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/experiment/properties", test_properties);
  g_test_add_func ("/experiment/changed", test_changed);
  g_test_add_func ("/experiment/settings", test_settings);
  g_test_add_func ("/experiment/start", test_start);
  g_test_add_func ("/experiment/summary", test_summary);
  g_test_add_func ("/experiment/data-sets", test_data_sets);
  g_test_add_func ("/experiment/data", test_data);
  g_test_add_func ("/experiment/own-data", test_own_data);
  g_test_add_func ("/experiment/copy", test_copy);
  g_test_add_func ("/experiment/widths", test_widths);
  g_test_add_func ("/wording/numbers", test_numbers);

  return g_test_run ();
}
