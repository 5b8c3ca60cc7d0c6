/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Not a test: how long a sweep of 24 scales × 16 rates × 4 seeds takes, 2-8-1, tanh, flower with 200
 * examples, 500 epochs. See tests/bench/sweep, which runs it beside its peer. */

#include "session/sweep.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define SCALES 24
#define RATES 16
#define SEEDS 4
#define EPOCHS 500

/* @n numbers evenly spaced on a logarithmic axis. */
static double *
log_spaced (double low, double high, guint n)
{
  double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = low * pow (high / low, i / (n - 1.0));

  return values;
}

static void
fill_plan (PlateauSweepPlan *plan)
{
  *plan = (PlateauSweepPlan){
    .base = {
      .data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 200, 0.2, 1),
      .shape = { 2, 1, { 8 }, PLATEAU_ACTIVATION_TANH },
      .start = { .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 2 },
    },
    .axis = PLATEAU_SWEEP_RATE,
    .n_scales = SCALES,
    .scales = log_spaced (1e-3, 100, SCALES),
    .n_rows = RATES,
    .rows = log_spaced (0.01, 10, RATES),
    .n_seeds = SEEDS,
    .epochs = EPOCHS,
  };
}

/* Seconds of one sweep. */
static double
measure (const PlateauSweepPlan *plan, guint n_threads, PlateauSweepCell *cells)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (PlateauSweep) sweep = plateau_sweep_new (plan, NULL, 0, n_threads);
  PlateauSweepCell cell;

  while (plateau_sweep_take (sweep, &cell, 1000000))
    cells[cell.cell] = cell;

  return (g_get_monotonic_time () - start) * 1e-6;
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, by_size);

  return values[n / 2];
}

static void
compare_threads (const PlateauSweepPlan *plan, PlateauSweepCell *cells, int turns)
{
  g_autofree double *one = g_new (double, turns);
  g_autofree double *two = g_new (double, turns);
  g_autofree double *ratio = g_new (double, turns);

  for (int i = 0; i < turns; i++)
    {
      one[i] = measure (plan, 1, cells);
      two[i] = measure (plan, 2, cells);
      ratio[i] = one[i] / two[i];
    }
  printf ("1 thread %.3f s, 2 threads %.3f s, ratio %.2f (medians of %d)\n", median (one, turns),
          median (two, turns), median (ratio, turns), turns);
}

int
main (int argc, char *argv[])
{
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauSweepCell cells[SCALES * RATES];
  int turns = 9;

  fill_plan (&plan);

  /* One sweep, warmed up, and its losses where they are asked for: for the script. */
  if (argc == 3 && g_str_equal (argv[1], "--threads"))
    {
      measure (&plan, atoi (argv[2]), cells);
      printf ("%.6f\n", measure (&plan, atoi (argv[2]), cells));
      return 0;
    }
  if (argc == 2 && g_str_equal (argv[1], "--losses"))
    {
      measure (&plan, 0, cells);
      for (guint i = 0; i < SCALES * RATES; i++)
        printf ("%.17g %.17g %.17g\n", cells[i].loss_min, cells[i].loss_median, cells[i].loss_max);
      return 0;
    }
  if (argc == 2)
    turns = atoi (argv[1]);
  if (argc > 2 || turns < 1 || turns > 1000)
    {
      fprintf (stderr, "Usage: bench-sweep [TURNS | --threads N | --losses]\n");
      return 2;
    }
  compare_threads (&plan, cells, turns);

  return 0;
}
