/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crew.h"

#include <time.h>

/* Products of a parameter and an example in a tenth of a millisecond, roughly. */
#define PATIENCE 1000000

static void *
crew_thread (void *data)
{
  PlateauCrew *self = data;

  self->work (self->data);

  pthread_mutex_lock (&self->mutex);
  self->n_working--;
  pthread_cond_broadcast (&self->news);
  pthread_mutex_unlock (&self->mutex);

  return NULL;
}

void
plateau_crew_start (PlateauCrew *self,
                    guint n_threads,
                    const char *name,
                    void (*work) (gpointer data),
                    gpointer data)
{
  pthread_condattr_t attributes;
  int status = 0;

  pthread_mutex_init (&self->mutex, NULL);
  pthread_condattr_init (&attributes);
  pthread_condattr_setclock (&attributes, CLOCK_MONOTONIC);
  pthread_cond_init (&self->wake, &attributes);
  pthread_cond_init (&self->news, &attributes);
  pthread_condattr_destroy (&attributes);

  self->work = work;
  self->data = data;
  self->threads = g_new (pthread_t, n_threads);

  /* No thread comes to its end before all have been counted. */
  pthread_mutex_lock (&self->mutex);
  while (self->n_threads < n_threads)
    {
      status = pthread_create (&self->threads[self->n_threads], NULL, crew_thread, self);
      if (status != 0)
        break;
      pthread_setname_np (self->threads[self->n_threads], name);
      self->n_threads++;
    }
  self->n_working = self->n_threads;
  pthread_mutex_unlock (&self->mutex);

  if (n_threads > 0 && self->n_threads == 0)
    g_error ("No thread for the work: %s", g_strerror (status));
}

void
plateau_crew_stop (PlateauCrew *self)
{
  pthread_mutex_lock (&self->mutex);
  atomic_store_explicit (&self->stop, TRUE, memory_order_relaxed);
  pthread_cond_broadcast (&self->wake);
  pthread_mutex_unlock (&self->mutex);
}

void
plateau_crew_end (PlateauCrew *self)
{
  plateau_crew_stop (self);
  for (guint i = 0; i < self->n_threads; i++)
    pthread_join (self->threads[i], NULL);

  g_clear_pointer (&self->threads, g_free);
  pthread_cond_destroy (&self->wake);
  pthread_cond_destroy (&self->news);
  pthread_mutex_destroy (&self->mutex);
}

gboolean
plateau_crew_wait (PlateauCrew *self, const struct timespec *until)
{
  return pthread_cond_timedwait (&self->news, &self->mutex, until) == 0;
}

struct timespec
plateau_crew_deadline (guint milliseconds)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  t.tv_sec += milliseconds / 1000;
  t.tv_nsec += milliseconds % 1000 * 1000000L;
  if (t.tv_nsec >= 1000000000L)
    {
      t.tv_sec++;
      t.tv_nsec -= 1000000000L;
    }

  return t;
}

guint
plateau_crew_size (guint asked)
{
  return asked > 0 ? asked : g_get_num_processors ();
}

guint
plateau_crew_patience (gsize n_parameters, guint stride)
{
  return CLAMP (PATIENCE / (n_parameters * stride), 1, 64);
}
