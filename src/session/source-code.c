/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "source-code.h"

#include "config.h"
#include "exact-number.h"
#include "source-code-data.h"
#include "source-code-network.h"

const char *
plateau_language_nick (PlateauLanguage self)
{
  return self == PLATEAU_LANGUAGE_NUMPY ? "numpy" : "pytorch";
}

/* What it is, who made it, how it is run. In English and ASCII wherever the window may speak Chinese. */
static void
append_head (GString *code,
             PlateauExperiment *experiment,
             const PlateauSettings *settings,
             PlateauLanguage language)
{
  const gboolean numpy = language == PLATEAU_LANGUAGE_NUMPY;
  PlateauDataSet data_set;

  g_object_get (experiment, "data-set", &data_set, NULL);
  g_string_append_printf (
      code,
      "# An experiment of Plateau %s as a %s program: the same numbers.\n"
      "# Data: %s. First weights: %s.\n"
      "# Network: %u",
      PLATEAU_VERSION, numpy ? "NumPy" : "PyTorch",
      data_set == PLATEAU_DATA_SET_FILE ? "a CSV file" : plateau_data_set_nick (data_set),
      plateau_initialization_nick (settings->start.initialization), settings->shape.n_features);
  for (guint l = 0; l < settings->shape.n_hidden; l++)
    g_string_append_printf (code, "-%u", settings->shape.width[l]);
  g_string_append_printf (
      code, "-1%s%s.\n", settings->shape.n_hidden > 0 ? ", " : "",
      settings->shape.n_hidden > 0 ? plateau_activation_nick (settings->shape.activation) : "");
  g_string_append_printf (code, "# To run it: python3 THIS_FILE (needs %s)\n",
                          numpy ? "NumPy" : "NumPy and PyTorch");
  if (data_set == PLATEAU_DATA_SET_FILE && plateau_experiment_get_own_file (experiment) == NULL)
    g_string_append (code,
                     "# Where the data lie is not known here: set FILE below to their path.\n");
}

/* Appends "a, b = 1, 2", or nothing where there is no name. */
static void
append_variables (GString *code, GString *names, GString *values)
{
  if (names->len > 0)
    g_string_append_printf (code, "%s = %s\n", names->str, values->str);
  g_string_truncate (names, 0);
  g_string_truncate (values, 0);
}

static void
add_text (GString *names, GString *values, const char *name, const char *value)
{
  const char *comma = names->len > 0 ? ", " : "";

  g_string_append_printf (names, "%s%s", comma, name);
  g_string_append_printf (values, "%s%s", comma, value);
}

static void
add_double (GString *names, GString *values, const char *name, double value)
{
  g_autofree char *text = plateau_exact_number (value);

  add_text (names, values, name, text);
}

static void
add_whole (GString *names, GString *values, const char *name, guint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, value);

  add_text (names, values, name, text);
}

/* Everything that a reader may want to change, by the names that the parts of the program use. */
static void
append_settings (GString *code,
                 PlateauExperiment *experiment,
                 const PlateauSettings *settings,
                 guint64 epochs,
                 guint64 every)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  const PlateauStart *start = &settings->start;
  PlateauDataSet data_set;
  guint examples, data_seed;
  double noise;

  g_object_get (experiment, "data-set", &data_set, "examples", &examples, "noise", &noise,
                "data-seed", &data_seed, NULL);
  if (plateau_data_set_is_generated (data_set))
    {
      add_whole (names, values, "m", examples);
      add_double (names, values, "noise", noise);
      add_whole (names, values, "data_seed", data_seed);
      append_variables (code, names, values);
    }

  if (plateau_initialization_is_random (start->initialization))
    add_whole (names, values, "seed", start->seed);
  if (start->initialization == PLATEAU_INITIALIZATION_CONSTANT)
    add_double (names, values, "constant", start->constant);
  if (start->initialization != PLATEAU_INITIALIZATION_ZEROS)
    add_double (names, values, "scale", start->scale);
  if (start->bias != 0)
    add_double (names, values, "bias", start->bias);
  append_variables (code, names, values);

  add_double (names, values, "rate", settings->rate);
  add_whole (names, values, "epochs", epochs);
  add_whole (names, values, "every", every);
  append_variables (code, names, values);
}

char *
plateau_source_code (PlateauExperiment *experiment,
                     PlateauLanguage language,
                     guint64 epochs,
                     guint64 every)
{
  GString *code = g_string_new (NULL);
  g_auto (PlateauSettings) settings = { 0 };

  g_return_val_if_fail (every > 0, NULL);

  plateau_experiment_get_settings (experiment, &settings);

  append_head (code, experiment, &settings, language);
  g_string_append (code, "import numpy as np\n");
  if (language == PLATEAU_LANGUAGE_PYTORCH)
    g_string_append (code, "import torch\nfrom torch import nn\n");
  g_string_append_c (code, '\n');
  append_settings (code, experiment, &settings, epochs, every);
  g_string_append_c (code, '\n');
  plateau_source_code_append_data (code, experiment);
  g_string_append_c (code, '\n');

  if (language == PLATEAU_LANGUAGE_NUMPY)
    plateau_source_code_append_numpy (code, &settings);
  else
    plateau_source_code_append_pytorch (code, &settings);

  return g_string_free (code, FALSE);
}
