/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

G_BEGIN_DECLS

/**
 * The value of one option, read strictly: the whole text, finite, within its range, and
 * never in the locale's notation. Errors name the option, the value and what would be right.
 */

/** Sets @property of @experiment (a double, uint or enum) within the range that it declares. */
gboolean plateau_value_to_property (PlateauExperiment *experiment,
                                    const char *property,
                                    const char *option,
                                    const char *text,
                                    GError **error);

/** A number from @low to @high. */
gboolean plateau_value_to_number (const char *option,
                                  const char *text,
                                  double low,
                                  double high,
                                  double *value,
                                  GError **error);

/** A whole number from @low to @high. */
gboolean plateau_value_to_whole (const char *option,
                                 const char *text,
                                 guint64 low,
                                 guint64 high,
                                 guint64 *value,
                                 GError **error);

/** "none", or widths of hidden layers such as "10,5". */
gboolean plateau_value_to_layers (PlateauExperiment *experiment,
                                  const char *option,
                                  const char *text,
                                  GError **error);

/** "800x600", each side within what a figure can be. */
gboolean plateau_value_to_size (const char *option,
                                const char *text,
                                guint *width,
                                guint *height,
                                GError **error);

/** One of @names, which ends in NULL. */
gboolean plateau_value_to_choice (const char *option,
                                  const char *text,
                                  const char *const *names,
                                  guint *choice,
                                  GError **error);

/** The name of a data set, or of a CSV file, which is read. */
gboolean plateau_value_to_data (PlateauExperiment *experiment,
                                const char *option,
                                const char *text,
                                GError **error);

G_END_DECLS
