/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "background.h"
#include "crew.h"
#include "map-store.h"
#include "map.h"

#include <string.h>

/* How long the keeper waits for a cell before it looks whether one is still wanted. */
#define PATIENCE_MS 4

/* The most often that a new map is shown, in microseconds. */
#define INTERVAL (G_USEC_PER_SEC / 10)

/*
 * The crew is one thread, the keeper: it reads and writes the file, and takes the cells of a sweep, whose
 * threads are the ones that compute.
 */
struct _PlateauMapJob
{
  PlateauCrew crew;
  PlateauSweepPlan plan;
  PlateauSweepTable *table;
  char *folder;
  gboolean compute;
  guint n_threads;
  guint n_cells;

  /* Under the crew's mutex */
  PlateauSweepCell *cell; /* n_cells */
  gboolean *done;
  guint n_done;
  double progress;
  char *refusal;

  /* Of the caller's thread */
  PlateauMap *newest;
  gint64 made; /* when that was */
};

/* The first one is told: others come of it. */
static void
refuse (PlateauMapJob *self, GError *error)
{
  pthread_mutex_lock (&self->crew.mutex);
  if (self->refusal == NULL)
    self->refusal = g_strdup (error->message);
  pthread_mutex_unlock (&self->crew.mutex);
  g_error_free (error);
}

static void
load (PlateauMapJob *self, PlateauMapStore *store)
{
  g_autofree PlateauSweepCell *cell = g_new0 (PlateauSweepCell, self->n_cells);
  g_autofree gboolean *done = g_new0 (gboolean, self->n_cells);
  GError *error = NULL;

  if (!plateau_map_store_load (store, cell, done, &error))
    {
      refuse (self, error);
      return;
    }

  pthread_mutex_lock (&self->crew.mutex);
  memcpy (self->cell, cell, self->n_cells * sizeof *cell);
  memcpy (self->done, done, self->n_cells * sizeof *done);
  for (guint i = 0; i < self->n_cells; i++)
    self->n_done += done[i];
  self->progress = (double) self->n_done / self->n_cells;
  pthread_mutex_unlock (&self->crew.mutex);
}

/* Only the keeper writes what it reads here. */
static guint *
missing_cells (const PlateauMapJob *self, guint *n)
{
  guint *cells = g_new (guint, self->n_cells);

  *n = 0;
  for (guint i = 0; i < self->n_cells; i++)
    if (!self->done[i])
      cells[(*n)++] = i;

  return cells;
}

/* Of @n cells that are missing at first. */
static void
publish (PlateauMapJob *self, PlateauSweep *sweep, const PlateauSweepCell *cell, guint n)
{
  const double kept = (double) (self->n_cells - n) / self->n_cells;
  guint64 epochs, all;

  plateau_sweep_get_progress (sweep, &epochs, &all);
  pthread_mutex_lock (&self->crew.mutex);
  if (cell != NULL)
    {
      self->cell[cell->cell] = *cell;
      self->done[cell->cell] = TRUE;
      self->n_done++;
    }
  self->progress =
      all > 0 ? kept + (1 - kept) * ((double) epochs / all) : (double) self->n_done / self->n_cells;
  pthread_mutex_unlock (&self->crew.mutex);
}

static void
compute (PlateauMapJob *self, PlateauMapStore *store)
{
  g_autofree guint *cells = NULL;
  g_autoptr (PlateauSweep) sweep = NULL;
  gboolean stopped = FALSE;
  guint n;

  cells = missing_cells (self, &n);
  if (n == 0)
    return;

  sweep = plateau_sweep_new_in_background (&self->plan, cells, n, self->n_threads);
  while (!plateau_sweep_is_over (sweep))
    {
      PlateauSweepCell cell;
      GError *error = NULL;
      const gboolean taken = plateau_sweep_take (sweep, &cell, PATIENCE_MS);

      /* The picture first: a disk may be slow. */
      publish (self, sweep, taken ? &cell : NULL, n);
      if (taken && store != NULL && !plateau_map_store_append (store, &cell, &error))
        refuse (self, error);
      if (!stopped && atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
        {
          stopped = TRUE;
          plateau_sweep_cancel (sweep);
        }
    }
}

static void
keep (gpointer data)
{
  PlateauMapJob *self = data;
  g_autoptr (PlateauMapStore) store = NULL;

  plateau_background_enter ();
  if (self->folder != NULL)
    {
      store = plateau_map_store_new (self->folder, &self->plan, self->table);
      load (self, store);
    }
  if (self->compute && !atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
    compute (self, store);
}

PlateauMapJob *
plateau_map_job_new (const PlateauSweepPlan *plan,
                     PlateauExperiment *experiment,
                     const char *folder,
                     gboolean compute_too,
                     guint n_threads)
{
  PlateauMapJob *self;

  g_return_val_if_fail (plan->base.data != NULL, NULL);

  self = g_new0 (PlateauMapJob, 1);
  plateau_sweep_plan_copy (&self->plan, plan);
  self->table = plateau_sweep_table_new (plan, experiment);
  self->folder = g_strdup (folder);
  self->compute = compute_too;
  self->n_threads = n_threads;
  self->n_cells = plateau_sweep_plan_n_cells (plan);
  self->cell = g_new0 (PlateauSweepCell, self->n_cells);
  self->done = g_new0 (gboolean, self->n_cells);

  plateau_crew_start (&self->crew, 1, "map", keep, self);

  return self;
}

void
plateau_map_job_free (PlateauMapJob *self)
{
  if (self == NULL)
    return;

  plateau_crew_end (&self->crew);
  plateau_map_unref (self->newest);
  plateau_sweep_plan_clear (&self->plan);
  plateau_sweep_table_unref (self->table);
  g_free (self->folder);
  g_free (self->cell);
  g_free (self->done);
  g_free (self->refusal);
  g_free (self);
}

void
plateau_map_job_cancel (PlateauMapJob *self)
{
  plateau_crew_stop (&self->crew);
}

/* With the mutex held. */
static gboolean
has_news (PlateauMapJob *self)
{
  const PlateauMap *newest = self->newest;

  return self->n_done != newest->n_done || self->progress != newest->progress ||
         (self->refusal != NULL && newest->refusal == NULL);
}

/* With the mutex held. */
static PlateauMap *
make_map (PlateauMapJob *self)
{
  PlateauMap *map = g_new0 (PlateauMap, 1);

  plateau_sweep_plan_copy (&map->plan, &self->plan);
  map->cell = g_memdup2 (self->cell, self->n_cells * sizeof *self->cell);
  map->done = g_memdup2 (self->done, self->n_cells * sizeof *self->done);
  map->n_cells = self->n_cells;
  map->n_done = self->n_done;
  map->progress = self->progress;
  map->refusal = g_strdup (self->refusal);
  map->table = plateau_sweep_table_ref (self->table);
  map->references = 1;

  return map;
}

PlateauMap *
plateau_map_job_look (PlateauMapJob *self)
{
  const gint64 now = g_get_monotonic_time ();
  PlateauMap *made = NULL;

  pthread_mutex_lock (&self->crew.mutex);
  if (self->newest == NULL ||
      ((now - self->made >= INTERVAL || self->crew.n_working == 0) && has_news (self)))
    made = make_map (self);
  pthread_mutex_unlock (&self->crew.mutex);

  if (made != NULL)
    {
      plateau_map_unref (self->newest);
      self->newest = made;
      self->made = now;
    }

  return plateau_map_ref (self->newest);
}

gboolean
plateau_map_job_is_over (PlateauMapJob *self)
{
  return plateau_map_job_wait (self, 0);
}

gboolean
plateau_map_job_wait (PlateauMapJob *self, guint milliseconds)
{
  struct timespec until = plateau_crew_deadline (milliseconds);
  gboolean over;

  pthread_mutex_lock (&self->crew.mutex);
  while (self->crew.n_working > 0 && milliseconds > 0)
    if (!plateau_crew_wait (&self->crew, &until))
      break;
  over = self->crew.n_working == 0;
  pthread_mutex_unlock (&self->crew.mutex);

  return over;
}
