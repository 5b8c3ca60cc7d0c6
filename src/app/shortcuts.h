/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * plateau_shortcuts_add:
 *
 * The keys without a modifier: Space, S, R, N, and 1 to 3 for the figures. They work everywhere in
 * @window but where a person types text or an open list waits for an answer. Those with a modifier
 * are the application's accelerators.
 */
void plateau_shortcuts_add (GtkWidget *window);

G_END_DECLS
