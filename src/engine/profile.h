/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "histogram.h"
#include "network.h"

G_BEGIN_DECLS

/**
 * PlateauProfile:
 * @layer: l, 1 ... L
 * @is_output: l = L
 * @activation: g of this layer
 * @n_units, @n_examples: n[l], m
 * @a_std: standard deviation of a over all units and examples
 * @error_std: that of dZ, which is not divided by m
 * @z_mean, @z_std: mean and standard deviation of z
 * @a: histogram of a
 * @error: histogram of abs (dZ)
 * @n_dead: units that are flat for every example
 * @dead: unit j is one of them where bit j % 32 of dead[j / 32] is set
 * @map_stride: words of a row of @map, m / 32 rounded up
 * @map: the saturation map, n_units × map_stride: the pair of unit j and example i is flat where bit
 *   i % 32 of map[j * map_stride + i / 32] is set; bits beyond m are 0. On a little-endian machine
 *   this is what cairo calls an A1 image
 *
 * How the numbers of one layer are spread. A pair is flat where its slope is below 5 % of the
 * steepest, as in #PlateauDiagnostics: saturated for tanh and the sigmoid, off for ReLU and leaky
 * ReLU; a linear unit never is.
 *
 * Standard deviations are the population's (Glorot & Bengio 2010 follow those of a and dZ through
 * the layers), and NAN where a number is not finite. A dZ of 1e-200 has one too.
 */
typedef struct
{
  guint layer;
  gboolean is_output;
  PlateauActivation activation;
  guint n_units;
  guint n_examples;
  double a_std;
  double error_std;
  double z_mean;
  double z_std;
  PlateauHistogram a;
  PlateauHistogram error;
  guint n_dead;
  guint32 dead[PLATEAU_MAX_UNITS / 32];
  guint map_stride;
  guint32 *map;
} PlateauProfile;

/**
 * plateau_profile_new:
 * @pass: after a forward and a backward pass over @network
 * @l: 1 ... L
 * @error: dZ of layer @l, from plateau_pass_errors ()
 *
 * Reads each number about six times: for a picture, not for an epoch.
 */
PlateauProfile *plateau_profile_new (const PlateauNetwork *network,
                                     const PlateauPass *pass,
                                     guint l,
                                     const double *error);
void plateau_profile_free (PlateauProfile *self);

gboolean plateau_profile_is_dead (const PlateauProfile *self, guint unit);
gboolean plateau_profile_is_flat (const PlateauProfile *self, guint unit, guint example);

/**
 * plateau_pass_errors:
 * @pass: after a forward and a backward pass over @network, both of which stay as they are
 * @layers: bit l set: dZ of layer l is wanted
 * @error: (out): error[l], l = 1 ... L: n[l] × stride as pass->z[l], zero beyond n_examples, to be
 *   freed with g_aligned_free (); NULL where it is not wanted, and at l = 0
 *
 * A pass keeps no errors but those at hand; this goes back once more, with the same arithmetic: the
 * bits are those from which the gradient was made.
 */
void plateau_pass_errors (const PlateauPass *pass,
                          const PlateauNetwork *network,
                          guint layers,
                          double *error[PLATEAU_MAX_LAYERS + 1]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauProfile, plateau_profile_free)

G_END_DECLS
