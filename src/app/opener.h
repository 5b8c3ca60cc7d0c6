/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauOpener:
 *
 * Brings files into an experiment (a person's own data, or a whole experiment) and saves it as one.
 * What cannot be read or written is shown as a message with the error's own text, and the experiment
 * stays as it was.
 */
#define PLATEAU_TYPE_OPENER (plateau_opener_get_type ())
G_DECLARE_FINAL_TYPE (PlateauOpener, plateau_opener, PLATEAU, OPENER, GObject)

/** @window: (transfer none): over which it asks and tells, until plateau_opener_close (). */
PlateauOpener *plateau_opener_new (GtkWindow *window, PlateauExperiment *experiment);

/** Lets a person choose a file. */
void plateau_opener_choose (PlateauOpener *self);

/** Loads @file; a load that is still under way is given up for it. */
void plateau_opener_load (PlateauOpener *self, GFile *file);

/** Lets a person choose where the experiment is saved. */
void plateau_opener_choose_save (PlateauOpener *self);

/**
 * plateau_opener_save:
 * @replace: FALSE asks before it takes the place of another file
 *
 * Saves the experiment. The application runs on until that is done, even without a window.
 */
void plateau_opener_save (PlateauOpener *self, GFile *file, gboolean replace);

/** Gives up a load that is under way and lets go of the window. */
void plateau_opener_close (PlateauOpener *self);

G_END_DECLS
