/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/style.h"
#include "session/lanes.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauLaneBar:
 *
 * The lanes of a race, each a button with its line and its name that looks at it ("win.look-at-lane")
 * and one that removes it ("win.remove-lane"). Hidden where nothing races.
 */
#define PLATEAU_TYPE_LANE_BAR (plateau_lane_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlateauLaneBar, plateau_lane_bar, PLATEAU, LANE_BAR, GtkWidget)

void plateau_lane_bar_show (PlateauLaneBar *self, const PlateauLanes *lanes);

/** How its lines are drawn; @style must stay valid. */
void plateau_lane_bar_set_style (PlateauLaneBar *self, const PlateauStyle *style);

G_END_DECLS
