/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "moment.h"

#include "session/path-tracker.h"
#include "session/replay.h"

/* Most of a long run is trained only once for a moment of its past. */
#define CHECKPOINT_BYTES (64 << 20)

PlateauSnapshot *
plateau_moment_new (const PlateauSettings *settings,
                    guint64 epochs,
                    guint64 epoch,
                    const PlateauWish *wish)
{
  g_autoptr (PlateauRun) run = plateau_run_new (settings);
  g_autoptr (PlateauRun) past = NULL;
  const PlateauRun *shown = run;
  PlateauSnapshot *snapshot;

  if (epoch < epochs || wish->path != NULL)
    plateau_run_keep_checkpoints (run, CHECKPOINT_BYTES);
  while (run->epoch < epochs && plateau_run_step (run))
    ;
  if (epoch < epochs && run->divergence.layer == 0)
    {
      shown = past = plateau_run_new_past (run);
      plateau_run_at (run, epoch, past, NULL);
    }

  snapshot = plateau_run_snapshot (shown, wish);
  if (wish->unit_maps)
    snapshot->unit_maps = plateau_unit_maps_new (shown->network, settings->data, &wish->plane);
  if (wish->field)
    snapshot->field = plateau_field_new (shown->network, settings->data, &wish->plane, NULL);
  if (wish->volume && settings->data->n_features == 3)
    snapshot->volume = plateau_volume_new (shown->network, settings->data, NULL);
  if (wish->path != NULL)
    {
      PlateauPathTracker tracker = { 0 };

      snapshot->path = plateau_path_tracker_look (&tracker, run, wish->path);
      plateau_path_tracker_clear (&tracker);
    }

  return snapshot;
}
