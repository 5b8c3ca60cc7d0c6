/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** -1, 0 or 1; what rounding leaves counts as 0. */
#define SIGN(x) (((x) > 1e-9) - ((x) < -1e-9))

/** Does what a key does on @widget, by its name as a trigger: "<Shift>Left". FALSE where that is nothing. */
gboolean space_hands_press (GtkWidget *widget, const char *trigger);

/** Whether there is a pointer that the next ones can move. */
gboolean space_hands_can_move (void);

/** From the middle of @widget by (@dx, @dy), with the real pointer. */
void space_hands_drag (GtkWidget *widget, int button, gboolean shift, int dx, int dy);

/** A notch of the wheel over the middle of @widget. */
void space_hands_wheel (GtkWidget *widget, gboolean up);

/** Two fingers that move so many times as far apart. */
void space_hands_pinch (GtkWidget *widget, double scale);

/** Clicks a named template child of the first widget of a type below @root; FALSE where there is none. */
gboolean space_hands_click (GtkWidget *root, const char *type, const char *child);

G_END_DECLS
