/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_layers_figure_draw:
 *
 * How numbers are spread in every layer: the outputs a, which pairs of unit and example are flat,
 * the sizes of dZ on one axis for all layers, the standard deviations of both, and a verdict. All
 * axes are absolute. In a small figure the standard deviations and the verdicts alone.
 */
void plateau_layers_figure_draw (PlateauPen *pen,
                                 double width,
                                 double height,
                                 const PlateauSnapshot *snapshot,
                                 const PlateauFigureOptions *options);

/** The layer under (@x, @y); in a saturation map the unit and the example too. */
gboolean plateau_layers_figure_pick (PlateauPen *pen,
                                     double width,
                                     double height,
                                     const PlateauSnapshot *snapshot,
                                     double x,
                                     double y,
                                     PlateauPick *pick);

/** The numbers and the verdict of a layer, or what a pair is. (nullable) where @pick names no layer. */
char *plateau_layers_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick);

/** "Layers · epoch 0 · 5 of 7 healthy". */
char *plateau_layers_figure_title (const PlateauSnapshot *snapshot);

/** What is seen, layer by layer, with all numbers and the verdict's rule. */
char *plateau_layers_figure_describe (const PlateauSnapshot *snapshot);

G_END_DECLS
