/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "layers-layout.h"

G_BEGIN_DECLS

/** What stands at the start of a row: its name, the verdict, and the numbers where there is room. */
void plateau_layers_label_draw (PlateauPen *pen,
                                const PlateauLayersLayout *layout,
                                const PlateauSnapshot *snapshot,
                                guint layer);

G_END_DECLS
