/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/run.h"
#include "session/sweep.h"

#include <math.h>
#include <stdlib.h>

/* Longer than any of these sweeps takes: who waits that long hangs. */
#define LONG 150000

/* With copies of @scales and @rows. */
static void
fill_plan (PlateauSweepPlan *plan,
           PlateauSweepAxis axis,
           guint n_scales,
           const double *scales,
           guint n_rows,
           const double *rows)
{
  *plan = (PlateauSweepPlan){
    .base = {
      .data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 60, 0.2, 1),
      .shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
      .start = { .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 2 },
      .rate = 1.2,
    },
    .axis = axis,
    .n_scales = n_scales,
    .scales = g_memdup2 (scales, n_scales * sizeof (double)),
    .n_rows = n_rows,
    .rows = g_memdup2 (rows, n_rows * sizeof (double)),
    .n_seeds = 3,
    .epochs = 150,
  };
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

  return (values[(n - 1) / 2] + values[n / 2]) / 2;
}

/* The loss of who knows the share of each class and nothing else. */
static double
guess_loss (const PlateauDataset *data)
{
  double p = 0;

  for (guint i = 0; i < data->n_examples; i++)
    p += data->y[i] / data->n_examples;

  return p > 0 && p < 1 ? -p * log (p) - (1 - p) * log (1 - p) : 0;
}

/* What a cell should be, by way of the run that the window and the command line step. */
static void
expect (const PlateauSweepPlan *plan, guint cell, PlateauSweepCell *want)
{
  g_autofree double *first = g_new (double, plan->n_seeds);
  g_autofree double *half = g_new (double, plan->n_seeds);
  g_autofree double *last = g_new (double, plan->n_seeds);
  guint n_finite = 0, n_learnt = 0;

  for (guint seed = 0; seed < plan->n_seeds; seed++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauRun) run = NULL;

      plateau_sweep_plan_get_settings (plan, cell, seed, &settings);
      run = plateau_run_new (&settings);
      first[seed] = isfinite (run->first_loss) ? run->first_loss : INFINITY;
      half[seed] = INFINITY;
      while (run->epoch < plan->epochs && plateau_run_step (run))
        if (half[seed] == INFINITY && run->pass->loss <= run->first_loss / 2)
          half[seed] = run->epoch;
      if (run->divergence.layer == 0)
        last[n_finite++] = run->pass->loss;
      n_learnt +=
          run->divergence.layer == 0 && run->pass->loss < 0.95 * guess_loss (plan->base.data);
    }

  want->cell = cell;
  want->first_loss = median (first, plan->n_seeds);
  want->epochs_to_half = median (half, plan->n_seeds);
  want->loss_median = n_finite > 0 ? median (last, n_finite) : NAN;
  want->loss_min = n_finite > 0 ? last[0] : NAN;
  want->loss_max = n_finite > 0 ? last[n_finite - 1] : NAN;
  want->failed = (plan->n_seeds - n_learnt) / (double) plan->n_seeds;
  want->diverged = (plan->n_seeds - n_finite) / (double) plan->n_seeds;
}

static void
assert_same_number (double a, double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat (a, ==, b);
}

static void
assert_same_cell (const PlateauSweepCell *a, const PlateauSweepCell *b)
{
  g_assert_cmpuint (a->cell, ==, b->cell);
  assert_same_number (a->first_loss, b->first_loss);
  assert_same_number (a->loss_median, b->loss_median);
  assert_same_number (a->loss_min, b->loss_min);
  assert_same_number (a->loss_max, b->loss_max);
  assert_same_number (a->epochs_to_half, b->epochs_to_half);
  assert_same_number (a->diverged, b->diverged);
  assert_same_number (a->failed, b->failed);
}

/* Every cell, from one, two and three threads, against the runs; cells[] holds them in the end. */
static void
check_plan (const PlateauSweepPlan *plan, PlateauSweepCell *cells)
{
  guint n = plateau_sweep_plan_n_cells (plan);

  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (PlateauSweep) sweep = plateau_sweep_new (plan, NULL, 0, n_threads);
      g_autofree gboolean *seen = g_new0 (gboolean, n);
      PlateauSweepCell cell;
      guint64 done, all;

      for (guint i = 0; i < n; i++)
        {
          g_assert_false (plateau_sweep_is_over (sweep));
          g_assert_true (plateau_sweep_take (sweep, &cell, LONG));
          g_assert_cmpuint (cell.cell, <, n);
          g_assert_false (seen[cell.cell]);
          seen[cell.cell] = TRUE;
          if (n_threads == 1)
            {
              expect (plan, cell.cell, &cells[cell.cell]);
              assert_same_cell (&cell, &cells[cell.cell]);
            }
          else
            {
              assert_same_cell (&cell, &cells[cell.cell]);
            }
        }
      /* Returns though it is asked to wait: nothing will come. */
      g_assert_false (plateau_sweep_take (sweep, &cell, LONG));
      g_assert_true (plateau_sweep_is_over (sweep));
      plateau_sweep_get_progress (sweep, &done, &all);
      g_assert_cmpuint (all, ==, n * plan->n_seeds * plan->epochs);
      g_assert_cmpuint (done, ==, all);
    }
}

static void
test_rates (void)
{
  static const double scales[] = { 0, 0.01, 1, 10, 1000 };
  static const double rates[] = { 0, 0.1, 1.2, 20 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauSweepCell cells[20];
  guint n_half = 0, n_failed = 0;

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 5, scales, 4, rates);
  check_plan (&plan, cells);

  /* Rows are rates and columns are scales. */
  g_assert_cmpfloat_with_epsilon (cells[2 * 5].first_loss, log (2), 1e-12);
  g_assert_cmpfloat (cells[2].first_loss, ==, cells[2].loss_median);
  g_assert_cmpfloat (cells[2].loss_median, ==, cells[2].first_loss);
  g_assert_cmpfloat (cells[2 * 5 + 2].loss_median, <, cells[5 + 2].loss_median);
  g_assert_cmpfloat (cells[2 * 5 + 2].loss_min, <, cells[2 * 5 + 2].loss_max);
  for (guint i = 0; i < 20; i++)
    {
      n_half += isfinite (cells[i].epochs_to_half);
      n_failed += cells[i].failed == 1;
    }
  g_assert_cmpuint (n_half, >, 3);
  g_assert_cmpuint (n_half, <, 16);
  g_assert_cmpuint (n_failed, >, 3);
  g_assert_cmpuint (n_failed, <, 16);
}

/* Unequal classes make a better guess; one class alone makes a perfect one. */
static void
test_guess (void)
{
  static const guint n_ones[] = { 0, 10, 50, 99 };
  static const double losses[] = { 0, 0.3250829733914482, 0.6931471805599453, 0.0560015343548 };

  for (guint k = 0; k < G_N_ELEMENTS (n_ones); k++)
    {
      g_autoptr (PlateauDataset) data = plateau_dataset_new (2, 100);

      for (guint i = 0; i < n_ones[k]; i++)
        data->y[i] = 1;
      g_assert_cmpfloat_with_epsilon (plateau_sweep_guess_loss (data), losses[k], 1e-12);
    }
}

static void
test_depths (void)
{
  static const double scales[] = { 0.1, 1, 3 };
  static const double depths[] = { 0, 1, 2, 5, 10 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_auto (PlateauSettings) settings = { 0 };
  PlateauSweepCell cells[15];

  fill_plan (&plan, PLATEAU_SWEEP_DEPTH, 3, scales, 5, depths);
  plan.n_seeds = 2;
  plan.epochs = 70;
  /* A base without a hidden layer still says how wide one is. */
  plan.base.shape = (PlateauShape){ 2, 0, { 3 }, PLATEAU_ACTIVATION_RELU };
  check_plan (&plan, cells);

  plateau_sweep_plan_get_settings (&plan, 4 * 3 + 2, 1, &settings);
  g_assert_cmpuint (settings.shape.n_hidden, ==, 10);
  for (guint l = 0; l < 10; l++)
    g_assert_cmpuint (settings.shape.width[l], ==, 3);
  g_assert_cmpfloat (settings.start.scale, ==, 3);
  g_assert_cmpuint (settings.start.seed, ==, 3);
  g_assert_cmpfloat (settings.rate, ==, 1.2);
}

static void
test_widths (void)
{
  static const double scales[] = { 0.5, 2 };
  static const double widths[] = { 1, 2, 7, 33 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_auto (PlateauSettings) settings = { 0 };
  PlateauSweepCell cells[8];

  fill_plan (&plan, PLATEAU_SWEEP_UNITS, 2, scales, 4, widths);
  plan.base.shape = (PlateauShape){ 2, 2, { 3, 5 }, PLATEAU_ACTIVATION_SIGMOID };
  plan.epochs = 40;
  check_plan (&plan, cells);

  plateau_sweep_plan_get_settings (&plan, 2 * 2, 0, &settings);
  g_assert_cmpuint (settings.shape.n_hidden, ==, 2);
  g_assert_cmpuint (settings.shape.width[0], ==, 7);
  g_assert_cmpuint (settings.shape.width[1], ==, 7);
}

/* Trainings that leave the finite numbers, soon and late, some seeds and all, beside others. */
static void
test_divergence (void)
{
  static const double scales[] = { 1e-3, 1, 100, 1e6 };
  static const double rates[] = { 0.03, 0.3, 2, 1e308 };
  guint n_all = 0, n_some = 0, n_none = 0;

  for (guint round = 0; round < 2; round++)
    {
      g_auto (PlateauSweepPlan) plan = { 0 };
      PlateauSweepCell cells[16];

      fill_plan (&plan, PLATEAU_SWEEP_RATE, 4, scales, 4, rates);
      plan.base.shape = (PlateauShape){
        2, 4, { 3, 3, 3, 3 }, round == 0 ? PLATEAU_ACTIVATION_RELU : PLATEAU_ACTIVATION_LINEAR
      };
      plan.n_seeds = 6;
      check_plan (&plan, cells);
      for (guint i = 0; i < 16; i++)
        {
          n_all += cells[i].diverged == 1;
          n_some += cells[i].diverged > 0 && cells[i].diverged < 1;
          n_none += cells[i].diverged == 0;
          g_assert_true (isnan (cells[i].loss_median) == (cells[i].diverged == 1));
        }
    }
  g_assert_cmpuint (n_all, >, 0);
  g_assert_cmpuint (n_some, >, 0);
  g_assert_cmpuint (n_none, >, 0);
}

/* Examples so large that J is not finite before the first step. */
static void
test_no_first_loss (void)
{
  static const double scales[] = { 1, 1e6 };
  static const double rates[] = { 1 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauSweepCell cells[2];
  PlateauDataset *data;

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 2, scales, 1, rates);
  data = plateau_dataset_copy (plan.base.data);
  for (guint i = 0; i < data->n_examples; i++)
    data->x[i] = 1e300;
  g_clear_pointer (&plan.base.data, plateau_dataset_unref);
  plan.base.data = data;
  plan.base.shape = (PlateauShape){ 2, 1, { 5 }, PLATEAU_ACTIVATION_LINEAR };
  plan.n_seeds = 4;
  check_plan (&plan, cells);
  g_assert_cmpfloat (cells[1].first_loss, ==, INFINITY);
  g_assert_cmpfloat (cells[1].diverged, ==, 1);
  g_assert_true (isnan (cells[1].loss_min));
  g_assert_true (isnan (cells[1].loss_max));
}

/* One step in which a weight becomes infinite, and its unit is off for ever: J is finite again, but
 * the training has come to its end. */
static void
test_infinite_weight (void)
{
  static const double scales[] = { 1 };
  static const double rates[] = { 1.7e308 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauSweepCell cells[1];

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 1, scales, 1, rates);
  g_clear_pointer (&plan.base.data, plateau_dataset_unref);
  plan.base.data = plateau_dataset_new (1, PLATEAU_STRIDE);
  for (guint i = 0; i < PLATEAU_STRIDE; i++)
    plan.base.data->x[i] = 1;
  plan.base.shape = (PlateauShape){ 1, 1, { 1 }, PLATEAU_ACTIVATION_RELU };
  plan.base.start.seed = 28; /* W1 = 0.446, W2 = 1.669: the gradient of the one overflows first */
  plan.n_seeds = 1;
  check_plan (&plan, cells);
  g_assert_cmpfloat (cells[0].diverged, ==, 1);
}

static void
test_no_epochs (void)
{
  static const double scales[] = { 0.01, 1 };
  static const double rates[] = { 1, 2 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauSweepCell cells[4];

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 2, scales, 2, rates);
  plan.epochs = 0;
  plan.n_seeds = 1;
  check_plan (&plan, cells);
  g_assert_cmpfloat (cells[1].loss_median, ==, cells[1].first_loss);
  g_assert_cmpfloat (cells[1].epochs_to_half, ==, INFINITY);
}

/* Only the asked cells, each once, in the order of the whole grid. */
static void
test_some_cells (void)
{
  static const double scales[] = { 0.01, 1, 10 };
  static const double rates[] = { 0.1, 1, 2 };
  static const guint asked[] = { 8, 1, 4, 1, 5, 8 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauSweep) sweep = NULL;
  g_autoptr (PlateauSweep) none = NULL;
  g_autofree guint *order = NULL;
  g_autofree guint *whole = NULL;
  PlateauSweepCell cell, want;
  guint n, n_whole, at = 0;

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 3, scales, 3, rates);
  order = plateau_sweep_plan_dup_order (&plan, asked, G_N_ELEMENTS (asked), &n);
  whole = plateau_sweep_plan_dup_order (&plan, NULL, 0, &n_whole);
  g_assert_cmpuint (n, ==, 4);
  for (guint i = 0; i < n; i++, at++)
    {
      while (at < n_whole && whole[at] != order[i])
        at++;
      g_assert_cmpuint (at, <, n_whole);
    }

  /* One thread begins and ends them in that order. */
  sweep = plateau_sweep_new (&plan, asked, G_N_ELEMENTS (asked), 1);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (plateau_sweep_take (sweep, &cell, LONG));
      expect (&plan, order[i], &want);
      assert_same_cell (&cell, &want);
    }
  g_assert_false (plateau_sweep_take (sweep, &cell, LONG));

  none = plateau_sweep_new (&plan, asked, 0, 0);
  g_assert_true (plateau_sweep_is_over (none));
  g_assert_false (plateau_sweep_take (none, &cell, LONG));
}

/* A sweep that nobody would wait for the end of. */
static PlateauSweep *
endless_sweep (guint n_threads)
{
  static const double scales[] = { 0.01, 1, 10 };
  static const double rates[] = { 0.1, 1, 2 };
  g_auto (PlateauSweepPlan) plan = { 0 };

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 3, scales, 3, rates);
  plan.epochs = G_GUINT64_CONSTANT (1000000000000);

  return plateau_sweep_new (&plan, NULL, 0, n_threads);
}

static void
test_cancel (void)
{
  for (guint n_threads = 1; n_threads <= 3; n_threads++)
    {
      g_autoptr (PlateauSweep) sweep = endless_sweep (n_threads);
      guint64 done = 0, before, all;
      PlateauSweepCell cell;

      /* It is at work, and says so while no cell is finished. */
      for (guint i = 0; i < 2; i++)
        {
          before = done;
          while (done == before)
            {
              plateau_sweep_get_progress (sweep, &done, &all);
              g_assert_cmpuint (done, >=, before);
              g_assert_false (plateau_sweep_take (sweep, &cell, 1));
            }
        }
      g_assert_cmpuint (all, ==, 27 * G_GUINT64_CONSTANT (1000000000000));
      g_assert_false (plateau_sweep_take (sweep, &cell, 0));
      g_assert_false (plateau_sweep_is_over (sweep));

      plateau_sweep_cancel (sweep);
      g_assert_false (plateau_sweep_take (sweep, &cell, LONG));
      g_assert_true (plateau_sweep_is_over (sweep));
    }
}

/* What was finished before can be taken after. */
static void
test_cancel_and_take (void)
{
  static const double scales[] = { 0.01, 1, 10 };
  static const double rates[] = { 0.1, 1, 2 };
  g_auto (PlateauSweepPlan) plan = { 0 };
  guint n_most = 0;

  fill_plan (&plan, PLATEAU_SWEEP_RATE, 3, scales, 3, rates);
  for (guint round = 0; round < 12; round++)
    {
      g_autoptr (PlateauSweep) sweep = plateau_sweep_new (&plan, NULL, 0, 2);
      PlateauSweepCell cell, want;
      guint n = 0;

      g_usleep (1000 * round);
      plateau_sweep_cancel (sweep);
      while (plateau_sweep_take (sweep, &cell, LONG))
        {
          expect (&plan, cell.cell, &want);
          assert_same_cell (&cell, &want);
          n++;
        }
      g_assert_true (plateau_sweep_is_over (sweep));
      n_most = MAX (n_most, n);
    }
  g_assert_cmpuint (n_most, >, 0);
}

static void
test_free_at_work (void)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (PlateauSweep) sweep = endless_sweep (1 + i % 3);

      if (i % 4 > 0)
        g_usleep (300 * (i % 4));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep/guess", test_guess);
  g_test_add_func ("/sweep/rates", test_rates);
  g_test_add_func ("/sweep/depths", test_depths);
  g_test_add_func ("/sweep/widths", test_widths);
  g_test_add_func ("/sweep/divergence", test_divergence);
  g_test_add_func ("/sweep/no-first-loss", test_no_first_loss);
  g_test_add_func ("/sweep/infinite-weight", test_infinite_weight);
  g_test_add_func ("/sweep/no-epochs", test_no_epochs);
  g_test_add_func ("/sweep/some-cells", test_some_cells);
  g_test_add_func ("/sweep/cancel", test_cancel);
  g_test_add_func ("/sweep/cancel-and-take", test_cancel_and_take);
  g_test_add_func ("/sweep/free-at-work", test_free_at_work);

  return g_test_run ();
}
