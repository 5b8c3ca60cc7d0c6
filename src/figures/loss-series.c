/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loss-layout.h"

#include <math.h>

/*
 * Points come in the order of their epochs, so each column takes a run of them: the axis is asked
 * once a column, not once a point.
 */
static void
reduce_to_columns (const PlateauLossLayout *self, const double *ends, PlateauLossSeries *series)
{
  guint i = 0;

  series->top = g_new (double, self->columns);
  series->bottom = g_new (double, self->columns);
  series->line = g_new (double, self->columns);
  for (guint column = 0; column < self->columns; column++)
    {
      double low = INFINITY, high = -INFINITY, sum = 0;
      guint n = 0;

      series->top[column] = INFINITY;
      series->bottom[column] = -INFINITY;
      series->line[column] = NAN;
      for (; i < series->n_points &&
             ((double) series->points[i].epoch <= ends[column] || column + 1 == self->columns);
           i++)
        {
          const PlateauLossPoint *point = &series->points[i];

          if (!isfinite (point->loss))
            continue;
          low = MIN (low, point->loss);
          low = point->low < low ? point->low : low;
          high = MAX (high, point->loss);
          high = point->high > high ? point->high : high;
          sum += point->loss;
          n++;
        }
      if (n == 0)
        continue;
      series->top[column] = plateau_loss_layout_y (self, high);
      series->bottom[column] = plateau_loss_layout_y (self, low);
      /* The mean: where the loss jumps to and fro, any single one would draw a pattern of its own. */
      series->line[column] = plateau_loss_layout_y (
          self, i == series->n_points ? series->points[i - 1].loss : sum / n);
    }
}

void
plateau_loss_layout_reduce (PlateauLossLayout *self)
{
  g_autofree double *ends = NULL;

  self->columns = (guint) ceil (self->frame.plot.width) + 1;
  ends = g_new (double, self->columns);
  for (guint column = 0; column < self->columns; column++)
    ends[column] = plateau_axis_unmap (&self->frame.x, self->frame.plot.x + column + 0.5);
  for (guint i = 0; i < self->n_series; i++)
    reduce_to_columns (self, ends, &self->series[i]);
}

guint
plateau_loss_nearest (const PlateauLossPoint *points, guint n_points, double epoch)
{
  guint low = 0, high = n_points;

  /* The first point at or after it. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) points[middle].epoch < epoch)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == n_points)
    return n_points > 0 ? n_points - 1 : 0;
  if (low > 0 && epoch - (double) points[low - 1].epoch < (double) points[low].epoch - epoch)
    return low - 1;
  return low;
}

double
plateau_loss_at (const PlateauSnapshot *lane, double epoch)
{
  const PlateauLossPoint *last;

  if (lane->n_points == 0)
    return NAN;
  last = &lane->points[lane->n_points - 1];
  /* Lanes take their steps one after the other: one may be a little behind. */
  if (epoch > (double) last->epoch * 1.01 + 1 ||
      (lane->divergence.layer > 0 && epoch >= (double) lane->divergence.epoch))
    return NAN;
  return lane->points[plateau_loss_nearest (lane->points, lane->n_points, epoch)].loss;
}

int
plateau_loss_layout_near (const PlateauLossLayout *self, double x, double y, double reach)
{
  double epoch = plateau_axis_unmap (&self->frame.x, x);
  double best = reach;
  int near = -1;

  for (guint i = 0; i < self->n_series; i++)
    {
      double loss = plateau_loss_at (self->series[i].lane, epoch);
      double distance = fabs (plateau_loss_layout_y (self, loss) - y);

      /* Of lines on each other it is the one on top. */
      if (isfinite (loss) && (distance < best || (i == self->looked && distance <= best)))
        {
          best = distance;
          near = (int) i;
        }
    }
  return near;
}

/*
 * A line that is alone leaves plenty of room: near enough for a label, it is level up to its next
 * point. Among several it passes straight to that point, which may be one step down.
 */
static gboolean
series_touches (const PlateauLossLayout *self,
                const PlateauLossSeries *series,
                const PlateauBox *box)
{
  guint before = 0, next = 0;
  double level = NAN; /* of the line in the column before */

  for (guint column = 0; column < self->columns; column++)
    {
      double x = self->frame.plot.x + column;
      double top = series->top[column], bottom = series->bottom[column];
      double now = series->line[column];

      if (!isnan (now))
        {
          before = column;
        }
      else if (self->n_series < 2)
        {
          now = top = bottom = level;
        }
      else
        {
          while (next < self->columns && (next <= column || isnan (series->line[next])))
            next++;
          if (next == self->columns || isnan (series->line[before]))
            continue;
          now = top = bottom = series->line[before] + (series->line[next] - series->line[before]) *
                                                          (column - before) / (next - before);
        }
      if (self->n_series > 1)
        {
          top = fmin (top, level);
          bottom = fmax (bottom, level);
        }
      level = now;
      if (x >= box->x && x <= box->x + box->width && bottom >= box->y &&
          top <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}

gboolean
plateau_loss_layout_touches (const PlateauLossLayout *self, const PlateauBox *box)
{
  for (guint i = 0; i < self->n_series; i++)
    if (series_touches (self, &self->series[i], box))
      return TRUE;
  return FALSE;
}

gboolean
plateau_loss_layout_snap (const PlateauLossLayout *self, double epoch, double *snapped)
{
  const PlateauLossSeries *series = &self->series[self->longest];

  if (series->n_points == 0)
    return FALSE;
  *snapped =
      (double) series->points[plateau_loss_nearest (series->points, series->n_points, epoch)].epoch;
  return TRUE;
}

guint
plateau_loss_layout_lit (const PlateauLossLayout *self, const PlateauPick *lit)
{
  return lit->lane >= 0 && (guint) lit->lane < self->n_series ? (guint) lit->lane : self->looked;
}
