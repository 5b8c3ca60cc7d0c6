/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/** What stands in each row: its label, the histograms of a and of dZ, the saturation map. */
void plateau_layers_rows_draw (PlateauPen *pen,
                               const PlateauLayersLayout *layout,
                               const PlateauSnapshot *snapshot);

G_END_DECLS
