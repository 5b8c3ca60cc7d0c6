/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** The children that the layout places, in their order. */
typedef enum
{
  PLATEAU_TIME_LINE_PLAY,
  PLATEAU_TIME_LINE_TRACK,
  PLATEAU_TIME_LINE_EPOCH,
  PLATEAU_TIME_LINE_NOW,
  PLATEAU_TIME_LINE_CONTINUE,
  PLATEAU_TIME_LINE_SPEED,
  PLATEAU_N_TIME_LINE_PARTS,
} PlateauTimeLinePart;

/**
 * plateau_time_line_layout_allocate:
 * @widget: whose children are the parts
 *
 * Places the parts in a row. Each has its least width; what is over goes to the words of the epoch,
 * then to those of the button, then to the track up to its natural width, then to the speed chooser,
 * which is left out where it does not fit, and what then remains to the track.
 */
void plateau_time_line_layout_allocate (GtkWidget *widget, int width, int height);

/** How wide or high the row is: at least without the speed chooser, by nature with it. */
void plateau_time_line_layout_measure (GtkWidget *widget,
                                       GtkOrientation orientation,
                                       int *minimum,
                                       int *natural);

G_END_DECLS
