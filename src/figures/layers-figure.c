/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-axes.h"
#include "layers-figure.h"
#include "layers-head.h"
#include "layers-lines.h"
#include "layers-lit.h"
#include "layers-rows.h"
#include "layers-verdict.h"
#include "session/verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What another view points at is a unit of the layer that all views show. */
static PlateauPick
lit_of (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  PlateauPick lit = options->lit;

  if (lit.layer < 0 && lit.unit >= 0)
    lit.layer = (int) plateau_snapshot_visible_layer (snapshot, options->layer);
  return lit;
}

static void
draw_number (PlateauPen *pen, const PlateauLayersLayout *layout, guint layer)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->foreground, .x_align = 0.5 };
  double x = plateau_layers_layout_middle (layout, layer), width;
  double right =
      layout->column[PLATEAU_LAYERS_COLUMN_STD].x + layout->column[PLATEAU_LAYERS_COLUMN_STD].width;
  g_autofree char *text = NULL;

  if (layer == layout->n_layers)
    text =
        g_strdup (layout->pitch > 3.5 * layout->em ? C_ ("layer", "output")
                                                   /* Translators: “output”, as short as can be. */
                                                   : C_ ("layer", "out"));
  else
    text = layout->words ? g_strdup_printf (_ ("layer %u"), layer) : g_strdup_printf ("%u", layer);
  how.max_width = 2 * fmax (layout->pitch / 2, right + 0.6 * layout->em - x);
  plateau_pen_measure (pen, text, &how, &width, NULL);
  x = fmin (x, right + 0.6 * layout->em - width / 2);
  plateau_pen_text (pen, x, layout->ticks_y, text, &how);
}

/* Below the lines: the verdict of each layer, and its number. */
static void
draw_verdicts (PlateauPen *pen, const PlateauLayersLayout *layout, const PlateauSnapshot *snapshot)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double size = fmin (1.35 * layout->em, 0.92 * layout->pitch);
  PlateauBox row = { 0, layout->verdicts_y - size / 2,
                     layout->column[PLATEAU_LAYERS_COLUMN_STD].x +
                         layout->column[PLATEAU_LAYERS_COLUMN_STD].width,
                     size };

  plateau_pen_reserve (pen, &row);
  /* Both ends first, in case there is no room for all. */
  for (guint k = 0; k < layout->n_layers; k++)
    {
      guint layer = k == 0 ? layout->n_layers : k;
      double x = plateau_layers_layout_middle (layout, layer);
      PlateauVerdict verdict;
      PlateauText word = { .x_align = 0.5, .max_width = layout->pitch - 0.5 * layout->em };

      draw_number (pen, layout, layer);
      if (layout->profile[layer] == NULL)
        continue;
      verdict = plateau_snapshot_judge (snapshot, layer);
      word.color = plateau_layers_verdict_color (verdict.kind, style);
      if (cr != NULL)
        plateau_layers_verdict_draw (cr, verdict.kind, x, layout->verdicts_y, size, style);
      if (layout->words)
        plateau_pen_text (pen, x, layout->ticks_y - 1.3 * layout->em,
                          plateau_layers_verdict_word (verdict.kind), &word);
    }
}

static void
draw_small (PlateauPen *pen,
            const PlateauLayersLayout *layout,
            double width,
            const PlateauSnapshot *snapshot,
            const PlateauPick *lit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->column[PLATEAU_LAYERS_COLUMN_STD];
  PlateauFrame frame = { .plot = *plot };
  g_autoptr (GArray) ticks =
      plateau_layers_scale_ticks (&layout->scale[PLATEAU_LAYERS_COLUMN_STD], 2 * layout->em);

  plateau_frame_draw_grid (pen, &frame, NULL, ticks);
  if (cr != NULL)
    {
      cairo_rectangle (cr, plot->x, plot->y + plot->height - 1, plot->width, 1);
      plateau_pen_set_color (pen, style->frame);
      cairo_fill (cr);
    }
  plateau_layers_lit_draw_ground (pen, layout, lit);
  if (plot->x > 2 * layout->em)
    plateau_frame_draw_y_labels (pen, ticks, plot->x - 0.4 * layout->em);
  if (layout->heads_y > 0)
    plateau_layers_lines_draw_legend (pen, layout, 0.5 * layout->em, layout->heads_y,
                                      width - 0.8 * layout->em);
  draw_verdicts (pen, layout, snapshot);
  plateau_layers_lines_draw (pen, layout);
}

void
plateau_layers_figure_draw (PlateauPen *pen,
                            double width,
                            double height,
                            const PlateauSnapshot *snapshot,
                            const PlateauFigureOptions *options)
{
  PlateauLayersLayout layout;
  PlateauPick lit = lit_of (snapshot, options);

  plateau_layers_layout_init (&layout, pen, width, height, snapshot);
  plateau_layers_head_draw (pen, &layout, width, snapshot);
  if (layout.room < PLATEAU_LAYERS_ROWS)
    {
      draw_small (pen, &layout, width, snapshot, &lit);
      return;
    }
  plateau_layers_lit_draw_ground (pen, &layout, &lit);
  plateau_layers_axes_draw (pen, &layout, width, plateau_network_activation (snapshot->network, 1));
  plateau_layers_rows_draw (pen, &layout, snapshot);
  plateau_layers_lines_draw (pen, &layout);
  plateau_layers_lit_draw_cells (pen, &layout, &lit);
}

gboolean
plateau_layers_figure_pick (PlateauPen *pen,
                            double width,
                            double height,
                            const PlateauSnapshot *snapshot,
                            double x,
                            double y,
                            PlateauPick *pick)
{
  PlateauLayersLayout layout;

  plateau_layers_layout_init (&layout, pen, width, height, snapshot);
  return plateau_layers_layout_pick (&layout, x, y, pick);
}
