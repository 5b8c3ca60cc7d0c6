/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-nodes.h"
#include "network-edges.h"
#include "network-map.h"
#include "plot/marks.h"

#include <math.h>

/* In ems. */
#define ROUNDED_NODE 2.4
#define COUNTED_NODE 1.7
#define RINGED_NODE 1.3

/* The ramp of a feature: as few values as show it. */
#define RAMP_COLUMNS 2
#define RAMP_ROWS 2

static double
corner (const PlateauNetworkLayout *layout, const PlateauBox *box)
{
  return box->height < ROUNDED_NODE * layout->em ? 0 : fmin (0.4 * layout->em, 0.15 * box->height);
}

static PlateauColor
frame_color (const PlateauNetworkLayout *layout, const PlateauStyle *style, guint layer, guint unit)
{
  return layer == 0 || layer == layout->n_layers ? style->dim
                                                 : style->series[unit % PLATEAU_N_SERIES];
}

static void
stroke_box (PlateauPen *pen, const PlateauBox *box, double radius, double width, PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);

  plateau_pen_set_color (pen, color);
  if (radius > 0)
    {
      plateau_rounded_path (cr, box->x, box->y, box->width, box->height, radius);
      cairo_set_line_width (cr, width);
      cairo_stroke (cr);
      return;
    }
  /* Four bars on whole pixels take a tenth of the time of an outline. */
  width = fmax (1, round (width));
  cairo_rectangle (cr, box->x, box->y, box->width, width);
  cairo_rectangle (cr, box->x, box->y + box->height - width, box->width, width);
  cairo_rectangle (cr, box->x, box->y + width, width, box->height - 2 * width);
  cairo_rectangle (cr, box->x + box->width - width, box->y + width, width, box->height - 2 * width);
  cairo_fill (cr);
}

/* The outlines of the units that are equal to the one that shows. */
static void
draw_cards (PlateauPen *pen,
            const PlateauNetworkLayout *layout,
            guint layer,
            guint k,
            const PlateauBox *box)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkColumn *column = &layout->column[layer];
  double step;
  guint n_cards = plateau_network_layout_cards (layout, layer, k, &step);
  guint unit = column->n_units, n = column->nodes[k].n_units;

  /* The last unit lies at the bottom; the first is the node itself. */
  while (n > 1)
    {
      PlateauBox card = *box;

      while (column->node_of[--unit] != k)
        ;
      if (--n > n_cards)
        continue;
      card.x += n * step;
      card.y -= n * step;
      plateau_rounded_path (cr, card.x, card.y, card.width, card.height, corner (layout, box));
      plateau_pen_set_color (pen, style->card);
      cairo_fill (cr);
      stroke_box (pen, &card, corner (layout, box), 0.9 * style->line_width,
                  frame_color (layout, style, layer, unit));
    }
}

/* The feature itself over the plane, from its lowest value to its highest. */
static void
make_ramp (const PlateauNetworkLayout *layout, guint feature, float *values)
{
  double low, high, share;

  plateau_field_extent (layout->data, feature, &low, &high);
  share = high > low ? (layout->plane.rest - low) / (high - low) : 0.5;
  for (guint row = 0; row < RAMP_ROWS; row++)
    for (guint column = 0; column < RAMP_COLUMNS; column++)
      values[row * RAMP_COLUMNS + column] =
          (float) (feature == layout->plane.x                                   ? column
                   : feature == layout->plane.y && layout->data->n_features > 1 ? row
                                                                                : share);
}

static void
draw_map (PlateauPen *pen,
          const PlateauNetworkLayout *layout,
          guint layer,
          guint unit,
          const guint32 *shades,
          const PlateauBox *box)
{
  cairo_t *cr = plateau_pen_cr (pen);
  float ramp[RAMP_ROWS * RAMP_COLUMNS];
  PlateauNetworkMap map = { ramp, RAMP_COLUMNS, RAMP_ROWS, 0, 1 };

  if (layer == 0)
    {
      make_ramp (layout, unit, ramp);
    }
  else if (plateau_network_map_range (layout, layer, &map.low, &map.high))
    {
      map.columns = layout->maps->columns;
      map.rows = layout->maps->rows;
      map.values = layout->maps->a[layer] + unit * (gsize) map.rows * map.columns;
    }
  else
    {
      plateau_rounded_path (cr, box->x, box->y, box->width, box->height, corner (layout, box));
      plateau_pen_set_color (pen, plateau_pen_style (pen)->grid);
      cairo_fill (cr);
      return;
    }
  plateau_network_map_draw (pen, &map, shades, box, corner (layout, box));
}

/* Where an example lies on a map. */
static gboolean
locate (const PlateauNetworkLayout *layout,
        int example,
        const PlateauBox *box,
        double *x,
        double *y)
{
  const PlateauDataset *data = layout->data;
  double low, high;

  if (example < 0 || (guint) example >= data->n_examples)
    return FALSE;
  plateau_field_extent (data, layout->plane.x, &low, &high);
  *x = box->x + box->width *
                    (data->x[layout->plane.x * (gsize) data->stride + (guint) example] - low) /
                    (high - low);
  *y = box->y + box->height / 2;
  if (data->n_features > 1)
    {
      plateau_field_extent (data, layout->plane.y, &low, &high);
      *y = box->y + box->height *
                        (high - data->x[layout->plane.y * (gsize) data->stride + (guint) example]) /
                        (high - low);
    }
  return isfinite (*x) && isfinite (*y);
}

static void
draw_bias (PlateauPen *pen, const PlateauNetworkLayout *layout, guint layer, guint k, gboolean lit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double bias = layout->network->b[layer][layout->column[layer].nodes[k].unit];
  PlateauNetworkLook look = plateau_network_look (layout, style, bias);
  double width = fmax (look.width, 1);
  double x, y0, y1;

  plateau_network_layout_bias (layout, layer, k, &x, &y0, &y1);
  if (lit)
    {
      cairo_move_to (cr, x, y0);
      cairo_line_to (cr, x, y1);
      cairo_set_line_width (cr, width + 3.2 * style->line_width);
      plateau_pen_set_color (pen, plateau_color_fade (style->accent, 0.4));
      cairo_stroke (cr);
    }
  plateau_pen_set_color (pen, look.color);
  cairo_rectangle (cr, round (x), y0, fmax (1, round (width)), y1 - y0);
  cairo_fill (cr);
  /* Its foot: a full dot, a ring where it is negative, none where it is zero. */
  if (bias == 0 || y1 - y0 < 4)
    return;
  cairo_arc (cr, x, y1, fmax (0.5 * width, 0.24 * (y1 - y0)), 0, 2 * G_PI);
  if (bias < 0)
    {
      plateau_pen_set_color (pen, style->card);
      cairo_fill_preserve (cr);
      plateau_pen_set_color (pen, look.color);
      cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
      cairo_stroke (cr);
    }
  else
    {
      cairo_fill (cr);
    }
}

/* "4×" in a node that stands for several, where there is no line above it for their marks. */
static void
draw_count (PlateauPen *pen,
            const PlateauNetworkLayout *layout,
            const PlateauNetworkNode *node,
            const PlateauBox *box)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->foreground,
                      .bold = TRUE,
                      .x_align = 0.5,
                      .y_align = 0.5,
                      .pill = TRUE,
                      .tight = TRUE };
  g_autofree char *count = NULL;

  if (node->n_units < 2 || layout->marked || box->height < COUNTED_NODE * layout->em)
    return;
  count = g_strdup_printf ("%u×", node->n_units);
  plateau_pen_text (pen, node->x, node->y, count, &how);
}

static void
draw_node (PlateauPen *pen,
           const PlateauNetworkLayout *layout,
           guint layer,
           guint k,
           const guint32 *shades,
           const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkNode *node = &layout->column[layer].nodes[k];
  PlateauBox box = plateau_network_layout_box (layout, layer, k);
  double x, y;

  draw_cards (pen, layout, layer, k, &box);
  draw_map (pen, layout, layer, node->unit, shades, &box);
  stroke_box (pen, &box, corner (layout, &box),
              fmin ((layer == 0 || layer == layout->n_layers ? 0.7 : 1.2) * style->line_width,
                    fmax (1, 0.09 * box.height)),
              frame_color (layout, style, layer, node->unit));
  if (box.height >= RINGED_NODE * layout->em && locate (layout, options->lit.example, &box, &x, &y))
    plateau_frame_draw_ring (pen, x, y, CLAMP (0.14 * box.height, 4, 0.8 * layout->em));
}

/* A mark at the left top corner of each node, where there is no line above it. */
static void
draw_corner_marks (PlateauPen *pen, const PlateauNetworkLayout *layout, guint layer)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkColumn *column = &layout->column[layer];
  const PlateauBox *stage = &layout->stage;
  double size = fmin (0.62 * layout->em, 0.45 * column->height);
  PlateauDots *dots;

  if (layout->marked || layer == 0 || layer == layout->n_layers || size < 4)
    return;
  dots = plateau_dots_new (plateau_pen_cr (pen), column->left - size, stage->y - size, 2 * size,
                           stage->height + 2 * size);
  for (guint series = 0; series < PLATEAU_N_SERIES; series++)
    plateau_dots_add_look (dots, style->series_marks[series], size, style->series[series],
                           style->card, fmax (0.75, 0.1 * size));
  for (guint k = 0; k < column->n_nodes; k++)
    {
      PlateauBox box = plateau_network_layout_box (layout, layer, k);

      plateau_dots_stamp (dots, column->nodes[k].unit % PLATEAU_N_SERIES, box.x, box.y);
    }
  plateau_dots_finish (dots);
}

static void
ring_box (PlateauPen *pen, const PlateauNetworkLayout *layout, PlateauBox box)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double grow = 1.6 * style->line_width;

  box = (PlateauBox){ box.x - grow, box.y - grow, box.width + 2 * grow, box.height + 2 * grow };
  stroke_box (pen, &box, corner (layout, &box), 1.3 * style->line_width, style->accent);
}

/* Rings the lit unit, or all units of the lit layer. */
static void
draw_lit (PlateauPen *pen, const PlateauNetworkLayout *layout, const PlateauFigureOptions *options)
{
  const PlateauPick *lit = &options->lit;
  int layer = plateau_network_layout_lit_layer (layout, options);

  if (layer >= 0 && lit->input < 0)
    {
      ring_box (pen, layout,
                plateau_network_layout_box (layout, (guint) layer,
                                            layout->column[layer].node_of[lit->unit]));
    }
  else if (lit->unit < 0 && lit->layer >= 0 && (guint) lit->layer <= layout->n_layers)
    {
      const PlateauNetworkColumn *column = &layout->column[lit->layer];

      if (column->dense)
        ring_box (pen, layout, plateau_network_layout_grid (layout, (guint) lit->layer));
      for (guint k = 0; k < column->n_nodes && !column->dense; k++)
        ring_box (pen, layout, plateau_network_layout_box (layout, (guint) lit->layer, k));
    }
}

void
plateau_network_nodes_draw (PlateauPen *pen,
                            const PlateauNetworkLayout *layout,
                            const PlateauFigureOptions *options)
{
  gboolean inked = plateau_pen_cr (pen) != NULL;
  int lit_layer = plateau_network_layout_lit_layer (layout, options);
  guint32 shades[PLATEAU_SHADES];

  plateau_probability_shades (plateau_pen_style (pen), shades);
  for (guint l = 0; l <= layout->n_layers; l++)
    {
      const PlateauNetworkColumn *column = &layout->column[l];
      gboolean lit = lit_layer == (int) l;
      guint lit_node = lit ? column->node_of[options->lit.unit] : 0;
      gboolean lit_bias = lit && l > 0 && options->lit.input == (int) layout->network->n[l - 1];

      if (column->dense && inked)
        plateau_network_map_draw_grid (pen, layout, l, shades);
      for (guint k = 0; k < column->n_nodes && !column->dense; k++)
        {
          PlateauBox box = plateau_network_layout_box (layout, l, k);

          if (inked && l > 0)
            draw_bias (pen, layout, l, k, lit_bias && lit_node == k);
          if (inked)
            draw_node (pen, layout, l, k, shades, options);
          draw_count (pen, layout, &column->nodes[k], &box);
        }
      if (inked && !column->dense)
        draw_corner_marks (pen, layout, l);
    }
  if (inked)
    draw_lit (pen, layout, options);
  for (guint l = 0; l <= layout->n_layers; l++)
    {
      PlateauBox grid = { 0 };

      if (layout->column[l].dense)
        {
          grid = plateau_network_layout_grid (layout, l);
          plateau_pen_reserve (pen, &grid);
        }
      for (guint k = 0; k < layout->column[l].n_nodes && !layout->column[l].dense; k++)
        {
          PlateauBox box = plateau_network_layout_box (layout, l, k);

          plateau_pen_reserve (pen, &box);
        }
    }
}
