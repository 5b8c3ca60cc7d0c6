/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The name of the controller with the keys. */
#define PLATEAU_SHORTCUTS "plateau-shortcuts"

/**
 * plateau_shortcuts_add:
 *
 * The keys without a modifier: Space, S, R, N, Esc, and 1 to 8 for the figures; and those that text
 * knows too, as to undo and to copy. They work everywhere in @window but where a person types text or
 * an open list waits for an answer. The others are the application's accelerators.
 */
void plateau_shortcuts_add (GtkWidget *window);

G_END_DECLS
