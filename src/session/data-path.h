/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

/*
 * How an experiment file names own data: by the way from its folder where they lie in it or below, else
 * by their path, or by their address where they have no path in UTF-8.
 */

/** (transfer full): with the escapes of a key file; @folder may be NULL. */
char *plateau_data_path_to_text (PlateauExperiment *experiment, GFile *folder);

/**
 * plateau_data_path_load:
 * @text: as plateau_data_path_to_text () makes it
 * @folder: where a relative path begins
 * @file: (out) (transfer full): the file that @text names
 *
 * Returns: (transfer full): the data, or NULL with a #PlateauError
 */
PlateauDataset *
plateau_data_path_load (const char *text, GFile *folder, GFile **file, GError **error);

/** What people call the file: its name without its folders. */
char *plateau_data_path_display_name (GFile *file);

G_END_DECLS
