/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlateauPalette:
 * @PLATEAU_PALETTE_AUTOMATIC: light or dark, with high contrast or without, as the desktop says
 * @PLATEAU_PALETTE_WHITE: for a projector, on white ground
 * @PLATEAU_PALETTE_BLACK: for a projector, on black ground
 */
typedef enum
{
  PLATEAU_PALETTE_AUTOMATIC,
  PLATEAU_PALETTE_WHITE,
  PLATEAU_PALETTE_BLACK,
} PlateauPalette;

#define PLATEAU_TYPE_PALETTE (plateau_palette_get_type ())
GType plateau_palette_get_type (void);

#define PLATEAU_PROJECTOR_MIN_SCALE 1.0
#define PLATEAU_PROJECTOR_MAX_SCALE 2.5

/**
 * PlateauProjector:
 *
 * How large and in which colours everything is shown, so that the last row of a lecture hall can
 * read it. The type of all widgets, and type, lines and dots of the figures, grow together.
 * It is about the whole program: a style sheet and a colour scheme belong to the display.
 *
 * Properties:
 * "scale" (double, 1 to 2.5): rounded to steps of 10 %,
 * "palette" (#PlateauPalette),
 * "palette-name" (string): the same by its nick, for an action; a name that nothing bears is passed
 *   by.
 *
 * Signal "style-changed": plateau_projector_get_style () draws otherwise.
 */
#define PLATEAU_TYPE_PROJECTOR (plateau_projector_get_type ())
G_DECLARE_FINAL_TYPE (PlateauProjector, plateau_projector, PLATEAU, PROJECTOR, GObject)

PlateauProjector *plateau_projector_new (void);

/** (transfer none): what figures are drawn with now. Stays where it is; its contents change. */
const PlateauStyle *plateau_projector_get_style (PlateauProjector *self);

/**
 * plateau_projector_add_actions:
 * @window: (transfer none): also an action map; its actions stay as long as it and hold @self
 *
 * Adds "zoom-in", "zoom-out", "zoom-reset" and "palette" (string state; targets "automatic",
 * "white" and "black") to a window's actions. Zooming is disabled where it would change nothing.
 */
void plateau_projector_add_actions (PlateauProjector *self, GActionMap *window);

/** Gives the zoom actions of the windows their keys: Ctrl with +, −, 0, and those of the keypad. */
void plateau_projector_set_accels (GtkApplication *application);

G_END_DECLS
