/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure-view.h"

G_BEGIN_DECLS

/**
 * PlateauFigureCard:
 *
 * A figure with its title line on a card. Property "figure" (string, construct only): its nick.
 *
 * Signal "enlarge": a person wants this one large.
 * Signals "pointed", "chosen", "opened", "added", "turned": as of its view.
 */
#define PLATEAU_TYPE_FIGURE_CARD (plateau_figure_card_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureCard, plateau_figure_card, PLATEAU, FIGURE_CARD, GtkWidget)

PlateauFigureView *plateau_figure_card_get_view (PlateauFigureCard *self);

/** A small card has no controls; a click on it asks for more room. */
void plateau_figure_card_set_large (PlateauFigureCard *self, gboolean large);

/**
 * plateau_figure_card_set_controls:
 * @suffix: (nullable) (transfer none): what stands at the end of the title line
 * @extra: (nullable) (transfer none): what has a row of its own below the title
 *
 * What was there before goes; what is on another card comes over from it.
 */
void
plateau_figure_card_set_controls (PlateauFigureCard *self, GtkWidget *suffix, GtkWidget *extra);

/**
 * plateau_figure_card_show:
 * @options: as they were asked for
 *
 * Shows @snapshot where it holds what the figure needs with these options, else for the time being
 * the one before.
 */
void plateau_figure_card_show (PlateauFigureCard *self,
                               PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               const PlateauStyle *style);

/** Brings the title up to what is shown. */
void plateau_figure_card_show_title (PlateauFigureCard *self);

/** Lets go of what was shown: the card is not seen any more. */
void plateau_figure_card_forget (PlateauFigureCard *self);

G_END_DECLS
