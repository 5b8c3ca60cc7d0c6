/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/network.h"

/* Deliberately plain: one example at a time, loops in the order of the formulas, libm. The fast
 * kernels are checked against it. Gradients go to @gradient, which has the network's shape. */
double reference_loss (const PlateauNetwork *network, const PlateauDataset *data);
void reference_gradient (const PlateauNetwork *network,
                         const PlateauDataset *data,
                         PlateauNetwork *gradient);
