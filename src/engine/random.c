/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random.h"

#include <math.h>

struct _PlateauRandom
{
  GRand *words; /* MT19937, with the seeding that NumPy uses too */
  gboolean has_normal;
  double normal;
};

PlateauRandom *
plateau_random_new (guint32 seed)
{
  PlateauRandom *self = g_new0 (PlateauRandom, 1);

  self->words = g_rand_new_with_seed (seed);

  return self;
}

void
plateau_random_free (PlateauRandom *self)
{
  if (self == NULL)
    return;

  g_rand_free (self->words);
  g_free (self);
}

double
plateau_random_sample (PlateauRandom *self)
{
  guint32 a = g_rand_int (self->words) >> 5;
  guint32 b = g_rand_int (self->words) >> 6;

  return (a * 67108864.0 + b) / 9007199254740992.0;
}

double
plateau_random_uniform (PlateauRandom *self, double low, double high)
{
  return low + (high - low) * plateau_random_sample (self);
}

double
plateau_random_normal (PlateauRandom *self)
{
  double x, y, square, factor;

  if (self->has_normal)
    {
      self->has_normal = FALSE;
      return self->normal;
    }

  do
    {
      x = 2.0 * plateau_random_sample (self) - 1.0;
      y = 2.0 * plateau_random_sample (self) - 1.0;
      square = x * x + y * y;
    }
  while (square >= 1.0 || square == 0.0);

  /* The second number of the pair is handed out first. */
  factor = sqrt (-2.0 * log (square) / square);
  self->normal = factor * x;
  self->has_normal = TRUE;

  return factor * y;
}

void
plateau_random_shuffle (PlateauRandom *self, guint *indices, guint n)
{
  for (guint i = n; i-- > 1;)
    {
      guint32 mask = i, j;
      guint kept;

      mask |= mask >> 1;
      mask |= mask >> 2;
      mask |= mask >> 4;
      mask |= mask >> 8;
      mask |= mask >> 16;
      do
        j = g_rand_int (self->words) & mask;
      while (j > i);

      kept = indices[i];
      indices[i] = indices[j];
      indices[j] = kept;
    }
}
