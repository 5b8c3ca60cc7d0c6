/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_grid_order:
 * @rows, @columns: at least 1 each; their product below 2^32
 *
 * The order in which to compute a grid so that a person soon sees the whole of it. Along each axis
 * the places come in van der Corput's order (0, 1/2, 1/4, 3/4, 1/8 ...), and both axes are refined by
 * turns: the first 4^k cells are the corners of 2^k × 2^k equal blocks.
 *
 * Source: van der Corput 1935; the merging of two axes is Morton's (1966).
 *
 * Returns: (transfer full): a permutation of the cells row * columns + column
 */
guint *plateau_grid_order (guint rows, guint columns);

G_END_DECLS
