/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/error.h"

G_BEGIN_DECLS

/**
 * PlateauSeriesKind: what the values of an axis are, and what stands for a range of them
 * @PLATEAU_SERIES_NUMBERS: A:B:N, N numbers from A to B, evenly spaced on a logarithmic axis
 * @PLATEAU_SERIES_WHOLE: A:B:N, the same rounded to whole numbers
 * @PLATEAU_SERIES_STEPS: A:B, the whole numbers from A to B
 */
typedef enum
{
  PLATEAU_SERIES_NUMBERS,
  PLATEAU_SERIES_WHOLE,
  PLATEAU_SERIES_STEPS,
} PlateauSeriesKind;

/**
 * plateau_series_parse:
 * @option, @text: the option and what stands with it: a range, a list such as 0.01,1,100, or one value
 * @low, @high: the values are from @low to @high; on a logarithmic axis also above 0
 * @n: (out): how many
 *
 * Numbers between the ends of a range are rounded to 13 digits, so that 0.01:100:5 holds 0.1 and not
 * a neighbour of it, whatever the mathematical library.
 *
 * Returns: (transfer full): the values, each another one; or NULL with an error that names the
 *   option, the value and what would be right
 */
double *plateau_series_parse (const char *option,
                              const char *text,
                              PlateauSeriesKind kind,
                              double low,
                              double high,
                              guint *n,
                              GError **error);

G_END_DECLS
