/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commands.h"
#include "session/map.h"

G_BEGIN_DECLS

/**
 * plateau_compute_map:
 * @map: (out) (transfer full): of the plan of the options, all of its cells
 *
 * Computes the map with a line of progress on a terminal. Nothing is kept of it.
 *
 * Returns: another status than good, with an error, where a signal came first.
 */
PlateauExit plateau_compute_map (const PlateauOptions *options, PlateauMap **map, GError **error);

G_END_DECLS
