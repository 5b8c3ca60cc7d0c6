/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "axis.h"

#include <math.h>

static void
add_tick (GArray *ticks, const PlateauAxis *self, double value, double step, gboolean labelled)
{
  PlateauTick tick = { .value = value, .pixel = plateau_axis_map (self, value) };

  if (labelled)
    plateau_axis_format (value, step, tick.label, sizeof tick.label);
  g_array_append_val (ticks, tick);
}

static void
add_linear_ticks (GArray *ticks, const PlateauAxis *self, double low, double high, double spacing)
{
  double span = high - low;
  double length = fabs (plateau_axis_map (self, high) - plateau_axis_map (self, low));
  double step, first, last;

  if (!(length >= 1) || !(span > 0))
    return;
  step = plateau_nice_above (fmax (span * spacing / length, span * 1e-3));
  /* Multiples, not sums: the tick at zero is zero. */
  first = ceil (low / step - 1e-9);
  last = floor (high / step + 1e-9);
  for (double k = first; k <= last; k++)
    {
      double value = k * step;

      /* A decimal fraction again: 3 × 0.1 is 0.30000000000000004. */
      if (step < 1)
        value = k / round (1 / step);
      if (step < 1e-9)
        value = k * step;
      add_tick (ticks, self, CLAMP (value, low, high), step, TRUE);
    }
}

/* The multipliers of a decade that get a label, for ever less room. */
static guint
choose_labelled (const PlateauAxis *self, double decade_at, double spacing, int *every)
{
  double one = plateau_axis_map (self, decade_at);
  double decade = fabs (plateau_axis_map (self, decade_at * 10) - one);
  /* Equal on a logarithmic axis but for the two; a symmetric one is tighter towards zero. */
  double tight =
      fmin (fabs (plateau_axis_map (self, decade_at * 10) - plateau_axis_map (self, decade_at * 5)),
            fabs (plateau_axis_map (self, decade_at * 2) - one));

  *every = 1;
  if (tight >= spacing)
    return 3;
  if (fabs (plateau_axis_map (self, decade_at * 3) - one) >= spacing &&
      fabs (plateau_axis_map (self, decade_at * 10) - plateau_axis_map (self, decade_at * 3)) >=
          spacing)
    return 2;
  if (decade > 0 && decade < spacing)
    *every = (int) ceil (spacing / decade - 1e-9);
  return 1;
}

static gboolean
is_labelled (guint labels, int multiplier)
{
  if (multiplier == 1)
    return TRUE;
  if (labels == 3)
    return multiplier == 2 || multiplier == 5;
  return labels == 2 && multiplier == 3;
}

/* Positive ticks from @low to @high. */
static void
add_decades (GArray *ticks, const PlateauAxis *self, double low, double high, double spacing)
{
  int first = (int) floor (log10 (low) + 1e-12);
  int last = (int) floor (log10 (high) + 1e-12);
  /* A symmetric axis is tightest in its inner decades: what fits from 10 to 100 fits beyond. */
  int typical = self->kind == PLATEAU_AXIS_SYMLOG ? MIN (last, 1) : last;
  int every;
  guint labels = choose_labelled (self, pow (10, typical), spacing, &every);
  double decade = fabs (plateau_axis_map (self, pow (10, typical + 1)) -
                        plateau_axis_map (self, pow (10, typical)));
  gboolean minor = every == 1 && decade >= 24;

  for (int e = first; e <= last; e++)
    {
      double power = pow (10, e);

      for (int multiplier = 1; multiplier <= 9; multiplier++)
        {
          double value = e < 0 ? multiplier / pow (10, -e) : multiplier * power;
          gboolean label = is_labelled (labels, multiplier) && ((e % every) + every) % every == 0;

          if (value < low * (1 - 1e-12) || value > high * (1 + 1e-12))
            continue;
          if (label || (minor && multiplier > 1))
            add_tick (ticks, self, CLAMP (value, low, high), power, label);
        }
    }
}

static gboolean
is_power_of_ten (double value)
{
  double exponent;

  if (value == 0)
    return TRUE;
  exponent = log10 (fabs (value));
  return fabs (exponent - round (exponent)) < 1e-9;
}

static gboolean
has_room (const GArray *ticks, guint index, double spacing, const gboolean *kept)
{
  const PlateauTick *tick = &g_array_index (ticks, PlateauTick, index);

  for (guint i = 0; i < ticks->len; i++)
    if (kept[i] &&
        fabs (g_array_index (ticks, PlateauTick, i).pixel - tick->pixel) < spacing - 1e-6)
      return FALSE;
  return TRUE;
}

/* Takes the label from what comes closer than @spacing to another; zero and powers of ten go first. */
static void
thin_labels (GArray *ticks, double spacing)
{
  g_autofree gboolean *kept = g_new0 (gboolean, ticks->len + 1);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < ticks->len; i++)
      {
        const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

        if (tick->label[0] != '\0' && is_power_of_ten (tick->value) == (pass == 0) &&
            has_room (ticks, i, spacing, kept))
          kept[i] = TRUE;
      }
  for (guint i = 0; i < ticks->len; i++)
    if (!kept[i])
      g_array_index (ticks, PlateauTick, i).label[0] = '\0';
}

static guint
count_labels (const GArray *ticks)
{
  guint n = 0;

  for (guint i = 0; i < ticks->len; i++)
    n += g_array_index (ticks, PlateauTick, i).label[0] != '\0';
  return n;
}

static void
add_log_ticks (GArray *ticks, const PlateauAxis *self, double spacing)
{
  add_decades (ticks, self, self->low, self->high, spacing);
  thin_labels (ticks, spacing);
}

static void
add_symlog_ticks (GArray *ticks, const PlateauAxis *self, double spacing)
{
  double outer = fmax (fabs (self->low), fabs (self->high));
  g_autoptr (GArray) half = NULL;

  if (outer < 4)
    return;
  half = g_array_new (FALSE, FALSE, sizeof (PlateauTick));
  add_tick (half, self, 0, 1, TRUE);
  add_decades (half, self, 1, outer, spacing);
  thin_labels (half, spacing);
  for (guint i = half->len; i > 1; i--)
    {
      const PlateauTick *tick = &g_array_index (half, PlateauTick, i - 1);

      if (-tick->value >= self->low && -tick->value <= self->high)
        add_tick (ticks, self, -tick->value, pow (10, floor (log10 (tick->value) + 1e-12)),
                  tick->label[0] != '\0');
    }
  for (guint i = 0; i < half->len; i++)
    {
      const PlateauTick *tick = &g_array_index (half, PlateauTick, i);

      if (tick->value >= self->low && tick->value <= self->high)
        g_array_append_val (ticks, *tick);
    }
}

/* Within less than a decade powers of ten say too little: even steps do. */
static void
try_even_steps (GArray *ticks, const PlateauAxis *self, double spacing)
{
  double length = fabs (self->pixel_high - self->pixel_low);

  for (double denser = 1; count_labels (ticks) < 2 && denser <= 8 && length >= 2 * spacing;
       denser *= 2)
    {
      g_array_set_size (ticks, 0);
      add_linear_ticks (ticks, self, self->low, self->high, spacing / denser);
      thin_labels (ticks, spacing);
    }
}

GArray *
plateau_axis_ticks (const PlateauAxis *self, double spacing)
{
  GArray *ticks = g_array_new (FALSE, TRUE, sizeof (PlateauTick));

  spacing = fmax (spacing, 4);
  switch (self->kind)
    {
    case PLATEAU_AXIS_LOG:
      add_log_ticks (ticks, self, spacing);
      try_even_steps (ticks, self, spacing);
      break;
    case PLATEAU_AXIS_SYMLOG:
      add_symlog_ticks (ticks, self, spacing);
      try_even_steps (ticks, self, spacing);
      break;
    case PLATEAU_AXIS_LINEAR:
    default:
      add_linear_ticks (ticks, self, self->low, self->high, spacing);
      break;
    }
  return ticks;
}
