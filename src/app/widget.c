/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widget.h"

void
plateau_widget_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);

  /* GTK forgets the children that no pointer was bound to. */
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
