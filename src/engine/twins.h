/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network.h"

G_BEGIN_DECLS

/**
 * plateau_compare_units:
 * @l: layer, 1 ... L
 * @spread: (out): the largest distance between two of its units, in the max norm over incoming row,
 *   bias and outgoing column; NAN where one of these is not finite
 *
 * Returns: classes of units that are equal within 1e-12 of the larger one's largest coordinate.
 */
guint plateau_compare_units (const PlateauNetwork *network, guint l, double *spread);

/**
 * plateau_sort_units:
 * @kind_of: (out) (nullable): n[l] numbers, the class of each unit; classes count from 0 in the order
 *   of their first units
 *
 * plateau_compare_units (), which also tells which units are equal.
 */
guint plateau_sort_units (const PlateauNetwork *network, guint l, double *spread, guint *kind_of);

G_END_DECLS
