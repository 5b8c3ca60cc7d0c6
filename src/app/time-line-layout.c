/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "time-line-layout.h"

#define GAP 6

typedef struct
{
  GtkWidget *widget;
  int minimum;
  int natural;
  int width;
} Part;

static void
measure_parts (GtkWidget *widget, Part parts[PLATEAU_N_TIME_LINE_PARTS])
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (int i = 0; i < PLATEAU_N_TIME_LINE_PARTS; i++)
    {
      parts[i].widget = child;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &parts[i].minimum,
                          &parts[i].natural, NULL, NULL);
      child = gtk_widget_get_next_sibling (child);
    }
}

void
plateau_time_line_layout_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int *minimum,
                                  int *natural)
{
  Part parts[PLATEAU_N_TIME_LINE_PARTS];

  *minimum = *natural = 0;
  measure_parts (widget, parts);
  for (int i = 0; i < PLATEAU_N_TIME_LINE_PARTS; i++)
    {
      int least, wanted;

      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          gtk_widget_measure (parts[i].widget, orientation, -1, &least, &wanted, NULL, NULL);
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
          continue;
        }

      *natural += parts[i].natural + (i > 0 ? GAP : 0);
      if (i != PLATEAU_TIME_LINE_SPEED)
        *minimum += parts[i].minimum + (i > 0 ? GAP : 0);
    }
}

static void
grow (Part *part, int *spare)
{
  int more = MIN (*spare, part->natural - part->width);

  part->width += more;
  *spare -= more;
}

void
plateau_time_line_layout_allocate (GtkWidget *widget, int width, int height)
{
  static const PlateauTimeLinePart growing[] = {
    PLATEAU_TIME_LINE_PLAY,     PLATEAU_TIME_LINE_NOW,   PLATEAU_TIME_LINE_EPOCH,
    PLATEAU_TIME_LINE_CONTINUE, PLATEAU_TIME_LINE_TRACK,
  };
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Part parts[PLATEAU_N_TIME_LINE_PARTS];
  Part *speed = &parts[PLATEAU_TIME_LINE_SPEED];
  gboolean has_speed;
  int spare = width, x = 0;

  measure_parts (widget, parts);
  for (int i = 0; i < PLATEAU_TIME_LINE_SPEED; i++)
    {
      parts[i].width = parts[i].minimum;
      spare -= parts[i].minimum + (i > 0 ? GAP : 0);
    }

  for (guint i = 0; i < G_N_ELEMENTS (growing); i++)
    grow (&parts[growing[i]], &spare);

  has_speed = spare >= speed->natural + GAP;
  gtk_widget_set_child_visible (speed->widget, has_speed);
  speed->width = has_speed ? speed->natural : 0;
  if (has_speed)
    spare -= speed->natural + GAP;
  parts[PLATEAU_TIME_LINE_TRACK].width += MAX (0, spare);

  for (int i = 0; i < PLATEAU_N_TIME_LINE_PARTS; i++)
    {
      GtkAllocation place = { x, 0, parts[i].width, height };

      if (i == PLATEAU_TIME_LINE_SPEED && !has_speed)
        break;

      if (mirrored)
        place.x = width - x - place.width;
      gtk_widget_size_allocate (parts[i].widget, &place, -1);
      x += place.width + GAP;
    }
}
