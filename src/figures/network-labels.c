/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-labels.h"
#include "boundary-layout.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <math.h>

/* The marks of all units of a node, then its number or how many they are. */
static void
draw_marks (PlateauPen *pen, const PlateauNetworkLayout *layout, guint layer, guint k, double y)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkColumn *column = &layout->column[layer];
  const PlateauNetworkNode *node = &column->nodes[k];
  PlateauBox box = plateau_network_layout_box (layout, layer, k);
  PlateauText how = { .color = style->foreground, .bold = node->n_units > 1, .y_align = 0.5 };
  double size = 0.68 * layout->em, x = box.x + 0.5 * size;
  guint most = (guint) fmax (1, (box.width - 1.4 * layout->em) / (1.15 * size)), n = 0;
  g_autofree char *words = node->n_units > 1 ? g_strdup_printf ("%u×", node->n_units)
                                             : g_strdup_printf ("%u", node->unit + 1);

  most = MIN (MIN (most, node->n_units), PLATEAU_N_SERIES);
  if (!plateau_pen_text (pen, x + (most - 1) * 1.15 * size + size, y, words, &how) || cr == NULL)
    return;
  for (guint unit = 0; unit < column->n_units && n < most; unit++)
    if (column->node_of[unit] == k)
      {
        plateau_mark_path (cr, style->series_marks[unit % PLATEAU_N_SERIES], x + n++ * 1.15 * size,
                           y, size);
        plateau_pen_set_color (pen, style->series[unit % PLATEAU_N_SERIES]);
        cairo_fill (cr);
      }
}

/* "0.93" above a node: what it answers to the example that is pointed at. */
static void
draw_answer (PlateauPen *pen,
             const PlateauNetworkLayout *layout,
             const PlateauSnapshot *snapshot,
             guint layer,
             guint k,
             int example,
             double y)
{
  const PlateauDataset *data = layout->data;
  guint unit = layout->column[layer].nodes[k].unit;
  const double *row = layer == 0 ? data->x : snapshot->a[layer];
  PlateauBox box = plateau_network_layout_box (layout, layer, k);
  PlateauText how = {
    .color = plateau_pen_style (pen)->accent, .bold = TRUE, .x_align = 1, .y_align = 0.5
  };
  g_autofree char *text = NULL;

  if (example < 0 || (guint) example >= data->n_examples || row == NULL)
    return;
  text = plateau_format_number (row[unit * (gsize) data->stride + (guint) example]);
  plateau_pen_text (pen, box.x + box.width, y, text, &how);
}

static void
draw_name (PlateauPen *pen, const PlateauNetworkLayout *layout, guint feature, double y)
{
  PlateauBox box = plateau_network_layout_box (layout, 0, feature);
  PlateauText how = { .color = plateau_pen_style (pen)->foreground,
                      .bold = TRUE,
                      .y_align = 0.5,
                      .max_width =
                          fmin (box.width + 2 * layout->em,
                                0.5 * (layout->column[0].right + layout->column[1].left) - box.x) };

  plateau_pen_text (pen, box.x, y, plateau_boundary_feature_name (layout->data, feature), &how);
}

static void
draw_bias_number (PlateauPen *pen, const PlateauNetworkLayout *layout, guint layer, guint k)
{
  double bias = layout->network->b[layer][layout->column[layer].nodes[k].unit];
  PlateauText how = { .y_align = 0.5, .tight = TRUE, .pill = TRUE }; /* edges run below it */
  g_autofree char *number = plateau_format_number (bias);
  g_autofree char *text = g_strdup_printf ("b = %s", number);
  double x, y0, y1;

  if (plateau_network_layout_bias (layout, layer, k, &x, &y0, &y1))
    plateau_pen_text (pen, x + 0.55 * layout->em, y0 + 0.7 * layout->em, text, &how);
}

void
plateau_network_labels_draw (PlateauPen *pen,
                             const PlateauNetworkLayout *layout,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options)
{
  for (guint l = 0; l <= layout->n_layers; l++)
    {
      const PlateauNetworkColumn *column = &layout->column[l];

      for (guint k = 0; k < column->n_nodes && !column->dense; k++)
        {
          PlateauBox box = plateau_network_layout_box (layout, l, k);
          double step;
          guint n_cards = plateau_network_layout_cards (layout, l, k, &step);
          double y = box.y - 0.65 * layout->em - n_cards * step;

          if (layout->marked)
            draw_answer (pen, layout, snapshot, l, k, options->lit.example, y);
          if (l == 0 && layout->room >= PLATEAU_NETWORK_SMALL)
            draw_name (pen, layout, column->nodes[k].unit, y);
          else if (layout->marked && l > 0 && l < layout->n_layers)
            draw_marks (pen, layout, l, k, y);
          if (layout->numbered && l > 0)
            draw_bias_number (pen, layout, l, k);
        }
    }
}
