/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "race.h"

G_BEGIN_DECLS

/**
 * plateau_race_preset_make:
 * @base: what the preset does not name stays as it is here
 * @experiments: (out): new ones, to be unreferenced
 *
 * Returns: how many there are
 */
guint plateau_race_preset_make (PlateauRacePreset preset,
                                PlateauExperiment *base,
                                PlateauExperiment *experiments[PLATEAU_MAX_LANES]);

G_END_DECLS
