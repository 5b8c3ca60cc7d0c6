/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/checkpoints.h"
#include "session/events.h"

#include <math.h>
#include <string.h>

/* Parameters that tell their epoch. */
static void
fill (double *parameters, gsize n, guint64 epoch)
{
  for (gsize i = 0; i < n; i++)
    parameters[i] = (double) epoch + (double) i / (double) n;
}

typedef struct
{
  PlateauCheckpoints *store;
  gsize n_parameters;
  gsize bytes;
  double *parameters;
  guint64 due;
  guint64 longest; /* the newest epoch that ever was */
} Fixture;

static void
fixture_init (Fixture *self, gsize n_parameters, gsize bytes)
{
  *self = (Fixture){ .n_parameters = n_parameters, .bytes = bytes };
  self->store = plateau_checkpoints_new (n_parameters, bytes);
  self->parameters = g_new (double, n_parameters);
}

static void
fixture_clear (Fixture *self)
{
  plateau_checkpoints_free (self->store);
  g_free (self->parameters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* As a run does that has trained up to @epoch; only the epochs that are due cost anything. */
static void
train_to (Fixture *self, guint64 epoch)
{
  while (self->due <= epoch)
    {
      guint n = plateau_checkpoints_get_n (self->store);
      guint64 now = self->due;

      fill (self->parameters, self->n_parameters, now);
      self->due = plateau_checkpoints_add (self->store, now, self->parameters);
      g_assert_cmpuint (self->due, >, now);
      g_assert_cmpuint (plateau_checkpoints_get_n (self->store), >=, n);
      g_assert_cmpuint (plateau_checkpoints_get_bytes (self->store), <=, self->bytes);
    }
  self->longest = MAX (self->longest, epoch);
}

/* The bound that the header states, for every epoch up to @newest; and that the numbers are those
 * of their epochs. */
static void
check (Fixture *self, guint64 newest)
{
  double c = plateau_checkpoints_get_capacity (self->store);
  double ratio =
      fmax (exp2 (1.0 / PLATEAU_CHECKPOINTS_PER_OCTAVE), pow (1 + (double) self->longest, 2 / c));
  guint64 at = newest;
  guint n = 0;

  g_assert_cmpuint (plateau_checkpoints_get_n (self->store), <=, c);
  for (;;)
    {
      guint64 found = G_MAXUINT64;
      const double *parameters = plateau_checkpoints_find (self->store, at, &found);

      g_assert_nonnull (parameters);
      g_assert_cmpuint (found, <=, at);
      g_assert_cmpfloat ((1 + (double) at) / (1 + (double) found), <, ratio * (1 + 1e-12));

      fill (self->parameters, self->n_parameters, found);
      g_assert_cmpmem (parameters, self->n_parameters * sizeof (double), self->parameters,
                       self->n_parameters * sizeof (double));
      n++;
      if (found == 0)
        break;
      at = found - 1;
    }
  g_assert_cmpuint (n, ==, plateau_checkpoints_get_n (self->store));
}

static void
test_spacing (void)
{
  static const struct
  {
    gsize n_parameters;
    gsize bytes;
  } cases[] = {
    { 17, PLATEAU_CHECKPOINTS_BYTES }, /* 2-4-1: never full */
    { 17, 4096 },
    { 17, 100000 },
    { 257, 1 << 20 },
    { 4417, PLATEAU_CHECKPOINTS_BYTES }, /* 2-64-64-1 */
    { 66817, 1 << 23 },                  /* 2-256-256-1 */
    { 3, 1000 },
    { 3, 777 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Fixture) f = { 0 };

      fixture_init (&f, cases[i].n_parameters, cases[i].bytes);
      for (double newest = 0; newest < 1e12; newest = newest * 1.7 + 1)
        {
          train_to (&f, (guint64) newest);
          check (&f, (guint64) newest);
        }
    }
}

/* Every epoch while there is room, and all of the room once there is none. */
static void
test_full_use (void)
{
  g_auto (Fixture) roomy = { 0 }, tight = { 0 };

  fixture_init (&roomy, 17, PLATEAU_CHECKPOINTS_BYTES);
  train_to (&roomy, 1400);
  g_assert_cmpuint (plateau_checkpoints_get_n (roomy.store), ==, 1401);

  fixture_init (&tight, 17, 50000);
  g_assert_cmpuint (plateau_checkpoints_get_capacity (tight.store), ==, 50000 / (17 * 8 + 32));
  for (guint64 newest = 400; newest < G_GUINT64_CONSTANT (1) << 40; newest *= 2)
    {
      train_to (&tight, newest);
      g_assert_cmpuint (plateau_checkpoints_get_n (tight.store), ==,
                        plateau_checkpoints_get_capacity (tight.store));
      g_assert_cmpuint (plateau_checkpoints_get_bytes (tight.store), >, 48000);
    }
}

static void
test_few (void)
{
  for (guint capacity = 1; capacity <= 9; capacity++)
    {
      g_auto (Fixture) f = { 0 };

      fixture_init (&f, 5, capacity * (5 * 8 + 32) + 7);
      g_assert_cmpuint (plateau_checkpoints_get_capacity (f.store), ==, capacity);
      for (guint64 newest = 0; newest < G_GUINT64_CONSTANT (1) << 50; newest = newest * 3 + 1)
        {
          train_to (&f, newest);
          check (&f, newest);
        }
      g_assert_cmpuint (plateau_checkpoints_get_n (f.store), >=, (capacity + 1) / 2);
    }
}

static void
resize (Fixture *self, gsize bytes, guint64 epoch)
{
  self->bytes = bytes;
  self->due = plateau_checkpoints_resize (self->store, bytes, epoch);
  g_assert_cmpuint (self->due, >, epoch);
  g_assert_cmpuint (plateau_checkpoints_get_bytes (self->store), <=, bytes);
}

/* Less room keeps the bound of what is left, at once and later, and is in full use. */
static void
test_less_room (void)
{
  for (guint64 newest = 1; newest < 1000000000; newest = newest * 7 + 3)
    {
      g_auto (Fixture) f = { 0 };

      fixture_init (&f, 17, 200000);
      train_to (&f, newest);
      for (gsize bytes = 150000; bytes > 200; bytes = bytes * 2 / 3)
        {
          const guint before = plateau_checkpoints_get_n (f.store);
          guint capacity;

          resize (&f, bytes, newest);
          capacity = plateau_checkpoints_get_capacity (f.store);
          g_assert_cmpuint (plateau_checkpoints_get_n (f.store), ==, MIN (before, capacity));
          check (&f, newest);
          train_to (&f, newest + 100);
          check (&f, newest + 100);
          newest = 2 * newest + 100;
          train_to (&f, newest);
          check (&f, newest);
        }
    }
}

static void
test_more_room (void)
{
  g_auto (Fixture) f = { 0 };

  fixture_init (&f, 17, 5000);
  train_to (&f, 40000);
  resize (&f, 100000, 40000);
  g_assert_cmpuint (plateau_checkpoints_get_capacity (f.store), >, 500);
  train_to (&f, 40100);
  /* As dense as at first: 1024 an octave are more than one in forty epochs. */
  for (guint64 epoch = 40040; epoch <= 40100; epoch++)
    {
      guint64 found = 0;

      g_assert_nonnull (plateau_checkpoints_find (f.store, epoch, &found));
      g_assert_cmpuint (epoch - found, <=, 40);
    }

  /* None at all, and then some again. */
  resize (&f, 100, 40100);
  g_assert_cmpuint (f.due, ==, G_MAXUINT64);
  g_assert_cmpuint (plateau_checkpoints_get_n (f.store), ==, 0);
  g_assert_null (plateau_checkpoints_find (f.store, 40100, &f.longest));
  resize (&f, 5000, 40200);
  train_to (&f, 80000);
  g_assert_cmpuint (plateau_checkpoints_get_n (f.store), >, 10);
}

static void
test_none (void)
{
  g_auto (Fixture) f = { 0 };
  guint64 found;

  fixture_init (&f, 5, 71);
  g_assert_cmpuint (plateau_checkpoints_get_capacity (f.store), ==, 0);
  train_to (&f, 1000);
  g_assert_cmpuint (f.due, ==, G_MAXUINT64);
  g_assert_null (plateau_checkpoints_find (f.store, 1000, &found));
  g_assert_cmpuint (plateau_checkpoints_truncate (f.store, 5), ==, G_MAXUINT64);
  g_assert_cmpuint (plateau_checkpoints_get_bytes (f.store), ==, 0);
}

/* Back and on, often and anywhere: what is left stays right, and so does what is added. */
static void
test_truncate (void)
{
  for (guint seed = 0; seed < 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_auto (Fixture) f = { 0 };
      guint64 newest = 0;

      fixture_init (&f, 9, 700 + 900 * seed);
      for (guint round = 0; round < 60; round++)
        {
          newest = (guint64) ((double) newest * g_rand_double_range (rand, 1, 4)) + 100;
          newest = MIN (newest, G_GUINT64_CONSTANT (1) << 40);
          train_to (&f, newest);
          check (&f, newest);

          newest = (guint64) ((double) newest * g_rand_double (rand));
          f.due = plateau_checkpoints_truncate (f.store, newest);
          g_assert_cmpuint (f.due, >, newest);
          check (&f, newest);
        }
    }
}

/* Whoever goes back early has room again. */
static void
test_dense_again (void)
{
  g_auto (Fixture) f = { 0 };
  guint64 found = 0;

  fixture_init (&f, 9, 100 * (9 * 8 + 32));
  train_to (&f, 1000000000);
  f.due = plateau_checkpoints_truncate (f.store, 20);
  train_to (&f, 60);
  for (guint64 epoch = 21; epoch <= 60; epoch++)
    {
      plateau_checkpoints_find (f.store, epoch, &found);
      g_assert_cmpuint (found, ==, epoch);
    }
}

static void
test_copy (void)
{
  g_auto (Fixture) f = { 0 }, part = { 0 };

  fixture_init (&f, 9, 5000);
  train_to (&f, 123456);
  for (guint64 epoch = 0; epoch < 200000; epoch = epoch * 3 + 1)
    {
      guint64 newest = MIN (epoch, 123456);

      fixture_init (&part, 9, 5000);
      plateau_checkpoints_free (part.store);
      part.store = plateau_checkpoints_copy (f.store, newest);
      part.longest = f.longest;
      part.due = plateau_checkpoints_truncate (part.store, newest);
      check (&part, newest);
      train_to (&part, 1000000);
      check (&part, 1000000);
      fixture_clear (&part);
      part = (Fixture){ 0 };
    }
  check (&f, 123456);
}

static void
test_amend (void)
{
  g_auto (Fixture) f = { 0 };
  guint64 found = 0;

  fixture_init (&f, 4, 10000);
  train_to (&f, 10);
  fill (f.parameters, 4, 77);
  plateau_checkpoints_amend (f.store, 10, f.parameters);
  g_assert_cmpfloat (plateau_checkpoints_find (f.store, 10, &found)[0], ==, 77);
  g_assert_cmpuint (found, ==, 10);
  g_assert_cmpfloat (plateau_checkpoints_find (f.store, 9, &found)[0], ==, 9);

  /* One that is not there is not made. */
  train_to (&f, 1000000);
  fill (f.parameters, 4, 77);
  plateau_checkpoints_amend (f.store, 999999, f.parameters);
  plateau_checkpoints_truncate (f.store, 1000);
  g_assert_cmpfloat (plateau_checkpoints_find (f.store, 1000, &found)[0], ==, found);
}

static void
test_rates (void)
{
  g_autoptr (PlateauEvents) events = plateau_events_new (1.2);
  const PlateauEvent *list;
  guint n;

  /* Before the first step there is only the start. */
  g_assert_true (plateau_events_add_rate (events, 0, 0.5));
  g_assert_true (plateau_events_add_rate (events, 7, 0.4));
  g_assert_true (plateau_events_add_rate (events, 7, 0.3));
  g_assert_true (plateau_events_add_edit (events, 9, 3, 7, 2.5));
  g_assert_true (plateau_events_add_edit (events, 9, 2, 0, 1.5));
  g_assert_true (plateau_events_add_edit (events, 9, 3, 2.5, -2.5));
  plateau_events_add_divergence (events, 12, 2);

  list = plateau_events_get (events, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpint (list[0].kind, ==, PLATEAU_EVENT_START);
  g_assert_cmpfloat (list[0].value, ==, 0.5);
  g_assert_cmpint (list[1].kind, ==, PLATEAU_EVENT_RATE);
  g_assert_cmpuint (list[1].epoch, ==, 7);
  g_assert_cmpfloat (list[1].value, ==, 0.3);
  g_assert_cmpint (list[2].kind, ==, PLATEAU_EVENT_EDIT);
  g_assert_cmpuint (list[2].index, ==, 3);
  g_assert_cmpfloat (list[2].value, ==, -2.5);
  g_assert_cmpint (list[4].kind, ==, PLATEAU_EVENT_DIVERGENCE);
  g_assert_cmpuint (list[4].index, ==, 2);

  g_assert_cmpuint (plateau_events_find (events, 0), ==, 0);
  g_assert_cmpuint (plateau_events_find (events, 1), ==, 1);
  g_assert_cmpuint (plateau_events_find (events, 9), ==, 2);
  g_assert_cmpuint (plateau_events_find (events, 13), ==, 5);
  g_assert_true (isnan (plateau_events_rate_before (events, 0)));
  g_assert_cmpfloat (plateau_events_rate_before (events, 1), ==, 0.5);
  g_assert_cmpfloat (plateau_events_rate_before (events, G_MAXUINT), ==, 0.3);

  /* The state of an epoch has its edits; a rate and a stop belong to the step after it. */
  plateau_events_truncate (events, 9);
  plateau_events_get (events, &n);
  g_assert_cmpuint (n, ==, 4);
  plateau_events_truncate (events, 7);
  plateau_events_get (events, &n);
  g_assert_cmpuint (n, ==, 1);
}

/* A slider that is dragged for ever: the list stays bounded, and none waits long. */
static void
test_many_events (void)
{
  g_autoptr (PlateauEvents) events = plateau_events_new (1);
  guint64 waiting = 0, longest = 0, last = 3000000;
  guint n;

  for (guint64 epoch = 1; epoch <= last; epoch++)
    {
      if (plateau_events_add_rate (events, epoch, 1 / (double) epoch))
        waiting = 0;
      else
        waiting++;
      if (epoch < PLATEAU_EVENTS_AT_ONCE)
        g_assert_cmpuint (waiting, ==, 0);
      g_assert_cmpuint (waiting, <=, epoch / PLATEAU_EVENTS_RESOLUTION);
      longest = MAX (longest, waiting);
    }
  g_assert_cmpuint (longest, >, 0);
  plateau_events_get (events, &n);
  g_assert_cmpuint (n, >, PLATEAU_EVENTS_AT_ONCE);
  g_assert_cmpfloat (n, <=,
                     PLATEAU_EVENTS_AT_ONCE +
                         PLATEAU_EVENTS_RESOLUTION *
                             (1.01 + 1.01 * log ((double) last / PLATEAU_EVENTS_AT_ONCE)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checkpoints/spacing", test_spacing);
  g_test_add_func ("/checkpoints/full-use", test_full_use);
  g_test_add_func ("/checkpoints/few", test_few);
  g_test_add_func ("/checkpoints/less-room", test_less_room);
  g_test_add_func ("/checkpoints/more-room", test_more_room);
  g_test_add_func ("/checkpoints/none", test_none);
  g_test_add_func ("/checkpoints/truncate", test_truncate);
  g_test_add_func ("/checkpoints/dense-again", test_dense_again);
  g_test_add_func ("/checkpoints/copy", test_copy);
  g_test_add_func ("/checkpoints/amend", test_amend);
  g_test_add_func ("/events/order", test_rates);
  g_test_add_func ("/events/bounded", test_many_events);

  return g_test_run ();
}
