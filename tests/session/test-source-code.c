/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "python.h"
#include "session/csv-data.h"
#include "session/experiment-file.h"
#include "session/run.h"
#include "session/source-code.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define EPOCHS 1000
#define EVERY 130 /* so that the last row is one by itself */

typedef struct
{
  const char *name;
  const char *text; /* the group's lines */
} Experiment;

/* Every data set, initialisation and activation, 0 to 10 hidden layers; all of them settle down. */
static const Experiment experiments[] = {
  { "course", "weight-scale=0.01\n" },
  { "circles", "data-set=circles\nlayers=8,8,8,8,8\nactivation=relu\ninitialization=he\n"
               "learning-rate=0.1\nseed=4294967295\n" },
  { "moons", "data-set=moons\nlayers=10,5\nactivation=sigmoid\ninitialization=xavier-uniform\n"
             "bias=0.25\nexamples=301\nlearning-rate=0.3\n" },
  { "xor", "data-set=xor\nnoise=0.1\nactivation=leaky-relu\ninitialization=lecun\n"
           "hidden-units=6\nlearning-rate=0.05\ndata-seed=7\n" },
  { "blobs", "data-set=blobs\nhidden-layers=0\ninitialization=zeros\nexamples=55\n" },
  { "gauss", "data-set=gauss\nnoise=0.3\ninitialization=constant\nconstant=0.3\nweight-scale=0.5\n"
             "learning-rate=0.3\n" },
  { "spiral", "data-set=spiral\nnoise=0.02\nlayers=16,3,16\ninitialization=orthogonal\n"
              "learning-rate=0.02\nexamples=99\n" },
  { "penguins", "data-set=penguins\nlayers=5,4\nactivation=linear\ninitialization=xavier-course\n"
                "learning-rate=0.1\n" },
  { "uniform", "initialization=uniform\nhidden-units=2\nlearning-rate=0.4\n" },
  { "deep", "data-set=circles\nhidden-layers=10\nhidden-units=6\ninitialization=xavier-normal\n"
            "learning-rate=0.01\nbias=-0.125\n" },
  { "deep-linear", "data-set=penguins\nhidden-layers=4\nhidden-units=3\nactivation=linear\n"
                   "initialization=xavier-normal\nlearning-rate=0.02\n" },
  { "large", "weight-scale=1000\nhidden-units=3\nlearning-rate=1\nactivation=sigmoid\n" },
};

static PlateauExperiment *
make_experiment (const char *lines)
{
  PlateauExperiment *experiment = plateau_experiment_new ();
  g_autofree char *text = g_strconcat ("[Plateau Experiment]\n", lines, NULL);
  g_autoptr (GError) error = NULL;

  plateau_experiment_from_text (experiment, text, strlen (text), "test.plateau", &error);
  g_assert_no_error (error);
  return experiment;
}

static void
compare_row (const PlateauRun *run, const char *row)
{
  g_auto (GStrv) cells = g_strsplit (row, ",", -1);
  double accuracy;

  plateau_run_fill_pass (run);
  accuracy = plateau_pass_accuracy (run->pass, run->network->n_layers);
  g_assert_cmpuint (g_strv_length (cells), ==, 3);
  g_assert_cmpuint (g_ascii_strtoull (cells[0], NULL, 10), ==, run->epoch);

  /* Six decimals. Two numbers that agree far behind them may be rounded apart. */
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[1], NULL), run->pass->loss, 0.501e-6);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[2], NULL), accuracy, 0.501e-6);
}

/* @output is what "plateau-cli train" would print of this experiment, cut to three columns. */
static void
compare_table (PlateauExperiment *experiment, const char *output)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_auto (GStrv) rows = g_strsplit (output, "\n", -1);
  guint row = 0;

  plateau_experiment_get_settings (experiment, &settings);
  run = plateau_run_new (&settings);

  g_assert_cmpstr (rows[row++], ==, "epoch,loss,accuracy");
  for (;;)
    {
      if (run->epoch % EVERY == 0 || run->epoch == EPOCHS)
        {
          g_assert_nonnull (rows[row]);
          compare_row (run, rows[row++]);
        }
      if (run->epoch == EPOCHS)
        break;
      g_assert_true (plateau_run_step (run));
    }
  g_assert_cmpstr (rows[row], ==, "");
  g_assert_null (rows[row + 1]);
}

static void
test_numpy (gconstpointer data)
{
  const Experiment *self = data;
  g_autoptr (PlateauExperiment) experiment = make_experiment (self->text);
  g_autofree char *code = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, EPOCHS, EVERY);
  g_autofree char *output = NULL;
  const char *python = python_find ("numpy");

  if (python == NULL)
    return;

  output = python_run (python, code);
  compare_table (experiment, output);
}

/* All in one process: that PyTorch starts takes longer than that it trains. */
static void
test_pytorch (void)
{
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) outputs = NULL;
  const char *python = python_find ("torch");

  if (python == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (experiments); i++)
    {
      g_autoptr (PlateauExperiment) experiment = make_experiment (experiments[i].text);

      g_ptr_array_add (programs,
                       plateau_source_code (experiment, PLATEAU_LANGUAGE_PYTORCH, EPOCHS, EVERY));
    }
  g_ptr_array_add (programs, NULL);

  outputs = python_run_all (python, (const char *const *) programs->pdata);
  for (guint i = 0; i < G_N_ELEMENTS (experiments); i++)
    {
      g_autoptr (PlateauExperiment) experiment = make_experiment (experiments[i].text);

      g_test_message ("%s", experiments[i].name);
      compare_table (experiment, outputs[i]);
    }
}

/* Training leaves the finite numbers: the programs say so in their way and go on to the end. */
static void
test_divergence (gconstpointer data)
{
  const PlateauLanguage language = GPOINTER_TO_UINT (data);
  g_autoptr (PlateauExperiment) experiment =
      make_experiment ("hidden-layers=4\nactivation=linear\nlearning-rate=1000000\n");
  g_autofree char *code = NULL;
  g_autofree char *output = NULL;
  const char *python = python_find (language == PLATEAU_LANGUAGE_NUMPY ? "numpy" : "torch");

  if (python == NULL)
    return;

  code = plateau_source_code (experiment, language, EPOCHS, EVERY);
  output = python_run (python, code);
  g_assert_nonnull (strstr (output, "\n1000,nan,"));
}

typedef struct
{
  const char *name;
  const char *csv;
  const char *lines;
} Own;

/* What the CSV reader understands the programs understand too, and the classes come out alike. */
static const Own own[] = {
  { "header", "x1,x2,label\n0.5,1,yes\n-1,2,no\n3,-0.25,yes\n2,2,no\n", "" },
  { "standardised", "1000,7,yes\n-1000,7,no\n3000,7,yes\n2000,7,no\n", "standardise=true\n" },
  { "numbers", "x,y\n1,1\n2,0\n3,1.0\n4,0e0\n", "" },
  { "blanks", "x,y,label\n1,2, \"a b\"\n 2 ,1,\tc \n   \n3, \"4\",\"a  b\"\n4,1,c\n", "" },
  { "dialect",
    "\xef\xbb\xbfx,y,\"a, b\"\r\n\r\n1,2,\"  the  \"\"one\"\"\tclass\" \r\n"
    "3,4,\"#other,\nü\"\r\n-1,0.5,\"#other, ü\"\r\n1e-1,+2.,\"the \"\"one\"\" class\"\r\n",
    "" },
};

static PlateauExperiment *
open_csv (const char *path, const char *lines)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauDataset) data = plateau_csv_data_load (file, NULL, &error);
  g_autofree char *name = g_filename_display_basename (path);
  PlateauExperiment *experiment = make_experiment ("");

  g_assert_no_error (error);
  plateau_experiment_set_own_data (experiment, data, name);
  plateau_experiment_set_own_file (experiment, file);
  g_object_set (experiment, "standardise", *lines != '\0', "weight-scale", 0.1, "learning-rate",
                0.1, NULL);
  return experiment;
}

static void
test_own_data (void)
{
  /* A name that is no text and full of what a Python string has to escape. */
  g_autofree char *folder = folder_new ("a \"\\n\\\t\xe9 \xc3\xa9.csv");
  g_autofree char *path = g_build_filename (folder, "a \"\\n\\\t\xe9 \xc3\xa9.csv", NULL);
  const char *python = python_find ("numpy");

  if (python != NULL)
    for (guint i = 0; i < G_N_ELEMENTS (own); i++)
      {
        g_autoptr (PlateauExperiment) experiment = NULL;
        g_autofree char *code = NULL;
        g_autofree char *output = NULL;

        g_test_message ("%s", own[i].name);
        g_file_set_contents (path, own[i].csv, -1, NULL);
        experiment = open_csv (path, own[i].lines);
        code = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, EPOCHS, EVERY);
        output = python_run (python, code);
        compare_table (experiment, output);
      }

  folder_remove (folder);
}

/* Where the data lie is said at the top if it is known, asked for if not. */
static void
test_own_path (void)
{
  g_autofree char *folder = folder_new ("points.csv");
  g_autofree char *path = g_build_filename (folder, "points.csv", NULL);
  g_autofree char *line = g_strdup_printf ("\nFILE = \"%s\"\n", path);
  g_autoptr (PlateauExperiment) experiment = open_csv (path, "");
  g_autofree char *known = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, 10, 1);
  g_autofree char *unknown = NULL;

  g_assert_nonnull (strstr (known, line));
  g_assert_null (strstr (known, "set FILE"));

  plateau_experiment_set_own_file (experiment, NULL);
  unknown = plateau_source_code (experiment, PLATEAU_LANGUAGE_PYTORCH, 10, 1);
  g_assert_nonnull (strstr (unknown, "\n# Where the data lie is not known here: set FILE below"));
  g_assert_nonnull (strstr (unknown, "\nFILE = \"points.csv\"\n"));
  folder_remove (folder);
}

/* As people read Python: no line too long, no blank at its end, nothing imported but what must be. */
static void
check_lines (const char *code)
{
  g_auto (GStrv) lines = g_strsplit (code, "\n", -1);
  const guint n = g_strv_length (lines);

  g_assert_cmpstr (lines[n - 1], ==, "");
  g_assert_cmpstr (lines[n - 2], !=, "");
  for (guint i = 0; i < n; i++)
    {
      const gsize length = strlen (lines[i]);

      if (length > 79 || (length > 0 && g_ascii_isspace (lines[i][length - 1])) ||
          !g_str_is_ascii (lines[i]) || strchr (lines[i], '\t') != NULL)
        g_error ("line %u: \"%s\"", i + 1, lines[i]);
      if (strstr (lines[i], "import ") != NULL)
        g_assert_true (g_str_equal (lines[i], "import numpy as np") ||
                       g_str_equal (lines[i], "import torch") ||
                       g_str_equal (lines[i], "from torch import nn"));
      if (i > 2)
        g_assert_false (g_str_equal (lines[i], "") && g_str_equal (lines[i - 1], "") &&
                        g_str_equal (lines[i - 2], ""));
    }
}

/* Every choice yields a program that Python takes. */
static void
test_every_choice (void)
{
  static const guint depths[] = { 0, 1, 2, 3, 10 };
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (GPtrArray) programs = g_ptr_array_new_with_free_func (g_free);
  const char *python;

  g_object_set (experiment, "hidden-units", PLATEAU_MAX_UNITS, "seed", G_MAXUINT32, "weight-scale",
                1e-300, "constant", -0.1 - 0.2, "bias", 0.1 + 0.2, "data-seed", G_MAXUINT32, NULL);
  for (guint d = 0; d < G_N_ELEMENTS (depths); d++)
    for (PlateauInitialization i = 0; i < PLATEAU_N_INITIALIZATIONS; i++)
      for (PlateauActivation a = 0; a < PLATEAU_N_ACTIVATIONS; a++)
        for (PlateauLanguage l = 0; l < PLATEAU_N_LANGUAGES; l++)
          {
            g_object_set (experiment, "hidden-layers", depths[d], "initialization", i, "activation",
                          a, NULL);
            g_ptr_array_add (programs, plateau_source_code (experiment, l, EPOCHS, EVERY));
          }
  for (PlateauDataSet s = 0; s < PLATEAU_DATA_SET_FILE; s++)
    for (PlateauLanguage l = 0; l < PLATEAU_N_LANGUAGES; l++)
      {
        g_object_set (experiment, "data-set", s, NULL);
        g_ptr_array_add (programs, plateau_source_code (experiment, l, G_MAXUINT64, G_MAXUINT64));
      }
  for (guint i = 0; i < programs->len; i++)
    check_lines (programs->pdata[i]);

  g_ptr_array_add (programs, NULL);
  python = python_find (NULL);
  if (python != NULL)
    python_compile_all (python, (const char *const *) programs->pdata);
}

/* The course's own experiment: what it is, who wrote it, how to run it, and no more than a page. */
static void
test_course (void)
{
  g_autoptr (PlateauExperiment) experiment = make_experiment ("weight-scale=0.01\n");
  g_autofree char *numpy = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, 1000, 100);
  g_autofree char *pytorch = plateau_source_code (experiment, PLATEAU_LANGUAGE_PYTORCH, 1000, 100);
  g_auto (GStrv) lines_numpy = g_strsplit (numpy, "\n", -1);
  g_auto (GStrv) lines_pytorch = g_strsplit (pytorch, "\n", -1);

  g_assert_cmpstr (plateau_language_nick (PLATEAU_LANGUAGE_NUMPY), ==, "numpy");
  g_assert_cmpstr (plateau_language_nick (PLATEAU_LANGUAGE_PYTORCH), ==, "pytorch");
  g_assert_true (g_str_has_prefix (numpy, "# An experiment of Plateau "));
  g_assert_nonnull (strstr (numpy, "\n# Data: flower. First weights: normal.\n"
                                   "# Network: 2-4-1, tanh.\n"
                                   "# To run it: python3 "));
  g_assert_nonnull (strstr (numpy, "\nseed, scale = 2, 0.01\n"
                                   "rate, epochs, every = 1.2, 1000, 100\n"));
  g_assert_nonnull (strstr (numpy, "\nW1 = np.random.randn(4, 2) * scale\n"
                                   "b1 = np.zeros((4, 1))\n"));
  g_assert_nonnull (strstr (numpy, "\n    dZ1 = W2.T @ dZ2 * (1 - A1 ** 2)\n"));
  g_assert_nonnull (strstr (pytorch, "\n    nn.Linear(2, 4), nn.Tanh(),\n    nn.Linear(4, 1),\n"
                                     ").double()\n"));
  g_assert_cmpuint (g_strv_length (lines_numpy), <=, 60);
  g_assert_cmpuint (g_strv_length (lines_pytorch), <=, 60);
}

/* A program is no text for people: a decimal comma would break it. */
static void
test_comma_locale (void)
{
  static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.utf8" };
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (PlateauExperiment) experiment = make_experiment ("data-set=penguins\nbias=0.5\n");
  g_autofree char *here = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, 10, 1);
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (locales) && !found; i++)
    found = setlocale (LC_ALL, locales[i]) != NULL;

  if (found)
    {
      g_autofree char *there = plateau_source_code (experiment, PLATEAU_LANGUAGE_NUMPY, 10, 1);

      g_assert_cmpstr (here, ==, there);
    }
  else
    {
      g_test_skip ("no locale with a decimal comma is installed");
    }

  setlocale (LC_ALL, before);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-code/course", test_course);
  g_test_add_func ("/source-code/every-choice", test_every_choice);
  g_test_add_func ("/source-code/comma-locale", test_comma_locale);
  g_test_add_func ("/source-code/own-path", test_own_path);
  g_test_add_func ("/source-code/own-data", test_own_data);
  for (guint i = 0; i < G_N_ELEMENTS (experiments); i++)
    {
      g_autofree char *path = g_strconcat ("/source-code/numpy/", experiments[i].name, NULL);

      g_test_add_data_func (path, &experiments[i], test_numpy);
    }
  g_test_add_func ("/source-code/pytorch", test_pytorch);
  g_test_add_data_func ("/source-code/divergence/numpy", GUINT_TO_POINTER (PLATEAU_LANGUAGE_NUMPY),
                        test_divergence);
  g_test_add_data_func ("/source-code/divergence/pytorch",
                        GUINT_TO_POINTER (PLATEAU_LANGUAGE_PYTORCH), test_divergence);

  return g_test_run ();
}
