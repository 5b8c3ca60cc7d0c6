/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "replay.h"

#include <math.h>
#include <string.h>

static void
copy_parameters (PlateauNetwork *to, const double *parameters)
{
  memcpy (to->parameters, parameters, to->n_parameters * sizeof (double));
}

PlateauRun *
plateau_run_new_past (const PlateauRun *self)
{
  PlateauRun *past = g_new0 (PlateauRun, 1);

  g_return_val_if_fail (self->origin == NULL, NULL);

  plateau_settings_copy (&past->settings, &self->settings);
  past->origin = self;
  past->network = plateau_network_new (&self->settings.shape);
  past->pass = plateau_pass_new (&self->settings.shape, self->settings.data);
  past->checkpoint_due = G_MAXUINT64;

  return past;
}

/* Whether a person edited the present epoch. */
static gboolean
is_edited (const PlateauRun *past)
{
  guint n;
  const PlateauEvent *events = plateau_events_get (past->origin->events, &n);

  for (guint i = past->next_event; i < n && events[i].epoch == past->epoch; i++)
    if (events[i].kind == PLATEAU_EVENT_EDIT)
      return TRUE;

  return FALSE;
}

static void
apply_edits (PlateauRun *past)
{
  guint n;
  const PlateauEvent *events = plateau_events_get (past->origin->events, &n);

  for (guint i = past->next_event; i < n && events[i].epoch == past->epoch; i++)
    if (events[i].kind == PLATEAU_EVENT_EDIT)
      past->network->parameters[events[i].index] = events[i].value;
}

/* @parameters: those of @epoch; NULL: those of the start, which is epoch 0. */
static void
load (PlateauRun *past, guint64 epoch, const double *parameters)
{
  const PlateauRun *origin = past->origin;

  past->epoch = epoch;
  past->revision = origin->revision;
  past->next_event = plateau_events_find (origin->events, epoch);
  past->rate = plateau_events_rate_before (origin->events, past->next_event);
  if (parameters != NULL)
    {
      copy_parameters (past->network, parameters);
    }
  else
    {
      plateau_network_initialize (past->network, &origin->settings.start);
      apply_edits (past);
    }
  plateau_network_gradient (past->network, past->pass);
}

/* The rate with which the present epoch was left; the events at it stay to come. */
static double
rate_in_force (const PlateauRun *past)
{
  double rate = past->rate;
  guint n;
  const PlateauEvent *events = plateau_events_get (past->origin->events, &n);

  for (guint i = past->next_event; i < n && events[i].epoch == past->epoch; i++)
    if (events[i].kind == PLATEAU_EVENT_START || events[i].kind == PLATEAU_EVENT_RATE)
      rate = events[i].value;

  return rate;
}

/* One epoch, as plateau_run_step () trained it; @history: (nullable): takes its loss. */
static void
advance (PlateauRun *past, PlateauHistory *history)
{
  guint n;
  const PlateauEvent *events = plateau_events_get (past->origin->events, &n);

  past->rate = rate_in_force (past);
  while (past->next_event < n && events[past->next_event].epoch == past->epoch)
    past->next_event++;

  plateau_network_descend (past->network, past->pass->gradient, past->rate);
  past->epoch++;
  plateau_network_gradient (past->network, past->pass);
  if (history != NULL)
    plateau_history_add (history, past->epoch, past->pass->loss);

  if (is_edited (past))
    {
      apply_edits (past);
      plateau_network_gradient (past->network, past->pass);
      if (history != NULL)
        plateau_history_amend (history, past->epoch, past->pass->loss);
    }
}

static gboolean
advance_to (PlateauRun *past, guint64 epoch, PlateauHistory *history, const atomic_bool *abandon)
{
  while (past->epoch < epoch)
    {
      /* After a step, so that one that is called and given up all the time gets there too. */
      advance (past, history);
      if (past->epoch < epoch && abandon != NULL &&
          atomic_load_explicit (abandon, memory_order_relaxed))
        return FALSE;
    }

  return TRUE;
}

/* What is not computed from the parameters. */
static void
dress (PlateauRun *past)
{
  const PlateauRun *origin = past->origin;
  gboolean newest = past->epoch == origin->epoch;

  past->settings.speed = origin->settings.speed;
  past->settings.rate = newest ? origin->settings.rate : rate_in_force (past);
  past->first_loss = origin->first_loss;
  past->divergence = newest ? origin->divergence : (PlateauDivergence){ 0 };
  past->history = origin->history;
  past->events = origin->events;
}

gboolean
plateau_run_at (const PlateauRun *self, guint64 epoch, PlateauRun *past, const atomic_bool *abandon)
{
  const double *parameters = NULL;
  guint64 from = 0;

  g_return_val_if_fail (past->origin == self, FALSE);
  g_return_val_if_fail (epoch <= self->epoch, FALSE);

  if (epoch == self->epoch)
    {
      from = epoch;
      parameters = self->network->parameters;
    }
  else if (self->checkpoints != NULL)
    {
      parameters = plateau_checkpoints_find (self->checkpoints, epoch, &from);
    }

  if (past->revision != self->revision || past->epoch > epoch || past->epoch < from)
    load (past, from, parameters);
  if (!advance_to (past, epoch, NULL, abandon))
    return FALSE;

  dress (past);

  return TRUE;
}

/* A past run at @epoch that owns its history up to there. */
static PlateauRun *
new_past_with_history (const PlateauRun *self, guint64 epoch, const atomic_bool *abandon)
{
  g_autoptr (PlateauRun) past = plateau_run_new_past (self);
  g_autoptr (PlateauHistory) history = plateau_history_copy (self->history);
  guint64 from = plateau_history_truncate (history, epoch);

  if (!plateau_run_at (self, from, past, abandon) || !advance_to (past, epoch, history, abandon))
    return NULL;

  dress (past);
  past->history = g_steal_pointer (&history);

  return g_steal_pointer (&past);
}

/* Later epochs have not happened. Only a start may stay stopped: one whose own loss is not finite. */
static void
forget_later (PlateauRun *self)
{
  plateau_events_truncate (self->events, self->epoch);
  self->rate = plateau_events_rate_before (self->events, G_MAXUINT);
  if (isfinite (self->pass->loss))
    self->divergence = (PlateauDivergence){ 0 };
  else
    plateau_events_add_divergence (self->events, self->epoch, self->divergence.layer);

  if (self->checkpoints != NULL)
    self->checkpoint_due = plateau_checkpoints_truncate (self->checkpoints, self->epoch);
}

PlateauRun *
plateau_run_fork (const PlateauRun *self, guint64 epoch, const atomic_bool *abandon)
{
  PlateauRun *fork;

  g_return_val_if_fail (self->origin == NULL, NULL);
  g_return_val_if_fail (epoch <= self->epoch, NULL);

  fork = new_past_with_history (self, epoch, abandon);
  if (fork == NULL)
    return NULL;

  fork->origin = NULL;
  fork->settings.rate = self->settings.rate;
  fork->previous = plateau_network_new (&self->settings.shape);
  fork->events = plateau_events_copy (self->events);
  if (self->checkpoints != NULL)
    fork->checkpoints = plateau_checkpoints_copy (self->checkpoints, epoch);
  forget_later (fork);

  return fork;
}

gboolean
plateau_run_rewind (PlateauRun *self, guint64 epoch, const atomic_bool *abandon)
{
  g_autoptr (PlateauRun) past = NULL;

  g_return_val_if_fail (self->origin == NULL, FALSE);
  g_return_val_if_fail (epoch <= self->epoch, FALSE);

  past = new_past_with_history (self, epoch, abandon);
  if (past == NULL)
    return FALSE;

  copy_parameters (self->network, past->network->parameters);
  plateau_network_gradient (self->network, self->pass);
  plateau_history_free (self->history);
  self->history = g_steal_pointer (&past->history);
  self->epoch = epoch;
  self->revision++;
  forget_later (self);

  return TRUE;
}
