/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sweep.h"
#include "background.h"
#include "crew.h"
#include "sweep-cell.h"

/* A cell from its first seed's beginning until it is taken. */
typedef struct _Cell Cell;
struct _Cell
{
  Cell *next;
  guint n_left; /* seeds without an outcome */
  PlateauSweepCell result;
  PlateauOutcome outcomes[]; /* n_seeds */
};

struct _PlateauSweep
{
  PlateauCrew crew;
  PlateauSweepPlan plan;
  guint *order;
  guint n_order;
  guint64 n_epochs;
  double guess_loss;

  /* Under the crew's mutex */
  guint next_cell; /* in the order */
  guint next_seed; /* of the newest open cell; 0 where the next cell is to be opened */
  Cell *open;      /* the newest first; no more than there are threads, and one */
  Cell *finished;  /* the oldest first */
  Cell **finished_end;

  _Atomic guint64 epochs_done;
};

/* Hands out the next training. NULL: there is none, or none is wanted. */
static Cell *
begin_training (PlateauSweep *self, guint *seed)
{
  Cell *cell = NULL;

  pthread_mutex_lock (&self->crew.mutex);
  if (!atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
    {
      if (self->next_seed == 0 && self->next_cell < self->n_order)
        {
          Cell *opened = g_malloc0 (sizeof *opened + self->plan.n_seeds * sizeof *opened->outcomes);

          opened->result.cell = self->order[self->next_cell++];
          opened->n_left = self->plan.n_seeds;
          opened->next = self->open;
          self->open = cell = opened;
        }
      else if (self->next_seed > 0)
        {
          cell = self->open;
        }
      *seed = self->next_seed;
      if (cell != NULL)
        self->next_seed = (self->next_seed + 1) % self->plan.n_seeds;
    }
  pthread_mutex_unlock (&self->crew.mutex);

  return cell;
}

static void
end_training (PlateauSweep *self, Cell *cell, guint seed, const PlateauOutcome *outcome)
{
  gboolean complete;

  pthread_mutex_lock (&self->crew.mutex);
  cell->outcomes[seed] = *outcome;
  complete = --cell->n_left == 0;
  if (complete)
    {
      Cell **link = &self->open;

      while (*link != cell)
        link = &(*link)->next;
      *link = cell->next;
      cell->next = NULL;
      plateau_sweep_cell_summarise (&cell->result, cell->outcomes, self->plan.n_seeds,
                                    self->guess_loss);
      *self->finished_end = cell;
      self->finished_end = &cell->next;
      pthread_cond_broadcast (&self->crew.news);
    }
  pthread_mutex_unlock (&self->crew.mutex);
}

static void
work (gpointer data)
{
  PlateauSweep *self = data;
  g_auto (PlateauDesk) desk = { 0 };
  Cell *cell;
  guint seed;

  while ((cell = begin_training (self, &seed)) != NULL)
    {
      g_auto (PlateauSettings) settings = { 0 };
      PlateauOutcome outcome;

      plateau_sweep_plan_get_settings (&self->plan, cell->result.cell, seed, &settings);
      if (!plateau_outcome_train (&outcome, &settings, self->plan.epochs, &desk, &self->epochs_done,
                                  &self->crew.stop))
        break;
      end_training (self, cell, seed, &outcome);
    }
}

static void
work_in_background (gpointer data)
{
  plateau_background_enter ();
  work (data);
}

static PlateauSweep *
start (const PlateauSweepPlan *plan,
       const guint *cells,
       guint n_cells,
       guint n_threads,
       void (*how) (gpointer data))
{
  PlateauSweep *self;
  guint64 n_trainings;

  g_return_val_if_fail (plan->base.data != NULL, NULL);
  g_return_val_if_fail (plan->n_scales >= 1 && plan->n_rows >= 1, NULL);
  g_return_val_if_fail (plan->n_rows <= PLATEAU_MAX_SWEEP_CELLS / plan->n_scales, NULL);
  g_return_val_if_fail (plan->n_seeds >= 1 && plan->n_seeds <= PLATEAU_MAX_SWEEP_SEEDS, NULL);

  self = g_new0 (PlateauSweep, 1);
  plateau_sweep_plan_copy (&self->plan, plan);
  self->order = plateau_sweep_plan_dup_order (plan, cells, n_cells, &self->n_order);
  self->finished_end = &self->finished;
  self->guess_loss = plateau_sweep_guess_loss (plan->base.data);

  n_trainings = (guint64) self->n_order * plan->n_seeds;
  if (!g_uint64_checked_mul (&self->n_epochs, n_trainings, plan->epochs))
    self->n_epochs = G_MAXUINT64;

  plateau_crew_start (&self->crew, MIN (plateau_crew_size (n_threads), n_trainings), "sweep", how,
                      self);

  return self;
}

PlateauSweep *
plateau_sweep_new (const PlateauSweepPlan *plan, const guint *cells, guint n_cells, guint n_threads)
{
  return start (plan, cells, n_cells, n_threads, work);
}

PlateauSweep *
plateau_sweep_new_in_background (const PlateauSweepPlan *plan,
                                 const guint *cells,
                                 guint n_cells,
                                 guint n_threads)
{
  return start (plan, cells, n_cells, n_threads, work_in_background);
}

static void
free_cells (Cell *cell)
{
  while (cell != NULL)
    {
      Cell *next = cell->next;

      g_free (cell);
      cell = next;
    }
}

void
plateau_sweep_free (PlateauSweep *self)
{
  if (self == NULL)
    return;

  plateau_crew_end (&self->crew);
  free_cells (self->open);
  free_cells (self->finished);
  plateau_sweep_plan_clear (&self->plan);
  g_free (self->order);
  g_free (self);
}

void
plateau_sweep_cancel (PlateauSweep *self)
{
  plateau_crew_stop (&self->crew);
}

/* With the mutex held. */
static gboolean
is_over (PlateauSweep *self)
{
  return self->finished == NULL && self->crew.n_working == 0;
}

gboolean
plateau_sweep_take (PlateauSweep *self, PlateauSweepCell *cell, guint milliseconds)
{
  struct timespec until = plateau_crew_deadline (milliseconds);
  Cell *taken;

  pthread_mutex_lock (&self->crew.mutex);
  while (self->finished == NULL && !is_over (self) && milliseconds > 0)
    if (!plateau_crew_wait (&self->crew, &until))
      break;

  taken = self->finished;
  if (taken != NULL)
    {
      self->finished = taken->next;
      if (self->finished == NULL)
        self->finished_end = &self->finished;
    }
  pthread_mutex_unlock (&self->crew.mutex);

  if (taken == NULL)
    return FALSE;

  *cell = taken->result;
  g_free (taken);

  return TRUE;
}

gboolean
plateau_sweep_is_over (PlateauSweep *self)
{
  gboolean over;

  pthread_mutex_lock (&self->crew.mutex);
  over = is_over (self);
  pthread_mutex_unlock (&self->crew.mutex);

  return over;
}

void
plateau_sweep_get_progress (PlateauSweep *self, guint64 *done, guint64 *all)
{
  *done = atomic_load_explicit (&self->epochs_done, memory_order_relaxed);
  *all = self->n_epochs;
}
