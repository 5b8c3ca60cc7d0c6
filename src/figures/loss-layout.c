/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loss-layout.h"
#include "lane-look.h"

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

/* Comparisons, which a number that is not finite fails: there may be very many points. */
static void
add_to_range (const PlateauLossSeries *series, double *smallest, double *largest)
{
  double low = *smallest, high = *largest;

  for (guint i = 0; i < series->n_points; i++)
    {
      const PlateauLossPoint *point = &series->points[i];

      if (point->low < low && point->low > 0)
        low = point->low;
      if (point->loss < low && point->loss > 0)
        low = point->loss;
      if (point->high > high && point->high < INFINITY)
        high = point->high;
      if (point->loss > high && point->loss < INFINITY)
        high = point->loss;
    }
  *smallest = low;
  *largest = high;
}

/*
 * The range always holds ln 2 and ends on round numbers, and a linear one begins at zero: where the
 * loss hardly changes, its rounding noise is not blown up into hills.
 */
static void
guarded_loss_range (const PlateauLossLayout *self, gboolean logarithmic, double *low, double *high)
{
  double smallest = G_LN2, largest = G_LN2;

  for (guint i = 0; i < self->n_series; i++)
    add_to_range (&self->series[i], &smallest, &largest);
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
newest_epoch (const PlateauLossSeries *series)
{
  return series->n_points > 0 ? (double) series->points[series->n_points - 1].epoch : 0;
}

static double
last_epoch (const PlateauLossLayout *self)
{
  double last = FEWEST_EPOCHS;

  for (guint i = 0; i < self->n_series; i++)
    {
      const PlateauDivergence *divergence = &self->series[i].lane->divergence;

      last = fmax (last, newest_epoch (&self->series[i]));
      if (divergence->layer > 0)
        last = fmax (last, (double) divergence->epoch);
    }
  return last;
}

double
plateau_loss_layout_y (const PlateauLossLayout *self, double loss)
{
  const PlateauBox *plot = &self->frame.plot;
  double y = plateau_axis_map (&self->frame.y, loss);

  return CLAMP (y, plot->y, plot->y + plot->height);
}

/* Whether plateau_format_number () writes it with a power of ten. */
static gboolean
has_powers (double loss)
{
  return loss > 0 && (loss < 1e-4 || loss >= 1e6);
}

static void
add_series (PlateauLossLayout *self, const PlateauSnapshot *snapshot)
{
  self->n_series = MAX (snapshot->n_lanes, 1);
  self->looked = snapshot->n_lanes > 0 ? snapshot->looked : 0;
  for (guint i = 0; i < self->n_series; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);

      self->series[i] = (PlateauLossSeries){
        .lane = lane,
        .points = lane->points,
        .n_points = lane->n_points,
      };
    }
  self->longest = self->looked;
  for (guint i = 0; i < self->n_series; i++)
    if (newest_epoch (&self->series[i]) > newest_epoch (&self->series[self->longest]))
      self->longest = i;
}

/* The widest value of its kind: the plot must not change its width with every epoch. */
static double
measure_value (const PlateauLossLayout *self, PlateauPen *pen)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText value = { .size = style->text_normal, .bold = TRUE };
  gboolean powers = FALSE;
  double width;

  for (guint i = 0; i < self->n_series; i++)
    powers = powers || has_powers (self->series[i].lane->loss);
  plateau_pen_measure (pen, powers ? "0.0×10⁻⁰⁰" : "0.0000", &value, &width, NULL);
  return width;
}

/* How the lines are named, and what room that takes right of the plot. */
static void
choose_names (PlateauLossLayout *self, PlateauPen *pen, double width, double height)
{
  static const PlateauText bold = { .bold = TRUE };
  double em = self->em, value = measure_value (self, pen);
  double room = height - 3 * em;

  if (self->n_series < 2)
    {
      self->right = self->labelled ? value + 0.9 * em : 0.6 * em;
      return;
    }
  if (width >= 56 * em && room >= 2.7 * em * self->n_series)
    {
      double widest = value;

      self->names = PLATEAU_LOSS_NAMES_FULL;
      for (guint i = 0; i < self->n_series; i++)
        {
          double name;

          plateau_pen_measure (pen, plateau_lane_look_name (self->series[i].lane), &bold, &name,
                               NULL);
          widest = fmax (widest, name);
        }
      self->right =
          (PLATEAU_LOSS_NAMES_GAP + PLATEAU_LOSS_NAMES_SAMPLE + PLATEAU_LOSS_NAMES_EDGE) * em +
          fmin (widest, width / 6);
    }
  else if (self->labelled && width >= 22 * em && room >= 1.4 * em * self->n_series)
    {
      self->names = PLATEAU_LOSS_NAMES_VALUES;
      self->right =
          (PLATEAU_LOSS_NAMES_GAP + PLATEAU_LOSS_NAMES_LETTER + PLATEAU_LOSS_NAMES_EDGE) * em +
          value;
    }
  else
    {
      self->names = PLATEAU_LOSS_NAMES_LETTERS;
      self->right = 0.9 * em;
    }
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
  double em = style->text_small;
  double left = 0.6 * em, bottom = 0.5 * em, top = 0.7 * em;
  double low, high, last;
  PlateauBox *plot = &self->frame.plot;

  *self = (PlateauLossLayout){ .em = em };
  add_series (self, snapshot);
  self->full = width >= 26 * em && height >= 13 * em;
  self->labelled = width >= 13 * em && height >= 8 * em;
  guarded_loss_range (self, options->loss_log, &low, &high);
  choose_names (self, pen, width, height);
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
  last = last_epoch (self);
  plateau_axis_init (&self->frame.x, options->epoch_log ? PLATEAU_AXIS_SYMLOG : PLATEAU_AXIS_LINEAR,
                     0, options->epoch_log ? plateau_nice_above (last) : fine_above (last), plot->x,
                     plot->x + plot->width);
  self->ticks_y = plot->y + plot->height + 0.2 * em;
  self->marks_y = plot->y + plot->height - 0.45 * em;
  plateau_loss_layout_reduce (self);
}

void
plateau_loss_layout_clear (PlateauLossLayout *self)
{
  for (guint i = 0; i < self->n_series; i++)
    {
      g_clear_pointer (&self->series[i].top, g_free);
      g_clear_pointer (&self->series[i].bottom, g_free);
      g_clear_pointer (&self->series[i].line, g_free);
    }
  self->n_series = 0;
}

PlateauColor
plateau_loss_layout_color (const PlateauLossLayout *self, const PlateauStyle *style, guint place)
{
  return self->n_series < 2 ? style->accent
                            : plateau_lane_look_color (style, self->series[place].lane->lane_look);
}
