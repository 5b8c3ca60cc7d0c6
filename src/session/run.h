/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checkpoints.h"
#include "snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauRun:
 * @settings: rate and speed may be changed between two steps; a rate counts from the next step on
 *
 * One training from its start on: settings, parameters, passes, loss history. It has no thread; the
 * trainer and the command line step it.
 *
 * At any time the loss and the gradient in @pass belong to the parameters of @epoch; z and a do so
 * after plateau_run_fill_pass () or plateau_run_snapshot ().
 *
 * What is not a consequence of the start (another rate, an edit) is noted as an event, so that any
 * epoch can be shown again: see replay.h.
 */
typedef struct _PlateauRun PlateauRun;
struct _PlateauRun
{
  PlateauSettings settings;
  PlateauNetwork *network;
  PlateauPass *pass;
  PlateauHistory *history;
  guint64 epoch;
  double first_loss;
  PlateauDivergence divergence;
  PlateauEvents *events;
  /*< private >*/
  PlateauNetwork *previous;
  double rate; /* in force: the newest among the events */
  PlateauCheckpoints *checkpoints;
  guint64 checkpoint_due;
  guint64 revision; /* raised when something is not as it was: an edit, a rewind */

  /* Of a moment of another run, which then owns history and events. */
  const PlateauRun *origin;
  guint next_event;
};

/** Draws the weights and computes epoch 0. */
PlateauRun *plateau_run_new (const PlateauSettings *settings);
void plateau_run_free (PlateauRun *self);

/**
 * plateau_run_step:
 *
 * One epoch of full-batch gradient descent at settings.rate.
 *
 * Returns: FALSE where a parameter or the loss would leave the finite numbers: the run then stays
 *   at its last finite epoch and @divergence says where and when.
 */
gboolean plateau_run_step (PlateauRun *self);

/** Computes z and a of the present epoch, which training does without. */
void plateau_run_fill_pass (const PlateauRun *self);

/**
 * plateau_run_keep_checkpoints:
 * @bytes: the most memory that they may take; 0 for none
 *
 * From now on the run keeps checkpoints, so that its past can be shown quickly. To be called at
 * epoch 0: for what lies between epoch 0 and a later call there are none.
 */
void plateau_run_keep_checkpoints (PlateauRun *self, gsize bytes);

/** Keeps those that it has, as far as they fit into @bytes; see plateau_checkpoints_resize (). */
void plateau_run_limit_checkpoints (PlateauRun *self, gsize bytes);

/**
 * plateau_run_edit:
 * @index: of network->parameters
 *
 * Changes one parameter of the present epoch, as a person may. The run goes on from there, even where
 * it had to stop.
 *
 * Returns: FALSE, and all is as it was, where the value is not finite, where the loss would not be
 *   so any more, or where too many events are noted already.
 */
gboolean plateau_run_edit (PlateauRun *self, gsize index, double value, GError **error);

/** A copy of the events of the run, in their order: the marks of a time line. */
PlateauEvent *plateau_run_dup_events (const PlateauRun *self, guint *n_events);

/**
 * plateau_run_snapshot:
 * @wish: (nullable): what to hold beside parameters, losses and diagnostics; field, unit maps and
 *   past are not looked at
 *
 * Returns: (transfer full): the present state; field, unit maps and the trainer's own members are
 *   unset.
 */
PlateauSnapshot *plateau_run_snapshot (const PlateauRun *self, const PlateauWish *wish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauRun, plateau_run_free)

G_END_DECLS
