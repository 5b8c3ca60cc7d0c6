/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "loss-layout.h"

G_BEGIN_DECLS

/** Several lanes: the letter at the end of each line, and their names and losses right of the plot. */
void plateau_loss_names_draw (PlateauPen *pen, const PlateauLossLayout *layout);

G_END_DECLS
