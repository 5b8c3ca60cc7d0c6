/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

PlateauDataset *
plateau_dataset_new (guint n_features, guint n_examples)
{
  PlateauDataset *self = g_new0 (PlateauDataset, 1);

  g_assert (n_features >= 1 && n_features <= PLATEAU_MAX_FEATURES);
  g_assert (n_examples >= PLATEAU_MIN_EXAMPLES && n_examples <= PLATEAU_MAX_EXAMPLES);

  self->references = 1;
  self->n_features = n_features;
  self->n_examples = n_examples;
  self->stride = (n_examples + PLATEAU_STRIDE - 1) / PLATEAU_STRIDE * PLATEAU_STRIDE;
  self->x = g_aligned_alloc0 ((n_features + 2) * (gsize) self->stride, sizeof (double), 64);
  self->y = self->x + n_features * (gsize) self->stride;
  self->valid = self->y + self->stride;
  for (guint i = 0; i < n_examples; i++)
    self->valid[i] = 1;
  for (guint f = 0; f < n_features; f++)
    self->feature_names[f] = g_strdup_printf ("x%u", f + 1);
  self->class_names[0] = g_strdup ("0");
  self->class_names[1] = g_strdup ("1");

  return self;
}

PlateauDataset *
plateau_dataset_ref (PlateauDataset *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_dataset_unref (PlateauDataset *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  g_aligned_free (self->x);
  for (guint f = 0; f < PLATEAU_MAX_FEATURES; f++)
    g_free (self->feature_names[f]);
  g_free (self->class_names[0]);
  g_free (self->class_names[1]);
  g_free (self);
}

PlateauDataset *
plateau_dataset_copy (const PlateauDataset *self)
{
  PlateauDataset *copy = plateau_dataset_new (self->n_features, self->n_examples);

  memcpy (copy->x, self->x, (self->n_features + 2) * (gsize) self->stride * sizeof (double));
  for (guint f = 0; f < self->n_features; f++)
    plateau_dataset_name_feature (copy, f, self->feature_names[f]);
  plateau_dataset_name_classes (copy, self->class_names[0], self->class_names[1]);

  return copy;
}

void
plateau_dataset_name_feature (PlateauDataset *self, guint feature, const char *name)
{
  char *copy = g_strdup (name);

  g_free (self->feature_names[feature]);
  self->feature_names[feature] = copy;
}

void
plateau_dataset_name_classes (PlateauDataset *self, const char *zero, const char *one)
{
  char *copies[2] = { g_strdup (zero), g_strdup (one) };

  for (guint c = 0; c < 2; c++)
    {
      g_free (self->class_names[c]);
      self->class_names[c] = copies[c];
    }
}

void
plateau_dataset_standardise (PlateauDataset *self)
{
  for (guint f = 0; f < self->n_features; f++)
    {
      double *x = self->x + f * (gsize) self->stride;
      double mean = 0, variance = 0, deviation;

      for (guint i = 0; i < self->n_examples; i++)
        mean += x[i];
      mean /= self->n_examples;
      for (guint i = 0; i < self->n_examples; i++)
        variance += (x[i] - mean) * (x[i] - mean);
      deviation = sqrt (variance / self->n_examples);

      /* A feature that never changes has nothing to scale. */
      for (guint i = 0; i < self->n_examples; i++)
        x[i] = (x[i] - mean) / (deviation > 0 ? deviation : 1);
    }
}

void
plateau_dataset_range (const PlateauDataset *self, guint feature, double *low, double *high)
{
  const double *x = self->x + feature * (gsize) self->stride;

  *low = *high = x[0];
  for (guint i = 1; i < self->n_examples; i++)
    {
      *low = MIN (*low, x[i]);
      *high = MAX (*high, x[i]);
    }
}
