/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure-card.h"
#include "figure-controls.h"
#include "stage-layout.h"
#include "stage-order.h"

G_BEGIN_DECLS

/**
 * PlateauStageCards:
 * @card: one for each figure, the box's
 * @order: which of them are shown, and which is large
 *
 * The cards of the stage: one large, two beside it, the others hidden and without anything to draw. To be
 * embedded.
 */
typedef struct
{
  PlateauFigureCard *card[PLATEAU_N_FIGURES];
  PlateauStageOrder order;
  /*< private >*/
  PlateauStageLayout *layout; /* the box's */
} PlateauStageCards;

/** Fills @box, which owns the cards. */
void plateau_stage_cards_init (PlateauStageCards *self, GtkBox *box);

/** (transfer none) */
PlateauFigureView *plateau_stage_cards_get_view (const PlateauStageCards *self,
                                                 PlateauFigureKind kind);

/** Hides and shows the cards as the order says, with the controls of the large one. A focus that would
 * be hidden goes to the large one. */
void plateau_stage_cards_arrange (PlateauStageCards *self, PlateauFigureControls *controls);

/** Draws what is shown. */
void plateau_stage_cards_show (PlateauStageCards *self,
                               PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               const PlateauStyle *style);

/** Draws again what stands in space: it is seen from elsewhere. */
void plateau_stage_cards_turn (PlateauStageCards *self,
                               PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               const PlateauStyle *style);

/** Brings the titles, or the accessible descriptions, up to what is shown. */
void plateau_stage_cards_show_titles (PlateauStageCards *self);
void plateau_stage_cards_describe (PlateauStageCards *self);

/** Tells all figures what is chosen, so that keys walk on from there. */
void plateau_stage_cards_set_chosen (PlateauStageCards *self, const PlateauPick *pick);

/** Adds to @wish what the figures that are shown need. */
void plateau_stage_cards_add_wish (const PlateauStageCards *self,
                                   const PlateauFigureOptions *options,
                                   PlateauWish *wish);

G_END_DECLS
