/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <pthread.h>
#include <stdatomic.h>

G_BEGIN_DECLS

/**
 * PlateauCrew:
 * @mutex: guards what the threads share with each other and with the caller
 * @wake: what idle threads wait for: there may be something to do
 * @news: what the caller waits for: there may be something to take
 * @stop: the threads shall come to an end; they look at it often
 * @n_working: threads that have not come to an end, under the mutex
 *
 * Threads that do the same work side by side, each on a network of its own. To be embedded.
 */
typedef struct
{
  pthread_mutex_t mutex;
  pthread_cond_t wake;
  pthread_cond_t news;
  atomic_bool stop;
  guint n_working;
  /*< private >*/
  pthread_t *threads;
  guint n_threads;
  void (*work) (gpointer data);
  gpointer data;
} PlateauCrew;

/**
 * plateau_crew_start:
 * @self: all zero
 * @n_threads: how many at most; the crew is smaller where the system gives fewer
 * @name: of the threads, up to 15 bytes
 * @work: run once by each thread, whose end is the thread's end
 *
 * Initialises the crew and begins.
 */
void plateau_crew_start (PlateauCrew *self,
                         guint n_threads,
                         const char *name,
                         void (*work) (gpointer data),
                         gpointer data);

/** Tells the threads to stop; does not wait for them. */
void plateau_crew_stop (PlateauCrew *self);

/** Stops, joins the threads and clears the crew. */
void plateau_crew_end (PlateauCrew *self);

/**
 * plateau_crew_wait:
 * @until: of CLOCK_MONOTONIC
 *
 * Waits for news. With the mutex held.
 *
 * Returns: FALSE where the time was over first.
 */
gboolean plateau_crew_wait (PlateauCrew *self, const struct timespec *until);

/** The time @milliseconds from now. */
struct timespec plateau_crew_deadline (guint milliseconds);

/** How many threads to use where a person asked for @asked: 0 means one for each processor. */
guint plateau_crew_size (guint asked);

/**
 * plateau_crew_patience:
 * @n_parameters: of the network
 * @stride: of the data set
 *
 * Returns: how many passes a thread makes between two looks at what others want: so many as take
 *   about a tenth of a millisecond, 1 to 64.
 */
guint plateau_crew_patience (gsize n_parameters, guint stride);

G_END_DECLS
