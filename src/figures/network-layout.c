/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-layout.h"
#include "boundary-layout.h"
#include "network-edges.h"

#include <math.h>

/* Width to height of a node: that of the grid of its map, where there is room. */
#define NODE_RATIO (4.0 / 3)

/* In ems. */
#define LARGEST_NODE 9.0
#define FUSED_NODE 6.5
#define MARK_LINE 1.3
#define BIAS_LINE 1.4

/* The unit spreads at which units stand in one place and in their own. */
#define TOGETHER -16.0
#define APART -2.0

/* A class of units shows as many cards behind its node, at most. */
#define MOST_CARDS 3

/* More layers than these stand close. */
#define MANY_LAYERS 4

/* Units that are not equal never stand in quite the same place. */
#define LEAST_PARTING 0.06

/* Edges leave and arrive over this share of a node's height. */
#define PORTS 0.76

/* More edges than these between two layers are drawn thinner, and so are shorter ones than these
 * (in ems). */
#define FEW_EDGES 24.0
#define LONG_EDGE 6.0

static void
choose_room (PlateauNetworkLayout *self)
{
  double em = self->em;
  double head = 0, foot = 0;

  if (self->width < 19 * em || self->height < 13 * em)
    self->room = PLATEAU_NETWORK_MINUTE;
  else if (self->width < 44 * em || self->height < 25 * em)
    self->room = PLATEAU_NETWORK_SMALL;
  else
    self->room = PLATEAU_NETWORK_FULL;

  if (self->room >= PLATEAU_NETWORK_SMALL)
    {
      head = 2.7 * em;
      self->legend_y = self->height - 1.3 * em;
      foot = 1.7 * em;
      if (plateau_network_edges_crowd (self->network))
        foot += 1.35 * em;
      if (self->room == PLATEAU_NETWORK_FULL)
        foot += 2.9 * em;
      else if (self->height >= 20 * em)
        foot += 1.5 * em;
    }
  self->stage = (PlateauBox){ 0, head, self->width, fmax (8, self->height - head - foot) };
  self->foot_y = self->stage.y + self->stage.height + 0.2 * em;
}

static void
fill_classes (PlateauNetworkLayout *self, const PlateauSnapshot *snapshot, guint l, guint *class_of)
{
  PlateauNetworkColumn *column = &self->column[l];

  column->n_units = self->network->n[l];
  column->n_classes = column->n_units;
  for (guint unit = 0; unit < column->n_units; unit++)
    class_of[unit] = unit;
  if (l > 0 && l < self->n_layers && snapshot->layer[l].distinct_units < column->n_units)
    column->n_classes = plateau_unit_classes (self->network, l, class_of);
}

static guint
n_slots (const PlateauNetworkLayout *self, const PlateauNetworkColumn *column)
{
  return column->n_units <= PLATEAU_NETWORK_MOST_NODES &&
                 self->stage.height >= column->n_units * self->em
             ? column->n_units
             : column->n_classes;
}

static void
make_nodes (PlateauNetworkLayout *self, guint l, const guint *class_of)
{
  PlateauNetworkColumn *column = &self->column[l];
  guint slots = n_slots (self, column);

  column->dense = slots > PLATEAU_NETWORK_MOST_NODES || self->stage.height < slots * 0.9 * self->em;
  column->n_nodes = column->dense ? column->n_units : column->n_classes;
  column->nodes = g_new0 (PlateauNetworkNode, column->n_nodes);
  column->node_of = g_new (guint, column->n_units);
  for (guint unit = 0; unit < column->n_units; unit++)
    {
      guint k = column->dense ? unit : class_of[unit];

      column->node_of[unit] = k;
      if (column->nodes[k].n_units++ == 0)
        column->nodes[k].unit = unit;
      /* The sum of the places of its units, among places or among classes. */
      column->nodes[k].y += slots == column->n_units ? unit : k;
    }
}

/* As many columns as make the cells largest. */
static void
size_grid (PlateauNetworkLayout *self, PlateauNetworkColumn *column, double room)
{
  double best = 0;

  for (guint columns = 1; columns <= column->n_units; columns++)
    {
      guint rows = (column->n_units + columns - 1) / columns;
      double height =
          fmin (fmin (self->stage.height / rows, room / columns / NODE_RATIO), 4 * self->em);

      if (height <= best)
        continue;
      best = height;
      column->grid_columns = columns;
      column->grid_rows = rows;
      column->height = height;
      column->width = fmin (room / columns, 1.6 * height);
    }
}

/* The height that nodes of a column can have, beside what stands above and below them. */
static double
node_height (const PlateauNetworkLayout *self, guint slots)
{
  double slot = self->stage.height / slots;
  double beside = (self->marked ? MARK_LINE * self->em : 0) +
                  (self->numbered ? BIAS_LINE * self->em : fmax (3, 0.14 * slot));

  return fmin (slot - beside - fmax (2, 0.1 * slot), LARGEST_NODE * self->em);
}

/* How far units have parted, 0 to 1. */
static double
parting (const PlateauSnapshot *snapshot, guint l, guint n_classes)
{
  double spread = snapshot->layer[l].unit_spread;
  double share = spread == 0 ? 0 : (log10 (spread) - TOGETHER) / (APART - TOGETHER);

  /* NaN: nothing is known of them, so each stands alone. */
  if (!(share < 1))
    return 1;
  return n_classes > 1 ? fmax (share, LEAST_PARTING) : fmax (share, 0);
}

/* Units that are one have the room of all: their node shrinks while they part. */
static double
hidden_height (const PlateauNetworkLayout *self, const PlateauSnapshot *snapshot, guint l)
{
  const PlateauNetworkColumn *column = &self->column[l];
  double apart = node_height (self, n_slots (self, column));
  double together = node_height (self, column->n_classes);
  double share = 1 - parting (snapshot, l, column->n_classes);

  return apart + share * share * (fmax (apart, fmin (together, FUSED_NODE * self->em)) - apart);
}

static void
size_nodes (PlateauNetworkLayout *self, const PlateauSnapshot *snapshot)
{
  double room = (self->n_layers > MANY_LAYERS ? 0.6 : 0.5) * self->width / (self->n_layers + 1);
  double hidden = INFINITY, slot = INFINITY;

  for (guint l = 0; l <= self->n_layers; l++)
    if (!self->column[l].dense)
      slot = fmin (slot, self->stage.height / n_slots (self, &self->column[l]));
  self->marked = self->numbered = self->room == PLATEAU_NETWORK_FULL && slot >= 5.2 * self->em;
  self->stub = self->numbered ? 0.8 * self->em : CLAMP (0.11 * slot, 2.5, 0.6 * self->em);

  for (guint l = 1; l < self->n_layers; l++)
    if (self->column[l].dense)
      size_grid (self, &self->column[l], 1.1 * room);
    else
      hidden = fmin (hidden, hidden_height (self, snapshot, l));
  if (isfinite (hidden))
    hidden = fmin (hidden, room);
  for (guint l = 0; l <= self->n_layers; l++)
    {
      PlateauNetworkColumn *column = &self->column[l];
      gboolean outer = l == 0 || l == self->n_layers;
      double own = fmin (node_height (self, n_slots (self, column)), room);

      if (column->dense)
        continue;
      if (outer && isfinite (hidden))
        own = fmin (own, fmax (hidden, 3.2 * self->em));
      else if (outer && self->n_layers > 1)
        own = fmin (own, 6 * self->em);
      column->height = fmax (3, floor (outer ? own : hidden));
      column->width = floor (fmin (NODE_RATIO * column->height, room));
    }
}

static double
column_width (const PlateauNetworkColumn *column)
{
  return column->dense ? column->grid_columns * column->width : column->width;
}

static void
place_nodes (PlateauNetworkLayout *self, const PlateauSnapshot *snapshot, guint l, double x)
{
  PlateauNetworkColumn *column = &self->column[l];
  double above = self->marked ? MARK_LINE * self->em : 0;
  double below = self->numbered ? BIAS_LINE * self->em : self->stub;
  double middle = self->stage.y + self->stage.height / 2;
  guint slots = n_slots (self, column);
  double slot = fmin (self->stage.height / slots, 1.9 * (column->height + above + below));
  gboolean hidden = l > 0 && l < self->n_layers;
  double share = hidden ? parting (snapshot, l, column->n_classes) : 1;
  double width = column_width (column);

  column->left = x - width / 2;
  column->right = x + width / 2;
  for (guint k = 0; k < column->n_nodes; k++)
    {
      PlateauNetworkNode *node = &column->nodes[k];

      if (column->dense)
        {
          node->x = column->left + (k % column->grid_columns + 0.5) * column->width;
          node->y =
              middle + (k / column->grid_columns + 0.5 - column->grid_rows / 2.0) * column->height;
          continue;
        }
      node->x = x;
      node->y = node->y / node->n_units + 0.5 - slots / 2.0;
      node->y = middle + share * slot * node->y + (above - below) / 2;
    }
}

/* Returns the length of the edges. */
static double
place_columns (PlateauNetworkLayout *self, const PlateauSnapshot *snapshot)
{
  double margin = self->room == PLATEAU_NETWORK_MINUTE ? 2 : 0.6 * self->em;
  double ink = 0, gap, x = margin;

  for (guint l = 0; l <= self->n_layers; l++)
    ink += column_width (&self->column[l]);
  gap = (self->width - 2 * margin - ink) / self->n_layers;
  for (guint l = 0; l <= self->n_layers; l++)
    {
      double width = column_width (&self->column[l]);

      place_nodes (self, snapshot, l, x + width / 2);
      x += width + gap;
      self->bend[l] = CLAMP (1.6 * gap / self->stage.height - 0.1, 0, 1);
    }
  return gap;
}

void
plateau_network_layout_init (PlateauNetworkLayout *self,
                             PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double most_edges = 1, edge;

  *self = (PlateauNetworkLayout){
    .network = snapshot->network,
    .data = snapshot->settings.data,
    .em = style->text_small,
    .width = width,
    .height = height,
    .n_layers = snapshot->network->n_layers,
  };
  plateau_boundary_layout_plane (self->data, &options->plane, &self->plane);
  if (snapshot->unit_maps != NULL && snapshot->unit_maps->n_layers == self->n_layers)
    {
      self->maps = snapshot->unit_maps;
      self->plane = self->maps->plane;
    }
  choose_room (self);
  for (guint l = 0; l <= self->n_layers; l++)
    {
      guint class_of[PLATEAU_MAX_UNITS];

      fill_classes (self, snapshot, l, class_of);
      make_nodes (self, l, class_of);
      if (l > 0)
        most_edges =
            fmax (most_edges, (double) self->column[l].n_units * self->column[l - 1].n_units);
    }
  size_nodes (self, snapshot);
  edge = place_columns (self, snapshot);
  self->line = 0.45 * style->line_width * CLAMP (pow (FEW_EDGES / most_edges, 0.25), 0.4, 1) *
               CLAMP (sqrt (edge / (LONG_EDGE * self->em)), 0.4, 1);
}

void
plateau_network_layout_clear (PlateauNetworkLayout *self)
{
  for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
    {
      g_clear_pointer (&self->column[l].nodes, g_free);
      g_clear_pointer (&self->column[l].node_of, g_free);
    }
}

PlateauBox
plateau_network_layout_box (const PlateauNetworkLayout *self, guint layer, guint node)
{
  const PlateauNetworkColumn *column = &self->column[layer];
  double x = column->nodes[node].x - column->width / 2;
  double y = column->nodes[node].y - column->height / 2;

  /* What lies on whole pixels is sharp, and quickly drawn. */
  return (PlateauBox){ column->dense ? x : round (x), column->dense ? y : round (y), column->width,
                       column->height };
}

PlateauBox
plateau_network_layout_grid (const PlateauNetworkLayout *self, guint layer)
{
  const PlateauNetworkColumn *column = &self->column[layer];

  return (PlateauBox){ column->left, column->nodes[0].y - column->height / 2,
                       column->grid_columns * column->width, column->grid_rows * column->height };
}

guint
plateau_network_layout_cards (const PlateauNetworkLayout *self,
                              guint layer,
                              guint node,
                              double *step)
{
  *step = CLAMP (0.045 * self->column[layer].height, 1.5, 6);
  return MIN (self->column[layer].nodes[node].n_units - 1, MOST_CARDS);
}

/* In a dense layer at the grid's side: cells of a row share its height. */
static double
port (const PlateauNetworkColumn *column, guint node, guint other, guint n_others)
{
  double y = column->nodes[node].y;

  if (column->dense)
    return y + column->height * ((node % column->grid_columns + 0.5) / column->grid_columns - 0.5);
  return y + PORTS * column->height * ((other + 0.5) / n_others - 0.5);
}

double
plateau_network_layout_leave (const PlateauNetworkLayout *self,
                              guint layer,
                              guint node,
                              guint other)
{
  return port (&self->column[layer], node, other, self->column[layer + 1].n_nodes);
}

double
plateau_network_layout_arrive (const PlateauNetworkLayout *self,
                               guint layer,
                               guint node,
                               guint other)
{
  return port (&self->column[layer], node, other, self->column[layer - 1].n_nodes);
}

gboolean
plateau_network_layout_bias (const PlateauNetworkLayout *self,
                             guint layer,
                             guint node,
                             double *x,
                             double *y0,
                             double *y1)
{
  const PlateauNetworkColumn *column = &self->column[layer];

  if (layer == 0 || column->dense)
    return FALSE;
  *x = column->nodes[node].x - 0.3 * column->width;
  *y0 = column->nodes[node].y + column->height / 2;
  *y1 = *y0 + self->stub;
  return TRUE;
}

int
plateau_network_layout_lit_layer (const PlateauNetworkLayout *self,
                                  const PlateauFigureOptions *options)
{
  int layer = options->lit.layer >= 0 ? options->lit.layer
                                      : (int) CLAMP (options->layer, 1, self->n_layers);

  if (options->lit.unit < 0 || (guint) layer > self->n_layers ||
      (guint) options->lit.unit >= self->column[layer].n_units)
    return -1;
  return layer;
}
