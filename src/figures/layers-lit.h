/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/** Under all else: the row or the column of the layer that is pointed at. */
void plateau_layers_lit_draw_ground (PlateauPen *pen,
                                     const PlateauLayersLayout *layout,
                                     const PlateauPick *lit);

/** Over all else: its unit, and the example in every layer, each framed in the saturation maps. */
void plateau_layers_lit_draw_cells (PlateauPen *pen,
                                    const PlateauLayersLayout *layout,
                                    const PlateauPick *lit);

G_END_DECLS
