/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run.h"

#include "config.h"
#include "error.h"
#include "wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gsize
parameter_bytes (const PlateauNetwork *network)
{
  return network->n_parameters * sizeof (double);
}

void
plateau_run_fill_pass (const PlateauRun *self)
{
  plateau_network_forward (self->network, self->pass);
}

/* The first layer whose parameters or z are not finite; the output layer where only J is not. */
static guint
failing_layer (const PlateauRun *self)
{
  guint in_parameters = plateau_network_first_non_finite (self->network);

  if (in_parameters != 0)
    return in_parameters;

  plateau_run_fill_pass (self);
  for (guint l = 1; l <= self->network->n_layers; l++)
    for (guint unit = 0; unit < self->network->n[l]; unit++)
      for (guint i = 0; i < self->pass->data->n_examples; i++)
        if (!isfinite (self->pass->z[l][unit * (gsize) self->pass->stride + i]))
          return l;

  return self->network->n_layers;
}

static void
stop (PlateauRun *self, guint64 unreached)
{
  self->divergence.layer = failing_layer (self);
  self->divergence.epoch = unreached;
  plateau_events_add_divergence (self->events, self->epoch, self->divergence.layer);
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
  self->events = plateau_events_new (settings->rate);
  self->rate = settings->rate;
  self->checkpoint_due = G_MAXUINT64;
  self->revision = 1;

  plateau_network_initialize (self->network, &settings->start);
  plateau_network_gradient (self->network, self->pass);
  self->first_loss = self->pass->loss;
  if (isfinite (self->pass->loss))
    plateau_history_add (self->history, 0, self->pass->loss);
  else
    stop (self, 0);

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
  plateau_checkpoints_free (self->checkpoints);
  if (self->origin == NULL)
    {
      plateau_history_free (self->history);
      plateau_events_free (self->events);
    }
  g_free (self);
}

void
plateau_run_keep_checkpoints (PlateauRun *self, gsize bytes)
{
  g_return_if_fail (self->origin == NULL);

  g_clear_pointer (&self->checkpoints, plateau_checkpoints_free);
  self->checkpoint_due = G_MAXUINT64;
  if (bytes == 0)
    return;

  self->checkpoints = plateau_checkpoints_new (self->network->n_parameters, bytes);
  self->checkpoint_due =
      plateau_checkpoints_add (self->checkpoints, self->epoch, self->network->parameters);
}

void
plateau_run_limit_checkpoints (PlateauRun *self, gsize bytes)
{
  g_return_if_fail (self->checkpoints != NULL);

  self->checkpoint_due = plateau_checkpoints_resize (self->checkpoints, bytes, self->epoch);
}

gboolean
plateau_run_step (PlateauRun *self)
{
  gboolean finite;

  g_return_val_if_fail (self->origin == NULL, FALSE);

  if (self->divergence.layer != 0)
    return FALSE;

  /* Where no event can be noted yet, the old rate holds for another epoch. */
  if (self->settings.rate != self->rate &&
      plateau_events_add_rate (self->events, self->epoch, self->settings.rate))
    self->rate = self->settings.rate;

  memcpy (self->previous->parameters, self->network->parameters, parameter_bytes (self->network));
  finite = plateau_network_descend (self->network, self->pass->gradient, self->rate);
  plateau_network_gradient (self->network, self->pass);

  /* A parameter that is not finite shows in the loss, unless its unit is off or its z is 0 times
   * infinity only beyond the data: look at both. */
  if (!finite || !isfinite (self->pass->loss))
    {
      stop (self, self->epoch + 1);

      memcpy (self->network->parameters, self->previous->parameters,
              parameter_bytes (self->network));
      plateau_network_gradient (self->network, self->pass);

      return FALSE;
    }

  self->epoch++;
  plateau_history_add (self->history, self->epoch, self->pass->loss);
  if (self->epoch == self->checkpoint_due)
    self->checkpoint_due =
        plateau_checkpoints_add (self->checkpoints, self->epoch, self->network->parameters);

  return TRUE;
}

gboolean
plateau_run_edit (PlateauRun *self, gsize index, double value, GError **error)
{
  /* A start can be beyond all bounds. It takes several edits to mend it. */
  gboolean was_finite = isfinite (self->pass->loss);
  double old;

  g_return_val_if_fail (self->origin == NULL, FALSE);
  g_return_val_if_fail (index < self->network->n_parameters, FALSE);

  if (!isfinite (value))
    {
      g_set_error_literal (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
                           _ ("A weight or a bias is a number: 0.1 or −2 would be right"));
      return FALSE;
    }

  old = self->network->parameters[index];
  self->network->parameters[index] = value;
  plateau_network_gradient (self->network, self->pass);

  if (was_finite && !isfinite (self->pass->loss))
    {
      g_autofree char *number = plateau_format_number (value);

      g_set_error (
          error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
          /* Translators: the number that somebody has typed for a weight. */
          _ ("%s is so large that the loss is not finite: a smaller number would be right"),
          number);
    }
  else if (!plateau_events_add_edit (self->events, self->epoch, index, old, value))
    {
      g_set_error_literal (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
                           _ ("This run has been changed thousands of times, and cannot be changed "
                              "again at once: train on for some epochs first"));
    }
  else
    {
      if (isfinite (self->pass->loss))
        {
          plateau_history_amend (self->history, self->epoch, self->pass->loss);
          self->divergence = (PlateauDivergence){ 0 };
        }
      if (self->checkpoints != NULL)
        plateau_checkpoints_amend (self->checkpoints, self->epoch, self->network->parameters);
      if (self->epoch == 0)
        self->first_loss = self->pass->loss;
      self->revision++;

      return TRUE;
    }

  self->network->parameters[index] = old;
  plateau_network_gradient (self->network, self->pass);

  return FALSE;
}

PlateauEvent *
plateau_run_dup_events (const PlateauRun *self, guint *n_events)
{
  const PlateauEvent *events = plateau_events_get (self->events, n_events);

  return g_memdup2 (events, *n_events * sizeof *events);
}

/* dZ is not kept by the pass: it is computed for those who ask, and for the profiles. */
static void
add_errors (const PlateauRun *self, const PlateauWish *wish, PlateauSnapshot *snapshot)
{
  plateau_pass_errors (self->pass, self->network, wish->errors | wish->profiles, snapshot->dz);

  for (guint l = 1; l <= self->network->n_layers; l++)
    {
      if (wish->profiles & 1u << l)
        snapshot->profile[l] = plateau_profile_new (self->network, self->pass, l, snapshot->dz[l]);
      if (!(wish->errors & 1u << l))
        g_clear_pointer (&snapshot->dz[l], g_aligned_free);
    }
}

PlateauSnapshot *
plateau_run_snapshot (const PlateauRun *self, const PlateauWish *wish)
{
  PlateauSnapshot *snapshot = plateau_snapshot_new ();

  plateau_run_fill_pass (self);
  snapshot->epoch = self->epoch;
  plateau_settings_copy (&snapshot->settings, &self->settings);
  snapshot->network = plateau_network_copy (self->network);
  snapshot->loss = self->pass->loss;
  snapshot->first_loss = self->first_loss;
  snapshot->accuracy = plateau_pass_accuracy (self->pass, self->network->n_layers);
  snapshot->record = plateau_history_record (self->history);
  snapshot->points = snapshot->record->points;
  snapshot->n_points = snapshot->record->n_points;
  snapshot->newest_epoch = self->origin != NULL ? self->origin->epoch : self->epoch;
  snapshot->events = plateau_run_dup_events (self, &snapshot->n_events);
  snapshot->divergence = self->divergence;

  for (guint l = 1; l <= self->network->n_layers; l++)
    {
      gsize bytes = self->network->n[l] * (gsize) self->pass->stride * sizeof (double);

      plateau_diagnose (self->network, self->pass, self->settings.rate, l, &snapshot->layer[l]);
      if (wish != NULL && wish->layers & 1u << l)
        {
          snapshot->z[l] = g_memdup2 (self->pass->z[l], bytes);
          snapshot->a[l] = g_memdup2 (self->pass->a[l], bytes);
        }
    }
  if (wish != NULL && wish->gradient)
    snapshot->gradient = plateau_network_copy (self->pass->gradient);
  if (wish != NULL)
    add_errors (self, wish, snapshot);

  return snapshot;
}
