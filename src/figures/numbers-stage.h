/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "numbers-equal.h"
#include "recipe.h"

G_BEGIN_DECLS

/** The most results of one stage: W and b of every layer. */
#define PLATEAU_MAX_RESULTS (2 * PLATEAU_MAX_LAYERS)

/** The stage that a figure shows: beyond the end of a recipe that became shorter, its last one. */
guint plateau_numbers_stage_index (const PlateauSnapshot *snapshot, guint index);

/** The stage's name as a formula, for the strip: "dW^{[2]}, db^{[2]}". */
char *plateau_numbers_stage_markup (const PlateauSnapshot *snapshot, guint index);

/** The formula of the stage, as the course writes it: see #PlateauFormula. */
char *plateau_numbers_stage_formula (const PlateauSnapshot *snapshot, guint index);

/** The same in a line of plain text, for a description; partly translated. */
char *plateau_numbers_stage_plain (const PlateauSnapshot *snapshot, guint index);

/** (nullable): what else there is to know: "normal × 0.01, seed 2", the rate (translated). */
char *plateau_numbers_stage_note (const PlateauSnapshot *snapshot, guint index);

/**
 * plateau_numbers_stage_results:
 * @result: (out): up to %PLATEAU_MAX_RESULTS matrices that the stage makes
 *
 * Returns: how many; those whose numbers the snapshot lacks are left out.
 */
guint plateau_numbers_stage_results (const PlateauSnapshot *snapshot,
                                     guint index,
                                     PlateauNumbersMatrix result[PLATEAU_MAX_RESULTS]);

/** What is to be said of the results of a stage: to be cleared. */
void plateau_numbers_stage_sayings (const PlateauSnapshot *snapshot,
                                    guint index,
                                    PlateauSayings *sayings);

G_END_DECLS
