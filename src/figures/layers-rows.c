/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers-rows.h"
#include "layers-label.h"
#include "layers-lines.h"
#include "layers-map.h"

#include <math.h>

/* A bar is as high as the root of its share, so that small ones are seen too; from this share on it
 * fills its row. So bars can be compared between rows, moments and runs, like all here. */
#define FULL_SHARE 0.5

/* In ems: a row with room for the numbers of its own axis. */
#define LOWEST_OWN_AXIS 2.2

static void
draw_histogram (PlateauPen *pen,
                const PlateauLayersScale *scale,
                const PlateauHistogram *histogram,
                const PlateauBox *cell,
                PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauLayersBar bars[PLATEAU_LAYERS_MAX_BARS];
  guint n = plateau_layers_scale_bars (scale, histogram, 1, bars);
  double floor_y = round (cell->y + cell->height);

  for (guint piles = 0; piles < 2; piles++)
    {
      for (guint i = 0; i < n; i++)
        {
          /* On whole pixels: sharp, and many times cheaper to fill. */
          double x0 = round (fmin (bars[i].from, bars[i].to));
          double x1 = round (fmax (bars[i].from, bars[i].to));
          double height = round (fmin (1, sqrt (bars[i].share / FULL_SHARE)) * cell->height);

          if (bars[i].is_pile != (piles != 0))
            continue;
          x1 = fmax (x0 + 1, x1 - (x1 - x0 > 3 ? 1 : 0));
          /* One of very many still shows. */
          cairo_rectangle (cr, x0, floor_y - fmax (1, height), x1 - x0, fmax (1, height));
        }
      plateau_pen_set_color (pen, piles ? style->alarm : color);
      cairo_fill (cr);
    }
}

/* The output's own axis: its ends are written beside its baseline. */
static void
draw_own_axis (PlateauPen *pen, const PlateauLayersLayout *layout, const PlateauBox *cell)
{
  PlateauText how = { .y_align = 0, .tight = TRUE, .pill = TRUE };

  if (layout->pitch < LOWEST_OWN_AXIS * layout->em)
    return;
  plateau_pen_text (pen, cell->x + 0.2 * layout->em, cell->y, "0", &how);
  how.x_align = 1;
  plateau_pen_text (pen, cell->x + cell->width - 0.2 * layout->em, cell->y, "1", &how);
}

static void
draw_baseline (PlateauPen *pen, const PlateauBox *cell)
{
  cairo_t *cr = plateau_pen_cr (pen);

  cairo_rectangle (cr, cell->x, round (cell->y + cell->height), cell->width, 1);
  plateau_pen_set_color (pen, plateau_pen_style (pen)->frame);
  cairo_fill (cr);
}

static void
draw_cells (PlateauPen *pen, const PlateauLayersLayout *layout, guint layer)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauProfile *profile = layout->profile[layer];
  gboolean own = layout->has_output_scale && layer == layout->n_layers;
  PlateauBox cell;

  if (plateau_layers_layout_cell (layout, PLATEAU_LAYERS_COLUMN_A, layer, &cell))
    {
      if (profile != NULL)
        draw_histogram (pen, own ? &layout->output_scale : &layout->scale[PLATEAU_LAYERS_COLUMN_A],
                        &profile->a, &cell, plateau_layers_a_color (style));
      draw_baseline (pen, &cell);
    }
  if (plateau_layers_layout_cell (layout, PLATEAU_LAYERS_COLUMN_ERROR, layer, &cell))
    {
      if (profile != NULL)
        draw_histogram (pen, &layout->scale[PLATEAU_LAYERS_COLUMN_ERROR], &profile->error, &cell,
                        plateau_layers_error_color (style));
      draw_baseline (pen, &cell);
    }
  if (plateau_layers_layout_cell (layout, PLATEAU_LAYERS_COLUMN_MAP, layer, &cell) &&
      profile != NULL)
    {
      PlateauBox map;

      plateau_layers_layout_map (layout, layer, &map);
      plateau_layers_map_draw (pen, profile, &map, cell.height - map.height);
    }
}

void
plateau_layers_rows_draw (PlateauPen *pen,
                          const PlateauLayersLayout *layout,
                          const PlateauSnapshot *snapshot)
{
  PlateauBox cell;

  for (guint l = 1; l <= layout->n_layers; l++)
    {
      if (plateau_pen_cr (pen) != NULL)
        draw_cells (pen, layout, l);
      plateau_layers_label_draw (pen, layout, snapshot, l);
    }
  if (layout->has_output_scale &&
      plateau_layers_layout_cell (layout, PLATEAU_LAYERS_COLUMN_A, layout->n_layers, &cell))
    draw_own_axis (pen, layout, &cell);
}
