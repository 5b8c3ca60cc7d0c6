/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space-hands.h"

#include <stdarg.h>

gboolean
space_hands_press (GtkWidget *widget, const char *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)) && !handled; k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          g_autofree char *name =
              gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_strcmp0 (name, trigger) == 0)
            handled = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                    gtk_shortcut_get_arguments (shortcut));
        }
    }

  return handled;
}

gboolean
space_hands_can_move (void)
{
  g_autofree char *path = g_find_program_in_path ("xdotool");

  return path != NULL;
}

/* What a hand does, and the time that it takes to arrive. */
static void move (const char *format, ...) G_GNUC_PRINTF (1, 2);

static gboolean
on_late (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
move (const char *format, ...)
{
  g_autofree char *deed = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean late = FALSE;
  va_list arguments;

  va_start (arguments, format);
  deed = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  command = g_strconcat ("xdotool ", deed, NULL);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, &error));
  g_assert_no_error (error);

  g_timeout_add (300, on_late, &late);
  while (!late)
    g_main_context_iteration (NULL, TRUE);
}

static void
move_to_middle (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  double x, y, left, top;

  gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), gtk_widget_get_width (widget) / 2,
                                    gtk_widget_get_height (widget) / 2, &x, &y);
  gtk_native_get_surface_transform (native, &left, &top);
  /* Without a window manager a window stands in the corner of the screen. */
  move ("mousemove %d %d", (int) (x + left), (int) (y + top));
}

void
space_hands_drag (GtkWidget *widget, int button, gboolean shift, int dx, int dy)
{
  move_to_middle (widget);
  if (shift)
    move ("keydown shift");
  move ("mousedown %d", button);
  move ("mousemove_relative -- %d %d", dx / 2, dy / 2);
  move ("mousemove_relative -- %d %d", dx - dx / 2, dy - dy / 2);
  move ("mouseup %d", button);
  if (shift)
    move ("keyup shift");
}

void
space_hands_wheel (GtkWidget *widget, gboolean up)
{
  move_to_middle (widget);
  move ("click %d", up ? 4 : 5);
}

void
space_hands_pinch (GtkWidget *widget, double scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_ZOOM (controller))
        continue;
      g_signal_emit_by_name (controller, "begin", NULL);
      g_signal_emit_by_name (controller, "scale-changed", (1 + scale) / 2);
      g_signal_emit_by_name (controller, "scale-changed", scale);
      return;
    }
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
space_hands_click (GtkWidget *root, const char *type, const char *child)
{
  GType wanted = g_type_from_name (type);
  GtkWidget *found = wanted != 0 ? find_type (root, wanted) : NULL;

  if (found == NULL)
    return FALSE;

  g_signal_emit_by_name (gtk_widget_get_template_child (found, wanted, child), "clicked");
  return TRUE;
}
