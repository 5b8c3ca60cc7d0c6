/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loss-layout.h"

#include <math.h>

/* The axis shows at least so many epochs, so that the first steps do not fill the whole width. */
#define FEWEST_EPOCHS 10

/* The round number above with finer steps than 1, 2, 5: less of the plot stays empty. */
static double
fine_above (double value)
{
  static const double steps[] = { 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 };
  double power = pow (10, floor (log10 (value)));

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * power >= value * (1 - 1e-9))
      return steps[i] * power;
  return 10 * power;
}

/*
 * The range always holds ln 2 and ends on round numbers, and a linear one begins at zero: where the
 * loss hardly changes, its rounding noise is not blown up into hills.
 */
static void
guarded_loss_range (const PlateauLossPoint *points,
                    guint n_points,
                    gboolean logarithmic,
                    double *low,
                    double *high)
{
  double smallest = G_LN2, largest = G_LN2;

  for (guint i = 0; i < n_points; i++)
    {
      if (isfinite (points[i].low) && points[i].low > 0)
        smallest = fmin (smallest, points[i].low);
      if (isfinite (points[i].loss) && points[i].loss > 0)
        smallest = fmin (smallest, points[i].loss);
      if (isfinite (points[i].high))
        largest = fmax (largest, points[i].high);
      if (isfinite (points[i].loss))
        largest = fmax (largest, points[i].loss);
    }
  largest = fmin (largest, 1e290);
  if (logarithmic)
    {
      *low = plateau_nice_below (fmax (smallest, 1e-290) * 0.97);
      *high = plateau_nice_above (largest * 1.03);
    }
  else
    {
      *low = 0;
      *high = fine_above (largest * 1.03);
    }
}

static double
last_epoch (const PlateauSnapshot *snapshot)
{
  double last = FEWEST_EPOCHS;

  if (snapshot->n_points > 0)
    last = fmax (last, (double) snapshot->points[snapshot->n_points - 1].epoch);
  if (snapshot->divergence.layer > 0)
    last = fmax (last, (double) snapshot->divergence.epoch);
  return last;
}

double
plateau_loss_layout_y (const PlateauLossLayout *self, double loss)
{
  const PlateauBox *plot = &self->frame.plot;
  double y = plateau_axis_map (&self->frame.y, loss);

  return CLAMP (y, plot->y, plot->y + plot->height);
}

static void
add_to_column (PlateauLossLayout *self, guint column, double top, double bottom)
{
  self->top[column] = fmin (self->top[column], top);
  self->bottom[column] = fmax (self->bottom[column], bottom);
}

/*
 * Points come in the order of their epochs, so each column takes a run of them: the axis is asked
 * once a column, not once a point.
 */
static void
reduce_to_columns (PlateauLossLayout *self)
{
  const PlateauBox *plot = &self->frame.plot;
  guint i = 0;

  self->columns = (guint) ceil (plot->width) + 1;
  self->top = g_new (double, self->columns);
  self->bottom = g_new (double, self->columns);
  self->line = g_new (double, self->columns);
  for (guint column = 0; column < self->columns; column++)
    {
      double end = plateau_axis_unmap (&self->frame.x, plot->x + column + 0.5);
      double low = INFINITY, high = -INFINITY, sum = 0;
      guint n = 0;

      self->top[column] = INFINITY;
      self->bottom[column] = -INFINITY;
      self->line[column] = NAN;
      for (; i < self->n_points &&
             ((double) self->points[i].epoch <= end || column + 1 == self->columns);
           i++)
        {
          const PlateauLossPoint *point = &self->points[i];

          if (!isfinite (point->loss))
            continue;
          low = fmin (low, fmin (point->low, point->loss));
          high = fmax (high, fmax (point->high, point->loss));
          sum += point->loss;
          n++;
        }
      if (n == 0)
        continue;
      add_to_column (self, column, plateau_loss_layout_y (self, high),
                     plateau_loss_layout_y (self, low));
      /* The mean: where the loss jumps to and fro, any single one would draw a pattern of its own. */
      self->line[column] =
          plateau_loss_layout_y (self, i == self->n_points ? self->points[i - 1].loss : sum / n);
    }
}

/* Whether plateau_format_number () writes it with a power of ten. */
static gboolean
has_powers (double loss)
{
  return loss > 0 && (loss < 1e-4 || loss >= 1e6);
}

void
plateau_loss_layout_init (PlateauLossLayout *self,
                          PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText value = { .size = style->text_normal, .bold = TRUE };
  double em = style->text_small;
  double left = 0.6 * em, bottom = 0.5 * em, top = 0.7 * em;
  double low, high;
  PlateauBox *plot = &self->frame.plot;

  *self =
      (PlateauLossLayout){ .points = snapshot->points, .n_points = snapshot->n_points, .em = em };
  self->full = width >= 26 * em && height >= 13 * em;
  self->labelled = width >= 13 * em && height >= 8 * em;
  guarded_loss_range (self->points, self->n_points, options->loss_log, &low, &high);

  /* Room for the widest value of its kind: the plot must not change its width with every epoch. */
  plateau_pen_measure (pen, has_powers (snapshot->loss) ? "0.0×10⁻⁰⁰" : "0.0000", &value,
                       &self->right, NULL);
  self->right += 0.9 * em;
  if (!self->labelled)
    self->right = 0.6 * em;
  if (self->labelled)
    bottom = 1.5 * em;
  if (self->full)
    bottom += 1.35 * em;
  plot->y = ceil (top);
  plot->height = fmax (8, floor (height - plot->y - bottom));
  plateau_axis_init (&self->frame.y, options->loss_log ? PLATEAU_AXIS_LOG : PLATEAU_AXIS_LINEAR,
                     low, high, plot->y + plot->height, plot->y);
  if (self->labelled)
    {
      g_autoptr (GArray) ticks = plateau_frame_y_ticks (pen, &self->frame.y);

      left = plateau_frame_label_width (pen, ticks) + 0.7 * em;
    }
  if (self->full)
    left += 1.6 * em;
  left = fmin (left, width / 3);
  plot->x = ceil (left);
  plot->width = fmax (8, floor (width - plot->x - fmin (self->right, width / 3)));
  plateau_axis_init (&self->frame.x, options->epoch_log ? PLATEAU_AXIS_SYMLOG : PLATEAU_AXIS_LINEAR,
                     0,
                     options->epoch_log ? plateau_nice_above (last_epoch (snapshot))
                                        : fine_above (last_epoch (snapshot)),
                     plot->x, plot->x + plot->width);
  self->ticks_y = plot->y + plot->height + 0.2 * em;
  reduce_to_columns (self);
}

void
plateau_loss_layout_clear (PlateauLossLayout *self)
{
  g_clear_pointer (&self->top, g_free);
  g_clear_pointer (&self->bottom, g_free);
  g_clear_pointer (&self->line, g_free);
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

gboolean
plateau_loss_layout_touches (const PlateauLossLayout *self, const PlateauBox *box)
{
  double before = NAN;

  for (guint column = 0; column < self->columns; column++)
    {
      double x = self->frame.plot.x + column;
      double top = self->top[column], bottom = self->bottom[column];

      if (top > bottom)
        {
          /* Empty: the line goes on from the column before. Near enough for a label. */
          if (isnan (before))
            continue;
          top = bottom = before;
        }
      else
        {
          before = self->line[column];
        }
      if (x >= box->x && x <= box->x + box->width && bottom >= box->y &&
          top <= box->y + box->height)
        return TRUE;
    }
  return FALSE;
}
