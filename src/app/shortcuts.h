/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The name of the controller with the keys. */
#define PLATEAU_SHORTCUTS "plateau-shortcuts"

/**
 * plateau_shortcuts_add:
 *
 * The keys without a modifier: Space, S, R, N, Esc, and those of the figures; and those that text
 * knows too, as to undo and to copy. They work everywhere in @window but where a person types text or
 * an open list waits for an answer. The others are the application's accelerators.
 */
void plateau_shortcuts_add (GtkWidget *window);

/** The key that makes a figure large, as it stands on the keyboard: "1" ... "9", "M". */
const char *plateau_shortcuts_figure_key (PlateauFigureKind kind);

G_END_DECLS
