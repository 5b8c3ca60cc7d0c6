/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long it takes to show a moment of the past, and what the checkpoints cost the training.
 * Usage: bench-scrub [EPOCHS [MIB]] */
#include "session/data-set.h"
#include "session/replay.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MOMENTS 401

/* Epochs that the two runs take in turn. */
#define TURN 250

static double
now (clockid_t clock)
{
  struct timespec t;

  clock_gettime (clock, &t);

  return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The processor's time of every turn: a median of them does not see the rest of the machine. */
static double
train (PlateauRun *run)
{
  double start = now (CLOCK_THREAD_CPUTIME_ID);

  for (guint i = 0; i < TURN; i++)
    plateau_run_step (run);

  return now (CLOCK_THREAD_CPUTIME_ID) - start;
}

/* What the storing alone takes: on a busy machine the difference of two trainings drowns in noise. */
static double
store (const PlateauRun *run, gsize bytes)
{
  double start = now (CLOCK_THREAD_CPUTIME_ID), seconds;
  PlateauCheckpoints *checkpoints = plateau_checkpoints_new (run->network->n_parameters, bytes);
  guint64 due = 0;

  while (due <= run->epoch)
    due = plateau_checkpoints_add (checkpoints, due, run->network->parameters);
  seconds = now (CLOCK_THREAD_CPUTIME_ID) - start;
  plateau_checkpoints_free (checkpoints);

  return seconds;
}

static void
measure (const char *name, const PlateauShape *shape, guint64 epochs, gsize bytes)
{
  const PlateauWish wish = { .layers = 2 };
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) bare = NULL, run = NULL, past = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint n_turns = (guint) (epochs / TURN);
  g_autofree double *without = g_new (double, n_turns);
  g_autofree double *with = g_new (double, n_turns);
  double sum_with = 0, sum_without = 0, median;
  double replay[MOMENTS], whole[MOMENTS];

  settings.data = plateau_data_set_load (PLATEAU_DATA_SET_FLOWER, 400, 0.2, 1);
  settings.shape = *shape;
  settings.start = (PlateauStart){ .initialization = PLATEAU_INITIALIZATION_XAVIER_NORMAL,
                                   .scale = 1,
                                   .seed = 2 };
  settings.rate = 0.1;
  bare = plateau_run_new (&settings);
  run = plateau_run_new (&settings);
  plateau_run_keep_checkpoints (run, bytes);

  for (guint i = 0; i < n_turns; i++)
    {
      /* First one, then the other: neither always follows the other's use of the cache. */
      if (i % 2 == 0)
        without[i] = train (bare);
      with[i] = train (run);
      if (i % 2 == 1)
        without[i] = train (bare);
      sum_without += without[i];
      sum_with += with[i];
    }
  qsort (without, n_turns, sizeof *without, compare);
  qsort (with, n_turns, sizeof *with, compare);
  median = without[n_turns / 2];

  past = plateau_run_new_past (run);
  for (guint i = 0; i < MOMENTS; i++)
    {
      guint64 epoch = (guint64) (g_rand_double (rand) * (double) run->epoch);
      double start = now (CLOCK_MONOTONIC);
      PlateauSnapshot *snapshot;

      plateau_run_at (run, epoch, past, NULL);
      replay[i] = now (CLOCK_MONOTONIC) - start;
      snapshot = plateau_run_snapshot (past, &wish);
      whole[i] = now (CLOCK_MONOTONIC) - start;
      plateau_snapshot_unref (snapshot);
    }
  qsort (replay, MOMENTS, sizeof *replay, compare);
  qsort (whole, MOMENTS, sizeof *whole, compare);

  printf ("%s: %.0f epochs/s; %u checkpoints in %.1f MiB\n", name, TURN / median,
          plateau_checkpoints_get_n (run->checkpoints),
          (double) plateau_checkpoints_get_bytes (run->checkpoints) / 1048576);
  printf ("  cost to the training: the storing alone %.2f %%; measured %+.2f %%, %+.2f %% in the "
          "median of turns\n",
          100 * store (bare, bytes) / sum_without, 100 * (sum_with / sum_without - 1),
          100 * (with[n_turns / 2] / median - 1));
  printf ("  a moment: median %.2f, 95th percentile %.2f, longest %.2f ms; with its picture %.2f, "
          "%.2f, %.2f ms\n",
          replay[MOMENTS / 2] * 1e3, replay[MOMENTS * 95 / 100] * 1e3, replay[MOMENTS - 1] * 1e3,
          whole[MOMENTS / 2] * 1e3, whole[MOMENTS * 95 / 100] * 1e3, whole[MOMENTS - 1] * 1e3);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *name;
    PlateauShape shape;
  } cases[] = {
    { "2-4-1", { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH } },
    { "2-64-1", { 2, 1, { 64 }, PLATEAU_ACTIVATION_TANH } },
    { "2-8×5-1", { 2, 5, { 8, 8, 8, 8, 8 }, PLATEAU_ACTIVATION_TANH } },
    { "2-64-64-1", { 2, 2, { 64, 64 }, PLATEAU_ACTIVATION_TANH } },
  };
  guint64 epochs = argc > 1 ? g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  gsize bytes = argc > 2 ? g_ascii_strtoull (argv[2], NULL, 10) << 20 : PLATEAU_CHECKPOINTS_BYTES;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    measure (cases[i].name, &cases[i].shape, MAX (epochs, TURN), bytes);

  return 0;
}
