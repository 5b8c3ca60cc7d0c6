/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "marks.h"

#include <math.h>

static void
polygon_path (cairo_t *cr, double x, double y, const double (*points)[2], guint n, double scale)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, x + points[i][0] * scale, y + points[i][1] * scale);
  cairo_close_path (cr);
}

/* Two bars of half-width @h that cross, from the centre outwards by 1. */
static void
bars_path (cairo_t *cr, double x, double y, double scale, double turn)
{
  static const double h = 0.34;
  const double points[12][2] = {
    { -h, -1 }, { h, -1 }, { h, -h }, { 1, -h }, { 1, h },   { h, h },
    { h, 1 },   { -h, 1 }, { -h, h }, { -1, h }, { -1, -h }, { -h, -h },
  };

  cairo_new_sub_path (cr);
  for (guint i = 0; i < 12; i++)
    {
      double px = points[i][0] * cos (turn) - points[i][1] * sin (turn);
      double py = points[i][0] * sin (turn) + points[i][1] * cos (turn);

      cairo_line_to (cr, x + px * scale, y + py * scale);
    }
  cairo_close_path (cr);
}

static void
star_path (cairo_t *cr, double x, double y, double scale)
{
  cairo_new_sub_path (cr);
  for (guint i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? scale : 0.45 * scale;
      double angle = i * G_PI / 5 - G_PI / 2;

      cairo_line_to (cr, x + radius * cos (angle), y + radius * sin (angle));
    }
  cairo_close_path (cr);
}

void
plateau_mark_path (cairo_t *cr, PlateauMark mark, double x, double y, double size)
{
  /* The factors bring the shapes to about the area of the circle. */
  static const double triangle[3][2] = { { 0, -1.27 }, { 1.15, 0.77 }, { -1.15, 0.77 } };
  static const double inverted[3][2] = { { 0, 1.27 }, { -1.15, -0.77 }, { 1.15, -0.77 } };
  static const double diamond[4][2] = { { 0, -1.25 }, { 1.25, 0 }, { 0, 1.25 }, { -1.25, 0 } };
  double r = size / 2;

  switch (mark)
    {
    case PLATEAU_MARK_TRIANGLE:
      polygon_path (cr, x, y, triangle, 3, r);
      break;
    case PLATEAU_MARK_SQUARE:
      cairo_rectangle (cr, x - 0.89 * r, y - 0.89 * r, 1.78 * r, 1.78 * r);
      break;
    case PLATEAU_MARK_DIAMOND:
      polygon_path (cr, x, y, diamond, 4, r);
      break;
    case PLATEAU_MARK_TRIANGLE_DOWN:
      polygon_path (cr, x, y, inverted, 3, r);
      break;
    case PLATEAU_MARK_PLUS:
      bars_path (cr, x, y, 1.15 * r, 0);
      break;
    case PLATEAU_MARK_STAR:
      star_path (cr, x, y, 1.4 * r);
      break;
    case PLATEAU_MARK_CROSS:
      bars_path (cr, x, y, 1.15 * r, G_PI / 4);
      break;
    case PLATEAU_MARK_CIRCLE:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      cairo_close_path (cr);
      break;
    }
}

void
plateau_rounded_path (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = fmin (radius, fmin (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

void
plateau_arrow_path (cairo_t *cr, double x, double y, double size, gboolean to_right)
{
  double back = to_right ? -size : size;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + back, y - 0.55 * size);
  cairo_line_to (cr, x + back, y + 0.55 * size);
  cairo_close_path (cr);
}

double
plateau_pixel_scale (cairo_t *cr)
{
  cairo_surface_t *target = cairo_get_group_target (cr);
  double dx = 1, dy = 0, sx = 1, sy = 1;

  cairo_user_to_device_distance (cr, &dx, &dy);
  cairo_surface_get_device_scale (target, &sx, &sy);
  switch (cairo_surface_get_type (target))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_SCRIPT:
      return 0;
    case CAIRO_SURFACE_TYPE_RECORDING:
      return fmax (fabs (dx * sx), 2);
    default:
      return fabs (dx * sx);
    }
}

/* The lines x + y = k gap, cut at the rectangle by hand: a clip would cost more than the ink. */
static void
hatch_lines (cairo_t *cr, double x, double y, double width, double height, double gap)
{
  double first = ceil ((x + y) / gap), last = floor ((x + width + y + height) / gap);

  for (double k = first; k <= last; k++)
    {
      double sum = k * gap;
      double x0 = fmax (x, sum - y - height), x1 = fmin (x + width, sum - y);

      if (x1 > x0)
        {
          cairo_move_to (cr, x0, sum - x0);
          cairo_line_to (cr, x1, sum - x1);
        }
    }
  cairo_stroke (cr);
}

void
plateau_hatch (cairo_t *cr,
               double x,
               double y,
               double width,
               double height,
               double gap,
               double line_width,
               PlateauColor color)
{
  double scale = plateau_pixel_scale (cr);
  int side = (int) lround (gap * scale);
  cairo_surface_t *tile;
  cairo_pattern_t *pattern;
  cairo_matrix_t matrix;
  cairo_t *tile_cr;

  if (!(gap > 0.5) || !(width > 0) || !(height > 0))
    return;
  if (side < 2)
    {
      cairo_set_line_width (cr, line_width);
      cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
      hatch_lines (cr, x, y, width, height, gap);
      return;
    }

  /* Hundreds of slanted lines are dear; one small tile, repeated, is cheap. */
  tile = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  tile_cr = cairo_create (tile);
  cairo_set_line_width (tile_cr, line_width * scale);
  cairo_set_source_rgba (tile_cr, color.red, color.green, color.blue, color.alpha);
  for (int k = 0; k <= 2; k++)
    {
      cairo_move_to (tile_cr, -side, (k + 1) * side);
      cairo_line_to (tile_cr, 2 * side, (k - 2) * side);
    }
  cairo_stroke (tile_cr);
  cairo_destroy (tile_cr);

  pattern = cairo_pattern_create_for_surface (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_matrix_init_scale (&matrix, scale, scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_set_source (cr, pattern);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (tile);
}

void
plateau_draw_warning (cairo_t *cr,
                      double x,
                      double y,
                      double size,
                      PlateauColor color,
                      PlateauColor ground)
{
  double half = size * 0.56;
  double middle = x + half;

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, size * 0.16);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_move_to (cr, middle, y + 0.1 * size);
  cairo_line_to (cr, x + 2 * half - 0.08 * size, y + 0.92 * size);
  cairo_line_to (cr, x + 0.08 * size, y + 0.92 * size);
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);

  cairo_set_source_rgba (cr, ground.red, ground.green, ground.blue, ground.alpha);
  cairo_set_line_width (cr, size * 0.12);
  cairo_move_to (cr, middle, y + 0.36 * size);
  cairo_line_to (cr, middle, y + 0.62 * size);
  cairo_stroke (cr);
  cairo_arc (cr, middle, y + 0.81 * size, size * 0.07, 0, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
}
