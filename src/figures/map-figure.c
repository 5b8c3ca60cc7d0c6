/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-figure.h"
#include "map-layout.h"
#include "map-lines.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
draw_frame (PlateauPen *pen, const PlateauMapLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &layout->frame.plot;

  if (cr == NULL)
    return;
  cairo_rectangle (cr, floor (plot->x) + 0.5, floor (plot->y) + 0.5, plot->width, plot->height);
  cairo_set_line_width (cr, 1);
  plateau_pen_set_color (pen, plateau_pen_style (pen)->frame);
  cairo_stroke (cr);
}

/* As many rows as find room are named, the same distance apart. */
static void
draw_rows (PlateauPen *pen, const PlateauMapLayout *layout)
{
  const PlateauMap *map = layout->map;
  const PlateauText how = {
    .color = plateau_pen_style (pen)->foreground, .x_align = 1, .y_align = 0.5, .tight = TRUE
  };
  double line, each = layout->frame.plot.height / map->plan.n_rows;
  guint step;

  plateau_pen_measure (pen, "0", &how, NULL, &line);
  step = (guint) ceil (fmax (1, 1.3 * line / each));
  for (guint row = 0; row < map->plan.n_rows; row += step)
    {
      PlateauBox box = plateau_map_layout_cell (layout, row * map->plan.n_scales);
      g_autofree char *text = plateau_map_row_text (map, row);

      plateau_pen_text (pen, box.x - 0.4 * layout->em, box.y + box.height / 2, text, &how);
    }
}

static void
draw_names (PlateauPen *pen, const PlateauMapLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText below = { .color = style->foreground, .x_align = 0.5, .max_width = plot->width };
  PlateauText side = {
    .color = style->foreground, .y_align = 0.5, .upright = TRUE, .max_width = plot->height
  };
  double line;

  plateau_pen_measure (pen, "0", &below, NULL, &line);
  plateau_pen_text (pen, plot->x + plot->width / 2, layout->ticks_y + 1.1 * line,
                    C_ ("axis of the map", "weight scale"), &below);
  plateau_pen_text (pen, 0, plot->y + plot->height / 2,
                    plateau_map_axis_name (layout->map->plan.axis), &side);
}

/* The best and what is pointed at have frames. */
static void
draw_cell_frame (PlateauPen *pen, const PlateauMapLayout *layout, int cell, PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauBox box;

  if (cell < 0 || cell >= (int) layout->map->n_cells || cr == NULL)
    return;
  box = plateau_map_layout_cell (layout, (guint) cell);
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_set_line_width (cr, 2.2 * style->line_width);
  plateau_pen_set_color (pen, (PlateauColor){ 0, 0, 0, 0.7 });
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1.2 * style->line_width);
  plateau_pen_set_color (pen, color);
  cairo_stroke (cr);
}

static void
draw_invitation (PlateauPen *pen, double width, double height)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText head = { .size = style->text_normal,
                       .color = style->foreground,
                       .bold = TRUE,
                       .x_align = 0.5,
                       .y_align = 1,
                       .max_width = width - style->text_small };
  PlateauText body = { .x_align = 0.5, .max_width = width - style->text_small };

  plateau_pen_text (pen, width / 2, height / 2, _ ("Which weight scale works?"), &head);
  /* Translators: below "Which weight scale works?": the name of the button. */
  plateau_pen_text (pen, width / 2, height / 2, _ ("press Compute map"), &body);
}

void
plateau_map_figure_draw (PlateauPen *pen,
                         double width,
                         double height,
                         const PlateauSnapshot *snapshot,
                         const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauMapLayout layout;
  g_autoptr (GArray) ticks = NULL;

  if (snapshot->map == NULL)
    {
      draw_invitation (pen, width, height);
      return;
    }

  plateau_map_layout_init (&layout, pen, width, height, snapshot);
  plateau_map_cells_draw (pen, &layout);
  draw_frame (pen, &layout);
  plateau_map_theory_draw (pen, &layout);
  draw_cell_frame (pen, &layout, plateau_map_best (layout.map), (PlateauColor){ 1, 1, 1, 1 });
  draw_cell_frame (pen, &layout, options->lit.cell, style->accent);
  plateau_map_lanes_draw (pen, &layout, snapshot);

  ticks = plateau_frame_x_ticks (pen, &layout.frame.x);
  plateau_frame_draw_x_labels (pen, ticks, layout.ticks_y, width);
  draw_rows (pen, &layout);
  if (layout.named)
    {
      draw_names (pen, &layout);
      plateau_map_legend_draw (pen, &layout, width);
    }
}

gboolean
plateau_map_figure_locate (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           PlateauPick *pick)
{
  PlateauMapLayout layout;
  PlateauBox box;

  if (snapshot->map == NULL || pick->cell < 0 || pick->cell >= (int) snapshot->map->n_cells)
    return FALSE;

  plateau_map_layout_init (&layout, pen, width, height, snapshot);
  box = plateau_map_layout_cell (&layout, (guint) pick->cell);
  pick->x = box.x + box.width / 2;
  pick->y = box.y + box.height / 2;
  return TRUE;
}

gboolean
plateau_map_figure_pick (PlateauPen *pen,
                         double width,
                         double height,
                         const PlateauSnapshot *snapshot,
                         const PlateauFigureOptions *options,
                         double x,
                         double y,
                         PlateauPick *pick)
{
  PlateauMapLayout layout;
  PlateauBox box;

  plateau_map_layout_init (&layout, pen, width, height, snapshot);
  pick->cell = plateau_map_layout_find (&layout, x, y);
  if (pick->cell < 0)
    return FALSE;

  box = plateau_map_layout_cell (&layout, (guint) pick->cell);
  pick->x = box.x + box.width / 2;
  pick->y = box.y + box.height / 2;
  return TRUE;
}
