/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "activation.h"

#include <math.h>

static const char *const nicks[PLATEAU_N_ACTIVATIONS] = {
  "tanh", "sigmoid", "relu", "leaky-relu", "linear",
};

const char *
plateau_activation_nick (PlateauActivation self)
{
  return nicks[self];
}

double
plateau_activation_value (PlateauActivation self, double z)
{
  switch (self)
    {
    case PLATEAU_ACTIVATION_TANH:
      return tanh (z);
    case PLATEAU_ACTIVATION_SIGMOID:
      return z >= 0 ? 1 / (1 + exp (-z)) : exp (z) / (1 + exp (z));
    case PLATEAU_ACTIVATION_RELU:
      return z <= 0 ? 0 : z;
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return z <= 0 ? 0.01 * z : z;
    case PLATEAU_ACTIVATION_LINEAR:
      return z;
    default:
      g_return_val_if_reached (z);
    }
}

double
plateau_activation_slope (PlateauActivation self, double z, double a)
{
  switch (self)
    {
    case PLATEAU_ACTIVATION_TANH:
      return 1 - a * a;
    case PLATEAU_ACTIVATION_SIGMOID:
      return a * (1 - a);
    case PLATEAU_ACTIVATION_RELU:
      return z <= 0 ? 0 : 1;
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return z <= 0 ? 0.01 : 1;
    case PLATEAU_ACTIVATION_LINEAR:
      return 1;
    default:
      g_return_val_if_reached (1);
    }
}

double
plateau_activation_steepest (PlateauActivation self)
{
  return self == PLATEAU_ACTIVATION_SIGMOID ? 0.25 : 1;
}

gboolean
plateau_activation_saturates (PlateauActivation self)
{
  return self == PLATEAU_ACTIVATION_TANH || self == PLATEAU_ACTIVATION_SIGMOID;
}

double
plateau_activation_flat_limit (PlateauActivation self)
{
  /* tanh: 1 - a² = 0.05. The sigmoid is tanh (z / 2) shifted: the same share at twice the z. */
  double limit = atanh (sqrt (1 - PLATEAU_FLAT_SLOPE));

  switch (self)
    {
    case PLATEAU_ACTIVATION_TANH:
      return limit;
    case PLATEAU_ACTIVATION_SIGMOID:
      return 2 * limit;
    case PLATEAU_ACTIVATION_RELU:
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return 0;
    case PLATEAU_ACTIVATION_LINEAR:
      return INFINITY;
    default:
      g_return_val_if_reached (0);
    }
}
