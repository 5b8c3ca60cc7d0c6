/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "style.h"

G_BEGIN_DECLS

/**
 * plateau_ramp:
 * @share: 0 (a small loss, a valley) ... 1 (a large one, a hill); others are taken as the nearer end
 *
 * The colour of a height: dark blue, green, yellow. Its lightness grows all the way, so that it is read
 * without colours too; it is the same on every ground, so that a picture means the same everywhere.
 *
 * Source: viridis by van der Walt & Smith 2015 (dedicated to the public domain), at nine places, which
 * is distinct with all usual deficiencies of colour vision.
 */
PlateauColor plateau_ramp (double share);

G_END_DECLS
