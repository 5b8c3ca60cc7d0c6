/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/** The colours of all that shows a, and of all that shows dZ. */
PlateauColor plateau_layers_a_color (const PlateauStyle *style);
PlateauColor plateau_layers_error_color (const PlateauStyle *style);

/**
 * plateau_layers_lines_draw:
 *
 * The standard deviations of a and of dZ over the layers, each as a line, and dashed where it would
 * stay if it kept its size: that of a on the way from the first hidden layer, that of dZ on the way
 * back from the output.
 */
void plateau_layers_lines_draw (PlateauPen *pen, const PlateauLayersLayout *layout);

/** Which line is which, from (@x, @y) on: as much as goes into @width. */
void plateau_layers_lines_draw_legend (PlateauPen *pen,
                                       const PlateauLayersLayout *layout,
                                       double x,
                                       double y,
                                       double width);

G_END_DECLS
