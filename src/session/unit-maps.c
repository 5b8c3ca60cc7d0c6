/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unit-maps.h"

#include <stdatomic.h>

G_STATIC_ASSERT (PLATEAU_UNIT_MAP_COLUMNS % PLATEAU_STRIDE == 0);

/* The grid as a data set without classes: the engine's forward pass does the rest. */
static PlateauDataset *
make_grid (PlateauUnitMaps *self, const PlateauDataset *data)
{
  PlateauDataset *grid = plateau_dataset_new (data->n_features, self->columns * self->rows);
  double x0, x1, y0 = 0, y1 = 0;

  plateau_field_extent (data, self->plane.x, &x0, &x1);
  if (data->n_features > 1)
    plateau_field_extent (data, self->plane.y, &y0, &y1);

  for (guint i = 0; i < grid->n_examples; i++)
    {
      double column = i % self->columns, row = (guint) (i / self->columns);

      for (guint f = 0; f < data->n_features; f++)
        {
          double value = self->plane.rest;

          if (f == self->plane.x)
            value = x0 + (x1 - x0) * column / (self->columns - 1);
          else if (f == self->plane.y)
            value = y0 + (y1 - y0) * row / (self->rows - 1);
          grid->x[f * grid->stride + i] = value;
        }
    }

  return grid;
}

PlateauUnitMaps *
plateau_unit_maps_new (const PlateauNetwork *network,
                       const PlateauDataset *data,
                       const PlateauPlane *plane)
{
  PlateauUnitMaps *self = g_new0 (PlateauUnitMaps, 1);
  guint n_units = 0, fineness;
  g_autoptr (PlateauDataset) grid = NULL;
  g_autoptr (PlateauPass) pass = NULL;

  self->references = 1;
  self->plane = *plane;
  for (guint l = 1; l <= network->n_layers; l++)
    n_units += network->n[l];
  fineness = n_units <= PLATEAU_UNIT_MAP_FEW ? 2 : 1;
  self->columns = PLATEAU_UNIT_MAP_COLUMNS * fineness;
  self->rows = data->n_features > 1 ? PLATEAU_UNIT_MAP_ROWS * fineness : 1;
  self->n_layers = network->n_layers;

  grid = make_grid (self, data);
  pass = plateau_pass_new (&network->shape, grid);
  plateau_network_forward (network, pass);

  for (guint l = 1; l <= network->n_layers; l++)
    {
      gsize n = network->n[l] * (gsize) grid->n_examples;

      self->a[l] = g_new (float, n);
      for (gsize i = 0; i < n; i++)
        self->a[l][i] =
            (float) pass->a[l][i / grid->n_examples * pass->stride + i % grid->n_examples];
    }

  return self;
}

PlateauUnitMaps *
plateau_unit_maps_ref (PlateauUnitMaps *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_unit_maps_unref (PlateauUnitMaps *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  for (guint l = 1; l <= self->n_layers; l++)
    g_free (self->a[l]);
  g_free (self);
}
