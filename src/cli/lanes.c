/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "lanes.h"

#include "config.h"
#include "moment.h"
#include "session/race.h"

static PlateauSnapshot *
train (const PlateauOptions *options, const PlateauLane *lane, const PlateauWish *wish)
{
  PlateauSnapshot *snapshot =
      plateau_moment_new (&lane->settings, options->epochs, options->epoch, wish);

  snapshot->lane_id = lane->id;
  snapshot->lane_look = lane->look;
  snapshot->lane_name = g_strdup (lane->name);

  return snapshot;
}

PlateauSnapshot *
plateau_lanes_train (const PlateauOptions *options, const PlateauWish *wish)
{
  g_autoptr (PlateauRace) race = plateau_race_new (options->experiment);
  g_auto (PlateauLanes) lanes = { 0 };
  PlateauSnapshot *snapshot;

  plateau_race_set_preset (race, options->preset);
  plateau_race_get_lanes (race, &lanes);

  snapshot = train (options, &lanes.lane[lanes.looked], wish);
  snapshot->n_lanes = lanes.n_lanes;
  snapshot->looked = lanes.looked;
  for (guint i = 0; i < lanes.n_lanes; i++)
    if (i != lanes.looked)
      snapshot->lanes[i] = train (options, &lanes.lane[i], wish);

  return snapshot;
}
