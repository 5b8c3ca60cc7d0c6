/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/map.h"
#include "session/seeds.h"
#include "session/surface-axes.h"
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
 * Property "training" (boolean, readable and writable): whether the lanes go on by themselves. It turns
 * false by itself where a start changes or a lane begins, after a step, and where the numbers of all
 * lanes left the finite range.
 *
 * It owns the draws of many seeds too, the landscape and the map, and gives them to the snapshots.
 *
 * Signal "snapshot": plateau_pacer_get_snapshot () is another one.
 */
#define PLATEAU_TYPE_PACER (plateau_pacer_get_type ())
G_DECLARE_FINAL_TYPE (PlateauPacer, plateau_pacer, PLATEAU, PACER, GObject)

/** @widget: (transfer none): whose frame clock it walks with; it must outlive plateau_pacer_stop (). */
PlateauPacer *plateau_pacer_new (GtkWidget *widget);

/** Hands over all that races, and what the next picture of it needs. */
void plateau_pacer_set (PlateauPacer *self, const PlateauLanes *lanes, const PlateauWish *wish);

/** What the next picture needs. */
void plateau_pacer_set_wish (PlateauPacer *self, const PlateauWish *wish);

gboolean plateau_pacer_get_training (PlateauPacer *self);
void plateau_pacer_set_training (PlateauPacer *self, gboolean training);

/** One epoch more, and no further. */
void plateau_pacer_step (PlateauPacer *self);

/** The same weights again in all lanes, at epoch 0. */
void plateau_pacer_reset (PlateauPacer *self);

/** Makes an epoch of the past the present of the lane that is looked at: later ones have not been. */
void plateau_pacer_return_to (PlateauPacer *self, guint64 epoch);

/** Changes one parameter of the lane that is looked at; nothing where its net has no such one by now. */
void plateau_pacer_edit (PlateauPacer *self, gsize index, double value);

/** Over what the landscape lies that the snapshots carry from now on; NULL: they carry none, and none is
 * computed. Told before the wish that asks for them. */
void plateau_pacer_set_landscape (PlateauPacer *self, const PlateauSurfaceAxes *axes);

/** The map that the snapshots carry from now on, as far as it is kept or computed; NULL: they carry none.
 * Told before the wish that goes with it. */
void plateau_pacer_set_map (PlateauPacer *self,
                            const PlateauSweepPlan *plan,
                            PlateauExperiment *experiment);

/** Computes in the background what is missing of a map, which is the one to be shown. */
void plateau_pacer_compute_map (PlateauPacer *self,
                                const PlateauSweepPlan *plan,
                                PlateauExperiment *experiment);

/** Stops that; the cells that are done stay. */
void plateau_pacer_cancel_map (PlateauPacer *self);

/** TRUE while a map is computed. */
gboolean plateau_pacer_computes_map (PlateauPacer *self);

/** (nullable) (transfer none): the newest map, also while no figure shows it. */
PlateauMap *plateau_pacer_get_map (PlateauPacer *self);

/** Begins to train many draws of a start in the background, in place of those before. */
void plateau_pacer_draw_seeds (PlateauPacer *self, const PlateauSettings *settings, guint64 epochs);

/** Stops that; the draws that have come to their end stay. */
void plateau_pacer_cancel_seeds (PlateauPacer *self);

/** TRUE while draws are trained. */
gboolean plateau_pacer_draws_seeds (PlateauPacer *self);

/** (nullable) (transfer none): the newest snapshot. */
PlateauSnapshot *plateau_pacer_get_snapshot (PlateauPacer *self);

/** TRUE while a frame may bring something new. */
gboolean plateau_pacer_is_busy (PlateauPacer *self);

/** Ends the thread and joins it. Nothing is emitted afterwards, and every call is without effect. */
void plateau_pacer_stop (PlateauPacer *self);

G_END_DECLS
