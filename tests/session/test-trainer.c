/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"
#include "session/run.h"

#include <math.h>

static void
test_start_at_once (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  guint64 generation;

  fill_settings (&settings, 100);
  generation = plateau_trainer_set (trainer, &settings);
  snapshot = ask (trainer);
  g_assert_cmpuint (snapshot->generation, ==, generation);
  g_assert_cmpuint (snapshot->epoch, ==, 0);
  g_assert_false (snapshot->training);
  g_assert_nonnull (snapshot->z[1]);
  g_assert_cmpfloat (snapshot->layer[1].saturated, >, 0.9);
  g_assert_cmpuint (snapshot->n_points, ==, 1);
}

/* The thread's numbers are those of a run without a thread. */
static void
test_steps (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) one = NULL, many = NULL;

  fill_settings (&settings, 0.01);
  run = plateau_run_new (&settings);
  plateau_trainer_set (trainer, &settings);

  plateau_trainer_step (trainer, 1);
  one = ask (trainer);
  plateau_run_step (run);
  g_assert_cmpuint (one->epoch, ==, 1);
  g_assert_cmpfloat (one->loss, ==, run->pass->loss);

  plateau_trainer_step (trainer, 500);
  do
    {
      g_clear_pointer (&many, plateau_snapshot_unref);
      many = ask (trainer);
    }
  while (many->training);
  for (guint i = 0; i < 500; i++)
    plateau_run_step (run);
  g_assert_cmpuint (many->epoch, ==, 501);
  g_assert_cmpmem (many->network->parameters, many->network->n_parameters * 8,
                   run->network->parameters, run->network->n_parameters * 8);
}

static void
test_train_and_change_rate (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) a = NULL, b = NULL, c = NULL, stopped = NULL, later = NULL;
  guint64 generation;

  fill_settings (&settings, 1);
  generation = plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  do
    {
      g_clear_pointer (&a, plateau_snapshot_unref);
      a = ask (trainer);
    }
  while (a->epoch < 100);
  g_assert_true (a->training);

  /* Another rate goes on with the same run. */
  settings.rate = 0.1;
  g_assert_cmpuint (plateau_trainer_set (trainer, &settings), ==, generation);
  b = ask (trainer);
  g_assert_true (b->training);
  g_assert_cmpuint (b->epoch, >=, a->epoch);
  g_assert_cmpfloat (b->settings.rate, ==, 0.1);

  plateau_trainer_train (trainer, FALSE);
  stopped = ask (trainer);
  g_assert_false (stopped->training);
  g_usleep (20000);
  later = ask (trainer);
  g_assert_cmpuint (later->epoch, ==, stopped->epoch);

  /* Another start begins a new run and stops. */
  plateau_trainer_train (trainer, TRUE);
  settings.start.scale = 10;
  g_assert_cmpuint (plateau_trainer_set (trainer, &settings), >, generation);
  c = ask (trainer);
  g_assert_cmpuint (c->epoch, ==, 0);
  g_assert_false (c->training);
  g_assert_cmpfloat (c->settings.start.scale, ==, 10);
}

/* A step during training is the last one. */
static void
test_step_stops (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) stopped = NULL, later = NULL;

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  g_usleep (20000);
  plateau_trainer_step (trainer, 1);
  stopped = ask (trainer);
  g_assert_false (stopped->training);
  g_assert_cmpuint (stopped->epoch, >, 1);
  g_usleep (20000);
  later = ask (trainer);
  g_assert_cmpuint (later->epoch, ==, stopped->epoch);
}

static void
test_reset (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) first = NULL, moved = NULL, again = NULL;

  fill_settings (&settings, 1);
  plateau_trainer_set (trainer, &settings);
  first = ask (trainer);
  plateau_trainer_step (trainer, 10);
  moved = ask (trainer);
  g_assert_cmpfloat (moved->network->w[1][0], !=, first->network->w[1][0]);
  plateau_trainer_reset (trainer);
  again = ask (trainer);
  g_assert_cmpuint (again->epoch, ==, 0);
  g_assert_cmpuint (again->generation, >, first->generation);
  g_assert_cmpmem (again->network->parameters, again->network->n_parameters * 8,
                   first->network->parameters, first->network->n_parameters * 8);
}

/* A snapshot of the run before never reaches the screen. */
static void
test_stale (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings, 1);
  for (guint i = 0; i < 200; i++)
    {
      PlateauSnapshot *snapshot;
      guint64 generation;

      plateau_trainer_ask (trainer, &everything);
      plateau_trainer_train (trainer, TRUE);
      settings.start.scale = 1 + i;
      generation = plateau_trainer_set (trainer, &settings);
      plateau_trainer_ask (trainer, &everything);
      if (i % 3 == 0)
        plateau_trainer_wait (trainer, 5);
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL)
        {
          g_assert_cmpuint (snapshot->generation, ==, generation);
          g_assert_cmpfloat (snapshot->settings.start.scale, ==, 1 + i);
          plateau_snapshot_unref (snapshot);
        }
    }
}

static void
test_divergence (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;

  fill_settings (&settings, 1);
  settings.shape = (PlateauShape){ 2, 4, { 8, 8, 8, 8 }, PLATEAU_ACTIVATION_LINEAR };
  settings.rate = 1e6;
  plateau_trainer_set (trainer, &settings);
  plateau_trainer_train (trainer, TRUE);
  do
    {
      g_clear_pointer (&snapshot, plateau_snapshot_unref);
      snapshot = ask (trainer);
    }
  while (snapshot->training);
  g_assert_cmpuint (snapshot->divergence.layer, >, 0);
  g_assert_true (isfinite (snapshot->loss));
}

/* 200 epochs a second are neither 20 nor 2000, on a machine however busy. */
static void
test_pace (void)
{
  g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  gint64 start;
  double seconds;

  fill_settings (&settings, 1);
  settings.speed = 200;
  plateau_trainer_set (trainer, &settings);
  start = g_get_monotonic_time ();
  plateau_trainer_train (trainer, TRUE);
  g_usleep (300000);
  plateau_trainer_train (trainer, FALSE);
  snapshot = ask (trainer);
  seconds = (g_get_monotonic_time () - start) * 1e-6;
  g_assert_cmpuint (snapshot->epoch, >, 0);
  g_assert_cmpfloat (snapshot->epoch, <=, 200 * seconds + 2);
}

/* Closing while it trains, often. */
static void
test_close (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_auto (PlateauSettings) settings = { 0 };

      if (i % 4 == 0)
        continue;
      fill_settings (&settings, 1);
      plateau_trainer_set (trainer, &settings);
      plateau_trainer_train (trainer, TRUE);
      plateau_trainer_ask (trainer, &everything);
      if (i % 4 > 1)
        plateau_trainer_wait (trainer, 20);
      if (i % 4 == 3)
        plateau_snapshot_unref (plateau_trainer_take (trainer));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trainer/start-at-once", test_start_at_once);
  g_test_add_func ("/trainer/steps", test_steps);
  g_test_add_func ("/trainer/train-and-change-rate", test_train_and_change_rate);
  g_test_add_func ("/trainer/step-stops", test_step_stops);
  g_test_add_func ("/trainer/reset", test_reset);
  g_test_add_func ("/trainer/stale", test_stale);
  g_test_add_func ("/trainer/divergence", test_divergence);
  g_test_add_func ("/trainer/pace", test_pace);
  g_test_add_func ("/trainer/close", test_close);

  return g_test_run ();
}
