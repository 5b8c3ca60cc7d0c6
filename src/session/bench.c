/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"
#include "run.h"

#include "engine/kernels.h"

#include <pthread.h>
#include <stdlib.h>
#include <time.h>

/* A turn measures each thing once; on a busy machine the turns differ, their medians less so. */
#define TURNS 15

/* Seconds that a peak is measured for in one turn. */
#define PEAK_SECONDS 0.01

/* Numbers that the activation's peak is measured on: they stay in the first cache. */
#define PEAK_NUMBERS 1024

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);

  return t.tv_sec + t.tv_nsec * 1e-9;
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (const double values[TURNS])
{
  double sorted[TURNS];

  for (guint i = 0; i < TURNS; i++)
    sorted[i] = values[i];
  qsort (sorted, TURNS, sizeof sorted[0], compare);

  return sorted[TURNS / 2];
}

static double
peak_multiply_adds (const PlateauKernels *kernels)
{
  double start = now (), elapsed, done = 0, result;
  /* What the numbers come to is of no use; that they are wanted keeps the loop alive. */
  volatile double wanted;

  do
    {
      done += kernels->multiply_adds (10000, &result);
      wanted = result;
      elapsed = now () - start;
    }
  while (elapsed < PEAK_SECONDS);
  (void) wanted;

  return done / elapsed;
}

static double
peak_tanh (const PlateauKernels *kernels, const double *x, double *y)
{
  double start = now (), elapsed, done = 0;

  do
    {
      for (guint i = 0; i < 100; i++)
        kernels->map_tanh (PEAK_NUMBERS, x, y);
      done += 100.0 * PEAK_NUMBERS;
      elapsed = now () - start;
    }
  while (elapsed < PEAK_SECONDS);

  return done / elapsed;
}

/* Epochs a second over about @seconds. A run that leaves the finite numbers begins again: what it
 * computes does not depend on what the numbers are. */
static double
train (PlateauRun **run, const PlateauSettings *settings, double seconds)
{
  double start = now (), elapsed;
  guint64 done = 0;
  guint batch = 1;

  do
    {
      for (guint i = 0; i < batch; i++)
        if (!plateau_run_step (*run))
          {
            plateau_run_free (*run);
            *run = plateau_run_new (settings);
          }
      done += batch;
      elapsed = now () - start;
      /* The clock is looked at some twenty times a turn. */
      batch = CLAMP (done * seconds / (20 * MAX (elapsed, 1e-9)), 1, G_MAXUINT / 2);
    }
  while (elapsed < seconds);

  return done / elapsed;
}

typedef struct
{
  const PlateauSettings *settings;
  double seconds;
  double rate;
} Lane;

static void *
train_lane (void *data)
{
  Lane *lane = data;
  PlateauRun *run = plateau_run_new (lane->settings);

  lane->rate = train (&run, lane->settings, lane->seconds);
  plateau_run_free (run);

  return NULL;
}

/* Together: each thread trains a network of its own. */
static double
train_lanes (const PlateauSettings *settings, double seconds, guint n)
{
  g_autofree Lane *lanes = g_new0 (Lane, n);
  g_autofree pthread_t *threads = g_new0 (pthread_t, n);
  double total = 0;

  for (guint i = 0; i < n; i++)
    {
      int status;

      lanes[i] = (Lane){ settings, seconds, 0 };
      status = pthread_create (&threads[i], NULL, train_lane, &lanes[i]);
      if (status != 0)
        g_error ("No thread for the training: %s", g_strerror (status));
    }
  for (guint i = 0; i < n; i++)
    {
      pthread_join (threads[i], NULL);
      total += lanes[i].rate;
    }

  return total;
}

void
plateau_bench_run (PlateauBench *self,
                   const PlateauSettings *settings,
                   double seconds,
                   guint n_threads)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  double epochs[TURNS], all[TURNS], adds[TURNS], tanhs[TURNS], limits[TURNS], shares[TURNS];
  double x[PEAK_NUMBERS] __attribute__ ((aligned (64)));
  double y[PEAK_NUMBERS] __attribute__ ((aligned (64)));
  double n_adds = 0, n_tanhs = 0;
  double turn = MAX (seconds / (TURNS * (n_threads > 1 ? 2 : 1)), PEAK_SECONDS);
  PlateauRun *run = plateau_run_new (settings);

  for (guint l = 1; l <= run->network->n_layers; l++)
    {
      double n = run->network->n[l], n_in = run->network->n[l - 1];
      PlateauActivation activation = plateau_network_activation (run->network, l);

      /* Forward once, backward twice. */
      n_adds += 3 * n * n_in * settings->data->n_examples;
      if (plateau_activation_saturates (activation))
        n_tanhs += n * settings->data->n_examples;
    }
  for (guint i = 0; i < PEAK_NUMBERS; i++)
    x[i] = (i - PEAK_NUMBERS / 2.0) * 0.01;

  for (guint t = 0; t < TURNS; t++)
    {
      adds[t] = peak_multiply_adds (kernels);
      tanhs[t] = peak_tanh (kernels, x, y);
      epochs[t] = train (&run, settings, turn);
      all[t] = n_threads > 1 ? train_lanes (settings, turn, n_threads) : epochs[t];
      limits[t] = 1 / (n_adds / adds[t] + n_tanhs / tanhs[t]);
      shares[t] = epochs[t] / limits[t];
    }
  plateau_run_free (run);

  *self = (PlateauBench){
    .kernels = kernels->name,
    .n_threads = n_threads,
    .epochs_per_second = median (epochs),
    .epochs_per_second_all = median (all),
    .multiply_adds_per_second = median (adds),
    .tanh_per_second = median (tanhs),
    .limit = median (limits),
    .share = median (shares),
  };
}
