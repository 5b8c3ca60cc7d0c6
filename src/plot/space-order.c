/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space-order.h"

#include <stdlib.h>
#include <string.h>

/* Nearer to a plane than this lies in it. */
#define SAME 1e-4

/* What lies in a plane is drawn between what lies on both sides. */
typedef enum
{
  BEYOND,
  WITHIN,
  BEFORE,
} Side;

/* In the order of the planes, two bits each: what is drawn first has the smaller number. */
typedef struct
{
  guint64 sides;
  float depth;
  guint32 index;
} Key;

#define MOST_PLANES 32

static double
distance_to (const float plane[4], double x, double y, double z)
{
  return plane[0] * x + plane[1] * y + plane[2] * z - plane[3];
}

static int
compare_keys (const void *a, const void *b)
{
  const Key *first = a, *second = b;

  if (first->sides != second->sides)
    return first->sides < second->sides ? -1 : 1;
  if (first->depth != second->depth)
    return first->depth > second->depth ? -1 : 1;
  return first->index < second->index ? -1 : 1;
}

guint32 *
plateau_space_order (const PlateauSpace *self,
                     const PlateauCamera *camera,
                     const PlateauSpaceSpot *spots,
                     guint n)
{
  g_autofree Key *keys = g_new (Key, n);
  guint32 *order = g_new (guint32, n);
  guint n_planes = MIN (self->n_planes, MOST_PLANES);
  double eye[3], matrix[16], eye_side[MOST_PLANES];

  plateau_camera_eye (camera, eye);
  plateau_camera_matrix (camera, 1, matrix);
  for (guint p = 0; p < n_planes; p++)
    eye_side[p] =
        distance_to (self->plane[p], eye[0] * matrix[15], eye[1] * matrix[15], eye[2] * matrix[15]);

  for (guint i = 0; i < n; i++)
    {
      const float *place = spots[i].place;

      keys[i] = (Key){ .depth = spots[i].depth, .index = i };
      for (guint p = 0; p < n_planes; p++)
        {
          double side = distance_to (self->plane[p], place[0], place[1], place[2]);
          Side which = side * eye_side[p] > 0 ? BEFORE : BEYOND;

          if (side < SAME && side > -SAME)
            which = WITHIN;
          keys[i].sides = keys[i].sides << 2 | which;
        }
    }
  qsort (keys, n, sizeof *keys, compare_keys);
  for (guint i = 0; i < n; i++)
    order[i] = keys[i].index;

  return order;
}
