/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Installs the window's actions on lanes, weights and the way back: "win.pin" and so on. */
void plateau_race_actions_install (GtkWidgetClass *window_class);

G_END_DECLS
