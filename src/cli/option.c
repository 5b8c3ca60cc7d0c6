/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "option.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TRAIN (1u << PLATEAU_COMMAND_TRAIN)
#define FIGURE (1u << PLATEAU_COMMAND_FIGURE)
#define BOTH (TRAIN | FIGURE)

/* The defaults and ranges in the help are those of PlateauExperiment and of options.c. */
static const PlateauOption options[PLATEAU_N_OPTIONS] = {
  [PLATEAU_OPTION_DATA] = { "--data", "NAME|FILE.csv", BOTH, NULL,
                            N_ ("flower, circles, moons, xor, penguins; or a file with 1 to 3\n"
                                "columns of numbers and a label of two classes (flower)") },
  [PLATEAU_OPTION_EXAMPLES] = { "--examples", "M", BOTH, "examples",
                                N_ ("number of generated examples (400)") },
  [PLATEAU_OPTION_NOISE] = { "--noise", "X", BOTH, "noise",
                             N_ ("0 to 5 (flower and moons 0.2, circles 0.1, xor 0)") },
  [PLATEAU_OPTION_DATA_SEED] = { "--data-seed", "N", BOTH, "data-seed",
                                 N_ ("seed of the examples (1)") },
  [PLATEAU_OPTION_STANDARDISE] = { "--standardise", NULL, BOTH, NULL,
                                   N_ ("bring each column of FILE.csv to mean 0 and standard\n"
                                       "deviation 1 (columns are taken as they are)") },
  [PLATEAU_OPTION_LAYERS] = { "--layers", "4|10,5|none", BOTH, NULL,
                              N_ ("units of each hidden layer, up to 10 layers (4)") },
  [PLATEAU_OPTION_ACTIVATION] = { "--activation", "A", BOTH, "activation",
                                  N_ ("of the hidden layers: tanh, sigmoid, relu, leaky-relu,\n"
                                      "linear (tanh)") },
  [PLATEAU_OPTION_INIT] = { "--init", "I", BOTH, "initialization",
                            N_ ("first weights: zeros, constant, normal (normal)") },
  [PLATEAU_OPTION_SCALE] = { "--scale", "S", BOTH, "weight-scale",
                             N_ ("multiplies every first weight, 0 to 1000000 (1)") },
  [PLATEAU_OPTION_CONSTANT] = { "--constant", "C", BOTH, "constant",
                                N_ ("the weight of --init constant (1)") },
  [PLATEAU_OPTION_SEED] = { "--seed", "N", BOTH, "seed",
                            N_ ("seed of the weights, as in numpy.random.seed (2)") },
  [PLATEAU_OPTION_RATE] = { "--rate", "R", BOTH, "learning-rate",
                            N_ ("learning rate, 0 to 1000000 (1.2)") },
  [PLATEAU_OPTION_EPOCHS] = { "--epochs", "N", BOTH, NULL,
                              N_ ("how far to train (train: 1000, figure: 0, the start)") },
  [PLATEAU_OPTION_EVERY] = { "--every", "K", TRAIN, NULL,
                             N_ ("a row every K epochs (a tenth of all)") },
  [PLATEAU_OPTION_OUTPUT] = { "--output", "FILE", FIGURE, NULL,
                              N_ ("or -o FILE: ends in .svg, .pdf or .png (required)") },
  [PLATEAU_OPTION_SIZE] = { "--size", "WxH", FIGURE, NULL,
                            N_ ("pixels, or points in SVG and PDF (960x600)") },
  [PLATEAU_OPTION_STYLE] = { "--style", "STYLE", FIGURE, NULL,
                             N_ ("light, dark, high-contrast, projector (light)") },
  [PLATEAU_OPTION_LAYER] = { "--layer", "N", FIGURE, NULL,
                             N_ ("the layer that the curve shows; the last is the output (1)") },
};

const PlateauOption *
plateau_option_get (PlateauOptionId id)
{
  return &options[id];
}

const char *
plateau_command_name (PlateauCommand command)
{
  return command == PLATEAU_COMMAND_TRAIN ? "train" : "figure";
}

gboolean
plateau_option_find (const char *word, PlateauOptionId *id, const char **attached)
{
  const gsize length = strcspn (word, "=");

  if (g_str_has_prefix (word, "-o"))
    {
      *attached = word[2] != '\0' ? word + 2 : NULL;
      *id = PLATEAU_OPTION_OUTPUT;
      return TRUE;
    }

  *attached = word[length] == '=' ? word + length + 1 : NULL;
  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    if (strlen (options[i].name) == length && strncmp (options[i].name, word, length) == 0)
      {
        *id = i;
        return TRUE;
      }

  return FALSE;
}
