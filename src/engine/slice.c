/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slice.h"
#include "random.h"

#include <math.h>
#include <string.h>

/* Around a copy of @network, with both directions zero. */
static PlateauSlice *
slice_new (const PlateauNetwork *network)
{
  PlateauSlice *self = g_new0 (PlateauSlice, 1);

  self->centre = plateau_network_copy (network);
  for (guint axis = 0; axis < 2; axis++)
    {
      self->direction[axis] = g_new0 (double, network->n_parameters);
      self->n[axis] = 1;
    }

  return self;
}

PlateauSlice *
plateau_slice_new_along (const PlateauNetwork *network, const double *u, const double *v)
{
  PlateauSlice *self = slice_new (network);
  gsize bytes = network->n_parameters * sizeof (double);

  memcpy (self->direction[0], u, bytes);
  if (v != NULL)
    memcpy (self->direction[1], v, bytes);

  return self;
}

PlateauSlice *
plateau_slice_new_over (const PlateauNetwork *network, gsize p, gsize q)
{
  PlateauSlice *self;

  g_return_val_if_fail (p < network->n_parameters && q < network->n_parameters && p != q, NULL);

  self = slice_new (network);
  self->direction[0][p] = self->direction[1][q] = 1;
  self->centre->parameters[p] = self->centre->parameters[q] = 0;

  return self;
}

/* Equal bits, or at least equal numbers: 0 and -0 give the same sums. */
static gboolean
are_twins (const PlateauNetwork *network, guint l, guint unit, guint other, guint input)
{
  guint n_in = network->n[l - 1];
  const double *row = network->w[l] + unit * (gsize) n_in;
  const double *other_row = network->w[l] + other * (gsize) n_in;

  for (guint k = 0; k < n_in; k++)
    if (k != input && row[k] != other_row[k])
      return FALSE;

  for (guint j = 0; l < network->n_layers && j < network->n[l + 1]; j++)
    {
      const double *out = network->w[l + 1] + j * (gsize) network->n[l];

      if (out[unit] != out[other])
        return FALSE;
    }

  return network->b[l][unit] == network->b[l][other];
}

PlateauSlice *
plateau_slice_new_twins (const PlateauNetwork *network,
                         guint l,
                         guint unit,
                         guint other,
                         guint input)
{
  PlateauSlice *self;
  gsize rows, n_in;

  g_return_val_if_fail (l >= 1 && l <= network->n_layers, NULL);
  g_return_val_if_fail (unit < network->n[l] && other < network->n[l] && unit != other, NULL);
  g_return_val_if_fail (input < network->n[l - 1], NULL);

  rows = network->w[l] - network->parameters;
  n_in = network->n[l - 1];
  self = plateau_slice_new_over (network, rows + unit * n_in + input, rows + other * n_in + input);
  self->twins = are_twins (network, l, unit, other, input);

  return self;
}

/* @n normal numbers with the norm of @like. */
static void
draw_row (PlateauRandom *random, const double *like, guint n, double *row)
{
  double norm = 0, drawn = 0;

  for (guint k = 0; k < n; k++)
    {
      row[k] = plateau_random_normal (random);
      drawn += row[k] * row[k];
      norm += like[k] * like[k];
    }
  for (guint k = 0; k < n; k++)
    row[k] *= drawn > 0 ? sqrt (norm / drawn) : 0;
}

PlateauSlice *
plateau_slice_new_random (const PlateauNetwork *network, guint32 seed)
{
  PlateauSlice *self = slice_new (network);
  g_autoptr (PlateauRandom) random = plateau_random_new (seed);

  for (guint axis = 0; axis < 2; axis++)
    for (guint l = 1; l <= network->n_layers; l++)
      for (guint j = 0; j < network->n[l]; j++)
        {
          const double *row = network->w[l] + j * (gsize) network->n[l - 1];

          draw_row (random, row, network->n[l - 1],
                    self->direction[axis] + (row - network->parameters));
        }

  return self;
}

PlateauSlice *
plateau_slice_copy (const PlateauSlice *self)
{
  PlateauSlice *copy = g_memdup2 (self, sizeof *self);

  copy->centre = plateau_network_copy (self->centre);
  for (guint axis = 0; axis < 2; axis++)
    copy->direction[axis] =
        g_memdup2 (self->direction[axis], self->centre->n_parameters * sizeof (double));

  return copy;
}

void
plateau_slice_free (PlateauSlice *self)
{
  if (self == NULL)
    return;

  plateau_network_free (self->centre);
  g_free (self->direction[0]);
  g_free (self->direction[1]);
  g_free (self);
}

void
plateau_slice_set_axis (PlateauSlice *self, guint axis, guint n, double low, double high)
{
  g_return_if_fail (axis < 2);
  g_return_if_fail (n >= 1 && n <= PLATEAU_MAX_SLICE_POINTS);

  self->n[axis] = n;
  self->low[axis] = low;
  self->high[axis] = high;
}

guint
plateau_slice_n_points (const PlateauSlice *self)
{
  return self->n[0] * self->n[1];
}

double
plateau_slice_coordinate (const PlateauSlice *self, guint axis, guint i)
{
  double last = self->n[axis] - 1.0;

  /* The ends without rounding; and the middle of -r ... r is exactly 0. */
  if (i == 0)
    return self->low[axis];
  if (i == last)
    return self->high[axis];

  return self->low[axis] * ((last - i) / last) + self->high[axis] * (i / last);
}

void
plateau_slice_move (const PlateauSlice *self, double alpha, double beta, PlateauNetwork *network)
{
  for (gsize i = 0; i < network->n_parameters; i++)
    network->parameters[i] =
        self->centre->parameters[i] + alpha * self->direction[0][i] + beta * self->direction[1][i];
}

static gboolean
is_mirrored (const PlateauSlice *self)
{
  return self->twins && self->n[0] == self->n[1] && self->low[0] == self->low[1] &&
         self->high[0] == self->high[1];
}

void
plateau_slice_compute (const PlateauSlice *self,
                       const guint *points,
                       guint n,
                       PlateauNetwork *network,
                       PlateauPass *pass,
                       double *losses)
{
  gboolean mirrored = is_mirrored (self);

  g_return_if_fail (network->n_parameters == self->centre->n_parameters);

  for (guint i = 0; i < n; i++)
    {
      double alpha = plateau_slice_coordinate (self, 0, points[i] % self->n[0]);
      double beta = plateau_slice_coordinate (self, 1, points[i] / self->n[0]);

      if (mirrored)
        plateau_slice_move (self, MAX (alpha, beta), MIN (alpha, beta), network);
      else
        plateau_slice_move (self, alpha, beta, network);
      plateau_network_forward (network, pass);
      losses[i] = pass->loss;
    }
}
