/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "option.h"

#include "config.h"
#include "session/data-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const PlateauCommandInfo commands[PLATEAU_N_COMMANDS] = {
  [PLATEAU_COMMAND_TRAIN] = { "train", "[OPTION]...", FALSE,
                              N_ ("trains a network and prints its history as CSV") },
  [PLATEAU_COMMAND_FIGURE] = { "figure", "FIGURE -o FILE [OPTION]...", TRUE,
                               N_ ("trains a network and draws a figure of it") },
  [PLATEAU_COMMAND_SWEEP] = { "sweep", "--scales A:B:N [--rates A:B:N] [OPTION]...", FALSE,
                              N_ ("trains a grid of networks on all processors and prints CSV") },
  [PLATEAU_COMMAND_SLICE] = { "slice", "[--surface KIND] [OPTION]...", FALSE,
                              N_ ("trains a network and prints the loss around it as CSV") },
  [PLATEAU_COMMAND_CODE] = { "code", "numpy|pytorch [OPTION]...", TRUE,
                             N_ ("prints a Python program that runs the same experiment") },
  [PLATEAU_COMMAND_EXPERIMENT] = { "experiment", "[OPTION]...", FALSE,
                                   N_ ("prints the experiment as a .plateau file") },
  [PLATEAU_COMMAND_BENCH] = { "bench", "[OPTION]...", FALSE,
                              N_ ("measures training against the limit of this machine") },
};

#define TRAIN (1u << PLATEAU_COMMAND_TRAIN)
#define FIGURE (1u << PLATEAU_COMMAND_FIGURE)
#define SWEEP (1u << PLATEAU_COMMAND_SWEEP)
#define SLICE (1u << PLATEAU_COMMAND_SLICE)
#define CODE (1u << PLATEAU_COMMAND_CODE)
#define EXPERIMENT (1u << PLATEAU_COMMAND_EXPERIMENT)
#define BENCH (1u << PLATEAU_COMMAND_BENCH)
#define ALL ((1u << PLATEAU_N_COMMANDS) - 1)

/* The defaults and ranges in the help are those of PlateauExperiment and of the files that read the
 * options. */
static const PlateauOption options[PLATEAU_N_OPTIONS] = {
  [PLATEAU_OPTION_EXPERIMENT] = { "--experiment", "FILE.plateau", ALL, NULL, NULL,
                                  N_ ("begin with the experiment of this file; the other\n"
                                      "options change it (the defaults below)") },
  [PLATEAU_OPTION_DATA] = { "--data", "NAME|FILE.csv", ALL, NULL, plateau_data_set_get_type,
                            N_ ("a set of examples, or a file with 1 to 3 columns of\n"
                                "numbers and a label of two classes (flower); sets:") },
  [PLATEAU_OPTION_EXAMPLES] = { "--examples", "M", ALL, "examples", NULL,
                                N_ ("number of generated examples (400)") },
  [PLATEAU_OPTION_NOISE] = { "--noise", "X", ALL, "noise", NULL,
                             N_ ("0 to 5 (flower and moons 0.2, circles 0.1, blobs 1,\n"
                                 "others 0)") },
  [PLATEAU_OPTION_DATA_SEED] = { "--data-seed", "N", ALL, "data-seed", NULL,
                                 N_ ("seed of the examples (1)") },
  [PLATEAU_OPTION_STANDARDISE] = { "--standardise", NULL, ALL, NULL, NULL,
                                   N_ ("bring each column of FILE.csv to mean 0 and standard\n"
                                       "deviation 1 (columns are taken as they are)") },
  [PLATEAU_OPTION_LAYERS] = { "--layers", "4|10,5|none", ALL, NULL, NULL,
                              N_ ("units of each hidden layer, up to 10 layers (4)") },
  [PLATEAU_OPTION_ACTIVATION] = { "--activation", "A", ALL, "activation",
                                  plateau_activation_get_type,
                                  N_ ("of the hidden layers (tanh):") },
  [PLATEAU_OPTION_INIT] = { "--init", "I", ALL, "initialization", plateau_initialization_get_type,
                            N_ ("first weights (normal):") },
  [PLATEAU_OPTION_SCALE] = { "--scale", "S", ALL, "weight-scale", NULL,
                             N_ ("multiplies every first weight, 0 to 1000000 (1)") },
  [PLATEAU_OPTION_CONSTANT] = { "--constant", "C", ALL, "constant", NULL,
                                N_ ("the weight of --init constant (1)") },
  [PLATEAU_OPTION_BIAS] = { "--bias", "B", ALL, "bias", NULL,
                            N_ ("what every bias begins with (0)") },
  [PLATEAU_OPTION_SEED] = { "--seed", "N", ALL, "seed", NULL,
                            N_ ("seed of the weights, as in numpy.random.seed (2)") },
  [PLATEAU_OPTION_RATE] = { "--rate", "R", ALL, "learning-rate", NULL,
                            N_ ("learning rate, 0 to 1000000 (1.2)") },

  [PLATEAU_OPTION_SCALES] = { "--scales", "A:B:N", SWEEP | FIGURE, NULL, NULL,
                              N_ ("weight scales: N values from A to B, evenly spaced\n"
                                  "on a logarithmic axis; or a list such as 0,0.01,1") },
  [PLATEAU_OPTION_RATES] = { "--rates", "A:B:N", SWEEP | FIGURE, NULL, NULL,
                             N_ ("second axis: learning rates, likewise") },
  [PLATEAU_OPTION_DEPTHS] = { "--depths", "A:B", SWEEP | FIGURE, NULL, NULL,
                              N_ ("second axis: A, A + 1, ... B hidden layers of the\n"
                                  "width of --layers, or a list; 0 to 10") },
  [PLATEAU_OPTION_UNITS] = { "--units", "A:B:N", SWEEP | FIGURE, NULL, NULL,
                             N_ ("second axis: units of every hidden layer, N whole\n"
                                 "numbers likewise, or a list; 1 to 256") },
  [PLATEAU_OPTION_SEEDS] = { "--seeds", "K", SWEEP, NULL, NULL,
                             N_ ("train each cell from K draws: seed N, N + 1, ... (1)") },
  [PLATEAU_OPTION_EPOCHS] = { "--epochs", "N", TRAIN | SWEEP | SLICE | CODE, NULL, NULL,
                              N_ ("how far to train (1000)") },
  [PLATEAU_OPTION_FIGURE_EPOCHS] = { "--epochs", "N", FIGURE, NULL, NULL,
                                     N_ ("how far to train (0, the start; seeds 1000, map 500)") },
  [PLATEAU_OPTION_EVERY] = { "--every", "K", TRAIN | CODE, NULL, NULL,
                             N_ ("a row every K epochs (a tenth of all)") },
  [PLATEAU_OPTION_SECONDS] = { "--seconds", "S", BENCH, NULL, NULL,
                               N_ ("how long to measure, 0.1 to 3600 (3)") },
  [PLATEAU_OPTION_THREADS] = { "--threads", "T", SWEEP | FIGURE | BENCH, NULL, NULL,
                               N_ ("networks at a time (one for each processor)") },
  [PLATEAU_OPTION_SHARD] = { "--shard", "i/n", SWEEP, NULL, NULL,
                             N_ ("only the i-th of n parts of the grid (1/1)") },
  [PLATEAU_OPTION_SWEEP_FILE] = { "--output", "FILE", SWEEP, NULL, NULL,
                                  N_ ("or -o FILE: cells that the file holds are kept, the\n"
                                      "others are computed and appended (print all)") },
  [PLATEAU_OPTION_CODE_FILE] = { "--output", "FILE", CODE, NULL, NULL,
                                 N_ ("or -o FILE: write the program there (print it)") },
  [PLATEAU_OPTION_EXPERIMENT_FILE] = { "--output", "FILE", EXPERIMENT, NULL, NULL,
                                       N_ ("or -o FILE.plateau: write it there (print it)") },
  [PLATEAU_OPTION_FIGURE_FILE] = { "--output", "FILE", FIGURE, NULL, NULL,
                                   N_ ("or -o FILE: ends in .svg, .pdf or .png (required)") },
  [PLATEAU_OPTION_SIZE] = { "--size", "WxH", FIGURE, NULL, NULL,
                            N_ ("pixels, or points in SVG and PDF (960x600)") },
  [PLATEAU_OPTION_STYLE] = { "--style", "STYLE", FIGURE, NULL, NULL,
                             N_ ("light, dark, high-contrast, high-contrast-dark,\n"
                                 "projector, projector-dark (light)") },
  [PLATEAU_OPTION_LAYER] = { "--layer", "N", FIGURE, NULL, NULL,
                             N_ ("the layer that the curve shows; the last is the\n"
                                 "output (1)") },
  [PLATEAU_OPTION_EPOCH] = { "--epoch", "N", FIGURE, NULL, NULL,
                             N_ ("the epoch that is shown (the last); alone it is\n"
                                 "how far to train, too") },
  [PLATEAU_OPTION_FIGURE_SEEDS] = { "--seeds", "K", FIGURE, NULL, NULL,
                                    N_ ("of the figure seeds, and of each cell of the map:\n"
                                        "train K draws: seed N, N + 1, ... (20, map 3)") },
  [PLATEAU_OPTION_FONT_SCALE] = { "--font-scale", "X", FIGURE, NULL, NULL,
                                  N_ ("multiplies type, lines and dots, 0.5 to 4 (1)") },
  [PLATEAU_OPTION_STAGE] = { "--stage", "NAME|K", FIGURE, NULL, NULL,
                             N_ ("what the numbers show: a name such as Z1 or dW2, or\n"
                                 "the place of the stage, from 1 (initialise)") },
  [PLATEAU_OPTION_EXAMPLE] = { "--example", "N", FIGURE, NULL, NULL,
                               N_ ("the example that the numbers mark, from 1 (none)") },
  [PLATEAU_OPTION_PRESET] = { "--preset", "P", FIGURE, NULL, NULL,
                              N_ ("the starts that race (scales): scales: zeros and\n"
                                  "normal × 0.01, 1, 100; activations: tanh, sigmoid and\n"
                                  "relu at × 100; depth: normal × 0.01, Xavier and He in\n"
                                  "six hidden layers") },
  [PLATEAU_OPTION_SURFACE] = { "--surface", "KIND", FIGURE | SLICE, NULL, NULL,
                               N_ ("what the loss lies over (twins): twins: the same\n"
                                   "weight of two hidden units, equal in all else;\n"
                                   "weights: two weights or biases; random: two random\n"
                                   "directions, scaled to the units") },
  [PLATEAU_OPTION_X] = { "--x", "L,U,I", FIGURE | SLICE, NULL, NULL,
                         N_ ("the first weight: layer, unit and input, from 1; b as\n"
                             "the input for the bias (1,1,1)") },
  [PLATEAU_OPTION_Y] = { "--y", "L,U,I", FIGURE | SLICE, NULL, NULL,
                         N_ ("the second one (twins 1,2,1; weights 1,1,2)") },
  [PLATEAU_OPTION_DIRECTION_SEED] = { "--direction-seed", "N", FIGURE | SLICE, NULL, NULL,
                                      N_ ("seed of the random directions (1)") },
  [PLATEAU_OPTION_HEIGHT] = { "--height", "log|linear", FIGURE, NULL, NULL,
                              N_ ("heights of the landscape (log)") },
  [PLATEAU_OPTION_POINTS] = { "--points", "N", SLICE, NULL, NULL,
                              N_ ("points along each axis, 2 to 1024 (128)") },
  [PLATEAU_OPTION_RANGE] = { "--range", "A:B", SLICE, NULL, NULL,
                             N_ ("the ends of both axes (around the network)") },
  [PLATEAU_OPTION_SLICE_FILE] = { "--output", "FILE", SLICE, NULL, NULL,
                                  N_ ("or -o FILE: write the table there (print it)") },
};

const PlateauCommandInfo *
plateau_command_get (PlateauCommand command)
{
  return &commands[command];
}

gboolean
plateau_command_find (const char *name, PlateauCommand *command)
{
  for (guint i = 0; i < PLATEAU_N_COMMANDS; i++)
    if (g_str_equal (name, commands[i].name))
      {
        *command = i;
        return TRUE;
      }

  return FALSE;
}

char *
plateau_command_list (void)
{
  GString *list = g_string_new (commands[0].name);

  for (guint i = 1; i < PLATEAU_N_COMMANDS; i++)
    g_string_append_printf (list, ", %s", commands[i].name);

  return g_string_free (list, FALSE);
}

const PlateauOption *
plateau_option_get (PlateauOptionId id)
{
  return &options[id];
}

gboolean
plateau_option_is_common (PlateauOptionId id)
{
  return options[id].commands == ALL;
}

gboolean
plateau_option_find (PlateauCommand command,
                     const char *word,
                     PlateauOptionId *id,
                     const char **attached)
{
  const gboolean is_short = g_str_has_prefix (word, "-o");
  const char *name = is_short ? "--output" : word;
  const gsize length = strcspn (name, "=");
  gboolean found = FALSE;

  if (is_short)
    *attached = word[2] != '\0' ? word + 2 : NULL;
  else
    *attached = word[length] == '=' ? word + length + 1 : NULL;

  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, name, length) == 0 &&
        (!found || options[i].commands & (1u << command)))
      {
        *id = i;
        found = TRUE;
      }

  return found;
}
