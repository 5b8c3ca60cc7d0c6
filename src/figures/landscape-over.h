/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "landscape-layout.h"

G_BEGIN_DECLS

/** The words around a surface in space: names and ticks of its axes at the box's front, the scale of
 * colours, the key, the loss at the marker. */
void plateau_landscape_over_draw (PlateauPen *pen,
                                  const PlateauLandscapeLayout *layout,
                                  const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options,
                                  double width,
                                  double height);

/** At the lower edge, what hatching and marks mean, and how far the surface is computed. */
void plateau_landscape_key_draw (PlateauPen *pen,
                                 const PlateauLandscapeLayout *layout,
                                 const PlateauSnapshot *snapshot,
                                 double width);

G_END_DECLS
