/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/** Whether the seeds of a snapshot are draws of the start that it shows, whatever its own draw is. */
gboolean plateau_seeds_are_of_start (const PlateauSnapshot *snapshot);

/** "normal × 0.01 · 2–4–1 · tanh · rate 1.2 · seeds 2 to 21" (translated). */
char *plateau_seeds_start_text (const PlateauSeeds *seeds);

/** Whose start it is, and how far the trainings are where they are not done (translated). */
char *plateau_seeds_status_text (const PlateauSnapshot *snapshot);

/** How many of those that have come to their end left the finite numbers. */
guint plateau_seeds_n_stopped (const PlateauSeeds *seeds);

G_END_DECLS
