/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network.h"
#include "kernels.h"

#include <string.h>

/* Examples that are worked on at once: few enough for the cache, many enough that what a block costs
 * beside its arithmetic does not count. */
#define BLOCK 256

G_STATIC_ASSERT (BLOCK % PLATEAU_STRIDE == 0 && BLOCK <= PLATEAU_MAX_BLOCK);

gboolean
plateau_shape_equal (const PlateauShape *a, const PlateauShape *b)
{
  return a->n_features == b->n_features && a->n_hidden == b->n_hidden &&
         a->activation == b->activation &&
         memcmp (a->width, b->width, a->n_hidden * sizeof a->width[0]) == 0;
}

gsize
plateau_shape_n_parameters (const PlateauShape *self)
{
  gsize n = 0, inputs = self->n_features;

  for (guint l = 0; l < self->n_hidden; l++)
    {
      n += self->width[l] * (inputs + 1);
      inputs = self->width[l];
    }

  return n + inputs + 1;
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

  self->n_parameters = plateau_shape_n_parameters (shape);
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

gsize
plateau_network_parameter_index (const PlateauNetwork *self, guint layer, guint unit, guint input)
{
  const double *place = input == self->n[layer - 1]
                            ? self->b[layer] + unit
                            : self->w[layer] + (gsize) unit * self->n[layer - 1] + input;

  return (gsize) (place - self->parameters);
}

/* As equal as they can be, so that the last block is not a small one. */
static guint
block_size (guint stride)
{
  guint n_blocks = (stride + BLOCK - 1) / BLOCK;

  return ((stride + n_blocks - 1) / n_blocks + PLATEAU_STRIDE - 1) / PLATEAU_STRIDE *
         PLATEAU_STRIDE;
}

PlateauPass *
plateau_pass_new (const PlateauShape *shape, PlateauDataset *data)
{
  PlateauPass *self = g_new0 (PlateauPass, 1);
  gsize units = 0, widest = 1;
  double *at;

  g_assert (shape->n_features == data->n_features);

  self->data = plateau_dataset_ref (data);
  self->stride = data->stride;
  self->gradient = plateau_network_new (shape);
  self->block = block_size (data->stride);
  self->a[0] = data->x;

  for (guint l = 1; l <= self->gradient->n_layers; l++)
    {
      units += self->gradient->n[l];
      widest = MAX (widest, self->gradient->n[l]);
    }

  at = self->scratch = g_aligned_alloc0 ((units + 2 * widest) * self->block, sizeof (double), 64);
  for (guint l = 1; l <= self->gradient->n_layers; l++)
    {
      self->passing[l] = at;
      at += self->gradient->n[l] * (gsize) self->block;
    }
  self->dz[0] = at;
  self->dz[1] = at + widest * self->block;

  return self;
}

void
plateau_pass_free (PlateauPass *self)
{
  if (self == NULL)
    return;

  plateau_dataset_unref (self->data);
  plateau_network_free (self->gradient);
  g_aligned_free (self->scratch);
  g_aligned_free (self->kept);
  g_free (self);
}

/* Room for z and a of all examples; training alone needs none. */
static void
keep_all (PlateauPass *self)
{
  gsize units = 0;
  double *at;

  if (self->kept != NULL)
    return;

  for (guint l = 1; l <= self->gradient->n_layers; l++)
    units += self->gradient->n[l];
  at = self->kept = g_aligned_alloc0 (2 * units * self->stride, sizeof (double), 64);
  for (guint l = 1; l <= self->gradient->n_layers; l++)
    {
      self->z[l] = at;
      at += self->gradient->n[l] * (gsize) self->stride;
      self->a[l] = at;
      at += self->gradient->n[l] * (gsize) self->stride;
    }
}

/* The hidden layers of examples @from on: a[l], and z[l] where it is wanted, n[l] × stride. Returns
 * the logit, which is z[L], or a[L] where no z is wanted. */
static double *
hidden_layers (const PlateauNetwork *self,
               const PlateauPass *pass,
               guint from,
               guint count,
               double *const z[],
               double *const a[],
               gsize stride)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const double *in = pass->data->x + from;
  gsize stride_in = pass->stride;
  guint last = self->n_layers;
  double *logit = z != NULL ? z[last] : a[last];

  for (guint l = 1; l < last; l++)
    {
      kernels->layer (self->shape.activation, self->n[l - 1], self->n[l], count, self->w[l],
                      self->b[l], in, stride_in, z != NULL ? z[l] : NULL, a[l], stride);
      in = a[l];
      stride_in = stride;
    }
  kernels->layer (PLATEAU_ACTIVATION_LINEAR, self->n[last - 1], 1, count, self->w[last],
                  self->b[last], in, stride_in, NULL, logit, stride);

  return logit;
}

/* Adds to the gradient what examples @from on bring; dz[0] holds the error of their output. */
static void
add_gradient (const PlateauNetwork *self,
              const PlateauPass *pass,
              guint from,
              guint count,
              double *const a[],
              gsize stride)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauNetwork *gradient = pass->gradient;
  const double *x = pass->data->x + from;
  double *dz = pass->dz[0], *below = pass->dz[1];

  if (self->n_layers == 2)
    {
      kernels->shallow (self->shape.activation, self->n[0], self->n[1], count, self->w[2], dz, a[1],
                        stride, x, pass->stride, gradient->w[2], gradient->w[1], gradient->b[1]);
      kernels->gradient (0, 1, count, dz, pass->block, dz, 0, gradient->w[2], gradient->b[2]);
      return;
    }

  for (guint l = self->n_layers; l > 1; l--)
    {
      double *spent = dz;

      kernels->gradient (self->n[l - 1], self->n[l], count, dz, pass->block, a[l - 1], stride,
                         gradient->w[l], gradient->b[l]);
      kernels->error (self->shape.activation, self->n[l - 1], self->n[l], count, self->w[l], dz,
                      pass->block, a[l - 1], stride, below, pass->block);
      dz = below;
      below = spent;
    }
  kernels->gradient (self->n[0], self->n[1], count, dz, pass->block, x, pass->stride,
                     gradient->w[1], gradient->b[1]);
}

static void
begin_gradient (PlateauPass *pass)
{
  memset (pass->gradient->parameters, 0, pass->gradient->n_parameters * sizeof (double));
}

static void
end_gradient (PlateauPass *pass)
{
  plateau_kernels_get ()->scale (pass->gradient->n_parameters, 1.0 / pass->data->n_examples,
                                 pass->gradient->parameters);
}

/* z[l] and a[l] of all layers from example @from on. */
static void
rows_from (const PlateauPass *pass, guint from, double *z[], double *a[])
{
  for (guint l = 1; l <= pass->gradient->n_layers; l++)
    {
      z[l] = pass->z[l] + from;
      a[l] = pass->a[l] + from;
    }
}

void
plateau_network_forward (const PlateauNetwork *self, PlateauPass *pass)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauDataset *data = pass->data;
  double *z[PLATEAU_MAX_LAYERS + 1], *a[PLATEAU_MAX_LAYERS + 1];
  double loss = 0;

  keep_all (pass);
  for (guint from = 0; from < pass->stride; from += pass->block)
    {
      guint count = MIN (pass->block, pass->stride - from);
      const double *logit;

      rows_from (pass, from, z, a);
      logit = hidden_layers (self, pass, from, count, z, a, pass->stride);
      loss += kernels->output (count, logit, data->y + from, data->valid + from, a[self->n_layers],
                               NULL);
    }
  pass->loss = loss / data->n_examples;
}

void
plateau_network_backward (const PlateauNetwork *self, PlateauPass *pass)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauDataset *data = pass->data;
  double *z[PLATEAU_MAX_LAYERS + 1], *a[PLATEAU_MAX_LAYERS + 1];

  g_return_if_fail (pass->kept != NULL);

  begin_gradient (pass);
  for (guint from = 0; from < pass->stride; from += pass->block)
    {
      guint count = MIN (pass->block, pass->stride - from);

      rows_from (pass, from, z, a);
      kernels->output (count, z[self->n_layers], data->y + from, data->valid + from, NULL,
                       pass->dz[0]);
      add_gradient (self, pass, from, count, a, pass->stride);
    }
  end_gradient (pass);
}

void
plateau_network_gradient (const PlateauNetwork *self, PlateauPass *pass)
{
  const PlateauKernels *kernels = plateau_kernels_get ();
  const PlateauDataset *data = pass->data;
  double loss = 0;

  begin_gradient (pass);
  for (guint from = 0; from < pass->stride; from += pass->block)
    {
      guint count = MIN (pass->block, pass->stride - from);
      const double *logit =
          hidden_layers (self, pass, from, count, NULL, pass->passing, pass->block);

      loss += kernels->output (count, logit, data->y + from, data->valid + from, NULL, pass->dz[0]);
      add_gradient (self, pass, from, count, pass->passing, pass->block);
    }
  end_gradient (pass);
  pass->loss = loss / data->n_examples;
}

gboolean
plateau_network_descend (PlateauNetwork *self, const PlateauNetwork *gradient, double rate)
{
  return plateau_kernels_get ()->descend (self->n_parameters, rate, gradient->parameters,
                                          self->parameters);
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
  block = g_aligned_alloc (2 * widest * (gsize) BLOCK, sizeof (double), 64);
  buffer[0] = block;
  buffer[1] = block + widest * (gsize) BLOCK;

  for (guint from = 0; from < padded; from += BLOCK)
    {
      guint count = MIN (BLOCK, padded - from);
      const double *in = x + from;
      gsize stride_in = stride;

      for (guint l = 1; l <= self->n_layers; l++)
        {
          double *out = l == self->n_layers ? probability + from : buffer[l % 2];

          kernels->layer (plateau_network_activation (self, l), self->n[l - 1], self->n[l], count,
                          self->w[l], self->b[l], in, stride_in, NULL, out, BLOCK);
          in = out;
          stride_in = BLOCK;
        }
    }

  g_aligned_free (block);
}
