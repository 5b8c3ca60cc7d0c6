/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "loss-layout.h"

G_BEGIN_DECLS

/** What happened to the run, as marks on the axis of epochs. The pen must have a cairo context. */
void plateau_loss_marks_draw_events (PlateauPen *pen,
                                     const PlateauLossLayout *layout,
                                     const PlateauSnapshot *snapshot);

/** The event whose mark lies under (@x, @y); NULL where none does. */
const PlateauEvent *plateau_loss_marks_find (const PlateauLossLayout *layout,
                                             const PlateauSnapshot *snapshot,
                                             double x,
                                             double y);

/** What happened at @epoch, a line for each (translated); NULL where nothing did. */
char *plateau_loss_marks_text (const PlateauSnapshot *snapshot, double epoch);

/** Where lanes left the finite numbers, and in words. */
void plateau_loss_marks_draw_divergences (PlateauPen *pen, const PlateauLossLayout *layout);

/** The moment of the past that is shown, if one is. */
void plateau_loss_marks_draw_here (PlateauPen *pen,
                                   const PlateauLossLayout *layout,
                                   const PlateauSnapshot *snapshot);

G_END_DECLS
