/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shortcuts.h"

typedef struct
{
  const char *trigger;
  const char *action; /* a detailed name */
} Key;

static const Key keys[] = {
  { "space", "win.train" },
  { "s", "win.step" },
  { "r", "win.reset" },
  { "n", "win.new-draw" },
  { "<Shift>s", "win.next-stage" },
  { "<Control>c", "win.copy-numbers" },
  { "<Control>z", "win.undo" },
  { "<Control><Shift>z", "win.redo" },
  { "Escape", "win.escape" },
};

/* 0 goes back to the first view of what stands in space. */
const char *
plateau_shortcuts_figure_key (PlateauFigureKind kind)
{
  static const char *const figure_keys[PLATEAU_N_FIGURES] = { "1", "2", "3", "4", "5",
                                                              "6", "7", "8", "9", "M" };

  return figure_keys[kind];
}

static gboolean
keys_are_wanted_elsewhere (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus) ||
                           gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL);
}

static gboolean
on_key (GtkWidget *window, GVariant *arguments, gpointer data)
{
  const char *action = data;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (keys_are_wanted_elsewhere (window) ||
      !g_action_parse_detailed_name (action, &name, &target, NULL))
    return FALSE;

  return gtk_widget_activate_action_variant (window, name, target);
}

static void
add_key (GtkEventController *controller, const char *trigger, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                        gtk_callback_action_new (on_key, g_strdup (action), g_free)));
}

void
plateau_shortcuts_add (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* Captured on the way down: a focused button would take Space on the way up. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_name (controller, PLATEAU_SHORTCUTS);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (controller, keys[i].trigger, keys[i].action);

  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      const char *key = plateau_shortcuts_figure_key (kind);
      g_autofree char *trigger = g_ascii_isdigit (key[0])
                                     ? g_strdup_printf ("%s|KP_%s|<Alt>%s", key, key, key)
                                     : g_ascii_strdown (key, -1);
      g_autofree char *action =
          g_strdup_printf ("win.large-figure::%s", plateau_figure_nick (kind));

      add_key (controller, trigger, action);
    }

  gtk_widget_add_controller (window, controller);
}
