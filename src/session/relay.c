/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "relay.h"
#include "background.h"

#include <string.h>

static void
advance (PlateauRun *run, guint64 target, const atomic_bool *halt)
{
  while (run->epoch < target && !atomic_load_explicit (halt, memory_order_relaxed) &&
         plateau_run_step (run))
    ;
}

/* Takes runs until none is left. With the mutex held, which it lets go of while it trains. */
static void
take_runs (PlateauRelay *self)
{
  while (self->n_begun < self->n_runs)
    {
      PlateauRun *run = self->run[self->n_begun++];
      guint64 target = self->target;
      const atomic_bool *halt = self->halt;

      pthread_mutex_unlock (&self->crew.mutex);
      advance (run, target, halt);
      pthread_mutex_lock (&self->crew.mutex);

      if (++self->n_done == self->n_runs)
        pthread_cond_broadcast (&self->crew.news);
    }
}

static void
help (gpointer data)
{
  PlateauRelay *self = data;

  plateau_background_enter ();
  pthread_mutex_lock (&self->crew.mutex);
  while (!atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
    {
      take_runs (self);
      /* It may have been told to stop while it trained. */
      if (!atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
        pthread_cond_wait (&self->crew.wake, &self->crew.mutex);
    }
  pthread_mutex_unlock (&self->crew.mutex);
}

void
plateau_relay_clear (PlateauRelay *self)
{
  if (self->started)
    plateau_crew_end (&self->crew);
  self->started = FALSE;
}

void
plateau_relay_run (PlateauRelay *self,
                   PlateauRun *const *runs,
                   guint n_runs,
                   guint64 target,
                   const atomic_bool *halt)
{
  guint helpers = MIN (plateau_crew_size (0), PLATEAU_MAX_LANES) - 1;

  if (n_runs == 1 || helpers == 0)
    {
      for (guint i = 0; i < n_runs; i++)
        advance (runs[i], target, halt);
      return;
    }

  if (!self->started)
    plateau_crew_start (&self->crew, helpers, "lane", help, self);
  self->started = TRUE;

  pthread_mutex_lock (&self->crew.mutex);
  memcpy (self->run, runs, n_runs * sizeof *runs);
  self->n_runs = n_runs;
  self->n_begun = self->n_done = 0;
  self->target = target;
  self->halt = halt;
  pthread_cond_broadcast (&self->crew.wake);

  take_runs (self);
  while (self->n_done < self->n_runs)
    pthread_cond_wait (&self->crew.news, &self->crew.mutex);
  self->n_runs = self->n_begun = 0;
  pthread_mutex_unlock (&self->crew.mutex);
}
