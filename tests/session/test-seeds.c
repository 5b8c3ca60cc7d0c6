/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/run.h"
#include "session/seeds.h"

#include <math.h>
#include <stdlib.h>

/* Longer than any of these trainings takes: who waits that long hangs. */
#define LONG 150000

static void
fill_settings (PlateauSettings *settings)
{
  *settings = (PlateauSettings){
    .data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 60, 0.2, 1),
    .shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
    .start = { .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 2 },
    .rate = 1.2,
  };
}

static PlateauSeeds *
train (const PlateauSettings *settings, guint n_seeds, guint64 epochs, guint n_threads)
{
  g_autoptr (PlateauSeedsJob) job = plateau_seeds_job_new (settings, n_seeds, epochs, n_threads);

  g_assert_true (plateau_seeds_job_wait (job, LONG));
  g_assert_true (plateau_seeds_job_is_over (job));

  return plateau_seeds_job_look (job);
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The summary over the first n rows, all of them done. */
static void
check_summary (const PlateauSeeds *seeds)
{
  g_autofree double *values = g_new (double, seeds->n_seeds);
  guint n = seeds->n_seeds;

  for (guint i = 0; i < seeds->n_points; i++)
    {
      for (guint k = 0; k < n; k++)
        values[k] = seeds->loss[k * seeds->n_points + i];
      qsort (values, n, sizeof *values, by_size);
      g_assert_cmpfloat (seeds->low[i], ==, values[0]);
      g_assert_cmpfloat (seeds->high[i], ==, values[n - 1]);
      g_assert_cmpfloat (seeds->median[i], ==, (values[(n - 1) / 2] + values[n / 2]) / 2);
    }
}

/* Against the runs that the window and the command line step. Returns how many stopped. */
static guint
check_runs (const PlateauSettings *settings, const PlateauSeeds *seeds)
{
  guint n_reached = 0, n_stopped = 0;

  g_assert_cmpuint (seeds->n_done, ==, seeds->n_seeds);
  g_assert_cmpfloat (seeds->progress, ==, 1);
  g_assert_true (plateau_settings_same_start (&seeds->settings, settings));
  for (guint k = 0; k < seeds->n_seeds; k++)
    {
      PlateauSettings one = *settings;
      g_autoptr (PlateauRun) run = NULL;
      gboolean reached = FALSE, stopped = FALSE;
      guint i = 0;

      one.start.seed += k;
      run = plateau_run_new (&one);
      stopped = run->divergence.layer != 0;
      for (guint64 epoch = 0; epoch <= seeds->epochs; epoch++)
        {
          if (epoch > 0 && !stopped)
            stopped = !plateau_run_step (run);
          reached = reached || (!stopped && run->pass->loss <= PLATEAU_SEEDS_GOAL);
          if (i < seeds->n_points && seeds->epoch[i] == epoch)
            {
              g_assert_cmpfloat (seeds->loss[k * seeds->n_points + i], ==,
                                 stopped ? INFINITY : run->pass->loss);
              i++;
            }
        }
      g_assert_cmpuint (i, ==, seeds->n_points);
      g_assert_cmpint (seeds->reached[k], ==, reached);
      n_reached += reached;
      n_stopped += stopped;
    }
  g_assert_cmpuint (seeds->n_reached, ==, n_reached);
  check_summary (seeds);

  return n_stopped;
}

static void
assert_same (const PlateauSeeds *a, const PlateauSeeds *b)
{
  gsize column = a->n_points * sizeof (double), all = a->n_seeds * column;

  g_assert_cmpuint (a->n_seeds, ==, b->n_seeds);
  g_assert_cmpuint (a->n_done, ==, b->n_done);
  g_assert_cmpuint (a->n_reached, ==, b->n_reached);
  g_assert_cmpmem (a->epoch, a->n_points * sizeof (guint64), b->epoch,
                   b->n_points * sizeof (guint64));
  g_assert_cmpmem (a->loss, all, b->loss, all);
  g_assert_cmpmem (a->low, column, b->low, column);
  g_assert_cmpmem (a->median, column, b->median, column);
  g_assert_cmpmem (a->high, column, b->high, column);
}

static void
test_runs (void)
{
  static const double scales[] = { 0.01, 1, 10 };
  guint n_mixed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauSeeds) seeds = NULL;

      fill_settings (&settings);
      settings.start.scale = scales[i];
      seeds = train (&settings, 7, 1000, 1);
      g_assert_cmpuint (check_runs (&settings, seeds), ==, 0);
      n_mixed += seeds->n_reached > 0 && seeds->n_reached < 7;
      for (guint n_threads = 2; n_threads <= 3; n_threads++)
        {
          g_autoptr (PlateauSeeds) others = train (&settings, 7, 1000, n_threads);

          assert_same (seeds, others);
        }
      g_test_message ("scale %g: %u reached the goal", scales[i], seeds->n_reached);
    }
  /* The count can be wrong only where some do and some do not. */
  g_assert_cmpuint (n_mixed, >, 0);
}

/* Some draws, and all, leave the finite numbers; those are above every other. */
static void
test_divergence (void)
{
  static const double rates[] = { 0.3, 1e308 };
  guint n_stopped[2];

  for (guint i = 0; i < 2; i++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauSeeds) seeds = NULL;
      g_autoptr (PlateauSeeds) others = NULL;
      guint last;

      fill_settings (&settings);
      settings.shape = (PlateauShape){ 2, 4, { 3, 3, 3, 3 }, PLATEAU_ACTIVATION_LINEAR };
      settings.start.scale = 1;
      settings.rate = rates[i];
      seeds = train (&settings, 12, 300, 2);
      others = train (&settings, 12, 300, 1);
      n_stopped[i] = check_runs (&settings, seeds);
      assert_same (seeds, others);
      last = seeds->n_points - 1;
      g_assert_true (isinf (seeds->high[last]));
      g_assert_true (isinf (seeds->low[last]) == (n_stopped[i] == 12));
    }
  g_test_message ("%u and %u stopped", n_stopped[0], n_stopped[1]);
  g_assert_cmpuint (n_stopped[0], >, 0);
  g_assert_cmpuint (n_stopped[0], <, 12);
  g_assert_cmpuint (n_stopped[1], ==, 12);
}

/* Examples so large that J is not finite before the first step. */
static void
test_no_first_loss (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSeeds) seeds = NULL;
  PlateauDataset *data;

  fill_settings (&settings);
  data = plateau_dataset_copy (settings.data);
  for (guint i = 0; i < data->n_examples; i++)
    data->x[i] = 1e300;
  plateau_settings_clear (&settings);
  settings.data = data;
  settings.shape.activation = PLATEAU_ACTIVATION_LINEAR;
  settings.start.scale = 1e6;
  seeds = train (&settings, 3, 50, 2);
  g_assert_cmpuint (check_runs (&settings, seeds), >, 0);
}

/* Zeros and one constant: all draws are one. */
static void
test_no_randomness (void)
{
  static const PlateauInitialization same[] = { PLATEAU_INITIALIZATION_ZEROS,
                                                PLATEAU_INITIALIZATION_CONSTANT };

  for (guint i = 0; i < 2; i++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauSeeds) seeds = NULL;

      fill_settings (&settings);
      settings.start.initialization = same[i];
      settings.start.constant = 0.5;
      seeds = train (&settings, 5, 200, 2);
      check_runs (&settings, seeds);
      for (guint p = 0; p < seeds->n_points; p++)
        g_assert_cmpfloat (seeds->low[p], ==, seeds->high[p]);
    }
}

/* After the largest seed comes 0. */
static void
test_largest_seed (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSeeds) seeds = NULL;
  g_autoptr (PlateauSeeds) first = NULL;

  fill_settings (&settings);
  settings.start.seed = G_MAXUINT32 - 1;
  seeds = train (&settings, 4, 20, 2);
  check_runs (&settings, seeds);
  settings.start.seed = 0;
  first = train (&settings, 1, 20, 1);
  g_assert_cmpmem (first->loss, 21 * sizeof (double), seeds->loss + 2 * 21, 21 * sizeof (double));
}

static void
test_epochs (void)
{
  static const guint64 lengths[] = { 0, 1, 2, 127, 128, 129, 130, 131, 5000 };
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings);
  for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
    {
      g_autoptr (PlateauSeeds) seeds = train (&settings, 2, lengths[k], 2);

      check_runs (&settings, seeds);
      g_assert_cmpuint (seeds->epochs, ==, lengths[k]);
      g_assert_cmpuint (seeds->epoch[0], ==, 0);
      g_assert_cmpuint (seeds->epoch[seeds->n_points - 1], ==, lengths[k]);
      for (guint i = 1; i < seeds->n_points; i++)
        {
          guint64 step = seeds->epoch[i] - seeds->epoch[i - 1];

          g_assert_cmpuint (step, >=, 1);
          g_assert_cmpuint (step, <=, MAX (1, seeds->epoch[i] / 64));
        }
    }
}

/* Trainings that nobody would wait for the end of; their memory is that of a short one. */
static PlateauSeedsJob *
endless_job (guint n_threads)
{
  g_auto (PlateauSettings) settings = { 0 };

  fill_settings (&settings);

  return plateau_seeds_job_new (&settings, 20, G_GUINT64_CONSTANT (1000000000000), n_threads);
}

static void
test_cancel (void)
{
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (PlateauSeedsJob) job = endless_job (n_threads);
      g_autoptr (PlateauSeeds) seeds = NULL;
      g_autoptr (PlateauSeeds) again = NULL;

      g_assert_false (plateau_seeds_job_wait (job, 20));
      g_assert_false (plateau_seeds_job_is_over (job));
      plateau_seeds_job_cancel (job);
      g_assert_true (plateau_seeds_job_wait (job, LONG));

      seeds = plateau_seeds_job_look (job);
      g_assert_cmpuint (seeds->n_points, <, 1700);
      g_assert_cmpuint (seeds->n_done, ==, 0);
      g_assert_cmpuint (seeds->n_reached, ==, 0);
      g_assert_cmpfloat (seeds->progress, <, 1e-3);
      g_assert_true (isnan (seeds->low[0]) && isnan (seeds->median[0]) && isnan (seeds->high[0]));
      /* What is known is a beginning: no holes, and never an end. */
      for (guint k = 0; k < 20; k++)
        {
          const double *row = seeds->loss + k * seeds->n_points;

          for (guint i = 1; i < seeds->n_points; i++)
            g_assert_true (isnan (row[i]) || isfinite (row[i - 1]));
          g_assert_true (isnan (row[seeds->n_points - 1]));
        }
      again = plateau_seeds_job_look (job);
      g_assert_true (again == seeds);
    }
}

/* What was done before the cancel stays, and is summarised. */
static void
test_cancel_in_between (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  guint n_between = 0;

  fill_settings (&settings);
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (PlateauSeedsJob) job = plateau_seeds_job_new (&settings, 20, 2000, 2);
      g_autoptr (PlateauSeeds) seeds = NULL;
      double lowest = INFINITY;

      do
        {
          g_clear_pointer (&seeds, plateau_seeds_unref);
          seeds = plateau_seeds_job_look (job);
        }
      while (seeds->n_done < round);
      plateau_seeds_job_cancel (job);
      g_assert_true (plateau_seeds_job_wait (job, LONG));
      g_clear_pointer (&seeds, plateau_seeds_unref);
      seeds = plateau_seeds_job_look (job);
      g_assert_cmpuint (seeds->n_done, >=, round);
      n_between += seeds->n_done < 20;
      for (guint k = 0; k < 20; k++)
        {
          const double *row = seeds->loss + k * seeds->n_points;

          if (!isnan (row[seeds->n_points - 1]))
            lowest = fmin (lowest, row[seeds->n_points - 1]);
        }
      if (seeds->n_done > 0)
        g_assert_cmpfloat (seeds->low[seeds->n_points - 1], ==, lowest);
    }
  g_assert_cmpuint (n_between, >, 0);
}

/* Looking often neither makes objects in vain nor steps back. */
static void
test_look (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSeedsJob) job = NULL;
  g_autoptr (PlateauSeeds) before = NULL;
  guint n_new = 0;
  gboolean over;

  fill_settings (&settings);
  job = plateau_seeds_job_new (&settings, 20, 3000, 2);
  before = plateau_seeds_job_look (job);
  do
    {
      g_autoptr (PlateauSeeds) seeds = NULL;

      over = plateau_seeds_job_is_over (job);
      seeds = plateau_seeds_job_look (job);
      if (seeds != before)
        {
          g_assert_cmpuint (seeds->n_done, >=, before->n_done);
          g_assert_cmpfloat (seeds->progress, >=, before->progress);
          n_new++;
        }
      plateau_seeds_unref (before);
      before = plateau_seeds_ref (seeds);
    }
  while (!over);
  g_assert_cmpuint (before->n_done, ==, 20);
  g_assert_cmpfloat (before->progress, ==, 1);
  g_assert_cmpuint (n_new, >, 0);
  g_assert_cmpuint (n_new, <=, 200 + 20 + 1);

  /* It outlives the job. */
  g_clear_pointer (&job, plateau_seeds_job_free);
  check_runs (&settings, before);
}

static void
test_free_at_work (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (PlateauSeedsJob) job = endless_job (1 + i % 3);

      if (i % 4 > 0)
        g_usleep (300 * (i % 4));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seeds/runs", test_runs);
  g_test_add_func ("/seeds/divergence", test_divergence);
  g_test_add_func ("/seeds/no-first-loss", test_no_first_loss);
  g_test_add_func ("/seeds/no-randomness", test_no_randomness);
  g_test_add_func ("/seeds/largest-seed", test_largest_seed);
  g_test_add_func ("/seeds/epochs", test_epochs);
  g_test_add_func ("/seeds/cancel", test_cancel);
  g_test_add_func ("/seeds/cancel-in-between", test_cancel_in_between);
  g_test_add_func ("/seeds/look", test_look);
  g_test_add_func ("/seeds/free-at-work", test_free_at_work);

  return g_test_run ();
}
