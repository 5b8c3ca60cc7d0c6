/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "field.h"

#include <math.h>

/* Room around the data, as a share of their range. */
#define MARGIN 0.08

/* Rows between two looks at whether the field is still wanted. */
#define STRIP 8

/* Each crossing is bracketed to 1/64 of a cell before the logit is interpolated. */
#define HALVINGS 6

/* A strip's forward pass may write on into the padding, never past the next strip's start. */
G_STATIC_ASSERT (STRIP *PLATEAU_FIELD_COLUMNS % PLATEAU_STRIDE == 0);

PlateauField *
plateau_field_ref (PlateauField *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_field_unref (PlateauField *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  g_free (self->probability);
  g_free (self->across);
  g_free (self->upward);
  g_free (self);
}

void
plateau_field_extent (const PlateauDataset *data, guint feature, double *low, double *high)
{
  double margin;

  plateau_dataset_range (data, feature, low, high);
  margin = (*high - *low) * MARGIN;
  if (margin == 0)
    margin = 1;
  *low -= margin;
  *high += margin;
}

/* The input at a grid position, which may lie between the points. */
static void
put_input (const PlateauField *self,
           guint n_features,
           double column,
           double row,
           double *x,
           gsize stride)
{
  for (guint f = 0; f < n_features; f++)
    {
      double value = self->plane.rest;

      if (f == self->plane.x)
        value = self->x0 + (self->x1 - self->x0) * column / (self->columns - 1);
      else if (f == self->plane.y)
        value = self->y0 + (self->y1 - self->y0) * row / (self->rows - 1);
      x[f * stride] = value;
    }
}

/* An edge of the grid that the line crosses: from the point @cell to the next column or row. */
typedef struct
{
  guint cell;
  gboolean up;
  double low, high;     /* the bracket, as shares of the edge */
  double p_low, p_high; /* the probability at its ends */
} Edge;

static void
add_edge (GArray *edges, const PlateauField *self, guint cell, guint next, gboolean up)
{
  Edge edge = { cell, up, 0, 1, self->probability[cell], self->probability[next] };

  if ((edge.p_low >= 0.5) != (edge.p_high >= 0.5))
    g_array_append_val (edges, edge);
}

static void
halve (GArray *edges, const double *middle)
{
  for (guint i = 0; i < edges->len; i++)
    {
      Edge *edge = &g_array_index (edges, Edge, i);
      double half = (edge->low + edge->high) / 2;

      if ((middle[i] >= 0.5) == (edge->p_low >= 0.5))
        {
          edge->low = half;
          edge->p_low = middle[i];
        }
      else
        {
          edge->high = half;
          edge->p_high = middle[i];
        }
    }
}

static double
logit (double p)
{
  /* Beyond, a double cannot tell the probability from 0 or 1. */
  p = CLAMP (p, 1e-15, 1 - 1e-15);

  return log (p / (1 - p));
}

/* Where units are saturated the output is a staircase: between two points of the grid the line can lie
 * anywhere, so the network is asked. */
static void
find_crossings (PlateauField *self, const PlateauNetwork *network, guint n_features)
{
  guint n = self->columns * self->rows;
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autofree double *x = NULL;
  g_autofree double *middle = NULL;
  guint stride;

  self->across = g_new (float, n);
  self->upward = g_new (float, n);
  for (guint cell = 0; cell < n; cell++)
    {
      self->across[cell] = self->upward[cell] = -1;
      if (cell % self->columns + 1 < self->columns)
        add_edge (edges, self, cell, cell + 1, FALSE);
      if (cell + self->columns < n)
        add_edge (edges, self, cell, cell + self->columns, TRUE);
    }
  if (edges->len == 0)
    return;

  stride = (edges->len + PLATEAU_STRIDE - 1) / PLATEAU_STRIDE * PLATEAU_STRIDE;
  x = g_new0 (double, n_features *(gsize) stride);
  middle = g_new0 (double, stride);
  for (guint step = 0; step < HALVINGS; step++)
    {
      for (guint i = 0; i < edges->len; i++)
        {
          const Edge *edge = &g_array_index (edges, Edge, i);
          double half = (edge->low + edge->high) / 2;
          double column = edge->cell % self->columns, row = edge->cell / self->columns;

          put_input (self, n_features, column + (edge->up ? 0 : half), row + (edge->up ? half : 0),
                     x + i, stride);
        }
      plateau_network_predict (network, x, edges->len, stride, middle);
      halve (edges, middle);
    }

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);
      double a = logit (edge->p_low), b = logit (edge->p_high);
      double share = a == b ? 0.5 : a / (a - b);

      (edge->up ? self->upward : self->across)[edge->cell] =
          (float) (edge->low + (edge->high - edge->low) * share);
    }
}

PlateauField *
plateau_field_new (const PlateauNetwork *network,
                   const PlateauDataset *data,
                   const PlateauPlane *plane,
                   const atomic_bool *abandon)
{
  PlateauField *self = g_new0 (PlateauField, 1);
  guint n, stride;
  double *x;

  self->references = 1;
  self->plane = *plane;
  self->columns = PLATEAU_FIELD_COLUMNS;
  self->rows = data->n_features > 1 ? PLATEAU_FIELD_ROWS : 1;
  plateau_field_extent (data, plane->x, &self->x0, &self->x1);
  if (data->n_features > 1)
    plateau_field_extent (data, plane->y, &self->y0, &self->y1);

  n = self->columns * self->rows;
  stride = (n + PLATEAU_STRIDE - 1) / PLATEAU_STRIDE * PLATEAU_STRIDE;
  x = g_new0 (double, data->n_features *(gsize) stride);
  for (guint i = 0; i < n; i++)
    put_input (self, data->n_features, i % self->columns, i / self->columns, x + i, stride);

  self->probability = g_new0 (double, stride);
  for (guint row = 0; row < self->rows; row += STRIP)
    {
      guint from = row * self->columns;

      if (abandon != NULL && atomic_load_explicit (abandon, memory_order_relaxed))
        {
          g_clear_pointer (&self, plateau_field_unref);
          break;
        }
      plateau_network_predict (network, x + from, MIN (STRIP * self->columns, n - from), stride,
                               self->probability + from);
    }
  g_free (x);
  if (self != NULL && self->rows > 1)
    find_crossings (self, network, data->n_features);

  return self;
}
