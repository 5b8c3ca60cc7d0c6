/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/slice.h"
#include "surface-axes.h"

G_BEGIN_DECLS

/**
 * PlateauProjection:
 * @axes: fitted to the network
 * @index: of twins and weights: the two parameters
 * @centre: of random directions: θ, with the shape that can be projected; NULL for other axes
 * @direction: of random directions: u and v, n_parameters numbers each
 *
 * How parameters are told as two numbers α and β: two of the parameters themselves, to the last bit; or of
 * random directions the least squares solution of θ + α u + β v. Immutable, reference-counted from any
 * thread.
 */
typedef struct
{
  PlateauSurfaceAxes axes;
  PlateauShape shape;
  gsize index[2];
  double *centre;
  double *direction[2];
  /*< private >*/
  double inverse[3]; /* of the Gram matrix of u and v: uu, uv, vv */
  _Atomic int references;
} PlateauProjection;

/**
 * plateau_projection_new:
 * @network: around which the directions are drawn; its shape is kept for all axes
 *
 * A unit whose weights are all zero has no norm: its row of a random direction takes the norm that
 * Xavier's weights would have.
 */
PlateauProjection *plateau_projection_new (const PlateauSurfaceAxes *axes,
                                           const PlateauNetwork *network);
PlateauProjection *plateau_projection_ref (PlateauProjection *self);
void plateau_projection_unref (PlateauProjection *self);

/** α and β of @parameters, of a network of the same shape. */
void
plateau_projection_apply (const PlateauProjection *self, const double *parameters, double point[2]);

/** The slice of these axes around @network, of the same shape; of twins all other weights of the two
 * units are their means. */
PlateauSlice *plateau_projection_slice (const PlateauProjection *self,
                                        const PlateauNetwork *network);

/**
 * plateau_projection_centre:
 *
 * Returns: (transfer full): @network without its α and β: what does not change over the plane. Two
 *   networks with the same one lie on the same surface.
 */
PlateauNetwork *plateau_projection_centre (const PlateauProjection *self,
                                           const PlateauNetwork *network);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauProjection, plateau_projection_unref)

G_END_DECLS
