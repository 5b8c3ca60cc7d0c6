/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "landscape-chooser.h"
#include "map-chooser.h"

G_BEGIN_DECLS

/**
 * PlateauFigureControls:
 *
 * The controls that stand on the card of the large figure: of the layer and the plane, of the loss's
 * axes, of the numbers' stage and example, of the race and of the draws, of the landscape's axes, and of
 * whether three features are a plane or a cloud.
 *
 * Signal "changed": plateau_figure_controls_apply () gives something else.
 * Signal "example-chosen" (int): a person chose the example, counted from 0.
 */
#define PLATEAU_TYPE_FIGURE_CONTROLS (plateau_figure_controls_get_type ())
G_DECLARE_FINAL_TYPE (PlateauFigureControls,
                      plateau_figure_controls,
                      PLATEAU,
                      FIGURE_CONTROLS,
                      GObject)

PlateauFigureControls *plateau_figure_controls_new (void);

/** Fits the choosers to an experiment. */
void plateau_figure_controls_set_settings (PlateauFigureControls *self,
                                           const PlateauSettings *settings);

/** How far the draws of many seeds are, 0 to 1; negative while none are trained. */
void plateau_figure_controls_show_seeds (PlateauFigureControls *self, double progress);

/** How far the map is, 0 to 1; negative while none is computed. */
void plateau_figure_controls_show_map (PlateauFigureControls *self, double progress);

/** Sets the layer, the plane, the cloud and the axes of @options to what is chosen. */
void plateau_figure_controls_apply (PlateauFigureControls *self, PlateauFigureOptions *options);

/** As if a person had chosen it; kept within the network. */
void plateau_figure_controls_choose_layer (PlateauFigureControls *self, guint layer);

/** As if a person had chosen it. */
void plateau_figure_controls_choose_cloud (PlateauFigureControls *self, gboolean cloud);

/** What chooses the landscape's axes. (transfer none) */
PlateauLandscapeChooser *plateau_figure_controls_get_landscape (PlateauFigureControls *self);

/** What chooses the map's axes. (transfer none) */
PlateauMapChooser *plateau_figure_controls_get_map (PlateauFigureControls *self);

/** Shows which example is chosen, from 0; -1 where none is. */
void plateau_figure_controls_set_example (PlateauFigureControls *self, int example);

/** (nullable) (transfer none): what stands at the end of a figure's title line. */
GtkWidget *plateau_figure_controls_get_suffix (PlateauFigureControls *self, PlateauFigureKind kind);

/** (nullable) (transfer none): what has a row of its own below the title. */
GtkWidget *plateau_figure_controls_get_extra (PlateauFigureControls *self, PlateauFigureKind kind);

G_END_DECLS
