/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "run.h"

G_BEGIN_DECLS

/* Any epoch of a run, shown again exactly: the nearest checkpoint before it is trained forward once
 * more, with the rates and the edits that were in force, bit for bit. A run without checkpoints is
 * trained from its start. */

/**
 * plateau_run_new_past:
 *
 * A light run that shows moments of the past of @self: parameters, passes and the rate in force; it
 * borrows loss history and events, so it must be freed before @self, and it cannot be stepped. It
 * shows nothing before the first plateau_run_at ().
 */
PlateauRun *plateau_run_new_past (const PlateauRun *self);

/**
 * plateau_run_at:
 * @epoch: 0 ... self->epoch
 * @past: of plateau_run_new_past (self); where it stands now serves as one more checkpoint
 * @abandon: (nullable): when another thread sets it, the work is given up
 *
 * Makes @past show @epoch: everything but the @divergence of later epochs is as it was then, and
 * plateau_run_snapshot () of it is a snapshot of that moment. The state of an epoch that was edited
 * is the edited one.
 *
 * Returns: FALSE where it was given up: @past then stands somewhere on the way, and another call
 *   goes on from there.
 */
gboolean plateau_run_at (const PlateauRun *self,
                         guint64 epoch,
                         PlateauRun *past,
                         const atomic_bool *abandon);

/**
 * plateau_run_fork:
 *
 * Another run that is as @self was at @epoch, with its own checkpoints, history and events up to
 * there, and the rate that @self has now. It is not stopped, whatever @self is.
 *
 * Returns: (transfer full): the run, or NULL where it was given up
 */
PlateauRun *plateau_run_fork (const PlateauRun *self, guint64 epoch, const atomic_bool *abandon);

/**
 * plateau_run_rewind:
 *
 * Makes @self the run that plateau_run_fork () would return: later epochs have not happened.
 *
 * Returns: FALSE where it was given up: nothing has changed.
 */
gboolean plateau_run_rewind (PlateauRun *self, guint64 epoch, const atomic_bool *abandon);

G_END_DECLS
