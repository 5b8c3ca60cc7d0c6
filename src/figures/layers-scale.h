/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/histogram.h"
#include "plot/axis.h"

G_BEGIN_DECLS

/**
 * PlateauLayersScale:
 * @two_sided: logarithmic, with numbers of either sign
 * @slot: pixels that a pile takes: of exact zeros, and of what lies beyond an end; 0 where linear
 * @zero: the middle of the pile of zeros
 * @axis: a linear axis, or that of magnitudes
 * @mirror: two-sided scales: magnitudes of negative numbers
 *
 * An absolute axis that every number has a place on: a logarithmic one ends in piles. From one end:
 *
 *   zeros | nearer to zero | magnitudes | beyond
 *   beyond | magnitudes below zero | zeros and nearer | magnitudes above zero | beyond
 */
typedef struct
{
  gboolean two_sided;
  double slot;
  double zero;
  PlateauAxis axis;
  PlateauAxis mirror;
} PlateauLayersScale;

void plateau_layers_scale_init_linear (PlateauLayersScale *self,
                                       double low,
                                       double high,
                                       double pixel_low,
                                       double pixel_high);
void plateau_layers_scale_init_log (PlateauLayersScale *self,
                                    gboolean two_sided,
                                    double low,
                                    double high,
                                    double slot,
                                    double pixel_low,
                                    double pixel_high);

/** The pixel of a number that is not NaN, infinities too: never beyond the piles. */
double plateau_layers_scale_map (const PlateauLayersScale *self, double value);

/** Labelled ticks at least @spacing apart: zero, and even powers of ten; as plateau_axis_ticks (). */
GArray *plateau_layers_scale_ticks (const PlateauLayersScale *self, double spacing);

/**
 * PlateauLayersBar:
 * @from, @to: pixels, @from may be the larger
 * @share: of all numbers that were counted
 * @is_pile: no bin, but what lies beyond an end
 */
typedef struct
{
  double from;
  double to;
  double share;
  gboolean is_pile;
} PlateauLayersBar;

/**
 * plateau_layers_scale_bars:
 * @bars: (out): room for %PLATEAU_LAYERS_MAX_BARS
 *
 * Where the bars of a histogram stand on this scale; bins narrower than @thinnest are put together.
 * Empty ones are left out.
 *
 * Returns: how many there are
 */
guint plateau_layers_scale_bars (const PlateauLayersScale *self,
                                 const PlateauHistogram *histogram,
                                 double thinnest,
                                 PlateauLayersBar *bars);

#define PLATEAU_LAYERS_MAX_BARS (PLATEAU_MAX_BINS + 8)

G_END_DECLS
