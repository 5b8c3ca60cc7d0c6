/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauCanvas:
 *
 * The picture of one figure on one widget, and who draws it: a figure that is cheap is drawn at once,
 * so that what is seen is what was shown last. One that took more than a small part of a frame is drawn
 * on a thread that all figures of a window share; until it comes the picture before stays.
 */
typedef struct _PlateauCanvas PlateauCanvas;

/** @widget: (transfer none): is drawn again when a picture has come; must outlive the canvas. */
PlateauCanvas *plateau_canvas_new (GtkWidget *widget, PlateauFigureKind kind);
void plateau_canvas_free (PlateauCanvas *self);

/** The next plateau_canvas_paint () shows this. The arguments are copied; a reference to @snapshot is
 * held. */
void plateau_canvas_show (PlateauCanvas *self,
                          PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauStyle *style);

/** Lets go of all that was shown. A picture that is under way is thrown away. */
void plateau_canvas_forget (PlateauCanvas *self);

/** TRUE while the picture is not yet that of what was shown last. */
gboolean plateau_canvas_is_late (PlateauCanvas *self);

/** Paints the newest picture that there is over (0, 0, @width, @height): inside the widget's snapshot. */
void plateau_canvas_paint (PlateauCanvas *self, GtkSnapshot *snapshot, int width, int height);

/** Lets go of the window's painter: the widget leaves its window. */
void plateau_canvas_leave (PlateauCanvas *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauCanvas, plateau_canvas_free)

G_END_DECLS
