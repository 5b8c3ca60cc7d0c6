/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

/** A run as the trainer would publish it, in as much of it as the time line looks at. */
static inline PlateauSnapshot *
time_run_new (guint64 generation, guint64 newest, guint64 epoch)
{
  static const PlateauEvent events[] = {
    { PLATEAU_EVENT_START, 0, 0, 1.2, 0 },          { PLATEAU_EVENT_RATE, 120, 0, 0.5, 0 },
    { PLATEAU_EVENT_EDIT, 120, 1, 0.250001, 0.25 }, { PLATEAU_EVENT_EDIT, 3000, 8, 0.7, 0 },
    { PLATEAU_EVENT_DIVERGENCE, 5000, 1, 0, 0 },
  };
  const PlateauShape shape = { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH };
  PlateauSnapshot *snapshot = plateau_snapshot_new ();

  snapshot->generation = generation;
  snapshot->newest_epoch = newest;
  snapshot->epoch = epoch;
  snapshot->network = plateau_network_new (&shape);
  snapshot->events = g_memdup2 (events, sizeof events);
  while (snapshot->n_events < G_N_ELEMENTS (events) && events[snapshot->n_events].epoch <= newest)
    snapshot->n_events++;

  return snapshot;
}
