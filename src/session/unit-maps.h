/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "field.h"

G_BEGIN_DECLS

#define PLATEAU_UNIT_MAP_COLUMNS 32
#define PLATEAU_UNIT_MAP_ROWS 24

/** So few units are drawn large: their grid is twice as fine both ways. */
#define PLATEAU_UNIT_MAP_FEW 64

/**
 * PlateauUnitMaps:
 * @plane: the features on the axes; the extent is that of a #PlateauField over the same plane
 * @columns, @rows: the grid; one row only where the data have one feature
 * @n_layers: L
 * @a: a[l], l = 1 ... L: n[l] × rows × columns: what each unit answers, row 0 at the lower edge
 *
 * What every unit of a network computes over a plane of the input space. Immutable,
 * reference-counted from any thread.
 */
typedef struct
{
  PlateauPlane plane;
  guint columns;
  guint rows;
  guint n_layers;
  float *a[PLATEAU_MAX_LAYERS + 1];
  /*< private >*/
  _Atomic int references;
} PlateauUnitMaps;

PlateauUnitMaps *plateau_unit_maps_new (const PlateauNetwork *network,
                                        const PlateauDataset *data,
                                        const PlateauPlane *plane);
PlateauUnitMaps *plateau_unit_maps_ref (PlateauUnitMaps *self);
void plateau_unit_maps_unref (PlateauUnitMaps *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauUnitMaps, plateau_unit_maps_unref)

G_END_DECLS
