/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Vectors of doubles as wide as the instruction set that the including file is compiled for, and the
 * elementary functions on them, within 4 units in the last place. Written with GCC's vectors, so that
 * the same text serves every processor. Private to the kernels. */

#include <glib.h>

#if defined(__AVX__)
#include <immintrin.h>
#endif

#if defined(__AVX512F__)
#define LANES 8
#elif defined(__AVX__)
#define LANES 4
#else
#define LANES 2
#endif

typedef double Vec __attribute__ ((vector_size (LANES * 8)));
typedef gint64 Int __attribute__ ((vector_size (LANES * 8)));
typedef double Loose __attribute__ ((vector_size (LANES * 8), aligned (8), may_alias));

#define INLINE static inline __attribute__ ((always_inline))

INLINE Vec
load (const double *p)
{
  return *(const Loose *) p;
}

INLINE void
store (double *p, Vec v)
{
  *(Loose *) p = v;
}

INLINE Vec
all (double x)
{
  return x - (Vec){ 0 };
}

INLINE Int
all_int (gint64 x)
{
  return x - (Int){ 0 };
}

/* a b + c, rounded once where the processor can. Never left to the compiler (-ffp-contract=off): it
 * may fuse in one copy of a loop and not in another, and then equal units part in the last bit. */
INLINE Vec
fused (Vec a, Vec b, Vec c)
{
#if defined(__AVX512F__)
  return (Vec) _mm512_fmadd_pd ((__m512d) a, (__m512d) b, (__m512d) c);
#elif defined(__AVX__) && defined(__FMA__)
  return (Vec) _mm256_fmadd_pd ((__m256d) a, (__m256d) b, (__m256d) c);
#else
  return a * b + c;
#endif
}

INLINE Vec
choose (Int mask, Vec yes, Vec no)
{
  return (Vec) (((Int) yes & mask) | ((Int) no & ~mask));
}

INLINE Vec
magnitude (Vec x)
{
  return (Vec) ((Int) x & all_int (G_MAXINT64));
}

INLINE Vec
sign_of (Vec x)
{
  return (Vec) ((Int) x & all_int (G_MININT64));
}

/* The order of the sum is fixed, whatever the compiler. */
INLINE double
sum (Vec v)
{
  double total = 0;

  for (int i = 0; i < LANES; i++)
    total += v[i];

  return total;
}

INLINE Vec
power_of_two (Int k)
{
  return (Vec) ((k + 1023) << 52);
}

/* x = k ln 2 + r with |r| <= ln 2 / 2, and exp (r) - 1.
 *
 * ln 2 is split in two so that k times the upper part is exact (Cody & Waite 1980). The series of
 * Taylor up to r^13 leaves 2e-17 at the ends. */
INLINE Vec
exp_reduced (Vec x, Int *k)
{
  const double magic = 0x1.8p52;
  Vec shifted = fused (x, all (1.4426950408889634074), all (magic));
  Vec n = shifted - all (magic);
  Vec upper = fused (-n, all (6.93147180369123816490e-01), x);
  Vec r = fused (-n, all (1.90821492927058770002e-10), upper);
  Vec q = all (1.0 / 6227020800.0);

  q = fused (q, r, all (1.0 / 479001600.0));
  q = fused (q, r, all (1.0 / 39916800.0));
  q = fused (q, r, all (1.0 / 3628800.0));
  q = fused (q, r, all (1.0 / 362880.0));
  q = fused (q, r, all (1.0 / 40320.0));
  q = fused (q, r, all (1.0 / 5040.0));
  q = fused (q, r, all (1.0 / 720.0));
  q = fused (q, r, all (1.0 / 120.0));
  q = fused (q, r, all (1.0 / 24.0));
  q = fused (q, r, all (1.0 / 6.0));
  q = fused (q, r, all (0.5));

  *k = (Int) shifted - (Int) all (magic);
  return fused (q, r * r, r);
}

/* tanh |x| = e / (e + 2) with e = exp (2 |x|) - 1, which has no cancellation near 0. Beyond 22 the
 * result is 1 to the last bit. A NaN fails the comparison and so stays one. */
INLINE Vec
vector_tanh (Vec x)
{
  Vec u = magnitude (x) * all (2);
  Vec limited = choose (u > all (44), all (44), u);
  Int k;
  Vec p = exp_reduced (limited, &k);
  Vec s = power_of_two (k);
  Vec e = fused (s, p, s - all (1));
  Vec t = e / (e + all (2));

  return (Vec) ((Int) t | (Int) sign_of (x));
}

/* exp (-|x|), down to the subnormal numbers: hence the detour by 2^54. */
INLINE Vec
exp_minus_magnitude (Vec x)
{
  Vec v = -magnitude (x);
  Vec limited = choose (v < all (-746), all (-746), v);
  Int k;
  Vec p = exp_reduced (limited, &k);

  return (p + all (1)) * power_of_two (k + 54) * all (0x1p-54);
}

INLINE Vec
sigmoid_from_exp (Vec x, Vec e)
{
  Vec d = all (1) / (all (1) + e);

  return choose (x >= all (0), d, e * d);
}

INLINE Vec
vector_sigmoid (Vec x)
{
  return sigmoid_from_exp (x, exp_minus_magnitude (x));
}

/* log (1 + e) for 0 <= e <= 1: 2 artanh (s) with s = e / (2 + e) <= 1/3. */
INLINE Vec
vector_log1p (Vec e)
{
  Vec s = e / (e + all (2));
  Vec t = s * s;
  Vec q = all (1.0 / 35);

  q = fused (q, t, all (1.0 / 33));
  q = fused (q, t, all (1.0 / 31));
  q = fused (q, t, all (1.0 / 29));
  q = fused (q, t, all (1.0 / 27));
  q = fused (q, t, all (1.0 / 25));
  q = fused (q, t, all (1.0 / 23));
  q = fused (q, t, all (1.0 / 21));
  q = fused (q, t, all (1.0 / 19));
  q = fused (q, t, all (1.0 / 17));
  q = fused (q, t, all (1.0 / 15));
  q = fused (q, t, all (1.0 / 13));
  q = fused (q, t, all (1.0 / 11));
  q = fused (q, t, all (1.0 / 9));
  q = fused (q, t, all (1.0 / 7));
  q = fused (q, t, all (1.0 / 5));
  q = fused (q, t, all (1.0 / 3));
  q = fused (q, t, all (1));

  return all (2) * s * q;
}
