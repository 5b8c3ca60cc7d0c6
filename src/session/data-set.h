/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/initializer.h"

#include <glib-object.h>

G_BEGIN_DECLS

/** PlateauDataSet: where the examples come from; those of #PlateauDataKind first, in its order. */
typedef enum
{
  PLATEAU_DATA_SET_FLOWER,
  PLATEAU_DATA_SET_CIRCLES,
  PLATEAU_DATA_SET_MOONS,
  PLATEAU_DATA_SET_XOR,
  PLATEAU_DATA_SET_BLOBS,
  PLATEAU_DATA_SET_GAUSS,
  PLATEAU_DATA_SET_SPIRAL,
  PLATEAU_DATA_SET_PENGUINS, /* measured: no noise, no seed, its own number of examples */
  PLATEAU_DATA_SET_FILE,     /* a person's own CSV file, see plateau_experiment_set_own_data () */
} PlateauDataSet;

#define PLATEAU_N_DATA_SETS 9

/**
 * plateau_data_set_load:
 *
 * The examples of a set other than %PLATEAU_DATA_SET_FILE. The last three arguments matter where
 * plateau_data_set_is_generated ().
 */
PlateauDataset *
plateau_data_set_load (PlateauDataSet self, guint n_examples, double noise, guint32 seed);

#define PLATEAU_TYPE_DATA_SET (plateau_data_set_get_type ())
GType plateau_data_set_get_type (void);

/* The engine knows no GObject: its enumerations become types here. */
#define PLATEAU_TYPE_ACTIVATION (plateau_activation_get_type ())
GType plateau_activation_get_type (void);
#define PLATEAU_TYPE_INITIALIZATION (plateau_initialization_get_type ())
GType plateau_initialization_get_type (void);

/** The name on the command line and in files: "flower" ... "penguins"; "file" is not one of them. */
const char *plateau_data_set_nick (PlateauDataSet self);
gboolean plateau_data_set_from_nick (const char *nick, PlateauDataSet *data_set);

/** TRUE where noise, examples and data seed mean something. */
gboolean plateau_data_set_is_generated (PlateauDataSet self);

G_END_DECLS
