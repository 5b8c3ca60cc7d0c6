/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "asking.h"
#include "session/landscape.h"
#include "session/path-tracker.h"

#include <math.h>

static void
fill_twins (PlateauSettings *settings, guint units, double constant)
{
  fill_settings (settings, 1);
  settings->shape.width[0] = units;
  settings->start.initialization = PLATEAU_INITIALIZATION_CONSTANT;
  settings->start.constant = constant;
  settings->rate = 0.5;
}

static PlateauSnapshot *
new_snapshot (const PlateauSettings *settings, guint64 epochs)
{
  g_autoptr (PlateauRun) run = new_reference (settings, epochs);

  return plateau_run_snapshot (run, NULL);
}

/* The surface is the engine's loss at the parameters that its axes say. */
static void
test_loss (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int kind = 0; kind < PLATEAU_N_SURFACES; kind++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauSnapshot) snapshot = NULL;
      g_autoptr (PlateauLandscape) landscape = NULL;
      g_autoptr (PlateauNetwork) network = NULL;
      g_autoptr (PlateauPass) pass = NULL;
      PlateauSurfaceAxes axes;

      fill_settings (&settings, 1);
      snapshot = new_snapshot (&settings, 50);
      plateau_surface_axes_init (&axes);
      axes.kind = (PlateauSurfaceKind) kind;
      axes.weight[1] = (PlateauParameterPlace){ 2, 0, 4 };
      landscape = plateau_landscape_new (snapshot, &axes, 33);
      g_assert_cmpuint (landscape->n_done, ==, 33 * 33);
      network = plateau_network_copy (snapshot->network);
      pass = plateau_pass_new (&network->shape, settings.data);

      for (guint i = 0; i < 100; i++)
        {
          guint column = (guint) g_rand_int_range (random, 0, 33);
          guint row = (guint) g_rand_int_range (random, 0, 33);
          double x = plateau_slice_coordinate (landscape->slice, 0, column);
          double y = plateau_slice_coordinate (landscape->slice, 1, row);
          double point[2];

          for (gsize k = 0; k < network->n_parameters; k++)
            network->parameters[k] = landscape->slice->centre->parameters[k];
          if (kind == PLATEAU_SURFACE_RANDOM)
            for (gsize k = 0; k < network->n_parameters; k++)
              network->parameters[k] += x * landscape->projection->direction[0][k] +
                                        y * landscape->projection->direction[1][k];
          else
            {
              network->parameters[landscape->projection->index[0]] = x;
              network->parameters[landscape->projection->index[1]] = y;
            }
          plateau_network_forward (network, pass);
          g_assert_cmpfloat_with_epsilon (landscape->height[row * 33 + column], pass->loss, 1e-12);
          g_assert_cmpfloat_with_epsilon (plateau_landscape_height_at (landscape, x, y), pass->loss,
                                          1e-9);
          plateau_projection_apply (landscape->projection, network->parameters, point);
          g_assert_cmpfloat_with_epsilon (point[0], x, 1e-9);
          g_assert_cmpfloat_with_epsilon (point[1], y, 1e-9);
        }

      /* The network itself lies on it: of weights and random directions at its own loss. */
      if (kind != PLATEAU_SURFACE_TWINS)
        {
          double own[2];

          plateau_projection_apply (landscape->projection, snapshot->network->parameters, own);
          plateau_slice_move (landscape->slice, own[0], own[1], network);
          plateau_network_forward (network, pass);
          g_assert_cmpfloat_with_epsilon (pass->loss, snapshot->loss, 1e-12);
        }
    }
}

/* Twins: a mirror image of itself, to the last bit in a net of two units, whatever the net was. */
static void
test_mirror (void)
{
  for (guint units = 2; units <= 5; units++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      g_autoptr (PlateauSnapshot) snapshot = NULL;
      g_autoptr (PlateauLandscape) landscape = NULL;
      PlateauSurfaceAxes axes;
      guint n = 40;

      fill_settings (&settings, 2);
      settings.shape.width[0] = units;
      snapshot = new_snapshot (&settings, 20);
      plateau_surface_axes_init (&axes);
      landscape = plateau_landscape_new (snapshot, &axes, n);
      g_assert_cmpfloat (landscape->slice->low[0], ==, landscape->slice->low[1]);
      g_assert_cmpfloat (landscape->slice->high[0], ==, landscape->slice->high[1]);
      g_assert_true (landscape->slice->twins);
      for (guint j = 0; j < n; j++)
        for (guint i = 0; i < n; i++)
          {
            double here = landscape->loss[j * n + i], there = landscape->loss[i * n + j];

            if (units == 2)
              g_assert_cmpfloat (here, ==, there);
            else
              g_assert_cmpfloat_with_epsilon (here, there, 1e-12);
          }
    }
}

static PlateauSnapshot *
walk (PlateauTrainer *trainer, const PlateauSettings *settings, guint64 epochs, double nudge)
{
  g_autoptr (PlateauProjection) projection = NULL;
  g_autoptr (PlateauRun) start = new_reference (settings, 0);
  PlateauWish wish = { 0 };
  PlateauSurfaceAxes axes;

  plateau_surface_axes_init (&axes);
  projection = plateau_projection_new (&axes, start->network);
  wish.path = projection;
  plateau_trainer_set (trainer, settings);
  if (nudge != 0)
    plateau_trainer_edit (trainer, 0, start->network->parameters[0] + nudge);
  plateau_trainer_step (trainer, (guint) epochs);
  for (;;)
    {
      PlateauSnapshot *snapshot;

      plateau_trainer_ask (trainer, &wish);
      g_assert_true (plateau_trainer_wait (trainer, 60000));
      snapshot = plateau_trainer_take (trainer);
      if (snapshot != NULL && snapshot->epoch >= epochs)
        return snapshot;
      plateau_snapshot_unref (snapshot);
    }
}

/* An equal start is caught on the diagonal, to the last bit, for 10 000 epochs; one that is off by a
 * millionth leaves it. */
static void
test_diagonal (void)
{
  g_auto (PlateauSettings) settings = { 0 };

  fill_twins (&settings, 2, 0.3);
  settings.rate = 1.2;
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (PlateauTrainer) trainer = plateau_trainer_new ();
      g_autoptr (PlateauSnapshot) snapshot =
          walk (trainer, &settings, 10000, round == 0 ? 0 : 1e-6);
      const PlateauPath *path = snapshot->path;
      double apart = 0;

      g_assert_nonnull (path);
      g_assert_cmpuint (path->n, >, 300);
      g_assert_cmpuint (path->epoch[0], ==, 0);
      g_assert_cmpuint (path->epoch[path->n - 1], ==, 10000);
      for (guint i = 0; i < path->n; i++)
        {
          g_assert_true (i == 0 || path->epoch[i] > path->epoch[i - 1]);
          apart = fmax (apart, fabs (path->x[i] - path->y[i]));
        }
      g_assert_cmpfloat (fabs (path->x[path->n - 1] - path->x[0]), >, 0.1);
      if (round == 0)
        g_assert_cmpfloat (apart, ==, 0);
      else
        g_assert_cmpfloat (apart, >, 0.1);
    }
}

/* Every point of a path is where the run was, to the last bit: also after an edit and a return. */
static void
test_path (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  PlateauPathTracker tracker = { 0 };

  fill_settings (&settings, 1);
  run = plateau_run_new (&settings);
  plateau_run_keep_checkpoints (run, 1 << 20);
  for (int kind = 0; kind < PLATEAU_N_SURFACES; kind++)
    {
      g_autoptr (PlateauProjection) projection = NULL;
      PlateauSurfaceAxes axes;

      plateau_surface_axes_init (&axes);
      axes.kind = (PlateauSurfaceKind) kind;
      projection = plateau_projection_new (&axes, run->network);
      for (guint round = 0; round < 40; round++)
        {
          g_autoptr (PlateauPath) path = NULL;
          g_autoptr (PlateauPath) fresh = NULL;
          PlateauPathTracker other = { 0 };

          for (guint i = 0; i < 37; i++)
            g_assert_true (plateau_run_step (run));
          if (round == 20)
            g_assert_true (plateau_run_edit (run, 3, 0.25, NULL));
          path = plateau_path_tracker_look (&tracker, run, projection);
          fresh = plateau_path_tracker_look (&other, run, projection);
          g_assert_cmpuint (path->n, ==, fresh->n);
          g_assert_cmpuint (path->epoch[path->n - 1], ==, run->epoch);
          for (guint i = 0; i < path->n; i++)
            {
              g_assert_cmpuint (path->epoch[i], ==, fresh->epoch[i]);
              g_assert_cmpfloat (path->x[i], ==, fresh->x[i]);
              g_assert_cmpfloat (path->y[i], ==, fresh->y[i]);
            }
          plateau_path_tracker_clear (&other);
        }
    }
  {
    g_autoptr (PlateauRun) past = plateau_run_new_past (run);
    g_autoptr (PlateauProjection) projection = NULL;
    g_autoptr (PlateauPath) path = NULL;
    PlateauSurfaceAxes axes;

    plateau_surface_axes_init (&axes);
    projection = plateau_projection_new (&axes, run->network);
    path = plateau_path_tracker_look (&tracker, run, projection);
    for (guint i = 0; i < path->n; i += 9)
      {
        g_assert_true (plateau_run_at (run, path->epoch[i], past, NULL));
        g_assert_cmpfloat (past->network->parameters[projection->index[0]], ==, path->x[i]);
        g_assert_cmpfloat (past->network->parameters[projection->index[1]], ==, path->y[i]);
      }
  }
  plateau_path_tracker_clear (&tracker);
}

/* Axes that a net does not have become the nearest that it has. */
static void
test_fit (void)
{
  PlateauShape shape = { .n_features = 2, .n_hidden = 3, .width = { 1, 3, 1 } };
  PlateauSurfaceAxes axes;

  plateau_surface_axes_init (&axes);
  plateau_surface_axes_fit (&axes, &shape);
  g_assert_cmpint (axes.kind, ==, PLATEAU_SURFACE_TWINS);
  g_assert_cmpuint (axes.twins.layer, ==, 2);
  axes.twins.unit = 9;
  axes.other = 9;
  axes.twins.input = 9;
  plateau_surface_axes_fit (&axes, &shape);
  g_assert_cmpuint (axes.twins.unit, ==, 2);
  g_assert_cmpuint (axes.other, !=, axes.twins.unit);
  g_assert_cmpuint (axes.twins.input, ==, 0);

  for (guint i = 0; i < 2; i++)
    axes.weight[i] = (PlateauParameterPlace){ 9, 9, 9 };
  shape = (PlateauShape){ .n_features = 1 };
  plateau_surface_axes_fit (&axes, &shape);
  g_assert_cmpint (axes.kind, ==, PLATEAU_SURFACE_WEIGHTS);
  g_assert_cmpuint (axes.weight[0].layer, ==, 1);
  g_assert_cmpuint (axes.weight[0].input, ==, 1);
  g_assert_cmpuint (axes.weight[1].input, ==, 0);
}

/* The edges hold all that lies on the plane, stay while they do so well, and are a square for twins. */
static void
test_range (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauProjection) projection = NULL;
  double low[2] = { 0 }, high[2] = { 0 }, before;
  PlateauSurfaceAxes axes;
  double *weight;

  fill_settings (&settings, 1);
  snapshot = new_snapshot (&settings, 0);
  plateau_surface_axes_init (&axes);
  projection = plateau_projection_new (&axes, snapshot->network);
  weight = &snapshot->network->parameters[projection->index[0]];

  plateau_landscape_range (projection, snapshot, low, high);
  g_assert_cmpfloat (low[0], ==, low[1]);
  g_assert_cmpfloat (high[0], ==, high[1]);
  g_assert_cmpfloat (high[0] - low[0], ==, 6);
  before = high[0];
  *weight += 0.3;
  plateau_landscape_range (projection, snapshot, low, high);
  g_assert_cmpfloat (high[0], ==, before);
  *weight = 150;
  plateau_landscape_range (projection, snapshot, low, high);
  g_assert_cmpfloat (high[0], >, 160);
  g_assert_cmpfloat (low[0], <, -1);
  *weight = 0.5;
  plateau_landscape_range (projection, snapshot, low, high);
  g_assert_cmpfloat (high[0] - low[0], ==, 6);
}

/* Coarse to fine, then exactly what is computed at once; a net that moves on brings another one. */
static void
test_job (void)
{
  g_autoptr (PlateauLandscapeJob) job = plateau_landscape_job_new (2);
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) first = NULL;
  g_autoptr (PlateauSnapshot) second = NULL;
  g_autoptr (PlateauLandscape) whole = NULL;
  g_autoptr (PlateauLandscape) again = NULL;
  g_autoptr (PlateauLandscape) wanted = NULL;
  PlateauSurfaceAxes axes;

  g_assert_null (plateau_landscape_job_look (job));
  g_assert_null (plateau_landscape_job_get_projection (job));
  fill_settings (&settings, 1);
  run = plateau_run_new (&settings);
  first = plateau_run_snapshot (run, NULL);
  plateau_surface_axes_init (&axes);
  plateau_landscape_job_follow (job, first, &axes);
  g_assert_true (plateau_landscape_job_is_busy (job));
  g_assert_true (plateau_landscape_job_wait (job, 60000));
  whole = plateau_landscape_job_look (job);
  g_assert_cmpuint (whole->n_done, ==, whole->n * whole->n);
  wanted = plateau_landscape_new (first, &axes, PLATEAU_LANDSCAPE_POINTS);
  for (guint i = 0; i < whole->n * whole->n; i++)
    {
      g_assert_cmpfloat (whole->loss[i], ==, wanted->loss[i]);
      g_assert_cmpfloat (whole->height[i], ==, wanted->height[i]);
    }

  /* Nothing new: the same object, and nothing is computed. */
  plateau_landscape_job_follow (job, first, &axes);
  g_assert_false (plateau_landscape_job_is_busy (job));
  again = plateau_landscape_job_look (job);
  g_assert_true (again == whole);

  for (guint i = 0; i < 100; i++)
    plateau_run_step (run);
  second = plateau_run_snapshot (run, NULL);
  plateau_landscape_job_follow (job, second, &axes);
  g_assert_true (plateau_landscape_job_is_busy (job));
  /* The old surface stays until the new one is fine enough. */
  g_clear_pointer (&again, plateau_landscape_unref);
  again = plateau_landscape_job_look (job);
  g_assert_true (again->epoch == 0 || again->n_done >= 1024);
  g_assert_true (plateau_landscape_job_wait (job, 60000));
  g_clear_pointer (&again, plateau_landscape_unref);
  again = plateau_landscape_job_look (job);
  g_assert_cmpuint (again->epoch, ==, 100);

  /* Given up, it is begun again when it is looked at again. */
  axes.kind = PLATEAU_SURFACE_RANDOM;
  plateau_landscape_job_follow (job, second, &axes);
  /* Nothing of the other axes is shown any more, however soon the first points come. */
  g_clear_pointer (&again, plateau_landscape_unref);
  again = plateau_landscape_job_look (job);
  g_assert_true (again == NULL || again->projection->axes.kind == PLATEAU_SURFACE_RANDOM);
  plateau_landscape_job_rest (job);
  g_assert_false (plateau_landscape_job_is_busy (job));
  plateau_landscape_job_follow (job, second, &axes);
  g_assert_true (plateau_landscape_job_wait (job, 60000));
}

/* A surface of which little is there has a height everywhere, and those that are there are right. */
static void
test_coarse (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauLandscape) fine = NULL;
  PlateauSurfaceAxes axes;
  const guint n = 64;

  fill_settings (&settings, 1);
  snapshot = new_snapshot (&settings, 0);
  plateau_surface_axes_init (&axes);
  fine = plateau_landscape_new (snapshot, &axes, n);
  for (guint step = 1; step <= 32; step *= 2)
    {
      double *losses = g_new (double, n *n);
      g_autoptr (PlateauLandscape) coarse = NULL;
      guint done = 0;

      for (guint j = 0; j < n; j++)
        for (guint i = 0; i < n; i++)
          {
            gboolean there = i % step == 0 && j % step == 0;

            losses[j * n + i] = there ? fine->loss[j * n + i] : NAN;
            done += there;
          }
      coarse = plateau_landscape_new_from (fine->projection, plateau_slice_copy (fine->slice),
                                           losses, done);
      for (guint i = 0; i < n * n; i++)
        {
          g_assert_true (isfinite (coarse->height[i]));
          g_assert_cmpfloat (coarse->height[i], >=, fine->low - 1e-12);
          g_assert_cmpfloat (coarse->height[i], <=, fine->high + 1e-12);
          if (!isnan (losses[i]))
            g_assert_cmpfloat (coarse->height[i], ==, losses[i]);
          if (step == 1)
            g_assert_cmpfloat (coarse->slope[i], ==, fine->slope[i]);
        }
    }
}

/* Downhill to where no neighbour is lower; a hole is no place to begin from. */
static void
test_valley (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauLandscape) landscape = NULL;
  PlateauSurfaceAxes axes;
  double x, y, loss;

  fill_settings (&settings, 1);
  snapshot = new_snapshot (&settings, 100);
  plateau_surface_axes_init (&axes);
  landscape = plateau_landscape_new (snapshot, &axes, 50);
  g_assert_true (plateau_landscape_find_valley (landscape, 0.3, -0.2, &x, &y, &loss));
  g_assert_cmpfloat (loss, <, plateau_landscape_height_at (landscape, 0.3, -0.2));
  g_assert_cmpfloat (loss, ==, plateau_landscape_height_at (landscape, x, y));
  for (int j = -1; j <= 1; j++)
    for (int i = -1; i <= 1; i++)
      {
        double step = (landscape->slice->high[0] - landscape->slice->low[0]) / 49;
        double height = plateau_landscape_height_at (landscape, x + i * step, y + j * step);

        g_assert_true (isnan (height) || height >= loss - 1e-12);
      }
  g_assert_false (plateau_landscape_find_valley (landscape, 1e9, 0, &x, &y, &loss));
  g_assert_true (isnan (plateau_landscape_height_at (landscape, 1e9, 0)));
  g_assert_true (isnan (plateau_landscape_slope_at (landscape, NAN, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/landscape/loss", test_loss);
  g_test_add_func ("/landscape/mirror", test_mirror);
  g_test_add_func ("/landscape/diagonal", test_diagonal);
  g_test_add_func ("/landscape/path", test_path);
  g_test_add_func ("/landscape/fit", test_fit);
  g_test_add_func ("/landscape/range", test_range);
  g_test_add_func ("/landscape/job", test_job);
  g_test_add_func ("/landscape/coarse", test_coarse);
  g_test_add_func ("/landscape/valley", test_valley);
  return g_test_run ();
}
