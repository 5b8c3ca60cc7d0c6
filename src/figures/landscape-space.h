/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "landscape-layout.h"

G_BEGIN_DECLS

/** Where a loss stands in the box. */
double plateau_landscape_space_z (const PlateauHeights *heights, double loss);

/** Where a point of the plane stands in the box, on the surface; z is NAN off the plane. */
void plateau_landscape_space_place (const PlateauLandscape *landscape,
                                    const PlateauHeights *heights,
                                    const double point[2],
                                    double place[3]);

G_END_DECLS
