/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset.h"
#include "random.h"

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

/* numpy.linspace (start, stop, n)[i] */
static double
linspace (double start, double stop, guint n, guint i, gboolean endpoint)
{
  guint steps = endpoint ? n - 1 : n;

  if (steps == 0)
    return start;
  if (endpoint && i == n - 1)
    return stop;

  return i * ((stop - start) / steps) + start;
}

static void
put (PlateauDataset *self, guint example, double x1, double x2, double y)
{
  self->x[example] = x1;
  self->x[self->stride + example] = x2;
  self->y[example] = y;
}

static void
make_flower (PlateauDataset *self, double noise, PlateauRandom *random)
{
  guint n_first = self->n_examples / 2;

  for (guint j = 0; j < 2; j++)
    {
      guint n = j == 0 ? n_first : self->n_examples - n_first;
      g_autofree double *t = g_new (double, n);

      for (guint i = 0; i < n; i++)
        t[i] = linspace (j * 3.12, (j + 1) * 3.12, n, i, TRUE) +
               plateau_random_normal (random) * noise;
      for (guint i = 0; i < n; i++)
        {
          double r = 4 * sin (4 * t[i]) + plateau_random_normal (random) * noise;

          put (self, j * n_first + i, r * sin (t[i]), r * cos (t[i]), j);
        }
    }
}

/* What make_circles and make_moons do last: shuffle the examples, then add the noise. */
static void
shuffle_and_blur (PlateauDataset *self, double noise, PlateauRandom *random)
{
  guint m = self->n_examples;
  g_autofree guint *order = g_new (guint, m);
  g_autofree double *x1 = g_memdup2 (self->x, m * sizeof (double));
  g_autofree double *x2 = g_memdup2 (self->x + self->stride, m * sizeof (double));
  g_autofree double *y = g_memdup2 (self->y, m * sizeof (double));

  for (guint i = 0; i < m; i++)
    order[i] = i;
  plateau_random_shuffle (random, order, m);

  for (guint i = 0; i < m; i++)
    {
      double noise1 = noise > 0 ? noise * plateau_random_normal (random) : 0;
      double noise2 = noise > 0 ? noise * plateau_random_normal (random) : 0;

      put (self, i, x1[order[i]] + noise1, x2[order[i]] + noise2, y[order[i]]);
    }
}

static void
make_circles (PlateauDataset *self, double noise, PlateauRandom *random)
{
  const double factor = 0.5;
  guint n_outer = self->n_examples / 2;
  guint n_inner = self->n_examples - n_outer;

  for (guint i = 0; i < n_outer; i++)
    {
      double t = linspace (0, 2 * G_PI, n_outer, i, FALSE);

      put (self, i, cos (t), sin (t), 0);
    }
  for (guint i = 0; i < n_inner; i++)
    {
      double t = linspace (0, 2 * G_PI, n_inner, i, FALSE);

      put (self, n_outer + i, cos (t) * factor, sin (t) * factor, 1);
    }

  shuffle_and_blur (self, noise, random);
}

static void
make_moons (PlateauDataset *self, double noise, PlateauRandom *random)
{
  guint n_outer = self->n_examples / 2;
  guint n_inner = self->n_examples - n_outer;

  for (guint i = 0; i < n_outer; i++)
    {
      double t = linspace (0, G_PI, n_outer, i, TRUE);

      put (self, i, cos (t), sin (t), 0);
    }
  for (guint i = 0; i < n_inner; i++)
    {
      double t = linspace (0, G_PI, n_inner, i, TRUE);

      put (self, n_outer + i, 1 - cos (t), 1 - sin (t) - 0.5, 1);
    }

  shuffle_and_blur (self, noise, random);
}

static void
make_xor (PlateauDataset *self, double noise, PlateauRandom *random)
{
  const double padding = 0.3;

  for (guint i = 0; i < self->n_examples; i++)
    {
      double x1 = plateau_random_uniform (random, -5, 5);
      double x2, noise1, noise2;

      x1 += x1 > 0 ? padding : -padding;
      x2 = plateau_random_uniform (random, -5, 5);
      x2 += x2 > 0 ? padding : -padding;
      noise1 = plateau_random_uniform (random, -5, 5) * noise;
      noise2 = plateau_random_uniform (random, -5, 5) * noise;

      /* The noise moves the label, not the point. */
      put (self, i, x1, x2, (x1 + noise1) * (x2 + noise2) >= 0 ? 1 : 0);
    }
}

PlateauDataset *
plateau_dataset_generate (PlateauDataKind kind, guint n_examples, double noise, guint32 seed)
{
  PlateauDataset *self = plateau_dataset_new (2, n_examples);
  g_autoptr (PlateauRandom) random = plateau_random_new (seed);

  switch (kind)
    {
    case PLATEAU_DATA_FLOWER:
      make_flower (self, noise, random);
      break;
    case PLATEAU_DATA_CIRCLES:
      make_circles (self, noise, random);
      break;
    case PLATEAU_DATA_MOONS:
      make_moons (self, noise, random);
      break;
    case PLATEAU_DATA_XOR:
      make_xor (self, noise, random);
      break;
    default:
      g_assert_not_reached ();
    }

  return self;
}

double
plateau_data_kind_default_noise (PlateauDataKind kind)
{
  switch (kind)
    {
    case PLATEAU_DATA_FLOWER:
      return 0.2;
    case PLATEAU_DATA_CIRCLES:
      return 0.1;
    case PLATEAU_DATA_MOONS:
      return 0.2;
    case PLATEAU_DATA_XOR:
    default:
      return 0;
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
