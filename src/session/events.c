/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "events.h"

#include <math.h>

struct _PlateauEvents
{
  GArray *array; /* of PlateauEvent */
};

static PlateauEvent *
event_at (const PlateauEvents *self, guint i)
{
  return &g_array_index (self->array, PlateauEvent, i);
}

static gboolean
sets_rate (const PlateauEvent *event)
{
  return event->kind == PLATEAU_EVENT_START || event->kind == PLATEAU_EVENT_RATE;
}

PlateauEvents *
plateau_events_new (double rate)
{
  PlateauEvents *self = g_new0 (PlateauEvents, 1);
  PlateauEvent start = { .kind = PLATEAU_EVENT_START, .value = rate };

  self->array = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
  g_array_append_val (self->array, start);

  return self;
}

PlateauEvents *
plateau_events_copy (const PlateauEvents *self)
{
  PlateauEvents *copy = g_new0 (PlateauEvents, 1);

  copy->array = g_array_copy (self->array);

  return copy;
}

void
plateau_events_free (PlateauEvents *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->array);
  g_free (self);
}

static gboolean
append (PlateauEvents *self, const PlateauEvent *event)
{
  guint n = self->array->len;
  guint64 newest = event_at (self, n - 1)->epoch;

  if (n >= PLATEAU_EVENTS_AT_ONCE &&
      event->epoch - newest < MAX (1, event->epoch / PLATEAU_EVENTS_RESOLUTION))
    return FALSE;

  g_array_append_val (self->array, *event);

  return TRUE;
}

gboolean
plateau_events_add_rate (PlateauEvents *self, guint64 epoch, double rate)
{
  PlateauEvent event = { .kind = PLATEAU_EVENT_RATE, .epoch = epoch, .value = rate };
  PlateauEvent *newest = event_at (self, self->array->len - 1);

  if (sets_rate (newest) && newest->epoch == epoch)
    {
      newest->value = rate;
      return TRUE;
    }

  return append (self, &event);
}

gboolean
plateau_events_add_edit (PlateauEvents *self,
                         guint64 epoch,
                         gsize index,
                         double before,
                         double value)
{
  PlateauEvent event = { .kind = PLATEAU_EVENT_EDIT, .epoch = epoch, .index = index };

  event.before = before;
  event.value = value;
  for (guint i = plateau_events_find (self, epoch); i < self->array->len; i++)
    if (event_at (self, i)->kind == PLATEAU_EVENT_EDIT && event_at (self, i)->index == index)
      {
        event_at (self, i)->value = value;
        return TRUE;
      }

  return append (self, &event);
}

void
plateau_events_add_divergence (PlateauEvents *self, guint64 epoch, guint layer)
{
  PlateauEvent event = { .kind = PLATEAU_EVENT_DIVERGENCE, .epoch = epoch, .index = layer };

  g_array_append_val (self->array, event);
}

void
plateau_events_truncate (PlateauEvents *self, guint64 epoch)
{
  guint from = plateau_events_find (self, epoch);
  guint kept = from;

  for (guint i = from; i < self->array->len; i++)
    {
      PlateauEvent event = *event_at (self, i);

      if (event.kind == PLATEAU_EVENT_START ||
          (event.kind == PLATEAU_EVENT_EDIT && event.epoch == epoch))
        *event_at (self, kept++) = event;
    }
  g_array_set_size (self->array, kept);
}

const PlateauEvent *
plateau_events_get (const PlateauEvents *self, guint *n_events)
{
  *n_events = self->array->len;

  return event_at (self, 0);
}

guint
plateau_events_find (const PlateauEvents *self, guint64 epoch)
{
  guint low = 0, high = self->array->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (event_at (self, middle)->epoch < epoch)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

double
plateau_events_rate_before (const PlateauEvents *self, guint end)
{
  end = MIN (end, self->array->len);
  while (end > 0)
    if (sets_rate (event_at (self, --end)))
      return event_at (self, end)->value;

  return NAN;
}
