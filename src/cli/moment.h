/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

G_BEGIN_DECLS

/**
 * plateau_moment_new:
 * @epochs: how far to train
 * @epoch: the moment that is shown, 0 ... @epochs
 *
 * Trains a run and shows a moment of it, with the losses of all of it.
 *
 * Returns: (transfer full): what @wish asks for. Where the run had to stop it is its last state.
 */
PlateauSnapshot *plateau_moment_new (const PlateauSettings *settings,
                                     guint64 epochs,
                                     guint64 epoch,
                                     const PlateauWish *wish);

G_END_DECLS
