/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trainer.h"
#include "background.h"
#include "pace.h"
#include "team.h"

#include <pthread.h>
#include <stdatomic.h>

/* What the caller wants. Of settings and wishes the last write wins; see orders.h for the rest. */
typedef struct
{
  gboolean quit;
  PlateauOrders orders;
  guint64 generation; /* of what is to be seen */
  gboolean has_train;
  gboolean train;
  guint64 steps;
  PlateauWish wish;
  guint64 asked;
} Inbox;

struct _PlateauTrainer
{
  pthread_t thread;
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  pthread_cond_t published;
  Inbox inbox;                     /* under the mutex */
  atomic_bool news;                /* something in the inbox has changed */
  atomic_bool abandon;             /* what is being computed belongs to a run that is over */
  atomic_bool abandon_past;        /* ... or to a moment that is no longer looked at */
  atomic_bool halt;                /* all runs are over */
  _Atomic (PlateauSnapshot *) out; /* the one slot */

  /* The thread's own */
  PlateauTeam team;
  guint64 generation;
  gboolean has_orders; /* some lane has still to begin, or to do what it was told */
  gboolean training;
  guint64 steps;
  double speed;
  PlateauWish wish;
  guint64 asked;
  guint64 answered;
  PlateauPace pace;
};

static gboolean
has_news (PlateauTrainer *self)
{
  return atomic_load_explicit (&self->news, memory_order_relaxed);
}

static gboolean
busy (PlateauTrainer *self)
{
  return self->training || self->steps > 0;
}

static void
rest (PlateauTrainer *self)
{
  self->training = FALSE;
  self->steps = 0;
}

/* Seconds until an answer is due: 0 for now, negative for never. */
static double
answer_due (PlateauTrainer *self)
{
  if (self->team.n_lanes == 0)
    return -1;
  if (self->asked > self->answered)
    return plateau_team_look_due (&self->team, &self->wish, busy (self));

  return plateau_team_owes_field (&self->team) ? 0 : -1;
}

/* The picture that was asked for, or the fields that its first answer lacked. */
static void
answer (PlateauTrainer *self)
{
  PlateauSnapshot *snapshot, *old;

  if (answer_due (self) != 0)
    return;

  if (self->asked > self->answered)
    snapshot = plateau_team_look (&self->team, &self->wish, busy (self));
  else
    snapshot = plateau_team_look_again (&self->team, &self->wish, busy (self));
  if (snapshot == NULL)
    return;

  snapshot->generation = self->generation;
  snapshot->request = self->asked;
  snapshot->owes_fields = plateau_team_owes_field (&self->team);
  self->answered = self->asked;

  old = atomic_exchange_explicit (&self->out, snapshot, memory_order_acq_rel);
  plateau_snapshot_unref (old);

  pthread_mutex_lock (&self->mutex);
  pthread_cond_broadcast (&self->published);
  pthread_mutex_unlock (&self->mutex);
}

/* Seconds until the next epoch is due: 0 for now, negative for never. */
static double
epoch_due (PlateauTrainer *self)
{
  if (!busy (self) || self->team.n_lanes == 0)
    return -1;
  if (self->steps > 0 || self->speed <= 0)
    return 0;

  return plateau_pace_due (&self->pace, self->speed);
}

static void
train_a_little (PlateauTrainer *self)
{
  guint64 limit = G_MAXUINT32, n;

  if (self->steps > 0)
    limit = self->steps;
  else if (self->speed > 0)
    limit = plateau_pace_allowed (&self->pace, self->speed, limit);

  n = plateau_team_train (&self->team, limit, &self->news, &self->halt);
  self->steps -= MIN (self->steps, n);
  plateau_pace_note (&self->pace, n);
  if (!plateau_team_is_live (&self->team))
    rest (self);
}

/* Seconds that the thread may sleep: 0 for none, negative for as long as there is no news. */
static double
idle_time (PlateauTrainer *self)
{
  double epoch = epoch_due (self), picture = answer_due (self);

  if (epoch < 0 || picture < 0)
    return MAX (epoch, picture);

  return MIN (epoch, picture);
}

static void
await_news (PlateauTrainer *self)
{
  double wait;

  while (!has_news (self) && (wait = idle_time (self)) != 0)
    {
      struct timespec until = plateau_pace_deadline (wait);

      if (wait < 0)
        pthread_cond_wait (&self->wake, &self->mutex);
      else if (pthread_cond_timedwait (&self->wake, &self->mutex, &until) != 0)
        break;
    }
}

static void
take_speed (PlateauTrainer *self)
{
  const PlateauLanes *lanes = &self->inbox.orders.lanes;
  double speed = lanes->n_lanes > 0 ? lanes->lane[lanes->looked].settings.speed : 0;

  if (self->speed == speed)
    return;

  self->speed = speed;
  plateau_pace_restart (&self->pace);
}

/* Sleeps until there is something to do; takes over what the caller wants. FALSE: the end. */
static gboolean
take_orders (PlateauTrainer *self)
{
  gboolean quit;

  pthread_mutex_lock (&self->mutex);
  await_news (self);
  atomic_store_explicit (&self->news, FALSE, memory_order_relaxed);
  atomic_store_explicit (&self->abandon, FALSE, memory_order_relaxed);
  atomic_store_explicit (&self->abandon_past, FALSE, memory_order_relaxed);

  quit = self->inbox.quit;
  atomic_store_explicit (&self->halt, quit, memory_order_relaxed);
  self->generation = self->inbox.generation;
  if (plateau_team_take (&self->team, &self->inbox.orders))
    take_speed (self);
  self->has_orders = plateau_orders_are_waiting (&self->inbox.orders);
  if (self->inbox.has_train)
    {
      self->training = self->inbox.train;
      self->steps = 0;
      self->inbox.has_train = FALSE;
      plateau_pace_restart (&self->pace);
    }
  if (self->inbox.steps > 0)
    {
      self->training = FALSE;
      self->steps += self->inbox.steps;
      self->inbox.steps = 0;
    }
  plateau_wish_copy (&self->wish, &self->inbox.wish);
  self->asked = self->inbox.asked;
  pthread_mutex_unlock (&self->mutex);

  plateau_team_settle (&self->team);

  return !quit;
}

/* What goes before the training. FALSE where something newer comes first: it may even have been done
 * already, which does not go with what has been taken over so far. */
static gboolean
prepare (PlateauTrainer *self)
{
  if (!self->has_orders)
    return TRUE;

  return plateau_team_obey (&self->team, &self->inbox.orders, &self->mutex) && !has_news (self);
}

static void *
trainer_thread (void *data)
{
  PlateauTrainer *self = data;

  plateau_background_enter ();
  while (take_orders (self))
    {
      if (self->team.n_lanes == 0 || !prepare (self))
        continue;

      /* A picture shows the steps that were ordered before it. */
      if (self->steps > 0)
        train_a_little (self);

      answer (self);

      if (self->training && epoch_due (self) == 0)
        train_a_little (self);
    }

  return NULL;
}

PlateauTrainer *
plateau_trainer_new (void)
{
  PlateauTrainer *self = g_new0 (PlateauTrainer, 1);
  pthread_condattr_t attributes;
  int status;

  plateau_team_init (&self->team, &self->abandon, &self->abandon_past);
  pthread_mutex_init (&self->mutex, NULL);
  pthread_condattr_init (&attributes);
  pthread_condattr_setclock (&attributes, CLOCK_MONOTONIC);
  pthread_cond_init (&self->wake, &attributes);
  pthread_cond_init (&self->published, &attributes);
  pthread_condattr_destroy (&attributes);

  status = pthread_create (&self->thread, NULL, trainer_thread, self);
  if (status != 0)
    g_error ("No thread for the training: %s", g_strerror (status));
  pthread_setname_np (self->thread, "trainer");

  return self;
}

/* To be called with the mutex held, after a change of the inbox. */
static void
send (PlateauTrainer *self)
{
  atomic_store_explicit (&self->news, TRUE, memory_order_relaxed);
  pthread_cond_signal (&self->wake);
  pthread_mutex_unlock (&self->mutex);
}

/* Likewise: what the thread computes now is for nobody. */
static void
give_up (PlateauTrainer *self)
{
  atomic_store_explicit (&self->abandon, TRUE, memory_order_relaxed);
  atomic_store_explicit (&self->abandon_past, TRUE, memory_order_relaxed);
}

/* Likewise: what it trains is for nobody, either. */
static void
give_up_all (PlateauTrainer *self)
{
  give_up (self);
  atomic_store_explicit (&self->halt, TRUE, memory_order_relaxed);
}

void
plateau_trainer_free (PlateauTrainer *self)
{
  if (self == NULL)
    return;

  pthread_mutex_lock (&self->mutex);
  self->inbox.quit = TRUE;
  give_up_all (self);
  send (self);
  pthread_join (self->thread, NULL);

  plateau_snapshot_unref (atomic_exchange (&self->out, NULL));
  plateau_wish_clear (&self->inbox.wish);
  plateau_wish_clear (&self->wish);
  plateau_orders_clear (&self->inbox.orders);
  plateau_team_clear (&self->team);
  pthread_cond_destroy (&self->wake);
  pthread_cond_destroy (&self->published);
  pthread_mutex_destroy (&self->mutex);
  g_free (self);
}

/* The thread only reads the generation, so the caller may read it without the mutex. */
static void
begin_generation (PlateauTrainer *self)
{
  self->inbox.generation++;
  give_up (self);
}

static void
stop_training (PlateauTrainer *self)
{
  self->inbox.has_train = TRUE;
  self->inbox.train = FALSE;
  self->inbox.steps = 0;
}

static guint64
set_lanes (PlateauTrainer *self, const PlateauLanes *lanes)
{
  PlateauOrdersChange change;

  pthread_mutex_lock (&self->mutex);
  change = plateau_orders_set_lanes (&self->inbox.orders, lanes);
  if (change & (PLATEAU_ORDERS_BEGINNING | PLATEAU_ORDERS_OTHER_VIEW))
    begin_generation (self);
  if (change & PLATEAU_ORDERS_BEGINNING)
    stop_training (self);
  if (change & PLATEAU_ORDERS_ALL_NEW)
    give_up_all (self);
  send (self);

  return self->inbox.generation;
}

guint64
plateau_trainer_set (PlateauTrainer *self, const PlateauSettings *settings)
{
  /* It borrows the data. */
  PlateauLanes lanes = { .lane[0] = { .id = 1, .settings = *settings }, .n_lanes = 1 };

  g_return_val_if_fail (settings->data != NULL, 0);

  return set_lanes (self, &lanes);
}

guint64
plateau_trainer_set_lanes (PlateauTrainer *self, const PlateauLanes *lanes)
{
  g_return_val_if_fail (lanes->n_lanes >= 1 && lanes->n_lanes <= PLATEAU_MAX_LANES, 0);
  g_return_val_if_fail (lanes->looked < lanes->n_lanes, 0);
  for (guint i = 0; i < lanes->n_lanes; i++)
    {
      g_return_val_if_fail (lanes->lane[i].settings.data != NULL, 0);
      g_return_val_if_fail (lanes->lane[i].id > 0, 0);
      g_return_val_if_fail (plateau_lanes_find (lanes, lanes->lane[i].id) == (int) i, 0);
    }

  return set_lanes (self, lanes);
}

guint64
plateau_trainer_reset (PlateauTrainer *self)
{
  pthread_mutex_lock (&self->mutex);
  begin_generation (self);
  stop_training (self);
  give_up_all (self);
  plateau_orders_restart (&self->inbox.orders);
  send (self);

  return self->inbox.generation;
}

guint64
plateau_trainer_continue_from (PlateauTrainer *self, guint64 epoch)
{
  pthread_mutex_lock (&self->mutex);
  begin_generation (self);
  stop_training (self);
  plateau_orders_add_return (&self->inbox.orders, epoch);
  send (self);

  return self->inbox.generation;
}

void
plateau_trainer_edit (PlateauTrainer *self, gsize index, double value)
{
  const PlateauLanes *lanes = &self->inbox.orders.lanes;

  g_return_if_fail (lanes->n_lanes > 0);
  g_return_if_fail (index <
                    plateau_shape_n_parameters (&lanes->lane[lanes->looked].settings.shape));

  pthread_mutex_lock (&self->mutex);
  plateau_orders_add_edit (&self->inbox.orders, index, value);
  send (self);
}

void
plateau_trainer_train (PlateauTrainer *self, gboolean train)
{
  pthread_mutex_lock (&self->mutex);
  self->inbox.has_train = TRUE;
  self->inbox.train = train;
  self->inbox.steps = 0;
  send (self);
}

void
plateau_trainer_step (PlateauTrainer *self, guint epochs)
{
  pthread_mutex_lock (&self->mutex);
  self->inbox.steps += epochs;
  send (self);
}

guint64
plateau_trainer_ask (PlateauTrainer *self, const PlateauWish *wish)
{
  guint64 number;

  pthread_mutex_lock (&self->mutex);
  if (self->inbox.wish.past && !(wish->past && wish->epoch == self->inbox.wish.epoch))
    atomic_store_explicit (&self->abandon_past, TRUE, memory_order_relaxed);
  plateau_wish_copy (&self->inbox.wish, wish);
  number = ++self->inbox.asked;
  send (self);

  return number;
}

PlateauSnapshot *
plateau_trainer_take (PlateauTrainer *self)
{
  PlateauSnapshot *snapshot = atomic_exchange_explicit (&self->out, NULL, memory_order_acq_rel);

  if (snapshot != NULL && snapshot->generation != self->inbox.generation)
    g_clear_pointer (&snapshot, plateau_snapshot_unref);

  return snapshot;
}

gboolean
plateau_trainer_wait (PlateauTrainer *self, guint milliseconds)
{
  struct timespec until = plateau_pace_deadline (milliseconds / 1000.0);
  gboolean there;

  pthread_mutex_lock (&self->mutex);
  while (!(there = atomic_load (&self->out) != NULL))
    if (pthread_cond_timedwait (&self->published, &self->mutex, &until) != 0)
      break;
  there = atomic_load (&self->out) != NULL;
  pthread_mutex_unlock (&self->mutex);

  return there;
}
