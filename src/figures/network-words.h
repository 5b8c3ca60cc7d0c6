/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network-layout.h"

G_BEGIN_DECLS

/** Above each column its name and how many of its units are distinct. */
void plateau_network_words_draw_heads (PlateauPen *pen,
                                       const PlateauNetworkLayout *layout,
                                       const PlateauSnapshot *snapshot);

/** Below each column the scale of its maps' colours, and its mean slope. */
void plateau_network_words_draw_feet (PlateauPen *pen,
                                      const PlateauNetworkLayout *layout,
                                      const PlateauSnapshot *snapshot);

/** At the lower edge, what the lines mean, and which of them are left out. */
void plateau_network_words_draw_legend (PlateauPen *pen, const PlateauNetworkLayout *layout);

G_END_DECLS
