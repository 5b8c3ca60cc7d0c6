/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauNumbersFormat:
 * @decimals: digits behind the point
 * @exponent: all numbers are shown divided by 10 to this power
 * @scientific: every number has its own power instead: they lie too far apart
 *
 * How the numbers of a matrix are written, so that all of its columns align at the point.
 */
typedef struct
{
  int decimals;
  int exponent;
  gboolean scientific;
} PlateauNumbersFormat;

/** Fits the format to the numbers: about four decimals, and none but a true 0 is written as zero. */
void plateau_numbers_format_init (PlateauNumbersFormat *self, const double *values, guint n);

/** "−0.0123", "0", "1.23×10⁻¹²", "∞", "nan"; @lead: (out) (nullable): bytes before the point. */
char *plateau_numbers_format_text (const PlateauNumbersFormat *self, double value, gsize *lead);

/** All digits of a number, with a true minus: "−0.30000000000000004". */
char *plateau_numbers_exact (double value);

/** "10^{−5}": 10 to @exponent as a formula. */
char *plateau_numbers_power (int exponent);

G_END_DECLS
