/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep-cell.h"
#include "crew.h"

#include <math.h>
#include <stdlib.h>

gboolean
plateau_outcome_train (PlateauOutcome *self,
                       const PlateauSettings *settings,
                       guint64 epochs,
                       PlateauDesk *desk,
                       _Atomic guint64 *done,
                       const atomic_bool *stop)
{
  PlateauNetwork *network;
  PlateauPass *pass;
  guint64 epoch = 0, told = 0;
  guint patience;

  plateau_desk_prepare (desk, &settings->shape, settings->data);
  network = desk->network;
  pass = desk->pass;
  patience = plateau_crew_patience (network->n_parameters, pass->stride);

  plateau_network_initialize (network, &settings->start);
  plateau_network_gradient (network, pass);
  *self = (PlateauOutcome){ pass->loss, NAN, INFINITY };

  while (isfinite (pass->loss))
    {
      if (self->half == INFINITY && pass->loss <= 0.5 * self->first_loss)
        self->half = epoch;
      if (epoch == epochs)
        {
          self->loss = pass->loss;
          break;
        }

      if (epoch - told == patience)
        {
          atomic_fetch_add_explicit (done, epoch - told, memory_order_relaxed);
          told = epoch;
          if (atomic_load_explicit (stop, memory_order_relaxed))
            return FALSE;
        }

      if (!plateau_network_descend (network, pass->gradient, settings->rate))
        break;
      plateau_network_gradient (network, pass);
      epoch++;
    }
  atomic_fetch_add_explicit (done, epochs - told, memory_order_relaxed);

  return TRUE;
}

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Sorts @values, none of them NAN. */
static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, by_size);

  return n % 2 == 1 ? values[n / 2] : 0.5 * (values[n / 2 - 1] + values[n / 2]);
}

void
plateau_sweep_cell_summarise (PlateauSweepCell *self,
                              const PlateauOutcome *outcomes,
                              guint n,
                              double guess_loss)
{
  g_autofree double *values = g_new (double, n);
  guint n_finite = 0, n_learnt = 0;

  for (guint i = 0; i < n; i++)
    values[i] = isfinite (outcomes[i].first_loss) ? outcomes[i].first_loss : INFINITY;
  self->first_loss = median (values, n);

  for (guint i = 0; i < n; i++)
    values[i] = outcomes[i].half;
  self->epochs_to_half = median (values, n);

  for (guint i = 0; i < n; i++)
    if (!isnan (outcomes[i].loss))
      {
        values[n_finite++] = outcomes[i].loss;
        n_learnt += outcomes[i].loss < PLATEAU_SWEEP_LEARNT * guess_loss;
      }
  self->loss_median = n_finite > 0 ? median (values, n_finite) : NAN;
  self->loss_min = n_finite > 0 ? values[0] : NAN;
  self->loss_max = n_finite > 0 ? values[n_finite - 1] : NAN;
  self->diverged = (double) (n - n_finite) / n;
  self->failed = (double) (n - n_learnt) / n;
}
