/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data-set.h"
#include "error.h"
#include "settings.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ranges and defaults. The properties carry the same numbers in their GParamSpecs. */
#define PLATEAU_MAX_NOISE 5.0
#define PLATEAU_DEFAULT_EXAMPLES 400
#define PLATEAU_DEFAULT_HIDDEN_UNITS 4
#define PLATEAU_MAX_WEIGHT_SCALE 1e6
#define PLATEAU_DEFAULT_WEIGHT_SCALE 1.0
#define PLATEAU_MAX_CONSTANT 1e6
#define PLATEAU_DEFAULT_CONSTANT 1.0
#define PLATEAU_MAX_BIAS 1e6
#define PLATEAU_MAX_RATE 1e6
#define PLATEAU_DEFAULT_RATE 1.2
#define PLATEAU_DEFAULT_SEED 2
#define PLATEAU_DEFAULT_DATA_SEED 1
#define PLATEAU_MAX_SPEED 1e6

/** How many properties an experiment has. */
#define PLATEAU_N_EXPERIMENT_PROPERTIES 15

/**
 * PlateauExperiment:
 *
 * All that a person sets. Properties, all readable and writable:
 *
 * "data-set" (#PlateauDataSet; a change sets "noise" to the new set's default),
 * "noise" (double, 0 to 5), "examples" (uint, 2 to 20 000), "data-seed" (uint),
 * "standardise" (boolean, own data only: mean 0 and standard deviation 1 for each feature),
 * "hidden-layers" (uint, 0 to 10), "hidden-units" (uint, 1 to 256: the width of every hidden layer),
 * "activation" (#PlateauActivation), "initialization" (#PlateauInitialization),
 * "constant" (double), "weight-scale" (double, 0 to 1e6), "seed" (uint),
 * "bias" (double, -1e6 to 1e6: what every bias begins with),
 * "learning-rate" (double, 0 to 1e6), "speed" (double, epochs a second, 0 = as fast as it can).
 *
 * Signal "changed": some property changed; sent once for a g_object_freeze_notify () ... thaw.
 */
#define PLATEAU_TYPE_EXPERIMENT (plateau_experiment_get_type ())
G_DECLARE_FINAL_TYPE (PlateauExperiment, plateau_experiment, PLATEAU, EXPERIMENT, GObject)

PlateauExperiment *plateau_experiment_new (void);

/** Widths of their own for each hidden layer; "hidden-units" then reads as the first one. */
gboolean plateau_experiment_set_widths (PlateauExperiment *self,
                                        guint n_hidden,
                                        const guint *widths,
                                        GError **error);

/** Takes the examples of a file and turns "data-set" to %PLATEAU_DATA_SET_FILE. */
void
plateau_experiment_set_own_data (PlateauExperiment *self, PlateauDataset *data, const char *name);

/** (nullable): the name given with the own data. */
const char *plateau_experiment_get_own_name (PlateauExperiment *self);

/**
 * plateau_experiment_set_own_file:
 * @file: (nullable): where the own data come from
 *
 * After plateau_experiment_set_own_data (), which forgets the file of the data before. An
 * experiment file and a program in source code name the data by it.
 */
void plateau_experiment_set_own_file (PlateauExperiment *self, GFile *file);

/** (nullable) (transfer none): the file of the own data, where it is known. */
GFile *plateau_experiment_get_own_file (PlateauExperiment *self);

/** The examples, made again only when what they depend on has changed. (transfer none) */
PlateauDataset *plateau_experiment_get_data (PlateauExperiment *self);

/**
 * plateau_experiment_compare:
 * @names: (out) (nullable): the properties that plateau_experiment_copy_from () would change, in their
 *   order; other widths count as "hidden-units", other own data as "data-set"
 *
 * Returns: how many there are
 */
guint plateau_experiment_compare (PlateauExperiment *self,
                                  PlateauExperiment *other,
                                  const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES]);

/**
 * plateau_experiment_copy_from:
 *
 * Makes @self like @other, with one "changed"; without any where nothing differs. Own data come with
 * their name and file where @other uses them, else those of @self stay at hand. What @other has already
 * made of its data is shared, and nothing is read or made again; where the same data are asked for,
 * @self keeps the very ones it has.
 */
void plateau_experiment_copy_from (PlateauExperiment *self, PlateauExperiment *other);

/** Fills @settings, which the caller clears. */
void plateau_experiment_get_settings (PlateauExperiment *self, PlateauSettings *settings);

/** "flower · 2–4–1 · tanh · normal × 10 · seed 2 · biases 0.1" (translated), but for biases of 0. */
char *plateau_experiment_get_summary (PlateauExperiment *self);

G_END_DECLS
