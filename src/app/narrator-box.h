/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/snapshot.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauNarrator:
 *
 * The sentences under the figures. Its room is always the same, so that nothing jumps. Where
 * training had to stop it says so, as an alarm.
 */
#define PLATEAU_TYPE_NARRATOR (plateau_narrator_get_type ())
G_DECLARE_FINAL_TYPE (PlateauNarrator, plateau_narrator, PLATEAU, NARRATOR, GtkWidget)

/** Says what is seen of @layer. */
void plateau_narrator_show (PlateauNarrator *self, const PlateauSnapshot *snapshot, guint layer);

/** (nullable): what it says. */
const char *plateau_narrator_get_text (PlateauNarrator *self);

G_END_DECLS
