/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers-lit.h"

#include <math.h>

void
plateau_layers_lit_draw_ground (PlateauPen *pen,
                                const PlateauLayersLayout *layout,
                                const PlateauPick *lit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *std = &layout->column[PLATEAU_LAYERS_COLUMN_STD];
  double edge = ceil (0.25 * layout->em), from;
  gboolean rows = layout->room == PLATEAU_LAYERS_ROWS;
  PlateauBox ground, bar;

  if (cr == NULL || lit->layer < 1 || (guint) lit->layer > layout->n_layers)
    return;
  from = (lit->layer - 1) * layout->pitch;
  if (rows)
    {
      ground =
          (PlateauBox){ 0, std->y + from, std->x + std->width + 0.4 * layout->em, layout->pitch };
      bar = (PlateauBox){ 0, ground.y, edge, ground.height };
    }
  else
    {
      ground = (PlateauBox){ std->x + from, std->y, layout->pitch, layout->ticks_y - std->y };
      bar = (PlateauBox){ ground.x, ground.y, ground.width, edge };
    }
  cairo_rectangle (cr, ground.x, ground.y, ground.width, ground.height);
  plateau_pen_set_color (pen, plateau_color_fade (style->accent, 0.14));
  cairo_fill (cr);
  cairo_rectangle (cr, bar.x, bar.y, bar.width, bar.height);
  plateau_pen_set_color (pen, style->accent);
  cairo_fill (cr);
}

/* A frame just outside of a unit's column or an example's row, however thin these are. */
static void
frame_cells (PlateauPen *pen,
             double x,
             double y,
             double width,
             double height,
             const PlateauBox *map)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double thickness = fmax (1, round (0.8 * style->line_width));
  double x0 = fmax (map->x - thickness, round (x) - thickness);
  double y0 = fmax (map->y - thickness, round (y) - thickness);
  double x1 = fmin (map->x + map->width, fmax (round (x) + 1, round (x + width)));
  double y1 = fmin (map->y + map->height, fmax (round (y) + 1, round (y + height)));

  cairo_rectangle (cr, x0, y0, x1 - x0 + thickness, thickness);
  cairo_rectangle (cr, x0, y1, x1 - x0 + thickness, thickness);
  cairo_rectangle (cr, x0, y0, thickness, y1 - y0 + thickness);
  cairo_rectangle (cr, x1, y0, thickness, y1 - y0 + thickness);
  plateau_pen_set_color (pen, style->accent);
  cairo_fill (cr);
}

void
plateau_layers_lit_draw_cells (PlateauPen *pen,
                               const PlateauLayersLayout *layout,
                               const PlateauPick *lit)
{
  if (plateau_pen_cr (pen) == NULL)
    return;
  for (guint l = 1; l <= layout->n_layers; l++)
    {
      const PlateauProfile *profile = layout->profile[l];
      PlateauBox map;

      if (profile == NULL)
        continue;
      plateau_layers_layout_map (layout, l, &map);
      if (lit->example >= 0 && (guint) lit->example < profile->n_examples)
        {
          double high = map.height / profile->n_examples;

          frame_cells (pen, map.x, map.y + lit->example * high, map.width, high, &map);
        }
      if (lit->unit >= 0 && lit->layer == (int) l && (guint) lit->unit < profile->n_units)
        {
          double wide = map.width / profile->n_units;

          frame_cells (pen, map.x + lit->unit * wide, map.y, wide, map.height, &map);
        }
    }
}
