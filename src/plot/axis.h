/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauAxisKind:
 * @PLATEAU_AXIS_LINEAR: equal distances are equal steps
 * @PLATEAU_AXIS_LOG: equal distances are equal factors; positive values only
 * @PLATEAU_AXIS_SYMLOG: log (1 + |v|) with the sign of v: logarithmic, but shows zero
 */
typedef enum
{
  PLATEAU_AXIS_LINEAR,
  PLATEAU_AXIS_LOG,
  PLATEAU_AXIS_SYMLOG,
} PlateauAxisKind;

/**
 * PlateauAxisRange:
 * @PLATEAU_AXIS_RANGE_GOOD: can be drawn as it is
 * @PLATEAU_AXIS_RANGE_FLAT: so narrow that only rounding noise would be magnified
 * @PLATEAU_AXIS_RANGE_EMPTY: low lies above high, as where nothing was collected
 * @PLATEAU_AXIS_RANGE_NON_FINITE: an end is NaN or infinite
 * @PLATEAU_AXIS_RANGE_NOT_POSITIVE: a logarithmic axis is to show zero or less
 */
typedef enum
{
  PLATEAU_AXIS_RANGE_GOOD,
  PLATEAU_AXIS_RANGE_FLAT,
  PLATEAU_AXIS_RANGE_EMPTY,
  PLATEAU_AXIS_RANGE_NON_FINITE,
  PLATEAU_AXIS_RANGE_NOT_POSITIVE,
} PlateauAxisRange;

/** A range narrower than this share of its larger end is flat. */
#define PLATEAU_AXIS_FLAT_SHARE 1e-6

/** What is wrong with a range, if anything is. */
PlateauAxisRange plateau_axis_classify_range (PlateauAxisKind kind, double low, double high);

/**
 * plateau_axis_guard_range:
 * @low, @high: (inout): left alone where the range is good, else replaced by one that can be drawn
 *
 * A flat range is widened around its value, by half of it on both sides (a factor of 2 where
 * logarithmic), or by 1 around zero. An empty or non-finite one becomes 0 ... 1 (0.1 ... 1). A range
 * that is not positive keeps its upper end where that is positive and shows three decades.
 *
 * Returns: what was wrong.
 */
PlateauAxisRange plateau_axis_guard_range (PlateauAxisKind kind, double *low, double *high);

/**
 * PlateauAxis:
 * @low, @high: the values at the ends, low < high
 * @pixel_low, @pixel_high: where these are drawn; either may be the larger one
 */
typedef struct
{
  PlateauAxisKind kind;
  double low;
  double high;
  double pixel_low;
  double pixel_high;
  /*< private >*/
  double t_low;
  double factor;
} PlateauAxis;

/** Sets up the axis, with a guarded range. Returns: what was wrong with the range given. */
PlateauAxisRange plateau_axis_init (PlateauAxis *self,
                                    PlateauAxisKind kind,
                                    double low,
                                    double high,
                                    double pixel_low,
                                    double pixel_high);

/** The pixel of a value; a value that is not on a logarithmic axis maps below its low end. */
double plateau_axis_map (const PlateauAxis *self, double value);

/** The value at a pixel. */
double plateau_axis_unmap (const PlateauAxis *self, double pixel);

/**
 * PlateauTick:
 * @pixel: where
 * @label: as people of this locale write it, with a true minus; "" for a minor tick
 */
typedef struct
{
  double value;
  double pixel;
  char label[32];
} PlateauTick;

/**
 * plateau_axis_ticks:
 * @spacing: the smallest distance between two labelled ticks, in pixels
 *
 * Ticks at 1, 2 or 5 times a power of ten, ascending in value, none twice. A linear axis has
 * labelled ticks only. A logarithmic one labels 1, 2 and 5 of each decade, else 1 and 3, else 1, else
 * every second or third power; minor ticks stand at 2, 3, ... 9 where there is room.
 *
 * Returns: (transfer full) (element-type PlateauTick): never fewer than one where the axis is at
 *   least @spacing long and holds a round number
 */
GArray *plateau_axis_ticks (const PlateauAxis *self, double spacing);

/**
 * plateau_axis_format:
 * @step: the distance of the ticks; sets the number of decimals
 *
 * "0.5", "−2", "10,000" in the locale's way and without needless zeros; "10⁻⁵" where it would be
 * long.
 */
void plateau_axis_format (double value, double step, char *label, gsize size);

/** The smallest 1, 2 or 5 × 10^k that is not below @value, for a positive finite @value. */
double plateau_nice_above (double value);

/** The largest 1, 2 or 5 × 10^k that is not above @value, for a positive finite @value. */
double plateau_nice_below (double value);

G_END_DECLS
