/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two doubles at a time, which every 64-bit processor has: for sums that run once a picture and not
 * once an epoch. They come out the same on all of them. Private to this floor. */

#include <glib.h>

typedef double Pair __attribute__ ((vector_size (16)));
typedef gint64 PairMask __attribute__ ((vector_size (16)));

static inline Pair
pair_load (const double *p)
{
  typedef double Loose __attribute__ ((vector_size (16), aligned (8), may_alias));

  return *(const Loose *) p;
}

static inline void
pair_store (double *p, Pair v)
{
  typedef double Loose __attribute__ ((vector_size (16), aligned (8), may_alias));

  *(Loose *) p = v;
}

static inline Pair
pair_of (double x)
{
  return (Pair){ x, x };
}

static inline Pair
pair_choose (PairMask mask, Pair yes, Pair no)
{
  return (Pair) ((mask & (PairMask) yes) | (~mask & (PairMask) no));
}

/* @so_far where @x is NaN. */
static inline Pair
pair_min (Pair x, Pair so_far)
{
  return pair_choose (x < so_far, x, so_far);
}

static inline Pair
pair_max (Pair x, Pair so_far)
{
  return pair_choose (x > so_far, x, so_far);
}
