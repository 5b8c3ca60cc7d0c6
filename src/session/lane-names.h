/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arrangement.h"

G_BEGIN_DECLS

/**
 * plateau_lane_name:
 *
 * "A · normal × 0.01" (translated): the letter of the look, then all in which the lanes differ, as this
 * one has it. A lane that is alone is named by its initialisation, a fork also by its epoch.
 */
char *plateau_lane_name (const PlateauArrangement *lanes, guint place);

G_END_DECLS
