/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-format.h"

#include "session/exact-number.h"

#include <math.h>
#include <string.h>

/* Powers of ten of the largest number that are written out. */
#define SMALLEST_PLAIN -2
#define LARGEST_PLAIN 5

#define DECIMALS 4
#define SCIENTIFIC_DECIMALS 2

/* The power of ten of a positive number as it is written with so many decimals: 9.99996 is 10. */
static int
exponent_of (double value, int decimals)
{
  char text[64];

  g_ascii_formatd (text, sizeof text, decimals == DECIMALS ? "%.4e" : "%.2e", value);
  return (int) g_ascii_strtoll (strchr (text, 'e') + 1, NULL, 10);
}

/* @value / 10^@exponent, where the power itself may be no number. */
static double
divided (double value, int exponent)
{
  if (exponent < -290)
    return value * 1e200 * pow (10, -exponent - 200);
  return exponent < 0 ? value * pow (10, -exponent) : value / pow (10, exponent);
}

void
plateau_numbers_format_init (PlateauNumbersFormat *self, const double *values, guint n)
{
  double largest = 0, smallest = INFINITY;
  gboolean whole = TRUE;
  int exponent;

  *self = (PlateauNumbersFormat){ 0 };
  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]) && values[i] != 0)
      {
        largest = fmax (largest, fabs (values[i]));
        smallest = fmin (smallest, fabs (values[i]));
        whole = whole && values[i] == floor (values[i]);
      }
  /* Classes, and weights of one whole constant. */
  if (largest == 0 || (whole && largest < 1e6))
    return;
  exponent = exponent_of (largest, DECIMALS);
  if (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN)
    self->decimals = exponent == SMALLEST_PLAIN ? DECIMALS + 1
                     : exponent <= 0            ? DECIMALS
                                                : MAX (DECIMALS - exponent, 0);
  else
    {
      self->decimals = DECIMALS;
      self->exponent = exponent;
    }
  if (divided (smallest, self->exponent) < 0.5 * pow (10, -self->decimals))
    *self = (PlateauNumbersFormat){ .decimals = SCIENTIFIC_DECIMALS, .scientific = TRUE };
}

static void
append_superscript (GString *text, int number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  char plain[16];

  g_snprintf (plain, sizeof plain, "%d", ABS (number));
  if (number < 0)
    g_string_append (text, "⁻");
  for (const char *c = plain; *c != '\0'; c++)
    g_string_append (text, digits[*c - '0']);
}

char *
plateau_numbers_format_text (const PlateauNumbersFormat *self, double value, gsize *lead)
{
  GString *text = g_string_new (value < 0 ? "−" : "");
  char digits[G_ASCII_DTOSTR_BUF_SIZE + 310], format[16];
  double size = fabs (value);

  if (isnan (value))
    g_string_append (text, "nan");
  else if (isinf (value))
    g_string_append (text, "∞");
  else if (value == 0)
    g_string_append_c (text, '0');
  else
    {
      int exponent = self->scientific ? exponent_of (size, SCIENTIFIC_DECIMALS) : self->exponent;

      g_snprintf (format, sizeof format, "%%.%df", self->decimals);
      g_ascii_formatd (digits, sizeof digits, format, divided (size, exponent));
      g_string_append (text, digits);
    }
  if (lead != NULL)
    {
      const char *point = strchr (text->str, '.');

      *lead = point != NULL ? (gsize) (point - text->str) : text->len;
    }
  if (self->scientific && isfinite (value) && value != 0)
    {
      int exponent = exponent_of (size, SCIENTIFIC_DECIMALS);

      if (exponent != 0)
        {
          g_string_append (text, "×10");
          append_superscript (text, exponent);
        }
    }
  return g_string_free (text, FALSE);
}

char *
plateau_numbers_exact (double value)
{
  g_autofree char *digits = plateau_exact_number (fabs (value));

  return g_strconcat (value < 0 ? "−" : "", digits, NULL);
}

char *
plateau_numbers_power (int exponent)
{
  return g_strdup_printf (exponent < 0 ? "10^{−%d}" : "10^{%d}", ABS (exponent));
}
