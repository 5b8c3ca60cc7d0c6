/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/** The most planes of hidden units that are drawn. */
#define PLATEAU_CLOUD_PLANES 8

/**
 * PlateauCloudPlane:
 * @unit: the first hidden unit with this plane, from 0
 * @n_units: how many have it, to the last bit
 * @corners, @n: see plateau_cloud_plane ()
 */
typedef struct
{
  guint unit;
  guint n_units;
  double corners[6][3];
  guint n;
} PlateauCloudPlane;

/**
 * plateau_cloud_planes:
 * @planes: (out): up to %PLATEAU_CLOUD_PLANES
 * @n_all: (out): distinct planes of the first hidden layer that cross the box
 *
 * Returns: how many are in @planes
 */
guint plateau_cloud_planes (const PlateauSnapshot *snapshot,
                            PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES],
                            guint *n_all);

/** The edges of the box for each feature. */
void plateau_cloud_edges (const PlateauSnapshot *snapshot, double low[3], double high[3]);

/** Where an example stands in the box. */
void plateau_cloud_place (const PlateauSnapshot *snapshot, guint example, double place[3]);

G_END_DECLS
