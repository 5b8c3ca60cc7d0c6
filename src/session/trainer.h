/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/**
 * PlateauTrainer:
 *
 * Background threads that own one run, or up to %PLATEAU_MAX_LANES that race. The caller's calls
 * return at once: settings and wishes lie in one slot each (the last write wins), snapshots come back
 * through one slot (the newest wins). The threads compute a snapshot only when asked, and never wait
 * for the screen.
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

/**
 * plateau_trainer_set_lanes:
 * @lanes: is copied
 *
 * Hands over all that races, in place of what was handed over before. A lane with a new id begins:
 * where @fork_of names a lane that was there with the same start, as that lane was at @fork_epoch (of
 * an epoch that it has not reached, its newest), else at its own start. A lane
 * whose settings begin another run than before starts afresh; one that is named no more ends; all
 * others stay as they are. plateau_trainer_set () is this with one lane of the id 1, without a name.
 *
 * All lanes train on one clock: those furthest behind are trained first, so that none runs ahead,
 * however long its epochs take. The speed is that of the lane that is looked at. A lane that had to
 * stop holds nobody up. Each network trains on one thread, several on as many as there are
 * processors.
 *
 * The generation is raised where a lane begins, starts afresh or ends, or another one is looked at.
 * Training goes on, unless a lane began or started afresh.
 *
 * Returns: the generation that these lanes belong to.
 */
guint64 plateau_trainer_set_lanes (PlateauTrainer *self, const PlateauLanes *lanes);

/**
 * plateau_trainer_edit:
 * @index: of network->parameters, of the lane that is looked at
 * @value: finite
 *
 * Changes one parameter of the lane's present, which trains on if it does. Edits and
 * plateau_trainer_continue_from () keep their order; of several edits of one parameter that wait, the
 * newest counts. A lane that begins again forgets those that wait. The generation stays. Where it is
 * refused, the next snapshots say so, until another edit is taken or the run starts afresh.
 */
void plateau_trainer_edit (PlateauTrainer *self, gsize index, double value);

/** Begins all lanes again: same weights, epoch 0, not training. Returns the new generation. */
guint64 plateau_trainer_reset (PlateauTrainer *self);

/**
 * plateau_trainer_continue_from:
 * @epoch: of the lane that is looked at; one that it has not reached means its newest
 *
 * Makes @epoch the present of the run, with a higher generation: what was later has not happened,
 * and a run that had to stop may go on, for instance with another rate. Not training.
 *
 * Returns: the new generation.
 */
guint64 plateau_trainer_continue_from (PlateauTrainer *self, guint64 epoch);

/** Trains until told otherwise, or until the numbers leave the finite range. */
void plateau_trainer_train (PlateauTrainer *self, gboolean train);

/** Trains for @epochs more (on the lanes' clock) and stops. */
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
 * While @training is set in it more can be asked for; while it trains, an answer may take some time,
 * so that pictures of large networks leave the training most of it. Where it
 * owes fields, as it does at rest until all that were asked for are in it, another snapshot with the
 * same number follows.
 */
PlateauSnapshot *plateau_trainer_take (PlateauTrainer *self);

/** Blocks up to @milliseconds until something can be taken. For tests. */
gboolean plateau_trainer_wait (PlateauTrainer *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauTrainer, plateau_trainer_free)

G_END_DECLS
