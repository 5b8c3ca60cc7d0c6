/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/** The heads of the columns, their grids, and the axes below. @activation: of the hidden layers. */
void plateau_layers_axes_draw (PlateauPen *pen,
                               const PlateauLayersLayout *layout,
                               double width,
                               PlateauActivation activation);

G_END_DECLS
