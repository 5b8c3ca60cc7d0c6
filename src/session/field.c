/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "field.h"

/* Room around the data, as a share of their range. */
#define MARGIN 0.08

/* Rows between two looks at whether the field is still wanted. */
#define STRIP 8

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
  for (guint f = 0; f < data->n_features; f++)
    for (guint row = 0; row < self->rows; row++)
      for (guint column = 0; column < self->columns; column++)
        {
          double value = plane->rest;

          if (f == plane->x)
            value = self->x0 + (self->x1 - self->x0) * column / (self->columns - 1);
          else if (f == plane->y)
            value = self->y0 + (self->y1 - self->y0) * row / (self->rows - 1);
          x[f * (gsize) stride + row * self->columns + column] = value;
        }

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

  return self;
}
