/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * plateau_landscape_figure_dup_space:
 *
 * Returns: (transfer full) (nullable): what stands in space, see plateau_figure_dup_space ()
 */
PlateauSpace *plateau_landscape_figure_dup_space (const PlateauSnapshot *snapshot,
                                                  const PlateauStyle *style,
                                                  const PlateauFigureOptions *options);

/**
 * plateau_landscape_figure_draw:
 *
 * The loss over a plane: as a contour map with the paths on it and, where there is room, turned in space
 * beside it. With options->over_scene only the words around a surface that somebody else draws.
 */
void plateau_landscape_figure_draw (PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options);

/** What lies at (@x, @y). */
gboolean plateau_landscape_figure_pick (PlateauPen *pen,
                                        double width,
                                        double height,
                                        const PlateauSnapshot *snapshot,
                                        const PlateauFigureOptions *options,
                                        double x,
                                        double y,
                                        PlateauPick *pick);

/** (nullable): the words for a tooltip (translated). */
char *plateau_landscape_figure_pick_text (const PlateauSnapshot *snapshot,
                                          const PlateauFigureOptions *options,
                                          const PlateauPick *pick);

/** What stands above it (translated). */
char *plateau_landscape_figure_title (const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options);

/** Its numbers in words (translated). */
char *plateau_landscape_figure_describe (const PlateauSnapshot *snapshot,
                                         const PlateauFigureOptions *options);

G_END_DECLS
