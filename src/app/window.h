/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "application.h"
#include "pacer.h"
#include "stage.h"

#include "session/race.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** PlateauWindow: one experiment or a race of some: controls, training, figures. */
#define PLATEAU_TYPE_WINDOW (plateau_window_get_type ())
G_DECLARE_FINAL_TYPE (PlateauWindow, plateau_window, PLATEAU, WINDOW, AdwApplicationWindow)

PlateauWindow *plateau_window_new (PlateauApplication *application);

/** Opens a person's own data or an experiment; what is wrong with it is told in a message. */
void plateau_window_open (PlateauWindow *self, GFile *file);

/** Saves the experiment. @replace: FALSE asks before it takes the place of another file. */
void plateau_window_save (PlateauWindow *self, GFile *file, gboolean replace);

/** Says something for a moment: what was done, or why it was not. */
void plateau_window_tell (PlateauWindow *self, const char *text);

/** The map that a person would have of this experiment, which the caller clears. */
void plateau_window_get_map_plan (PlateauWindow *self, PlateauSweepPlan *plan);

/** The parts. (transfer none) */
PlateauExperiment *plateau_window_get_experiment (PlateauWindow *self);
PlateauRace *plateau_window_get_race (PlateauWindow *self);
PlateauPacer *plateau_window_get_pacer (PlateauWindow *self);
PlateauStage *plateau_window_get_stage (PlateauWindow *self);

G_END_DECLS
