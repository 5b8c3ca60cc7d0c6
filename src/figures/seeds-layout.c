/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seeds-layout.h"

#include <math.h>

/* Points nearer than this say nothing more, in pixels. */
#define NEAR 1.25

/* The axes before anything is drawn. */
#define EMPTY_EPOCHS 1000
#define EMPTY_LOW 0.1

/* What grows beyond so many times the largest first loss leaves the plot: the axis is for the others. */
#define LARGEST_GROWTH 1e3

static double
get_ceiling (const PlateauSeeds *seeds)
{
  double largest = G_LN2;

  for (guint k = 0; k < seeds->n_seeds; k++)
    {
      double first = seeds->loss[(gsize) k * seeds->n_points];

      if (isfinite (first) && first > largest)
        largest = first;
    }

  return fmin (LARGEST_GROWTH * largest, 1e290);
}

/* Any axis holds guessing and the goal, and ends on round numbers. */
static void
get_loss_range (const PlateauSeeds *seeds, gboolean logarithmic, double *low, double *high)
{
  double smallest = seeds == NULL ? EMPTY_LOW / 0.97 : PLATEAU_SEEDS_GOAL, largest = G_LN2;
  gsize n = seeds != NULL ? (gsize) seeds->n_seeds * seeds->n_points : 0;

  for (gsize i = 0; i < n; i++)
    {
      double loss = seeds->loss[i];

      if (!isfinite (loss))
        continue;
      if (loss > 0 && loss < smallest)
        smallest = loss;
      if (loss > largest)
        largest = loss;
    }
  if (seeds != NULL)
    largest = fmin (largest, get_ceiling (seeds));
  *low = logarithmic ? plateau_nice_below (fmax (smallest, 1e-290) * 0.97) : 0;
  *high = plateau_nice_above (largest * 1.03);
}

double
plateau_seeds_layout_x (const PlateauSeedsLayout *self, guint shown)
{
  return plateau_axis_map (&self->frame.x, (double) self->seeds->epoch[self->shown[shown]]);
}

double
plateau_seeds_layout_y (const PlateauSeedsLayout *self, double loss)
{
  const PlateauBox *plot = &self->frame.plot;

  if (!isfinite (loss))
    return plot->y;

  return CLAMP (plateau_axis_map (&self->frame.y, loss), plot->y, plot->y + plot->height);
}

static void
choose_points (PlateauSeedsLayout *self)
{
  const PlateauSeeds *seeds = self->seeds;
  double before = -INFINITY;

  self->shown = g_new (guint, seeds->n_points);
  for (guint i = 0; i < seeds->n_points; i++)
    {
      double x = plateau_axis_map (&self->frame.x, (double) seeds->epoch[i]);

      if (x - before < NEAR && i + 1 < seeds->n_points)
        continue;
      self->shown[self->n_shown++] = i;
      before = x;
    }

  self->low = g_new (double, self->n_shown);
  self->high = g_new (double, self->n_shown);
  for (guint s = 0; s < self->n_shown; s++)
    {
      self->low[s] = INFINITY;
      self->high[s] = -INFINITY;
      for (guint k = 0; k < seeds->n_seeds; k++)
        {
          double loss = seeds->loss[(gsize) k * seeds->n_points + self->shown[s]];

          if (!isfinite (loss))
            continue;
          self->low[s] = fmin (self->low[s], loss);
          self->high[s] = fmax (self->high[s], loss);
        }
    }
}

/* Numbers above the plot: their height. */
static double
get_head (PlateauSeedsLayout *self, PlateauPen *pen, double height)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText big = { .size = style->text_big, .bold = TRUE, .tight = TRUE };
  const PlateauText normal = { .size = style->text_normal, .bold = TRUE };
  const PlateauText small = { 0 };
  double number, line;

  if (self->seeds == NULL)
    return 0.6 * self->em;
  plateau_pen_measure (pen, "0", self->room == PLATEAU_SEEDS_FULL ? &big : &normal, NULL, &number);
  plateau_pen_measure (pen, "0", &small, NULL, &line);
  self->has_start = height >= (self->room == PLATEAU_SEEDS_FULL ? 0 : 15) * self->em &&
                    self->room > PLATEAU_SEEDS_MINUTE;

  return number + (self->room == PLATEAU_SEEDS_FULL) * (line + 0.3 * self->em) +
         self->has_start * line + 0.5 * self->em;
}

void
plateau_seeds_layout_init (PlateauSeedsLayout *self,
                           PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSeeds *seeds,
                           const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText value = { .size = style->text_normal, .bold = TRUE };
  double em = style->text_small;
  double left = 0.6 * em, bottom = 0.5 * em;
  double low, high;
  double epochs = seeds != NULL ? fmax (1, (double) seeds->epochs) : EMPTY_EPOCHS;
  PlateauBox *plot = &self->frame.plot;

  *self = (PlateauSeedsLayout){ .seeds = seeds, .em = em };
  self->room = width >= 26 * em && height >= 19 * em   ? PLATEAU_SEEDS_FULL
               : width >= 13 * em && height >= 10 * em ? PLATEAU_SEEDS_SMALL
                                                       : PLATEAU_SEEDS_MINUTE;
  self->head = get_head (self, pen, height);
  self->right = 0.6 * em;
  if (self->room > PLATEAU_SEEDS_MINUTE)
    {
      plateau_pen_measure (pen, "0.0000", &value, &self->right, NULL);
      self->right += 0.9 * em;
      bottom = 1.5 * em;
    }
  if (self->room == PLATEAU_SEEDS_FULL)
    bottom += 1.35 * em;

  plot->y = ceil (self->head + 0.2 * em);
  plot->height = fmax (8, floor (height - plot->y - bottom));
  get_loss_range (seeds, options->loss_log, &low, &high);
  plateau_axis_init (&self->frame.y, options->loss_log ? PLATEAU_AXIS_LOG : PLATEAU_AXIS_LINEAR,
                     low, high, plot->y + plot->height, plot->y);
  if (self->room > PLATEAU_SEEDS_MINUTE)
    {
      g_autoptr (GArray) ticks = plateau_frame_y_ticks (pen, &self->frame.y);

      left = plateau_frame_label_width (pen, ticks) + 0.7 * em;
    }
  if (self->room == PLATEAU_SEEDS_FULL)
    left += 1.6 * em;
  plot->x = ceil (fmin (left, width / 3));
  plot->width = fmax (8, floor (width - plot->x - fmin (self->right, width / 3)));
  plateau_axis_init (&self->frame.x, options->epoch_log ? PLATEAU_AXIS_SYMLOG : PLATEAU_AXIS_LINEAR,
                     0, epochs, plot->x, plot->x + plot->width);
  self->ticks_y = plot->y + plot->height + 0.2 * em;
  if (seeds != NULL)
    choose_points (self);
}

void
plateau_seeds_layout_clear (PlateauSeedsLayout *self)
{
  g_clear_pointer (&self->shown, g_free);
  g_clear_pointer (&self->low, g_free);
  g_clear_pointer (&self->high, g_free);
}

gboolean
plateau_seeds_layout_touches (const PlateauSeedsLayout *self, const PlateauBox *box)
{
  for (guint s = 0; s < self->n_shown; s++)
    {
      /* The line goes on to the next point, which may lie beyond the box. */
      double x = plateau_seeds_layout_x (self, s);
      double next = s + 1 < self->n_shown ? plateau_seeds_layout_x (self, s + 1) : x;
      double top, bottom;

      if (self->low[s] > self->high[s] || next < box->x || x > box->x + box->width)
        continue;
      top = plateau_seeds_layout_y (self, self->high[s]);
      bottom = plateau_seeds_layout_y (self, self->low[s]);
      if (s + 1 < self->n_shown && self->low[s + 1] <= self->high[s + 1])
        {
          top = fmin (top, plateau_seeds_layout_y (self, self->high[s + 1]));
          bottom = fmax (bottom, plateau_seeds_layout_y (self, self->low[s + 1]));
        }
      if (bottom >= box->y && top <= box->y + box->height)
        return TRUE;
    }

  return FALSE;
}

guint
plateau_seeds_nearest (const PlateauSeeds *seeds, double epoch)
{
  guint low = 0, high = seeds->n_points - 1;

  /* The first point at or after it, or the last of all. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((double) seeds->epoch[middle] < epoch)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0 && epoch - (double) seeds->epoch[low - 1] < (double) seeds->epoch[low] - epoch)
    return low - 1;

  return low;
}
