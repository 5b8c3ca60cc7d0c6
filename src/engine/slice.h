/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network.h"

G_BEGIN_DECLS

#define PLATEAU_MAX_SLICE_POINTS 4096 /* along one axis */

/**
 * PlateauSlice:
 * @centre: θ
 * @direction: u and v, centre->n_parameters numbers each
 * @n: points along u (columns) and along v (rows)
 * @low, @high: α at the first and last column, β at the first and last row
 * @twins: u and v are the same weight of two units that are equal in all else
 *
 * The loss around a network: J (θ + α u + β v) over a grid of α and β. A new slice has one point,
 * α = β = 0.
 */
typedef struct
{
  PlateauNetwork *centre;
  double *direction[2];
  guint n[2];
  double low[2];
  double high[2];
  gboolean twins;
} PlateauSlice;

/**
 * plateau_slice_new_along:
 * @u, @v: network->n_parameters numbers each; @v may be NULL where one row is enough
 */
PlateauSlice *
plateau_slice_new_along (const PlateauNetwork *network, const double *u, const double *v);

/**
 * plateau_slice_new_over:
 * @p, @q: two indices into network->parameters
 *
 * The loss over two parameters: α and β are their values, whatever they are in @network.
 */
PlateauSlice *plateau_slice_new_over (const PlateauNetwork *network, gsize p, gsize q);

/**
 * plateau_slice_new_twins:
 * @l: a layer, 1 ... L
 * @unit, @other: two of its units
 * @input: 0 ... n[l-1] - 1
 *
 * As plateau_slice_new_over () for the weights of the two units from the same input. Where they are
 * equal in every other weight and in their bias, the loss does not change when the units change
 * places; but its last bit may, as sums are rounded in the order of the units. So over equal ranges
 * of α and β plateau_slice_compute () always gives the larger weight to @unit: then the surface
 * equals its transpose to the last bit.
 */
PlateauSlice *plateau_slice_new_twins (const PlateauNetwork *network,
                                       guint l,
                                       guint unit,
                                       guint other,
                                       guint input);

/**
 * plateau_slice_new_random:
 *
 * Along two directions drawn from one stream: normal numbers, layer by layer and row by row, and
 * each row scaled to the norm of the unit's weights, so that surfaces of different networks compare.
 * Biases stay where they are.
 *
 * Source: Li, Xu, Taylor, Studer & Goldstein 2018, "Visualizing the Loss Landscape of Neural Nets".
 */
PlateauSlice *plateau_slice_new_random (const PlateauNetwork *network, guint32 seed);

PlateauSlice *plateau_slice_copy (const PlateauSlice *self);
void plateau_slice_free (PlateauSlice *self);

/**
 * plateau_slice_set_axis:
 * @axis: 0 for α along u, 1 for β along v
 * @n: 1 ... %PLATEAU_MAX_SLICE_POINTS; a single point lies at @low
 */
void plateau_slice_set_axis (PlateauSlice *self, guint axis, guint n, double low, double high);

/** n[0] × n[1]. */
guint plateau_slice_n_points (const PlateauSlice *self);

/** α of column @i, or β of row @i. Points are evenly spaced; first and last are low and high. */
double plateau_slice_coordinate (const PlateauSlice *self, guint axis, guint i);

/** Puts θ + α u + β v into @network, which has the slice's shape. */
void
plateau_slice_move (const PlateauSlice *self, double alpha, double beta, PlateauNetwork *network);

/**
 * plateau_slice_compute:
 * @points: n of them: row * n[0] + column
 * @network, @pass: memory, of the slice's shape; the pass brings the data
 * @losses: (out): n numbers
 *
 * The losses that plateau_network_forward () finds at these points, to the last bit; for twins, see
 * plateau_slice_new_twins (), at the point or at its mirror image.
 */
void plateau_slice_compute (const PlateauSlice *self,
                            const guint *points,
                            guint n,
                            PlateauNetwork *network,
                            PlateauPass *pass,
                            double *losses);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSlice, plateau_slice_free)

G_END_DECLS
