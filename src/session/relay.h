/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "crew.h"
#include "run.h"

G_BEGIN_DECLS

/**
 * PlateauRelay:
 *
 * Trains several runs side by side: the caller's thread and as many helpers as there are further
 * processors take one run after the other, each run on one thread. The helpers begin with the first
 * leg of several runs. To be embedded, all zero at first.
 */
typedef struct
{
  /*< private >*/
  gboolean started;
  PlateauCrew crew;

  /* Under the crew's mutex */
  PlateauRun *run[PLATEAU_MAX_LANES];
  guint n_runs;
  guint n_begun;
  guint n_done;
  guint64 target;
  const atomic_bool *halt;
} PlateauRelay;

/** Ends the helpers. */
void plateau_relay_clear (PlateauRelay *self);

/**
 * plateau_relay_run:
 * @runs: the costliest first
 * @n_runs: 1 ... %PLATEAU_MAX_LANES
 * @halt: when another thread sets it, the runs stop where they are
 *
 * Trains each run up to the epoch @target, or until it has to stop. Returns when all of them have.
 */
void plateau_relay_run (PlateauRelay *self,
                        PlateauRun *const *runs,
                        guint n_runs,
                        guint64 target,
                        const atomic_bool *halt);

G_END_DECLS
