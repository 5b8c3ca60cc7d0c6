/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/initializer.h"
#include "session/slice-job.h"

#include <math.h>

/* Longer than any of these slices takes: who waits that long hangs. */
#define LONG 150000

static PlateauSlice *
make_slice (guint32 seed, guint columns, guint rows)
{
  static const PlateauShape shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH };
  PlateauStart start = { .initialization = PLATEAU_INITIALIZATION_NORMAL,
                         .scale = 1,
                         .seed = seed };
  g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
  PlateauSlice *slice;

  plateau_network_initialize (network, &start);
  slice = plateau_slice_new_over (network, 0, 3);
  plateau_slice_set_axis (slice, 0, columns, -4, 4);
  plateau_slice_set_axis (slice, 1, rows, -3, 3);

  return slice;
}

/* Seconds of work at least, for all threads. */
static PlateauSlice *
make_heavy_slice (void)
{
  static const PlateauShape shape = { 2, 2, { 32, 32 }, PLATEAU_ACTIVATION_TANH };
  g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
  PlateauSlice *slice = plateau_slice_new_over (network, 0, 1);

  plateau_slice_set_axis (slice, 0, 2000, -1, 1);
  plateau_slice_set_axis (slice, 1, 2000, -1, 1);

  return slice;
}

static double *
compute (const PlateauSlice *slice, PlateauDataset *data)
{
  guint n = plateau_slice_n_points (slice);
  g_autoptr (PlateauNetwork) network = plateau_network_copy (slice->centre);
  g_autoptr (PlateauPass) pass = plateau_pass_new (&network->shape, data);
  g_autofree guint *points = g_new (guint, n);
  double *losses = g_new (double, n);

  for (guint i = 0; i < n; i++)
    points[i] = i;
  plateau_slice_compute (slice, points, n, network, pass, losses);

  return losses;
}

static void
assert_computed (PlateauSliceJob *job, const PlateauSlice *slice, PlateauDataset *data)
{
  guint n = plateau_slice_n_points (slice), done, all;
  g_autofree double *losses = g_new0 (double, n);
  g_autofree double *want = compute (slice, data);

  g_assert_true (plateau_slice_job_wait (job, LONG));
  g_assert_false (plateau_slice_job_get_progress (job, &done, &all));
  g_assert_cmpuint (all, ==, n);
  g_assert_cmpuint (done, ==, n);
  g_assert_cmpuint (plateau_slice_job_read (job, losses), ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (losses[i], ==, want[i]);
}

/* The surface does not depend on the number of threads. */
static void
test_threads (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 80, 0.2, 1);
  g_autoptr (PlateauSlice) slice = make_slice (2, 65, 41);
  g_autoptr (PlateauSlice) line = make_slice (3, 17, 1);

  for (guint n_threads = 0; n_threads <= 3; n_threads++)
    {
      g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (n_threads);

      plateau_slice_job_start (job, slice, data);
      assert_computed (job, slice, data);
      plateau_slice_job_start (job, line, data);
      assert_computed (job, line, data);
    }
}

static void
test_nothing (void)
{
  g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (1);
  guint done = 1, all = 1;
  double losses = 7;

  g_assert_false (plateau_slice_job_get_progress (job, &done, &all));
  g_assert_cmpuint (done, ==, 0);
  g_assert_cmpuint (all, ==, 0);
  g_assert_cmpuint (plateau_slice_job_read (job, &losses), ==, 0);
  g_assert_cmpfloat (losses, ==, 7);
  plateau_slice_job_cancel (job);
  g_assert_true (plateau_slice_job_wait (job, 0));
}

/* It keeps copies: what the caller does with its own does not matter. */
static void
test_copies (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 80, 0.2, 1);
  g_autoptr (PlateauSlice) slice = make_slice (2, 70, 70);
  g_autoptr (PlateauSlice) same = plateau_slice_copy (slice);
  g_autoptr (PlateauDataset) same_data = plateau_dataset_copy (data);
  g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (2);

  plateau_slice_job_start (job, slice, data);
  for (gsize i = 0; i < slice->centre->n_parameters; i++)
    slice->centre->parameters[i] = slice->direction[0][i] = 1e9;
  g_clear_pointer (&slice, plateau_slice_free);
  g_clear_pointer (&data, plateau_dataset_unref);
  assert_computed (job, same, same_data);
}

/* What is read on the way is a part of the whole, spread over the grid. */
static void
test_progress (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 400, 0.2, 1);
  g_autoptr (PlateauSlice) slice = make_slice (2, 128, 128);
  g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (1);
  g_autofree double *want = compute (slice, data);
  g_autofree double *losses = g_new (double, 128 * 128);
  guint before = 0, done = 0, all;
  gboolean more = TRUE;

  plateau_slice_job_start (job, slice, data);
  while (more)
    {
      guint n = 0, quarters[4] = { 0 };

      more = plateau_slice_job_get_progress (job, &done, &all);
      g_assert_cmpuint (done, >=, before);
      before = plateau_slice_job_read (job, losses);
      g_assert_cmpuint (before, >=, done);
      for (guint i = 0; i < 128 * 128; i++)
        if (!isnan (losses[i]))
          {
            g_assert_cmpfloat (losses[i], ==, want[i]);
            quarters[i / (64 * 128) * 2 + i % 128 / 64]++;
            n++;
          }
      g_assert_cmpuint (n, ==, before);
      for (guint i = 1; i < 4; i++)
        g_assert_cmpuint (ABS ((int) quarters[i] - (int) quarters[0]), <=, 1);
    }
  g_assert_cmpuint (before, ==, 128 * 128);
}

/* As behind a dragged slider: the last one wins, whatever the threads were at. */
static void
test_restart (void)
{
  g_autoptr (PlateauDataset) flower = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 80, 0.2, 1);
  g_autoptr (PlateauDataset) moons = plateau_dataset_generate (PLATEAU_DATA_MOONS, 50, 0.2, 1);
  g_autoptr (PlateauSlice) heavy = make_heavy_slice ();
  g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (2);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (PlateauSlice) slice = make_slice (i, 20 + i, 30);
      PlateauDataset *data = i % 2 == 0 ? flower : moons;

      if (i % 10 == 0)
        plateau_slice_job_start (job, heavy, moons);
      if (i % 20 == 0)
        g_assert_false (plateau_slice_job_wait (job, 2));
      plateau_slice_job_start (job, slice, data);
      if (i % 5 == 0)
        assert_computed (job, slice, data);
    }
}

static void
test_cancel (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 400, 0.2, 1);
  g_autoptr (PlateauSlice) heavy = make_heavy_slice ();
  g_autoptr (PlateauSlice) slice = make_slice (2, 20, 20);
  g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (2);
  g_autofree double *losses = g_new (double, plateau_slice_n_points (heavy));
  guint done = 0, all, n = 0;

  plateau_slice_job_start (job, heavy, data);
  while (done == 0)
    {
      g_assert_true (plateau_slice_job_get_progress (job, &done, &all));
      g_assert_false (plateau_slice_job_wait (job, 1));
    }
  plateau_slice_job_cancel (job);
  g_assert_true (plateau_slice_job_wait (job, LONG));

  /* It stays where it is, and what was computed can be read. */
  g_assert_false (plateau_slice_job_get_progress (job, &done, &all));
  g_assert_cmpuint (done, >, 0);
  g_assert_cmpuint (done, <, all);
  g_usleep (3000);
  g_assert_cmpuint (plateau_slice_job_read (job, losses), ==, done);
  for (guint i = 0; i < all; i++)
    n += !isnan (losses[i]);
  g_assert_cmpuint (n, ==, done);

  plateau_slice_job_start (job, slice, data);
  assert_computed (job, slice, data);
}

static void
test_free_at_work (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 400, 0.2, 1);
  g_autoptr (PlateauSlice) slice = make_slice (2, 200, 200);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (PlateauSliceJob) job = plateau_slice_job_new (1 + i % 3);

      if (i % 5 > 0)
        plateau_slice_job_start (job, slice, data);
      if (i % 5 > 1)
        plateau_slice_job_wait (job, i % 5 - 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slice-job/threads", test_threads);
  g_test_add_func ("/slice-job/nothing", test_nothing);
  g_test_add_func ("/slice-job/copies", test_copies);
  g_test_add_func ("/slice-job/progress", test_progress);
  g_test_add_func ("/slice-job/restart", test_restart);
  g_test_add_func ("/slice-job/cancel", test_cancel);
  g_test_add_func ("/slice-job/free-at-work", test_free_at_work);

  return g_test_run ();
}
