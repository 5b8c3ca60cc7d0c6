/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

#define PLATEAU_EXPERIMENT_GROUP "Plateau Experiment"

/** Raised when the program of yesterday would misread a file of today. */
#define PLATEAU_EXPERIMENT_FORMAT 1

/**
 * plateau_experiment_read:
 * @name: of the file, for messages
 * @folder: where the relative path of a data file begins
 *
 * Reads the whole text strictly, loads the data file that it names, and only then sets @self.
 */
gboolean plateau_experiment_read (PlateauExperiment *self,
                                  const char *text,
                                  gsize length,
                                  const char *name,
                                  GFile *folder,
                                  GError **error);

G_END_DECLS
