/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "commands.h"
#include "session/seeds.h"

G_BEGIN_DECLS

/**
 * plateau_train_seeds:
 * @seeds: (out) (transfer full): the draws, all of them done
 *
 * Trains the draws that the options ask for, on all processors, with a line of progress on a terminal.
 *
 * Returns: another status than good, with an error, where a signal came first.
 */
PlateauExit plateau_train_seeds (const PlateauOptions *options,
                                 const PlateauSettings *settings,
                                 PlateauSeeds **seeds,
                                 GError **error);

G_END_DECLS
