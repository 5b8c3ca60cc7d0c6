/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "profile.h"
#include "kernels.h"
#include "pair.h"
#include "sums.h"

#include <math.h>

#define BITS 32

/* TRUE (all bits set) where plateau_activation_slope () is below @flat; written out, as a call a
 * number would take longer than all else here. */
static inline PairMask
are_flat (PlateauActivation activation, Pair flat, Pair z, Pair a)
{
  switch (activation)
    {
    case PLATEAU_ACTIVATION_TANH:
      return pair_of (1) - a * a < flat;
    case PLATEAU_ACTIVATION_SIGMOID:
      return a * (pair_of (1) - a) < flat;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return z <= pair_of (0);
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return (PairMask){ 0 };
    }
}

/* Bit i: example i is flat; up to 32 of them. */
static guint32
flat_word (PlateauActivation activation, double flat, const double *z, const double *a, guint count)
{
  PairMask bits = { 0 }, bit = { 1, 2 };
  guint i = 0;

  for (; i + 2 <= count; i += 2)
    {
      bits |= are_flat (activation, pair_of (flat), pair_load (z + i), pair_load (a + i)) & bit;
      bit <<= 2;
    }
  if (i < count)
    bits |= are_flat (activation, pair_of (flat), pair_of (z[i]), pair_of (a[i])) & bit &
            (PairMask){ -1, 0 };

  return (guint32) (bits[0] | bits[1]);
}

static void
fill_map (PlateauProfile *self, const PlateauPass *pass)
{
  double flat = PLATEAU_FLAT_SLOPE * plateau_activation_steepest (self->activation);
  guint m = self->n_examples;

  self->map_stride = (m + BITS - 1) / BITS;
  self->map = g_new (guint32, self->n_units * (gsize) self->map_stride);

  for (guint unit = 0; unit < self->n_units; unit++)
    {
      gsize at = unit * (gsize) pass->stride;
      guint32 *row = self->map + unit * (gsize) self->map_stride;
      gboolean dead = TRUE;

      for (guint i = 0; i < m; i += BITS)
        {
          guint count = MIN (m - i, BITS);

          row[i / BITS] = flat_word (self->activation, flat, pass->z[self->layer] + at + i,
                                     pass->a[self->layer] + at + i, count);
          dead = dead && row[i / BITS] == G_MAXUINT32 >> (BITS - count);
        }
      if (dead)
        {
          self->dead[unit / BITS] |= 1u << unit % BITS;
          self->n_dead++;
        }
    }
}

PlateauProfile *
plateau_profile_new (const PlateauNetwork *network,
                     const PlateauPass *pass,
                     guint l,
                     const double *error)
{
  PlateauProfile *self = g_new0 (PlateauProfile, 1);
  guint n = network->n[l], m = pass->data->n_examples, stride = pass->stride;
  double unused;

  self->layer = l;
  self->is_output = l == network->n_layers;
  self->activation = plateau_network_activation (network, l);
  self->n_units = n;
  self->n_examples = m;

  plateau_moments (pass->a[l], n, m, stride, &unused, &self->a_std);
  plateau_moments (pass->z[l], n, m, stride, &self->z_mean, &self->z_std);
  plateau_moments (error, n, m, stride, &unused, &self->error_std);
  plateau_histogram_fill (&self->a, plateau_bins_of (self->activation), pass->a[l], n, m, stride);
  plateau_histogram_fill (&self->error, PLATEAU_BINS_MAGNITUDE, error, n, m, stride);
  fill_map (self, pass);

  return self;
}

void
plateau_profile_free (PlateauProfile *self)
{
  if (self == NULL)
    return;

  g_free (self->map);
  g_free (self);
}

gboolean
plateau_profile_is_dead (const PlateauProfile *self, guint unit)
{
  return self->dead[unit / BITS] >> unit % BITS & 1;
}

gboolean
plateau_profile_is_flat (const PlateauProfile *self, guint unit, guint example)
{
  return self->map[unit * (gsize) self->map_stride + example / BITS] >> example % BITS & 1;
}

/* dZ of the output layer. */
static void
output_error (const PlateauPass *pass, const double *logit, double *error)
{
  const PlateauDataset *data = pass->data;

  for (guint from = 0; from < pass->stride; from += PLATEAU_MAX_BLOCK)
    plateau_kernels_get ()->output (MIN (PLATEAU_MAX_BLOCK, pass->stride - from), logit + from,
                                    data->y + from, data->valid + from, NULL, error + from);
}

void
plateau_pass_errors (const PlateauPass *pass,
                     const PlateauNetwork *network,
                     guint layers,
                     double *error[PLATEAU_MAX_LAYERS + 1])
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  gsize stride = pass->stride;
  guint last = network->n_layers, lowest = 1;

  for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
    error[l] = NULL;
  while (lowest <= last && !(layers & 1u << lowest))
    lowest++;

  for (guint l = last; l >= lowest; l--)
    {
      error[l] = g_aligned_alloc (network->n[l] * stride, sizeof (double), 64);
      if (l == last)
        output_error (pass, pass->z[l], error[l]);
      else
        kernels->error (network->shape.activation, network->n[l], network->n[l + 1], stride,
                        network->w[l + 1], error[l + 1], stride, pass->a[l], stride, error[l],
                        stride);

      if (l < last && !(layers & 1u << (l + 1)))
        g_clear_pointer (&error[l + 1], g_aligned_free);
    }
}
