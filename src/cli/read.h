/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "options.h"
#include "words.h"

G_BEGIN_DECLS

/*
 * Parts of plateau_options_parse (): each reads the words of one subject into the options, and sets
 * @error to one line that names the option, its value and what would be right.
 */

/** Data, network, start and rate: makes the experiment. */
gboolean plateau_read_experiment (PlateauOptions *self, const PlateauWords *words, GError **error);

/** The figure, its file and its looks. After the experiment. */
gboolean plateau_read_figure (PlateauOptions *self, const PlateauWords *words, GError **error);

/** The axes and the part of the grid. After the experiment and the epochs. */
gboolean plateau_read_sweep (PlateauOptions *self, const PlateauWords *words, GError **error);

/** The axes of the figure map, and what each of its cells is made of; those that are not given are the
 * ones of plateau_map_plan (). After the experiment and the epochs. */
gboolean plateau_read_map (PlateauOptions *self, const PlateauWords *words, GError **error);

/** Over what a landscape lies, and how high. After the experiment. */
gboolean plateau_read_surface (PlateauOptions *self, const PlateauWords *words, GError **error);

/** That, and the points of a slice. */
gboolean plateau_read_slice (PlateauOptions *self, const PlateauWords *words, GError **error);

G_END_DECLS
