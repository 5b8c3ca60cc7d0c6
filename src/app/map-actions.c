/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-actions.h"

#include "map-export.h"
#include "window.h"

#include <glib/gi18n-lib.h>

static void
on_compute_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauStage *stage = plateau_window_get_stage (window);
  g_auto (PlateauSweepPlan) plan = { 0 };

  g_object_set (stage, "large-figure", plateau_figure_nick (PLATEAU_FIGURE_MAP), NULL);
  plateau_window_get_map_plan (window, &plan);
  plateau_pacer_compute_map (plateau_window_get_pacer (window), &plan,
                             plateau_window_get_experiment (window));
  plateau_stage_show_map (stage, 0);
}

static void
on_cancel_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_pacer_cancel_map (plateau_window_get_pacer (PLATEAU_WINDOW (widget)));
}

static void
on_export_map (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauMap *map = plateau_pacer_get_map (plateau_window_get_pacer (window));

  if (map != NULL && map->n_done > 0)
    plateau_map_export_choose (GTK_WINDOW (window), map);
}

/* The map that is seen; NULL where it has no such cell: an action's target may come from outside. */
static PlateauMap *
get_map (PlateauWindow *window, guint cell)
{
  PlateauSnapshot *snapshot = plateau_pacer_get_snapshot (plateau_window_get_pacer (window));

  if (snapshot == NULL || snapshot->map == NULL || cell >= snapshot->map->n_cells)
    return NULL;
  return snapshot->map;
}

/* All in one go: it is one step to be undone. */
static void
open_cell (PlateauWindow *window, PlateauMap *map, guint cell)
{
  g_auto (PlateauSettings) settings = { 0 };
  PlateauExperiment *experiment = plateau_window_get_experiment (window);

  plateau_sweep_plan_get_settings (&map->plan, cell, 0, &settings);
  g_object_freeze_notify (G_OBJECT (experiment));
  if (map->plan.axis == PLATEAU_SWEEP_RATE)
    g_object_set (experiment, "weight-scale", settings.start.scale, "seed", settings.start.seed,
                  "learning-rate", settings.rate, NULL);
  else
    g_object_set (experiment, "weight-scale", settings.start.scale, "seed", settings.start.seed,
                  "hidden-layers", settings.shape.n_hidden, "hidden-units", settings.shape.width[0],
                  NULL);
  g_object_thaw_notify (G_OBJECT (experiment));
}

static void
on_open_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  guint cell = g_variant_get_uint32 (parameter);
  PlateauMap *map = get_map (window, cell);

  if (map != NULL)
    open_cell (window, map, cell);
}

static void
on_pin_cell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  guint cell = g_variant_get_uint32 (parameter);
  PlateauMap *map = get_map (window, cell);

  if (map == NULL)
    return;

  if (!plateau_race_pin (plateau_window_get_race (window)))
    plateau_window_tell (window, _ ("Four lanes are the most: remove one first"));
  else
    open_cell (window, map, cell);
}

void
plateau_map_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.compute-map", NULL, on_compute_map);
  gtk_widget_class_install_action (window_class, "win.cancel-map", NULL, on_cancel_map);
  gtk_widget_class_install_action (window_class, "win.export-map", NULL, on_export_map);
  gtk_widget_class_install_action (window_class, "win.open-cell", "u", on_open_cell);
  gtk_widget_class_install_action (window_class, "win.pin-cell", "u", on_pin_cell);
}
