/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Not a test: what a snapshot costs the training. A snapshot is timed between two epochs, in a thread
 * of its own, and let go by another one, as in the window: the newest is drawn, the one before it is
 * still on the screen. */

#include "engine/initializer.h"
#include "session/run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 120
#define POINTS 16000
#define PICTURES_A_SECOND 60

typedef struct
{
  PlateauRun *run;
  PlateauWish wish;
  _Atomic (PlateauSnapshot *) slot;
  atomic_bool over;
  double snapshot[ROUNDS];
  double after[ROUNDS]; /* the epoch that follows, whose numbers may have left the cache */
  double epoch[ROUNDS]; /* the third after it */
} Bench;

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
microseconds (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);

  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);

  return times[ROUNDS / 2];
}

static void *
train (void *data)
{
  Bench *self = data;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double began = microseconds (), start = began, now;
      PlateauSnapshot *snapshot;

      snapshot = plateau_run_snapshot (self->run, &self->wish);
      plateau_snapshot_unref (atomic_exchange (&self->slot, snapshot));
      now = microseconds ();
      self->snapshot[i] = now - start;

      /* It trains until the next picture is due: what lay in the cache is gone by then. */
      for (guint n = 0; n < 3 || now < began + 1e6 / PICTURES_A_SECOND; n++)
        {
          start = now;
          plateau_run_step (self->run);
          now = microseconds ();
          if (n == 0)
            self->after[i] = now - start;
          else if (n == 2)
            self->epoch[i] = now - start;
        }
    }
  atomic_store (&self->over, TRUE);

  return NULL;
}

static void
measure (const char *name, guint n_hidden, guint width, guint m, guint layers, guint profiles)
{
  PlateauSettings settings = {
    .data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, m, 0.2, 1),
    .shape = { 2, n_hidden, { 0 }, PLATEAU_ACTIVATION_TANH },
    .start = { PLATEAU_INITIALIZATION_NORMAL, 0.3, 0, 2 },
    .rate = 0.1,
  };
  Bench bench = { .wish = { .layers = layers, .profiles = profiles } };
  PlateauSnapshot *shown = NULL;
  pthread_t thread;
  guint64 epoch = 0;
  double cost, later;

  for (guint l = 0; l < n_hidden; l++)
    settings.shape.width[l] = width;
  bench.run = plateau_run_new (&settings);
  /* The loss of a run that has trained for very long. */
  for (guint n = 0; n < POINTS; n++)
    {
      epoch += MAX (1, epoch / 1024);
      plateau_history_add (bench.run->history, epoch, 0.5);
    }
  bench.run->epoch = epoch;

  pthread_create (&thread, NULL, train, &bench);
  while (!atomic_load (&bench.over))
    {
      PlateauSnapshot *newest = atomic_exchange (&bench.slot, NULL);

      if (newest != NULL)
        {
          plateau_snapshot_unref (shown);
          shown = newest;
        }
      g_usleep (200);
    }
  pthread_join (thread, NULL);

  cost = median (bench.snapshot);
  later = median (bench.after) - median (bench.epoch);
  printf ("%-36s %8.1f µs (95 %% below %8.1f), next epoch %+6.1f µs: %5.2f %% at %d a second\n",
          name, cost, bench.snapshot[ROUNDS * 95 / 100], later,
          (cost + later) * PICTURES_A_SECOND * 1e-4, PICTURES_A_SECOND);

  plateau_snapshot_unref (shown);
  plateau_snapshot_unref (atomic_exchange (&bench.slot, NULL));
  plateau_run_free (bench.run);
  plateau_settings_clear (&settings);
}

int
main (void)
{
  const guint first = 1u << 1, all = ~0u;

  measure ("2-4-1", 1, 4, 400, first, 0);
  measure ("2-16-1", 1, 16, 400, first, 0);
  measure ("2-64-1", 1, 64, 400, first, 0);
  measure ("2-64-64-1", 2, 64, 400, first, 0);
  measure ("2-256-256-1", 2, 256, 400, first, 0);
  measure ("2-64-64-1, all profiles", 2, 64, 400, 0, all);
  measure ("2-8×8-1, all profiles", 8, 8, 400, 0, all);
  measure ("2-256-1, 20 000 examples, its profile", 1, 256, 20000, 0, first);
  return 0;
}
