/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "session/experiment-file.h"

#include <math.h>
#include <string.h>

#define NAME "fuzz.plateau"

static void
count (PlateauExperiment *experiment, guint *n_changes)
{
  (*n_changes)++;
}

/* One that has nothing at its default, so that what a reader forgets is seen. */
static PlateauExperiment *
another (PlateauDataset *data)
{
  static const guint widths[] = { 7, 3, 5 };
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (GFile) file = g_file_new_for_path ("points.csv");
  g_autoptr (GError) error = NULL;

  g_object_set (experiment, "noise", 0.7, "examples", 12, "data-seed", 77, "standardise", TRUE,
                "activation", PLATEAU_ACTIVATION_RELU, "initialization", PLATEAU_INITIALIZATION_HE,
                "constant", -3.5, "weight-scale", 0.07, "bias", 0.3, "seed", 78, "learning-rate",
                0.3, "speed", 17.0, NULL);
  plateau_experiment_set_own_data (experiment, data, "points.csv");
  plateau_experiment_set_own_file (experiment, file);
  g_assert_true (plateau_experiment_set_widths (experiment, G_N_ELEMENTS (widths), widths, &error));

  return g_steal_pointer (&experiment);
}

/* Every property is in the range that it declares, and the settings in theirs. */
static void
assert_bounds (PlateauExperiment *experiment)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autofree GParamSpec **specs = NULL;
  guint n_specs;

  specs = g_object_class_list_properties (G_OBJECT_GET_CLASS (experiment), &n_specs);
  for (guint i = 0; i < n_specs; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (experiment), specs[i]->name, &value);
      g_assert_false (g_param_value_validate (specs[i], &value));
      if (G_VALUE_HOLDS_DOUBLE (&value))
        g_assert_true (isfinite (g_value_get_double (&value)));
    }

  plateau_experiment_get_settings (experiment, &settings);
  g_assert_cmpuint (settings.data->n_examples, >=, PLATEAU_MIN_EXAMPLES);
  g_assert_cmpuint (settings.data->n_examples, <=, PLATEAU_MAX_EXAMPLES);
  g_assert_cmpuint (settings.shape.n_features, ==, settings.data->n_features);
  g_assert_cmpuint (settings.shape.n_hidden, <=, PLATEAU_MAX_HIDDEN_LAYERS);
  for (guint l = 0; l < settings.shape.n_hidden; l++)
    {
      g_assert_cmpuint (settings.shape.width[l], >=, 1);
      g_assert_cmpuint (settings.shape.width[l], <=, PLATEAU_MAX_UNITS);
    }
}

/* What was read is written and read again, into an experiment that was the default one. */
static void
assert_round_trip (PlateauExperiment *experiment, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauExperiment) fresh = plateau_experiment_new ();
  g_autoptr (PlateauExperiment) again = plateau_experiment_new ();
  g_autofree char *text = plateau_experiment_to_text (experiment);
  g_autofree char *fresh_text = NULL;
  g_autofree char *text_again = NULL;

  g_assert_true (plateau_experiment_from_text (fresh, bytes, size, NAME, &error));
  g_assert_no_error (error);
  fresh_text = plateau_experiment_to_text (fresh);
  g_assert_cmpstr (fresh_text, ==, text);

  g_assert_true (plateau_experiment_from_text (again, text, strlen (text), NAME, &error));
  g_assert_no_error (error);
  text_again = plateau_experiment_to_text (again);
  g_assert_cmpstr (text_again, ==, text);
}

gboolean
fuzz_read (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_XOR, 3, 0, 1);
  g_autoptr (PlateauExperiment) experiment = NULL;
  g_autofree char *before = NULL;
  guint n_changes = 0;

  if (!fuzz_stays_inside (bytes, size))
    return FALSE;

  experiment = another (data);
  before = plateau_experiment_to_text (experiment);
  g_signal_connect (experiment, "changed", G_CALLBACK (count), &n_changes);

  if (!plateau_experiment_from_text (experiment, (const char *) bytes, size, NAME, &error))
    {
      g_autofree char *after = plateau_experiment_to_text (experiment);

      fuzz_assert_refused (error, NAME ":", fuzz_count_lines (bytes, size), TRUE);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (n_changes, ==, 0);
      return FALSE;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (n_changes, <=, 1);
  assert_bounds (experiment);
  assert_round_trip (experiment, (const char *) bytes, size);
  return TRUE;
}
