/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "activation.h"

G_BEGIN_DECLS

/**
 * PlateauKernels:
 *
 * The inner loops of training, compiled once for each instruction set from one source. Rows hold
 * examples, which are contiguous; @count and every row stride are multiples of %PLATEAU_STRIDE.
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

  /* a = sigmoid (z), and the sum over valid examples of the cross-entropy from the logit. */
  double (*output) (gsize count, const double *z, const double *y, const double *valid, double *a);

  /* dz = (a - y) valid: the error of the output layer. */
  void (*output_error) (gsize count,
                        const double *a,
                        const double *y,
                        const double *valid,
                        double *dz);

  /* dW = dZ A_inᵀ / m, db = row mean of dZ: dz is n × stride, zero beyond m. */
  void (*gradient) (guint n_in,
                    guint n,
                    guint m,
                    gsize stride,
                    const double *dz,
                    const double *a_in,
                    double *dw,
                    double *db);

  /* dZ_in = Wᵀ dZ ∘ g' (Z_in), all of them n or n_in × stride. */
  void (*error) (PlateauActivation activation,
                 guint n_in,
                 guint n,
                 gsize stride,
                 const double *w,
                 const double *dz,
                 const double *z_in,
                 const double *a_in,
                 double *dz_in);

  /* y = tanh (x), y = 1 / (1 + exp (-x)); within 4 units in the last place, odd symmetry exact. */
  void (*map_tanh) (gsize count, const double *x, double *y);
  void (*map_sigmoid) (gsize count, const double *x, double *y);
} PlateauKernels;

/** The fastest that this processor runs. PLATEAU_KERNELS in the environment asks for another. */
const PlateauKernels *plateau_kernels_get (void);

/** All that this processor runs, slowest first. */
const PlateauKernels *const *plateau_kernels_list (guint *n);

G_END_DECLS
