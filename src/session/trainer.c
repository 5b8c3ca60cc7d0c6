/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trainer.h"
#include "replay.h"
#include "viewer.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <time.h>

/* Epochs between two looks at the clock. */
#define BATCH 16

/* What the caller wants; each member is one slot, in which the last write wins. */
typedef struct
{
  gboolean quit;
  PlateauSettings settings;
  guint64 generation; /* of what is to be seen */
  guint64 start;      /* the generation in which the run began */
  gboolean has_return;
  guint64 return_epoch;
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
  _Atomic (PlateauSnapshot *) out; /* the one slot */

  /* The thread's own */
  PlateauRun *run;
  PlateauViewer viewer;
  guint64 run_generation;
  guint64 start;
  gboolean returning; /* to return_epoch, before anything else */
  guint64 return_epoch;
  gboolean training;
  guint64 steps;
  double speed;
  PlateauWish wish;
  guint64 asked;
  guint64 answered;
  double pace_start;
  guint64 pace_epochs;
};

static double
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);

  return t.tv_sec + t.tv_nsec * 1e-9;
}

static struct timespec
deadline (double seconds)
{
  double at = now () + seconds;
  struct timespec t = { .tv_sec = (time_t) at };

  t.tv_nsec = (long) ((at - floor (at)) * 1e9);

  return t;
}

static gboolean
busy (PlateauTrainer *self)
{
  return self->training || self->steps > 0;
}

/* The picture that was asked for, or the field that its first answer lacked. */
static void
answer (PlateauTrainer *self)
{
  PlateauSnapshot *snapshot, *old;

  if (self->asked > self->answered)
    snapshot = plateau_viewer_look (&self->viewer, self->run, &self->wish, busy (self));
  else if (self->viewer.owes_field)
    snapshot = plateau_viewer_look_again (&self->viewer, self->run, &self->wish, busy (self));
  else
    return;
  if (snapshot == NULL)
    return;

  snapshot->generation = self->run_generation;
  snapshot->request = self->asked;
  self->answered = self->asked;

  old = atomic_exchange_explicit (&self->out, snapshot, memory_order_acq_rel);
  plateau_snapshot_unref (old);

  pthread_mutex_lock (&self->mutex);
  pthread_cond_broadcast (&self->published);
  pthread_mutex_unlock (&self->mutex);
}

static void
restart_pace (PlateauTrainer *self)
{
  self->pace_start = now ();
  self->pace_epochs = 0;
}

/* Seconds until the next epoch is due: 0 for now, negative for never. */
static double
due (PlateauTrainer *self)
{
  double elapsed, allowed;

  if (!busy (self) || self->run == NULL)
    return -1;
  if (self->steps > 0 || self->speed <= 0)
    return 0;

  elapsed = now () - self->pace_start;
  allowed = elapsed * self->speed;
  /* A thread that was held up does not rush to make up for it. */
  if (allowed - self->pace_epochs > 0.1 * self->speed + 1)
    {
      restart_pace (self);
      return 0;
    }

  return MAX (0, (self->pace_epochs + 1 - allowed) / self->speed);
}

static void
train_a_little (PlateauTrainer *self)
{
  guint n = 0;
  guint limit = BATCH;

  if (self->steps == 0 && self->speed > 0)
    limit = CLAMP ((now () - self->pace_start) * self->speed - self->pace_epochs, 1, BATCH);

  while (n < limit && busy (self))
    {
      if (!plateau_run_step (self->run))
        {
          self->training = FALSE;
          self->steps = 0;
          break;
        }
      n++;
      if (self->steps > 0)
        self->steps--;
      if (atomic_load_explicit (&self->news, memory_order_relaxed))
        break;
    }
  self->pace_epochs += n;
}

/* Sleeps until there is something to do; takes over what the caller wants. FALSE: the end. */
static gboolean
take_orders (PlateauTrainer *self)
{
  g_auto (PlateauSettings) settings = { 0 };
  gboolean quit;
  double wait;

  pthread_mutex_lock (&self->mutex);
  while (!atomic_load_explicit (&self->news, memory_order_relaxed) && !self->viewer.owes_field &&
         (wait = due (self)) != 0)
    {
      struct timespec until = deadline (wait);

      if (wait < 0)
        pthread_cond_wait (&self->wake, &self->mutex);
      else if (pthread_cond_timedwait (&self->wake, &self->mutex, &until) != 0)
        break;
    }
  atomic_store_explicit (&self->news, FALSE, memory_order_relaxed);
  atomic_store_explicit (&self->abandon, FALSE, memory_order_relaxed);
  atomic_store_explicit (&self->abandon_past, FALSE, memory_order_relaxed);

  quit = self->inbox.quit;
  plateau_settings_copy (&settings, &self->inbox.settings);
  self->run_generation = self->inbox.generation;
  if (self->inbox.start != self->start)
    {
      self->start = self->inbox.start;
      self->returning = FALSE;
      plateau_viewer_clear (&self->viewer);
      g_clear_pointer (&self->run, plateau_run_free);
    }
  if (self->inbox.has_return)
    {
      self->return_epoch = self->returning ? MIN (self->return_epoch, self->inbox.return_epoch)
                                           : self->inbox.return_epoch;
      self->returning = TRUE;
      self->inbox.has_return = FALSE;
    }
  if (self->inbox.has_train)
    {
      self->training = self->inbox.train;
      self->steps = 0;
      self->inbox.has_train = FALSE;
      restart_pace (self);
    }
  if (self->inbox.steps > 0)
    {
      self->training = FALSE;
      self->steps += self->inbox.steps;
      self->inbox.steps = 0;
    }
  self->wish = self->inbox.wish;
  self->asked = self->inbox.asked;
  pthread_mutex_unlock (&self->mutex);

  if (quit || settings.data == NULL)
    return !quit;

  if (self->run == NULL)
    {
      self->run = plateau_run_new (&settings);
      plateau_run_keep_checkpoints (self->run, PLATEAU_CHECKPOINTS_BYTES);
      restart_pace (self);
    }
  self->run->settings.rate = settings.rate;
  self->run->settings.speed = settings.speed;
  if (self->speed != settings.speed)
    {
      self->speed = settings.speed;
      restart_pace (self);
    }

  return TRUE;
}

/* FALSE: it was given up for something newer, which may be another return. */
static gboolean
return_to_past (PlateauTrainer *self)
{
  if (!plateau_run_rewind (self->run, MIN (self->return_epoch, self->run->epoch), &self->abandon))
    return FALSE;

  self->returning = FALSE;
  self->viewer.owes_field = FALSE;
  restart_pace (self);

  return TRUE;
}

static void *
trainer_thread (void *data)
{
  PlateauTrainer *self = data;

  while (take_orders (self))
    {
      if (self->run == NULL || (self->returning && !return_to_past (self)))
        continue;

      /* A picture shows the steps that were ordered before it. */
      if (self->steps > 0)
        train_a_little (self);

      answer (self);

      if (self->training && due (self) == 0)
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

  plateau_viewer_init (&self->viewer, &self->abandon, &self->abandon_past);
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

void
plateau_trainer_free (PlateauTrainer *self)
{
  if (self == NULL)
    return;

  pthread_mutex_lock (&self->mutex);
  self->inbox.quit = TRUE;
  give_up (self);
  send (self);
  pthread_join (self->thread, NULL);

  plateau_snapshot_unref (atomic_exchange (&self->out, NULL));
  plateau_settings_clear (&self->inbox.settings);
  plateau_viewer_clear (&self->viewer);
  plateau_run_free (self->run);
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
  self->inbox.has_train = TRUE;
  self->inbox.train = FALSE;
  self->inbox.steps = 0;
}

static void
begin_again (PlateauTrainer *self)
{
  begin_generation (self);
  self->inbox.start = self->inbox.generation;
  self->inbox.has_return = FALSE;
}

guint64
plateau_trainer_set (PlateauTrainer *self, const PlateauSettings *settings)
{
  g_auto (PlateauSettings) old = { 0 };

  g_return_val_if_fail (settings->data != NULL, 0);

  pthread_mutex_lock (&self->mutex);
  old = self->inbox.settings;
  plateau_settings_copy (&self->inbox.settings, settings);
  if (!plateau_settings_same_start (&old, settings))
    begin_again (self);
  send (self);

  return self->inbox.generation;
}

guint64
plateau_trainer_reset (PlateauTrainer *self)
{
  pthread_mutex_lock (&self->mutex);
  begin_again (self);
  send (self);

  return self->inbox.generation;
}

guint64
plateau_trainer_continue_from (PlateauTrainer *self, guint64 epoch)
{
  pthread_mutex_lock (&self->mutex);
  begin_generation (self);
  self->inbox.return_epoch = self->inbox.has_return ? MIN (epoch, self->inbox.return_epoch) : epoch;
  self->inbox.has_return = TRUE;
  send (self);

  return self->inbox.generation;
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
  self->inbox.wish = *wish;
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
  struct timespec until = deadline (milliseconds / 1000.0);
  gboolean there;

  pthread_mutex_lock (&self->mutex);
  while (!(there = atomic_load (&self->out) != NULL))
    if (pthread_cond_timedwait (&self->published, &self->mutex, &until) != 0)
      break;
  there = atomic_load (&self->out) != NULL;
  pthread_mutex_unlock (&self->mutex);

  return there;
}
