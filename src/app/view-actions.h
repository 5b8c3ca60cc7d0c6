/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Installs the window's actions on what the views show: "win.next-stage", "win.draw-seeds" and so on. */
void plateau_view_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
