/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "volume.h"

#include <stdatomic.h>

#define N PLATEAU_VOLUME_POINTS

/* Beyond this the output is 0 or 1 to the last bit, and single precision is still exact enough to
 * interpolate where it crosses 0. */
#define MAX_LOGIT 1e4

G_STATIC_ASSERT (N *N % PLATEAU_STRIDE == 0);

static double
get_input (const PlateauVolume *self, guint feature, guint i)
{
  return self->low[feature] + (self->high[feature] - self->low[feature]) * i / (N - 1);
}

/* One layer of the grid as a data set without classes; its third feature is set for each layer. */
static PlateauDataset *
make_layer (const PlateauVolume *self)
{
  PlateauDataset *layer = plateau_dataset_new (3, N * N);

  for (guint j = 0; j < N; j++)
    for (guint i = 0; i < N; i++)
      {
        layer->x[j * N + i] = get_input (self, 0, i);
        layer->x[layer->stride + j * N + i] = get_input (self, 1, j);
      }

  return layer;
}

PlateauVolume *
plateau_volume_new (const PlateauNetwork *network,
                    const PlateauDataset *data,
                    const atomic_bool *abandon)
{
  g_autoptr (PlateauVolume) self = g_new0 (PlateauVolume, 1);
  g_autoptr (PlateauDataset) layer = NULL;
  g_autoptr (PlateauPass) pass = NULL;

  g_return_val_if_fail (network->n[0] == 3 && data->n_features == 3, NULL);

  self->references = 1;
  self->n = N;
  for (guint f = 0; f < 3; f++)
    plateau_field_extent (data, f, &self->low[f], &self->high[f]);
  self->logit = g_new (float, N *N *N);

  layer = make_layer (self);
  pass = plateau_pass_new (&network->shape, layer);
  for (guint k = 0; k < N; k++)
    {
      if (abandon != NULL && atomic_load_explicit (abandon, memory_order_relaxed))
        return NULL;

      for (guint i = 0; i < N * N; i++)
        layer->x[2 * layer->stride + i] = get_input (self, 2, k);
      plateau_network_forward (network, pass);
      for (guint i = 0; i < N * N; i++)
        self->logit[k * N * N + i] =
            (float) CLAMP (pass->z[network->n_layers][i], -MAX_LOGIT, MAX_LOGIT);
    }

  return g_steal_pointer (&self);
}

PlateauVolume *
plateau_volume_ref (PlateauVolume *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_volume_unref (PlateauVolume *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  g_free (self->logit);
  g_free (self);
}
