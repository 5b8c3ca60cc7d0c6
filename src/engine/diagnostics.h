/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network.h"

G_BEGIN_DECLS

/**
 * PlateauDiagnostics:
 * @saturated: share of (unit, example) pairs whose slope is below 5 % of the steepest
 * @mean_slope: mean of g' (z)
 * @weight_norm: ‖W‖ (Frobenius)
 * @gradient_norm: ‖dW‖ (Frobenius)
 * @update_ratio: rate ‖dW‖ / ‖W‖; NAN where ‖W‖ = 0
 * @unit_spread: the largest distance (max norm over incoming row, bias and outgoing column)
 *   between two units of the layer; exactly 0 where all units are one; NAN where a parameter is
 *   not finite
 * @distinct_units: classes of units equal within 1e-12 relative
 *
 * How one layer fares.
 */
typedef struct
{
  double saturated;
  double mean_slope;
  double weight_norm;
  double gradient_norm;
  double update_ratio;
  double unit_spread;
  guint distinct_units;
} PlateauDiagnostics;

/** Of layer @l (1 ... L), after a forward and a backward pass. */
void plateau_diagnose (const PlateauNetwork *network,
                       const PlateauPass *pass,
                       double rate,
                       guint l,
                       PlateauDiagnostics *diagnostics);

/**
 * plateau_unit_classes:
 * @l: layer, 1 ... L
 * @class_of: (out): n[l] numbers, the class of each unit; classes count from 0 in the order of their
 *   first units
 *
 * Returns: classes of units equal within 1e-12 relative, as in #PlateauDiagnostics
 */
guint plateau_unit_classes (const PlateauNetwork *network, guint l, guint *class_of);

/** The layer (1 ... L) of the first parameter that is NaN or infinite; 0 where all are finite. */
guint plateau_network_first_non_finite (const PlateauNetwork *network);

G_END_DECLS
