/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-map.h"

#include "config.h"
#include "fail.h"
#include "interrupt.h"
#include "progress.h"

#include <glib/gi18n-lib.h>
#include <signal.h>

/* How long the program waits for cells before it looks at signals and at the clock. */
#define PATIENCE_MS 10

/* How long the threads may take to come to an end; a large network may be in the middle of an epoch. */
#define FAREWELL_MS 30

/* Only the share of the epochs matters to the line. */
static void
show_progress (PlateauProgress *progress, PlateauMapJob *job)
{
  g_autoptr (PlateauMap) map = plateau_map_job_look (job);
  const double all = 1e6;

  plateau_progress_update (progress, map->n_done, map->progress * all, all);
}

PlateauExit
plateau_compute_map (const PlateauOptions *options, PlateauMap **map, GError **error)
{
  g_autoptr (PlateauMapJob) job = NULL;
  PlateauProgress progress;
  gboolean over;

  plateau_interrupt_watch ();
  plateau_progress_begin (&progress, plateau_sweep_plan_n_cells (&options->plan), 0);
  job = plateau_map_job_new (&options->plan, options->experiment, NULL, TRUE, options->threads);
  while (!(over = plateau_map_job_wait (job, PATIENCE_MS)) && plateau_interrupt_signal () == 0)
    show_progress (&progress, job);
  plateau_progress_erase (&progress);
  *map = plateau_map_job_look (job);
  if (over && (*map)->n_done == (*map)->n_cells)
    return PLATEAU_EXIT_GOOD;

  plateau_fail (error, PLATEAU_ERROR_FILE,
                /* Translators: cells done, and all of them. */
                _ ("interrupted: %u of %u cells were computed; nothing is written"), (*map)->n_done,
                (*map)->n_cells);
  g_clear_pointer (map, plateau_map_unref);
  plateau_map_job_cancel (job);
  /* Threads in the middle of a long epoch end with the program. */
  if (!plateau_map_job_wait (job, FAREWELL_MS))
    job = NULL;

  return plateau_interrupt_signal () == SIGTERM ? PLATEAU_EXIT_TERMINATED
                                                : PLATEAU_EXIT_INTERRUPTED;
}
