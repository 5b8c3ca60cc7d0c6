/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk.h"
#include "sweep.h"

#include <stdatomic.h>

G_BEGIN_DECLS

/* Private to the sweep. */

/**
 * PlateauOutcome:
 * @first_loss: J at epoch 0, finite or not
 * @loss: J after the last epoch; NAN where the training left the finite numbers
 * @half: the first epoch at which J was at most half its first value; INFINITY where it never was
 *
 * What is left of one training.
 */
typedef struct
{
  double first_loss;
  double loss;
  double half;
} PlateauOutcome;

/**
 * plateau_outcome_train:
 * @epochs: how far
 * @desk: the thread's memory
 * @done: (inout): epochs of all threads; rises by @epochs in steps, even where the training diverges
 * @stop: gives the training up
 *
 * The training of a #PlateauRun with the same settings, to the last bit, and nothing around it.
 *
 * Returns: FALSE where it was given up, and then @self has no meaning.
 */
gboolean plateau_outcome_train (PlateauOutcome *self,
                                const PlateauSettings *settings,
                                guint64 epochs,
                                PlateauDesk *desk,
                                _Atomic guint64 *done,
                                const atomic_bool *stop);

/**
 * plateau_sweep_cell_summarise:
 * @outcomes: of the n seeds of one cell, at least one, in the order of the seeds
 * @guess_loss: plateau_sweep_guess_loss ()
 */
void plateau_sweep_cell_summarise (PlateauSweepCell *self,
                                   const PlateauOutcome *outcomes,
                                   guint n,
                                   double guess_loss);

G_END_DECLS
