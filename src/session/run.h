/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauRun:
 *
 * One training from its start on: settings, parameters, passes, loss history. It has no thread; the
 * trainer and the command line step it.
 *
 * At any time the forward and the backward pass belong to the parameters of @epoch.
 */
typedef struct
{
  PlateauSettings settings;
  PlateauNetwork *network;
  PlateauPass *pass;
  PlateauHistory *history;
  guint64 epoch;
  double first_loss;
  PlateauDivergence divergence;
  /*< private >*/
  PlateauNetwork *previous;
} PlateauRun;

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

/**
 * plateau_run_snapshot:
 * @layers: bit l set: copy Z and A of layer l
 *
 * Returns: (transfer full): the present state; the field and the trainer's own members are unset.
 */
PlateauSnapshot *plateau_run_snapshot (const PlateauRun *self, guint layers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauRun, plateau_run_free)

G_END_DECLS
