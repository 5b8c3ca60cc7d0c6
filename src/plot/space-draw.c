/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"
#include "space-order.h"

#include <math.h>
#include <stdlib.h>

/* The most facets of a surface along one side. */
#define MOST_FACETS 56

/* What lies on a surface is nearer by so much than its facets: seen on it, and hidden by what is really
 * before it. In halves of the box. */
#define LIFT 0.08

/* The rim of a line lies below all of the line that is near. */
#define RIM_LIFT 0.03
#define RIM_WIDTH 2.0

/* A light from the upper left of who looks, and what the shaded side keeps. */
static const double light[3] = { -0.45, 0.55, 0.70 };
#define SHADED 0.62

typedef enum
{
  FACET,
  FACE,
  SEGMENT,
  RIM,
  MARK,
} Kind;

typedef struct
{
  Kind kind;
  guint item; /* G_MAXUINT for transparent faces */
  guint index;
} Stroke;

typedef struct
{
  double x, y, depth;
} Spot;

typedef struct
{
  guint columns, rows; /* vertices that are drawn */
  guint step;
  Spot *spot;    /* rows × columns; of a line its points */
  double *along; /* of a dashed line: pixels from its start to each point */
} Mesh;

typedef struct
{
  const PlateauSpace *space;
  cairo_t *cr;
  double matrix[16];
  double width, height;
  double right[3], up[3], back[3];
  Mesh *mesh; /* of each item that is a surface or a line */
  float *faces;
  guint32 *face_colors;
  GArray *strokes;
  GArray *spots; /* of the strokes */
} Drawing;

static Spot
project (const Drawing *self, double x, double y, double z)
{
  const double *m = self->matrix;
  double w = m[3] * x + m[7] * y + m[11] * z + m[15];

  return (Spot){
    .x = self->width / 2 * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w),
    .y = self->height / 2 * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w),
    .depth = w,
  };
}

static Spot
project_point (const Drawing *self, const float *p)
{
  return project (self, p[0], p[1], p[2]);
}

/* @place: the middle of it. @lift: how much nearer it counts. */
static void
add_stroke (Drawing *self, Kind kind, guint item, guint index, const double place[3], double lift)
{
  Stroke stroke = { kind, item, index };
  PlateauSpaceSpot spot = { { (float) place[0], (float) place[1], (float) place[2] }, 0 };

  spot.depth = (float) (project (self, place[0], place[1], place[2]).depth - lift);
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

/* The vertex of a surface that stands at a place of its mesh. */
static guint
vertex_of (const PlateauSpaceItem *item, const Mesh *mesh, guint column, guint row)
{
  return MIN (row * mesh->step, item->rows - 1) * item->columns +
         MIN (column * mesh->step, item->columns - 1);
}

static void
place_of (const PlateauSpaceItem *item, guint vertex, double place[3])
{
  place[0] = -1 + 2.0 * (vertex % item->columns) / (item->columns - 1);
  place[1] = -1 + 2.0 * (vertex / item->columns) / (item->rows - 1);
  place[2] = item->height[vertex];
}

static void
add_surface (Drawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  Mesh *mesh = &self->mesh[i];
  guint longest = MAX (item->columns, item->rows) - 1;

  mesh->step = (longest + MOST_FACETS - 1) / MOST_FACETS;
  mesh->columns = (item->columns - 2) / mesh->step + 2;
  mesh->rows = (item->rows - 2) / mesh->step + 2;
  mesh->spot = g_new (Spot, (gsize) mesh->columns * mesh->rows);
  for (guint row = 0; row < mesh->rows; row++)
    for (guint column = 0; column < mesh->columns; column++)
      {
        double place[3];

        place_of (item, vertex_of (item, mesh, column, row), place);
        mesh->spot[row * mesh->columns + column] = project (self, place[0], place[1], place[2]);
      }

  for (guint row = 0; row + 1 < mesh->rows; row++)
    for (guint column = 0; column + 1 < mesh->columns; column++)
      {
        double middle[3] = { 0 };

        for (guint k = 0; k < 4; k++)
          {
            double place[3];

            place_of (item, vertex_of (item, mesh, column + k % 2, row + k / 2), place);
            for (guint l = 0; l < 3; l++)
              middle[l] += place[l] / 4;
          }
        add_stroke (self, FACET, i, row * mesh->columns + column, middle, 0);
      }
}

static void
place_line (Drawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  Mesh *mesh = &self->mesh[i];

  mesh->spot = g_new (Spot, item->n);
  mesh->along = g_new0 (double, item->n);
  for (guint k = 0; k < item->n; k++)
    {
      Spot *spot = &mesh->spot[k];

      *spot = project_point (self, item->position + 3 * k);
      if (k > 0)
        mesh->along[k] = mesh->along[k - 1] + hypot (spot->x - spot[-1].x, spot->y - spot[-1].y);
    }
}

static void
add_item (Drawing *self, guint i)
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
          add_stroke (self, SEGMENT, i, k, middle, LIFT);
          if (item->outline.alpha > 0)
            add_stroke (self, RIM, i, k, middle, RIM_LIFT);
        }
      break;
    case PLATEAU_SPACE_POINTS:
      for (guint k = 0; k < item->n; k++)
        {
          const float *at = item->position + 3 * k;

          middle_of (1, &at, middle);
          add_stroke (self, MARK, i, k, middle, LIFT);
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
          add_stroke (self, FACE, i, f, middle, 0);
        }
    }
}

static void
set_color (cairo_t *cr, PlateauColor color, double shade)
{
  cairo_set_source_rgba (cr, color.red * shade, color.green * shade, color.blue * shade,
                         color.alpha);
}

/* Both sides are lit alike: a surface has no inside. */
static double
find_shade (const Drawing *self, const double u[3], const double v[3])
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
draw_level (cairo_t *cr, const Spot *spot[3], const double z[3], double level)
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
draw_levels (Drawing *self, const PlateauSpaceItem *item, const Spot *spot[4], const double z[4])
{
  static const guint corners[2][3] = { { 0, 1, 3 }, { 0, 3, 2 } };

  for (guint t = 0; t < 2; t++)
    {
      const Spot *at[3];
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
draw_facet (Drawing *self, const Stroke *stroke)
{
  const PlateauSpaceItem *item = &self->space->item[stroke->item];
  const Mesh *mesh = &self->mesh[stroke->item];
  guint column = stroke->index % mesh->columns, row = stroke->index / mesh->columns;
  const Spot *spot[4];
  double place[4][3], z[4], u[3], v[3];
  PlateauColor color = item->color;

  for (guint k = 0; k < 4; k++)
    {
      guint vertex = vertex_of (item, mesh, column + k % 2, row + k / 2);

      spot[k] = &mesh->spot[(row + k / 2) * mesh->columns + column + k % 2];
      place_of (item, vertex, place[k]);
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
        corner[k] = plateau_space_unpack (
            item->vertex_color[vertex_of (item, mesh, column + k % 2, row + k / 2)]);
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
draw_triangle (Drawing *self, const float place[9], PlateauColor color, gboolean seam)
{
  double u[3], v[3];

  for (guint k = 0; k < 3; k++)
    {
      Spot spot = project_point (self, place + 3 * k);

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
draw_face (Drawing *self, const Stroke *stroke)
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
set_line (Drawing *self, const PlateauSpaceItem *item)
{
  cairo_set_line_width (self->cr, item->width);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  set_color (self->cr, item->color, 1);
}

/* The dashes go on from piece to piece. */
static void
draw_segment (Drawing *self, guint i, guint index)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  const Spot *spot = self->mesh[i].spot + index;

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
draw_rim (Drawing *self, guint i, guint index)
{
  const PlateauSpaceItem *item = &self->space->item[i];
  const Spot *spot = self->mesh[i].spot + index;

  set_line (self, item);
  cairo_set_line_width (self->cr, RIM_WIDTH * item->width);
  set_color (self->cr, item->outline, 1);
  cairo_move_to (self->cr, spot[0].x, spot[0].y);
  cairo_line_to (self->cr, spot[1].x, spot[1].y);
  cairo_stroke (self->cr);
}

static void
draw_mark (Drawing *self, const PlateauSpaceItem *item, guint index)
{
  Spot at = project_point (self, item->position + 3 * index);

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

static void
draw_stroke (Drawing *self, const Stroke *stroke)
{
  switch (stroke->kind)
    {
    case FACET:
      draw_facet (self, stroke);
      break;
    case FACE:
      draw_face (self, stroke);
      break;
    case SEGMENT:
      draw_segment (self, stroke->item, stroke->index);
      break;
    case RIM:
      draw_rim (self, stroke->item, stroke->index);
      break;
    case MARK:
    default:
      draw_mark (self, &self->space->item[stroke->item], stroke->index);
    }
}

static void
draw_box (Drawing *self, const PlateauCamera *camera)
{
  for (guint along = 0; along < 3; along++)
    for (guint which = 0; which < 4; which++)
      {
        double corner[3];
        Spot a, b;

        corner[along] = -1;
        corner[(along + 1) % 3] = which % 2 ? 1 : -1;
        corner[(along + 2) % 3] = which / 2 ? 1 : -1;
        if (!plateau_camera_sees_behind (camera, corner, along))
          continue;
        a = project (self, corner[0], corner[1], corner[2]);
        corner[along] = 1;
        b = project (self, corner[0], corner[1], corner[2]);
        cairo_move_to (self->cr, a.x, a.y);
        cairo_line_to (self->cr, b.x, b.y);
      }
  cairo_set_line_width (self->cr, 1);
  set_color (self->cr, self->space->box_color, 1);
  cairo_stroke (self->cr);
}

static void
draw_on_top (Drawing *self, guint i)
{
  const PlateauSpaceItem *item = &self->space->item[i];

  if (item->kind == PLATEAU_SPACE_LINE)
    for (guint k = 0; k + 1 < item->n; k++)
      draw_segment (self, i, k);
  else if (item->kind == PLATEAU_SPACE_POINTS)
    for (guint k = 0; k < item->n; k++)
      draw_mark (self, item, k);
}

static void
add_transparent (Drawing *self, const PlateauCamera *camera)
{
  guint n;

  self->faces = plateau_space_sort_faces (self->space, camera, &self->face_colors, &n);
  for (guint f = 0; f < n; f++)
    {
      const float *face = self->faces + 9 * (gsize) f;
      const float *corners[3] = { face, face + 3, face + 6 };
      double middle[3];

      middle_of (3, corners, middle);
      add_stroke (self, FACE, G_MAXUINT, f, middle, 0);
    }
}

void
plateau_space_draw (const PlateauSpace *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const PlateauCamera *camera)
{
  Drawing drawing = { .space = self, .cr = cr, .width = width, .height = height };
  double cy = cos (camera->yaw), sy = sin (camera->yaw);
  g_autofree guint32 *order = NULL;

  g_return_if_fail (width > 0 && height > 0);

  plateau_camera_matrix (camera, width / height, drawing.matrix);
  plateau_camera_eye (camera, drawing.back);
  drawing.right[0] = cy;
  drawing.right[1] = -sy;
  drawing.up[0] = sin (camera->pitch) * sy;
  drawing.up[1] = sin (camera->pitch) * cy;
  drawing.up[2] = cos (camera->pitch);
  drawing.mesh = g_new0 (Mesh, self->n_items);
  drawing.strokes = g_array_new (FALSE, FALSE, sizeof (Stroke));
  drawing.spots = g_array_new (FALSE, FALSE, sizeof (PlateauSpaceSpot));

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  if (self->box)
    draw_box (&drawing, camera);
  for (guint i = 0; i < self->n_items; i++)
    add_item (&drawing, i);
  add_transparent (&drawing, camera);
  order = plateau_space_order (self, camera, (PlateauSpaceSpot *) (gpointer) drawing.spots->data,
                               drawing.spots->len);
  for (guint i = 0; i < drawing.strokes->len; i++)
    draw_stroke (&drawing, &g_array_index (drawing.strokes, Stroke, order[i]));
  for (guint i = 0; i < self->n_items; i++)
    if (self->item[i].on_top)
      draw_on_top (&drawing, i);
  cairo_restore (cr);

  for (guint i = 0; i < self->n_items; i++)
    {
      g_free (drawing.mesh[i].spot);
      g_free (drawing.mesh[i].along);
    }
  g_free (drawing.mesh);
  g_free (drawing.faces);
  g_free (drawing.face_colors);
  g_array_unref (drawing.strokes);
  g_array_unref (drawing.spots);
}
