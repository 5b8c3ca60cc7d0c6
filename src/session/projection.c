/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "projection.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

/* Gives a unit whose weights are all zero some of the norm that Xavier's would have: a direction is
 * scaled to the unit. */
static PlateauNetwork *
dress_zeros (const PlateauNetwork *network)
{
  PlateauNetwork *dressed = plateau_network_copy (network);

  for (guint l = 1; l <= network->n_layers; l++)
    for (guint j = 0; j < network->n[l]; j++)
      {
        double *row = dressed->w[l] + j * (gsize) network->n[l - 1];
        double norm = 0;

        for (guint k = 0; k < network->n[l - 1]; k++)
          norm = fmax (norm, fabs (row[k]));
        for (guint k = 0; k < network->n[l - 1] && norm == 0; k++)
          row[k] = sqrt (2.0 / (network->n[l - 1] + network->n[l]));
      }

  return dressed;
}

static double
dot (const double *a, const double *b, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += a[i] * b[i];

  return sum;
}

static void
draw_directions (PlateauProjection *self, const PlateauNetwork *network)
{
  g_autoptr (PlateauNetwork) dressed = dress_zeros (network);
  g_autoptr (PlateauSlice) slice = plateau_slice_new_random (dressed, self->axes.seed);
  gsize n = network->n_parameters;
  double uu, uv, vv, determinant;

  self->centre = g_memdup2 (network->parameters, n * sizeof (double));
  for (guint axis = 0; axis < 2; axis++)
    self->direction[axis] = g_memdup2 (slice->direction[axis], n * sizeof (double));

  uu = dot (self->direction[0], self->direction[0], n);
  uv = dot (self->direction[0], self->direction[1], n);
  vv = dot (self->direction[1], self->direction[1], n);
  determinant = uu * vv - uv * uv;
  self->inverse[0] = vv / determinant;
  self->inverse[1] = -uv / determinant;
  self->inverse[2] = uu / determinant;
}

PlateauProjection *
plateau_projection_new (const PlateauSurfaceAxes *axes, const PlateauNetwork *network)
{
  PlateauProjection *self = g_new0 (PlateauProjection, 1);

  self->references = 1;
  self->axes = *axes;
  self->shape = network->shape;
  plateau_surface_axes_fit (&self->axes, &network->shape);
  switch (self->axes.kind)
    {
    case PLATEAU_SURFACE_TWINS:
      self->index[0] = plateau_parameter_place_index (&self->axes.twins, network);
      self->index[1] = plateau_network_parameter_index (network, self->axes.twins.layer,
                                                        self->axes.other, self->axes.twins.input);
      break;
    case PLATEAU_SURFACE_WEIGHTS:
      for (guint axis = 0; axis < 2; axis++)
        self->index[axis] = plateau_parameter_place_index (&self->axes.weight[axis], network);
      break;
    case PLATEAU_SURFACE_RANDOM:
    default:
      draw_directions (self, network);
    }

  return self;
}

void
plateau_projection_apply (const PlateauProjection *self, const double *parameters, double point[2])
{
  gsize n = plateau_shape_n_parameters (&self->shape);
  double u = 0, v = 0;

  if (self->centre == NULL)
    {
      point[0] = parameters[self->index[0]];
      point[1] = parameters[self->index[1]];
      return;
    }

  for (gsize i = 0; i < n; i++)
    {
      u += (parameters[i] - self->centre[i]) * self->direction[0][i];
      v += (parameters[i] - self->centre[i]) * self->direction[1][i];
    }
  point[0] = self->inverse[0] * u + self->inverse[1] * v;
  point[1] = self->inverse[1] * u + self->inverse[2] * v;
}

/* Makes two units equal in all but the weight that is looked at. */
static void
make_twins (const PlateauProjection *self, PlateauNetwork *network)
{
  guint l = self->axes.twins.layer, a = self->axes.twins.unit, b = self->axes.other;

  for (guint k = 0; k <= network->n[l - 1]; k++)
    {
      double *first = &network->parameters[plateau_network_parameter_index (network, l, a, k)];
      double *second = &network->parameters[plateau_network_parameter_index (network, l, b, k)];

      if (k != self->axes.twins.input)
        *first = *second = 0.5 * (*first + *second);
    }
  for (guint j = 0; j < network->n[l + 1]; j++)
    {
      double *first = &network->parameters[plateau_network_parameter_index (network, l + 1, j, a)];
      double *second = &network->parameters[plateau_network_parameter_index (network, l + 1, j, b)];

      *first = *second = 0.5 * (*first + *second);
    }
}

PlateauNetwork *
plateau_projection_centre (const PlateauProjection *self, const PlateauNetwork *network)
{
  PlateauNetwork *centre = plateau_network_copy (network);
  double point[2];

  g_return_val_if_fail (plateau_shape_equal (&self->shape, &network->shape), centre);

  if (self->centre == NULL)
    {
      if (self->axes.kind == PLATEAU_SURFACE_TWINS)
        make_twins (self, centre);
      centre->parameters[self->index[0]] = centre->parameters[self->index[1]] = 0;
      return centre;
    }

  plateau_projection_apply (self, network->parameters, point);
  for (gsize i = 0; i < centre->n_parameters; i++)
    centre->parameters[i] -= point[0] * self->direction[0][i] + point[1] * self->direction[1][i];

  return centre;
}

PlateauSlice *
plateau_projection_slice (const PlateauProjection *self, const PlateauNetwork *network)
{
  g_autoptr (PlateauNetwork) centre = plateau_projection_centre (self, network);

  if (self->centre != NULL)
    return plateau_slice_new_along (centre, self->direction[0], self->direction[1]);
  if (self->axes.kind == PLATEAU_SURFACE_TWINS)
    return plateau_slice_new_twins (centre, self->axes.twins.layer, self->axes.twins.unit,
                                    self->axes.other, self->axes.twins.input);
  return plateau_slice_new_over (centre, self->index[0], self->index[1]);
}

PlateauProjection *
plateau_projection_ref (PlateauProjection *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_projection_unref (PlateauProjection *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  g_free (self->centre);
  g_free (self->direction[0]);
  g_free (self->direction[1]);
  g_free (self);
}
