/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauFigureTip:
 *
 * Words beside a place of a figure: a child of the figure's widget that never takes the pointer.
 * To be embedded.
 */
typedef struct
{
  /*< private >*/
  GtkWidget *label;
  double x;
  double y;
} PlateauFigureTip;

/** @parent: gets a child, which plateau_figure_tip_clear () takes off. */
void plateau_figure_tip_init (PlateauFigureTip *self, GtkWidget *parent);
void plateau_figure_tip_clear (PlateauFigureTip *self);

/** @text: (nullable): NULL hides it. @x, @y: of what it names. */
void plateau_figure_tip_show (PlateauFigureTip *self, const char *text, double x, double y);

/** (nullable): the words that are shown. */
const char *plateau_figure_tip_get_text (const PlateauFigureTip *self);

/** For the parent's size_allocate and snapshot. */
void plateau_figure_tip_allocate (PlateauFigureTip *self, int width, int height);
void plateau_figure_tip_snapshot (PlateauFigureTip *self, GtkSnapshot *snapshot);

G_END_DECLS
