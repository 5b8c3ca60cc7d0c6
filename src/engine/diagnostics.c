/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagnostics.h"

#include <math.h>

/* Units closer than this, relative to the larger of them, count as one. */
#define SAME_UNIT 1e-12

static double
norm (const double *values, gsize n)
{
  double largest = 0, total = 0;

  /* Scaled, so that weights of 1e-200 or 1e200 have a norm too. */
  for (gsize i = 0; i < n; i++)
    largest = fmax (largest, fabs (values[i]));
  if (largest == 0 || !isfinite (largest))
    return largest;
  for (gsize i = 0; i < n; i++)
    total += (values[i] / largest) * (values[i] / largest);

  return largest * sqrt (total);
}

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

/* The largest distance between two units in the max norm is the largest range of a coordinate. */
static double
unit_spread (const PlateauNetwork *self, guint l)
{
  guint n = n_coordinates (self, l);
  double spread = 0;

  for (guint c = 0; c < n; c++)
    {
      double low = coordinate (self, l, 0, c), high = low;

      for (guint unit = 1; unit < self->n[l]; unit++)
        {
          double value = coordinate (self, l, unit, c);

          low = fmin (low, value);
          high = fmax (high, value);
        }
      spread = fmax (spread, high - low);
    }

  return spread;
}

static gboolean
same_unit (const PlateauNetwork *self, guint l, guint unit, guint other, double tolerance)
{
  guint n = n_coordinates (self, l);

  for (guint c = 0; c < n; c++)
    if (fabs (coordinate (self, l, unit, c) - coordinate (self, l, other, c)) > tolerance)
      return FALSE;

  return TRUE;
}

static guint
distinct_units (const PlateauNetwork *self, guint l)
{
  guint kinds[PLATEAU_MAX_UNITS];
  double size[PLATEAU_MAX_UNITS];
  guint n_kinds = 0;

  for (guint unit = 0; unit < self->n[l]; unit++)
    {
      guint n = n_coordinates (self, l), k;

      size[unit] = 0;
      for (guint c = 0; c < n; c++)
        size[unit] = fmax (size[unit], fabs (coordinate (self, l, unit, c)));

      for (k = 0; k < n_kinds; k++)
        if (same_unit (self, l, unit, kinds[k], SAME_UNIT * fmax (size[unit], size[kinds[k]])))
          break;
      if (k == n_kinds)
        kinds[n_kinds++] = unit;
    }

  return n_kinds;
}

void
plateau_diagnose (const PlateauNetwork *network,
                  const PlateauPass *pass,
                  double rate,
                  guint l,
                  PlateauDiagnostics *diagnostics)
{
  PlateauActivation activation = plateau_network_activation (network, l);
  double flat = PLATEAU_FLAT_SLOPE * plateau_activation_steepest (activation);
  guint m = pass->data->n_examples;
  gsize n_weights = network->n[l] * (gsize) network->n[l - 1];
  gsize n_flat = 0;
  double total = 0;

  for (guint unit = 0; unit < network->n[l]; unit++)
    {
      const double *z = pass->z[l] + unit * (gsize) pass->stride;
      const double *a = pass->a[l] + unit * (gsize) pass->stride;

      for (guint i = 0; i < m; i++)
        {
          double slope = plateau_activation_slope (activation, z[i], a[i]);

          n_flat += slope < flat;
          total += slope;
        }
    }

  diagnostics->saturated = (double) n_flat / ((double) m * network->n[l]);
  diagnostics->mean_slope = total / ((double) m * network->n[l]);
  diagnostics->weight_norm = norm (network->w[l], n_weights);
  diagnostics->gradient_norm = norm (pass->gradient->w[l], n_weights);
  diagnostics->update_ratio = diagnostics->weight_norm > 0
                                  ? rate * diagnostics->gradient_norm / diagnostics->weight_norm
                                  : NAN;
  diagnostics->unit_spread = unit_spread (network, l);
  diagnostics->distinct_units = distinct_units (network, l);
}

guint
plateau_network_first_non_finite (const PlateauNetwork *network)
{
  /* 0 times a finite number is 0; times anything else it is NaN. One sum finds out. */
  double probe = 0;

  for (gsize i = 0; i < network->n_parameters; i++)
    probe += 0 * network->parameters[i];
  if (probe == 0)
    return 0;

  for (gsize i = 0; i < network->n_parameters; i++)
    if (!isfinite (network->parameters[i]))
      return plateau_network_layer_of (network, i);

  return 0;
}
