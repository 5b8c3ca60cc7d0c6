/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "experiment.h"

G_BEGIN_DECLS

/** PlateauLanguage: what a program is written for. */
typedef enum
{
  PLATEAU_LANGUAGE_NUMPY,
  PLATEAU_LANGUAGE_PYTORCH,
} PlateauLanguage;

#define PLATEAU_N_LANGUAGES 2

/** The name on the command line: "numpy", "pytorch". */
const char *plateau_language_nick (PlateauLanguage self);

/**
 * plateau_source_code:
 * @epochs: how far it trains
 * @every: it prints a row each so many epochs, and the last one
 *
 * A short program in the course's notation that runs @experiment with the same numbers and prints
 * the first three columns of the table of "plateau-cli train": epoch, loss, accuracy.
 *
 * Returns: (transfer full): Python source, in UTF-8
 */
char *plateau_source_code (PlateauExperiment *experiment,
                           PlateauLanguage language,
                           guint64 epochs,
                           guint64 every);

G_END_DECLS
