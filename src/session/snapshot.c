/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snapshot.h"

#include <stdatomic.h>

PlateauSnapshot *
plateau_snapshot_new (void)
{
  PlateauSnapshot *self = g_new0 (PlateauSnapshot, 1);

  self->references = 1;

  return self;
}

PlateauSnapshot *
plateau_snapshot_ref (PlateauSnapshot *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_snapshot_unref (PlateauSnapshot *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  plateau_settings_clear (&self->settings);
  plateau_network_free (self->network);
  for (guint l = 1; l <= PLATEAU_MAX_LAYERS; l++)
    {
      g_free (self->z[l]);
      g_free (self->a[l]);
      g_aligned_free (self->dz[l]);
      plateau_profile_free (self->profile[l]);
    }
  plateau_loss_record_unref (self->record);
  g_free (self->events);
  plateau_field_unref (self->field);
  plateau_unit_maps_unref (self->unit_maps);
  g_free (self);
}

guint
plateau_snapshot_visible_layer (const PlateauSnapshot *self, guint layer)
{
  return CLAMP (layer, 1, self->network->n_layers);
}
