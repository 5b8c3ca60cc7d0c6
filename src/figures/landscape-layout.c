/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-layout.h"
#include "landscape-layout.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A wall at the edge is cut off above this share of all heights, where it is more than so many times as
 * high as the others: it would flatten the valley. */
#define MOST 0.9
#define WALL 2.5

/* A logarithm shows no more than so many decades below the highest. */
#define DECADES 6

/* Wider than this, the contour map leaves room for the turned picture. */
#define WIDE 1.45

static int
compare (const void *a, const void *b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

void
plateau_heights_init (PlateauHeights *self, const PlateauLandscape *landscape, gboolean log)
{
  gsize n = (gsize) landscape->n * landscape->n, n_finite = 0;
  g_autofree double *sorted = g_new (double, n);
  double most;

  *self = (PlateauHeights){ .log = log, .low = landscape->low, .high = landscape->high };
  for (gsize i = 0; i < n; i++)
    if (isfinite (landscape->height[i]))
      sorted[n_finite++] = landscape->height[i];
  if (n_finite == 0)
    {
      self->low = 0.1;
      self->high = 1;
      return;
    }

  qsort (sorted, n_finite, sizeof *sorted, compare);
  most = sorted[(gsize) (MOST * (double) (n_finite - 1))];
  if (!log && self->high - self->low > WALL * (most - self->low) && most > self->low)
    {
      self->high = self->low + WALL * (most - self->low);
      self->cut = TRUE;
    }
  if (log)
    self->low = fmax (fmax (self->low, 1e-300), self->high * pow (10, -DECADES));
  /* A plane without any slope has a height all the same. */
  if (!(self->high > self->low * (1 + 1e-9) + 1e-12))
    {
      double middle = fmax (self->low, 1e-6);

      self->low = 0.9 * middle;
      self->high = 1.1 * middle;
    }
}

double
plateau_heights_share (const PlateauHeights *self, double loss)
{
  double share;

  if (isnan (loss))
    return NAN;
  share = self->log ? log (fmax (loss, self->low) / self->low) / log (self->high / self->low)
                    : (loss - self->low) / (self->high - self->low);

  return CLAMP (share, 0, 1);
}

double
plateau_heights_loss (const PlateauHeights *self, double share)
{
  return self->log ? self->low * pow (self->high / self->low, share)
                   : self->low + share * (self->high - self->low);
}

const PlateauLandscape *
plateau_landscape_of (const PlateauSnapshot *snapshot)
{
  const PlateauLandscape *landscape = snapshot->landscape;

  return landscape != NULL &&
                 plateau_shape_equal (&landscape->projection->shape, &snapshot->network->shape)
             ? landscape
             : NULL;
}

const PlateauPath *
plateau_landscape_path (const PlateauLandscape *landscape, const PlateauSnapshot *lane)
{
  return lane->path != NULL && lane->path->projection == landscape->projection ? lane->path : NULL;
}

gboolean
plateau_landscape_locate (const PlateauLandscape *landscape,
                          const PlateauSnapshot *lane,
                          double point[2])
{
  if (!plateau_shape_equal (&lane->network->shape, &landscape->projection->shape))
    return FALSE;

  plateau_projection_apply (landscape->projection, lane->network->parameters, point);
  return TRUE;
}

char *
plateau_landscape_axis_name (const PlateauSnapshot *snapshot,
                             const PlateauLandscape *landscape,
                             guint axis)
{
  const PlateauSurfaceAxes *axes = &landscape->projection->axes;
  PlateauParameterPlace place = axes->weight[axis];

  if (axes->kind == PLATEAU_SURFACE_RANDOM)
    /* Translators: the name of an axis: the first or the second random direction. */
    return g_strdup_printf (_ ("direction %u"), axis + 1);
  if (axes->kind == PLATEAU_SURFACE_TWINS)
    {
      place = axes->twins;
      if (axis == 1)
        place.unit = axes->other;
    }

  if (place.input == snapshot->network->n[place.layer - 1])
    /* Translators: names a bias: its layer, its unit (from 1). */
    return g_strdup_printf (_ ("b[%u]: unit %u"), place.layer, place.unit + 1);
  if (place.layer == 1)
    /* Translators: names a weight: its layer, its unit (from 1), the feature that it comes from. */
    return g_strdup_printf (_ ("w[%u]: unit %u ← %s"), place.layer, place.unit + 1,
                            plateau_boundary_feature_name (snapshot->settings.data, place.input));
  /* Translators: names a weight: its layer, its unit (from 1), the unit of the layer before. */
  return g_strdup_printf (_ ("w[%u]: unit %u ← unit %u"), place.layer, place.unit + 1,
                          place.input + 1);
}

/* Of the plane, what the camera's zoom and pan leave. */
static void
get_window (const PlateauLandscape *landscape,
            const PlateauFigureOptions *options,
            guint axis,
            double *low,
            double *high)
{
  PlateauCamera still;
  double middle = (landscape->slice->low[axis] + landscape->slice->high[axis]) / 2;
  double half = (landscape->slice->high[axis] - landscape->slice->low[axis]) / 2;
  double zoom, pan = axis == 0 ? options->camera.pan_x : options->camera.pan_y;

  plateau_camera_init (&still);
  zoom = fmax (1, options->camera.zoom / still.zoom);
  middle -= CLAMP (pan / zoom, -1 + 1 / zoom, 1 - 1 / zoom) * half;
  *low = middle - half / zoom;
  *high = middle + half / zoom;
}

void
plateau_landscape_layout_init (PlateauLandscapeLayout *self,
                               PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options)
{
  const PlateauText how = { 0 };
  double em = plateau_pen_style (pen)->text_small, left, bottom, top, map_width;
  double low = 0, high = 1, label;
  PlateauBox *plot = &self->frame.plot;

  *self = (PlateauLandscapeLayout){ .landscape = plateau_landscape_of (snapshot), .em = em };
  plateau_pen_measure (pen, "−0.00", &how, &label, &self->line);
  if (self->landscape != NULL)
    plateau_heights_init (&self->heights, self->landscape, options->height_log);
  self->named = width >= 26 * em && height >= 17 * em;
  left = label + 0.8 * em + (self->named ? 1.3 * self->line : 0);
  top = 0.5 * em;
  bottom = self->named ? 3.6 * self->line + 0.6 * em : self->line + 0.5 * em;

  if (width >= 18 * em)
    {
      double bar_height = (options->over_scene ? 0.5 : 1) * fmax (1, height - top - bottom);

      self->bar = (PlateauBox){ width - label - 1.9 * em, top + 0.5 * self->line, 0.9 * em,
                                fmax (1, bar_height - self->line) };
    }
  map_width = (self->bar.width > 0 ? self->bar.x - 1.2 * em : width - 0.8 * em) - left;
  if (map_width > WIDE * (height - top - bottom) && self->named)
    {
      double whole = map_width;

      map_width = fmin (0.5 * map_width, 1.15 * (height - top - bottom));
      self->view = (PlateauBox){ left + map_width + 0.5 * em, 0, whole - map_width - 0.5 * em,
                                 self->key_y > 0 ? self->key_y : height - 1.2 * self->line };
    }
  *plot = (PlateauBox){ left, top, fmax (1, map_width), fmax (1, height - top - bottom) };
  self->ticks_y = plot->y + plot->height + 0.3 * em;
  self->key_y = height - self->line - 0.1 * em;

  if (self->landscape != NULL)
    get_window (self->landscape, options, 0, &low, &high);
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LINEAR, low, high, plot->x,
                     plot->x + plot->width);
  if (self->landscape != NULL)
    get_window (self->landscape, options, 1, &low, &high);
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, low, high, plot->y + plot->height,
                     plot->y);
}
