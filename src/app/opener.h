/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauOpener:
 *
 * Brings a person's own data into an experiment. What cannot be read is shown as a message with
 * the error's own text, and the experiment stays as it was.
 */
#define PLATEAU_TYPE_OPENER (plateau_opener_get_type ())
G_DECLARE_FINAL_TYPE (PlateauOpener, plateau_opener, PLATEAU, OPENER, GObject)

/** @window: (transfer none): over which it asks and tells, until plateau_opener_close (). */
PlateauOpener *plateau_opener_new (GtkWindow *window, PlateauExperiment *experiment);

/** Lets a person choose a file. */
void plateau_opener_choose (PlateauOpener *self);

/** Loads @file; a load that is still under way is given up for it. */
void plateau_opener_load (PlateauOpener *self, GFile *file);

/** Gives up what is under way and lets go of the window. */
void plateau_opener_close (PlateauOpener *self);

G_END_DECLS
