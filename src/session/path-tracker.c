/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "path-tracker.h"

/* Points between an epoch e and 2 e: 2048 of them reach beyond 4e9 epochs. */
#define PER_OCTAVE 64

typedef struct
{
  double x;
  double y;
} Point;

void
plateau_path_tracker_clear (PlateauPathTracker *self)
{
  g_clear_pointer (&self->projection, plateau_projection_unref);
  g_clear_pointer (&self->epoch, g_array_unref);
  g_clear_pointer (&self->point, g_array_unref);
  self->run = NULL;
}

static void
begin (PlateauPathTracker *self, const PlateauRun *run, PlateauProjection *projection)
{
  plateau_path_tracker_clear (self);
  self->projection = plateau_projection_ref (projection);
  self->epoch = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->point = g_array_new (FALSE, FALSE, sizeof (Point));
  self->run = run;
  self->revision = run->revision;
  self->due = 0;
}

static void
keep (PlateauPathTracker *self, guint64 epoch, const double *parameters)
{
  double place[2];
  Point point;

  plateau_projection_apply (self->projection, parameters, place);
  point = (Point){ place[0], place[1] };
  g_array_append_val (self->epoch, epoch);
  g_array_append_val (self->point, point);
}

/* Even in the logarithm: at every epoch at first. */
static guint64
next_after (guint64 epoch)
{
  return epoch + MAX (1, (epoch + 1) / PER_OCTAVE);
}

static void
catch_up (PlateauPathTracker *self)
{
  const PlateauRun *run = self->run;

  while (self->due <= run->epoch && self->epoch->len < PLATEAU_MAX_PATH_POINTS - 1)
    {
      guint64 found = 0;
      const double *parameters =
          run->checkpoints != NULL ? plateau_checkpoints_find (run->checkpoints, self->due, &found)
                                   : NULL;

      /* Where checkpoints are sparse several moments share one. */
      if (parameters != NULL &&
          (self->epoch->len == 0 ||
           found > g_array_index (self->epoch, guint64, self->epoch->len - 1)))
        keep (self, found, parameters);
      self->due = next_after (self->due);
    }
}

PlateauPath *
plateau_path_tracker_look (PlateauPathTracker *self,
                           const PlateauRun *run,
                           PlateauProjection *projection)
{
  PlateauPath *path;
  double now[2];
  guint n;

  if (!plateau_shape_equal (&projection->shape, &run->network->shape))
    return NULL;

  if (self->projection != projection || self->run != run || self->revision != run->revision ||
      (self->epoch->len > 0 &&
       g_array_index (self->epoch, guint64, self->epoch->len - 1) > run->epoch))
    begin (self, run, projection);
  catch_up (self);

  n = self->epoch->len;
  /* The present takes the place of what is kept of the same epoch: it may have been edited. */
  if (n > 0 && g_array_index (self->epoch, guint64, n - 1) == run->epoch)
    n--;

  path = g_new0 (PlateauPath, 1);
  path->references = 1;
  path->projection = plateau_projection_ref (projection);
  path->n = n + 1;
  path->epoch = g_new (guint64, n + 1);
  path->x = g_new (double, n + 1);
  path->y = g_new (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      path->epoch[i] = g_array_index (self->epoch, guint64, i);
      path->x[i] = g_array_index (self->point, Point, i).x;
      path->y[i] = g_array_index (self->point, Point, i).y;
    }
  plateau_projection_apply (projection, run->network->parameters, now);
  path->epoch[n] = run->epoch;
  path->x[n] = now[0];
  path->y[n] = now[1];

  return path;
}
