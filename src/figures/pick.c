/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure.h"

gboolean
plateau_pick_is_same (const PlateauPick *a, const PlateauPick *b)
{
  return a->example == b->example && a->unit == b->unit && a->epoch == b->epoch &&
         a->layer == b->layer && a->input == b->input && a->lane == b->lane &&
         a->stage == b->stage && a->cell == b->cell;
}

gboolean
plateau_pick_is_none (const PlateauPick *self)
{
  const PlateauPick none = PLATEAU_PICK_NONE;

  return plateau_pick_is_same (self, &none);
}

gboolean
plateau_pick_exists (const PlateauPick *self, const PlateauSnapshot *snapshot)
{
  const PlateauNetwork *network = snapshot->network;
  int layer = self->layer < 0 ? 1 : self->layer;

  return self->example < (int) snapshot->settings.data->n_examples &&
         layer <= (int) network->n_layers && self->unit < (int) network->n[layer] &&
         (self->input < 0 || (layer > 0 && self->input <= (int) network->n[layer - 1])) &&
         self->lane < (int) MAX (1, snapshot->n_lanes) &&
         (self->cell < 0 || (snapshot->map != NULL && self->cell < (int) snapshot->map->n_cells));
}
