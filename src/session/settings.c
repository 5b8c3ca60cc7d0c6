/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "settings.h"

void
plateau_settings_copy (PlateauSettings *self, const PlateauSettings *other)
{
  *self = *other;
  if (self->data != NULL)
    plateau_dataset_ref (self->data);
}

void
plateau_settings_clear (PlateauSettings *self)
{
  g_clear_pointer (&self->data, plateau_dataset_unref);
}

static gboolean
same_weights (const PlateauStart *a, const PlateauStart *b)
{
  return a->initialization == b->initialization && a->scale == b->scale &&
         a->constant == b->constant && a->seed == b->seed && a->bias == b->bias;
}

gboolean
plateau_settings_same_start (const PlateauSettings *a, const PlateauSettings *b)
{
  return a->data == b->data && plateau_shape_equal (&a->shape, &b->shape) &&
         same_weights (&a->start, &b->start);
}
