/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path.h"

#include <stdatomic.h>

PlateauPath *
plateau_path_ref (PlateauPath *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_path_unref (PlateauPath *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  plateau_projection_unref (self->projection);
  g_free (self->epoch);
  g_free (self->x);
  g_free (self->y);
  g_free (self);
}
