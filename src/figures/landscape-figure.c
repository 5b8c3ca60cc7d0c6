/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "landscape-figure.h"
#include "landscape-map.h"
#include "landscape-over.h"
#include "landscape-space.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
draw_axes (PlateauPen *pen,
           const PlateauLandscapeLayout *layout,
           const PlateauSnapshot *snapshot,
           double width)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText below = { .color = style->foreground, .x_align = 0.5, .max_width = plot->width };
  PlateauText side = {
    .color = style->foreground, .y_align = 0.5, .upright = TRUE, .max_width = plot->height
  };
  g_autoptr (GArray) x_ticks = plateau_frame_x_ticks (pen, &layout->frame.x);
  g_autoptr (GArray) y_ticks = plateau_frame_y_ticks (pen, &layout->frame.y);

  if (cr != NULL)
    {
      cairo_rectangle (cr, floor (plot->x) + 0.5, floor (plot->y) + 0.5, plot->width, plot->height);
      cairo_set_line_width (cr, 1);
      plateau_pen_set_color (pen, style->frame);
      cairo_stroke (cr);
    }
  plateau_frame_draw_x_labels (pen, x_ticks, layout->ticks_y, width);
  plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.4 * layout->em);
  if (layout->named)
    {
      g_autofree char *x = plateau_landscape_axis_name (snapshot, layout->landscape, 0);
      g_autofree char *y = plateau_landscape_axis_name (snapshot, layout->landscape, 1);

      plateau_pen_text (pen, plot->x + plot->width / 2, layout->ticks_y + 1.1 * layout->line, x,
                        &below);
      plateau_pen_text (pen, 0, plot->y + plot->height / 2, y, &side);
    }
}

static void
draw_view (PlateauPen *pen,
           const PlateauLandscapeLayout *layout,
           const PlateauSnapshot *snapshot,
           const PlateauFigureOptions *options)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *view = &layout->view;
  g_autoptr (PlateauSpace) space = NULL;

  if (view->width <= 0 || view->height <= 0)
    return;
  plateau_pen_reserve (pen, view);
  if (cr == NULL)
    return;
  space = plateau_landscape_figure_dup_space (snapshot, plateau_pen_style (pen), options);
  cairo_save (cr);
  cairo_translate (cr, view->x, view->y);
  plateau_space_draw (space, cr, view->width, view->height, &options->camera);
  cairo_restore (cr);
}

static void
draw_wait (PlateauPen *pen, double width, double height)
{
  const PlateauText how = { .size = plateau_pen_style (pen)->text_normal,
                            .x_align = 0.5,
                            .y_align = 0.5,
                            .max_width = width - plateau_pen_style (pen)->text_small };

  plateau_pen_text (pen, width / 2, height / 2, _ ("The landscape is being computed"), &how);
}

/* The moment that is pointed at in another figure, on the way of the lane that is looked at. */
static void
draw_lit (PlateauPen *pen,
          const PlateauLandscapeLayout *layout,
          const PlateauSnapshot *snapshot,
          const PlateauFigureOptions *options,
          double width,
          double height)
{
  const PlateauPath *path = plateau_landscape_path (layout->landscape, snapshot);
  guint i = 0;
  double x, y;

  if (path == NULL || options->lit.epoch < 0)
    return;
  while (i + 1 < path->n && (double) path->epoch[i] < options->lit.epoch)
    i++;
  if (options->over_scene)
    {
      const double point[2] = { path->x[i], path->y[i] };
      double place[3];

      plateau_landscape_space_place (layout->landscape, &layout->heights, point, place);
      if (isnan (place[2]))
        return;
      plateau_camera_project (&options->camera, width, height, place, &x, &y, NULL);
    }
  else
    {
      x = plateau_axis_map (&layout->frame.x, path->x[i]);
      y = plateau_axis_map (&layout->frame.y, path->y[i]);
    }
  plateau_frame_draw_ring (pen, x, y, 3.4 * plateau_pen_style (pen)->dot_size);
}

void
plateau_landscape_figure_draw (PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options)
{
  PlateauLandscapeLayout layout;

  plateau_landscape_layout_init (&layout, pen, width, height, snapshot, options);
  if (layout.landscape == NULL)
    {
      draw_wait (pen, width, height);
      return;
    }
  if (options->over_scene)
    {
      plateau_landscape_over_draw (pen, &layout, snapshot, options, width, height);
      draw_lit (pen, &layout, snapshot, options, width, height);
      return;
    }

  plateau_landscape_map_draw (pen, &layout);
  plateau_landscape_map_draw_paths (pen, &layout, snapshot);
  draw_lit (pen, &layout, snapshot, options, width, height);
  draw_axes (pen, &layout, snapshot, width);
  plateau_landscape_bar_draw (pen, &layout);
  plateau_landscape_key_draw (pen, &layout, snapshot, width);
  draw_view (pen, &layout, snapshot, options);
}

gboolean
plateau_landscape_figure_pick (PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               double x,
                               double y,
                               PlateauPick *pick)
{
  PlateauLandscapeLayout layout;
  double best;

  plateau_landscape_layout_init (&layout, pen, width, height, snapshot, options);
  if (layout.landscape == NULL)
    return FALSE;

  best = layout.em;
  for (guint lane = 0; lane < MAX (1, snapshot->n_lanes); lane++)
    {
      const PlateauPath *path =
          plateau_landscape_path (layout.landscape, plateau_snapshot_get_lane (snapshot, lane));

      for (guint i = 0; path != NULL && i < path->n; i++)
        {
          const double point[2] = { path->x[i], path->y[i] };
          double place[3], px, py;

          if (options->over_scene)
            {
              plateau_landscape_space_place (layout.landscape, &layout.heights, point, place);
              if (isnan (place[2]))
                continue;
              plateau_camera_project (&options->camera, width, height, place, &px, &py, NULL);
            }
          else
            {
              px = plateau_axis_map (&layout.frame.x, point[0]);
              py = plateau_axis_map (&layout.frame.y, point[1]);
            }
          if (hypot (px - x, py - y) >= best)
            continue;
          best = hypot (px - x, py - y);
          pick->epoch = (double) path->epoch[i];
          pick->lane = (int) lane;
          pick->x = px;
          pick->y = py;
        }
    }

  return best < layout.em;
}
