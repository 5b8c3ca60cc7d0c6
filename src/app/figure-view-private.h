/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas.h"
#include "figure-space.h"
#include "figure-tip.h"
#include "figure-turning.h"
#include "figure-view.h"

G_BEGIN_DECLS

struct _PlateauFigureView
{
  GtkWidget parent_instance;

  /* borrowed */
  const PlateauStyle *style;

  /* owned */
  PlateauFigureTip tip;
  PlateauFigureSpace space;
  PlateauFigureTurning turning;
  PlateauCanvas *canvas;
  PlateauSnapshot *snapshot;
  PlateauFigureOptions options;
  PlateauFigureKind kind;
  char *description;
  PlateauPick pick;
  PlateauPick chosen;
  guint pointing; /* a tick, after which what lies under the pointer is known */
  gboolean rests; /* it is wanted for the figure's sake alone: the pointer has not moved */
  gint64 point_time;
  double pointer_x; /* negative while the pointer is elsewhere */
  double pointer_y;
  double press_x;
  double press_y;
};

/** The figure's palette, in the typeface of the window around it. */
void plateau_figure_view_get_style (PlateauFigureView *self, PlateauStyle *style);

/** Pointing and clicking; nothing is pointed at, and nothing chosen, to begin with. */
void plateau_figure_view_add_pointing (PlateauFigureView *self);

/** What is shown has moved on: in a while looks again what lies under a pointer that rests. */
void plateau_figure_view_point_again (PlateauFigureView *self);

/** What was still to be looked for is left alone. */
void plateau_figure_view_stop_pointing (PlateauFigureView *self);

/** Shows the words of what the pointer is on; while it is elsewhere, of what was chosen, in the figure that
 * has the keys. */
void plateau_figure_view_show_tip (PlateauFigureView *self);

/** Chooses something else, and says so. */
void plateau_figure_view_choose (PlateauFigureView *self, const PlateauPick *pick);

/** Where what is chosen stands: keys and other figures do not say. FALSE where it stands nowhere. */
gboolean plateau_figure_view_locate_chosen (PlateauFigureView *self, PlateauPick *pick);

/** (transfer full) (nullable): the figure's words for what is chosen; NULL where it has none. */
char *plateau_figure_view_dup_chosen_text (PlateauFigureView *self);

/** What keys do on a figure that has the focus. */
void plateau_figure_view_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
