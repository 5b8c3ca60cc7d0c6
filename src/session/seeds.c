/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seeds.h"
#include "background.h"
#include "crew.h"
#include "desk.h"

#include <math.h>
#include <string.h>

/* From one kept epoch to the next: this share of it, and at least 1. So every epoch up to 128 is
 * kept, and later ones about 45 an octave: 1600 up to epoch 10^12. */
#define STEP_SHARE 64

/* A new object is made where the progress has grown by so much. */
#define NOTICEABLE (1 / 200.0)

struct _PlateauSeedsJob
{
  PlateauCrew crew;
  PlateauSettings settings;
  guint n_seeds;
  guint64 epochs;
  guint n_points;
  guint64 *epoch;

  /* Under the crew's mutex */
  guint n_begun;
  guint n_done;
  guint n_reached;
  double epochs_done;
  double *loss;   /* n_seeds × n_points */
  double *sorted; /* n_points × n_seeds: the losses of the n_done trainings, ascending */
  gboolean *reached;

  /* Of the caller's thread */
  PlateauSeeds *newest;
};

/* A training on its way. */
typedef struct
{
  guint seed;
  double *row; /* n_points */
  guint n_known;
  guint n_told;
  guint64 epochs_told;
  gboolean reached;
} Training;

static guint64 *
make_epochs (guint64 epochs, guint *n)
{
  GArray *made = g_array_new (FALSE, FALSE, sizeof (guint64));
  guint64 epoch = 0;

  g_array_append_val (made, epoch);
  while (epoch < epochs)
    {
      epoch += MIN (MAX (1, epoch / STEP_SHARE), epochs - epoch);
      g_array_append_val (made, epoch);
    }
  *n = made->len;

  return (guint64 *) (void *) g_array_free (made, FALSE);
}

PlateauSeeds *
plateau_seeds_ref (PlateauSeeds *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_seeds_unref (PlateauSeeds *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  plateau_settings_clear (&self->settings);
  g_free (self->epoch);
  g_free (self->loss);
  g_free (self->low);
  g_free (self->median);
  g_free (self->high);
  g_free (self->reached);
  g_free (self);
}

/* Hands out the next draw. FALSE: there is none, or none is wanted. */
static gboolean
begin_training (PlateauSeedsJob *self, Training *training)
{
  gboolean begun;

  pthread_mutex_lock (&self->crew.mutex);
  begun = !atomic_load_explicit (&self->crew.stop, memory_order_relaxed) &&
          self->n_begun < self->n_seeds;
  if (begun)
    training->seed = self->n_begun++;
  pthread_mutex_unlock (&self->crew.mutex);
  training->n_known = training->n_told = 0;
  training->epochs_told = 0;
  training->reached = FALSE;

  return begun;
}

/* With the mutex held: what has become known since the last time. */
static void
tell (PlateauSeedsJob *self, Training *training, guint64 epochs)
{
  double *row = self->loss + (gsize) training->seed * self->n_points;

  memcpy (row + training->n_told, training->row + training->n_told,
          (training->n_known - training->n_told) * sizeof *row);
  training->n_told = training->n_known;
  self->epochs_done += (double) (epochs - training->epochs_told);
  training->epochs_told = epochs;
}

/* With the mutex held: puts the losses of a training among those that are done. */
static void
sort_in (PlateauSeedsJob *self, const double *row)
{
  for (guint i = 0; i < self->n_points; i++)
    {
      double *column = self->sorted + (gsize) i * self->n_seeds;
      guint place = self->n_done;

      for (; place > 0 && column[place - 1] > row[i]; place--)
        column[place] = column[place - 1];
      column[place] = row[i];
    }
}

static void
end_training (PlateauSeedsJob *self, Training *training)
{
  while (training->n_known < self->n_points)
    training->row[training->n_known++] = INFINITY;

  pthread_mutex_lock (&self->crew.mutex);
  tell (self, training, self->epochs);
  sort_in (self, training->row);
  self->n_done++;
  self->reached[training->seed] = training->reached;
  self->n_reached += training->reached;
  pthread_cond_broadcast (&self->crew.news);
  pthread_mutex_unlock (&self->crew.mutex);
}

/* The training of a PlateauRun, to the last bit. FALSE where it was given up. */
static gboolean
train (PlateauSeedsJob *self, Training *training, PlateauDesk *desk)
{
  PlateauStart start = self->settings.start;
  PlateauNetwork *network;
  PlateauPass *pass;
  guint64 epoch = 0;
  guint patience;

  plateau_desk_prepare (desk, &self->settings.shape, self->settings.data);
  network = desk->network;
  pass = desk->pass;
  patience = plateau_crew_patience (network->n_parameters, pass->stride);
  start.seed += training->seed;
  plateau_network_initialize (network, &start);
  plateau_network_gradient (network, pass);

  while (isfinite (pass->loss))
    {
      if (pass->loss <= PLATEAU_SEEDS_GOAL)
        training->reached = TRUE;
      if (epoch == self->epoch[training->n_known])
        training->row[training->n_known++] = pass->loss;
      if (epoch == self->epochs)
        break;

      if (epoch - training->epochs_told == patience)
        {
          if (atomic_load_explicit (&self->crew.stop, memory_order_relaxed))
            return FALSE;
          pthread_mutex_lock (&self->crew.mutex);
          tell (self, training, epoch);
          pthread_mutex_unlock (&self->crew.mutex);
        }

      if (!plateau_network_descend (network, pass->gradient, self->settings.rate))
        break;
      plateau_network_gradient (network, pass);
      epoch++;
    }

  return TRUE;
}

static void
work (gpointer data)
{
  PlateauSeedsJob *self = data;
  g_auto (PlateauDesk) desk = { 0 };
  g_autofree double *row = g_new (double, self->n_points);
  Training training = { .row = row };

  plateau_background_enter ();
  while (begin_training (self, &training) && train (self, &training, &desk))
    end_training (self, &training);
}

PlateauSeedsJob *
plateau_seeds_job_new (const PlateauSettings *settings,
                       guint n_seeds,
                       guint64 epochs,
                       guint n_threads)
{
  PlateauSeedsJob *self;
  gsize n_losses;

  g_return_val_if_fail (settings->data != NULL, NULL);
  g_return_val_if_fail (n_seeds >= 1 && n_seeds <= PLATEAU_MAX_SEEDS, NULL);

  self = g_new0 (PlateauSeedsJob, 1);
  plateau_settings_copy (&self->settings, settings);
  self->n_seeds = n_seeds;
  self->epochs = epochs;
  self->epoch = make_epochs (epochs, &self->n_points);
  n_losses = (gsize) n_seeds * self->n_points;
  self->sorted = g_new (double, n_losses);
  self->reached = g_new0 (gboolean, n_seeds);
  self->loss = g_new (double, n_losses);
  for (gsize i = 0; i < n_losses; i++)
    self->loss[i] = NAN;

  plateau_crew_start (&self->crew, MIN (plateau_crew_size (n_threads), n_seeds), "seeds", work,
                      self);

  return self;
}

void
plateau_seeds_job_free (PlateauSeedsJob *self)
{
  if (self == NULL)
    return;

  plateau_crew_end (&self->crew);
  plateau_seeds_unref (self->newest);
  plateau_settings_clear (&self->settings);
  g_free (self->epoch);
  g_free (self->loss);
  g_free (self->sorted);
  g_free (self->reached);
  g_free (self);
}

void
plateau_seeds_job_cancel (PlateauSeedsJob *self)
{
  plateau_crew_stop (&self->crew);
}

/* With the mutex held. */
static double
get_progress (PlateauSeedsJob *self)
{
  return self->n_done == self->n_seeds
             ? 1
             : self->epochs_done / ((double) self->epochs * self->n_seeds + (self->epochs == 0));
}

/* With the mutex held. */
static void
summarise (PlateauSeedsJob *self, PlateauSeeds *seeds)
{
  guint n = self->n_done;

  for (guint i = 0; i < self->n_points; i++)
    {
      const double *column = self->sorted + (gsize) i * self->n_seeds;

      seeds->low[i] = n > 0 ? column[0] : NAN;
      seeds->high[i] = n > 0 ? column[n - 1] : NAN;
      seeds->median[i] = n == 0       ? NAN
                         : n % 2 == 1 ? column[n / 2]
                                      : 0.5 * column[n / 2 - 1] + 0.5 * column[n / 2];
    }
}

/* With the mutex held. */
static PlateauSeeds *
make_seeds (PlateauSeedsJob *self)
{
  PlateauSeeds *seeds = g_new0 (PlateauSeeds, 1);

  plateau_settings_copy (&seeds->settings, &self->settings);
  seeds->n_seeds = self->n_seeds;
  seeds->n_done = self->n_done;
  seeds->progress = get_progress (self);
  seeds->epochs = self->epochs;
  seeds->n_points = self->n_points;
  seeds->epoch = g_memdup2 (self->epoch, self->n_points * sizeof *self->epoch);
  seeds->loss = g_memdup2 (self->loss, (gsize) self->n_seeds * self->n_points * sizeof (double));
  seeds->low = g_new (double, self->n_points);
  seeds->median = g_new (double, self->n_points);
  seeds->high = g_new (double, self->n_points);
  seeds->reached = g_memdup2 (self->reached, self->n_seeds * sizeof *self->reached);
  seeds->n_reached = self->n_reached;
  seeds->references = 1;
  summarise (self, seeds);

  return seeds;
}

PlateauSeeds *
plateau_seeds_job_look (PlateauSeedsJob *self)
{
  const PlateauSeeds *newest = self->newest;
  PlateauSeeds *made = NULL;
  double progress;

  pthread_mutex_lock (&self->crew.mutex);
  progress = get_progress (self);
  /* Once nothing moves, the last bit counts too. */
  if (newest == NULL || self->n_done != newest->n_done ||
      progress - newest->progress >= NOTICEABLE ||
      (self->crew.n_working == 0 && progress > newest->progress))
    made = make_seeds (self);
  pthread_mutex_unlock (&self->crew.mutex);

  if (made != NULL)
    {
      plateau_seeds_unref (self->newest);
      self->newest = made;
    }

  return plateau_seeds_ref (self->newest);
}

gboolean
plateau_seeds_job_is_over (PlateauSeedsJob *self)
{
  return plateau_seeds_job_wait (self, 0);
}

gboolean
plateau_seeds_job_wait (PlateauSeedsJob *self, guint milliseconds)
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
