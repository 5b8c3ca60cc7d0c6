/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/volume.h"

G_BEGIN_DECLS

/**
 * plateau_cloud_surface:
 * @n: (out): triangles
 *
 * The surface where the network is undecided: where the logit of @volume is 0, by marching tetrahedra
 * (Doi and Koide 1991) over its lattice. Neighbouring triangles share their corners to the last bit, so
 * that there are no holes.
 *
 * Returns: (transfer full) (nullable): 9 @n floats: three corners a triangle, the volume as -1 ... 1
 */
float *plateau_cloud_surface (const PlateauVolume *volume, guint *n);

/**
 * plateau_cloud_plane:
 * @w: 3 numbers
 * @low, @high: the edges of the box, 3 numbers each
 * @corners: (out): up to 6 corners, in order around it; the box as -1 ... 1
 *
 * Where w · x + b = 0 cuts the box.
 *
 * Returns: how many corners; 0 where it passes by
 */
guint plateau_cloud_plane (const double *w,
                           double b,
                           const double *low,
                           const double *high,
                           double corners[6][3]);

G_END_DECLS
