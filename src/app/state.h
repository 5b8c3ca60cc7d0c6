/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/experiment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauState:
 *
 * The last state, kept in GSettings: what was set, and how the window stood. A program that runs
 * without its schema installed begins with the defaults and keeps nothing.
 */
typedef struct _PlateauState PlateauState;

PlateauState *plateau_state_new (void);

/** Writes what has not been written yet. */
void plateau_state_free (PlateauState *self);

/**
 * plateau_state_keep:
 * @property: of @object
 * @key: in the settings
 *
 * Sets @property to what was kept, and keeps its changes from now on. Other windows' changes do not
 * come in. A key or a value that the settings do not know is passed by.
 */
void
plateau_state_keep (PlateauState *self, const char *key, gpointer object, const char *property);

/** As plateau_state_keep () with a boolean, but changes are kept only while @may_keep (@object) holds. */
void plateau_state_keep_while (PlateauState *self,
                               const char *key,
                               gpointer object,
                               const char *property,
                               gboolean (*may_keep) (gpointer object));

/** Keeps all of an experiment but a person's own data. */
void plateau_state_keep_experiment (PlateauState *self, PlateauExperiment *experiment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauState, plateau_state_free)

G_END_DECLS
