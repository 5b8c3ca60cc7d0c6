/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/**
 * PlateauLayersFlow: what becomes of the gradient on its way back to the first layer.
 */
typedef enum
{
  PLATEAU_LAYERS_FLOW_STEADY,
  PLATEAU_LAYERS_FLOW_VANISHES,
  PLATEAU_LAYERS_FLOW_EXPLODES,
  PLATEAU_LAYERS_FLOW_UNKNOWN,
} PlateauLayersFlow;

/** By the rule and the limits of plateau_judge (). @ratio: (out): first / last, NAN where unknown. */
PlateauLayersFlow plateau_layers_flow (const PlateauSnapshot *snapshot, double *ratio);

/**
 * plateau_layers_head_draw:
 *
 * The headline: ‖dW‖ of the first layer against that of the last, with its limits; what becomes of
 * the sizes of dZ on the way back and of a on the way forth; and how many units are dead. As far as
 * there is room, in this order.
 */
void plateau_layers_head_draw (PlateauPen *pen,
                               const PlateauLayersLayout *layout,
                               double width,
                               const PlateauSnapshot *snapshot);

G_END_DECLS
