/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space.h"

#include <math.h>
#include <stdatomic.h>

PlateauSpace *
plateau_space_new (void)
{
  PlateauSpace *self = g_new0 (PlateauSpace, 1);

  self->references = 1;

  return self;
}

PlateauSpace *
plateau_space_ref (PlateauSpace *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_space_unref (PlateauSpace *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  for (guint i = 0; i < self->n_items; i++)
    {
      g_free (self->item[i].position);
      g_free (self->item[i].height);
      g_free (self->item[i].vertex_color);
      g_free (self->item[i].index);
    }
  g_free (self->plane);
  g_free (self->item);
  g_free (self);
}

void
plateau_space_take (PlateauSpace *self, PlateauSpaceItem item)
{
  if (self->n_items == self->n_room)
    {
      self->n_room = MAX (8, 2 * self->n_room);
      self->item = g_renew (PlateauSpaceItem, self->item, self->n_room);
    }
  self->item[self->n_items++] = item;
}

static guint32
pack_channel (double value)
{
  return (guint32) lround (255 * CLAMP (value, 0, 1));
}

guint32
plateau_space_pack (PlateauColor color)
{
  return pack_channel (color.red) << 24 | pack_channel (color.green) << 16 |
         pack_channel (color.blue) << 8 | pack_channel (color.alpha);
}

PlateauColor
plateau_space_unpack (guint32 color)
{
  return (PlateauColor){ (color >> 24) / 255.0, (color >> 16 & 255) / 255.0,
                         (color >> 8 & 255) / 255.0, (color & 255) / 255.0 };
}

gboolean
plateau_space_item_is_transparent (const PlateauSpaceItem *item)
{
  if (item->kind != PLATEAU_SPACE_FACES)
    return FALSE;
  if (item->vertex_color == NULL)
    return item->color.alpha < 1;

  for (guint i = 0; i < item->n; i++)
    if ((item->vertex_color[i] & 255) < 255)
      return TRUE;

  return FALSE;
}
