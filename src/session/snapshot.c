/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "snapshot.h"
#include "landscape.h"
#include "map.h"

#include <stdatomic.h>

void
plateau_wish_copy (PlateauWish *self, const PlateauWish *other)
{
  PlateauProjection *path = other->path != NULL ? plateau_projection_ref (other->path) : NULL;

  plateau_wish_clear (self);
  *self = *other;
  self->path = path;
}

void
plateau_wish_clear (PlateauWish *self)
{
  g_clear_pointer (&self->path, plateau_projection_unref);
}

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
  plateau_network_free (self->gradient);
  g_free (self->refusal);
  g_free (self->lane_name);
  for (guint i = 0; i < self->n_lanes; i++)
    plateau_snapshot_unref (self->lanes[i]);
  plateau_seeds_unref (self->seeds);
  plateau_volume_unref (self->volume);
  plateau_path_unref (self->path);
  plateau_landscape_unref (self->landscape);
  plateau_map_unref (self->map);
  g_free (self);
}

const PlateauSnapshot *
plateau_snapshot_get_lane (const PlateauSnapshot *self, guint place)
{
  return place == self->looked || self->n_lanes == 0 ? self : self->lanes[place];
}

gboolean
plateau_snapshot_has_fields (const PlateauSnapshot *self, const PlateauWish *wish)
{
  if (wish->field && self->field == NULL)
    return FALSE;
  for (guint i = 0; i < self->n_lanes && wish->lanes; i++)
    if (i != self->looked && self->lanes[i]->field == NULL)
      return FALSE;

  return TRUE;
}

guint
plateau_snapshot_visible_layer (const PlateauSnapshot *self, guint layer)
{
  return CLAMP (layer, 1, self->network->n_layers);
}
