/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/network.h"

#include <stdatomic.h>

G_BEGIN_DECLS

#define PLATEAU_FIELD_COLUMNS 120
#define PLATEAU_FIELD_ROWS 90

/**
 * PlateauPlane:
 * @x, @y: the features on the two axes
 * @rest: the value of the third feature, if there is one
 */
typedef struct
{
  guint x;
  guint y;
  double rest;
} PlateauPlane;

/**
 * PlateauField:
 * @columns, @rows: the grid; one row only where the data have one feature
 * @x0, @x1, @y0, @y1: the plane's edges: centre of the first and last cell
 * @probability: rows × columns, row 0 at @y0
 * @across: rows × columns: where the 0.5 line crosses the edge from this point to the next column,
 *   0 at this point and 1 at the next; -1 where it does not
 * @upward: likewise, the edge to the next row
 *
 * The network's output over a plane of the input space. Immutable, reference-counted.
 */
typedef struct
{
  PlateauPlane plane;
  guint columns;
  guint rows;
  double x0, x1, y0, y1;
  double *probability;
  float *across;
  float *upward;
  /*< private >*/
  _Atomic int references;
} PlateauField;

PlateauField *plateau_field_ref (PlateauField *self);
void plateau_field_unref (PlateauField *self);

/** The edges of the picture: the data's range and 8 % on each side. */
void plateau_field_extent (const PlateauDataset *data, guint feature, double *low, double *high);

/**
 * plateau_field_new:
 * @abandon: (nullable): when another thread sets it, the work is given up
 *
 * Returns: (transfer full): the whole field, or NULL where it was given up
 */
PlateauField *plateau_field_new (const PlateauNetwork *network,
                                 const PlateauDataset *data,
                                 const PlateauPlane *plane,
                                 const atomic_bool *abandon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauField, plateau_field_unref)

G_END_DECLS
