/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "record.h"
#include "session/error.h"

#include <math.h>

/* 100 000 epochs, with other rates and edits at random epochs. */
static void
test_long (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (PlateauRun) run = new_run (&small, 64, 1, 1.2);
  g_autoptr (PlateauRun) bare = new_run (&small, 64, 1, 1.2);
  g_auto (Record) record = { 0 };
  guint n;

  record_init (&record, run);
  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  g_assert_true (plateau_run_edit (run, 1, 0.25, NULL));
  g_assert_true (plateau_run_edit (bare, 1, 0.25, NULL));
  while (run->epoch < 100000)
    {
      if (g_rand_int_range (rand, 0, 2000) == 0)
        run->settings.rate = bare->settings.rate = g_rand_double_range (rand, 0.1, 1.5);
      if (g_rand_int_range (rand, 0, 5000) == 0)
        for (guint k = 0; k < 3; k++)
          {
            gsize index = (gsize) g_rand_int_range (rand, 0, 17);
            double value = g_rand_double_range (rand, -2, 2);

            g_assert_true (plateau_run_edit (run, index, value, NULL));
            g_assert_true (plateau_run_edit (bare, index, value, NULL));
          }
      record_note (&record, run);
      g_assert_true (plateau_run_step (run));
      g_assert_true (plateau_run_step (bare));
    }

  /* Keeping checkpoints changes nothing. */
  assert_same_bits (run->network->parameters, bare->network->parameters, 17);
  plateau_events_get (run->events, &n);
  g_assert_cmpuint (n, >, 60);
  record_scrub (&record, run, 300, 1);
}

static void
test_shapes (void)
{
  static const struct
  {
    PlateauShape shape;
    guint epochs;
    gsize checkpoints;
  } cases[] = {
    { { 2, 0, { 0 }, PLATEAU_ACTIVATION_TANH }, 3000, 1 },
    { { 2, 1, { 4 }, PLATEAU_ACTIVATION_RELU }, 3000, 3 },
    { { 2, 1, { 64 }, PLATEAU_ACTIVATION_TANH }, 1500, 40 },
    { { 2, 5, { 8, 8, 8, 8, 8 }, PLATEAU_ACTIVATION_SIGMOID }, 1500, 100 },
    { { 2, 2, { 10, 5 }, PLATEAU_ACTIVATION_LEAKY_RELU }, 1500, 10000 },
    { { 2, 2, { 10, 5 }, PLATEAU_ACTIVATION_LINEAR }, 400, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlateauRun) run = new_run (&cases[i].shape, 90, 0.5, 0.1);
      g_auto (Record) record = { 0 };
      gsize each = run->network->n_parameters * sizeof (double) + 32;

      plateau_run_keep_checkpoints (run, cases[i].checkpoints * each);
      if (cases[i].checkpoints > 0)
        g_assert_cmpuint (plateau_checkpoints_get_capacity (run->checkpoints), ==,
                          cases[i].checkpoints);
      record_init (&record, run);
      record_train (&record, run, cases[i].epochs);
      record_scrub (&record, run, cases[i].checkpoints < 10 ? 20 : 100, i);
    }
}

static void
test_wide (void)
{
  const PlateauShape wide = { 2, 2, { 256, 256 }, PLATEAU_ACTIVATION_TANH };
  const gsize budget = 8 * 1024 * 1024;
  g_autoptr (PlateauRun) run = new_run (&wide, 20, 0.1, 0.05);
  g_auto (Record) record = { 0 };

  plateau_run_keep_checkpoints (run, budget);
  record_init (&record, run);
  while (run->epoch < 60)
    {
      record_note (&record, run);
      g_assert_true (plateau_run_step (run));
      g_assert_cmpuint (plateau_checkpoints_get_bytes (run->checkpoints), <=, budget);
    }
  g_assert_cmpuint (plateau_checkpoints_get_n (run->checkpoints), ==, 15);
  record_scrub (&record, run, 20, 3);
}

/* The picture of a moment is the one that was made then. */
static void
test_snapshot (void)
{
  const PlateauShape shape = { 2, 2, { 6, 5 }, PLATEAU_ACTIVATION_TANH };
  const PlateauWish wish = { .layers = ~0u, .errors = ~0u };
  g_autoptr (PlateauRun) run = new_run (&shape, 100, 1, 0.7);
  g_autoptr (PlateauRun) past = NULL;
  g_autoptr (PlateauSnapshot) then = NULL, now = NULL;

  plateau_run_keep_checkpoints (run, 20000);
  while (run->epoch < 3000)
    {
      if (run->epoch == 1234)
        {
          run->settings.rate = 0.3;
          then = plateau_run_snapshot (run, &wish);
        }
      plateau_run_step (run);
    }
  run->settings.rate = 0.9;
  past = plateau_run_new_past (run);
  g_assert_true (plateau_run_at (run, 1234, past, NULL));
  now = plateau_run_snapshot (past, &wish);

  g_assert_cmpuint (now->epoch, ==, 1234);
  g_assert_cmpuint (now->newest_epoch, ==, 3000);
  g_assert_cmpfloat (now->settings.rate, ==, 0.3);
  g_assert_cmpfloat (now->loss, ==, then->loss);
  g_assert_cmpfloat (now->first_loss, ==, then->first_loss);
  g_assert_cmpfloat (now->accuracy, ==, then->accuracy);
  assert_same_bits (now->network->parameters, then->network->parameters,
                    then->network->n_parameters);
  for (guint l = 1; l <= 3; l++)
    for (guint unit = 0; unit < then->network->n[l]; unit++)
      {
        gsize row = unit * (gsize) then->settings.data->stride;

        assert_same_bits (now->z[l] + row, then->z[l] + row, 100);
        assert_same_bits (now->a[l] + row, then->a[l] + row, 100);
        assert_same_bits (now->dz[l] + row, then->dz[l] + row, 100);
        g_assert_cmpfloat (now->layer[l].update_ratio, ==, then->layer[l].update_ratio);
        g_assert_cmpfloat (now->layer[l].gradient_norm, ==, then->layer[l].gradient_norm);
        g_assert_cmpfloat (now->layer[l].mean_slope, ==, then->layer[l].mean_slope);
      }

  /* The time line needs the whole run. */
  g_assert_cmpuint (now->points[now->n_points - 1].epoch, ==, 3000);
  g_assert_cmpuint (now->n_events, ==, 2);
  g_assert_cmpint (now->events[1].kind, ==, PLATEAU_EVENT_RATE);
  g_assert_cmpuint (now->events[1].epoch, ==, 1234);
}

/* A rate that is dragged all the time: more changes than are noted at once, and still exact. */
static void
test_busy_slider (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 32, 1, 1.2);
  g_autoptr (PlateauRun) past = NULL;
  g_auto (Record) record = { 0 };
  guint n;

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  record_init (&record, run);
  while (run->epoch < 40000)
    {
      run->settings.rate = 1 + 0.2 * sin ((double) run->epoch);
      record_note (&record, run);
      g_assert_true (plateau_run_step (run));
    }
  plateau_events_get (run->events, &n);
  g_assert_cmpuint (n, >, PLATEAU_EVENTS_AT_ONCE);
  g_assert_cmpuint (n, <, 20000);

  /* What was asked for in the end takes effect soon. */
  run->settings.rate = 0.5;
  while (run->rate != 0.5 && run->epoch < 41000)
    {
      record_note (&record, run);
      g_assert_true (plateau_run_step (run));
    }
  g_assert_cmpuint (run->epoch, <=, 40000 + 40000 / PLATEAU_EVENTS_RESOLUTION + 1);

  past = plateau_run_new_past (run);
  record_note (&record, run);
  for (guint64 epoch = 0; epoch <= run->epoch; epoch += 97)
    {
      g_assert_true (plateau_run_at (run, epoch, past, NULL));
      record_check (&record, past, epoch);
    }
}

static void
test_edit (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 64, 0.01, 1.2);
  g_autoptr (PlateauRun) past = NULL;
  g_autofree double *before = NULL;
  g_autofree PlateauLossPoint *points = NULL;
  g_autofree PlateauEvent *events = NULL;
  g_autoptr (GError) error = NULL;
  double loss;
  guint n;

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  while (run->epoch < 50)
    plateau_run_step (run);

  /* What cannot be is refused, and nothing has happened. */
  before = g_memdup2 (run->network->parameters, 17 * sizeof (double));
  loss = run->pass->loss;
  g_assert_false (plateau_run_edit (run, 3, NAN, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (plateau_run_edit (run, 3, -INFINITY, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE);
  g_clear_error (&error);
  /* The output's bias: 64 such losses together are beyond the largest double. */
  g_assert_false (plateau_run_edit (run, 16, 1.5e308, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE);
  assert_same_bits (run->network->parameters, before, 17);
  g_assert_cmpfloat (run->pass->loss, ==, loss);
  events = plateau_run_dup_events (run, &n);
  g_assert_cmpuint (n, ==, 1);
  g_clear_pointer (&events, g_free);

  /* A nudge, twice over. */
  g_assert_true (plateau_run_edit (run, 3, before[3] + 1, &error));
  g_assert_true (plateau_run_edit (run, 3, before[3] + 1e-6, NULL));
  g_assert_cmpfloat (run->network->parameters[3], ==, before[3] + 1e-6);
  g_assert_cmpfloat (run->pass->loss, !=, loss);
  points = plateau_history_dup_points (run->history, &n);
  g_assert_cmpuint (points[n - 1].epoch, ==, 50);
  g_assert_cmpfloat (points[n - 1].loss, ==, run->pass->loss);
  events = plateau_run_dup_events (run, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (events[1].kind, ==, PLATEAU_EVENT_EDIT);
  g_assert_cmpuint (events[1].epoch, ==, 50);
  g_assert_cmpuint (events[1].index, ==, 3);

  /* The epoch shows the nudge, the one before it does not. */
  past = plateau_run_new_past (run);
  loss = run->pass->loss;
  g_assert_true (plateau_run_at (run, 50, past, NULL));
  plateau_run_step (run);
  g_assert_true (plateau_run_at (run, 49, past, NULL));
  g_assert_true (plateau_run_at (run, 50, past, NULL));
  g_assert_cmpfloat (past->network->parameters[3], ==, before[3] + 1e-6);
  g_assert_cmpfloat (past->pass->loss, ==, loss);
  g_assert_true (plateau_run_at (run, 51, past, NULL));
  assert_same_bits (past->network->parameters, run->network->parameters, 17);

  /* A moment that is looked at while it is edited. */
  g_assert_true (plateau_run_edit (run, 0, 4, NULL));
  g_assert_true (plateau_run_at (run, 51, past, NULL));
  g_assert_cmpfloat (past->network->parameters[0], ==, 4);
}

/* Thousands of edits fill the list: the next one must wait, and all stay exact. */
static void
test_many_edits (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 16, 1, 0.5);
  g_autoptr (GError) error = NULL;
  g_auto (Record) record = { 0 };
  guint n = 1;

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  record_init (&record, run);
  while (n < PLATEAU_EVENTS_AT_ONCE)
    {
      for (gsize index = 0; index < 17 && n < PLATEAU_EVENTS_AT_ONCE; index++, n++)
        g_assert_true (plateau_run_edit (run, index, sin (n), NULL));
      record_note (&record, run);
      g_assert_true (plateau_run_step (run));
    }
  g_assert_true (plateau_run_edit (run, 0, 0.5, NULL));
  g_assert_true (plateau_run_edit (run, 0, 0.25, NULL));
  g_assert_false (plateau_run_edit (run, 1, 0.5, &error));
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE);
  record_train (&record, run, run->epoch + 5);
  g_assert_true (plateau_run_edit (run, 1, 0.5, NULL));
  record_train (&record, run, run->epoch + 5);
  record_scrub (&record, run, 50, 4);
}

static PlateauRun *
new_diverging_run (void)
{
  const PlateauShape deep = { 2, 4, { 6, 6, 6, 6 }, PLATEAU_ACTIVATION_LINEAR };

  return new_run (&deep, 50, 0.3, 0.01);
}

static void
test_divergence (void)
{
  g_autoptr (PlateauRun) run = new_diverging_run ();
  g_autoptr (PlateauRun) past = NULL;
  g_autoptr (PlateauRun) fork = NULL;
  g_auto (Record) record = { 0 };
  g_autofree PlateauEvent *events = NULL;
  guint n;

  plateau_run_keep_checkpoints (run, 50000);
  record_init (&record, run);
  record_train (&record, run, 400);
  run->settings.rate = 1e6;
  for (;;)
    {
      guint64 epoch = run->epoch;

      record_note (&record, run);
      if (!plateau_run_step (run))
        break;
      g_assert_cmpuint (epoch, <, 10000);
    }

  past = plateau_run_new_past (run);
  for (guint64 epoch = run->epoch + 1; epoch-- > 0;)
    {
      g_assert_true (plateau_run_at (run, epoch, past, NULL));
      record_check (&record, past, epoch);
      g_assert_true ((past->divergence.layer != 0) == (epoch == run->epoch));
    }
  events = plateau_run_dup_events (run, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (events[2].kind, ==, PLATEAU_EVENT_DIVERGENCE);
  g_assert_cmpuint (events[2].epoch, ==, run->epoch);
  g_assert_cmpuint (events[2].index, ==, run->divergence.layer);
  g_clear_pointer (&events, g_free);

  /* With another rate it goes on from its last epoch. */
  run->settings.rate = 0.001;
  fork = plateau_run_fork (run, run->epoch, NULL);
  g_assert_cmpuint (fork->divergence.layer, ==, 0);
  plateau_events_get (fork->events, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (plateau_run_rewind (run, 395, NULL));
  g_assert_cmpuint (run->divergence.layer, ==, 0);
  plateau_events_get (run->events, &n);
  g_assert_cmpuint (n, ==, 1);
  for (guint i = 0; i < 100; i++)
    g_assert_true (plateau_run_step (run));
  g_assert_cmpuint (run->epoch, ==, 495);
}

/* A stop, an edit that helps, and on: the stop stays on the list. */
static void
test_edit_after_divergence (void)
{
  g_autoptr (PlateauRun) run = new_diverging_run ();
  g_auto (Record) record = { 0 };
  g_autofree PlateauEvent *events = NULL;
  guint n;
  guint64 stopped;

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  record_init (&record, run);
  record_train (&record, run, 20);
  run->settings.rate = 1e6;
  do
    record_note (&record, run);
  while (plateau_run_step (run));
  stopped = run->epoch;

  /* The last note is of a state that is edited now. */
  for (gsize i = 0; i < run->network->n_parameters; i++)
    g_assert_true (plateau_run_edit (run, i, 0.01 * (double) (i % 7), NULL));
  g_assert_cmpuint (run->divergence.layer, ==, 0);
  record_truncate (&record, stopped);
  run->settings.rate = 0.01;
  record_train (&record, run, stopped + 300);
  record_scrub (&record, run, 60, 5);

  events = plateau_run_dup_events (run, &n);
  g_assert_cmpuint (n, ==, 1 + 1 + 1 + run->network->n_parameters + 1);
  g_assert_cmpint (events[2].kind, ==, PLATEAU_EVENT_DIVERGENCE);
  g_assert_cmpint (events[n - 1].kind, ==, PLATEAU_EVENT_RATE);
}

/* A start whose own loss is not finite has one epoch, which can be shown and forked. */
static void
test_infinite_start (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 20, 1e308, 1);
  g_autoptr (PlateauRun) past = NULL;
  g_autoptr (PlateauRun) fork = NULL;
  guint n;

  plateau_run_keep_checkpoints (run, PLATEAU_CHECKPOINTS_BYTES);
  g_assert_cmpuint (run->divergence.layer, !=, 0);
  past = plateau_run_new_past (run);
  g_assert_true (plateau_run_at (run, 0, past, NULL));
  g_assert_cmpuint (past->divergence.layer, ==, run->divergence.layer);
  fork = plateau_run_fork (run, 0, NULL);
  g_assert_cmpuint (fork->divergence.layer, ==, run->divergence.layer);
  g_assert_false (plateau_run_step (fork));
  plateau_events_get (fork->events, &n);
  g_assert_cmpuint (n, ==, 2);

  /* Weight by weight it can be mended. */
  g_assert_true (plateau_run_edit (run, 0, 0.5, NULL));
  g_assert_false (plateau_run_step (run));
  for (gsize i = 0; i < 17; i++)
    g_assert_true (plateau_run_edit (run, i, 0.1 * (double) i, NULL));
  g_assert_true (plateau_run_step (run));
  g_assert_true (plateau_run_at (run, 0, past, NULL));
  g_assert_cmpfloat (past->network->parameters[16], ==, 1.6);
  g_assert_cmpuint (past->divergence.layer, ==, 0);
}

/* Without checkpoints, and with some that begin late: slow, and right. */
static void
test_late (void)
{
  g_autoptr (PlateauRun) run = new_run (&small, 48, 1, 1.2);
  g_auto (Record) record = { 0 };

  record_init (&record, run);
  g_assert_true (plateau_run_edit (run, 5, -0.5, NULL));
  record_train (&record, run, 300);
  plateau_run_keep_checkpoints (run, 3000);
  record_train (&record, run, 2000);
  g_assert_cmpuint (plateau_checkpoints_get_n (run->checkpoints), >, 5);
  record_scrub (&record, run, 60, 6);
  plateau_run_keep_checkpoints (run, 0);
  record_truncate (&record, run->epoch);
  record_scrub (&record, run, 10, 7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/replay/long", test_long);
  g_test_add_func ("/replay/shapes", test_shapes);
  g_test_add_func ("/replay/wide", test_wide);
  g_test_add_func ("/replay/snapshot", test_snapshot);
  g_test_add_func ("/replay/busy-slider", test_busy_slider);
  g_test_add_func ("/replay/edit", test_edit);
  g_test_add_func ("/replay/many-edits", test_many_edits);
  g_test_add_func ("/replay/divergence", test_divergence);
  g_test_add_func ("/replay/edit-after-divergence", test_edit_after_divergence);
  g_test_add_func ("/replay/infinite-start", test_infinite_start);
  g_test_add_func ("/replay/late", test_late);

  return g_test_run ();
}
