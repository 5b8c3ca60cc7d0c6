/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/camera.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauFigureTurning:
 *
 * How a hand turns what stands in space: a drag orbits; with Shift or the middle button it pans; the wheel,
 * two fingers and a pinch zoom. To be embedded into the figure's widget, which answers for whether anything
 * stands in space now.
 */
typedef struct
{
  /*< private >*/
  GtkWidget *widget;     /* borrowed */
  PlateauCamera *camera; /* borrowed: from where it is seen now */
  gboolean (*applies) (GtkWidget *widget);
  double last_x;
  double last_y;
  double last_scale;
} PlateauFigureTurning;

/**
 * plateau_figure_turning_init:
 * @widget: (transfer none): emits "turned" with the #PlateauCamera that a person wishes for
 * @camera: (transfer none): from where it is seen now; is not changed here
 * @applies: whether anything can be turned
 */
void plateau_figure_turning_init (PlateauFigureTurning *self,
                                  GtkWidget *widget,
                                  PlateauCamera *camera,
                                  gboolean (*applies) (GtkWidget *widget));

/**
 * plateau_figure_turning_key:
 * @key: a key value of GDK
 * @shift: with Shift
 *
 * Arrows turn, with Shift they pan; + and − zoom; 0 goes back to the first place.
 *
 * Returns: FALSE where the key is none of these, or nothing can be turned
 */
gboolean plateau_figure_turning_key (PlateauFigureTurning *self, guint key, gboolean shift);

/** The keys of plateau_figure_turning_key () that are no arrows, @n of them. */
const guint *plateau_figure_turning_keys (guint *n);

G_END_DECLS
