/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Compiled once for each instruction set: PLATEAU_KERNELS_TABLE and PLATEAU_KERNELS_NAME come from
 * the build. Vectors are GCC's, so that the same text serves every processor. */

#include "kernels-gradient.h"
#include "kernels-layer.h"

#include <math.h>

static double
kernel_output (gsize count,
               const double *z,
               const double *y,
               const double *valid,
               double *a,
               double *dz)
{
  /* The sum of log (1 + e) is the log of the product; @more is the product less 1, which keeps its
   * digits where every e is tiny. */
  Vec linear = all (0), more = all (0);

  for (gsize i = 0; i < count; i += LANES)
    {
      Vec logit = load (z + i), target = load (y + i), counts = load (valid + i);
      Vec e = exp_minus_magnitude (logit);
      Vec positive = choose (logit <= all (0), all (0), logit);
      Vec output = sigmoid_from_exp (logit, e);

      if (a != NULL)
        store (a + i, output);
      if (dz != NULL)
        store (dz + i, (output - target) * counts);
      linear = fused (counts, fused (-logit, target, positive), linear);
      e *= counts;
      more = fused (more, e, more + e);
    }

  return sum (linear) + log1p (product_less_one (more));
}

static void
kernel_scale (gsize n, double factor, double *gradient)
{
  for (gsize i = 0; i < n; i++)
    gradient[i] *= factor;
}

static gboolean
kernel_descend (gsize n, double rate, const double *gradient, double *parameters)
{
  /* 0 times a finite number is 0, times anything else NaN. */
  Vec probe = all (0);
  double rest = 0;
  gsize i = 0;

  for (; i + LANES <= n; i += LANES)
    {
      Vec moved = load (parameters + i) - all (rate) * load (gradient + i);

      store (parameters + i, moved);
      probe += moved * all (0);
    }
  for (; i < n; i++)
    {
      parameters[i] -= rate * gradient[i];
      rest += parameters[i] * 0;
    }

  return sum (probe) + rest == 0;
}

static void
kernel_map_tanh (gsize count, const double *x, double *y)
{
  for (gsize i = 0; i < count; i += LANES)
    store (y + i, vector_tanh (load (x + i)));
}

static void
kernel_map_sigmoid (gsize count, const double *x, double *y)
{
  for (gsize i = 0; i < count; i += LANES)
    store (y + i, vector_sigmoid (load (x + i)));
}

static double
kernel_multiply_adds (guint rounds, double *result)
{
  /* Enough chains to hide the latency, few enough for the registers. */
  enum
  {
    CHAINS = LANES == 8 ? 16 : 12
  };
  Vec total[CHAINS], x = all (0.999), y = all (1e-3), all_of_them = all (0);

  for (guint c = 0; c < CHAINS; c++)
    total[c] = all (c);
  for (guint r = 0; r < rounds; r++)
    for (guint c = 0; c < CHAINS; c++)
      total[c] = fused (total[c], x, y);
  for (guint c = 0; c < CHAINS; c++)
    all_of_them += total[c];
  *result = sum (all_of_them);

  return (double) rounds * CHAINS * LANES;
}

extern const PlateauKernels PLATEAU_KERNELS_TABLE;

const PlateauKernels PLATEAU_KERNELS_TABLE = {
  .name = PLATEAU_KERNELS_NAME,
  .layer = kernel_layer,
  .output = kernel_output,
  .gradient = kernel_gradient,
  .error = kernel_error,
  .shallow = kernel_shallow,
  .scale = kernel_scale,
  .descend = kernel_descend,
  .map_tanh = kernel_map_tanh,
  .map_sigmoid = kernel_map_sigmoid,
  .multiply_adds = kernel_multiply_adds,
};
