/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/network-edges.h"
#include "figures/network-figure.h"
#include "fixture.h"

/** Scene: a case laid out on a pen without paper. */
typedef struct
{
  PlateauSnapshot *snapshot;
  PlateauFigureOptions options;
  PlateauStyle style;
  PlateauPen *pen;
  PlateauNetworkLayout layout;
} Scene;

void scene_init (Scene *self, const Case *c, double width, double height, double scale);
void scene_clear (Scene *self);

/** (transfer full) (nullable): the network's words for a pick; -1 where it has none. */
char *scene_text_of (const PlateauSnapshot *snapshot, int layer, int unit, int input, int example);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)
