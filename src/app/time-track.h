/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauTimeTrack:
 *
 * A slider over the epochs of a run, from 0 to the newest, with a mark for each thing that happened
 * to it. It can be dragged and clicked. Keys, while it has the focus: Left and Right one step, with
 * Ctrl exactly one epoch, Page Up and Page Down to the event before and after, Home to epoch 0, End
 * to now. Right to left it is mirrored.
 *
 * Its accessible value is the share of the way; its value text names the epoch.
 *
 * Signal "moved": a person has moved the handle; see plateau_time_track_get_epoch ().
 */
#define PLATEAU_TYPE_TIME_TRACK (plateau_time_track_get_type ())
G_DECLARE_FINAL_TYPE (PlateauTimeTrack, plateau_time_track, PLATEAU, TIME_TRACK, GtkWidget)

/**
 * plateau_time_track_show:
 * @snapshot: (transfer none): whose events and newest epoch are shown
 * @epoch: where the handle stands; the newest, or later, stands at the end whatever comes
 * @log: epochs on a logarithmic scale
 */
void plateau_time_track_show (PlateauTimeTrack *self,
                              PlateauSnapshot *snapshot,
                              guint64 epoch,
                              gboolean log);

/** Where the handle stands. */
guint64 plateau_time_track_get_epoch (PlateauTimeTrack *self);

/** What a screen reader reads of it: the value, and (nullable) what happened there. */
void plateau_time_track_describe (PlateauTimeTrack *self, const char *value, const char *event);

/** The slider itself, for tests. (transfer none) */
GtkScale *plateau_time_track_get_scale (PlateauTimeTrack *self);

/** How far from the left mark number @mark stands, in pixels, for tests; -1 where there is none. */
double plateau_time_track_get_mark_x (PlateauTimeTrack *self, guint mark);

G_END_DECLS
