/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field.h"

G_BEGIN_DECLS

/** Points along each edge. */
#define PLATEAU_VOLUME_POINTS 24

/**
 * PlateauVolume:
 * @n: points along each edge
 * @low, @high: the edges for each feature: plateau_field_extent ()
 * @logit: n × n × n: z of the output at feature 0 = low[0] + i (high[0] - low[0]) / (n - 1), ...; the
 *   point (i, j, k) at (k n + j) n + i. Within ±1e4
 *
 * The network's output over the whole input space of three features. The decision boundary is where the
 * logit is 0. Immutable, reference-counted from any thread.
 */
typedef struct
{
  guint n;
  double low[3];
  double high[3];
  float *logit;
  /*< private >*/
  _Atomic int references;
} PlateauVolume;

/** Returns: (transfer full) (nullable): NULL where it was given up because another thread set @abandon. */
PlateauVolume *plateau_volume_new (const PlateauNetwork *network,
                                   const PlateauDataset *data,
                                   const atomic_bool *abandon);
PlateauVolume *plateau_volume_ref (PlateauVolume *self);
void plateau_volume_unref (PlateauVolume *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauVolume, plateau_volume_unref)

G_END_DECLS
