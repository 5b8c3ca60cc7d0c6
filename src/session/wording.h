/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/** Three significant digits as people write them: 0.014, 17, 5.33, 1.2e-05; "–" for NAN. */
char *plateau_format_number (double value);

/** A count, its digits grouped as the locale does: "1,214,102". */
char *plateau_format_count (guint64 count);

/** A share as a percentage: "97 %", "2.9 %", "0.34 %", "1.4e-05 %"; "–" for NAN. */
char *plateau_format_share (double share);

/** "hidden layer 2", or "output layer" (translated). */
char *plateau_layer_name (const PlateauSnapshot *snapshot, guint layer);

/** The translated name of an activation, of an initialisation, of a data set's nick. */
const char *plateau_activation_title (PlateauActivation activation);
const char *plateau_initialization_title (PlateauInitialization initialization);
const char *plateau_data_set_title (const char *nick);

/**
 * plateau_numbers_text:
 *
 * The numbers of a snapshot in words, for accessible descriptions (translated): "Epoch 0, loss
 * 54.2, accuracy 55 %. Hidden layer 1: saturated 97 %, mean slope 0.014, update/weight 0.34 %, unit
 * spread 312, 4 of 4 units distinct."
 */
char *plateau_numbers_text (const PlateauSnapshot *snapshot, guint layer);

/**
 * plateau_divergence_text:
 *
 * Why training stopped, where, and what to try (translated); NULL where it did not stop.
 */
char *plateau_divergence_text (const PlateauSnapshot *snapshot);

G_END_DECLS
