/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauTrainer:
 *
 * A background thread that owns one run. The caller's calls return at once: settings and wishes
 * lie in one slot each (the last write wins), snapshots come back through one slot (the newest
 * wins). The thread computes a snapshot only when asked, and never waits for the screen.
 *
 * All functions are for one thread, the caller's.
 */
typedef struct _PlateauTrainer PlateauTrainer;

PlateauTrainer *plateau_trainer_new (void);

/** Ends the thread at the end of its epoch, joins it, and frees everything. */
void plateau_trainer_free (PlateauTrainer *self);

/**
 * plateau_trainer_set:
 *
 * Hands over the settings. Where they begin another run than the last ones, the run starts afresh
 * with a higher generation, and training stops. A change of rate or speed alone applies to the
 * running training.
 *
 * Returns: the generation that these settings belong to.
 */
guint64 plateau_trainer_set (PlateauTrainer *self, const PlateauSettings *settings);

/** Begins the same run again: same weights, epoch 0, not training. Returns the new generation. */
guint64 plateau_trainer_reset (PlateauTrainer *self);

/**
 * plateau_trainer_continue_from:
 * @epoch: of the present run; one that it has not reached means its newest
 *
 * Makes @epoch the present of the run, with a higher generation: what was later has not happened,
 * and a run that had to stop may go on, for instance with another rate. Not training.
 *
 * Returns: the new generation.
 */
guint64 plateau_trainer_continue_from (PlateauTrainer *self, guint64 epoch);

/** Trains until told otherwise, or until the numbers leave the finite range. */
void plateau_trainer_train (PlateauTrainer *self, gboolean train);

/** Trains for @epochs more and stops. */
void plateau_trainer_step (PlateauTrainer *self, guint epochs);

/**
 * plateau_trainer_ask:
 *
 * Asks for a snapshot that reflects every call made before this one. A moment of the past may have
 * to be trained once more; a wish for another one gives that up at once. Such work goes before the
 * training, which goes on after it.
 *
 * Returns: the request's number; it is answered by a snapshot with at least this number.
 */
guint64 plateau_trainer_ask (PlateauTrainer *self, const PlateauWish *wish);

/**
 * plateau_trainer_take:
 *
 * The newest snapshot since the last call, or NULL. Those of an older generation are dropped.
 * While @training is set in it more can be asked for; while a field was asked for and is not in it
 * yet, another snapshot with the same number follows.
 */
PlateauSnapshot *plateau_trainer_take (PlateauTrainer *self);

/** Blocks up to @milliseconds until something can be taken. For tests. */
gboolean plateau_trainer_wait (PlateauTrainer *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauTrainer, plateau_trainer_free)

G_END_DECLS
