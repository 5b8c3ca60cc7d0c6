/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "landscape.h"

#include <math.h>
#include <stdatomic.h>

/* Room around what lies on the plane, as a share of it, and the least that is shown: in weights, where
 * tanh and sigmoid leave their steep part, and in filter norms. */
#define MARGIN 0.2
#define LEAST_WEIGHTS 6.0
#define LEAST_RANDOM 2.0

/* Edges move when something comes nearer to them than this share of the width, or when all takes less
 * than a third of the width that it would be given. */
#define NEAR 0.05
#define TOO_WIDE 3.0

PlateauLandscape *
plateau_landscape_ref (PlateauLandscape *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_landscape_unref (PlateauLandscape *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  plateau_projection_unref (self->projection);
  plateau_slice_free (self->slice);
  g_free (self->loss);
  g_free (self->height);
  g_free (self->slope);
  g_free (self);
}

/* The part of a lattice whose points are all computed: every @step-th one. */
static guint
find_step (const double *loss, guint n, guint n_done)
{
  guint step = 1;

  if (n_done >= n * n)
    return 1;

  while (2 * step < n)
    step *= 2;
  for (; step > 1; step /= 2)
    for (guint j = 0; j < n; j += step / 2)
      for (guint i = 0; i < n; i += step / 2)
        if (isnan (loss[j * n + i]))
          return step;

  return 1;
}

/* Bilinear between the lattice's points; beyond the last of them it goes on level. */
static void
fill (PlateauLandscape *self)
{
  guint n = self->n, step = find_step (self->loss, n, self->n_done);
  guint last = (n - 1) / step * step;

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < n; i++)
      {
        double *height = &self->height[j * n + i];
        guint i0 = i / step * step, j0 = j / step * step;
        guint i1 = MIN (i0 + step, last), j1 = MIN (j0 + step, last);
        double s = (double) (i - i0) / step, t = (double) (j - j0) / step;

        *height = self->loss[j * n + i];
        if (!isnan (*height))
          {
            if (isinf (*height))
              *height = NAN;
            continue;
          }
        *height = (1 - t) * ((1 - s) * self->loss[j0 * n + i0] + s * self->loss[j0 * n + i1]) +
                  t * ((1 - s) * self->loss[j1 * n + i0] + s * self->loss[j1 * n + i1]);
      }
}

/* From the neighbours on both sides, at the edges from one. */
static void
find_slopes (PlateauLandscape *self)
{
  guint n = self->n;
  double dx = (self->slice->high[0] - self->slice->low[0]) / (n - 1);
  double dy = (self->slice->high[1] - self->slice->low[1]) / (n - 1);

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < n; i++)
      {
        guint i0 = i > 0 ? i - 1 : 0, i1 = MIN (i + 1, n - 1);
        guint j0 = j > 0 ? j - 1 : 0, j1 = MIN (j + 1, n - 1);
        double x = (self->height[j * n + i1] - self->height[j * n + i0]) / ((i1 - i0) * dx);
        double y = (self->height[j1 * n + i] - self->height[j0 * n + i]) / ((j1 - j0) * dy);

        self->slope[j * n + i] = (float) sqrt (x * x + y * y);
      }
}

PlateauLandscape *
plateau_landscape_new_from (PlateauProjection *projection,
                            PlateauSlice *slice,
                            double *losses,
                            guint n_done)
{
  PlateauLandscape *self = g_new0 (PlateauLandscape, 1);
  gsize n_points;

  g_return_val_if_fail (slice->n[0] == slice->n[1] && slice->n[0] >= 2, NULL);

  self->references = 1;
  self->projection = plateau_projection_ref (projection);
  self->slice = slice;
  self->n = slice->n[0];
  self->n_done = n_done;
  self->loss = losses;
  n_points = (gsize) self->n * self->n;
  self->height = g_new (double, n_points);
  self->slope = g_new (float, n_points);
  fill (self);
  find_slopes (self);

  self->low = INFINITY;
  self->high = -INFINITY;
  for (gsize i = 0; i < n_points; i++)
    if (isfinite (self->height[i]))
      {
        self->low = fmin (self->low, self->height[i]);
        self->high = fmax (self->high, self->height[i]);
      }

  return self;
}

/* Where (x, y) lies among the points: the cell and the shares of the way through it. */
static gboolean
find_cell (const PlateauLandscape *self, const double place[2], guint cell[2], double share[2])
{
  for (guint axis = 0; axis < 2; axis++)
    {
      double low = self->slice->low[axis], high = self->slice->high[axis];
      double at = (place[axis] - low) / (high - low) * (self->n - 1);

      if (!(at >= 0 && at <= self->n - 1))
        return FALSE;
      cell[axis] = MIN ((guint) at, self->n - 2);
      share[axis] = at - cell[axis];
    }

  return TRUE;
}

double
plateau_landscape_height_at (const PlateauLandscape *self, double x, double y)
{
  const double *corner;
  guint cell[2];
  double share[2];

  if (!find_cell (self, (double[]){ x, y }, cell, share))
    return NAN;

  corner = &self->height[cell[1] * self->n + cell[0]];
  return (1 - share[1]) * ((1 - share[0]) * corner[0] + share[0] * corner[1]) +
         share[1] * ((1 - share[0]) * corner[self->n] + share[0] * corner[self->n + 1]);
}

double
plateau_landscape_slope_at (const PlateauLandscape *self, double x, double y)
{
  const float *corner;
  guint cell[2];
  double share[2];

  if (!find_cell (self, (double[]){ x, y }, cell, share))
    return NAN;

  corner = &self->slope[cell[1] * self->n + cell[0]];
  return (1 - share[1]) * ((1 - share[0]) * corner[0] + share[0] * corner[1]) +
         share[1] * ((1 - share[0]) * corner[self->n] + share[0] * corner[self->n + 1]);
}

static guint
lowest_neighbour (const PlateauLandscape *self, guint at)
{
  int column = (int) (at % self->n), row = (int) (at / self->n), n = (int) self->n;
  guint best = at;

  for (int j = MAX (row - 1, 0); j <= MIN (row + 1, n - 1); j++)
    for (int i = MAX (column - 1, 0); i <= MIN (column + 1, n - 1); i++)
      if (self->height[j * n + i] < self->height[best])
        best = (guint) (j * n + i);

  return best;
}

gboolean
plateau_landscape_find_valley (const PlateauLandscape *self,
                               double x,
                               double y,
                               double *valley_x,
                               double *valley_y,
                               double *loss)
{
  guint cell[2], at, next;
  double share[2];

  if (!find_cell (self, (double[]){ x, y }, cell, share))
    return FALSE;
  at = (cell[1] + (share[1] > 0.5)) * self->n + cell[0] + (share[0] > 0.5);
  if (!isfinite (self->height[at]))
    return FALSE;

  /* Each step is strictly lower: it ends. */
  while ((next = lowest_neighbour (self, at)) != at)
    at = next;

  *valley_x = plateau_slice_coordinate (self->slice, 0, at % self->n);
  *valley_y = plateau_slice_coordinate (self->slice, 1, at / self->n);
  *loss = self->height[at];
  return TRUE;
}

static void
include (double low[2], double high[2], const double point[2])
{
  for (guint axis = 0; axis < 2; axis++)
    if (isfinite (point[axis]))
      {
        low[axis] = fmin (low[axis], point[axis]);
        high[axis] = fmax (high[axis], point[axis]);
      }
}

/* All that lies on the plane. */
static void
find_extent (const PlateauProjection *projection,
             const PlateauSnapshot *snapshot,
             double low[2],
             double high[2])
{
  low[0] = low[1] = INFINITY;
  high[0] = high[1] = -INFINITY;
  for (guint lane = 0; lane < MAX (1, snapshot->n_lanes); lane++)
    {
      const PlateauSnapshot *shown = plateau_snapshot_get_lane (snapshot, lane);
      double point[2];

      if (!plateau_shape_equal (&shown->network->shape, &projection->shape))
        continue;
      plateau_projection_apply (projection, shown->network->parameters, point);
      include (low, high, point);
      if (shown->path == NULL ||
          !plateau_surface_axes_equal (&shown->path->projection->axes, &projection->axes))
        continue;
      for (guint i = 0; i < shown->path->n; i++)
        include (low, high, (double[]){ shown->path->x[i], shown->path->y[i] });
    }

  if (projection->centre == NULL)
    include (low, high, (double[]){ 0, 0 });
  if (projection->axes.kind == PLATEAU_SURFACE_TWINS)
    {
      low[0] = low[1] = fmin (low[0], low[1]);
      high[0] = high[1] = fmax (high[0], high[1]);
    }
}

void
plateau_landscape_range (const PlateauProjection *projection,
                         const PlateauSnapshot *snapshot,
                         double low[2],
                         double high[2])
{
  double least = projection->centre == NULL ? LEAST_WEIGHTS : LEAST_RANDOM;
  double l[2], h[2], width[2];
  gboolean fits = TRUE;

  find_extent (projection, snapshot, l, h);
  for (guint axis = 0; axis < 2; axis++)
    {
      double near = NEAR * (high[axis] - low[axis]);

      width[axis] = fmax (least, (1 + 2 * MARGIN) * (h[axis] - l[axis]));
      fits = fits && high[axis] > low[axis] && l[axis] >= low[axis] + near &&
             h[axis] <= high[axis] - near && high[axis] - low[axis] <= TOO_WIDE * width[axis];
    }
  if (fits)
    return;

  for (guint axis = 0; axis < 2; axis++)
    {
      double middle = (l[axis] + h[axis]) / 2;

      low[axis] = middle - width[axis] / 2;
      high[axis] = middle + width[axis] / 2;
    }
}

/* (transfer full): that of the path, where it is over these axes. */
static PlateauProjection *
find_projection (const PlateauSnapshot *snapshot, const PlateauSurfaceAxes *axes)
{
  PlateauSurfaceAxes fitted = *axes;

  plateau_surface_axes_fit (&fitted, &snapshot->network->shape);
  if (snapshot->path != NULL &&
      plateau_surface_axes_equal (&snapshot->path->projection->axes, &fitted))
    return plateau_projection_ref (snapshot->path->projection);

  return plateau_projection_new (axes, snapshot->network);
}

PlateauLandscape *
plateau_landscape_new (const PlateauSnapshot *snapshot, const PlateauSurfaceAxes *axes, guint n)
{
  return plateau_landscape_new_within (snapshot, axes, n, (const double[2]){ 0, 0 });
}

PlateauLandscape *
plateau_landscape_new_within (const PlateauSnapshot *snapshot,
                              const PlateauSurfaceAxes *axes,
                              guint n,
                              const double range[2])
{
  g_autoptr (PlateauProjection) projection = find_projection (snapshot, axes);
  PlateauSlice *slice = plateau_projection_slice (projection, snapshot->network);
  g_autoptr (PlateauNetwork) network = plateau_network_copy (snapshot->network);
  g_autoptr (PlateauPass) pass = plateau_pass_new (&network->shape, snapshot->settings.data);
  g_autofree guint *points = g_new (guint, (gsize) n * n);
  double *losses = g_new (double, (gsize) n *n);
  double low[2] = { 0 }, high[2] = { 0 };
  PlateauLandscape *self;

  plateau_landscape_range (projection, snapshot, low, high);
  for (guint axis = 0; axis < 2 && range[1] > range[0]; axis++)
    {
      low[axis] = range[0];
      high[axis] = range[1];
    }
  for (guint axis = 0; axis < 2; axis++)
    plateau_slice_set_axis (slice, axis, n, low[axis], high[axis]);
  for (guint i = 0; i < n * n; i++)
    points[i] = i;
  plateau_slice_compute (slice, points, n * n, network, pass, losses);

  self = plateau_landscape_new_from (projection, slice, losses, n * n);
  self->epoch = snapshot->epoch;
  self->lane_id = snapshot->lane_id;

  return self;
}
