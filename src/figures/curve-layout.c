/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "curve-layout.h"

#include <math.h>

/* A cluster narrower than this share of the window gets a magnifier. */
#define CLUSTER_SHARE 0.06

/* A magnifier cannot help where the numbers are below all resolution. */
#define LARGEST_ZOOM 1e100

/*
 * The same scale for every run of tanh or sigmoid, since one compares runs; the others have no scale
 * of their own and take the next round one.
 */
static double
choose_window (PlateauActivation activation, double largest)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return 6;
    case PLATEAU_ACTIVATION_SIGMOID:
      return 10;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return largest > 1e-100 && largest < 1e200 ? plateau_nice_above (largest) : 1;
    }
}

static void
scan (PlateauCurveLayout *self)
{
  double smallest = INFINITY, largest = -INFINITY;

  self->n_finite = 0;
  for (guint j = 0; j < self->n_units; j++)
    {
      const double *z = self->z + (gsize) j * self->stride;

      for (guint i = 0; i < self->n_examples; i++)
        if (isfinite (z[i]))
          {
            smallest = z[i] < smallest ? z[i] : smallest;
            largest = z[i] > largest ? z[i] : largest;
            self->n_finite++;
          }
    }
  self->smallest = self->n_finite > 0 ? smallest : 0;
  self->largest = self->n_finite > 0 ? largest : 0;
}

static void
count_outliers (PlateauCurveLayout *self)
{
  if (self->smallest >= -self->window && self->largest <= self->window)
    return;
  for (guint j = 0; j < self->n_units; j++)
    {
      const double *z = self->z + (gsize) j * self->stride;

      for (guint i = 0; i < self->n_examples; i++)
        if (isfinite (z[i]))
          {
            self->below += z[i] < -self->window;
            self->above += z[i] > self->window;
          }
    }
}

static void
choose_room (PlateauCurveLayout *self, double width, double height)
{
  double em = self->em;

  if (width < 13 * em || height < 10 * em)
    self->room = PLATEAU_CURVE_MINUTE;
  else if (width < 19 * em || height < 13.5 * em)
    self->room = PLATEAU_CURVE_SMALL;
  else if (width < 34 * em || height < 22 * em)
    self->room = PLATEAU_CURVE_MEDIUM;
  else
    self->room = PLATEAU_CURVE_FULL;
}

/* The range of a: all that the window of z can give. */
static void
value_range (const PlateauCurveLayout *self, double *low, double *high)
{
  switch (self->activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      *low = -1;
      *high = 1;
      break;
    case PLATEAU_ACTIVATION_SIGMOID:
      *low = 0;
      *high = 1;
      break;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      *low = plateau_activation_value (self->activation, -self->window);
      *high = self->window;
      break;
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      *low = -self->window;
      *high = self->window;
      break;
    }
}

static void
place_plot (PlateauCurveLayout *self, PlateauPen *pen, double width, double height)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = self->em;
  double line = 1.35 * em;
  double left = 0.8 * em, right = 0.8 * em, bottom = 0.4 * em;
  double low, high, margin;
  g_autoptr (GArray) ticks = NULL;

  value_range (self, &low, &high);
  switch (self->room)
    {
    case PLATEAU_CURVE_FULL:
      self->figures_height = 0.95 * style->text_big + 2.2 * em;
      self->histogram.height = fmax (4.8 * em, 0.13 * height);
      break;
    case PLATEAU_CURVE_MEDIUM:
      self->figures_height = 1.1 * style->text_normal + 1.7 * em;
      self->histogram.height = height < 17 * em ? 2.4 * em : 3.2 * em;
      break;
    case PLATEAU_CURVE_SMALL:
      self->figures_height = 1.1 * style->text_normal + 1.7 * em;
      break;
    case PLATEAU_CURVE_MINUTE:
    default:
      self->figures_height = height > 6.5 * em ? 1.7 * em : 0;
      break;
    }
  if (self->room >= PLATEAU_CURVE_SMALL)
    bottom = line + 0.1 * em;
  if (self->room == PLATEAU_CURVE_FULL)
    bottom += line;

  /* In a small card large dots would melt into a snake. */
  self->dot_size = style->dot_size * CLAMP (height / (30 * em), 0.6, 1);
  margin = 0.5 * self->dot_size + style->line_width + 1;
  self->frame.plot.y = ceil (self->figures_height + 0.2 * em);
  self->frame.plot.height =
      fmax (8, floor (height - bottom - self->frame.plot.y -
                      (self->histogram.height > 0 ? self->histogram.height + 0.5 * em : 0)));
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, low, high,
                     self->frame.plot.y + self->frame.plot.height - margin,
                     self->frame.plot.y + margin);
  if (self->room >= PLATEAU_CURVE_SMALL)
    {
      ticks = plateau_frame_y_ticks (pen, &self->frame.y);
      left = plateau_frame_label_width (pen, ticks) + 0.9 * em;
    }
  if (self->room == PLATEAU_CURVE_FULL)
    {
      left += 1.7 * em;
      right = (self->activation == PLATEAU_ACTIVATION_SIGMOID ? 3.6 : 2.6) * em;
    }
  left = fmin (left, width / 3);
  self->frame.plot.x = ceil (left);
  self->frame.plot.width = fmax (8, floor (width - ceil (left) - right));
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LINEAR, -self->window, self->window,
                     self->frame.plot.x, self->frame.plot.x + self->frame.plot.width);
  self->histogram.x = self->frame.plot.x;
  self->histogram.width = self->frame.plot.width;
  self->histogram.y = self->frame.plot.y + self->frame.plot.height + 0.5 * em;
  self->ticks_y = height - bottom + 0.2 * em;
  self->title_y = self->ticks_y + line;
  /* The slope stays in the lower half, so that it never hides the curve's upper flat part. */
  plateau_axis_init (&self->slope, PLATEAU_AXIS_LINEAR, 0,
                     plateau_activation_steepest (self->activation),
                     self->frame.plot.y + self->frame.plot.height,
                     self->frame.plot.y + 0.52 * self->frame.plot.height);
}

static void
place_inset (PlateauCurveLayout *self, PlateauPen *pen)
{
  const PlateauBox *plot = &self->frame.plot;
  double em = self->em;
  double reach = fmax (fabs (self->smallest), fabs (self->largest));
  double margin = 0.5 * self->dot_size + 2;
  double right, bottom, half, low, high;
  PlateauBox *box = &self->inset_frame.plot;
  gboolean full = self->room == PLATEAU_CURVE_FULL;

  if (self->room < PLATEAU_CURVE_MEDIUM || self->n_finite == 0 ||
      plateau_curve_layout_is_one_place (self) || reach > CLUSTER_SHARE * self->window ||
      !plateau_activation_saturates (self->activation))
    return;

  /* The quarter above the curve's left arm is free of ink. */
  right = plateau_axis_map (&self->frame.x, -0.13 * self->window);
  bottom = plot->y + (full ? 0.72 : 0.66) * plot->height;
  self->inset.x = plot->x + (full ? 1.0 : 0.4) * em;
  self->inset.y = plot->y + 0.6 * em;
  self->inset.width = right - self->inset.x;
  self->inset.height = bottom - self->inset.y;
  if (self->inset.width < 7.5 * em || self->inset.height < 4 * em)
    {
      self->inset.width = 0;
      return;
    }

  box->x = self->inset.x + (full ? 3.9 : 0.4) * em;
  box->y = self->inset.y + 1.7 * em;
  box->width = self->inset.x + self->inset.width - (full ? 0.9 : 0.4) * em - box->x;
  box->height = self->inset.y + self->inset.height - (full ? 1.7 : 0.3) * em - box->y;

  half = (box->width / 2 - margin) / (plot->width / 2) * self->window;
  self->zoom = plateau_nice_below (half / reach);
  if (!(self->zoom >= 2) || self->zoom > LARGEST_ZOOM || box->height < 2 * em)
    {
      self->inset.width = 0;
      return;
    }
  half = box->width / plot->width * self->window / self->zoom;
  plateau_axis_init (&self->inset_frame.x, PLATEAU_AXIS_LINEAR, -half, half, box->x,
                     box->x + box->width);
  low = plateau_activation_value (self->activation, -half);
  high = plateau_activation_value (self->activation, half);
  plateau_axis_init (&self->inset_frame.y, PLATEAU_AXIS_LINEAR, low, high,
                     box->y + box->height - margin, box->y + margin);
}

void
plateau_curve_layout_init (PlateauCurveLayout *self,
                           PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options)
{
  *self = (PlateauCurveLayout){ 0 };
  self->em = plateau_pen_style (pen)->text_small;
  self->layer = plateau_snapshot_visible_layer (snapshot, options->layer);
  self->activation = plateau_network_activation (snapshot->network, self->layer);
  self->n_units = snapshot->network->n[self->layer];
  self->n_examples = snapshot->settings.data->n_examples;
  self->stride = snapshot->settings.data->stride;
  self->z = snapshot->z[self->layer];
  self->a = snapshot->a[self->layer];
  if (self->a == NULL)
    self->z = NULL;
  if (self->z != NULL)
    scan (self);
  self->window =
      choose_window (self->activation, fmax (fabs (self->smallest), fabs (self->largest)));
  count_outliers (self);
  choose_room (self, width, height);
  place_plot (self, pen, width, height);
  place_inset (self, pen);
}

gboolean
plateau_curve_layout_is_one_place (const PlateauCurveLayout *self)
{
  return self->n_finite > 1 && self->smallest == self->largest;
}

gboolean
plateau_curve_layout_is_off_when_flat (const PlateauCurveLayout *self)
{
  return self->activation == PLATEAU_ACTIVATION_RELU ||
         self->activation == PLATEAU_ACTIVATION_LEAKY_RELU;
}

gboolean
plateau_curve_layout_has_inset (const PlateauCurveLayout *self)
{
  return self->inset.width > 0;
}

gboolean
plateau_curve_layout_locate (const PlateauCurveLayout *self,
                             guint unit,
                             guint example,
                             double *x,
                             double *y)
{
  const PlateauFrame *frame =
      plateau_curve_layout_has_inset (self) ? &self->inset_frame : &self->frame;
  double z, a;

  if (self->z == NULL || unit >= self->n_units || example >= self->n_examples)
    return FALSE;
  z = self->z[(gsize) unit * self->stride + example];
  a = self->a[(gsize) unit * self->stride + example];
  if (!isfinite (z) || !isfinite (a))
    return FALSE;
  *x = plateau_axis_map (&frame->x, CLAMP (z, frame->x.low, frame->x.high));
  *y = plateau_axis_map (&frame->y, CLAMP (a, frame->y.low, frame->y.high));
  return TRUE;
}

/* The z whose dots lie less than @reach beside @x: the few of a crowd that are worth a closer look. */
static void
find_band (const PlateauFrame *frame, double x, double reach, double *low, double *high)
{
  double left = plateau_axis_map (&frame->x, frame->x.low);
  double right = plateau_axis_map (&frame->x, frame->x.high);

  reach += 0.01; /* for rounding */
  /* Those beyond the window are drawn at its edge. */
  *low = x - reach <= left ? -INFINITY : plateau_axis_unmap (&frame->x, x - reach);
  *high = x + reach >= right ? INFINITY : plateau_axis_unmap (&frame->x, x + reach);
}

/* All dots lie on one curve that nowhere falls: whether the part of it in the band comes so near. */
static gboolean
is_near_curve (const PlateauCurveLayout *self,
               const PlateauFrame *frame,
               double low,
               double high,
               double y,
               double reach)
{
  double bottom = plateau_activation_value (self->activation, fmax (low, frame->x.low));
  double top = plateau_activation_value (self->activation, fmin (high, frame->x.high));

  reach += 1; /* for what lies beyond the window */
  return y <= plateau_axis_map (&frame->y, bottom) + reach &&
         y >= plateau_axis_map (&frame->y, top) - reach;
}

gboolean
plateau_curve_layout_nearest (const PlateauCurveLayout *self,
                              double x,
                              double y,
                              guint *unit,
                              guint *example)
{
  const PlateauFrame *frame =
      plateau_curve_layout_has_inset (self) ? &self->inset_frame : &self->frame;
  double reach = fmax (self->dot_size, 9), low, high;
  double best = reach * reach;
  gboolean found = FALSE;

  if (self->z == NULL)
    return FALSE;
  find_band (frame, x, reach, &low, &high);
  if (!is_near_curve (self, frame, low, high, y, reach))
    return FALSE;
  for (guint j = 0; j < self->n_units; j++)
    {
      const double *z = self->z + (gsize) j * self->stride;

      for (guint i = 0; i < self->n_examples; i++)
        {
          double px, py, distance;

          if (!(z[i] >= low && z[i] <= high) || !plateau_curve_layout_locate (self, j, i, &px, &py))
            continue;
          distance = (px - x) * (px - x) + (py - y) * (py - y);
          if (distance < best)
            {
              best = distance;
              *unit = j;
              *example = i;
              found = TRUE;
            }
        }
    }
  return found;
}
