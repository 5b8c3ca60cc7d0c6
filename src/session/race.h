/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"
#include "lanes.h"
#include "snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauRacePreset:
 * @PLATEAU_RACE_SCALES: zeros | normal × 0.01 | normal × 1 | normal × 100
 * @PLATEAU_RACE_ACTIVATIONS: tanh | sigmoid | ReLU, normal × 100
 * @PLATEAU_RACE_DEPTH: six hidden layers: normal × 0.01 | Xavier | He
 *
 * Starts that are worth racing. What a preset does not name stays as the experiment has it.
 */
typedef enum
{
  PLATEAU_RACE_SCALES,
  PLATEAU_RACE_ACTIVATIONS,
  PLATEAU_RACE_DEPTH,
} PlateauRacePreset;

#define PLATEAU_N_RACE_PRESETS 3

/**
 * PlateauRace:
 *
 * The lanes as a person arranges them, and the way back: up to %PLATEAU_MAX_LANES experiments, of which
 * one is looked at and set by the controls. It follows that experiment: what is set there belongs to
 * the lane that is looked at; another lane that is looked at brings its settings there.
 *
 * Every change of a setting, of the lanes and of a weight can be undone. Changes of one setting that
 * follow each other without a pause (a dragged slider) are one step. The speed is no such setting, and
 * what is looked at is no change either.
 *
 * A weight can be given back as long as its run still has that edit in its past. A run that begins
 * afresh (another start, a reset, a lane that was removed), or goes back behind an edit, has it no
 * longer: such steps are forgotten.
 *
 * A fork goes on from where it was when that is taken back which began it afresh: it then is a new
 * lane, with a new id. Where the run that it came from is no longer there, it begins at its start and
 * is no fork any more.
 *
 * Properties (readable): "n-lanes" (uint), "looked" (uint), "undo-name", "redo-name" (string,
 * translated, such as "Change weight scale", "Pin", "Remove lane", "Edit weight"; NULL where there is
 * nothing to undo or redo).
 *
 * Signal "changed": plateau_race_get_lanes () is another answer.
 * Signal "edit" (guint lane id, guint64 epoch, guint64 index, double value): what undo and redo of a
 *   weight ask for: return to the epoch, then set the parameter. The lane is looked at by then.
 */
#define PLATEAU_TYPE_RACE (plateau_race_get_type ())
G_DECLARE_FINAL_TYPE (PlateauRace, plateau_race, PLATEAU, RACE, GObject)

/** @experiment: of the first lane; a reference is held. */
PlateauRace *plateau_race_new (PlateauExperiment *experiment);

/** Fills @lanes, all zero at first, which the caller clears. Of a lane that is alone the name is that of
 * its start too. */
void plateau_race_get_lanes (PlateauRace *self, PlateauLanes *lanes);

guint plateau_race_get_n_lanes (PlateauRace *self);
guint plateau_race_get_looked (PlateauRace *self);

/** Keeps the present start as a lane and goes on with a copy of it; FALSE where there is no room. */
gboolean plateau_race_pin (PlateauRace *self);

/** A lane that goes on from @epoch of the one that is looked at, and is looked at; FALSE where there is
 * no room. */
gboolean plateau_race_fork (PlateauRace *self, guint64 epoch);

/** The last lane cannot be removed. */
void plateau_race_remove (PlateauRace *self, guint place);

/** Every lane but the one that is looked at. */
void plateau_race_remove_others (PlateauRace *self);

void plateau_race_look_at (PlateauRace *self, guint place);

void plateau_race_set_preset (PlateauRace *self, PlateauRacePreset preset);

/** "scales", "activations", "depth"; what a person reads (translated). */
const char *plateau_race_preset_nick (PlateauRacePreset preset);
gboolean plateau_race_preset_from_nick (const char *nick, PlateauRacePreset *preset);
const char *plateau_race_preset_title (PlateauRacePreset preset);

/** Takes note of the edits of weights that @snapshot tells of, so that they can be undone. */
void plateau_race_note_edits (PlateauRace *self, const PlateauSnapshot *snapshot);

/** Microseconds, never less than before. */
typedef gint64 (*PlateauRaceClock) (gpointer data);

/** For tests: the clock by which changes that follow each other are told from new ones. */
void plateau_race_set_clock (PlateauRace *self, PlateauRaceClock clock, gpointer data);

/** FALSE where there is nothing. */
gboolean plateau_race_undo (PlateauRace *self);
gboolean plateau_race_redo (PlateauRace *self);

G_END_DECLS
