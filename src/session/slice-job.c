/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "slice-job.h"
#include "background.h"
#include "crew.h"
#include "desk.h"
#include "grid-order.h"

#include <math.h>
#include <string.h>

/* Points that a thread computes before it hands them over. */
#define MAX_BATCH 64

/* One slice. The caller's thread and the threads at work on it hold references. */
typedef struct
{
  /* Never changed once the threads know of it */
  PlateauSlice *slice;
  PlateauDataset *data;
  guint *order;
  guint n_points;
  guint batch;

  /* Under the crew's mutex */
  guint references;
  gboolean given_up;
  guint n_begun; /* in the order */
  guint n_done;
  double *losses;
} Task;

struct _PlateauSliceJob
{
  PlateauCrew crew;

  /* Under the crew's mutex */
  Task *task;   /* NULL before the first */
  guint n_busy; /* threads with a batch, of this task or of one before */
};

static Task *
task_new (const PlateauSlice *slice, PlateauDataset *data)
{
  Task *self = g_new0 (Task, 1);

  self->slice = plateau_slice_copy (slice);
  self->data = plateau_dataset_ref (data);
  self->order = plateau_grid_order (slice->n[1], slice->n[0]);
  self->n_points = plateau_slice_n_points (slice);
  self->batch = MIN (plateau_crew_patience (slice->centre->n_parameters, data->stride), MAX_BATCH);
  self->references = 1;
  self->losses = g_new (double, self->n_points);
  for (guint i = 0; i < self->n_points; i++)
    self->losses[i] = NAN;

  return self;
}

/* With the mutex held, as the count lies under it. */
static void
task_unref (Task *self)
{
  if (self == NULL || --self->references > 0)
    return;

  plateau_slice_free (self->slice);
  plateau_dataset_unref (self->data);
  g_free (self->order);
  g_free (self->losses);
  g_free (self);
}

static gboolean
task_has_more (const Task *self)
{
  return self != NULL && !self->given_up && self->n_begun < self->n_points;
}

/* With the mutex held. */
static gboolean
is_at_rest (PlateauSliceJob *self)
{
  return self->n_busy == 0 && !task_has_more (self->task);
}

/* With the mutex held, which it lets go of while it computes. */
static void
compute_batch (PlateauSliceJob *self, PlateauDesk *desk)
{
  Task *task = self->task;
  const guint *points = task->order + task->n_begun;
  guint n = MIN (task->batch, task->n_points - task->n_begun);
  double losses[MAX_BATCH];

  task->references++;
  task->n_begun += n;
  self->n_busy++;
  pthread_mutex_unlock (&self->crew.mutex);

  plateau_desk_prepare (desk, &task->slice->centre->shape, task->data);
  plateau_slice_compute (task->slice, points, n, desk->network, desk->pass, losses);

  pthread_mutex_lock (&self->crew.mutex);
  for (guint i = 0; i < n; i++)
    task->losses[points[i]] = losses[i];
  task->n_done += n;
  task_unref (task);
  self->n_busy--;
  if (is_at_rest (self))
    pthread_cond_broadcast (&self->crew.news);
}

static void
work (gpointer data)
{
  PlateauSliceJob *self = data;
  g_auto (PlateauDesk) desk = { 0 };

  plateau_background_enter ();
  pthread_mutex_lock (&self->crew.mutex);
  while (!atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
    {
      if (task_has_more (self->task))
        compute_batch (self, &desk);
      else
        pthread_cond_wait (&self->crew.wake, &self->crew.mutex);
    }
  pthread_mutex_unlock (&self->crew.mutex);
}

PlateauSliceJob *
plateau_slice_job_new (guint n_threads)
{
  PlateauSliceJob *self = g_new0 (PlateauSliceJob, 1);

  plateau_crew_start (&self->crew, plateau_crew_size (n_threads), "slice", work, self);

  return self;
}

/* In the place of the present task, which may be NULL too. */
static void
exchange_task (PlateauSliceJob *self, Task *task)
{
  pthread_mutex_lock (&self->crew.mutex);
  task_unref (self->task);
  self->task = task;
  pthread_cond_broadcast (&self->crew.wake);
  pthread_mutex_unlock (&self->crew.mutex);
}

void
plateau_slice_job_free (PlateauSliceJob *self)
{
  if (self == NULL)
    return;

  exchange_task (self, NULL);
  plateau_crew_end (&self->crew);
  g_free (self);
}

void
plateau_slice_job_start (PlateauSliceJob *self, const PlateauSlice *slice, PlateauDataset *data)
{
  g_return_if_fail (slice->centre->shape.n_features == data->n_features);

  exchange_task (self, task_new (slice, data));
}

void
plateau_slice_job_cancel (PlateauSliceJob *self)
{
  pthread_mutex_lock (&self->crew.mutex);
  if (self->task != NULL)
    self->task->given_up = TRUE;
  pthread_mutex_unlock (&self->crew.mutex);
}

gboolean
plateau_slice_job_get_progress (PlateauSliceJob *self, guint *done, guint *all)
{
  gboolean at_work;

  pthread_mutex_lock (&self->crew.mutex);
  *done = self->task != NULL ? self->task->n_done : 0;
  *all = self->task != NULL ? self->task->n_points : 0;
  at_work = !is_at_rest (self);
  pthread_mutex_unlock (&self->crew.mutex);

  return at_work;
}

guint
plateau_slice_job_read (PlateauSliceJob *self, double *losses)
{
  guint n_done = 0;

  pthread_mutex_lock (&self->crew.mutex);
  if (self->task != NULL)
    {
      memcpy (losses, self->task->losses, self->task->n_points * sizeof (double));
      n_done = self->task->n_done;
    }
  pthread_mutex_unlock (&self->crew.mutex);

  return n_done;
}

gboolean
plateau_slice_job_wait (PlateauSliceJob *self, guint milliseconds)
{
  struct timespec until = plateau_crew_deadline (milliseconds);
  gboolean at_rest;

  pthread_mutex_lock (&self->crew.mutex);
  while (!(at_rest = is_at_rest (self)))
    if (!plateau_crew_wait (&self->crew, &until))
      break;
  at_rest = is_at_rest (self);
  pthread_mutex_unlock (&self->crew.mutex);

  return at_rest;
}
