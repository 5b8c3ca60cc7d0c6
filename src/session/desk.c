/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desk.h"

void
plateau_desk_prepare (PlateauDesk *self, const PlateauShape *shape, PlateauDataset *data)
{
  if (self->network != NULL && self->pass->data == data &&
      plateau_shape_equal (&self->network->shape, shape))
    return;

  plateau_desk_clear (self);
  self->network = plateau_network_new (shape);
  self->pass = plateau_pass_new (shape, data);
}

void
plateau_desk_clear (PlateauDesk *self)
{
  g_clear_pointer (&self->network, plateau_network_free);
  g_clear_pointer (&self->pass, plateau_pass_free);
}
