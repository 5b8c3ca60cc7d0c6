/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-edges.h"
#include "network-figure.h"
#include "network-labels.h"
#include "network-layout.h"
#include "network-nodes.h"
#include "network-words.h"

#include <math.h>

/* In ems: so near is on a bias or on a node. */
#define BIAS_REACH 0.5
#define NODE_REACH 0.2

void
plateau_network_figure_draw (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options)
{
  g_auto (PlateauNetworkLayout) layout = { 0 };

  plateau_network_layout_init (&layout, pen, width, height, snapshot, options);
  plateau_network_edges_draw (pen, &layout, options);
  plateau_network_nodes_draw (pen, &layout, options);
  plateau_network_words_draw_heads (pen, &layout, snapshot);
  plateau_network_words_draw_legend (pen, &layout);
  plateau_network_words_draw_feet (pen, &layout, snapshot);
  plateau_network_labels_draw (pen, &layout, snapshot, options);
  plateau_network_edges_draw_numbers (pen, &layout);
}

void
plateau_network_figure_add_wish (const PlateauFigureOptions *options, PlateauWish *wish)
{
  const PlateauPick *lit = &options->lit;
  guint all = (2u << PLATEAU_MAX_LAYERS) - 2;

  if (lit->example >= 0)
    wish->layers |= all;
  if (lit->input >= 0 && lit->layer >= 1 && lit->layer <= PLATEAU_MAX_LAYERS)
    {
      wish->errors |= 1u << lit->layer;
      wish->layers |= all & 1u << (lit->layer - 1);
    }
}

static gboolean
pick_bias (const PlateauNetworkLayout *layout, double x, double y, PlateauPick *pick)
{
  double best = BIAS_REACH * layout->em;
  gboolean found = FALSE;

  for (guint l = 1; l <= layout->n_layers; l++)
    for (guint k = 0; k < layout->column[l].n_nodes; k++)
      {
        double bx, y0, y1, distance;

        if (!plateau_network_layout_bias (layout, l, k, &bx, &y0, &y1))
          break;
        /* Within the node it is the node. */
        if (y < y0 || y > y1 + best)
          continue;
        distance = hypot (x - bx, fmax (0, y - y1));
        if (distance >= best)
          continue;
        best = distance;
        pick->layer = (int) l;
        pick->unit = (int) layout->column[l].nodes[k].unit;
        pick->input = (int) layout->network->n[l - 1];
        pick->x = bx;
        pick->y = (y0 + y1) / 2;
        found = TRUE;
      }
  return found;
}

/* Of nodes that cover each other, the upper one, which is the later. */
static gboolean
pick_node (const PlateauNetworkLayout *layout, double x, double y, PlateauPick *pick)
{
  double reach = NODE_REACH * layout->em;

  for (guint l = 0; l <= layout->n_layers; l++)
    for (guint k = layout->column[l].n_nodes; k-- > 0;)
      {
        const PlateauNetworkColumn *column = &layout->column[l];
        PlateauBox box = plateau_network_layout_box (layout, l, k);
        double air = column->dense ? 0 : reach;

        if (x < box.x - air || x > box.x + box.width + air || y < box.y - air ||
            y > box.y + box.height + air)
          continue;
        pick->layer = (int) l;
        pick->unit = (int) column->nodes[k].unit;
        pick->x = column->nodes[k].x;
        pick->y = column->nodes[k].y;
        return TRUE;
      }
  return FALSE;
}

/* The place on the edge that is level with the pointer's. */
static gboolean
pick_edge (const PlateauNetworkLayout *layout,
           const PlateauStyle *style,
           const PlateauFigureOptions *options,
           double x,
           double y,
           PlateauPick *pick)
{
  int lit_layer = plateau_network_layout_lit_layer (layout, options), lit_unit = -1;
  g_autoptr (GArray) edges = NULL;
  const PlateauNetworkEdge *edge;
  const PlateauNetworkColumn *column, *before;

  if (lit_layer >= 0)
    {
      column = &layout->column[lit_layer];
      lit_unit = (int) column->nodes[column->node_of[options->lit.unit]].unit;
    }
  edges = plateau_network_edges_new (layout, lit_layer, lit_unit);
  edge = plateau_network_edges_nearest (layout, style, edges, x, y);
  if (edge == NULL)
    return FALSE;
  column = &layout->column[edge->layer];
  before = &layout->column[edge->layer - 1];
  pick->layer = (int) edge->layer;
  pick->unit = (int) column->nodes[edge->to].unit;
  pick->input = (int) before->nodes[edge->from].unit;
  plateau_network_edge_at (layout, edge, (x - before->right) / (column->left - before->right),
                           &pick->x, &pick->y);
  return TRUE;
}

gboolean
plateau_network_figure_pick (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options,
                             double x,
                             double y,
                             PlateauPick *pick)
{
  g_auto (PlateauNetworkLayout) layout = { 0 };

  plateau_network_layout_init (&layout, pen, width, height, snapshot, options);
  return pick_bias (&layout, x, y, pick) || pick_node (&layout, x, y, pick) ||
         pick_edge (&layout, plateau_pen_style (pen), options, x, y, pick);
}

gboolean
plateau_network_figure_locate (PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               PlateauPick *pick)
{
  g_auto (PlateauNetworkLayout) layout = { 0 };
  const PlateauNetworkColumn *column;
  PlateauNetworkEdge edge;
  double y0, y1;

  if (pick->unit < 0 || pick->layer < 0)
    return FALSE;
  plateau_network_layout_init (&layout, pen, width, height, snapshot, options);
  column = &layout.column[pick->layer];
  edge = (PlateauNetworkEdge){ .layer = (guint) pick->layer, .to = column->node_of[pick->unit] };
  pick->x = column->nodes[edge.to].x;
  pick->y = column->nodes[edge.to].y;
  if (pick->input < 0 || pick->layer == 0)
    return TRUE;
  if (pick->input < (int) layout.column[pick->layer - 1].n_units)
    {
      edge.from = layout.column[pick->layer - 1].node_of[pick->input];
      plateau_network_edge_at (&layout, &edge, 0.5, &pick->x, &pick->y);
    }
  else if (plateau_network_layout_bias (&layout, edge.layer, edge.to, &pick->x, &y0, &y1))
    {
      pick->y = (y0 + y1) / 2;
    }
  return TRUE;
}
