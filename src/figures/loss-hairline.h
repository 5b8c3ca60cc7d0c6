/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "loss-layout.h"

G_BEGIN_DECLS

/**
 * PlateauLossHairline:
 * @shown: an epoch is pointed at
 * @text: (nullable): its words; NULL where there is no room
 * @x, @y: the point of the line that it is about
 *
 * The upright line at the epoch that is pointed at, with the losses there.
 */
typedef struct
{
  gboolean shown;
  char *text;
  PlateauText how;
  PlateauBox box;
  double epoch;
  double x;
  double y;
} PlateauLossHairline;

/** Finds its label a place, before other words do. @self is all zero at first. */
void plateau_loss_hairline_place (PlateauLossHairline *self,
                                  PlateauPen *pen,
                                  const PlateauLossLayout *layout,
                                  const PlateauPick *lit);

void plateau_loss_hairline_draw (const PlateauLossHairline *self,
                                 PlateauPen *pen,
                                 const PlateauLossLayout *layout,
                                 const PlateauPick *lit);

void plateau_loss_hairline_clear (PlateauLossHairline *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLossHairline, plateau_loss_hairline_clear)

G_END_DECLS
