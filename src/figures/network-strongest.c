/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-strongest.h"

#include <math.h>
#include <string.h>

/* Without its sign, the bits of a double are in the order of its size. The first of them, exponent
 * and a little, sort 65 536 numbers into heaps in one go. */
#define HEAP_BITS 14
#define N_HEAPS (1u << HEAP_BITS)

static guint
heap_of (double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  return (guint) (bits << 1 >> (64 - HEAP_BITS));
}

/* The @rank-th largest, counted from 0, by Hoare's method: @values are moved about. */
static double
select_rank (double *values, gsize n, gsize rank)
{
  gssize low = 0, high = (gssize) n - 1;

  while (low < high)
    {
      double pivot = values[low + (high - low) / 2];
      gssize i = low, j = high;

      while (i <= j)
        {
          while (values[i] > pivot)
            i++;
          while (values[j] < pivot)
            j--;
          if (i <= j)
            {
              double other = values[i];

              values[i++] = values[j];
              values[j--] = other;
            }
        }
      if ((gssize) rank <= j)
        high = j;
      else if ((gssize) rank >= i)
        low = i;
      else
        break;
    }
  return values[rank];
}

double
plateau_strongest (const double *values, gsize n, guint most)
{
  g_autofree guint *held = NULL;
  g_autofree double *candidates = NULL;
  gsize above = 0, n_candidates = 0;
  guint heap = N_HEAPS;

  if (n <= most)
    return 0;

  held = g_new0 (guint, N_HEAPS);
  for (gsize i = 0; i < n; i++)
    held[heap_of (values[i])]++;
  do
    above += held[--heap];
  while (above < most);

  candidates = g_new (double, held[heap]);
  above -= held[heap];
  for (gsize i = 0; i < n; i++)
    if (heap_of (values[i]) == heap)
      candidates[n_candidates++] = isfinite (values[i]) ? fabs (values[i]) : INFINITY;

  return select_rank (candidates, n_candidates, most - above - 1);
}
