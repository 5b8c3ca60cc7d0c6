/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "stage-private.h"

/* Only what stands in space is drawn again: nothing else has changed, and nothing new is needed. */
static void
turn_to (PlateauStage *self, const PlateauCamera *camera)
{
  self->options.camera = *camera;
  if (self->snapshot != NULL)
    plateau_stage_cards_turn (&self->cards, self->snapshot, &self->options, self->style);
}

void
plateau_stage_connect_space (PlateauStage *self, PlateauFigureCard *card)
{
  g_signal_connect_object (card, "turned", G_CALLBACK (turn_to), self, G_CONNECT_SWAPPED);
}

void
plateau_stage_reset_camera (PlateauStage *self)
{
  PlateauCamera camera;

  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_camera_init (&camera);
  turn_to (self, &camera);
}

PlateauCamera
plateau_stage_get_camera (PlateauStage *self)
{
  return self->options.camera;
}

gboolean
plateau_stage_get_landscape (PlateauStage *self, PlateauSurfaceAxes *axes)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), FALSE);

  *axes = self->options.axes;
  return plateau_stage_order_shows (&self->cards.order, PLATEAU_FIGURE_LANDSCAPE);
}

gboolean
plateau_stage_get_map (PlateauStage *self, PlateauMapChoice *choice)
{
  g_return_val_if_fail (PLATEAU_IS_STAGE (self), FALSE);

  *choice = plateau_map_chooser_get (plateau_figure_controls_get_map (self->controls));
  return plateau_stage_order_shows (&self->cards.order, PLATEAU_FIGURE_MAP);
}

void
plateau_stage_set_map_axis (PlateauStage *self, PlateauSweepAxis axis)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_map_chooser_set_axis (plateau_figure_controls_get_map (self->controls), axis);
}

void
plateau_stage_show_map (PlateauStage *self, double progress)
{
  g_return_if_fail (PLATEAU_IS_STAGE (self));

  plateau_figure_controls_show_map (self->controls, progress);
}

void
plateau_stage_set_surface (PlateauStage *self, const char *nick)
{
  PlateauLandscapeChooser *chooser = plateau_figure_controls_get_landscape (self->controls);
  PlateauSurfaceAxes axes;

  plateau_landscape_chooser_get_axes (chooser, &axes);
  if (plateau_surface_from_nick (nick, &axes.kind))
    plateau_landscape_chooser_set_axes (chooser, &axes);
}

void
plateau_stage_note_edge (PlateauStage *self, const PlateauPick *pick)
{
  PlateauParameterPlace place;

  if (pick->layer < 1 || pick->unit < 0 || pick->input < 0)
    return;

  place = (PlateauParameterPlace){ (guint) pick->layer, (guint) pick->unit, (guint) pick->input };
  plateau_landscape_chooser_add_weight (plateau_figure_controls_get_landscape (self->controls),
                                        &place);
}

void
plateau_stage_show_in_landscape (PlateauStage *self, guint layer, guint unit, guint input)
{
  const PlateauParameterPlace place = { layer, unit, input };

  plateau_landscape_chooser_add_weight (plateau_figure_controls_get_landscape (self->controls),
                                        &place);
  plateau_stage_set_surface (self, plateau_surface_nick (PLATEAU_SURFACE_WEIGHTS));
  g_object_set (self, "large-figure", plateau_figure_nick (PLATEAU_FIGURE_LANDSCAPE), NULL);
}
