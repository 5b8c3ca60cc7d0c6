/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference.h"

#include <math.h>

typedef double Layers[PLATEAU_MAX_LAYERS + 1][PLATEAU_MAX_UNITS];

static void
forward (const PlateauNetwork *network,
         const PlateauDataset *data,
         guint example,
         Layers z,
         Layers a)
{
  for (guint f = 0; f < data->n_features; f++)
    a[0][f] = data->x[f * data->stride + example];

  for (guint l = 1; l <= network->n_layers; l++)
    for (guint j = 0; j < network->n[l]; j++)
      {
        z[l][j] = network->b[l][j];
        for (guint k = 0; k < network->n[l - 1]; k++)
          z[l][j] += network->w[l][j * network->n[l - 1] + k] * a[l - 1][k];
        a[l][j] = plateau_activation_value (plateau_network_activation (network, l), z[l][j]);
      }
}

double
reference_loss (const PlateauNetwork *network, const PlateauDataset *data)
{
  Layers z, a;
  double total = 0;

  for (guint i = 0; i < data->n_examples; i++)
    {
      double logit;

      forward (network, data, i, z, a);
      logit = z[network->n_layers][0];
      total += fmax (logit, 0) - logit * data->y[i] + log1p (exp (-fabs (logit)));
    }

  return total / data->n_examples;
}

void
reference_gradient (const PlateauNetwork *network,
                    const PlateauDataset *data,
                    PlateauNetwork *gradient)
{
  guint last = network->n_layers;
  Layers z, a, dz;

  for (gsize p = 0; p < gradient->n_parameters; p++)
    gradient->parameters[p] = 0;

  for (guint i = 0; i < data->n_examples; i++)
    {
      forward (network, data, i, z, a);
      dz[last][0] = a[last][0] - data->y[i];

      for (guint l = last; l >= 1; l--)
        {
          guint n_in = network->n[l - 1];

          for (guint j = 0; j < network->n[l]; j++)
            {
              gradient->b[l][j] += dz[l][j] / data->n_examples;
              for (guint k = 0; k < n_in; k++)
                gradient->w[l][j * n_in + k] += dz[l][j] * a[l - 1][k] / data->n_examples;
            }
          if (l == 1)
            break;
          for (guint k = 0; k < n_in; k++)
            {
              dz[l - 1][k] = 0;
              for (guint j = 0; j < network->n[l]; j++)
                dz[l - 1][k] += network->w[l][j * n_in + k] * dz[l][j];
              dz[l - 1][k] *=
                  plateau_activation_slope (network->shape.activation, z[l - 1][k], a[l - 1][k]);
            }
        }
    }
}
