/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "arrangement.h"

void
plateau_arrangement_copy (PlateauArrangement *self, const PlateauArrangement *other)
{
  PlateauArrangement copy = *other;

  for (guint i = 0; i < copy.n_lanes; i++)
    g_object_ref (copy.lane[i].experiment);
  plateau_arrangement_clear (self);
  *self = copy;
}

void
plateau_arrangement_clear (PlateauArrangement *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    g_object_unref (self->lane[i].experiment);
  *self = (PlateauArrangement){ 0 };
}

int
plateau_arrangement_find (const PlateauArrangement *self, guint id)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lane[i].id == id)
      return (int) i;

  return -1;
}

static guint
free_look (const PlateauArrangement *self)
{
  guint taken = 0, look = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    taken |= 1u << self->lane[i].look;
  while (taken & 1u << look)
    look++;

  return look;
}

void
plateau_arrangement_insert (PlateauArrangement *self,
                            guint place,
                            guint id,
                            PlateauExperiment *experiment)
{
  PlateauArrangedLane lane = { .id = id, .look = free_look (self) };

  g_return_if_fail (self->n_lanes < PLATEAU_MAX_LANES && place <= self->n_lanes);

  lane.experiment = g_object_ref (experiment);
  for (guint i = self->n_lanes; i > place; i--)
    self->lane[i] = self->lane[i - 1];
  self->lane[place] = lane;
  self->n_lanes++;
}

void
plateau_arrangement_remove (PlateauArrangement *self, guint place)
{
  g_return_if_fail (self->n_lanes > 1 && place < self->n_lanes);

  g_object_unref (self->lane[place].experiment);
  self->n_lanes--;
  for (guint i = place; i < self->n_lanes; i++)
    self->lane[i] = self->lane[i + 1];
  if (self->looked > place || self->looked == self->n_lanes)
    self->looked--;
}

void
plateau_arrangement_set (PlateauArrangement *self, guint place, PlateauExperiment *experiment)
{
  g_set_object (&self->lane[place].experiment, experiment);
}

void
plateau_arrangement_rename (PlateauArrangement *self, guint old, guint id)
{
  for (guint i = 0; i < self->n_lanes; i++)
    {
      if (self->lane[i].id == old)
        self->lane[i].id = id;
      if (self->lane[i].fork_of == old)
        self->lane[i].fork_of = id;
    }
}

gboolean
plateau_experiment_same_start (PlateauExperiment *a, PlateauExperiment *b)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_auto (PlateauSettings) other = { 0 };

  plateau_experiment_get_settings (a, &settings);
  plateau_experiment_get_settings (b, &other);

  return plateau_settings_same_start (&settings, &other);
}
