/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "landscape-layout.h"

G_BEGIN_DECLS

/** The contour map: colours by height, level lines, flat parts hatched, the diagonal of twins. */
void plateau_landscape_map_draw (PlateauPen *pen, const PlateauLandscapeLayout *layout);

/** The paths of all lanes on it: where they began, where they are, and the moment that is shown. */
void plateau_landscape_map_draw_paths (PlateauPen *pen,
                                       const PlateauLandscapeLayout *layout,
                                       const PlateauSnapshot *snapshot);

/** The scale of colours with its losses. */
void plateau_landscape_bar_draw (PlateauPen *pen, const PlateauLandscapeLayout *layout);

G_END_DECLS
