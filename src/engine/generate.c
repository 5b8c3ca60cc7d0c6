/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "dataset.h"
#include "random.h"

#include <math.h>

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

/* What scikit-learn's makers do last but the noise. */
static void
shuffle (PlateauDataset *self, PlateauRandom *random)
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
    put (self, i, x1[order[i]], x2[order[i]], y[order[i]]);
}

/* What make_circles and make_moons do last: without noise they draw none. */
static void
blur (PlateauDataset *self, double noise, PlateauRandom *random)
{
  if (noise == 0)
    return;

  for (guint i = 0; i < self->n_examples; i++)
    {
      self->x[i] += noise * plateau_random_normal (random);
      self->x[self->stride + i] += noise * plateau_random_normal (random);
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

  shuffle (self, random);
  blur (self, noise, random);
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

  shuffle (self, random);
  blur (self, noise, random);
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

static void
make_blobs (PlateauDataset *self, double noise, PlateauRandom *random)
{
  const double box = 10;
  guint n_first = self->n_examples - self->n_examples / 2;
  double centre[2][2];

  for (guint c = 0; c < 2; c++)
    for (guint f = 0; f < 2; f++)
      centre[c][f] = plateau_random_uniform (random, -box, box);

  for (guint i = 0; i < self->n_examples; i++)
    {
      guint c = i >= n_first;
      double x1 = centre[c][0] + noise * plateau_random_normal (random);
      double x2 = centre[c][1] + noise * plateau_random_normal (random);

      put (self, i, x1, x2, c);
    }

  shuffle (self, random);
}

/* The Playground gives each class half of m, rounded up, the positive one first. We stop at m. */

static void
make_gauss (PlateauDataset *self, double noise, PlateauRandom *random)
{
  const double centre = 2;
  guint n_first = self->n_examples - self->n_examples / 2;
  double deviation = sqrt (0.5 + 7 * noise);

  for (guint i = 0; i < self->n_examples; i++)
    {
      double at = i < n_first ? centre : -centre;
      double x1 = at + deviation * plateau_random_normal (random);
      double x2 = at + deviation * plateau_random_normal (random);

      put (self, i, x1, x2, i < n_first);
    }
}

static void
make_spiral (PlateauDataset *self, double noise, PlateauRandom *random)
{
  guint n_first = self->n_examples - self->n_examples / 2;
  double n = self->n_examples / 2.0;

  for (guint i = 0; i < self->n_examples; i++)
    {
      gboolean positive = i < n_first;
      guint step = positive ? i : i - n_first;
      double r = step / n * 5;
      double t = 1.75 * step / n * 2 * G_PI + (positive ? 0 : G_PI);
      double x1 = r * sin (t) + plateau_random_uniform (random, -1, 1) * noise;
      double x2 = r * cos (t) + plateau_random_uniform (random, -1, 1) * noise;

      put (self, i, x1, x2, positive);
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
    case PLATEAU_DATA_BLOBS:
      make_blobs (self, noise, random);
      break;
    case PLATEAU_DATA_GAUSS:
      make_gauss (self, noise, random);
      break;
    case PLATEAU_DATA_SPIRAL:
      make_spiral (self, noise, random);
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
    case PLATEAU_DATA_BLOBS:
      return 1;
    case PLATEAU_DATA_XOR:
    case PLATEAU_DATA_GAUSS:
    case PLATEAU_DATA_SPIRAL:
      return 0;
    default:
      g_return_val_if_reached (0);
    }
}
