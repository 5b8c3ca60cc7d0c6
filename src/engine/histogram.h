/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "activation.h"

G_BEGIN_DECLS

/**
 * PlateauBins:
 * @PLATEAU_BINS_TANH: -1 to 1, 32 bins
 * @PLATEAU_BINS_SIGMOID: 0 to 1, 32 bins
 * @PLATEAU_BINS_SIGNED: numbers without a bound, of either sign: magnitudes from 1e-16 to 1e8, four
 *   bins a decade and a side, from the largest negative one to the largest positive one; 192 bins
 * @PLATEAU_BINS_MAGNITUDE: magnitudes from 1e-24 to 1e4, four bins a decade; 112 bins
 *
 * The axis of a histogram. It is absolute: never scaled to what is counted, so that two moments, two
 * layers and two networks can be compared. The widest cover what a weight scale from 1e-4 to 1000
 * makes of several layers; what lies beyond is counted too.
 */
typedef enum
{
  PLATEAU_BINS_TANH,
  PLATEAU_BINS_SIGMOID,
  PLATEAU_BINS_SIGNED,
  PLATEAU_BINS_MAGNITUDE,
} PlateauBins;

#define PLATEAU_MAX_BINS 192

guint plateau_bins_count (PlateauBins self);

/**
 * plateau_bins_get_range:
 * @low, @high: (out): the edges of bin @i
 *
 * An edge between two bins belongs to the one further from zero; on a linear axis to the upper one.
 */
void plateau_bins_get_range (PlateauBins self, guint i, double *low, double *high);

/** The axis on which a = g (z) is counted. */
PlateauBins plateau_bins_of (PlateauActivation activation);

/**
 * PlateauHistogram:
 * @count: of each bin
 * @below, @above: beyond the first and beyond the last bin, infinities too
 * @tiny: logarithmic axes: not zero, but nearer to it than any bin
 * @zero: logarithmic axes: exactly zero; on a linear axis zero has a bin
 * @undefined: NaN
 *
 * Every number is counted once.
 */
typedef struct
{
  PlateauBins bins;
  guint count[PLATEAU_MAX_BINS];
  guint below;
  guint above;
  guint tiny;
  guint zero;
  guint undefined;
} PlateauHistogram;

/**
 * plateau_histogram_fill:
 * @values: n × stride, of which the first @m of each row are counted
 */
void plateau_histogram_fill (PlateauHistogram *self,
                             PlateauBins bins,
                             const double *values,
                             guint n,
                             guint m,
                             guint stride);

G_END_DECLS
