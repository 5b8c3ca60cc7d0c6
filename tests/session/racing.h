/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of several lanes share. */
#pragma once

#include "asking.h"

/** Both layers, and the fields of all lanes. */
extern const PlateauWish racing;

/** @n lanes with the ids 1 ... @n, of which the first is looked at: small and large networks. */
void fill_lanes (PlateauLanes *lanes, guint n);

/** A lane more, with the settings of the lane @source where there is one. */
void add_fork (PlateauLanes *lanes, guint id, guint source, guint64 epoch);

void remove_lane (PlateauLanes *lanes, guint place);

/** Such that the training has to stop soon. */
void make_unstable (PlateauSettings *settings);

/** Asks for all that is racing; at rest the snapshot has all fields. */
PlateauSnapshot *ask_race (PlateauTrainer *trainer);

/** Likewise, once the training has come to an end. */
PlateauSnapshot *await_rest (PlateauTrainer *trainer);

/** @snapshot shows @lanes, in their places, with names, looks and starts. */
void assert_race (const PlateauSnapshot *snapshot, const PlateauLanes *lanes);

/** @snapshot is what a run with @settings is at @epoch, to the last bit. */
void assert_alone (const PlateauSnapshot *snapshot, const PlateauSettings *settings, guint64 epoch);

/** All lanes have the field of their epoch. */
void assert_fields (const PlateauSnapshot *snapshot);
