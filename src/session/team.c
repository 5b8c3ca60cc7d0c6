/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "team.h"
#include "pace.h"

/* Epochs of a lane that trains alone, between two looks at the clock. */
#define ALONE 16

/* Several lanes wait for each other at the end of each leg: seldom enough that it costs little, and
 * often enough for a picture. In seconds. */
#define LEG_SHORT 0.001
#define LEG_LONG 0.002
#define LEG_EPOCHS 65536

void
plateau_team_init (PlateauTeam *self, const atomic_bool *abandon, const atomic_bool *abandon_past)
{
  *self = (PlateauTeam){ .abandon = abandon, .abandon_past = abandon_past };
  self->leaving = g_ptr_array_new_with_free_func ((GDestroyNotify) plateau_lane_run_unref);
}

void
plateau_team_clear (PlateauTeam *self)
{
  plateau_relay_clear (&self->relay);
  for (guint i = 0; i < self->n_lanes; i++)
    plateau_lane_run_unref (self->lane[i]);
  self->n_lanes = 0;
  g_clear_pointer (&self->leaving, g_ptr_array_unref);
}

void
plateau_team_settle (PlateauTeam *self)
{
  g_ptr_array_set_size (self->leaving, 0);
  for (guint i = 0; i < self->n_lanes; i++)
    plateau_lane_run_fit (self->lane[i]);
}

/* Also one that has ended, where another one is still to begin from its past. */
static PlateauLaneRun *
find_birth (const PlateauTeam *self, guint64 birth)
{
  for (guint i = 0; i < self->n_lanes; i++)
    {
      PlateauLaneRun *lane = self->lane[i];

      if (lane->birth == birth)
        return lane;
      if (lane->source != NULL && lane->source->birth == birth)
        return lane->source;
    }

  return NULL;
}

static PlateauLaneRun *
find_or_make (PlateauTeam *self, const PlateauLaneOrders *orders)
{
  PlateauLaneRun *lane = find_birth (self, orders->birth);
  PlateauLaneRun *source;

  if (lane != NULL)
    return plateau_lane_run_ref (lane);

  source = orders->source != 0 ? find_birth (self, orders->source) : NULL;

  return plateau_lane_run_new (orders->birth, source, orders->source_epoch, self->abandon,
                               self->abandon_past);
}

gboolean
plateau_team_take (PlateauTeam *self, const PlateauOrders *orders)
{
  const PlateauLanes *lanes = &orders->lanes;
  PlateauLaneRun *next[PLATEAU_MAX_LANES] = { NULL };

  if (orders->revision == self->revision)
    return FALSE;

  for (guint i = 0; i < lanes->n_lanes; i++)
    next[i] = find_or_make (self, &orders->lane[i]);
  for (guint i = 0; i < self->n_lanes; i++)
    g_ptr_array_add (self->leaving, self->lane[i]);
  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      self->lane[i] = next[i];
      plateau_lane_run_set (next[i], &lanes->lane[i]);
      plateau_lane_run_set_looked (next[i], i == lanes->looked, lanes->n_lanes - 1);
      if (next[i]->run != NULL && next[i]->source != NULL)
        g_ptr_array_add (self->leaving, g_steal_pointer (&next[i]->source));
    }
  self->n_lanes = lanes->n_lanes;
  self->looked = lanes->looked;
  self->revision = orders->revision;
  self->runners = 0;

  return TRUE;
}

static gboolean
begin (PlateauTeam *self, PlateauLaneRun *lane, PlateauOrders *orders, pthread_mutex_t *mutex)
{
  if (!plateau_lane_run_begin (lane, self->abandon))
    return FALSE;

  pthread_mutex_lock (mutex);
  plateau_orders_note_begun (orders, lane->birth);
  pthread_mutex_unlock (mutex);

  return TRUE;
}

static gboolean
obey (PlateauTeam *self, PlateauLaneRun *lane, PlateauOrders *orders, pthread_mutex_t *mutex)
{
  PlateauOrder order;
  gboolean done = TRUE;

  pthread_mutex_lock (mutex);
  while (done && plateau_orders_next (orders, lane->birth, &order))
    {
      pthread_mutex_unlock (mutex);
      done = plateau_lane_run_obey (lane, &order, self->abandon);
      pthread_mutex_lock (mutex);
      if (done)
        plateau_orders_note_done (orders, lane->birth, &order);
    }
  pthread_mutex_unlock (mutex);

  return done;
}

gboolean
plateau_team_obey (PlateauTeam *self, PlateauOrders *orders, pthread_mutex_t *mutex)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lane[i]->run == NULL && !begin (self, self->lane[i], orders, mutex))
      return FALSE;
  for (guint i = 0; i < self->n_lanes; i++)
    if (!obey (self, self->lane[i], orders, mutex))
      return FALSE;

  return TRUE;
}

gboolean
plateau_team_is_live (const PlateauTeam *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (plateau_lane_run_is_live (self->lane[i]))
      return TRUE;

  return FALSE;
}

static gsize
weight (const PlateauRun *run)
{
  return run->network->n_parameters * run->pass->stride;
}

/* The lanes that are furthest behind, the costliest first, and how far the clock may move on before it
 * meets another one. */
static guint
find_behind (const PlateauTeam *self, PlateauRun **behind, guint *runners, guint64 *limit)
{
  guint64 lowest = G_MAXUINT64, next = G_MAXUINT64;
  guint n = 0;

  for (guint i = 0; i < self->n_lanes; i++)
    if (plateau_lane_run_is_live (self->lane[i]))
      lowest = MIN (lowest, self->lane[i]->run->epoch);

  *runners = 0;
  for (guint i = 0; i < self->n_lanes; i++)
    {
      PlateauRun *run = self->lane[i]->run;
      guint at;

      if (!plateau_lane_run_is_live (self->lane[i]))
        continue;
      if (run->epoch > lowest)
        {
          next = MIN (next, run->epoch);
          continue;
        }
      for (at = n++; at > 0 && weight (behind[at - 1]) < weight (run); at--)
        behind[at] = behind[at - 1];
      behind[at] = run;
      *runners |= 1u << i;
    }
  *limit = MIN (*limit, next - lowest);

  return n;
}

static void
train_alone (PlateauRun *run, guint64 epochs, const atomic_bool *news)
{
  for (guint64 n = 0; n < epochs; n++)
    if (!plateau_run_step (run) || atomic_load_explicit (news, memory_order_relaxed))
      break;
}

static void
train_together (PlateauTeam *self,
                PlateauRun **runs,
                guint n,
                guint64 epochs,
                const atomic_bool *halt)
{
  double start = plateau_pace_now (), seconds;

  plateau_relay_run (&self->relay, runs, n, runs[0]->epoch + epochs, halt);

  seconds = plateau_pace_now () - start;
  if (seconds > LEG_LONG)
    self->leg = MAX (1, self->leg / 2);
  else if (seconds < LEG_SHORT && epochs == self->leg)
    self->leg = MIN (2 * self->leg, LEG_EPOCHS);
}

guint64
plateau_team_train (PlateauTeam *self,
                    guint64 limit,
                    const atomic_bool *news,
                    const atomic_bool *halt)
{
  PlateauRun *behind[PLATEAU_MAX_LANES];
  guint runners;
  guint n = find_behind (self, behind, &runners, &limit);
  guint64 before, after = 0;

  if (n == 0)
    return 0;

  before = behind[0]->epoch;
  /* What is short for some is long for others. */
  if (runners != self->runners)
    self->leg = 1;
  self->runners = runners;
  if (n == 1)
    train_alone (behind[0], MIN (limit, ALONE), news);
  else
    train_together (self, behind, n, MIN (limit, self->leg), halt);

  for (guint i = 0; i < n; i++)
    after = MAX (after, behind[i]->epoch);

  return after - before;
}

double
plateau_team_look_due (const PlateauTeam *self, const PlateauWish *wish, gboolean busy)
{
  return plateau_viewer_due (&self->lane[self->looked]->viewer, wish, busy);
}

PlateauSnapshot *
plateau_team_look (PlateauTeam *self, const PlateauWish *wish, gboolean busy)
{
  PlateauLaneRun *looked = self->lane[self->looked];
  PlateauSnapshot *snapshot = plateau_viewer_look (&looked->viewer, looked->run, wish, busy);

  if (snapshot == NULL)
    return NULL;

  snapshot->refusal = g_strdup (looked->refusal);
  if (self->n_lanes == 1)
    return snapshot;

  plateau_lane_run_sign (looked, snapshot);
  snapshot->n_lanes = self->n_lanes;
  snapshot->looked = self->looked;
  for (guint i = 0; i < self->n_lanes; i++)
    if (i != self->looked)
      snapshot->lanes[i] = plateau_lane_run_picture (self->lane[i], wish, busy);

  return snapshot;
}

gboolean
plateau_team_owes_field (const PlateauTeam *self)
{
  for (guint i = 0; i < self->n_lanes; i++)
    if (self->lane[i]->viewer.owes_field)
      return TRUE;

  return FALSE;
}

/* The field that is looked at comes first. */
PlateauSnapshot *
plateau_team_look_again (PlateauTeam *self, const PlateauWish *wish, gboolean busy)
{
  PlateauLaneRun *looked = self->lane[self->looked];

  if (looked->viewer.owes_field)
    {
      if (!plateau_viewer_pay_field (&looked->viewer, looked->run, wish))
        return NULL;
    }
  else
    {
      for (guint i = 0; i < self->n_lanes; i++)
        if (self->lane[i]->viewer.owes_field)
          {
            if (!plateau_lane_run_pay_field (self->lane[i], wish))
              return NULL;
            break;
          }
    }

  return plateau_team_look (self, wish, busy);
}
