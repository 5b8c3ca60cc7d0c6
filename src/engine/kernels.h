/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "activation.h"

G_BEGIN_DECLS

/** Examples that one call of an output kernel takes at most: a product of so many factors is finite. */
#define PLATEAU_MAX_BLOCK 512

/**
 * PlateauKernels:
 *
 * The inner loops of training, compiled once for each instruction set from one source. Rows hold
 * examples, which are contiguous; @count and every row stride are multiples of %PLATEAU_STRIDE.
 * All sums over examples are added to what is there, and divide by nothing.
 *
 * On every instruction set the arithmetic of a unit does not depend on its place in the layer, so
 * that units with equal weights stay equal to the last bit.
 */
typedef struct
{
  const char *name;

  /* Z = W A + b and A = g (Z): w is n × n_in, b n, a_in n_in × count, z and a n × count.
   * z may be NULL where only a is wanted. */
  void (*layer) (PlateauActivation activation,
                 guint n_in,
                 guint n,
                 gsize count,
                 const double *w,
                 const double *b,
                 const double *a_in,
                 gsize stride_in,
                 double *z,
                 double *a,
                 gsize stride);

  /* a = sigmoid (z), dz = (a - y) valid, and the sum over valid examples of the cross-entropy from
   * the logit. a and dz may be NULL; @count is at most %PLATEAU_MAX_BLOCK. */
  double (*output) (gsize count,
                    const double *z,
                    const double *y,
                    const double *valid,
                    double *a,
                    double *dz);

  /* dW += dZ A_inᵀ, db += row sums of dZ: dz is n × count, zero beyond m. */
  void (*gradient) (guint n_in,
                    guint n,
                    gsize count,
                    const double *dz,
                    gsize stride_dz,
                    const double *a_in,
                    gsize stride_in,
                    double *dw,
                    double *db);

  /* dZ_in = Wᵀ dZ ∘ g' (Z_in), where g' follows from A_in. */
  void (*error) (PlateauActivation activation,
                 guint n_in,
                 guint n,
                 gsize count,
                 const double *w,
                 const double *dz,
                 gsize stride_dz,
                 const double *a_in,
                 gsize stride_in,
                 double *dz_in,
                 gsize stride_dz_in);

  /* The three gradients around a layer that one output unit reads, in one go: of the output's
   * weights, and of the weights and biases of the layer of n units itself, whose inputs are the
   * features: dw += dz Aᵀ; with e = wᵀ dz ∘ g' (Z): dw_in += e Xᵀ, db_in += row sums of e. */
  void (*shallow) (PlateauActivation activation,
                   guint n_features,
                   guint n,
                   gsize count,
                   const double *w,
                   const double *dz,
                   const double *a,
                   gsize stride,
                   const double *x,
                   gsize stride_x,
                   double *dw,
                   double *dw_in,
                   double *db_in);

  /* gradient *= factor and parameters -= rate gradient are two roundings each.
   * FALSE where a parameter is not finite afterwards. */
  void (*scale) (gsize n, double factor, double *gradient);
  gboolean (*descend) (gsize n, double rate, const double *gradient, double *parameters);

  /* y = tanh (x), y = 1 / (1 + exp (-x)); within 4 units in the last place, odd symmetry exact. */
  void (*map_tanh) (gsize count, const double *x, double *y);
  void (*map_sigmoid) (gsize count, const double *x, double *y);

  /* @rounds times 16 independent vector multiply-adds out of registers: what the processor can do at
   * most. Returns how many multiply-adds of doubles that were; @result is there to be looked at. */
  double (*multiply_adds) (guint rounds, double *result);
} PlateauKernels;

/** The fastest that this processor runs. PLATEAU_KERNELS in the environment asks for another. */
const PlateauKernels *plateau_kernels_get (void);

/** All that this processor runs, slowest first. */
const PlateauKernels *const *plateau_kernels_list (guint *n);

G_END_DECLS
