/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure-view.h"

G_BEGIN_DECLS

/**
 * PlateauFigureCard:
 *
 * A figure with its title line on a card. Properties:
 *
 * "figure" (string, construct only): the figure's nick,
 * "suffix" (#GtkWidget): controls at the end of the title line,
 * "extra" (#GtkWidget): controls in a row of their own below the title,
 * "large" (boolean): a small card has no controls; a click on it asks for more room.
 *
 * Signal "enlarge": a person wants this one large.
 * Signal "pointed": as of its view.
 */
#define PLATEAU_TYPE_FIGURE_CARD (plateau_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureCard, plateau_figure_card, PLATEAU, FIGURE_CARD, GtkWidget)

PlateauFigureView *plateau_figure_card_get_view (PlateauFigureCard *self);
void plateau_figure_card_set_title (PlateauFigureCard *self, const char *title);
void plateau_figure_card_set_large (PlateauFigureCard *self, gboolean large);

G_END_DECLS
