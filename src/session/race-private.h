/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For race.c and race-undo.c alone. */
#pragma once

#include "edit-notes.h"
#include "journal.h"
#include "race.h"

G_BEGIN_DECLS

struct _PlateauRace
{
  GObject parent_instance;

  /* Owned */
  PlateauExperiment *experiment; /* that of the controls */
  PlateauArrangement lanes;
  PlateauJournal *journal;
  PlateauEditNotes *notes;

  guint next_id;
  double speed;     /* as it was told last */
  gboolean writing; /* a lane's settings are brought to the controls */

  /* As the properties were told last */
  guint told_n_lanes;
  guint told_looked;
  const char *told_undo;
  const char *told_redo;

  PlateauRaceClock clock;
  gpointer clock_data;
};

/** Makes a step of what somebody has set and the lane does not know yet. */
void plateau_race_settle (PlateauRace *self);

/** The run of the lane @id is over, and its edits go with it. */
void plateau_race_end_run (PlateauRace *self, guint id);

/** Brings the lane that is looked at to the controls. */
void plateau_race_show_looked (PlateauRace *self);

/** Sends "changed", and tells of the properties. */
void plateau_race_tell (PlateauRace *self);
void plateau_race_tell_properties (PlateauRace *self);

G_END_DECLS
