/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Adds the window's actions of the map: "win.compute-map", "win.cancel-map", "win.export-map",
 * "win.open-cell" and "win.pin-cell" (u: the cell). */
void plateau_map_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
