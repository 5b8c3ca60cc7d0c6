/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "landscape-map.h"
#include "lane-look.h"
#include "plot/layer.h"
#include "plot/marks.h"
#include "plot/ramp.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A pixel for each point, smoothed as it is enlarged. */
static cairo_surface_t *
make_image (const PlateauLandscapeLayout *layout)
{
  const PlateauLandscape *landscape = layout->landscape;
  int n = (int) landscape->n;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, n, n);
  guint8 *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);

  for (int j = 0; j < n; j++)
    for (int i = 0; i < n; i++)
      {
        double share = plateau_heights_share (&layout->heights, landscape->height[j * n + i]);
        guint32 pixel = isnan (share) ? 0 : plateau_color_pixel (plateau_ramp (share));

        memcpy (data + (n - 1 - j) * stride + 4 * i, &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (image);

  return image;
}

static double
column_x (const PlateauLandscapeLayout *layout, double i)
{
  const PlateauSlice *slice = layout->landscape->slice;

  return plateau_axis_map (&layout->frame.x, slice->low[0] + i * (slice->high[0] - slice->low[0]) /
                                                                 (layout->landscape->n - 1));
}

static double
row_y (const PlateauLandscapeLayout *layout, double j)
{
  const PlateauSlice *slice = layout->landscape->slice;

  return plateau_axis_map (&layout->frame.y, slice->low[1] + j * (slice->high[1] - slice->low[1]) /
                                                                 (layout->landscape->n - 1));
}

static void
draw_colours (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  guint n = layout->landscape->n;
  double x0 = column_x (layout, -0.5), x1 = column_x (layout, n - 0.5);
  double y0 = row_y (layout, n - 0.5), y1 = row_y (layout, -0.5);
  cairo_surface_t *image = make_image (layout);

  cairo_save (cr);
  cairo_translate (cr, x0, y0);
  cairo_scale (cr, (x1 - x0) / n, (y1 - y0) / n);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

/* The piece of a level in the triangle of three points of the lattice. */
static void
add_level (cairo_t *cr, const double x[3], const double y[3], const double z[3], double level)
{
  guint n = 0;

  for (guint k = 0; k < 3; k++)
    {
      guint l = (k + 1) % 3;
      double share;

      if ((z[k] < level) == (z[l] < level))
        continue;
      share = (level - z[k]) / (z[l] - z[k]);
      if (n++ == 0)
        cairo_move_to (cr, x[k] + share * (x[l] - x[k]), y[k] + share * (y[l] - y[k]));
      else
        cairo_line_to (cr, x[k] + share * (x[l] - x[k]), y[k] + share * (y[l] - y[k]));
    }
}

static void
draw_levels (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  static const guint corners[2][3] = { { 0, 1, 3 }, { 0, 3, 2 } };
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauLandscape *landscape = layout->landscape;
  guint n = landscape->n;

  for (guint j = 0; j + 1 < n; j++)
    for (guint i = 0; i + 1 < n; i++)
      {
        double x[4], y[4], z[4];
        double low = INFINITY, high = -INFINITY;

        for (guint k = 0; k < 4; k++)
          {
            z[k] = PLATEAU_LANDSCAPE_LEVELS *
                   plateau_heights_share (&layout->heights,
                                          landscape->height[(j + k / 2) * n + i + k % 2]);
            low = fmin (low, z[k]);
            high = fmax (high, z[k]);
          }
        if (!(floor (high) > floor (low)) || isnan (z[0] + z[1] + z[2] + z[3]))
          continue;
        for (guint k = 0; k < 4; k++)
          {
            x[k] = column_x (layout, i + k % 2);
            y[k] = row_y (layout, j + k / 2);
          }
        for (double level = floor (low) + 1; level <= high; level++)
          for (guint t = 0; t < 2; t++)
            {
              double tx[3], ty[3], tz[3];

              for (guint k = 0; k < 3; k++)
                {
                  tx[k] = x[corners[t][k]];
                  ty[k] = y[corners[t][k]];
                  tz[k] = z[corners[t][k]];
                }
              add_level (cr, tx, ty, tz, level);
            }
      }
  cairo_set_line_width (cr, fmax (0.8, 0.5 * plateau_pen_style (pen)->line_width));
  plateau_pen_set_color (pen, (PlateauColor){ 0, 0, 0, 0.4 });
  cairo_stroke (cr);
}

/* Where the surface is flat: the plateau. */
static void
draw_flats (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauLandscape *landscape = layout->landscape;
  const PlateauBox *plot = &layout->frame.plot;
  guint n = landscape->n;

  cairo_save (cr);
  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < n; i++)
      {
        guint from = i;

        while (i < n && landscape->slope[j * n + i] < PLATEAU_LANDSCAPE_FLAT_SLOPE)
          i++;
        if (i > from)
          cairo_rectangle (cr, column_x (layout, from - 0.5), row_y (layout, j + 0.5),
                           column_x (layout, i - 0.5) - column_x (layout, from - 0.5),
                           row_y (layout, j - 0.5) - row_y (layout, j + 0.5));
      }
  cairo_clip (cr);
  plateau_hatch (cr, plot->x, plot->y, plot->width, plot->height, fmax (4, 0.55 * layout->em),
                 fmax (1, 0.5 * plateau_pen_style (pen)->line_width),
                 (PlateauColor){ 1, 1, 1, 0.55 });
  cairo_restore (cr);
}

static void
draw_diagonal (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauSlice *slice = layout->landscape->slice;
  const double dash[2] = { 0.5 * layout->em, 0.4 * layout->em };

  cairo_move_to (cr, plateau_axis_map (&layout->frame.x, slice->low[0]),
                 plateau_axis_map (&layout->frame.y, slice->low[0]));
  cairo_line_to (cr, plateau_axis_map (&layout->frame.x, slice->high[0]),
                 plateau_axis_map (&layout->frame.y, slice->high[0]));
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, fmax (1, 0.6 * plateau_pen_style (pen)->line_width));
  plateau_pen_set_color (pen, (PlateauColor){ 1, 1, 1, 0.8 });
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
plateau_landscape_map_draw (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &layout->frame.plot;

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  draw_colours (pen, layout);
  draw_flats (pen, layout);
  draw_levels (pen, layout);
  if (layout->landscape->projection->axes.kind == PLATEAU_SURFACE_TWINS)
    draw_diagonal (pen, layout);
  cairo_restore (cr);
}

static void
draw_mark (PlateauPen *pen, double x, double y, double size, PlateauColor fill, PlateauColor rim)
{
  cairo_t *cr = plateau_pen_cr (pen);

  plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, x, y, size);
  cairo_set_line_width (cr, 1.2 * plateau_pen_style (pen)->line_width);
  plateau_pen_set_color (pen, rim);
  cairo_stroke_preserve (cr);
  plateau_pen_set_color (pen, fill);
  cairo_fill (cr);
}

static void
draw_path (PlateauPen *pen,
           const PlateauLandscapeLayout *layout,
           const PlateauSnapshot *lane,
           gboolean race)
{
  const PlateauColor white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 0.85 };
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauPath *path = plateau_landscape_path (layout->landscape, lane);
  double width = 1.2 * style->line_width, point[2];
  PlateauColor color = plateau_lane_look_color (style, lane->lane_look);

  if (path != NULL)
    {
      for (guint i = 0; i < path->n; i++)
        cairo_line_to (cr, plateau_axis_map (&layout->frame.x, path->x[i]),
                       plateau_axis_map (&layout->frame.y, path->y[i]));
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2.2 * width);
      plateau_pen_set_color (pen, black);
      cairo_stroke_preserve (cr);
      if (race)
        plateau_lane_look_dash (cr, lane->lane_look, width);
      cairo_set_line_width (cr, width);
      plateau_pen_set_color (pen, race ? plateau_color_mix (color, white, 0.35) : white);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
      draw_mark (pen, plateau_axis_map (&layout->frame.x, path->x[0]),
                 plateau_axis_map (&layout->frame.y, path->y[0]), style->dot_size, black, white);
    }
  if (plateau_landscape_locate (layout->landscape, lane, point))
    draw_mark (pen, plateau_axis_map (&layout->frame.x, point[0]),
               plateau_axis_map (&layout->frame.y, point[1]), 1.5 * style->dot_size,
               race ? color : style->accent, white);
}

void
plateau_landscape_map_draw_paths (PlateauPen *pen,
                                  const PlateauLandscapeLayout *layout,
                                  const PlateauSnapshot *snapshot)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &layout->frame.plot;
  gboolean race = snapshot->n_lanes > 1;

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  for (guint i = 0; race && i < snapshot->n_lanes; i++)
    if (i != snapshot->looked)
      draw_path (pen, layout, plateau_snapshot_get_lane (snapshot, i), TRUE);
  draw_path (pen, layout, snapshot, race);
  cairo_restore (cr);
}

void
plateau_landscape_bar_draw (PlateauPen *pen, const PlateauLandscapeLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *bar = &layout->bar;
  const PlateauText how = { .color = plateau_pen_style (pen)->foreground,
                            .y_align = 0.5,
                            .tight = TRUE };
  PlateauText head = { .color = plateau_pen_style (pen)->foreground, .x_align = 1 };
  const guint steps = 64;

  if (bar->width <= 0)
    return;
  for (guint k = 0; cr != NULL && k < steps; k++)
    {
      cairo_rectangle (cr, bar->x, bar->y + bar->height * (1 - (k + 1.0) / steps), bar->width,
                       bar->height / steps + 0.5);
      plateau_pen_set_color (pen, plateau_ramp ((k + 0.5) / steps));
      cairo_fill (cr);
    }
  for (guint k = 0; k <= PLATEAU_LANDSCAPE_LEVELS; k += 2)
    {
      double share = (double) k / PLATEAU_LANDSCAPE_LEVELS;
      double y = bar->y + bar->height * (1 - share);
      g_autofree char *text =
          plateau_format_number (plateau_heights_loss (&layout->heights, share));
      g_autofree char *more = k == PLATEAU_LANDSCAPE_LEVELS && layout->heights.cut
                                  ? g_strconcat ("≥ ", text, NULL)
                                  : NULL;

      if (cr != NULL)
        {
          cairo_move_to (cr, bar->x, floor (y) + 0.5);
          cairo_rel_line_to (cr, bar->width + 0.3 * layout->em, 0);
          cairo_set_line_width (cr, 1);
          plateau_pen_set_color (pen, plateau_pen_style (pen)->frame);
          cairo_stroke (cr);
        }
      plateau_pen_text (pen, bar->x + bar->width + 0.45 * layout->em, y, more != NULL ? more : text,
                        &how);
    }
  if (layout->named)
    plateau_pen_text (pen, bar->x + bar->width, bar->y + bar->height + 0.4 * layout->em,
                      _ ("loss J"), &head);
}
