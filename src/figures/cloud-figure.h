/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/** Whether the boundary is this: data of three features, and a cloud is wished for. */
gboolean plateau_cloud_figure_applies (const PlateauSnapshot *snapshot,
                                       const PlateauFigureOptions *options);

/**
 * plateau_cloud_figure_dup_space:
 *
 * Returns: (transfer full) (nullable): what stands in space, see plateau_figure_dup_space ()
 */
PlateauSpace *plateau_cloud_figure_dup_space (const PlateauSnapshot *snapshot,
                                              const PlateauStyle *style,
                                              const PlateauFigureOptions *options);

/**
 * plateau_cloud_figure_draw:
 *
 * The examples of three features in space, the planes of hidden units, and the surface where the network
 * is undecided; turned as options->camera says. With options->over_scene only the words around it.
 */
void plateau_cloud_figure_draw (PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options);

/** What lies at (@x, @y). */
gboolean plateau_cloud_figure_pick (PlateauPen *pen,
                                    double width,
                                    double height,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    double x,
                                    double y,
                                    PlateauPick *pick);

/** Where the example of @pick stands; FALSE where it names none. */
gboolean plateau_cloud_figure_locate (PlateauPen *pen,
                                      double width,
                                      double height,
                                      const PlateauSnapshot *snapshot,
                                      const PlateauFigureOptions *options,
                                      PlateauPick *pick);

/** Its numbers in words (translated). */
char *plateau_cloud_figure_describe (const PlateauSnapshot *snapshot,
                                     const PlateauFigureOptions *options);

G_END_DECLS
