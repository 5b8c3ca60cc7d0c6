/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas.h"
#include "figure-tip.h"
#include "figure-view.h"

G_BEGIN_DECLS

struct _PlateauFigureView
{
  GtkWidget parent_instance;

  /* borrowed */
  const PlateauStyle *style;

  /* owned */
  PlateauFigureTip tip;
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

/** Chooses something else, and says so. */
void plateau_figure_view_choose (PlateauFigureView *self, const PlateauPick *pick);

/** Where what is chosen stands: keys and other figures do not say. FALSE where it stands nowhere. */
gboolean plateau_figure_view_locate_chosen (PlateauFigureView *self, PlateauPick *pick);

/** What keys do on a figure that has the focus. */
void plateau_figure_view_add_keys (GtkWidgetClass *widget_class);

G_END_DECLS
