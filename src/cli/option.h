/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PlateauCommand: what the program is asked to do. */
typedef enum
{
  PLATEAU_COMMAND_TRAIN,
  PLATEAU_COMMAND_FIGURE,
  PLATEAU_COMMAND_HELP,
  PLATEAU_COMMAND_VERSION,
} PlateauCommand;

/** PlateauOptionId: the options, in the order in which the help lists them. */
typedef enum
{
  PLATEAU_OPTION_DATA,
  PLATEAU_OPTION_EXAMPLES,
  PLATEAU_OPTION_NOISE,
  PLATEAU_OPTION_DATA_SEED,
  PLATEAU_OPTION_STANDARDISE,
  PLATEAU_OPTION_LAYERS,
  PLATEAU_OPTION_ACTIVATION,
  PLATEAU_OPTION_INIT,
  PLATEAU_OPTION_SCALE,
  PLATEAU_OPTION_CONSTANT,
  PLATEAU_OPTION_SEED,
  PLATEAU_OPTION_RATE,
  PLATEAU_OPTION_EPOCHS,
  PLATEAU_OPTION_EVERY,
  PLATEAU_OPTION_OUTPUT,
  PLATEAU_OPTION_SIZE,
  PLATEAU_OPTION_STYLE,
  PLATEAU_OPTION_LAYER,
} PlateauOptionId;

#define PLATEAU_N_OPTIONS 18

/**
 * PlateauOption:
 * @name: with its dashes
 * @value: what stands for the value in the help; NULL where the option takes none
 * @commands: bit c set: goes with command c
 * @property: (nullable): the property of #PlateauExperiment that it sets as it is
 * @help: one or more lines, to be translated
 */
typedef struct
{
  const char *name;
  const char *value;
  guint commands;
  const char *property;
  const char *help;
} PlateauOption;

const PlateauOption *plateau_option_get (PlateauOptionId id);

/** "train" or "figure". */
const char *plateau_command_name (PlateauCommand command);

/**
 * plateau_option_find:
 * @word: "--name", "--name=VALUE", "-o" or "-oVALUE"
 * @id: (out): the option
 * @attached: (out): the value within @word, or NULL
 *
 * Returns: FALSE where @word names no option.
 */
gboolean plateau_option_find (const char *word, PlateauOptionId *id, const char **attached);

G_END_DECLS
