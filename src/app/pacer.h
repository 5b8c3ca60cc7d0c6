/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/trainer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauPacer:
 *
 * The road from the controls to the picture. It owns the trainer and walks with the frame clock of
 * a widget: each frame it takes the newest snapshot, emits "snapshot", and asks for the next one.
 * While nothing changes it does not tick.
 *
 * Property "training" (boolean, readable and writable): whether the run goes on by itself. It turns
 * false by itself where the start changes, after a step, and where the numbers leave the finite
 * range.
 *
 * Signal "snapshot": plateau_pacer_get_snapshot () is another one.
 */
#define PLATEAU_TYPE_PACER (plateau_pacer_get_type ())
G_DECLARE_FINAL_TYPE (PlateauPacer, plateau_pacer, PLATEAU, PACER, GObject)

/** @widget: (transfer none): whose frame clock it walks with; it must outlive plateau_pacer_stop (). */
PlateauPacer *plateau_pacer_new (GtkWidget *widget);

/** Hands over what a person has set, and what the next picture of it needs. */
void
plateau_pacer_set (PlateauPacer *self, const PlateauSettings *settings, const PlateauWish *wish);

/** What the next picture needs. */
void plateau_pacer_set_wish (PlateauPacer *self, const PlateauWish *wish);

gboolean plateau_pacer_get_training (PlateauPacer *self);
void plateau_pacer_set_training (PlateauPacer *self, gboolean training);

/** One epoch more, and no further. */
void plateau_pacer_step (PlateauPacer *self);

/** The same weights again, at epoch 0. */
void plateau_pacer_reset (PlateauPacer *self);

/** (nullable) (transfer none): the newest snapshot. */
PlateauSnapshot *plateau_pacer_get_snapshot (PlateauPacer *self);

/** TRUE while a frame may bring something new. */
gboolean plateau_pacer_is_busy (PlateauPacer *self);

/** Ends the thread and joins it. Nothing is emitted afterwards, and every call is without effect. */
void plateau_pacer_stop (PlateauPacer *self);

G_END_DECLS
