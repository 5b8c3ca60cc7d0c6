/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "diagnostics.h"
#include "pair.h"
#include "sums.h"
#include "twins.h"

#include <math.h>

#define SUMS 4
#define STEP (2 * SUMS)

typedef struct
{
  double total;
  gsize n_flat;
} Slopes;

static inline __attribute__ ((always_inline)) Pair
bump_slope (const gboolean sigmoid, Pair a)
{
  return sigmoid ? a * (pair_of (1) - a) : pair_of (1) - a * a;
}

static inline __attribute__ ((always_inline)) void
add_pair (Pair slope, double flat, Pair *total, PairMask *n_flat)
{
  *total += slope;
  /* A comparison that holds is -1. */
  *n_flat -= slope < pair_of (flat);
}

/* Adds the slopes of the saturating activations, which are functions of a. Four sums in flight, as
 * in sums.c; @sigmoid is a constant at every call. */
static inline __attribute__ ((always_inline)) void
add_bump (Slopes *self, const gboolean sigmoid, double flat, const double *a, guint m)
{
  Pair total[SUMS] = { 0 };
  PairMask n_flat[SUMS] = { 0 };
  guint i = 0;

  for (; i + STEP <= m; i += STEP)
    {
      add_pair (bump_slope (sigmoid, pair_load (a + i)), flat, &total[0], &n_flat[0]);
      add_pair (bump_slope (sigmoid, pair_load (a + i + 2)), flat, &total[1], &n_flat[1]);
      add_pair (bump_slope (sigmoid, pair_load (a + i + 4)), flat, &total[2], &n_flat[2]);
      add_pair (bump_slope (sigmoid, pair_load (a + i + 6)), flat, &total[3], &n_flat[3]);
    }
  for (; i < m; i++)
    {
      double slope = bump_slope (sigmoid, pair_of (a[i]))[0];

      self->total += slope;
      self->n_flat += slope < flat;
    }
  for (guint k = 0; k < SUMS; k++)
    {
      self->total += total[k][0] + total[k][1];
      self->n_flat += (gsize) (n_flat[k][0] + n_flat[k][1]);
    }
}

/* Adds the slopes of a kinked line, which are one of two numbers. */
static void
add_kink (Slopes *self, double off, double flat, const double *z, guint m)
{
  gsize n_off = 0;

  for (guint i = 0; i < m; i++)
    n_off += z[i] <= 0;
  self->n_flat += off < flat ? n_off : 0;
  self->total += off * (double) n_off + (double) (m - n_off);
}

/* The slopes of plateau_activation_slope (), of a whole row at once. */
static void
add_slopes (Slopes *self,
            PlateauActivation activation,
            double flat,
            const double *z,
            const double *a,
            guint m)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      add_bump (self, FALSE, flat, a, m);
      break;
    case PLATEAU_ACTIVATION_SIGMOID:
      add_bump (self, TRUE, flat, a, m);
      break;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      add_kink (self, plateau_activation_slope (activation, -1, 0), flat, z, m);
      break;
    case PLATEAU_ACTIVATION_LINEAR:
      self->total += m;
      break;
    default:
      g_return_if_reached ();
    }
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
  double n_pairs = (double) m * network->n[l];
  gsize n_weights = network->n[l] * (gsize) network->n[l - 1];
  Slopes slopes = { 0 };

  for (guint unit = 0; unit < network->n[l]; unit++)
    {
      gsize row = unit * (gsize) pass->stride;

      add_slopes (&slopes, activation, flat, pass->z[l] + row, pass->a[l] + row, m);
    }

  diagnostics->saturated = (double) slopes.n_flat / n_pairs;
  diagnostics->mean_slope = slopes.total / n_pairs;
  diagnostics->weight_norm = plateau_norm (network->w[l], n_weights);
  diagnostics->gradient_norm = plateau_norm (pass->gradient->w[l], n_weights);
  diagnostics->update_ratio = diagnostics->weight_norm > 0
                                  ? rate * diagnostics->gradient_norm / diagnostics->weight_norm
                                  : NAN;
  diagnostics->distinct_units = plateau_compare_units (network, l, &diagnostics->unit_spread);
}

guint
plateau_unit_classes (const PlateauNetwork *network, guint l, guint *class_of)
{
  double spread;

  return plateau_sort_units (network, l, &spread, class_of);
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
