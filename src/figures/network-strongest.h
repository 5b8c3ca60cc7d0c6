/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_strongest:
 * @values: @n numbers
 * @most: how many are wanted, above 0
 *
 * Returns: the @most-th largest |value|, or 0 where there are no more values than that. What is not
 *   finite counts as very large.
 */
double plateau_strongest (const double *values, gsize n, guint most);

G_END_DECLS
