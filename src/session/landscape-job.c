/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "landscape.h"
#include "pace.h"
#include "slice-job.h"

#include <math.h>
#include <string.h>

#define N PLATEAU_LANDSCAPE_POINTS
#define N_POINTS (N * N)

/* So fine a surface takes the place of one that is there, and so coarse a one that of none. */
#define FINE 1024
#define COARSE 16

/* The next picture of the same surface comes when there are so many times the points. */
#define GROWTH 1.5

/* While it trains the surface is computed anew once the other parameters have moved by this share of
 * their norm, and not before it has rested so many times as long as the last one took: the processors
 * are the training's. */
#define MOVED 0.01
#define REST 2.0

struct _PlateauLandscapeJob
{
  PlateauSliceJob *slices;

  /* What is followed */
  PlateauProjection *projection; /* NULL before the first */
  PlateauSurfaceAxes wished;     /* as they were asked for: fitted they may differ */
  PlateauDataset *data;
  guint64 generation;
  guint lane_id;

  /* What is computed */
  PlateauSlice *slice; /* NULL where nothing was begun */
  guint64 epoch;
  double low[2];
  double high[2];
  gboolean busy;
  guint n_shown; /* points that the landscape that is there has of it */
  double began;
  double took;
  double ended;

  PlateauLandscape *landscape;
};

PlateauLandscapeJob *
plateau_landscape_job_new (guint n_threads)
{
  PlateauLandscapeJob *self = g_new0 (PlateauLandscapeJob, 1);

  self->slices = plateau_slice_job_new (n_threads);

  return self;
}

void
plateau_landscape_job_free (PlateauLandscapeJob *self)
{
  if (self == NULL)
    return;

  plateau_slice_job_free (self->slices);
  g_clear_pointer (&self->projection, plateau_projection_unref);
  g_clear_pointer (&self->data, plateau_dataset_unref);
  g_clear_pointer (&self->slice, plateau_slice_free);
  g_clear_pointer (&self->landscape, plateau_landscape_unref);
  g_free (self);
}

static gboolean
follows_same (const PlateauLandscapeJob *self,
              const PlateauSnapshot *snapshot,
              const PlateauSurfaceAxes *axes)
{
  return self->projection != NULL && plateau_surface_axes_equal (&self->wished, axes) &&
         plateau_shape_equal (&self->projection->shape, &snapshot->network->shape) &&
         self->data == snapshot->settings.data && self->lane_id == snapshot->lane_id &&
         /* Random directions are scaled to the start. */
         (self->projection->centre == NULL || self->generation == snapshot->generation);
}

static void
follow_other (PlateauLandscapeJob *self,
              const PlateauSnapshot *snapshot,
              const PlateauSurfaceAxes *axes)
{
  gboolean same_plane;
  PlateauProjection *before = self->projection;

  self->projection = plateau_projection_new (axes, snapshot->network);
  same_plane = before != NULL && before->centre == NULL && self->projection->centre == NULL &&
               plateau_surface_axes_equal (&before->axes, &self->projection->axes) &&
               plateau_shape_equal (&before->shape, &self->projection->shape);
  /* Paths over the same plane need not be found anew. */
  if (same_plane)
    {
      plateau_projection_unref (self->projection);
      self->projection = before;
    }
  else
    {
      g_clear_pointer (&before, plateau_projection_unref);
      g_clear_pointer (&self->landscape, plateau_landscape_unref);
      memset (self->low, 0, sizeof self->low);
      memset (self->high, 0, sizeof self->high);
    }

  self->wished = *axes;
  plateau_dataset_ref (snapshot->settings.data);
  g_clear_pointer (&self->data, plateau_dataset_unref);
  self->data = snapshot->settings.data;
  self->lane_id = snapshot->lane_id;
  g_clear_pointer (&self->slice, plateau_slice_free);
}

static void
begin (PlateauLandscapeJob *self,
       const PlateauSnapshot *snapshot,
       const double low[2],
       const double high[2])
{
  PlateauSlice *slice = plateau_projection_slice (self->projection, snapshot->network);

  for (guint axis = 0; axis < 2; axis++)
    {
      self->low[axis] = low[axis];
      self->high[axis] = high[axis];
      plateau_slice_set_axis (slice, axis, N, low[axis], high[axis]);
    }
  g_clear_pointer (&self->slice, plateau_slice_free);
  self->slice = slice;
  self->epoch = snapshot->epoch;
  self->busy = TRUE;
  self->n_shown = 0;
  self->began = plateau_pace_now ();
  plateau_slice_job_start (self->slices, slice, self->data);
}

/* How far the parameters that the plane does not show have moved, as a share of their norm. */
static double
find_move (const PlateauLandscapeJob *self, const PlateauNetwork *network)
{
  g_autoptr (PlateauNetwork) centre = plateau_projection_centre (self->projection, network);
  const double *before = self->slice->centre->parameters;
  double norm = 0, move = 0;

  for (gsize i = 0; i < centre->n_parameters; i++)
    {
      double d = centre->parameters[i] - before[i];

      norm += before[i] * before[i];
      move += d * d;
    }

  if (move == 0)
    return 0;
  return norm > 0 ? sqrt (move / norm) : INFINITY;
}

static gboolean
is_due (const PlateauLandscapeJob *self, const PlateauSnapshot *snapshot)
{
  double move;

  if (self->slice == NULL)
    return TRUE;
  if (snapshot->training && (self->busy || plateau_pace_now () - self->ended < REST * self->took))
    return FALSE;

  move = find_move (self, snapshot->network);
  /* Random directions leave a rounding error behind. */
  return move > (snapshot->training ? MOVED : self->projection->centre != NULL ? 1e-12 : 0);
}

void
plateau_landscape_job_follow (PlateauLandscapeJob *self,
                              const PlateauSnapshot *snapshot,
                              const PlateauSurfaceAxes *axes)
{
  double low[2], high[2];
  gboolean moved;

  if (!follows_same (self, snapshot, axes))
    follow_other (self, snapshot, axes);
  self->generation = snapshot->generation;

  memcpy (low, self->low, sizeof low);
  memcpy (high, self->high, sizeof high);
  plateau_landscape_range (self->projection, snapshot, low, high);
  /* While a path grows fast its edges move at every look: what was begun comes to its end. */
  moved = memcmp (low, self->low, sizeof low) != 0 || memcmp (high, self->high, sizeof high) != 0;
  if (is_due (self, snapshot) || (moved && !(self->busy && snapshot->training)))
    begin (self, snapshot, low, high);
}

PlateauProjection *
plateau_landscape_job_get_projection (PlateauLandscapeJob *self)
{
  return self->projection;
}

static gboolean
is_worth_showing (const PlateauLandscapeJob *self, guint done)
{
  if (done >= N_POINTS)
    return self->n_shown < N_POINTS;
  if (self->n_shown > 0)
    return done >= GROWTH * self->n_shown;

  return done >= (self->landscape != NULL ? FINE : COARSE);
}

PlateauLandscape *
plateau_landscape_job_look (PlateauLandscapeJob *self)
{
  guint done, all;

  if (self->busy)
    {
      gboolean more = plateau_slice_job_get_progress (self->slices, &done, &all);

      if (is_worth_showing (self, done))
        {
          double *losses = g_new (double, N_POINTS);
          guint n = plateau_slice_job_read (self->slices, losses);
          PlateauLandscape *landscape = plateau_landscape_new_from (
              self->projection, plateau_slice_copy (self->slice), losses, n);

          landscape->epoch = self->epoch;
          landscape->lane_id = self->lane_id;
          g_clear_pointer (&self->landscape, plateau_landscape_unref);
          self->landscape = landscape;
          self->n_shown = n;
        }
      if (!more && self->n_shown >= N_POINTS)
        {
          self->busy = FALSE;
          self->ended = plateau_pace_now ();
          self->took = self->ended - self->began;
        }
    }

  return self->landscape != NULL ? plateau_landscape_ref (self->landscape) : NULL;
}

gboolean
plateau_landscape_job_is_busy (PlateauLandscapeJob *self)
{
  return self->busy;
}

void
plateau_landscape_job_rest (PlateauLandscapeJob *self)
{
  plateau_slice_job_cancel (self->slices);
  self->busy = FALSE;
  /* What was given up is begun again when it is looked at again. */
  if (self->n_shown < N_POINTS)
    g_clear_pointer (&self->slice, plateau_slice_free);
}

gboolean
plateau_landscape_job_wait (PlateauLandscapeJob *self, guint milliseconds)
{
  double until = plateau_pace_now () + milliseconds / 1000.0;

  while (self->busy && plateau_pace_now () < until)
    {
      plateau_slice_job_wait (self->slices, milliseconds);
      plateau_landscape_unref (plateau_landscape_job_look (self));
    }

  return !self->busy;
}
