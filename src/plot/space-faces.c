/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space-order.h"

#include <math.h>
#include <string.h>

/* Faces with an edge longer than this are cut where others like them pierce them; of smaller ones the
 * middles tell which is farther. */
#define LARGE 0.3f

/* Two planes, or a point and a plane, nearer than this are one. */
#define SAME 1e-5f

typedef struct
{
  float place[3][3];
  guint32 color[3];
} Face;

typedef struct
{
  float normal[3];
  float offset;
} Plane;

static void
append_item (GArray *faces, const PlateauSpaceItem *item)
{
  guint32 color = plateau_space_pack (item->color);

  for (guint f = 0; f < item->n_faces; f++)
    {
      Face face;

      for (guint k = 0; k < 3; k++)
        {
          guint32 vertex = item->index[3 * f + k];

          memcpy (face.place[k], item->position + 3 * vertex, sizeof face.place[k]);
          face.color[k] = item->vertex_color != NULL ? item->vertex_color[vertex] : color;
        }
      g_array_append_val (faces, face);
    }
}

static float
edge_length (const Face *face, guint k)
{
  const float *a = face->place[k], *b = face->place[(k + 1) % 3];

  return sqrtf ((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]) +
                (a[2] - b[2]) * (a[2] - b[2]));
}

static guint
longest_edge (const Face *face, float *length)
{
  guint longest = 0;

  *length = edge_length (face, 0);
  for (guint k = 1; k < 3; k++)
    if (edge_length (face, k) > *length)
      {
        longest = k;
        *length = edge_length (face, k);
      }

  return longest;
}

/* FALSE where the face has no area. */
static gboolean
find_plane (const Face *face, Plane *plane)
{
  float u[3], v[3], norm;
  float *n = plane->normal;

  for (guint k = 0; k < 3; k++)
    {
      u[k] = face->place[1][k] - face->place[0][k];
      v[k] = face->place[2][k] - face->place[0][k];
    }
  n[0] = u[1] * v[2] - u[2] * v[1];
  n[1] = u[2] * v[0] - u[0] * v[2];
  n[2] = u[0] * v[1] - u[1] * v[0];
  norm = sqrtf (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]);
  if (!(norm > SAME * SAME))
    return FALSE;
  for (guint k = 0; k < 3; k++)
    n[k] /= norm;
  plane->offset = n[0] * face->place[0][0] + n[1] * face->place[0][1] + n[2] * face->place[0][2];

  return TRUE;
}

static float
distance_to (const Plane *plane, const float place[3])
{
  return plane->normal[0] * place[0] + plane->normal[1] * place[1] + plane->normal[2] * place[2] -
         plane->offset;
}

static gboolean
lies_in (const Plane *plane, const Face *face)
{
  for (guint k = 0; k < 3; k++)
    if (fabsf (distance_to (plane, face->place[k])) > 10 * SAME)
      return FALSE;

  return TRUE;
}

static guint32
mix (guint32 a, guint32 b, float share)
{
  guint32 mixed = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      float from = (float) (a >> shift & 255), to = (float) (b >> shift & 255);

      mixed |= (guint32) lroundf (from + share * (to - from)) << shift;
    }

  return mixed;
}

static void
point_between (const Face *face, guint a, guint b, float share, float place[3], guint32 *color)
{
  for (guint k = 0; k < 3; k++)
    place[k] = face->place[a][k] + share * (face->place[b][k] - face->place[a][k]);
  *color = mix (face->color[a], face->color[b], share);
}

/* One corner alone on its side: its triangle, and the two that the rest is made of. */
static void
split_at (GArray *pieces, const Face *face, guint alone, const float distance[3])
{
  guint b = (alone + 1) % 3, c = (alone + 2) % 3;
  Face tip = *face, first = *face, second = *face;

  point_between (face, alone, b, distance[alone] / (distance[alone] - distance[b]), tip.place[b],
                 &tip.color[b]);
  point_between (face, alone, c, distance[alone] / (distance[alone] - distance[c]), tip.place[c],
                 &tip.color[c]);
  memcpy (first.place[alone], tip.place[b], sizeof first.place[alone]);
  first.color[alone] = tip.color[b];
  memcpy (second.place[alone], tip.place[c], sizeof second.place[alone]);
  second.color[alone] = tip.color[c];
  memcpy (second.place[b], tip.place[b], sizeof second.place[b]);
  second.color[b] = tip.color[b];
  g_array_append_val (pieces, tip);
  g_array_append_val (pieces, first);
  g_array_append_val (pieces, second);
}

/* A corner on the plane, the others on both sides. */
static void
split_through (GArray *pieces, const Face *face, guint on, const float distance[3])
{
  guint b = (on + 1) % 3, c = (on + 2) % 3;
  Face first = *face, second = *face;

  point_between (face, b, c, distance[b] / (distance[b] - distance[c]), first.place[c],
                 &first.color[c]);
  memcpy (second.place[b], first.place[c], sizeof second.place[b]);
  second.color[b] = first.color[c];
  g_array_append_val (pieces, first);
  g_array_append_val (pieces, second);
}

static void
split (GArray *pieces, const Face *face, const Plane *plane)
{
  float distance[3];
  int side[3], sum = 0, n_on = 0;

  for (guint k = 0; k < 3; k++)
    {
      distance[k] = distance_to (plane, face->place[k]);
      side[k] = distance[k] > SAME ? 1 : distance[k] < -SAME ? -1 : 0;
      sum += side[k];
      n_on += side[k] == 0;
    }

  if (n_on == 0 && abs (sum) == 1)
    {
      for (guint k = 0; k < 3; k++)
        if (side[k] == -sum)
          split_at (pieces, face, k, distance);
      return;
    }
  if (n_on == 1 && sum == 0)
    {
      for (guint k = 0; k < 3; k++)
        if (side[k] == 0)
          split_through (pieces, face, k, distance);
      return;
    }
  g_array_append_val (pieces, *face);
}

/* The planes in which large faces lie, each once. */
static GArray *
find_planes (const GArray *faces)
{
  GArray *planes = g_array_new (FALSE, FALSE, sizeof (Plane));

  for (guint f = 0; f < faces->len; f++)
    {
      const Face *face = &g_array_index (faces, Face, f);
      gboolean known = FALSE;
      float length;
      Plane plane;

      longest_edge (face, &length);
      if (length <= LARGE || !find_plane (face, &plane))
        continue;
      for (guint p = 0; p < planes->len && !known; p++)
        known = lies_in (&g_array_index (planes, Plane, p), face);
      if (!known)
        g_array_append_val (planes, plane);
    }

  return planes;
}

static void
cut_large (PlateauSpace *self, GArray **faces)
{
  GArray *planes = find_planes (*faces);

  for (guint p = 0; p < planes->len; p++)
    {
      GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Face));

      for (guint f = 0; f < (*faces)->len; f++)
        {
          const Face *face = &g_array_index (*faces, Face, f);
          const Plane *plane = &g_array_index (planes, Plane, p);

          if (lies_in (plane, face))
            g_array_append_val (pieces, *face);
          else
            split (pieces, face, plane);
        }
      g_array_unref (*faces);
      *faces = pieces;
    }

  g_free (self->plane);
  self->n_planes = planes->len;
  self->plane = (float (*)[4]) (gpointer) g_array_free (planes, FALSE);
}

void
plateau_space_cut_faces (PlateauSpace *self)
{
  GArray *faces = g_array_new (FALSE, FALSE, sizeof (Face));
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_FACES };
  guint n_kept = 0;

  for (guint i = 0; i < self->n_items; i++)
    {
      PlateauSpaceItem *old = &self->item[i];

      if (!plateau_space_item_is_transparent (old))
        {
          self->item[n_kept++] = *old;
          continue;
        }
      append_item (faces, old);
      g_free (old->position);
      g_free (old->vertex_color);
      g_free (old->index);
    }
  self->n_items = n_kept;

  if (faces->len > 0)
    {
      cut_large (self, &faces);
      item.n = 3 * faces->len;
      item.n_faces = faces->len;
      item.position = g_new (float, 9 * (gsize) faces->len);
      item.vertex_color = g_new (guint32, 3 * (gsize) faces->len);
      item.index = g_new (guint32, 3 * (gsize) faces->len);
      for (guint f = 0; f < faces->len; f++)
        {
          const Face *face = &g_array_index (faces, Face, f);

          memcpy (item.position + 9 * (gsize) f, face->place, sizeof face->place);
          memcpy (item.vertex_color + 3 * (gsize) f, face->color, sizeof face->color);
          for (guint k = 0; k < 3; k++)
            item.index[3 * f + k] = 3 * f + k;
        }
      plateau_space_take (self, item);
    }
  g_array_unref (faces);
}

float *
plateau_space_sort_faces (const PlateauSpace *self,
                          const PlateauCamera *camera,
                          guint32 **colors,
                          guint *n_faces)
{
  g_autoptr (GArray) faces = g_array_new (FALSE, FALSE, sizeof (Face));
  g_autofree PlateauSpaceSpot *spots = NULL;
  g_autofree guint32 *order = NULL;
  double eye[3];
  float *places;

  for (guint i = 0; i < self->n_items; i++)
    if (plateau_space_item_is_transparent (&self->item[i]))
      append_item (faces, &self->item[i]);

  *n_faces = faces->len;
  *colors = NULL;
  if (faces->len == 0)
    return NULL;

  plateau_camera_eye (camera, eye);
  spots = g_new0 (PlateauSpaceSpot, faces->len);
  for (guint f = 0; f < faces->len; f++)
    {
      const Face *face = &g_array_index (faces, Face, f);
      double near = 0;

      for (guint k = 0; k < 3; k++)
        {
          spots[f].place[k] = (face->place[0][k] + face->place[1][k] + face->place[2][k]) / 3;
          near += eye[k] * spots[f].place[k];
        }
      spots[f].depth = (float) -near;
    }
  order = plateau_space_order (self, camera, spots, faces->len);

  places = g_new (float, 9 * (gsize) faces->len);
  *colors = g_new (guint32, 3 * (gsize) faces->len);
  for (guint i = 0; i < faces->len; i++)
    {
      const Face *face = &g_array_index (faces, Face, order[i]);

      memcpy (places + 9 * (gsize) i, face->place, sizeof face->place);
      memcpy (*colors + 3 * (gsize) i, face->color, sizeof face->color);
    }

  return places;
}
