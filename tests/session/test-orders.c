/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/data-set.h"
#include "session/orders.h"

/* Lanes with these ids, of which the first is looked at, on one data set. */
static void
fill (PlateauLanes *lanes, PlateauDataset *data, guint n, const guint *ids)
{
  plateau_lanes_clear (lanes);
  for (guint i = 0; i < n; i++)
    {
      lanes->lane[i].id = ids[i];
      lanes->lane[i].settings.data = plateau_dataset_ref (data);
      lanes->lane[i].settings.shape = (PlateauShape){ 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH };
    }
  lanes->n_lanes = n;
}

#define FILL(lanes, data, ...)                                                                     \
  fill (lanes, data, sizeof ((guint[]){ __VA_ARGS__ }) / sizeof (guint), (guint[]){ __VA_ARGS__ })

typedef struct
{
  PlateauDataset *data;
  PlateauOrders orders;
  PlateauLanes lanes;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 20, 0.2, 1);
  FILL (&self->lanes, self->data, 1);
  plateau_orders_set_lanes (&self->orders, &self->lanes);
  plateau_orders_note_begun (&self->orders, self->orders.lane[0].birth);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  plateau_orders_clear (&self->orders);
  plateau_lanes_clear (&self->lanes);
  plateau_dataset_unref (self->data);
}

static void
assert_next (const PlateauOrders *self, guint place, PlateauOrderKind kind, guint64 epoch)
{
  PlateauOrder order;

  g_assert_true (plateau_orders_next (self, self->lane[place].birth, &order));
  g_assert_cmpint (order.kind, ==, kind);
  g_assert_cmpuint (kind == PLATEAU_ORDER_RETURN ? order.epoch : order.index, ==, epoch);
}

static void
do_next (PlateauOrders *self, guint place)
{
  PlateauOrder order;

  g_assert_true (plateau_orders_next (self, self->lane[place].birth, &order));
  plateau_orders_note_done (self, self->lane[place].birth, &order);
}

static void
test_changes (Fixture *self, gconstpointer data)
{
  guint64 birth = self->orders.lane[0].birth;

  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==, 0);
  self->lanes.lane[0].settings.rate = 3;
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==, 0);
  g_assert_cmpuint (self->orders.lane[0].birth, ==, birth);
  g_assert_false (plateau_orders_are_waiting (&self->orders));

  FILL (&self->lanes, self->data, 1, 2);
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==,
                   PLATEAU_ORDERS_BEGINNING);
  g_assert_true (plateau_orders_are_waiting (&self->orders));
  self->lanes.looked = 1;
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==,
                   PLATEAU_ORDERS_OTHER_VIEW);

  /* The same one in another place. */
  FILL (&self->lanes, self->data, 2, 1);
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==, 0);
  g_assert_cmpuint (self->orders.lane[1].birth, ==, birth);

  FILL (&self->lanes, self->data, 3);
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==,
                   PLATEAU_ORDERS_BEGINNING | PLATEAU_ORDERS_OTHER_VIEW | PLATEAU_ORDERS_ALL_NEW);
  plateau_orders_restart (&self->orders);
  g_assert_cmpuint (self->orders.lane[0].birth, >, birth);
  g_assert_false (self->orders.lane[0].begun);
}

/* One after the other, and what changes while it is carried out is carried out again. */
static void
test_order (Fixture *self, gconstpointer data)
{
  guint64 birth = self->orders.lane[0].birth;
  PlateauOrder order;

  plateau_orders_add_edit (&self->orders, 3, 0.5);
  plateau_orders_add_edit (&self->orders, 4, 0.5);
  plateau_orders_add_edit (&self->orders, 3, 0.7);
  plateau_orders_add_return (&self->orders, 20);
  plateau_orders_add_return (&self->orders, 10);
  plateau_orders_add_return (&self->orders, 30);
  plateau_orders_add_edit (&self->orders, 3, 0.9);
  g_assert_cmpuint (self->orders.lane[0].waiting->len, ==, 4);

  assert_next (&self->orders, 0, PLATEAU_ORDER_EDIT, 3);
  g_assert_true (plateau_orders_next (&self->orders, birth, &order));
  g_assert_cmpfloat (order.value, ==, 0.7);
  order.value = 0.5;
  plateau_orders_note_done (&self->orders, birth, &order);
  assert_next (&self->orders, 0, PLATEAU_ORDER_EDIT, 3);
  do_next (&self->orders, 0);
  assert_next (&self->orders, 0, PLATEAU_ORDER_EDIT, 4);
  do_next (&self->orders, 0);
  assert_next (&self->orders, 0, PLATEAU_ORDER_RETURN, 10);
  do_next (&self->orders, 0);
  assert_next (&self->orders, 0, PLATEAU_ORDER_EDIT, 3);
  do_next (&self->orders, 0);
  g_assert_false (plateau_orders_next (&self->orders, birth, &order));
  g_assert_false (plateau_orders_are_waiting (&self->orders));

  /* Of a run that is over nothing is left. */
  plateau_orders_add_edit (&self->orders, 3, 0.5);
  plateau_orders_restart (&self->orders);
  g_assert_false (plateau_orders_next (&self->orders, birth, &order));
  plateau_orders_note_done (&self->orders, birth, &order);
  plateau_orders_note_begun (&self->orders, birth);
  g_assert_false (self->orders.lane[0].begun);
}

/* From a lane that is there, from one that is not there yet, and from one with another start. */
static void
test_fork (Fixture *self, gconstpointer data)
{
  guint64 source = self->orders.lane[0].birth;
  PlateauOrder order;

  FILL (&self->lanes, self->data, 1, 2);
  self->lanes.lane[1].fork_of = 1;
  self->lanes.lane[1].fork_epoch = 50;
  plateau_orders_set_lanes (&self->orders, &self->lanes);
  g_assert_cmpuint (self->orders.lane[1].source, ==, source);
  g_assert_cmpuint (self->orders.lane[1].source_epoch, ==, 50);

  /* What 1 is told now comes after the fork. */
  plateau_orders_add_return (&self->orders, 5);
  g_assert_false (plateau_orders_next (&self->orders, source, &order));

  FILL (&self->lanes, self->data, 1, 2, 3, 4);
  self->lanes.lane[2].fork_of = 2;
  self->lanes.lane[2].fork_epoch = 40;
  self->lanes.lane[3].fork_of = 1;
  self->lanes.lane[3].fork_epoch = 30;
  self->lanes.lane[3].settings.shape.width[0] = 5;
  plateau_orders_set_lanes (&self->orders, &self->lanes);
  g_assert_cmpuint (self->orders.lane[2].source, ==, source);
  g_assert_cmpuint (self->orders.lane[2].source_epoch, ==, 40);
  g_assert_cmpuint (self->orders.lane[3].source, ==, 0);

  for (guint i = 1; i < 4; i++)
    plateau_orders_note_begun (&self->orders, self->orders.lane[i].birth);
  assert_next (&self->orders, 0, PLATEAU_ORDER_RETURN, 5);

  /* From one that has still something to do: the newest, which then does it too. */
  FILL (&self->lanes, self->data, 1, 5);
  self->lanes.lane[1].fork_of = 1;
  self->lanes.lane[1].fork_epoch = 3;
  plateau_orders_set_lanes (&self->orders, &self->lanes);
  g_assert_cmpuint (self->orders.lane[1].source_epoch, ==, G_MAXUINT64);
  g_assert_cmpuint (self->orders.lane[1].waiting->len, ==, 2);
  assert_next (&self->orders, 1, PLATEAU_ORDER_RETURN, 5);
  do_next (&self->orders, 1);
  assert_next (&self->orders, 1, PLATEAU_ORDER_RETURN, 3);

  /* Another start is another run, and no fork. */
  self->lanes.lane[1].settings.start.seed = 7;
  g_assert_cmpint (plateau_orders_set_lanes (&self->orders, &self->lanes), ==,
                   PLATEAU_ORDERS_BEGINNING);
  g_assert_cmpuint (self->orders.lane[1].source, ==, 0);
  g_assert_null (self->orders.lane[1].waiting);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/orders/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/orders/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/orders/fork", Fixture, NULL, set_up, test_fork, tear_down);

  return g_test_run ();
}
