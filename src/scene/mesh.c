/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mesh.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static void
make (PlateauMesh *self)
{
  glGenVertexArrays (1, &self->array);
  glGenBuffers (2, self->buffer);
  glBindVertexArray (self->array);
  glBindBuffer (GL_ARRAY_BUFFER, self->buffer[0]);
  glBindBuffer (GL_ELEMENT_ARRAY_BUFFER, self->buffer[1]);
  for (guint i = 0; i < PLATEAU_N_ATTRIBUTES; i++)
    glEnableVertexAttribArray (i);
  glVertexAttribPointer (PLATEAU_ATTRIBUTE_POSITION, 3, GL_FLOAT, GL_FALSE, sizeof (PlateauVertex),
                         (void *) offsetof (PlateauVertex, position));
  glVertexAttribPointer (PLATEAU_ATTRIBUTE_NORMAL, 3, GL_FLOAT, GL_FALSE, sizeof (PlateauVertex),
                         (void *) offsetof (PlateauVertex, normal));
  glVertexAttribPointer (PLATEAU_ATTRIBUTE_COLOR, 4, GL_UNSIGNED_BYTE, GL_TRUE,
                         sizeof (PlateauVertex), (void *) offsetof (PlateauVertex, color));
  glVertexAttribPointer (PLATEAU_ATTRIBUTE_CORNER, 4, GL_FLOAT, GL_FALSE, sizeof (PlateauVertex),
                         (void *) offsetof (PlateauVertex, corner));
}

void
plateau_mesh_set (PlateauMesh *self,
                  const PlateauVertex *vertices,
                  gsize n_vertices,
                  const guint32 *indices,
                  gsize n_indices)
{
  if (self->array == 0)
    make (self);
  glBindVertexArray (self->array);
  glBindBuffer (GL_ARRAY_BUFFER, self->buffer[0]);
  glBufferData (GL_ARRAY_BUFFER, (GLsizeiptr) (n_vertices * sizeof *vertices), vertices,
                GL_DYNAMIC_DRAW);
  glBufferData (GL_ELEMENT_ARRAY_BUFFER, (GLsizeiptr) (n_indices * sizeof *indices), indices,
                GL_DYNAMIC_DRAW);
  glBindVertexArray (0);
  glBindBuffer (GL_ARRAY_BUFFER, 0);
  self->n_indices = (GLsizei) n_indices;
}

void
plateau_mesh_draw (const PlateauMesh *self)
{
  if (self->n_indices == 0)
    return;

  glBindVertexArray (self->array);
  glDrawElements (GL_TRIANGLES, self->n_indices, GL_UNSIGNED_INT, NULL);
}

void
plateau_mesh_clear (PlateauMesh *self)
{
  if (self->array != 0)
    {
      glDeleteVertexArrays (1, &self->array);
      glDeleteBuffers (2, self->buffer);
    }
  *self = (PlateauMesh){ 0 };
}

static void
set_color (PlateauVertex *vertex, guint32 color)
{
  for (guint k = 0; k < 4; k++)
    vertex->color[k] = (guint8) (color >> (24 - 8 * k));
}

/* The slope along one axis, from the neighbours that are there. */
static float
find_slope (const PlateauSpaceItem *item, guint at, guint place, guint n, guint step)
{
  float here = item->height[at];
  float before = place > 0 ? item->height[at - step] : NAN;
  float after = place + 1 < n ? item->height[at + step] : NAN;
  float width = 2.0f / (float) (n - 1);

  if (isnan (before) && isnan (after))
    return 0;
  if (isnan (before))
    return (after - here) / width;
  if (isnan (after))
    return (here - before) / width;
  return (after - before) / (2 * width);
}

/* Facets with a corner in a hole are left out. */
static void
set_surface (PlateauMesh *self, const PlateauSpaceItem *item)
{
  gsize n = (gsize) item->columns * item->rows, n_indices = 0;
  g_autofree PlateauVertex *vertices = g_new0 (PlateauVertex, n);
  g_autofree guint32 *indices = g_new (guint32, 6 * (gsize) (item->columns - 1) * (item->rows - 1));
  guint32 color = plateau_space_pack (item->color);

  for (guint j = 0; j < item->rows; j++)
    for (guint i = 0; i < item->columns; i++)
      {
        guint at = j * item->columns + i;
        PlateauVertex *vertex = &vertices[at];
        float dx, dy, norm;

        if (isnan (item->height[at]))
          continue;
        dx = find_slope (item, at, i, item->columns, 1);
        dy = find_slope (item, at, j, item->rows, item->columns);
        norm = sqrtf (dx * dx + dy * dy + 1);
        vertex->position[0] = -1 + 2.0f * (float) i / (float) (item->columns - 1);
        vertex->position[1] = -1 + 2.0f * (float) j / (float) (item->rows - 1);
        vertex->position[2] = item->height[at];
        vertex->normal[0] = -dx / norm;
        vertex->normal[1] = -dy / norm;
        vertex->normal[2] = 1 / norm;
        set_color (vertex, item->vertex_color != NULL ? item->vertex_color[at] : color);
      }

  for (guint j = 0; j + 1 < item->rows; j++)
    for (guint i = 0; i + 1 < item->columns; i++)
      {
        guint32 a = j * item->columns + i, b = a + 1, c = a + item->columns, d = c + 1;
        const guint32 corners[6] = { a, b, d, a, d, c };

        for (guint t = 0; t < 6; t += 3)
          if (!isnan (item->height[corners[t]]) && !isnan (item->height[corners[t + 1]]) &&
              !isnan (item->height[corners[t + 2]]))
            {
              memcpy (indices + n_indices, corners + t, 3 * sizeof *indices);
              n_indices += 3;
            }
      }
  plateau_mesh_set (self, vertices, n, indices, n_indices);
}

static void
set_quad (guint32 *indices, guint quad)
{
  static const guint32 corners[6] = { 0, 1, 2, 0, 2, 3 };

  for (guint k = 0; k < 6; k++)
    indices[6 * quad + k] = 4 * quad + corners[k];
}

/* Each piece from places 3 k to 3 k + 3, or, where they are @apart, from 6 k to 6 k + 3. */
static void
set_pieces (PlateauMesh *self, const float *places, guint n_pieces, gboolean apart)
{
  static const float ends[4] = { 0, 0, 1, 1 }, sides[4] = { -1, 1, -1, 1 };
  g_autofree PlateauVertex *vertices = g_new0 (PlateauVertex, 4 * (gsize) n_pieces);
  g_autofree guint32 *indices = g_new (guint32, 6 * (gsize) n_pieces);
  float way = 0;

  for (guint k = 0; k < n_pieces; k++)
    {
      const float *a = places + (apart ? 6 : 3) * (gsize) k, *b = a + 3;
      float length = sqrtf ((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]) +
                            (b[2] - a[2]) * (b[2] - a[2]));

      for (guint c = 0; c < 4; c++)
        {
          PlateauVertex *vertex = &vertices[4 * k + c];
          gboolean far_end = ends[c] > 0.5f;

          memcpy (vertex->position, far_end ? b : a, sizeof vertex->position);
          memcpy (vertex->normal, far_end ? a : b, sizeof vertex->normal);
          vertex->corner[0] = ends[c];
          vertex->corner[1] = sides[c];
          vertex->corner[2] = far_end ? way + length : way;
          vertex->corner[3] = far_end ? way : way + length;
        }
      set_quad (indices, k);
      way += length;
    }
  plateau_mesh_set (self, vertices, 4 * (gsize) n_pieces, indices, 6 * (gsize) n_pieces);
}

static void
set_marks (PlateauMesh *self, const PlateauSpaceItem *item)
{
  static const float corners[4][2] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } };
  g_autofree PlateauVertex *vertices = g_new0 (PlateauVertex, 4 * (gsize) item->n);
  g_autofree guint32 *indices = g_new (guint32, 6 * (gsize) item->n);

  for (guint k = 0; k < item->n; k++)
    {
      for (guint c = 0; c < 4; c++)
        {
          memcpy (vertices[4 * k + c].position, item->position + 3 * (gsize) k, 3 * sizeof (float));
          memcpy (vertices[4 * k + c].corner, corners[c], sizeof corners[c]);
        }
      set_quad (indices, k);
    }
  plateau_mesh_set (self, vertices, 4 * (gsize) item->n, indices, 6 * (gsize) item->n);
}

static void
set_faces (PlateauMesh *self, const PlateauSpaceItem *item)
{
  g_autofree PlateauVertex *vertices = g_new0 (PlateauVertex, item->n);

  for (guint k = 0; k < item->n; k++)
    {
      memcpy (vertices[k].position, item->position + 3 * (gsize) k, 3 * sizeof (float));
      set_color (&vertices[k], item->vertex_color != NULL ? item->vertex_color[k]
                                                          : plateau_space_pack (item->color));
    }
  plateau_mesh_set (self, vertices, item->n, item->index, 3 * (gsize) item->n_faces);
}

void
plateau_mesh_set_item (PlateauMesh *self, const PlateauSpaceItem *item)
{
  switch (item->kind)
    {
    case PLATEAU_SPACE_SURFACE:
      set_surface (self, item);
      break;
    case PLATEAU_SPACE_LINE:
      set_pieces (self, item->position, item->n > 0 ? item->n - 1 : 0, FALSE);
      break;
    case PLATEAU_SPACE_POINTS:
      set_marks (self, item);
      break;
    case PLATEAU_SPACE_FACES:
    default:
      set_faces (self, item);
    }
}

void
plateau_mesh_set_faces (PlateauMesh *self, const PlateauSpace *space, const PlateauCamera *camera)
{
  g_autofree guint32 *colors = NULL;
  guint n;
  g_autofree float *places = plateau_space_sort_faces (space, camera, &colors, &n);
  g_autofree PlateauVertex *vertices = g_new0 (PlateauVertex, 3 * (gsize) n);
  g_autofree guint32 *indices = g_new (guint32, 3 * (gsize) n);

  for (guint k = 0; k < 3 * n; k++)
    {
      memcpy (vertices[k].position, places + 3 * (gsize) k, 3 * sizeof (float));
      set_color (&vertices[k], colors[k]);
      indices[k] = k;
    }
  plateau_mesh_set (self, vertices, 3 * (gsize) n, indices, 3 * (gsize) n);
}

void
plateau_mesh_set_box (PlateauMesh *self, const PlateauCamera *camera)
{
  float places[12 * 6];
  guint n = 0;

  for (guint along = 0; along < 3; along++)
    for (guint which = 0; which < 4; which++)
      {
        double corner[3];

        corner[along] = -1;
        corner[(along + 1) % 3] = which % 2 ? 1 : -1;
        corner[(along + 2) % 3] = which / 2 ? 1 : -1;
        if (!plateau_camera_sees_behind (camera, corner, along))
          continue;
        for (guint end = 0; end < 2; end++)
          for (guint k = 0; k < 3; k++)
            places[6 * n + 3 * end + k] = (float) (k == along ? (end == 0 ? -1 : 1) : corner[k]);
        n++;
      }
  set_pieces (self, places, n, TRUE);
}
