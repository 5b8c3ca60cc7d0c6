/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "probability-map.h"
#include "plot/marks.h"

#include <math.h>
#include <stdint.h>

/* Readers of SVG and PDF do not all smooth an image: there the map comes this much finer. */
#define VECTOR_FINENESS 4

void
plateau_probability_shades (const PlateauStyle *style, guint32 *shades)
{
  for (guint i = 0; i < PLATEAU_SHADES; i++)
    {
      double p = i / (PLATEAU_SHADES - 1.0);
      PlateauColor color =
          p < 0.5 ? plateau_color_mix (style->field_low, style->field_middle, 2 * p)
                  : plateau_color_mix (style->field_middle, style->field_high, 2 * p - 1);

      shades[i] = 0xff000000u | (uint32_t) lround (color.red * 255) << 16 |
                  (uint32_t) lround (color.green * 255) << 8 | (uint32_t) lround (color.blue * 255);
    }
}

static double
interpolate (const PlateauField *field, double column, double row)
{
  guint i = MIN ((guint) column, field->columns - 2);
  guint j = MIN ((guint) row, field->rows - 2);
  double u = column - i, v = row - j;
  const double *p = field->probability + (gsize) j * field->columns + i;

  return (p[0] * (1 - u) + p[1] * u) * (1 - v) +
         (p[field->columns] * (1 - u) + p[field->columns + 1] * u) * v;
}

static cairo_surface_t *
make_image (const PlateauStyle *style, const PlateauField *field, guint fineness)
{
  guint columns = (field->columns - 1) * fineness + 1;
  guint rows = (field->rows - 1) * fineness + 1;
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) columns, (int) rows);
  guint stride = (guint) cairo_image_surface_get_stride (image) / 4;
  uint32_t *pixels = (uint32_t *) (gpointer) cairo_image_surface_get_data (image);
  guint32 shades[PLATEAU_SHADES];

  plateau_probability_shades (style, shades);
  for (guint j = 0; j < rows; j++)
    {
      /* The image's first row is the top one. */
      uint32_t *line = pixels + (gsize) (rows - 1 - j) * stride;
      const double *exact = field->probability + (gsize) (j / fineness) * field->columns;

      for (guint i = 0; i < columns; i++)
        {
          double p = fineness == 1
                         ? exact[i]
                         : interpolate (field, i / (double) fineness, j / (double) fineness);

          /* A NaN has no shade: it gets the middle one. */
          line[i] = shades[p >= 0 && p <= 1 ? (guint) (p * (PLATEAU_SHADES - 1) + 0.5)
                                            : PLATEAU_SHADES / 2];
        }
    }
  cairo_surface_mark_dirty (image);
  return image;
}

void
plateau_probability_map_draw (PlateauPen *pen, const PlateauFrame *frame, const PlateauField *field)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &frame->plot;
  double x0 = plateau_axis_map (&frame->x, field->x0);
  double x1 = plateau_axis_map (&frame->x, field->x1);
  double y0 = plateau_axis_map (&frame->y, field->y0);
  double y1 = plateau_axis_map (&frame->y, field->y1);
  cairo_surface_t *image;
  int columns, rows;

  if (cr == NULL || field->columns < 2 || field->rows < 2)
    return;
  image = make_image (plateau_pen_style (pen), field,
                      plateau_pixel_scale (cr) == 0 ? VECTOR_FINENESS : 1);
  columns = cairo_image_surface_get_width (image);
  rows = cairo_image_surface_get_height (image);
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  /* The centres of the outermost cells lie on the plane's edges. */
  cairo_translate (cr, x0, y1);
  cairo_scale (cr, (x1 - x0) / (columns - 1), (y0 - y1) / (rows - 1));
  cairo_translate (cr, -0.5, -0.5);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

static void
add_piece (GArray *pieces, const double from[2], const double to[2])
{
  g_array_append_vals (pieces, from, 2);
  g_array_append_vals (pieces, to, 2);
}

static void
add_cell (GArray *pieces, const PlateauField *field, guint i, guint j)
{
  gsize cell = (gsize) j * field->columns + i;
  const double *p = field->probability + cell;
  const float *edges[4] = { field->across + cell, field->upward + cell + 1,
                            field->across + cell + field->columns, field->upward + cell };
  double corners[4] = { p[0], p[1], p[field->columns + 1], p[field->columns] };
  double step_x = (field->x1 - field->x0) / (field->columns - 1);
  double step_y = (field->y1 - field->y0) / (field->rows - 1);
  double x = field->x0 + i * step_x, y = field->y0 + j * step_y;
  double points[4][2];
  guint n = 0;
  gboolean inside[4];

  for (guint k = 0; k < 4; k++)
    inside[k] = corners[k] >= 0.5;
  if (inside[0] == inside[1] && inside[1] == inside[2] && inside[2] == inside[3])
    return;
  /* Edges in turn: bottom, right, top, left. */
  for (guint k = 0; k < 4; k++)
    {
      guint next = (k + 1) % 4;
      double t;

      if (inside[k] == inside[next])
        continue;
      t = *edges[k];
      points[n][0] = x + step_x * (k == 1 ? 1 : k == 3 ? 0 : t);
      points[n][1] = y + step_y * (k == 0 ? 0 : k == 2 ? 1 : t);
      n++;
    }
  if (n == 2)
    {
      add_piece (pieces, points[0], points[1]);
    }
  else
    {
      /* A saddle: the middle says which corners belong together. */
      double middle = (corners[0] + corners[1] + corners[2] + corners[3]) / 4;
      gboolean first_alone = (middle >= 0.5) != inside[0];

      add_piece (pieces, points[0], points[first_alone ? 3 : 1]);
      add_piece (pieces, points[2], points[first_alone ? 1 : 3]);
    }
}

GArray *
plateau_probability_contour (const PlateauField *field)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint j = 0; j + 1 < field->rows; j++)
    for (guint i = 0; i + 1 < field->columns; i++)
      add_cell (pieces, field, i, j);
  return pieces;
}
