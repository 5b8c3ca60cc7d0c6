/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "view-actions.h"

#include "window.h"

#include "figures/recipe.h"

#include <glib/gi18n-lib.h>

/* How far the draws are trained: as far as the run has come, within what can be waited for. */
#define LEAST_EPOCHS 1000
#define MOST_EPOCHS 20000

static PlateauSnapshot *
get_snapshot (PlateauWindow *window)
{
  return plateau_pacer_get_snapshot (plateau_window_get_pacer (window));
}

/* TRUE where the numbers were large already. */
static gboolean
has_numbers (PlateauStage *stage)
{
  g_autofree char *large = NULL;

  g_object_get (stage, "large-figure", &large, NULL);
  if (g_str_equal (large, plateau_figure_nick (PLATEAU_FIGURE_NUMBERS)))
    return TRUE;

  g_object_set (stage, "large-figure", plateau_figure_nick (PLATEAU_FIGURE_NUMBERS), NULL);
  return FALSE;
}

/* After the update comes the next epoch, which begins with Z[1]. */
static void
on_next_stage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauSnapshot *snapshot = get_snapshot (window);
  guint at = plateau_stage_get_recipe (stage);
  guint64 epoch;

  if (!has_numbers (stage) || snapshot == NULL)
    return;

  if (at + 1 < plateau_recipe_n_stages (snapshot->network->n_layers))
    {
      plateau_stage_set_recipe (stage, at + 1);
      return;
    }

  if (plateau_stage_get_past (stage, &epoch))
    plateau_stage_look_at_epoch (stage, epoch + 1);
  else
    plateau_pacer_step (plateau_window_get_pacer (window));
  plateau_stage_set_recipe (stage, 1);
}

static void
on_previous_stage (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauStage *stage = plateau_window_get_stage (PLATEAU_WINDOW (widget));
  guint at = plateau_stage_get_recipe (stage);

  if (has_numbers (stage) && at > 0)
    plateau_stage_set_recipe (stage, at - 1);
}

static void
on_copy_numbers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauSnapshot *snapshot = get_snapshot (window);
  g_autofree char *text = NULL;

  /* Another figure's snapshot does not hold them. */
  if (!has_numbers (stage) || snapshot == NULL)
    return;

  text = plateau_recipe_numpy (snapshot, plateau_stage_get_recipe (stage));
  if (text == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  plateau_window_tell (window, _ ("Copied as NumPy text"));
}

static void
on_draw_seeds (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauSnapshot *snapshot = get_snapshot (window);

  if (snapshot == NULL)
    return;

  g_object_set (plateau_window_get_stage (window), "large-figure",
                plateau_figure_nick (PLATEAU_FIGURE_SEEDS), NULL);
  plateau_pacer_draw_seeds (plateau_window_get_pacer (window), &snapshot->settings,
                            CLAMP (snapshot->newest_epoch, LEAST_EPOCHS, MOST_EPOCHS));
  plateau_stage_show_seeds (plateau_window_get_stage (window), 0);
}

static void
on_cancel_seeds (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_pacer_cancel_seeds (plateau_window_get_pacer (PLATEAU_WINDOW (widget)));
}

static void
on_reset_camera (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_stage_reset_camera (plateau_window_get_stage (PLATEAU_WINDOW (widget)));
}

/* What is lit goes first; then a moment of the past; then the full screen. */
static void
on_escape (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *window = PLATEAU_WINDOW (widget);
  PlateauStage *stage = plateau_window_get_stage (window);
  PlateauPick chosen = plateau_stage_get_chosen (stage);
  guint64 epoch;

  if (!plateau_pick_is_none (&chosen))
    plateau_stage_choose (stage, &PLATEAU_PICK_NONE);
  else if (plateau_stage_get_past (stage, &epoch))
    plateau_stage_return_to_present (stage);
  else if (gtk_window_is_fullscreen (GTK_WINDOW (window)))
    gtk_window_unfullscreen (GTK_WINDOW (window));
}

void
plateau_view_actions_install (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.next-stage", NULL, on_next_stage);
  gtk_widget_class_install_action (window_class, "win.previous-stage", NULL, on_previous_stage);
  gtk_widget_class_install_action (window_class, "win.copy-numbers", NULL, on_copy_numbers);
  gtk_widget_class_install_action (window_class, "win.draw-seeds", NULL, on_draw_seeds);
  gtk_widget_class_install_action (window_class, "win.cancel-seeds", NULL, on_cancel_seeds);
  gtk_widget_class_install_action (window_class, "win.reset-camera", NULL, on_reset_camera);
  gtk_widget_class_install_action (window_class, "win.escape", NULL, on_escape);
}
