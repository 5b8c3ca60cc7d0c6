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

/* @i of the shuffle below: from x where it is below LANES, else from y. */
#if LANES == 8
#define PAIRS_LOW 0, 8, 2, 10, 4, 12, 6, 14
#define PAIRS_HIGH 1, 9, 3, 11, 5, 13, 7, 15
#define FOURS_LOW 0, 1, 8, 9, 4, 5, 12, 13
#define FOURS_HIGH 2, 3, 10, 11, 6, 7, 14, 15
#define HALVES_LOW 0, 1, 2, 3, 8, 9, 10, 11
#define HALVES_HIGH 4, 5, 6, 7, 12, 13, 14, 15
#elif LANES == 4
#define PAIRS_LOW 0, 4, 2, 6
#define PAIRS_HIGH 1, 5, 3, 7
#define FOURS_LOW 0, 1, 4, 5
#define FOURS_HIGH 2, 3, 6, 7
#else
#define PAIRS_LOW 0, 2
#define PAIRS_HIGH 1, 3
#endif

/* The sum of the lanes of each of LANES vectors, in one vector. Neighbours are added first, then
 * pairs, then fours: the order is the same for each of them, whatever its place. */
INLINE Vec
sum_each (const Vec v[LANES])
{
  Vec pairs[LANES / 2];

  for (int i = 0; i < LANES / 2; i++)
    pairs[i] = __builtin_shufflevector (v[2 * i], v[2 * i + 1], PAIRS_LOW) +
               __builtin_shufflevector (v[2 * i], v[2 * i + 1], PAIRS_HIGH);
#if LANES == 2
  return pairs[0];
#else
  Vec fours[LANES / 4];

  for (int i = 0; i < LANES / 4; i++)
    fours[i] = __builtin_shufflevector (pairs[2 * i], pairs[2 * i + 1], FOURS_LOW) +
               __builtin_shufflevector (pairs[2 * i], pairs[2 * i + 1], FOURS_HIGH);
#if LANES == 4
  return fours[0];
#else
  return __builtin_shufflevector (fours[0], fours[1], HALVES_LOW) +
         __builtin_shufflevector (fours[0], fours[1], HALVES_HIGH);
#endif
#endif
}

INLINE double
sum (Vec v)
{
  double total[LANES];

  for (int i = 0; i < LANES; i++)
    total[i] = v[i];
  for (int step = 1; step < LANES; step *= 2)
    for (int i = 0; i < LANES; i += 2 * step)
      total[i] += total[i + step];

  return total[0];
}

/* (1 + v0) (1 + v1) ... - 1, without the loss of digits that the 1 would bring. */
INLINE double
product_less_one (Vec v)
{
  double total = v[0];

  for (int i = 1; i < LANES; i++)
    total = total * v[i] + (total + v[i]);

  return total;
}

/* The smaller of both; a NaN in @x stays one. */
INLINE Vec
at_most (double limit, Vec x)
{
#if LANES == 8
  return (Vec) _mm512_min_pd ((__m512d) all (limit), (__m512d) x);
#elif LANES == 4
  return (Vec) _mm256_min_pd ((__m256d) all (limit), (__m256d) x);
#else
  return choose (x > all (limit), all (limit), x);
#endif
}

/* exp (r) - 1 for |r| <= ln 2 / 2: r + r² q (r), where q is the polynomial of degree 9 nearest to
 * (exp (r) - 1 - r) / r² (Chebyshev); what it leaves is 4e-17 of the result. */
INLINE Vec
exp_less_one (Vec r)
{
  Vec q = all (0x1.af38a9b0ec855p-26);

  q = fused (q, r, all (0x1.289185613a3d6p-22));
  q = fused (q, r, all (0x1.71de0dae63bb3p-19));
  q = fused (q, r, all (0x1.a019b90d2ae7ap-16));
  q = fused (q, r, all (0x1.a01a01a7c41d5p-13));
  q = fused (q, r, all (0x1.6c16c1788bd90p-10));
  q = fused (q, r, all (0x1.11111111109b3p-7));
  q = fused (q, r, all (0x1.5555555553d63p-5));
  q = fused (q, r, all (0x1.5555555555556p-3));
  q = fused (q, r, all (0x1.0000000000001p-1));

  return fused (q, r * r, r);
}

#define LN2 0.693147180559945309417
#define LN2_HIGH 6.93147180369123816490e-01 /* 33 bits: k times it is exact */
#define LN2_LOW 1.90821492927058770002e-10
#define LOG2E 1.44269504088896340736

/* Added to a number, leaves it rounded to a whole one, k, in the lowest bits; plus the exponent's
 * bias, so that they are those of 2^k once shifted to their place. */
#define ROUND (0x1.8p52 + 1023)

INLINE Vec
power_of_two (Vec rounded)
{
  return (Vec) ((Int) rounded << 52);
}

/* tanh |x| = e / (e + 2) with e = exp (2 |x|) - 1, which has no cancellation near 0. Beyond 22 the
 * result is 1 to the last bit. What k ln 2 loses by its one rounding matters the less the larger k
 * is: tanh is flat there. */
INLINE Vec
vector_tanh (Vec x)
{
  Vec u = at_most (44, magnitude (x) * all (2));
  Vec rounded = fused (u, all (LOG2E), all (ROUND));
  Vec s = power_of_two (rounded);
  Vec p = exp_less_one (fused (all (ROUND) - rounded, all (LN2), u));
  Vec e = fused (s, p, s - all (1));
  Vec t = e / (e + all (2));

  return (Vec) ((Int) t | (Int) sign_of (x));
}

/* exp (-|x|), down to the subnormal numbers: hence the detour by 2^54. ln 2 is split in two so that
 * k times the upper part is exact (Cody & Waite 1980). */
INLINE Vec
exp_minus_magnitude (Vec x)
{
  Vec v = -at_most (746, magnitude (x));
  Vec rounded = fused (v, all (LOG2E), all (ROUND + 54));
  Vec k = rounded - all (ROUND + 54);
  Vec r = fused (-k, all (LN2_LOW), fused (-k, all (LN2_HIGH), v));

  return (exp_less_one (r) + all (1)) * power_of_two (rounded) * all (0x1p-54);
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
