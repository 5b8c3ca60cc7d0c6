/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers-scale.h"

#include <math.h>

/* Between the pile of zeros and the rest, in slots. */
#define ZERO_GAP 0.7

void
plateau_layers_scale_init_linear (PlateauLayersScale *self,
                                  double low,
                                  double high,
                                  double pixel_low,
                                  double pixel_high)
{
  *self = (PlateauLayersScale){ 0 };
  plateau_axis_init (&self->axis, PLATEAU_AXIS_LINEAR, low, high, pixel_low, pixel_high);
}

void
plateau_layers_scale_init_log (PlateauLayersScale *self,
                               gboolean two_sided,
                               double low,
                               double high,
                               double slot,
                               double pixel_low,
                               double pixel_high)
{
  double step = pixel_high < pixel_low ? -slot : slot;

  *self = (PlateauLayersScale){ .two_sided = two_sided, .slot = slot };
  if (two_sided)
    {
      double half = (0.5 + ZERO_GAP) * step;

      self->zero = (pixel_low + pixel_high) / 2;
      plateau_axis_init (&self->axis, PLATEAU_AXIS_LOG, low, high, self->zero + half,
                         pixel_high - step);
      plateau_axis_init (&self->mirror, PLATEAU_AXIS_LOG, low, high, self->zero - half,
                         pixel_low + step);
    }
  else
    {
      self->zero = pixel_low + 0.5 * step;
      plateau_axis_init (&self->axis, PLATEAU_AXIS_LOG, low, high,
                         pixel_low + (2 + ZERO_GAP) * step, pixel_high - step);
    }
}

static double
map_magnitude (const PlateauLayersScale *self, const PlateauAxis *axis, double magnitude)
{
  double step = axis->pixel_high < axis->pixel_low ? -self->slot : self->slot;

  if (magnitude >= axis->high)
    return axis->pixel_high + 0.5 * step;
  if (magnitude < axis->low)
    return self->two_sided ? self->zero : axis->pixel_low - 0.5 * step;
  return plateau_axis_map (axis, magnitude);
}

double
plateau_layers_scale_map (const PlateauLayersScale *self, double value)
{
  if (self->axis.kind == PLATEAU_AXIS_LINEAR)
    return plateau_axis_map (&self->axis, CLAMP (value, self->axis.low, self->axis.high));
  if (value == 0)
    return self->zero;
  if (value < 0 && self->two_sided)
    return map_magnitude (self, &self->mirror, -value);
  return map_magnitude (self, &self->axis, fabs (value));
}

static PlateauTick *
add_tick (GArray *ticks, const PlateauAxis *axis, int exponent, gboolean negative)
{
  /* Exact on a decimal fraction, as in the axis's own ticks. */
  double value = exponent < 0 ? 1 / pow (10, -exponent) : pow (10, exponent);
  PlateauTick tick = { .value = negative ? -value : value,
                       .pixel = plateau_axis_map (axis, value) };

  plateau_axis_format (tick.value, value, tick.label, sizeof tick.label);
  g_array_append_val (ticks, tick);
  return &g_array_index (ticks, PlateauTick, ticks->len - 1);
}

/* Zero keeps its label, whatever is too near to it. */
static void
add_powers (GArray *ticks, const PlateauAxis *axis, double zero, double spacing, gboolean negative)
{
  /* Those that do not ask for 0.0001 between powers. */
  static const int steps[] = { 1, 2, 3, 6, 12 };
  int low = (int) lround (log10 (axis->low)), high = (int) lround (log10 (axis->high));
  double decade = fabs (axis->pixel_high - axis->pixel_low) / (high - low);
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] * decade < spacing)
    i++;
  for (int exponent = low; exponent <= high; exponent++)
    if (exponent % steps[i] == 0)
      {
        PlateauTick *tick = add_tick (ticks, axis, exponent, negative);

        if (fabs (tick->pixel - zero) < spacing)
          tick->label[0] = '\0';
      }
}

static int
compare_ticks (gconstpointer a, gconstpointer b)
{
  const PlateauTick *x = a, *y = b;

  return (x->value > y->value) - (x->value < y->value);
}

GArray *
plateau_layers_scale_ticks (const PlateauLayersScale *self, double spacing)
{
  GArray *ticks;
  PlateauTick zero = { .pixel = self->zero, .label = "0" };

  if (self->axis.kind == PLATEAU_AXIS_LINEAR)
    return plateau_axis_ticks (&self->axis, spacing);
  ticks = g_array_new (FALSE, TRUE, sizeof (PlateauTick));
  g_array_append_val (ticks, zero);
  add_powers (ticks, &self->axis, self->zero, spacing, FALSE);
  if (self->two_sided)
    add_powers (ticks, &self->mirror, self->zero, spacing, TRUE);
  g_array_sort (ticks, compare_ticks);
  return ticks;
}

typedef struct
{
  PlateauLayersBar *bars;
  guint n;
  double total;
} Bars;

static void
add_bar (Bars *self, double from, double to, guint count, gboolean is_pile)
{
  if (count > 0)
    self->bars[self->n++] = (PlateauLayersBar){ from, to, count / self->total, is_pile };
}

/* @n even bins from one pixel to another; @step -1: the last one comes first. */
static void
add_bins (Bars *self,
          const guint *count,
          guint n,
          int step,
          double from,
          double to,
          double thinnest)
{
  guint group = 1;

  while (group < n && group * fabs (to - from) / n < thinnest)
    group *= 2;
  for (guint i = 0; i < n; i += group)
    {
      guint end = MIN (i + group, n), sum = 0;

      for (guint k = i; k < end; k++)
        sum += count[step * (int) k];
      add_bar (self, from + (to - from) * i / n, from + (to - from) * end / n, sum, FALSE);
    }
}

static void
add_pile (Bars *self, const PlateauLayersScale *scale, double middle, guint count)
{
  add_bar (self, middle - scale->slot / 2, middle + scale->slot / 2, count, TRUE);
}

guint
plateau_layers_scale_bars (const PlateauLayersScale *self,
                           const PlateauHistogram *histogram,
                           double thinnest,
                           PlateauLayersBar *bars)
{
  const PlateauAxis *axis = &self->axis, *mirror = &self->mirror;
  guint n = plateau_bins_count (histogram->bins);
  guint total = histogram->below + histogram->above + histogram->tiny + histogram->zero +
                histogram->undefined;
  Bars found = { .bars = bars };

  for (guint i = 0; i < n; i++)
    total += histogram->count[i];
  found.total = MAX (total, 1);

  if (histogram->bins == PLATEAU_BINS_SIGNED)
    {
      add_bins (&found, histogram->count + n / 2, n / 2, 1, axis->pixel_low, axis->pixel_high,
                thinnest);
      if (self->two_sided)
        {
          add_bins (&found, histogram->count + n / 2 - 1, n / 2, -1, mirror->pixel_low,
                    mirror->pixel_high, thinnest);
          add_pile (&found, self, plateau_layers_scale_map (self, -INFINITY), histogram->below);
        }
    }
  else
    {
      double low, high, unused;

      plateau_bins_get_range (histogram->bins, 0, &low, &unused);
      plateau_bins_get_range (histogram->bins, n - 1, &unused, &high);
      add_bins (&found, histogram->count, n, 1, plateau_axis_map (axis, low),
                plateau_axis_map (axis, high), thinnest);
    }
  if (axis->kind == PLATEAU_AXIS_LOG)
    {
      guint near = histogram->zero + (self->two_sided ? histogram->tiny : 0);

      add_bar (&found, self->zero - self->slot / 2, self->zero + self->slot / 2, near, FALSE);
      if (!self->two_sided)
        add_pile (&found, self, plateau_layers_scale_map (self, axis->low / 10), histogram->tiny);
      add_pile (&found, self, plateau_layers_scale_map (self, INFINITY), histogram->above);
    }
  return found.n;
}
