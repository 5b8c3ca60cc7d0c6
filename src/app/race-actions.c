/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "race-actions.h"

#include "window.h"

#include <glib/gi18n-lib.h>

static void
tell_full (PlateauWindow *window)
{
  plateau_window_tell (window, _ ("Four lanes are the most: remove one first"));
}

static void
on_pin (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);

  if (!plateau_race_pin (plateau_window_get_race (window)))
    tell_full (window);
  else
    plateau_window_tell (window, _ ("Pinned. What you change now belongs to the next lane"));
}

static void
on_preset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauRacePreset preset;

  /* The target may come from outside: what nothing bears is passed by. */
  if (!plateau_race_preset_from_nick (g_variant_get_string (parameter, NULL), &preset))
    return;

  plateau_race_set_preset (plateau_window_get_race (window), preset);
  g_object_set (plateau_window_get_stage (window), "large-figure", "race", NULL);
}

static void
on_look (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauRace *race = plateau_window_get_race (PLATEAU_WINDOW (widget));
  guint place = g_variant_get_uint32 (parameter);

  if (place < plateau_race_get_n_lanes (race))
    plateau_race_look_at (race, place);
}

static void
on_remove (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauRace *race = plateau_window_get_race (PLATEAU_WINDOW (widget));
  guint place = g_variant_get_uint32 (parameter);

  if (place < plateau_race_get_n_lanes (race))
    plateau_race_remove (race, place);
}

static void
on_remove_others (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_race_remove_others (plateau_window_get_race (PLATEAU_WINDOW (widget)));
}

static void
on_undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_race_undo (plateau_window_get_race (PLATEAU_WINDOW (widget)));
}

static void
on_redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_race_redo (plateau_window_get_race (PLATEAU_WINDOW (widget)));
}

static void
on_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  guint64 index;
  double value;

  g_variant_get (parameter, "(td)", &index, &value);
  plateau_pacer_edit (plateau_window_get_pacer (PLATEAU_WINDOW (widget)), index, value);
}

/* The lane that goes on from there looks as the moment of the past that was shown. */
static void
on_continue (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauStage *stage = plateau_window_get_stage (window);
  guint64 epoch;

  if (!plateau_stage_get_past (stage, &epoch))
    return;

  if (plateau_race_fork (plateau_window_get_race (window), epoch))
    plateau_stage_return_to_present (stage);
  else
    tell_full (window);
}

void
plateau_race_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.pin", NULL, on_pin);
  gtk_widget_class_install_action (window_class, "win.race-preset", "s", on_preset);
  gtk_widget_class_install_action (window_class, "win.look-at-lane", "u", on_look);
  gtk_widget_class_install_action (window_class, "win.remove-lane", "u", on_remove);
  gtk_widget_class_install_action (window_class, "win.remove-other-lanes", NULL, on_remove_others);
  gtk_widget_class_install_action (window_class, "win.undo", NULL, on_undo);
  gtk_widget_class_install_action (window_class, "win.redo", NULL, on_redo);
  gtk_widget_class_install_action (window_class, "win.edit-weight", "(td)", on_edit);
  gtk_widget_class_install_action (window_class, "win.continue", NULL, on_continue);
}
