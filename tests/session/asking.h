/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the trainer share. */
#pragma once

#include "session/replay.h"
#include "session/trainer.h"

/** The flower, 2-4-1, tanh, normal weights times @scale, rate 1.2. */
void fill_settings (PlateauSettings *settings, double scale);

/** Both layers and the field. */
extern const PlateauWish everything;

/** The first snapshot that answers @request, and, when the trainer rests, has its field. */
PlateauSnapshot *await_snapshot (PlateauTrainer *trainer, guint64 request);

/** Asks for everything, and awaits it. */
PlateauSnapshot *ask (PlateauTrainer *trainer);

/** Steps to @epoch and rests there. */
PlateauSnapshot *step_to (PlateauTrainer *trainer, guint64 epoch);

/** The run as it was at @epoch, with its field, also of a trainer that trains on. */
PlateauSnapshot *look_back (PlateauTrainer *trainer, guint64 epoch);

/** A run without a thread, to compare with. */
PlateauRun *new_reference (const PlateauSettings *settings, guint64 epochs);

void assert_same_parameters (const PlateauNetwork *a, const PlateauNetwork *b);

/** @snapshot is what @reference was at @epoch, to the last bit. */
void assert_at (const PlateauSnapshot *snapshot, const PlateauRun *reference, guint64 epoch);

/** Likewise, and so are its field and what else everything holds. */
void assert_shows (const PlateauSnapshot *snapshot, const PlateauRun *reference, guint64 epoch);
