/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * plateau_widget_dispose_template:
 * @type: whose template it is
 *
 * For the dispose function of a widget that derives from GtkWidget itself: clears the template's
 * pointers and lets go of all children. Can be called twice.
 */
void plateau_widget_dispose_template (GtkWidget *widget, GType type);

G_END_DECLS
