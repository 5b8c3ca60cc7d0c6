/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include <math.h>
#include <string.h>

static gsize
parameter_bytes (const PlateauNetwork *network)
{
  return network->n_parameters * sizeof (double);
}

/* The first layer whose parameters or z are not finite; the output layer where only J is not. */
static guint
failing_layer (const PlateauRun *self)
{
  guint in_parameters = plateau_network_first_non_finite (self->network);

  if (in_parameters != 0)
    return in_parameters;

  for (guint l = 1; l <= self->network->n_layers; l++)
    for (guint unit = 0; unit < self->network->n[l]; unit++)
      for (guint i = 0; i < self->pass->data->n_examples; i++)
        if (!isfinite (self->pass->z[l][unit * (gsize) self->pass->stride + i]))
          return l;

  return self->network->n_layers;
}

PlateauRun *
plateau_run_new (const PlateauSettings *settings)
{
  PlateauRun *self = g_new0 (PlateauRun, 1);

  plateau_settings_copy (&self->settings, settings);
  self->network = plateau_network_new (&settings->shape);
  self->previous = plateau_network_new (&settings->shape);
  self->pass = plateau_pass_new (&settings->shape, settings->data);
  self->history = plateau_history_new ();

  plateau_network_initialize (self->network, &settings->start);
  plateau_network_forward (self->network, self->pass);
  plateau_network_backward (self->network, self->pass);
  self->first_loss = self->pass->loss;
  if (isfinite (self->pass->loss))
    plateau_history_add (self->history, 0, self->pass->loss);
  else
    self->divergence.layer = failing_layer (self);

  return self;
}

void
plateau_run_free (PlateauRun *self)
{
  if (self == NULL)
    return;

  plateau_settings_clear (&self->settings);
  plateau_network_free (self->network);
  plateau_network_free (self->previous);
  plateau_pass_free (self->pass);
  plateau_history_free (self->history);
  g_free (self);
}

gboolean
plateau_run_step (PlateauRun *self)
{
  if (self->divergence.layer != 0)
    return FALSE;

  memcpy (self->previous->parameters, self->network->parameters, parameter_bytes (self->network));
  plateau_network_descend (self->network, self->pass->gradient, self->settings.rate);
  plateau_network_forward (self->network, self->pass);

  /* A parameter that is not finite shows in the loss, unless its unit is off or its z is 0 times
   * infinity only beyond the data: look at both. */
  if (!isfinite (self->pass->loss) || plateau_network_first_non_finite (self->network) != 0)
    {
      self->divergence.layer = failing_layer (self);
      self->divergence.epoch = self->epoch + 1;

      memcpy (self->network->parameters, self->previous->parameters,
              parameter_bytes (self->network));
      plateau_network_forward (self->network, self->pass);
      plateau_network_backward (self->network, self->pass);

      return FALSE;
    }

  plateau_network_backward (self->network, self->pass);
  self->epoch++;
  plateau_history_add (self->history, self->epoch, self->pass->loss);

  return TRUE;
}

PlateauSnapshot *
plateau_run_snapshot (const PlateauRun *self, guint layers)
{
  PlateauSnapshot *snapshot = plateau_snapshot_new ();

  snapshot->epoch = self->epoch;
  plateau_settings_copy (&snapshot->settings, &self->settings);
  snapshot->network = plateau_network_copy (self->network);
  snapshot->loss = self->pass->loss;
  snapshot->first_loss = self->first_loss;
  snapshot->accuracy = plateau_pass_accuracy (self->pass, self->network->n_layers);
  snapshot->points = plateau_history_dup_points (self->history, &snapshot->n_points);
  snapshot->divergence = self->divergence;

  for (guint l = 1; l <= self->network->n_layers; l++)
    {
      gsize bytes = self->network->n[l] * (gsize) self->pass->stride * sizeof (double);

      plateau_diagnose (self->network, self->pass, self->settings.rate, l, &snapshot->layer[l]);
      if (layers & (1u << l))
        {
          snapshot->z[l] = g_memdup2 (self->pass->z[l], bytes);
          snapshot->a[l] = g_memdup2 (self->pass->a[l], bytes);
        }
    }

  return snapshot;
}
