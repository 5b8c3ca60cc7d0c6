/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"
#include "space-drawing.h"

#include <math.h>
#include <stdlib.h>

/* A light from the upper left of who looks, and what the shaded side keeps. */
static const double light[3] = { -0.45, 0.55, 0.70 };
#define SHADED 0.62

/* How much wider than its line a rim is. */
#define RIM_WIDTH 2.0

static void
set_color (cairo_t *cr, PlateauColor color, double shade)
{
  cairo_set_source_rgba (cr, color.red * shade, color.green * shade, color.blue * shade,
                         color.alpha);
}

/* Both sides are lit alike: a surface has no inside. */
static double
find_shade (const PlateauSpaceDrawing *self, const double u[3], const double v[3])
{
  double n[3] = { u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0] };
  double norm = sqrt (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]), toward = 0, lit = 0;

  if (!(norm > 0))
    return 1;
  for (guint k = 0; k < 3; k++)
    {
      lit += n[k] * (light[0] * self->right[k] + light[1] * self->up[k] + light[2] * self->back[k]);
      toward += n[k] * self->back[k];
    }

  return SHADED + (1 - SHADED) * fmax (0, (toward < 0 ? -lit : lit) / norm);
}

/* The piece of one level on a triangle, if there is one. */
static void
draw_level (cairo_t *cr, const PlateauSpot *spot[3], const double z[3], double level)
{
  double x[2], y[2];
  guint n = 0;

  for (guint k = 0; k < 3 && n < 2; k++)
    {
      guint l = (k + 1) % 3;
      double share;

      if ((z[k] < level) == (z[l] < level))
        continue;
      share = (level - z[k]) / (z[l] - z[k]);
      x[n] = spot[k]->x + share * (spot[l]->x - spot[k]->x);
      y[n] = spot[k]->y + share * (spot[l]->y - spot[k]->y);
      n++;
    }
  if (n < 2)
    return;
  cairo_move_to (cr, x[0], y[0]);
  cairo_line_to (cr, x[1], y[1]);
}

static void
draw_levels (PlateauSpaceDrawing *self,
             const PlateauSpaceItem *item,
             const PlateauSpot *spot[4],
             const double z[4])
{
  static const guint corners[2][3] = { { 0, 1, 3 }, { 0, 3, 2 } };

  for (guint t = 0; t < 2; t++)
    {
      const PlateauSpot *at[3];
      double height[3], low, high;

      for (guint k = 0; k < 3; k++)
        {
          at[k] = spot[corners[t][k]];
          height[k] = z[corners[t][k]];
        }
      low = fmin (height[0], fmin (height[1], height[2]));
      high = fmax (height[0], fmax (height[1], height[2]));
      for (double n = ceil (low / item->contour); n * item->contour < high; n++)
        draw_level (self->cr, at, height, n * item->contour);
    }
  cairo_set_line_width (self->cr, 0.8);
  set_color (self->cr, item->contour_color, 1);
  cairo_stroke (self->cr);
}

static void
draw_facet (PlateauSpaceDrawing *self, const PlateauSpaceStroke *stroke)
{
  const PlateauSpaceItem *item = &self->space->item[stroke->item];
  const PlateauSpaceMesh *mesh = &self->mesh[stroke->item];
  guint column = stroke->index % mesh->columns, row = stroke->index / mesh->columns;
  const PlateauSpot *spot[4];
  double place[4][3], z[4], u[3], v[3];
  PlateauColor color = item->color;

  for (guint k = 0; k < 4; k++)
    {
      guint vertex = plateau_space_mesh_vertex (item, mesh, column + k % 2, row + k / 2);

      spot[k] = &mesh->spot[(row + k / 2) * mesh->columns + column + k % 2];
      plateau_space_mesh_place (item, vertex, place[k]);
      z[k] = place[k][2];
    }
  for (guint k = 0; k < 3; k++)
    {
      u[k] = place[3][k] - place[0][k];
      v[k] = place[2][k] - place[1][k];
    }
  if (item->vertex_color != NULL)
    {
      PlateauColor corner[4];

      for (guint k = 0; k < 4; k++)
        corner[k] = plateau_space_unpack (item->vertex_color[plateau_space_mesh_vertex (
            item, mesh, column + k % 2, row + k / 2)]);
      color = plateau_color_mix (plateau_color_mix (corner[0], corner[1], 0.5),
                                 plateau_color_mix (corner[2], corner[3], 0.5), 0.5);
    }

  cairo_move_to (self->cr, spot[0]->x, spot[0]->y);
  cairo_line_to (self->cr, spot[1]->x, spot[1]->y);
  cairo_line_to (self->cr, spot[3]->x, spot[3]->y);
  cairo_line_to (self->cr, spot[2]->x, spot[2]->y);
  cairo_close_path (self->cr);
  set_color (self->cr, color, find_shade (self, u, v));
  cairo_fill_preserve (self->cr);
  /* Without it the ground shines through between two facets. */
  cairo_set_line_width (self->cr, 0.7);
  cairo_stroke (self->cr);
  if (item->contour > 0)
    draw_levels (self, item, spot, z);
}

static void
draw_triangle (PlateauSpaceDrawing *self, const float place[9], PlateauColor color, gboolean seam)
{
  double u[3], v[3];

  for (guint k = 0; k < 3; k++)
    {
      PlateauSpot spot = plateau_space_drawing_project_point (self, place + 3 * k);

      cairo_line_to (self->cr, spot.x, spot.y);
      u[k] = place[3 + k] - place[k];
      v[k] = place[6 + k] - place[k];
    }
  cairo_close_path (self->cr);
  set_color (self->cr, color, find_shade (self, u, v));
  if (!seam)
    {
      /* Two transparent edges over each other would be a line. */
      cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_NONE);
      cairo_fill (self->cr);
      cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
      return;
    }
  cairo_fill_preserve (self->cr);
  cairo_set_line_width (self->cr, 0.7);
  cairo_stroke (self->cr);
}

static void
draw_face (PlateauSpaceDrawing *self, const PlateauSpaceStroke *stroke)
{
  const PlateauSpaceItem *item;
  float place[9];
  guint32 vertex;

  if (stroke->item == G_MAXUINT)
    {
      draw_triangle (self, self->faces + 9 * (gsize) stroke->index,
                     plateau_space_unpack (self->face_colors[3 * (gsize) stroke->index]), FALSE);
      return;
    }

  item = &self->space->item[stroke->item];
  for (guint k = 0; k < 9; k++)
    place[k] = item->position[3 * item->index[3 * stroke->index + k / 3] + k % 3];
  vertex = item->index[3 * stroke->index];
  draw_triangle (self, place,
                 item->vertex_color != NULL ? plateau_space_unpack (item->vertex_color[vertex])
                                            : item->color,
                 TRUE);
}

static void
set_line (PlateauSpaceDrawing *self, const PlateauSpaceItem *item)
{
  cairo_set_line_width (self->cr, item->width);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  set_color (self->cr, item->color, 1);
}

/* The dashes go on from piece to piece. */
static void
draw_segment (PlateauSpaceDrawing *self, guint i, guint index)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  const PlateauSpot *spot = self->mesh[i].spot + index;

  set_line (self, item);
  if (item->dash > 0)
    {
      const double dash[2] = { item->dash, item->dash };

      cairo_set_dash (self->cr, dash, 2, self->mesh[i].along[index]);
      cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
    }
  cairo_move_to (self->cr, spot[0].x, spot[0].y);
  cairo_line_to (self->cr, spot[1].x, spot[1].y);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

static void
draw_rim (PlateauSpaceDrawing *self, guint i, guint index)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  const PlateauSpot *spot = self->mesh[i].spot + index;

  set_line (self, item);
  cairo_set_line_width (self->cr, RIM_WIDTH * item->width);
  set_color (self->cr, item->outline, 1);
  cairo_move_to (self->cr, spot[0].x, spot[0].y);
  cairo_line_to (self->cr, spot[1].x, spot[1].y);
  cairo_stroke (self->cr);
}

static void
draw_mark (PlateauSpaceDrawing *self, const PlateauSpaceItem *item, guint index)
{
  PlateauSpot at = plateau_space_drawing_project_point (self, item->position + 3 * index);

  plateau_mark_path (self->cr, item->mark, at.x, at.y, item->width);
  if (item->outline.alpha > 0)
    {
      cairo_set_line_width (self->cr, fmax (1, 0.25 * item->width));
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      set_color (self->cr, item->outline, 1);
      cairo_stroke_preserve (self->cr);
    }
  set_color (self->cr, item->color, 1);
  cairo_fill (self->cr);
}

void
plateau_space_ink_stroke (PlateauSpaceDrawing *self, const PlateauSpaceStroke *stroke)
{
  switch (stroke->kind)
    {
    case PLATEAU_STROKE_FACET:
      draw_facet (self, stroke);
      break;
    case PLATEAU_STROKE_FACE:
      draw_face (self, stroke);
      break;
    case PLATEAU_STROKE_SEGMENT:
      draw_segment (self, stroke->item, stroke->index);
      break;
    case PLATEAU_STROKE_RIM:
      draw_rim (self, stroke->item, stroke->index);
      break;
    case PLATEAU_STROKE_MARK:
    default:
      draw_mark (self, &self->space->item[stroke->item], stroke->index);
    }
}

void
plateau_space_ink_box (PlateauSpaceDrawing *self, const PlateauCamera *camera)
{
  for (guint along = 0; along < 3; along++)
    for (guint which = 0; which < 4; which++)
      {
        double corner[3];
        PlateauSpot a, b;

        corner[along] = -1;
        corner[(along + 1) % 3] = which % 2 ? 1 : -1;
        corner[(along + 2) % 3] = which / 2 ? 1 : -1;
        if (!plateau_camera_sees_behind (camera, corner, along))
          continue;
        a = plateau_space_drawing_project (self, corner[0], corner[1], corner[2]);
        corner[along] = 1;
        b = plateau_space_drawing_project (self, corner[0], corner[1], corner[2]);
        cairo_move_to (self->cr, a.x, a.y);
        cairo_line_to (self->cr, b.x, b.y);
      }
  cairo_set_line_width (self->cr, 1);
  set_color (self->cr, self->space->box_color, 1);
  cairo_stroke (self->cr);
}

void
plateau_space_ink_on_top (PlateauSpaceDrawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];

  if (item->kind == PLATEAU_SPACE_LINE)
    for (guint k = 0; k + 1 < item->n; k++)
      draw_segment (self, i, k);
  else if (item->kind == PLATEAU_SPACE_POINTS)
    for (guint k = 0; k < item->n; k++)
      draw_mark (self, item, k);
}
