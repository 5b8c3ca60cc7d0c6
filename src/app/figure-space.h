/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "scene-view.h"

G_BEGIN_DECLS

/**
 * PlateauFigureSpace:
 *
 * What of a figure stands in space: below its words, drawn by OpenGL. Where that cannot be had the figure
 * is drawn flat, as in a file, and there is a reason to tell. To be embedded into the figure's widget.
 */
typedef struct
{
  /*< private >*/
  GtkWidget *widget;       /* borrowed: the figure's */
  PlateauSceneView *scene; /* the widget's child; NULL while nothing stands in space */
  PlateauSpace *space;
  PlateauSnapshot *snapshot; /* of which the space was made, as the next two */
  PlateauFigureOptions options;
  PlateauStyle style;
  char *failure; /* NULL while OpenGL is not known to be missing */
  guint leaving; /* an idle that takes a failed scene away */
} PlateauFigureSpace;

/** @widget: (transfer none): emits "flat" once OpenGL has failed: what is shown is to be shown again. */
void plateau_figure_space_init (PlateauFigureSpace *self, GtkWidget *widget);

/** Before the widget goes. */
void plateau_figure_space_clear (PlateauFigureSpace *self);

/** Whether a figure stands in space now, so that it can be turned: by OpenGL or without it. */
gboolean plateau_figure_space_applies (PlateauFigureKind kind,
                                       const PlateauSnapshot *snapshot,
                                       const PlateauFigureOptions *options);

/**
 * plateau_figure_space_show:
 *
 * Shows what of the figure stands in space, if anything does. What has only been turned is not built anew.
 *
 * Returns: TRUE where it does: the rest of the figure is to be drawn with over_scene
 */
gboolean plateau_figure_space_show (PlateauFigureSpace *self,
                                    PlateauFigureKind kind,
                                    PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    const PlateauStyle *style);

/** Lets go of all that was shown, OpenGL's objects too. */
void plateau_figure_space_forget (PlateauFigureSpace *self);

void plateau_figure_space_allocate (PlateauFigureSpace *self, int width, int height);
void plateau_figure_space_snapshot (PlateauFigureSpace *self, GtkSnapshot *snapshot);

/** (nullable): why the figure is drawn flat; NULL where it is not. */
const char *plateau_figure_space_get_failure (const PlateauFigureSpace *self);

G_END_DECLS
