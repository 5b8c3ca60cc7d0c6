/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "twins.h"
#include "pair.h"

#include <math.h>

/* Units closer than this, relative to the larger of them, count as one. */
#define SAME_UNIT 1e-12

/* The coordinate whose smallest and largest value lie furthest apart. */
typedef struct
{
  double range;
  guint coordinate;
  double largest; /* of all magnitudes */
  double probe;   /* 0 as long as all numbers are finite, then NaN */
} Widest;

/* What makes up a unit: its incoming row, its bias, its outgoing column. */
static guint
n_coordinates (const PlateauNetwork *self, guint l)
{
  return self->n[l - 1] + 1 + (l < self->n_layers ? self->n[l + 1] : 0);
}

static double
coordinate (const PlateauNetwork *self, guint l, guint unit, guint c)
{
  guint n_in = self->n[l - 1];

  if (c < n_in)
    return self->w[l][unit * (gsize) n_in + c];
  if (c == n_in)
    return self->b[l][unit];

  return self->w[l + 1][(c - n_in - 1) * (gsize) self->n[l] + unit];
}

static void
consider (Widest *self, guint c, double low, double high)
{
  self->largest = MAX (self->largest, MAX (high, -low));
  if (high - low > self->range)
    {
      self->range = high - low;
      self->coordinate = c;
    }
}

/* The values of coordinate @c lie side by side. */
static void
consider_row (Widest *self, guint c, const double *values, guint n)
{
  Pair low = pair_of (values[0]), high = low, probe = { 0 };
  guint unit = 0;

  for (; unit + 2 <= n; unit += 2)
    {
      Pair v = pair_load (values + unit);

      low = pair_min (v, low);
      high = pair_max (v, high);
      probe += v - v;
    }
  if (unit < n)
    {
      Pair v = pair_of (values[unit]);

      low = pair_min (v, low);
      high = pair_max (v, high);
      probe += v - v;
    }
  self->probe += probe[0] + probe[1];
  consider (self, c, MIN (low[0], low[1]), MAX (high[0], high[1]));
}

/* Coordinates 0 ... n_in - 1 are the columns of W, which is read along its rows. */
static void
consider_columns (Widest *self, const double *w, guint n, guint n_in)
{
  double low[PLATEAU_MAX_UNITS], high[PLATEAU_MAX_UNITS];
  Pair probe = { 0 };

  for (guint c = 0; c < n_in; c++)
    low[c] = high[c] = w[c];

  for (guint unit = 0; unit < n; unit++)
    {
      const double *row = w + unit * (gsize) n_in;
      guint c = 0;

      for (; c + 2 <= n_in; c += 2)
        {
          Pair v = pair_load (row + c);

          pair_store (low + c, pair_min (v, pair_load (low + c)));
          pair_store (high + c, pair_max (v, pair_load (high + c)));
          probe += v - v;
        }
      if (c < n_in)
        {
          low[c] = MIN (low[c], row[c]);
          high[c] = MAX (high[c], row[c]);
          probe += row[c] - row[c];
        }
    }

  self->probe += probe[0] + probe[1];
  for (guint c = 0; c < n_in; c++)
    consider (self, c, low[c], high[c]);
}

/* The largest |coordinate|. */
static double
size_of (const PlateauNetwork *self, guint l, guint unit)
{
  guint n = n_coordinates (self, l);
  double size = 0;

  for (guint c = 0; c < n; c++)
    size = MAX (size, fabs (coordinate (self, l, unit, c)));

  return size;
}

/* @hint: where two units differed last; others probably differ there too. */
static gboolean
same_unit (const PlateauNetwork *self,
           guint l,
           guint unit,
           guint other,
           double tolerance,
           guint *hint)
{
  guint n = n_coordinates (self, l), c = *hint;

  for (guint i = 0; i < n; i++)
    {
      double distance = fabs (coordinate (self, l, unit, c) - coordinate (self, l, other, c));

      /* So written, NaN is equal to nothing. */
      if (!(distance <= tolerance))
        {
          *hint = c;
          return FALSE;
        }
      c = c + 1 < n ? c + 1 : 0;
    }

  return TRUE;
}

static guint
count_kinds (const PlateauNetwork *self, guint l, const Widest *widest, guint *kind_of)
{
  /* Of each kind its first unit, and what tells units apart best, side by side: most pairs need no
   * closer look. No unit's own tolerance is wider than this one. */
  guint kinds[PLATEAU_MAX_UNITS];
  double mark[PLATEAU_MAX_UNITS], size[PLATEAU_MAX_UNITS], loose = SAME_UNIT * widest->largest;
  guint n_kinds = 0, hint = 0;

  for (guint unit = 0; unit < self->n[l]; unit++)
    {
      double here = coordinate (self, l, unit, widest->coordinate);
      double own = -1;
      guint k;

      for (k = 0; k < n_kinds; k++)
        {
          if (!(fabs (here - mark[k]) <= loose))
            continue;
          if (own < 0)
            own = size_of (self, l, unit);
          if (size[k] < 0)
            size[k] = size_of (self, l, kinds[k]);
          if (same_unit (self, l, unit, kinds[k], SAME_UNIT * MAX (own, size[k]), &hint))
            break;
        }
      if (k == n_kinds)
        {
          mark[k] = here;
          size[k] = own;
          kinds[n_kinds++] = unit;
        }
      if (kind_of != NULL)
        kind_of[unit] = k;
    }

  return n_kinds;
}

guint
plateau_compare_units (const PlateauNetwork *self, guint l, double *spread)
{
  return plateau_sort_units (self, l, spread, NULL);
}

guint
plateau_sort_units (const PlateauNetwork *self, guint l, double *spread, guint *kind_of)
{
  guint n = self->n[l], n_in = self->n[l - 1];
  Widest widest = { 0 };

  consider_columns (&widest, self->w[l], n, n_in);
  consider_row (&widest, n_in, self->b[l], n);
  for (guint k = 0; l < self->n_layers && k < self->n[l + 1]; k++)
    consider_row (&widest, n_in + 1 + k, self->w[l + 1] + k * (gsize) n, n);

  *spread = widest.range + widest.probe;
  if (*spread == 0)
    {
      for (guint unit = 0; kind_of != NULL && unit < n; unit++)
        kind_of[unit] = 0;
      return 1;
    }

  return count_kinds (self, l, &widest, kind_of);
}
