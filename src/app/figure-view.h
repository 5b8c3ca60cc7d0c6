/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauFigureView:
 *
 * One figure on the screen. Property "figure" (string, construct only): its nick.
 *
 * It is an image to assistive technologies: the name is the figure's, the description carries its
 * numbers and follows the training at a pace that can be read.
 *
 * Signal "pointed": the pointer came upon something else, see plateau_figure_view_get_pick ().
 * Signal "enlarge": Enter was pressed on it.
 */
#define PLATEAU_TYPE_FIGURE_VIEW (plateau_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureView, plateau_figure_view, PLATEAU, FIGURE_VIEW, GtkWidget)

/**
 * plateau_figure_view_show:
 * @snapshot: (transfer none): a reference is taken
 * @style: must stay valid
 *
 * Draws this from the next frame on.
 */
void plateau_figure_view_show (PlateauFigureView *self,
                               PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               const PlateauStyle *style);

/** Lets go of what was shown: it is not seen any more. */
void plateau_figure_view_forget (PlateauFigureView *self);

/** Brings the accessible description up to what is shown. */
void plateau_figure_view_describe (PlateauFigureView *self);

/** (nullable): the accessible description; of what was forgotten there is none. */
const char *plateau_figure_view_get_description (PlateauFigureView *self);

/** What the pointer is on; %PLATEAU_PICK_NONE where it is on nothing or elsewhere. */
PlateauPick plateau_figure_view_get_pick (PlateauFigureView *self);

G_END_DECLS
