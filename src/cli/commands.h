/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "options.h"

G_BEGIN_DECLS

/** PlateauExit: how the program ends. */
typedef enum
{
  PLATEAU_EXIT_GOOD = 0,
  PLATEAU_EXIT_BAD = 2,           /* bad input, or an output that cannot be written */
  PLATEAU_EXIT_DIVERGED = 3,      /* the numbers left the finite range */
  PLATEAU_EXIT_INTERRUPTED = 130, /* by SIGINT; as a shell reports it */
  PLATEAU_EXIT_TERMINATED = 143,  /* by SIGTERM */
} PlateauExit;

/*
 * Each command returns how the program shall end. Where that is not PLATEAU_EXIT_GOOD, @error says
 * why; for PLATEAU_EXIT_DIVERGED with epoch, layer and what to try.
 */

/** Trains and prints one row of CSV for epoch 0, every, 2 every, ... and the last. */
PlateauExit plateau_command_train (const PlateauOptions *options, GError **error);

/** Trains, and then draws one figure into a file. A run that diverges has none; of a race the lanes that
 * do are marked in it. */
PlateauExit plateau_command_figure (const PlateauOptions *options, GError **error);

/** Trains a grid and prints one row of CSV for each cell, or completes a file of them. */
PlateauExit plateau_command_sweep (const PlateauOptions *options, GError **error);

/** Trains, and prints or writes the loss over a plane of the parameters: x, y, loss. */
PlateauExit plateau_command_slice (const PlateauOptions *options, GError **error);

/** Prints or writes a program that runs the same experiment. */
PlateauExit plateau_command_code (const PlateauOptions *options, GError **error);

/** Prints or writes the experiment file. */
PlateauExit plateau_command_experiment (const PlateauOptions *options, GError **error);

/** Measures training on this machine and prints lines such as "epochs_per_second=294000". */
PlateauExit plateau_command_bench (const PlateauOptions *options, GError **error);

/** Prints how the program, or the command that the options name, is used. */
PlateauExit plateau_command_help (const PlateauOptions *options, GError **error);

/** Sets @error to where, why and what to try. */
PlateauExit plateau_command_diverged (const PlateauSnapshot *snapshot, GError **error);

G_END_DECLS
