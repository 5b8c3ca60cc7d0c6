/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orders.h"

#include <string.h>

static void
drop_waiting (PlateauLaneOrders *lane)
{
  g_clear_pointer (&lane->waiting, g_array_unref);
}

void
plateau_orders_clear (PlateauOrders *self)
{
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    drop_waiting (&self->lane[i]);
  plateau_lanes_clear (&self->lanes);
}

static void
append (PlateauLaneOrders *lane, const PlateauOrder *order)
{
  if (lane->waiting == NULL)
    lane->waiting = g_array_new (FALSE, FALSE, sizeof (PlateauOrder));
  g_array_append_val (lane->waiting, *order);
}

static PlateauOrder *
order_at (const PlateauLaneOrders *lane, guint i)
{
  return &g_array_index (lane->waiting, PlateauOrder, i);
}

static guint
n_waiting (const PlateauLaneOrders *lane)
{
  return lane->waiting != NULL ? lane->waiting->len : 0;
}

/* A lane begins at @epoch of @from, as that will be when it has done all it was told so far. */
static void
fork_lane (PlateauLaneOrders *self, const PlateauLaneOrders *from, guint64 epoch)
{
  PlateauOrder back = { .kind = PLATEAU_ORDER_RETURN, .epoch = epoch };

  self->source = from->begun ? from->birth : from->source;
  self->source_epoch = from->begun ? G_MAXUINT64 : from->source_epoch;
  if (n_waiting (from) == 0)
    {
      self->source_epoch = MIN (self->source_epoch, epoch);
      return;
    }

  /* It takes the same way, and then goes back. */
  for (guint i = 0; i < from->waiting->len; i++)
    append (self, order_at (from, i));
  append (self, &back);
}

static PlateauLaneOrders
begin_lane (PlateauOrders *self, const PlateauLane *lane, gboolean may_fork)
{
  PlateauLaneOrders orders = { .birth = ++self->births };
  int source =
      may_fork && lane->fork_of != 0 ? plateau_lanes_find (&self->lanes, lane->fork_of) : -1;

  /* A past belongs to a start. */
  if (source >= 0 &&
      plateau_settings_same_start (&lane->settings, &self->lanes.lane[source].settings))
    fork_lane (&orders, &self->lane[source], lane->fork_epoch);

  return orders;
}

static guint
looked_id (const PlateauLanes *lanes)
{
  return lanes->n_lanes > 0 ? lanes->lane[lanes->looked].id : 0;
}

PlateauOrdersChange
plateau_orders_set_lanes (PlateauOrders *self, const PlateauLanes *lanes)
{
  PlateauLaneOrders next[PLATEAU_MAX_LANES] = { 0 };
  PlateauOrdersChange change = 0;
  guint n_kept = 0;
  gboolean kept[PLATEAU_MAX_LANES] = { FALSE };

  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      const PlateauLane *lane = &lanes->lane[i];
      int before = plateau_lanes_find (&self->lanes, lane->id);

      if (before >= 0 &&
          plateau_settings_same_start (&lane->settings, &self->lanes.lane[before].settings))
        {
          next[i] = self->lane[before];
          kept[before] = TRUE;
          n_kept++;
        }
      else
        {
          next[i] = begin_lane (self, lane, before < 0);
          change |= PLATEAU_ORDERS_BEGINNING;
        }
    }
  if (looked_id (lanes) != looked_id (&self->lanes))
    change |= PLATEAU_ORDERS_OTHER_VIEW;

  for (guint i = 0; i < self->lanes.n_lanes; i++)
    {
      if (plateau_lanes_find (lanes, self->lanes.lane[i].id) < 0)
        change |= PLATEAU_ORDERS_OTHER_VIEW;
      if (!kept[i])
        drop_waiting (&self->lane[i]);
    }
  for (guint i = 0; i < lanes->n_lanes; i++)
    if (next[i].source != 0)
      n_kept++; /* it needs the lane that it comes from */
  if (n_kept == 0)
    change |= PLATEAU_ORDERS_ALL_NEW;

  plateau_lanes_copy (&self->lanes, lanes);
  for (guint i = 0; i < lanes->n_lanes; i++)
    self->lane[i] = next[i];
  self->revision++;

  return change;
}

void
plateau_orders_restart (PlateauOrders *self)
{
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    {
      drop_waiting (&self->lane[i]);
      self->lane[i] = begin_lane (self, &self->lanes.lane[i], FALSE);
    }
  self->revision++;
}

void
plateau_orders_add_return (PlateauOrders *self, guint64 epoch)
{
  PlateauLaneOrders *lane = &self->lane[self->lanes.looked];
  PlateauOrder order = { .kind = PLATEAU_ORDER_RETURN, .epoch = epoch };
  guint n = n_waiting (lane);

  if (self->lanes.n_lanes == 0)
    return;

  if (n > 0 && order_at (lane, n - 1)->kind == PLATEAU_ORDER_RETURN)
    order_at (lane, n - 1)->epoch = MIN (epoch, order_at (lane, n - 1)->epoch);
  else
    append (lane, &order);
}

void
plateau_orders_add_edit (PlateauOrders *self, gsize index, double value)
{
  PlateauLaneOrders *lane = &self->lane[self->lanes.looked];
  PlateauOrder order = { .kind = PLATEAU_ORDER_EDIT, .index = index, .value = value };

  if (self->lanes.n_lanes == 0)
    return;

  for (guint i = n_waiting (lane); i > 0 && order_at (lane, i - 1)->kind == PLATEAU_ORDER_EDIT; i--)
    if (order_at (lane, i - 1)->index == index)
      {
        order_at (lane, i - 1)->value = value;
        return;
      }
  append (lane, &order);
}

gboolean
plateau_orders_are_waiting (const PlateauOrders *self)
{
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    if (!self->lane[i].begun || n_waiting (&self->lane[i]) > 0)
      return TRUE;

  return FALSE;
}

static PlateauLaneOrders *
find_birth (const PlateauOrders *self, guint64 birth)
{
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    if (self->lane[i].birth == birth)
      return (PlateauLaneOrders *) &self->lane[i];

  return NULL;
}

void
plateau_orders_note_begun (PlateauOrders *self, guint64 birth)
{
  PlateauLaneOrders *lane = find_birth (self, birth);

  if (lane == NULL)
    return;

  lane->begun = TRUE;
  lane->source = 0;
}

static gboolean
is_awaited (const PlateauOrders *self, guint64 birth)
{
  for (guint i = 0; i < self->lanes.n_lanes; i++)
    if (!self->lane[i].begun && self->lane[i].source == birth)
      return TRUE;

  return FALSE;
}

gboolean
plateau_orders_next (const PlateauOrders *self, guint64 birth, PlateauOrder *order)
{
  const PlateauLaneOrders *lane = find_birth (self, birth);

  /* What was said to the source after the fork is done after it. */
  if (lane == NULL || n_waiting (lane) == 0 || is_awaited (self, birth))
    return FALSE;

  *order = *order_at (lane, 0);

  return TRUE;
}

void
plateau_orders_note_done (PlateauOrders *self, guint64 birth, const PlateauOrder *order)
{
  PlateauLaneOrders *lane = find_birth (self, birth);
  const PlateauOrder *first;

  if (lane == NULL || n_waiting (lane) == 0)
    return;

  /* A number that is not a number equals itself here: it is refused once, not for ever. */
  first = order_at (lane, 0);
  if (first->kind == order->kind && first->epoch == order->epoch && first->index == order->index &&
      memcmp (&first->value, &order->value, sizeof first->value) == 0)
    g_array_remove_index (lane->waiting, 0);
  if (lane->waiting->len == 0)
    drop_waiting (lane);
}
