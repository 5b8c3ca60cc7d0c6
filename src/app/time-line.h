/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauTimeLine:
 *
 * The past of a run in one row: a track with a mark for each thing that happened, the epoch that is
 * looked at, and buttons to play the past, to return to now, and to go on from there. It shows and
 * asks; who owns it sees to it that the moment that it asks for is shown.
 *
 * Playback passes the whole past in 10 s at the speed 1×, evenly along the track. It waits for the
 * moment that was asked for last to be shown (at most a second), so that each is seen; it makes up
 * for the wait. It ends at now, or where the time line is hidden. Where a run begins afresh, or
 * another one is shown, the time line returns to now.
 *
 * Properties:
 * "epoch-log" (boolean): a logarithmic track, as the axis of the loss,
 * "playing" (boolean): the past is being played; stays FALSE where there is none,
 * "in-past" (boolean, readable): another moment than now is looked at.
 *
 * Signals:
 * "moved": plateau_time_line_get_past () is another moment, or now,
 * "continue": a person wants to go on from plateau_time_line_get_past (), which is one of the past.
 */
#define PLATEAU_TYPE_TIME_LINE (plateau_time_line_get_type ())
G_DECLARE_FINAL_TYPE (PlateauTimeLine, plateau_time_line, PLATEAU, TIME_LINE, GtkWidget)

/** @snapshot: (transfer none): the newest one, of now or of the past. Cheap: once a frame. */
void plateau_time_line_show (PlateauTimeLine *self, PlateauSnapshot *snapshot);

/**
 * plateau_time_line_get_past:
 * @epoch: (out) (optional): the epoch that is looked at; untouched where that is now
 *
 * Returns: whether it is one of the past.
 */
gboolean plateau_time_line_get_past (PlateauTimeLine *self, guint64 *epoch);

/** Looks at @epoch; one that the run has not reached before now means now. */
void plateau_time_line_look_at (PlateauTimeLine *self, guint64 epoch);

/** Back to now; playback ends. */
void plateau_time_line_return (PlateauTimeLine *self);

/** From the moment that is looked at, or from epoch 0 where that is now. */
void plateau_time_line_set_playing (PlateauTimeLine *self, gboolean playing);

G_END_DECLS
