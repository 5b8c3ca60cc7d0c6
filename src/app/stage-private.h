/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lane-bar.h"
#include "narrator-box.h"
#include "stage-cards.h"
#include "stage.h"
#include "time-line.h"
#include "weight-popover.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _PlateauStage
{
  GtkWidget parent_instance;

  /* template widgets */
  AdwToastOverlay *toasts;
  GtkBox *cards_box;
  PlateauLaneBar *lane_bar;
  PlateauTimeLine *time_line;
  PlateauNarrator *narrator;

  /* borrowed */
  const PlateauStyle *style;
  PlateauStageCards cards; /* the box's */

  /* owned */
  PlateauFigureControls *controls;
  PlateauWeightPopover *popover; /* NULL until it is first wanted */
  PlateauSnapshot *snapshot;
  PlateauFigureOptions options; /* as chosen: what the next snapshot shall show */
  PlateauPick chosen;           /* lit while the pointer is on nothing */
  gint64 titles_time;
  gint64 narration_time;
  gint64 description_time;
};

/** Draws the cards that are shown. */
void plateau_stage_show_figures (PlateauStage *self);

/** The newest two weights or biases that were chosen are what the landscape of two weights is about. */
void plateau_stage_note_edge (PlateauStage *self, const PlateauPick *pick);

/** The kind of the landscape's axes; a nick that nothing bears is passed by. */
void plateau_stage_set_surface (PlateauStage *self, const char *nick);

/** What stands in space is turned by hands and keys. */
void plateau_stage_connect_space (PlateauStage *self, PlateauFigureCard *card);

/** Makes a weight or bias the first axis of the landscape and goes there. */
void plateau_stage_show_in_landscape (PlateauStage *self, guint layer, guint unit, guint input);

/** What is pointed at, chosen or opened on a card is lit on all, gone to, or changed. */
void plateau_stage_connect_card (PlateauStage *self, PlateauFigureCard *card);

G_END_DECLS
