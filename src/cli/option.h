/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** PlateauCommand: what the program is asked to do, in the order in which the help lists it. */
typedef enum
{
  PLATEAU_COMMAND_TRAIN,
  PLATEAU_COMMAND_FIGURE,
  PLATEAU_COMMAND_SWEEP,
  PLATEAU_COMMAND_SLICE,
  PLATEAU_COMMAND_CODE,
  PLATEAU_COMMAND_EXPERIMENT,
  PLATEAU_COMMAND_BENCH,
  PLATEAU_COMMAND_HELP,
  PLATEAU_COMMAND_VERSION,
} PlateauCommand;

/** The commands that have options of their own: those before help. */
#define PLATEAU_N_COMMANDS PLATEAU_COMMAND_HELP

/**
 * PlateauCommandInfo:
 * @name: "train"
 * @usage: what stands behind the name; never translated
 * @takes_word: one word stands behind it that belongs to no option
 * @summary: one line, to be translated
 */
typedef struct
{
  const char *name;
  const char *usage;
  gboolean takes_word;
  const char *summary;
} PlateauCommandInfo;

/** @command must be one of the first PLATEAU_N_COMMANDS. */
const PlateauCommandInfo *plateau_command_get (PlateauCommand command);

/** FALSE where no command of PLATEAU_N_COMMANDS is called @name. */
gboolean plateau_command_find (const char *name, PlateauCommand *command);

/** "train, figure, ...": the names of the commands. */
char *plateau_command_list (void);

/** PlateauOptionId: the options, in the order in which the help lists them. */
typedef enum
{
  PLATEAU_OPTION_EXPERIMENT,
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
  PLATEAU_OPTION_BIAS,
  PLATEAU_OPTION_SEED,
  PLATEAU_OPTION_RATE,
  PLATEAU_OPTION_SCALES,
  PLATEAU_OPTION_RATES,
  PLATEAU_OPTION_DEPTHS,
  PLATEAU_OPTION_UNITS,
  PLATEAU_OPTION_SEEDS,
  PLATEAU_OPTION_EPOCHS,
  PLATEAU_OPTION_FIGURE_EPOCHS,
  PLATEAU_OPTION_EVERY,
  PLATEAU_OPTION_SECONDS,
  PLATEAU_OPTION_THREADS,
  PLATEAU_OPTION_SHARD,
  PLATEAU_OPTION_SWEEP_FILE,
  PLATEAU_OPTION_CODE_FILE,
  PLATEAU_OPTION_EXPERIMENT_FILE,
  PLATEAU_OPTION_FIGURE_FILE,
  PLATEAU_OPTION_SIZE,
  PLATEAU_OPTION_STYLE,
  PLATEAU_OPTION_LAYER,
  PLATEAU_OPTION_EPOCH,
  PLATEAU_OPTION_FIGURE_SEEDS,
  PLATEAU_OPTION_FONT_SCALE,
  PLATEAU_OPTION_STAGE,
  PLATEAU_OPTION_EXAMPLE,
  PLATEAU_OPTION_PRESET,
  PLATEAU_OPTION_SURFACE,
  PLATEAU_OPTION_X,
  PLATEAU_OPTION_Y,
  PLATEAU_OPTION_DIRECTION_SEED,
  PLATEAU_OPTION_HEIGHT,
  PLATEAU_OPTION_POINTS,
  PLATEAU_OPTION_RANGE,
  PLATEAU_OPTION_SLICE_FILE,
} PlateauOptionId;

#define PLATEAU_N_OPTIONS (PLATEAU_OPTION_SLICE_FILE + 1)

/**
 * PlateauOption:
 * @name: with its dashes; two options of different commands may share one
 * @value: what stands for the value in the help; NULL where the option takes none
 * @commands: bit c set: goes with command c
 * @property: (nullable): the property of #PlateauExperiment that it sets as it is
 * @choices: (nullable): the enumeration whose names the help lists
 * @help: one or more lines, to be translated
 */
typedef struct
{
  const char *name;
  const char *value;
  guint commands;
  const char *property;
  GType (*choices) (void);
  const char *help;
} PlateauOption;

const PlateauOption *plateau_option_get (PlateauOptionId id);

/** TRUE where the option describes the experiment, and so goes with every command. */
gboolean plateau_option_is_common (PlateauOptionId id);

/**
 * plateau_option_find:
 * @command: where two options share a name, that of this command is found
 * @word: "--name", "--name=VALUE", "-o" or "-oVALUE"
 * @id: (out): the option
 * @attached: (out): the value within @word, or NULL
 *
 * Returns: FALSE where @word names no option.
 */
gboolean plateau_option_find (PlateauCommand command,
                              const char *word,
                              PlateauOptionId *id,
                              const char **attached);

G_END_DECLS
