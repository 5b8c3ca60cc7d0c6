/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-edges.h"
#include "network-strongest.h"
#include "plot/strands.h"
#include "session/wording.h"

#include <math.h>

/* log10 |w| at the ends of the scale, and how many times wider the one is than the other. */
#define LEAST -4.0
#define LARGEST 3.0
#define WIDTH_RATIO 10.0

/* A weak edge has this share of the full colour. */
#define PALEST 0.5
#define PALEST_CONTRAST 0.8

/* What is left of the colour of edges that are not pointed at. */
#define UNLIT 0.22

/* Between two layers, where one has more than 16 units or where layers are many: what is more cannot
 * be told apart, and takes too long for every frame. */
#define MOST_EDGES 128
#define MOST_EDGES_DEEP 64
#define MOST_FULL_LAYERS 4
#define MOST_SHALLOW_LAYERS 6

/* In ems: so near is on an edge; so much room is needed for digits. */
#define REACH 0.45
#define ROOM_FOR_DIGITS 9.0
#define DIGITS_HEIGHT 1.3

PlateauNetworkLook
plateau_network_look (const PlateauNetworkLayout *layout, const PlateauStyle *style, double weight)
{
  gboolean contrast =
      style->kind == PLATEAU_STYLE_HIGH_CONTRAST || style->kind == PLATEAU_STYLE_HIGH_CONTRAST_DARK;
  double palest = contrast ? PALEST_CONTRAST : PALEST;
  double share;
  PlateauNetworkLook look = { 0 };

  if (weight == 0)
    {
      look.width = fmax (0.6, 0.7 * layout->line);
      look.color = style->frame;
      return look;
    }
  share = isfinite (weight) ? (log10 (fabs (weight)) - LEAST) / (LARGEST - LEAST) : 1;
  share = CLAMP (share, 0, 1);
  look.level = 1 + (guint) (share * (PLATEAU_NETWORK_LEVELS - 1) + 0.5);
  look.width = fmax (0.5, layout->line * pow (WIDTH_RATIO, share));
  if (weight < 0)
    look.dash = 2.6 * layout->line + 2 * look.width;
  look.color = isfinite (weight) ? plateau_color_mix (style->card, style->classes[weight > 0],
                                                      palest + (1 - palest) * share)
                                 : style->alarm;
  return look;
}

guint
plateau_network_edges_most (const PlateauNetwork *network)
{
  if (network->n_layers > MOST_SHALLOW_LAYERS)
    return MOST_EDGES_DEEP;
  if (network->n_layers > MOST_FULL_LAYERS)
    return MOST_EDGES;
  for (guint l = 1; l <= network->n_layers; l++)
    if (network->n[l] > PLATEAU_NETWORK_MOST_NODES)
      return MOST_EDGES;
  return PLATEAU_NETWORK_MOST_NODES * PLATEAU_NETWORK_MOST_NODES;
}

gboolean
plateau_network_edges_crowd (const PlateauNetwork *network)
{
  guint most = plateau_network_edges_most (network);

  for (guint l = 1; l <= network->n_layers; l++)
    if (network->n[l] * network->n[l - 1] > most)
      return TRUE;
  return FALSE;
}

static double
weight_between (const PlateauNetworkLayout *layout, guint l, guint to, guint from)
{
  const PlateauNetworkColumn *column = &layout->column[l], *before = &layout->column[l - 1];

  return layout->network
      ->w[l][column->nodes[to].unit * (gsize) before->n_units + before->nodes[from].unit];
}

GArray *
plateau_network_edges_new (const PlateauNetworkLayout *layout, int lit_layer, int lit_unit)
{
  GArray *edges = g_array_new (FALSE, FALSE, sizeof (PlateauNetworkEdge));
  guint most = plateau_network_edges_most (layout->network);

  for (guint l = 1; l <= layout->n_layers; l++)
    {
      const PlateauNetworkColumn *column = &layout->column[l], *before = &layout->column[l - 1];
      guint n_edges = column->n_nodes * before->n_nodes, n_drawn = 0;
      double least = 0;

      /* So many edges there are only where every unit is a node of its own. */
      if (n_edges > most)
        least = plateau_strongest (layout->network->w[l], column->n_units * (gsize) before->n_units,
                                   most);
      for (guint to = 0; to < column->n_nodes; to++)
        {
          const double *row =
              layout->network->w[l] + column->nodes[to].unit * (gsize) before->n_units;
          gboolean lit_row = lit_layer == (int) l && lit_unit == (int) column->nodes[to].unit;

          for (guint from = 0; from < before->n_nodes; from++)
            {
              guint unit = before->nodes[from].unit;
              gboolean lit = lit_row || (lit_layer == (int) l - 1 && lit_unit == (int) unit);
              gboolean strong = !(fabs (row[unit]) < least) && n_drawn < most;

              n_drawn += strong;
              if (lit || strong)
                g_array_append_val (edges, ((PlateauNetworkEdge){ l, to, from, row[unit] }));
            }
        }
    }
  return edges;
}

static void
edge_ends (const PlateauNetworkLayout *layout,
           const PlateauNetworkEdge *edge,
           double *y0,
           double *y1)
{
  *y0 = plateau_network_layout_leave (layout, edge->layer - 1, edge->from, edge->to);
  *y1 = plateau_network_layout_arrive (layout, edge->layer, edge->to, edge->from);
}

void
plateau_network_edge_at (const PlateauNetworkLayout *layout,
                         const PlateauNetworkEdge *edge,
                         double share,
                         double *x,
                         double *y)
{
  double x0 = layout->column[edge->layer - 1].right, x1 = layout->column[edge->layer].left;
  double y0, y1;

  edge_ends (layout, edge, &y0, &y1);
  *x = x0 + share * (x1 - x0);
  *y = y0 + plateau_strand_sway (share, layout->bend[edge->layer]) * (y1 - y0);
}

const PlateauNetworkEdge *
plateau_network_edges_nearest (const PlateauNetworkLayout *layout,
                               const PlateauStyle *style,
                               const GArray *edges,
                               double x,
                               double y)
{
  const PlateauNetworkEdge *nearest = NULL;
  double best = REACH * layout->em;

  for (guint l = 1; l <= layout->n_layers; l++)
    {
      double x0 = layout->column[l - 1].right, x1 = layout->column[l].left;
      double share = (x - x0) / (x1 - x0), before, here, after;

      if (!(share >= 0 && share <= 1))
        continue;
      before = plateau_strand_sway (share - 0.01, layout->bend[l]);
      here = plateau_strand_sway (share, layout->bend[l]);
      after = plateau_strand_sway (share + 0.01, layout->bend[l]);
      for (guint i = 0; i < edges->len; i++)
        {
          const PlateauNetworkEdge *edge = &g_array_index (edges, PlateauNetworkEdge, i);
          double y0, y1, slope, distance;

          if (edge->layer != l)
            continue;
          edge_ends (layout, edge, &y0, &y1);
          slope = (after - before) * (y1 - y0) / (0.02 * (x1 - x0));
          distance = fabs (y0 + here * (y1 - y0) - y) / hypot (1, slope);
          /* Of two that cross here, the one that covers the other. */
          distance -= 0.5 * plateau_network_look (layout, style, edge->weight).width;
          distance = fmax (distance, 0);
          if (distance < best ||
              (distance == best && nearest != NULL && fabs (edge->weight) > fabs (nearest->weight)))
            {
              best = distance;
              nearest = edge;
            }
        }
    }
  return nearest;
}

typedef struct
{
  const PlateauNetworkLayout *layout;
  int layer; /* of what is lit, or -1 */
  guint node;
  int input; /* the lit edge's node in the layer before, or -1: all edges of the unit */
} Lit;

static Lit
find_lit (const PlateauNetworkLayout *layout, const PlateauFigureOptions *options)
{
  Lit lit = { .layout = layout, .input = -1 };

  lit.layer = plateau_network_layout_lit_layer (layout, options);
  if (lit.layer < 0)
    return lit;
  lit.node = layout->column[lit.layer].node_of[options->lit.unit];
  if (options->lit.input >= 0 && lit.layer > 0)
    {
      const PlateauNetworkColumn *before = &layout->column[lit.layer - 1];
      guint input = (guint) options->lit.input;

      /* The bias is no edge: its number is that of no node. */
      lit.input = (int) (input < before->n_units ? before->node_of[input] : before->n_nodes);
    }
  return lit;
}

static gboolean
is_lit (const Lit *lit, const PlateauNetworkEdge *edge)
{
  if (lit->input >= 0)
    return (int) edge->layer == lit->layer && edge->to == lit->node &&
           (int) edge->from == lit->input;
  return ((int) edge->layer == lit->layer && edge->to == lit->node) ||
         ((int) edge->layer == lit->layer + 1 && edge->from == lit->node);
}

/* Weak ones first: the strong ones cover them. */
static void
draw_sheaf (PlateauStrands *strands,
            PlateauPen *pen,
            const Lit *lit,
            const PlateauNetworkEdge *edges,
            guint n,
            gboolean lit_ones)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkLayout *layout = lit->layout;
  g_autofree PlateauNetworkLook *looks = g_new (PlateauNetworkLook, n);

  for (guint i = 0; i < n; i++)
    looks[i] = plateau_network_look (layout, style, edges[i].weight);
  for (guint level = 0; level <= PLATEAU_NETWORK_LEVELS; level++)
    for (guint i = 0; i < n; i++)
      {
        const PlateauNetworkLook *look = &looks[i];
        PlateauColor color = look->color;
        double y0, y1;

        if (look->level != level || is_lit (lit, &edges[i]) != lit_ones)
          continue;
        edge_ends (layout, &edges[i], &y0, &y1);
        if (lit_ones && lit->input >= 0)
          plateau_strands_add (strands, y0, y1, look->width + 3.2 * style->line_width,
                               plateau_color_fade (style->accent, 0.4), 0);
        else if (!lit_ones && lit->layer >= 0)
          color = plateau_color_mix (style->card, color, UNLIT);
        plateau_strands_add (strands, y0, y1, look->width, color, look->dash);
      }
}

void
plateau_network_edges_draw (PlateauPen *pen,
                            const PlateauNetworkLayout *layout,
                            const PlateauFigureOptions *options)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *stage = &layout->stage;
  Lit lit = find_lit (layout, options);
  g_autoptr (GArray) edges = NULL;

  if (cr == NULL)
    return;
  edges = plateau_network_edges_new (
      layout, lit.layer,
      lit.layer >= 0 ? (int) layout->column[lit.layer].nodes[lit.node].unit : -1);
  for (guint i = 0; i < edges->len;)
    {
      const PlateauNetworkEdge *first = &g_array_index (edges, PlateauNetworkEdge, i);
      guint l = first->layer, n = 1;
      PlateauStrands *strands =
          plateau_strands_new (cr, layout->column[l - 1].right, layout->column[l].left, stage->y,
                               stage->y + stage->height, layout->bend[l]);

      while (i + n < edges->len && first[n].layer == l)
        n++;
      draw_sheaf (strands, pen, &lit, first, n, FALSE);
      draw_sheaf (strands, pen, &lit, first, n, TRUE);
      plateau_strands_finish (strands);
      i += n;
    }
}

/* TRUE where the ports of a node lie so far apart that each has room for digits. */
static gboolean
has_room (const PlateauNetworkLayout *layout, double first_port, double last_port, guint n_ports)
{
  return last_port - first_port >= (n_ports - 1) * DIGITS_HEIGHT * layout->em;
}

void
plateau_network_edges_draw_numbers (PlateauPen *pen, const PlateauNetworkLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->foreground, .y_align = 0.5, .pill = TRUE };
  double air = 0.7 * layout->em;

  if (layout->room < PLATEAU_NETWORK_FULL)
    return;
  for (guint l = 1; l <= layout->n_layers; l++)
    {
      const PlateauNetworkColumn *column = &layout->column[l], *before = &layout->column[l - 1];
      guint n_to = column->n_nodes, n_from = before->n_nodes;
      gboolean arriving, leaving;

      if (column->left - before->right < ROOM_FOR_DIGITS * layout->em)
        continue;
      arriving = !column->dense &&
                 has_room (layout, plateau_network_layout_arrive (layout, l, 0, 0),
                           plateau_network_layout_arrive (layout, l, 0, n_from - 1), n_from);
      leaving = !before->dense &&
                has_room (layout, plateau_network_layout_leave (layout, l - 1, 0, 0),
                          plateau_network_layout_leave (layout, l - 1, 0, n_to - 1), n_to);
      how.x_align = arriving ? 1 : 0;
      for (guint to = 0; to < n_to && (arriving || leaving); to++)
        for (guint from = 0; from < n_from; from++)
          {
            g_autofree char *text = plateau_format_number (weight_between (layout, l, to, from));

            plateau_pen_text (pen, arriving ? column->left - air : before->right + air,
                              arriving ? plateau_network_layout_arrive (layout, l, to, from)
                                       : plateau_network_layout_leave (layout, l - 1, from, to),
                              text, &how);
          }
    }
}
