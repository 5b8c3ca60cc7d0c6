/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

/** The largest experiment file that is read, in bytes. */
#define PLATEAU_MAX_EXPERIMENT_FILE (1024 * 1024)

/**
 * plateau_experiment_to_text:
 *
 * A .plateau file: a key file (GKeyFile) with the group [Plateau Experiment] that names every
 * setting by its property, numbers in the C locale with all their digits. Own data are named by the
 * path of their file.
 *
 * Three keys are no property: "format" (1; a newer one is refused), "layers" (10,5 or none: widths
 * that "hidden-units" alone cannot tell) and "data-file" (with data-set=file; in a saved file by the
 * way from its folder where the data lie in it or below).
 *
 * Returns: (transfer full): the file's text
 */
char *plateau_experiment_to_text (PlateauExperiment *self);

/**
 * plateau_experiment_from_text:
 * @text: @length bytes, not trusted
 * @name: of the file, for messages; data files with a relative path are sought beside it
 *
 * Sets every property that the text names and every other one to its default. Nothing changes where
 * it fails.
 *
 * Returns: FALSE with an error that names file, line, key, value and what would be right.
 */
gboolean plateau_experiment_from_text (PlateauExperiment *self,
                                       const char *text,
                                       gsize length,
                                       const char *name,
                                       GError **error);

/** The same from a file; a local path or an address that GIO knows. */
gboolean plateau_experiment_load (PlateauExperiment *self, GFile *file, GError **error);

/** Writes the text into a file, which is replaced whole or not at all. */
gboolean plateau_experiment_save (PlateauExperiment *self, GFile *file, GError **error);

G_END_DECLS
