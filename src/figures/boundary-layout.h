/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/**
 * PlateauBoundaryLayout:
 * @plane: of features that the data have
 * @full: axis titles and legend too
 * @labelled: tick labels
 * @head: the height of the line above the plot
 * @field: (nullable): the snapshot's field, where it is of this plane
 * @every: each so manyth example is drawn
 * @line: the width of the 0.5 line, in pixels
 *
 * Where everything of a boundary figure stands. Drawing and pointing share it.
 */
typedef struct
{
  const PlateauDataset *data;
  PlateauPlane plane;
  gboolean one_feature;
  gboolean full;
  gboolean labelled;
  double em;
  double head;
  double dot_size;
  double ticks_y;
  PlateauFrame frame;
  const PlateauField *field;
  guint every;
  double line;
} PlateauBoundaryLayout;

/** @plane with features that @data have: the one nearest to what was wished. */
void plateau_boundary_layout_plane (const PlateauDataset *data,
                                    const PlateauPlane *wished,
                                    PlateauPlane *plane);

/** "" where the data give none. */
const char *plateau_boundary_feature_name (const PlateauDataset *data, guint feature);

void plateau_boundary_layout_init (PlateauBoundaryLayout *self,
                                   PlateauPen *pen,
                                   double width,
                                   double height,
                                   const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options);

/** A plot that fills @box, without words, and with about @most examples. */
void plateau_boundary_layout_init_small (PlateauBoundaryLayout *self,
                                         PlateauPen *pen,
                                         const PlateauBox *box,
                                         guint most,
                                         const PlateauSnapshot *snapshot,
                                         const PlateauPlane *wished);

/** Where an example is drawn; FALSE where there is no such one. */
gboolean plateau_boundary_layout_locate (const PlateauBoundaryLayout *self,
                                         guint example,
                                         double *x,
                                         double *y);

G_END_DECLS
