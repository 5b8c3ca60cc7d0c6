/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network.h"
#include "kernels.h"

#include <string.h>

/* Examples that a forward pass for a picture takes at once: small enough for the cache. */
#define PREDICT_BLOCK 256

G_STATIC_ASSERT (PREDICT_BLOCK % PLATEAU_STRIDE == 0);

gboolean
plateau_shape_equal (const PlateauShape *a, const PlateauShape *b)
{
  return a->n_features == b->n_features && a->n_hidden == b->n_hidden &&
         a->activation == b->activation &&
         memcmp (a->width, b->width, a->n_hidden * sizeof a->width[0]) == 0;
}

PlateauNetwork *
plateau_network_new (const PlateauShape *shape)
{
  PlateauNetwork *self = g_new0 (PlateauNetwork, 1);
  double *at;

  g_assert (shape->n_features >= 1 && shape->n_features <= PLATEAU_MAX_FEATURES);
  g_assert (shape->n_hidden <= PLATEAU_MAX_HIDDEN_LAYERS);

  self->shape = *shape;
  self->n_layers = shape->n_hidden + 1;
  self->n[0] = shape->n_features;
  for (guint l = 1; l < self->n_layers; l++)
    {
      g_assert (shape->width[l - 1] >= 1 && shape->width[l - 1] <= PLATEAU_MAX_UNITS);
      self->n[l] = shape->width[l - 1];
    }
  self->n[self->n_layers] = 1;

  for (guint l = 1; l <= self->n_layers; l++)
    self->n_parameters += self->n[l] * (gsize) self->n[l - 1] + self->n[l];

  at = self->parameters = g_new0 (double, self->n_parameters);
  for (guint l = 1; l <= self->n_layers; l++)
    {
      self->w[l] = at;
      at += self->n[l] * (gsize) self->n[l - 1];
      self->b[l] = at;
      at += self->n[l];
    }

  return self;
}

PlateauNetwork *
plateau_network_copy (const PlateauNetwork *self)
{
  PlateauNetwork *copy = plateau_network_new (&self->shape);

  memcpy (copy->parameters, self->parameters, self->n_parameters * sizeof (double));

  return copy;
}

void
plateau_network_free (PlateauNetwork *self)
{
  if (self == NULL)
    return;

  g_free (self->parameters);
  g_free (self);
}

PlateauActivation
plateau_network_activation (const PlateauNetwork *self, guint l)
{
  return l == self->n_layers ? PLATEAU_ACTIVATION_SIGMOID : self->shape.activation;
}

guint
plateau_network_layer_of (const PlateauNetwork *self, gsize index)
{
  guint l = 1;

  while (l < self->n_layers && self->parameters + index >= self->w[l + 1])
    l++;

  return l;
}

PlateauPass *
plateau_pass_new (const PlateauShape *shape, PlateauDataset *data)
{
  PlateauPass *self = g_new0 (PlateauPass, 1);
  gsize units = 0, widest = 1, stride = data->stride;
  double *at;

  g_assert (shape->n_features == data->n_features);

  self->data = plateau_dataset_ref (data);
  self->stride = data->stride;
  self->gradient = plateau_network_new (shape);

  for (guint l = 1; l <= self->gradient->n_layers; l++)
    {
      units += self->gradient->n[l];
      widest = MAX (widest, self->gradient->n[l]);
    }

  at = self->block = g_aligned_alloc0 ((2 * units + 2 * widest) * stride, sizeof (double), 64);
  self->a[0] = data->x;
  for (guint l = 1; l <= self->gradient->n_layers; l++)
    {
      self->z[l] = at;
      at += self->gradient->n[l] * stride;
      self->a[l] = at;
      at += self->gradient->n[l] * stride;
    }
  self->dz[0] = at;
  self->dz[1] = at + widest * stride;

  return self;
}

void
plateau_pass_free (PlateauPass *self)
{
  if (self == NULL)
    return;

  plateau_dataset_unref (self->data);
  plateau_network_free (self->gradient);
  g_aligned_free (self->block);
  g_free (self);
}

void
plateau_network_forward (const PlateauNetwork *self, PlateauPass *pass)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauDataset *data = pass->data;
  gsize stride = pass->stride;
  guint last = self->n_layers;

  for (guint l = 1; l < last; l++)
    kernels->layer (self->shape.activation, self->n[l - 1], self->n[l], stride, self->w[l],
                    self->b[l], pass->a[l - 1], stride, pass->z[l], pass->a[l], stride);

  /* The output layer's a comes with the loss, which shares the exponential with it. */
  kernels->layer (PLATEAU_ACTIVATION_LINEAR, self->n[last - 1], 1, stride, self->w[last],
                  self->b[last], pass->a[last - 1], stride, NULL, pass->z[last], stride);
  pass->loss = kernels->output (stride, pass->z[last], data->y, data->valid, pass->a[last]) /
               data->n_examples;
}

void
plateau_network_backward (const PlateauNetwork *self, PlateauPass *pass)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauDataset *data = pass->data;
  double *dz = pass->dz[0], *below = pass->dz[1];

  kernels->output_error (pass->stride, pass->a[self->n_layers], data->y, data->valid, dz);

  for (guint l = self->n_layers; l >= 1; l--)
    {
      double *kept = dz;

      kernels->gradient (self->n[l - 1], self->n[l], data->n_examples, pass->stride, dz,
                         pass->a[l - 1], pass->gradient->w[l], pass->gradient->b[l]);
      if (l == 1)
        break;

      kernels->error (self->shape.activation, self->n[l - 1], self->n[l], pass->stride, self->w[l],
                      dz, pass->z[l - 1], pass->a[l - 1], below);
      dz = below;
      below = kept;
    }
}

void
plateau_network_descend (PlateauNetwork *self, const PlateauNetwork *gradient, double rate)
{
  for (gsize i = 0; i < self->n_parameters; i++)
    self->parameters[i] -= rate * gradient->parameters[i];
}

double
plateau_pass_accuracy (const PlateauPass *self, guint n_layers)
{
  const double *a = self->a[n_layers];
  guint right = 0;

  for (guint i = 0; i < self->data->n_examples; i++)
    right += (a[i] > 0.5) == (self->data->y[i] > 0.5);

  return (double) right / self->data->n_examples;
}

void
plateau_network_predict (const PlateauNetwork *self,
                         const double *x,
                         guint n,
                         guint stride,
                         double *probability)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  guint padded = (n + PLATEAU_STRIDE - 1) / PLATEAU_STRIDE * PLATEAU_STRIDE;
  guint widest = 1;
  double *block, *buffer[2];

  g_assert (stride % PLATEAU_STRIDE == 0 && stride >= n);

  for (guint l = 1; l <= self->n_layers; l++)
    widest = MAX (widest, self->n[l]);
  block = g_aligned_alloc (2 * widest * (gsize) PREDICT_BLOCK, sizeof (double), 64);
  buffer[0] = block;
  buffer[1] = block + widest * (gsize) PREDICT_BLOCK;

  for (guint from = 0; from < padded; from += PREDICT_BLOCK)
    {
      guint count = MIN (PREDICT_BLOCK, padded - from);
      const double *in = x + from;
      gsize stride_in = stride;

      for (guint l = 1; l <= self->n_layers; l++)
        {
          double *out = l == self->n_layers ? probability + from : buffer[l % 2];

          kernels->layer (plateau_network_activation (self, l), self->n[l - 1], self->n[l], count,
                          self->w[l], self->b[l], in, stride_in, NULL, out, PREDICT_BLOCK);
          in = out;
          stride_in = PREDICT_BLOCK;
        }
    }

  g_aligned_free (block);
}
