/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * PlateauRaceLayout:
 * @losses_width, @losses_height: of the losses, which begin at (0, 0)
 * @cards: one for each of n_cards lanes; no cards where there is no room for them
 * @hint_y: the middle of the hint, or 0 where there is none
 *
 * Where the parts of a race figure stand. Drawing and pointing share it.
 */
typedef struct
{
  double losses_width;
  double losses_height;
  PlateauBox cards[PLATEAU_MAX_LANES];
  guint n_cards;
  double hint_y;
} PlateauRaceLayout;

void plateau_race_layout_init (PlateauRaceLayout *self,
                               PlateauPen *pen,
                               double width,
                               double height,
                               const PlateauSnapshot *snapshot);

/** The card under (@x, @y), or -1. */
int plateau_race_layout_card_at (const PlateauRaceLayout *self, double x, double y);

G_END_DECLS
