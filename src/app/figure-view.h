/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "scene-view.h"

G_BEGIN_DECLS

/**
 * PlateauFigureView:
 *
 * One figure on the screen. Property "figure" (string, construct only): its nick.
 *
 * It is an image to assistive technologies: the name is the figure's, the description carries the words of
 * what is chosen and its numbers, and follows the training at a pace that can be read.
 *
 * Signal "pointed": the pointer came upon something else, see plateau_figure_view_get_pick ().
 * Signal "chosen": a click or a key chose something else, or let go (Esc, or a click on nothing), see
 *   plateau_figure_view_get_chosen (). The arrow keys, Home and End, and in figures of all layers the page
 *   keys, walk on from what is chosen, see plateau_walk ().
 * Signal "opened" (#PlateauPick): a click or Enter on a weight or a bias, which Shift with Up and Down
 *   reaches, see plateau_walk_weights (), or on a cell of the map.
 * Signal "added" (#PlateauPick): the same with Control on a cell of the map.
 * Signal "enlarge": Enter was pressed on it, and nothing was opened.
 * Signal "turned" (#PlateauCamera): a hand or a key wishes to see what stands in space from there, see
 *   #PlateauFigureTurning.
 * Signal "flat": OpenGL has failed: from now on it is drawn flat, see plateau_figure_view_get_failure ().
 */
#define PLATEAU_TYPE_FIGURE_VIEW (plateau_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureView, plateau_figure_view, PLATEAU, FIGURE_VIEW, GtkWidget)

/**
 * plateau_figure_view_show:
 * @snapshot: (transfer none): a reference is taken
 * @style: must stay valid
 *
 * Draws this from the next frame on. Of a figure that takes long the picture before is seen for some
 * frames more.
 */
void plateau_figure_view_show (PlateauFigureView *self,
                               PlateauSnapshot *snapshot,
                               const PlateauFigureOptions *options,
                               const PlateauStyle *style);

/** TRUE while what was shown last is not yet seen: before the next frame, and while a figure that takes
 * long is drawn on the painter's thread. */
gboolean plateau_figure_view_is_late (PlateauFigureView *self);

/** Lets go of what was shown: it is not seen any more. */
void plateau_figure_view_forget (PlateauFigureView *self);

/** Brings the accessible description up to what is shown. */
void plateau_figure_view_describe (PlateauFigureView *self);

/** (nullable): the accessible description; of what was forgotten there is none. */
const char *plateau_figure_view_get_description (PlateauFigureView *self);

/** What the pointer is on; %PLATEAU_PICK_NONE where it is on nothing or elsewhere. */
PlateauPick plateau_figure_view_get_pick (PlateauFigureView *self);

/** What is chosen in the window: from there the keys walk on. Emits nothing, and draws nothing: what is
 * to be lit comes with the options. */
void plateau_figure_view_set_chosen (PlateauFigureView *self, const PlateauPick *chosen);
PlateauPick plateau_figure_view_get_chosen (PlateauFigureView *self);

/** (nullable): the words that stand beside what the pointer is on or, while it is elsewhere and the figure
 * has the focus, beside what is chosen. */
const char *plateau_figure_view_get_tip (PlateauFigureView *self);

/** (nullable): why what stands in space is drawn flat. */
const char *plateau_figure_view_get_failure (PlateauFigureView *self);

/** (nullable): what draws with OpenGL, for tests. (transfer none) */
PlateauSceneView *plateau_figure_view_get_scene (PlateauFigureView *self);

G_END_DECLS
