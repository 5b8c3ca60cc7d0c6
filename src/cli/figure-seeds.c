/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-seeds.h"

#include "config.h"
#include "fail.h"
#include "interrupt.h"
#include "progress.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

/* How long the program waits for the trainings before it looks at signals and at the clock. */
#define PATIENCE_MS 10

/* How long the threads may take to come to an end; a large network may be in the middle of an epoch. */
#define FAREWELL_MS 30

/* Only the share of the epochs matters to the line. */
static void
show_progress (PlateauProgress *progress, PlateauSeedsJob *job)
{
  g_autoptr (PlateauSeeds) seeds = plateau_seeds_job_look (job);
  const double all = 1e6;

  plateau_progress_update (progress, seeds->n_done, seeds->progress * all, all);
}

PlateauExit
plateau_train_seeds (const PlateauOptions *options,
                     const PlateauSettings *settings,
                     PlateauSeeds **seeds,
                     GError **error)
{
  g_autoptr (PlateauSeedsJob) job = NULL;
  PlateauProgress progress;
  gboolean over;

  plateau_interrupt_watch ();
  plateau_progress_begin (&progress, options->seeds, 0);
  progress.draws = TRUE;
  job = plateau_seeds_job_new (settings, options->seeds, options->epochs, options->threads);
  while (!(over = plateau_seeds_job_wait (job, PATIENCE_MS)) && plateau_interrupt_signal () == 0)
    show_progress (&progress, job);
  plateau_progress_erase (&progress);
  *seeds = plateau_seeds_job_look (job);
  if (over && (*seeds)->n_done == options->seeds)
    return PLATEAU_EXIT_GOOD;

  plateau_fail (error, PLATEAU_ERROR_FILE,
                /* Translators: trainings done, and all of them. */
                _ ("interrupted: %u of %u draws were trained; nothing is written"),
                (*seeds)->n_done, options->seeds);
  g_clear_pointer (seeds, plateau_seeds_unref);
  plateau_seeds_job_cancel (job);
  /* Threads in the middle of a long epoch end with the program. */
  if (!plateau_seeds_job_wait (job, FAREWELL_MS))
    job = NULL;

  return plateau_interrupt_signal () == SIGTERM ? PLATEAU_EXIT_TERMINATED
                                                : PLATEAU_EXIT_INTERRUPTED;
}
