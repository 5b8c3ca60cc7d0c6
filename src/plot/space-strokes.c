/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space-drawing.h"

#include <math.h>

/* The most facets of a surface along one side. */
#define MOST_FACETS 56

/* What lies on a surface is nearer by so much than its facets: seen on it, and hidden by what is really
 * before it. In halves of the box. */
#define LIFT 0.08

/* The rim of a line lies below all of the line that is near. */
#define RIM_LIFT 0.03

/* @place: the middle of it. @lift: how much nearer it counts. */
static void
add_stroke (PlateauSpaceDrawing *self,
            PlateauStrokeKind kind,
            guint item,
            guint index,
            const double place[3],
            double lift)
{
  PlateauSpaceStroke stroke = { kind, item, index };
  PlateauSpaceSpot spot = { { (float) place[0], (float) place[1], (float) place[2] }, 0 };

  spot.depth =
      (float) (plateau_space_drawing_project (self, place[0], place[1], place[2]).depth - lift);
  if (!isfinite (spot.depth))
    return;
  g_array_append_val (self->strokes, stroke);
  g_array_append_val (self->spots, spot);
}

static void
middle_of (guint n, const float *const *places, double middle[3])
{
  for (guint k = 0; k < 3; k++)
    {
      middle[k] = 0;
      for (guint i = 0; i < n; i++)
        middle[k] += places[i][k] / n;
    }
}

guint
plateau_space_mesh_vertex (const PlateauSpaceItem *item,
                           const PlateauSpaceMesh *mesh,
                           guint column,
                           guint row)
{
  return MIN (row * mesh->step, item->rows - 1) * item->columns +
         MIN (column * mesh->step, item->columns - 1);
}

void
plateau_space_mesh_place (const PlateauSpaceItem *item, guint vertex, double place[3])
{
  place[0] = -1 + 2.0 * (vertex % item->columns) / (item->columns - 1);
  place[1] = -1 + 2.0 * (vertex / item->columns) / (item->rows - 1);
  place[2] = item->height[vertex];
}

static void
add_surface (PlateauSpaceDrawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  PlateauSpaceMesh *mesh = &self->mesh[i];
  guint longest = MAX (item->columns, item->rows) - 1;

  mesh->step = (longest + MOST_FACETS - 1) / MOST_FACETS;
  mesh->columns = (item->columns - 2) / mesh->step + 2;
  mesh->rows = (item->rows - 2) / mesh->step + 2;
  mesh->spot = g_new (PlateauSpot, (gsize) mesh->columns * mesh->rows);
  for (guint row = 0; row < mesh->rows; row++)
    for (guint column = 0; column < mesh->columns; column++)
      {
        double place[3];

        plateau_space_mesh_place (item, plateau_space_mesh_vertex (item, mesh, column, row), place);
        mesh->spot[row * mesh->columns + column] =
            plateau_space_drawing_project (self, place[0], place[1], place[2]);
      }

  for (guint row = 0; row + 1 < mesh->rows; row++)
    for (guint column = 0; column + 1 < mesh->columns; column++)
      {
        double middle[3] = { 0 };

        for (guint k = 0; k < 4; k++)
          {
            double place[3];

            plateau_space_mesh_place (
                item, plateau_space_mesh_vertex (item, mesh, column + k % 2, row + k / 2), place);
            for (guint l = 0; l < 3; l++)
              middle[l] += place[l] / 4;
          }
        add_stroke (self, PLATEAU_STROKE_FACET, i, row * mesh->columns + column, middle, 0);
      }
}

static void
place_line (PlateauSpaceDrawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  PlateauSpaceMesh *mesh = &self->mesh[i];

  mesh->spot = g_new (PlateauSpot, item->n);
  mesh->along = g_new0 (double, item->n);
  for (guint k = 0; k < item->n; k++)
    {
      PlateauSpot *spot = &mesh->spot[k];

      *spot = plateau_space_drawing_project_point (self, item->position + 3 * k);
      if (k > 0)
        mesh->along[k] = mesh->along[k - 1] + hypot (spot->x - spot[-1].x, spot->y - spot[-1].y);
    }
}

void
plateau_space_strokes_add (PlateauSpaceDrawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  double middle[3];

  if (item->kind == PLATEAU_SPACE_LINE)
    place_line (self, i);
  if (item->on_top)
    return;

  switch (item->kind)
    {
    case PLATEAU_SPACE_SURFACE:
      add_surface (self, i);
      break;
    case PLATEAU_SPACE_LINE:
      for (guint k = 0; k + 1 < item->n; k++)
        {
          const float *ends[2] = { item->position + 3 * k, item->position + 3 * (k + 1) };

          middle_of (2, ends, middle);
          add_stroke (self, PLATEAU_STROKE_SEGMENT, i, k, middle, LIFT);
          if (item->outline.alpha > 0)
            add_stroke (self, PLATEAU_STROKE_RIM, i, k, middle, RIM_LIFT);
        }
      break;
    case PLATEAU_SPACE_POINTS:
      for (guint k = 0; k < item->n; k++)
        {
          const float *at = item->position + 3 * k;

          middle_of (1, &at, middle);
          add_stroke (self, PLATEAU_STROKE_MARK, i, k, middle, LIFT);
        }
      break;
    case PLATEAU_SPACE_FACES:
    default:
      if (plateau_space_item_is_transparent (item))
        break;
      for (guint f = 0; f < item->n_faces; f++)
        {
          const float *corners[3];

          for (guint k = 0; k < 3; k++)
            corners[k] = item->position + 3 * item->index[3 * f + k];
          middle_of (3, corners, middle);
          add_stroke (self, PLATEAU_STROKE_FACE, i, f, middle, 0);
        }
    }
}

void
plateau_space_strokes_add_transparent (PlateauSpaceDrawing *self, const PlateauCamera *camera)
{
  guint n;

  self->faces = plateau_space_sort_faces (self->space, camera, &self->face_colors, &n);
  for (guint f = 0; f < n; f++)
    {
      const float *face = self->faces + 9 * (gsize) f;
      const float *corners[3] = { face, face + 3, face + 6 };
      double middle[3];

      middle_of (3, corners, middle);
      add_stroke (self, PLATEAU_STROKE_FACE, G_MAXUINT, f, middle, 0);
    }
}
