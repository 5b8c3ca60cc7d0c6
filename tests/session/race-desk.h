/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the race share. */
#pragma once

#include "session/journal.h"
#include "session/race.h"
#include "session/replay.h"

/* A race, its clock, and the run of each lane as the trainer would have it. */
typedef struct
{
  PlateauExperiment *experiment;
  PlateauRace *race;
  gint64 now;
  guint changes;
  guint edits;
  GHashTable *runs; /* lane id → PlateauRun */
} RaceDesk;

void race_desk_init (RaceDesk *desk);

/** Also asserts that nothing holds the race but its maker. */
void race_desk_clear (RaceDesk *desk);

/** The run of the lane @id, or NULL. */
PlateauRun *race_desk_run (RaceDesk *desk, guint id);

/** Shows the race a snapshot of the lane that is looked at. */
void race_desk_note (RaceDesk *desk);

/** What comes now is a step of its own. */
void race_desk_pause (RaceDesk *desk);

/** The names of all lanes, the one that is looked at in brackets. */
char *race_desk_names (PlateauRace *race);
void race_desk_assert_names (RaceDesk *desk, const char *expected);
void race_desk_assert_undo (RaceDesk *desk, const char *undo, const char *redo);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RaceDesk, race_desk_clear)
