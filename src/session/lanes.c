/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lanes.h"

void
plateau_lanes_copy (PlateauLanes *self, const PlateauLanes *other)
{
  PlateauLanes copy = { .n_lanes = other->n_lanes, .looked = other->looked };

  for (guint i = 0; i < other->n_lanes; i++)
    {
      const PlateauLane *from = &other->lane[i];
      PlateauLane *to = &copy.lane[i];

      to->id = from->id;
      to->look = from->look;
      to->name = g_strdup (from->name);
      plateau_settings_copy (&to->settings, &from->settings);
      to->fork_of = from->fork_of;
      to->fork_epoch = from->fork_epoch;
    }

  plateau_lanes_clear (self);
  *self = copy;
}

void
plateau_lanes_clear (PlateauLanes *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_free (self->lane[i].name);
      plateau_settings_clear (&self->lane[i].settings);
    }
  *self = (PlateauLanes){ 0 };
}

int
plateau_lanes_find (const PlateauLanes *self, guint id)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lane[i].id == id)
      return (int) i;

  return -1;
}
