/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "histogram.h"

#include <math.h>

/* A power of two, so that edges and the way to a bin are exact. */
#define LINEAR_BINS 32
#define BINS_A_DECADE 4

/* Edges of a logarithmic axis, and one more that no number reaches. */
#define MAX_EDGES (BINS_A_DECADE * 28 + 2)

/* Powers of two between the ends of one. */
#define MAX_POWERS 96

/* Its ends; of a logarithmic axis as powers of ten. */
typedef struct
{
  int low, high;
} Axis;

static const Axis axes[] = {
  [PLATEAU_BINS_TANH] = { -1, 1 },
  [PLATEAU_BINS_SIGMOID] = { 0, 1 },
  [PLATEAU_BINS_SIGNED] = { -16, 8 },
  [PLATEAU_BINS_MAGNITUDE] = { -24, 4 },
};

G_STATIC_ASSERT (2 * BINS_A_DECADE * (8 + 16) == PLATEAU_MAX_BINS);

static gboolean
is_linear (PlateauBins bins)
{
  return bins == PLATEAU_BINS_TANH || bins == PLATEAU_BINS_SIGMOID;
}

/* Bins of one side. */
static guint
n_logarithmic (const Axis *axis)
{
  return BINS_A_DECADE * (guint) (axis->high - axis->low);
}

/* 10^(low + k / 4) */
static double
edge_of (const Axis *axis, guint k)
{
  return pow (10, axis->low + (double) k / BINS_A_DECADE);
}

guint
plateau_bins_count (PlateauBins self)
{
  switch (self)
    {
    case PLATEAU_BINS_TANH:
    case PLATEAU_BINS_SIGMOID:
      return LINEAR_BINS;
    case PLATEAU_BINS_SIGNED:
      return 2 * n_logarithmic (&axes[self]);
    case PLATEAU_BINS_MAGNITUDE:
      return n_logarithmic (&axes[self]);
    default:
      g_return_val_if_reached (0);
    }
}

void
plateau_bins_get_range (PlateauBins self, guint i, double *low, double *high)
{
  const Axis *axis = &axes[self];
  guint side = n_logarithmic (axis);

  if (is_linear (self))
    {
      double width = (double) (axis->high - axis->low) / LINEAR_BINS;

      *low = axis->low + width * i;
      *high = axis->low + width * (i + 1);
    }
  else if (self == PLATEAU_BINS_SIGNED && i < side)
    {
      *low = -edge_of (axis, side - i);
      *high = -edge_of (axis, side - i - 1);
    }
  else
    {
      guint k = self == PLATEAU_BINS_SIGNED ? i - side : i;

      *low = edge_of (axis, k);
      *high = edge_of (axis, k + 1);
    }
}

PlateauBins
plateau_bins_of (PlateauActivation activation)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return PLATEAU_BINS_TANH;
    case PLATEAU_ACTIVATION_SIGMOID:
      return PLATEAU_BINS_SIGMOID;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return PLATEAU_BINS_SIGNED;
    }
}

static void
count_linear (PlateauHistogram *self, const double *values, guint n, guint m, guint stride)
{
  const Axis *axis = &axes[self->bins];
  double low = axis->low, high = axis->high, bins_a_unit = LINEAR_BINS / (high - low);
  int first = (int) (low * bins_a_unit);

  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < m; i++)
      {
        double v = values[row * (gsize) stride + i];

        if (v >= low && v <= high)
          {
            /* Before the offset: with it a tiny negative number would be rounded to zero. */
            double place = v * bins_a_unit;
            int bin = (int) place;

            bin -= bin > place;
            self->count[MIN (bin - first, LINEAR_BINS - 1)]++;
          }
        else if (v < low)
          self->below++;
        else if (v > high)
          self->above++;
        else
          self->undefined++;
      }
}

/* What turns a magnitude into its bin. A logarithm of each number would take ten times as long. */
typedef struct
{
  guint side;
  double edges[MAX_EDGES];
  int first_power;
  guint bin[MAX_POWERS]; /* of each power of two */
} Finder;

static void
finder_init (Finder *self, const Axis *axis)
{
  guint bin = 0, n_powers;

  self->side = n_logarithmic (axis);
  for (guint k = 0; k <= self->side; k++)
    self->edges[k] = edge_of (axis, k);
  self->edges[self->side + 1] = INFINITY;

  self->first_power = ilogb (self->edges[0]);
  n_powers = (guint) (ilogb (self->edges[self->side]) - self->first_power) + 1;
  g_assert (n_powers <= MAX_POWERS);
  for (guint power = 0; power < n_powers; power++)
    {
      while (ldexp (1, self->first_power + (int) power) >= self->edges[bin + 1])
        bin++;
      self->bin[power] = bin;
    }
}

/* @magnitude lies on the axis. From one power of two to the next it is 1.2 bins, so at most two edges
 * lie between. */
static inline guint
finder_find (const Finder *self, double magnitude)
{
  union
  {
    double number;
    guint64 bits;
  } v = { magnitude };
  guint bin = self->bin[(int) (v.bits >> 52) - 1023 - self->first_power];

  bin += magnitude >= self->edges[bin + 1];
  bin += magnitude >= self->edges[bin + 1];

  return bin;
}

static void
count_logarithmic (PlateauHistogram *self, const double *values, guint n, guint m, guint stride)
{
  gboolean one_sided = self->bins == PLATEAU_BINS_MAGNITUDE;
  double smallest, largest;
  Finder finder;
  guint middle;

  finder_init (&finder, &axes[self->bins]);
  smallest = finder.edges[0];
  largest = finder.edges[finder.side];
  middle = one_sided ? 0 : finder.side;

  for (guint row = 0; row < n; row++)
    for (guint i = 0; i < m; i++)
      {
        double v = values[row * (gsize) stride + i], magnitude = fabs (v);
        gboolean upwards = one_sided || v > 0;

        if (magnitude >= smallest && magnitude < largest)
          {
            guint bin = finder_find (&finder, magnitude);

            self->count[upwards ? middle + bin : middle - 1 - bin]++;
          }
        else if (v == 0)
          self->zero++;
        else if (magnitude < smallest)
          self->tiny++;
        else if (isnan (v))
          self->undefined++;
        else if (upwards)
          self->above++;
        else
          self->below++;
      }
}

void
plateau_histogram_fill (PlateauHistogram *self,
                        PlateauBins bins,
                        const double *values,
                        guint n,
                        guint m,
                        guint stride)
{
  *self = (PlateauHistogram){ .bins = bins };

  if (is_linear (bins))
    count_linear (self, values, n, m, stride);
  else
    count_logarithmic (self, values, n, m, stride);
}
