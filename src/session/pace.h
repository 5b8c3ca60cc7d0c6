/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <time.h>

G_BEGIN_DECLS

/**
 * PlateauPace:
 *
 * So many epochs a second. All zero it knows no pace, until the first restart.
 */
typedef struct
{
  /*< private >*/
  double start;
  guint64 epochs;
} PlateauPace;

/** Seconds of CLOCK_MONOTONIC. */
double plateau_pace_now (void);

/** The time @seconds from now. */
struct timespec plateau_pace_deadline (double seconds);

/** Counts from here on. */
void plateau_pace_restart (PlateauPace *self);

/** @epochs: were trained. */
void plateau_pace_note (PlateauPace *self, guint64 epochs);

/** Seconds until the next epoch is due at @speed, above 0; 0 for now. */
double plateau_pace_due (PlateauPace *self, double speed);

/** How many epochs are due at @speed, at least 1 and at most @most. */
guint64 plateau_pace_allowed (const PlateauPace *self, double speed, guint64 most);

G_END_DECLS
