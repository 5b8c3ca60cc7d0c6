/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-matrix.h"

#include <math.h>

static gboolean
is_by_example (PlateauQuantity quantity)
{
  return quantity <= PLATEAU_QUANTITY_LOSSES;
}

static gboolean
is_bias (PlateauQuantity quantity)
{
  return quantity >= PLATEAU_QUANTITY_B;
}

static gboolean
is_known (const PlateauNumbersMatrix *self)
{
  const PlateauSnapshot *snapshot = self->snapshot;

  switch (self->quantity)
    {
    case PLATEAU_QUANTITY_Z:
    case PLATEAU_QUANTITY_LOSSES:
    case PLATEAU_QUANTITY_SLOPE:
      return snapshot->z[self->layer] != NULL;
    case PLATEAU_QUANTITY_A:
      return self->layer == 0 || snapshot->a[self->layer] != NULL;
    case PLATEAU_QUANTITY_DZ:
      return snapshot->dz[self->layer] != NULL;
    case PLATEAU_QUANTITY_DW:
    case PLATEAU_QUANTITY_DB:
    case PLATEAU_QUANTITY_NEW_W:
    case PLATEAU_QUANTITY_NEW_B:
      return snapshot->gradient != NULL;
    case PLATEAU_QUANTITY_Y:
    case PLATEAU_QUANTITY_W:
    case PLATEAU_QUANTITY_B:
    default:
      return TRUE;
    }
}

gboolean
plateau_numbers_matrix_init (PlateauNumbersMatrix *self,
                             const PlateauSnapshot *snapshot,
                             PlateauQuantity quantity,
                             guint layer,
                             gboolean transposed)
{
  const guint *n = snapshot->network->n;
  guint n_rows = quantity == PLATEAU_QUANTITY_LOSSES ? 3
                 : quantity == PLATEAU_QUANTITY_Y    ? 1
                                                     : n[layer];
  guint n_columns = is_by_example (quantity) ? snapshot->settings.data->n_examples
                    : is_bias (quantity)     ? 1
                                             : n[layer - 1];
  int row_axis = quantity == PLATEAU_QUANTITY_LOSSES || quantity == PLATEAU_QUANTITY_Y
                     ? PLATEAU_AXIS_NOTHING
                     : (int) layer;
  int column_axis = is_by_example (quantity) ? PLATEAU_AXIS_EXAMPLES
                    : is_bias (quantity)     ? PLATEAU_AXIS_NOTHING
                                             : (int) layer - 1;

  *self = (PlateauNumbersMatrix){
    .snapshot = snapshot,
    .quantity = quantity,
    .layer = layer,
    .transposed = transposed,
    .n_rows = transposed ? n_columns : n_rows,
    .n_columns = transposed ? n_rows : n_columns,
    .row_axis = transposed ? column_axis : row_axis,
    .column_axis = transposed ? row_axis : column_axis,
  };
  return is_known (self);
}

double
plateau_numbers_example_loss (double z, double y)
{
  return fmax (z, 0) - z * y + log1p (exp (-fabs (z)));
}

/* As the next epoch has it, to the last bit: the product is rounded before it is taken away, also
 * where the compiler could do both at once. */
static double
descend (const double *from, const double *gradient, gsize i, double rate)
{
  volatile double step = rate * gradient[i];

  return from[i] - step;
}

static double
get_by_example (const PlateauNumbersMatrix *self, guint unit, guint example)
{
  const PlateauSnapshot *snapshot = self->snapshot;
  const PlateauDataset *data = snapshot->settings.data;
  gsize i = unit * (gsize) data->stride + example;

  switch (self->quantity)
    {
    case PLATEAU_QUANTITY_Z:
      return snapshot->z[self->layer][i];
    case PLATEAU_QUANTITY_A:
      return self->layer == 0 ? data->x[i] : snapshot->a[self->layer][i];
    case PLATEAU_QUANTITY_DZ:
      return snapshot->dz[self->layer][i];
    case PLATEAU_QUANTITY_SLOPE:
      return plateau_activation_slope (plateau_network_activation (snapshot->network, self->layer),
                                       snapshot->z[self->layer][i], snapshot->a[self->layer][i]);
    case PLATEAU_QUANTITY_LOSSES:
      if (unit == 1)
        return snapshot->a[self->layer][example];
      if (unit == 2)
        return plateau_numbers_example_loss (snapshot->z[self->layer][example], data->y[example]);
      return data->y[example];
    case PLATEAU_QUANTITY_Y:
    default:
      return data->y[example];
    }
}

double
plateau_numbers_matrix_get (const PlateauNumbersMatrix *self, guint row, guint column)
{
  const PlateauNetwork *network = self->snapshot->network;
  const PlateauNetwork *gradient = self->snapshot->gradient;
  double rate = self->snapshot->settings.rate;
  guint l = self->layer, unit = self->transposed ? column : row,
        other = self->transposed ? row : column;
  gsize i;

  if (is_by_example (self->quantity))
    return get_by_example (self, unit, other);
  i = is_bias (self->quantity) ? unit : unit * (gsize) network->n[l - 1] + other;
  switch (self->quantity)
    {
    case PLATEAU_QUANTITY_DW:
      return gradient->w[l][i];
    case PLATEAU_QUANTITY_DB:
      return gradient->b[l][i];
    case PLATEAU_QUANTITY_NEW_W:
      return descend (network->w[l], gradient->w[l], i, rate);
    case PLATEAU_QUANTITY_NEW_B:
      return descend (network->b[l], gradient->b[l], i, rate);
    case PLATEAU_QUANTITY_B:
      return network->b[l][i];
    default:
      return network->w[l][i];
    }
}

const double *
plateau_numbers_matrix_row (const PlateauNumbersMatrix *self, guint row)
{
  const PlateauSnapshot *snapshot = self->snapshot;
  gsize stride = snapshot->settings.data->stride;
  guint l = self->layer;

  if (self->transposed)
    return NULL;
  switch (self->quantity)
    {
    case PLATEAU_QUANTITY_Z:
      return snapshot->z[l] + row * stride;
    case PLATEAU_QUANTITY_A:
      return (l == 0 ? snapshot->settings.data->x : snapshot->a[l]) + row * stride;
    case PLATEAU_QUANTITY_DZ:
      return snapshot->dz[l] + row * stride;
    case PLATEAU_QUANTITY_W:
      return snapshot->network->w[l] + row * (gsize) snapshot->network->n[l - 1];
    case PLATEAU_QUANTITY_DW:
      return snapshot->gradient->w[l] + row * (gsize) snapshot->network->n[l - 1];
    case PLATEAU_QUANTITY_B:
      return snapshot->network->b[l] + row;
    case PLATEAU_QUANTITY_DB:
      return snapshot->gradient->b[l] + row;
    default:
      return NULL;
    }
}

char *
plateau_numbers_matrix_name (const PlateauNumbersMatrix *self, gboolean plain)
{
  static const char *const letters[] = {
    [PLATEAU_QUANTITY_Z] = "Z",      [PLATEAU_QUANTITY_A] = "A",   [PLATEAU_QUANTITY_DZ] = "dZ",
    [PLATEAU_QUANTITY_SLOPE] = "g′", [PLATEAU_QUANTITY_Y] = "Y",   [PLATEAU_QUANTITY_LOSSES] = "ℓ",
    [PLATEAU_QUANTITY_W] = "W",      [PLATEAU_QUANTITY_DW] = "dW", [PLATEAU_QUANTITY_NEW_W] = "W",
    [PLATEAU_QUANTITY_B] = "b",      [PLATEAU_QUANTITY_DB] = "db", [PLATEAU_QUANTITY_NEW_B] = "b",
  };
  const char *letter = letters[self->quantity];
  gboolean is_x = self->quantity == PLATEAU_QUANTITY_A && self->layer == 0;
  const char *tail = self->transposed ? plain ? "ᵀ" : "^{T}" : "";

  if (is_x || self->quantity == PLATEAU_QUANTITY_Y || self->quantity == PLATEAU_QUANTITY_LOSSES)
    return g_strconcat (is_x ? "X" : letter, tail, NULL);
  if (self->quantity == PLATEAU_QUANTITY_SLOPE)
    return g_strdup_printf (plain ? "g′(Z[%u])" : "g′(Z^{[%u]})", self->layer);
  if (plain)
    return g_strdup_printf ("%s[%u]%s", letter, self->layer, tail);
  return g_strdup_printf ("%s^{[%u]%s}", letter, self->layer, self->transposed ? "T" : "");
}
