/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "loss-layout.h"

G_BEGIN_DECLS

/** All lines, that of the looked lane on top, and the ones at @lit lane and of it thicker. The pen must
 * have a cairo context. */
void plateau_loss_lines_draw (PlateauPen *pen, const PlateauLossLayout *layout, int lit);

/** The dot at a place of a line. */
void plateau_loss_lines_draw_dot (PlateauPen *pen, double x, double y, PlateauColor color);

G_END_DECLS
