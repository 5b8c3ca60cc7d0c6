/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "axis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Beyond these ends a span or its power of ten could leave the doubles. */
#define LARGEST 1e300
#define SMALLEST 1e-300

PlateauAxisRange
plateau_axis_classify_range (PlateauAxisKind kind, double low, double high)
{
  if (!isfinite (low) || !isfinite (high) || fabs (low) > LARGEST || fabs (high) > LARGEST)
    return PLATEAU_AXIS_RANGE_NON_FINITE;
  if (low > high)
    return PLATEAU_AXIS_RANGE_EMPTY;
  if (kind == PLATEAU_AXIS_LOG && low < SMALLEST)
    return PLATEAU_AXIS_RANGE_NOT_POSITIVE;
  if (high - low <= PLATEAU_AXIS_FLAT_SHARE * fmax (fabs (low), fabs (high)) ||
      high - low < SMALLEST)
    return PLATEAU_AXIS_RANGE_FLAT;
  return PLATEAU_AXIS_RANGE_GOOD;
}

PlateauAxisRange
plateau_axis_guard_range (PlateauAxisKind kind, double *low, double *high)
{
  PlateauAxisRange range = plateau_axis_classify_range (kind, *low, *high);
  gboolean logarithmic = kind == PLATEAU_AXIS_LOG;
  double middle, margin;

  switch (range)
    {
    case PLATEAU_AXIS_RANGE_GOOD:
      break;

    case PLATEAU_AXIS_RANGE_FLAT:
      middle = *low + (*high - *low) / 2;
      margin = fabs (middle) > 1e-200 ? fabs (middle) / 2 : 1;
      *low = middle - margin;
      *high = logarithmic ? middle * 2 : middle + margin;
      break;

    case PLATEAU_AXIS_RANGE_NOT_POSITIVE:
      *high = *high >= SMALLEST * 1e3 ? *high : 1;
      *low = *high / 1e3;
      break;

    case PLATEAU_AXIS_RANGE_EMPTY:
    case PLATEAU_AXIS_RANGE_NON_FINITE:
    default:
      *low = logarithmic ? 0.1 : 0;
      *high = 1;
      break;
    }
  return range;
}

static double
transform (PlateauAxisKind kind, double value)
{
  switch (kind)
    {
    case PLATEAU_AXIS_LOG:
      return value > 0 ? log10 (value) : -400;
    case PLATEAU_AXIS_SYMLOG:
      return copysign (log1p (fabs (value)), value);
    case PLATEAU_AXIS_LINEAR:
    default:
      return value;
    }
}

PlateauAxisRange
plateau_axis_init (PlateauAxis *self,
                   PlateauAxisKind kind,
                   double low,
                   double high,
                   double pixel_low,
                   double pixel_high)
{
  PlateauAxisRange range = plateau_axis_guard_range (kind, &low, &high);

  self->kind = kind;
  self->low = low;
  self->high = high;
  self->pixel_low = pixel_low;
  self->pixel_high = pixel_high;
  self->t_low = transform (kind, low);
  self->factor = (pixel_high - pixel_low) / (transform (kind, high) - self->t_low);
  return range;
}

double
plateau_axis_map (const PlateauAxis *self, double value)
{
  if (self->kind == PLATEAU_AXIS_LINEAR)
    return self->pixel_low + (value - self->low) * self->factor;
  return self->pixel_low + (transform (self->kind, value) - self->t_low) * self->factor;
}

double
plateau_axis_unmap (const PlateauAxis *self, double pixel)
{
  double t;

  if (self->factor == 0)
    return self->low;
  t = self->t_low + (pixel - self->pixel_low) / self->factor;
  switch (self->kind)
    {
    case PLATEAU_AXIS_LOG:
      return pow (10, t);
    case PLATEAU_AXIS_SYMLOG:
      return copysign (expm1 (fabs (t)), t);
    case PLATEAU_AXIS_LINEAR:
    default:
      return t;
    }
}

double
plateau_nice_above (double value)
{
  double power = pow (10, floor (log10 (value)));
  double mantissa = value / power;

  /* log10 () may be off by one ulp at a power of ten. */
  if (mantissa <= 1 + 1e-9)
    return power;
  if (mantissa <= 2 + 1e-9)
    return 2 * power;
  if (mantissa <= 5 + 1e-9)
    return 5 * power;
  return 10 * power;
}

double
plateau_nice_below (double value)
{
  double power = pow (10, floor (log10 (value)));
  double mantissa = value / power;

  if (mantissa >= 10 - 1e-8)
    return 10 * power;
  if (mantissa >= 5 - 1e-9)
    return 5 * power;
  if (mantissa >= 2 - 1e-9)
    return 2 * power;
  return mantissa >= 1 - 1e-9 ? power : power / 2;
}

/* Adds @text with U+2212 for the ASCII minus that printf writes. */
static void
append_with_true_minus (GString *label, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '-')
      g_string_append (label, "−");
    else
      g_string_append_c (label, *text);
}

static void
append_superscript (GString *label, int number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char plain[16];

  snprintf (plain, sizeof plain, "%d", ABS (number));
  if (number < 0)
    g_string_append (label, "⁻");
  for (const char *c = plain; *c != '\0'; c++)
    g_string_append (label, digits[*c - '0']);
}

/* "0.50" to "0.5" and "2.0" to "2", whatever the locale's decimal sign is. */
static void
drop_trailing_zeros (char *text)
{
  gsize n = strlen (text);

  while (n > 1 && text[n - 1] == '0')
    n--;
  while (n > 1 && !g_ascii_isdigit (text[n - 1]))
    n--;
  text[n] = '\0';
}

/* 1.5×10⁻⁵, and 10⁻⁵ where the mantissa is 1. */
static void
append_power (GString *label, double value, double step)
{
  int exponent = (int) floor (log10 (fabs (value)) + 1e-12);
  int digits = step > 0 ? (int) ceil (exponent - log10 (step) - 1e-9) : 0;
  char text[32];

  digits = CLAMP (digits, 0, 9);
  /* In two parts: 10 to the exponent may be no normal number. */
  snprintf (text, sizeof text, "%.*f", digits,
            value / pow (10, exponent / 2) / pow (10, exponent - exponent / 2));
  if (digits > 0)
    drop_trailing_zeros (text);
  if (g_strcmp0 (text, "1") == 0)
    text[0] = '\0';
  else if (g_strcmp0 (text, "-1") == 0)
    text[1] = '\0';
  append_with_true_minus (label, text);
  g_string_append (label, strlen (text) < 2 && !g_ascii_isdigit (text[0]) ? "10" : "×10");
  append_superscript (label, exponent);
}

void
plateau_axis_format (double value, double step, char *label, gsize size)
{
  g_autoptr (GString) text = g_string_new (NULL);
  double magnitude = fabs (value);

  step = fabs (step);
  if (!isfinite (value))
    {
      g_strlcpy (label, "–", size);
      return;
    }
  /* A tick at zero reached by adding steps may be a rounding error away from it. */
  if (magnitude < step * 1e-6)
    value = magnitude = 0;

  if (magnitude >= 1e6 || (magnitude > 0 && step < 1e-4))
    {
      append_power (text, value, step);
    }
  else
    {
      char plain[32];
      int decimals = step > 0 ? (int) ceil (-log10 (step) - 1e-9) : 0;

      decimals = CLAMP (decimals, 0, 12);
      snprintf (plain, sizeof plain, "%'.*f", decimals, value);
      if (decimals > 0)
        drop_trailing_zeros (plain);
      append_with_true_minus (text, plain);
    }
  g_strlcpy (label, text->str, size);
}
