/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window.h"

#include "application.h"
#include "full-screen.h"
#include "map-actions.h"
#include "opener.h"
#include "race-actions.h"
#include "setup-panel.h"
#include "shortcuts.h"
#include "state.h"
#include "view-actions.h"

#include <glib/gi18n-lib.h>

/* The first of the seeds that the map is the median of. */
#define MAP_SEED 1

struct _PlateauWindow
{
  AdwApplicationWindow parent_instance;

  /* template widgets */
  GtkWidget *header;
  AdwFlap *flap;
  AdwWindowTitle *title;
  GtkStack *train_stack;
  GtkWidget *train_button;
  GtkWidget *step_button;
  GtkWidget *reset_button;
  GtkWidget *new_draw_button;
  PlateauSetupPanel *setup_panel;
  PlateauStage *stage;
  GMenu *undo_section;

  /* owned */
  PlateauExperiment *experiment;
  PlateauRace *race;
  PlateauPacer *pacer;
  PlateauOpener *opener;
  PlateauState *state;
};

G_DEFINE_FINAL_TYPE (PlateauWindow, plateau_window, ADW_TYPE_APPLICATION_WINDOW)

PlateauExperiment *
plateau_window_get_experiment (PlateauWindow *self)
{
  g_return_val_if_fail (PLATEAU_IS_WINDOW (self), NULL);

  return self->experiment;
}

PlateauRace *
plateau_window_get_race (PlateauWindow *self)
{
  g_return_val_if_fail (PLATEAU_IS_WINDOW (self), NULL);

  return self->race;
}

PlateauPacer *
plateau_window_get_pacer (PlateauWindow *self)
{
  g_return_val_if_fail (PLATEAU_IS_WINDOW (self), NULL);

  return self->pacer;
}

PlateauStage *
plateau_window_get_stage (PlateauWindow *self)
{
  g_return_val_if_fail (PLATEAU_IS_WINDOW (self), NULL);

  return self->stage;
}

void
plateau_window_tell (PlateauWindow *self, const char *text)
{
  g_return_if_fail (PLATEAU_IS_WINDOW (self));

  plateau_stage_tell (self->stage, text);
}

void
plateau_window_open (PlateauWindow *self, GFile *file)
{
  g_return_if_fail (PLATEAU_IS_WINDOW (self));

  plateau_opener_load (self->opener, file);
}

void
plateau_window_save (PlateauWindow *self, GFile *file, gboolean replace)
{
  g_return_if_fail (PLATEAU_IS_WINDOW (self));

  plateau_opener_save (self->opener, file, replace);
}

void
plateau_window_get_map_plan (PlateauWindow *self, PlateauSweepPlan *plan)
{
  PlateauMapChoice choice;

  g_return_if_fail (PLATEAU_IS_WINDOW (self));

  plateau_stage_get_map (self->stage, &choice);
  plateau_map_plan (self->experiment, choice.axis, choice.n_seeds, choice.epochs, plan);
  /* Another draw of the present start leaves the map, and what is kept of it, as they are. */
  plan->base.start.seed = MAP_SEED;
}

static void
set_map (PlateauWindow *self)
{
  g_auto (PlateauSweepPlan) plan = { 0 };
  PlateauMapChoice choice;
  gboolean shown = plateau_stage_get_map (self->stage, &choice);

  if (shown)
    plateau_window_get_map_plan (self, &plan);
  plateau_pacer_set_map (self->pacer, shown ? &plan : NULL, self->experiment);
}

/* What is wished for; over what the landscape lies, and which map, if they are seen. */
static void
get_wish (PlateauWindow *self, PlateauWish *wish)
{
  PlateauSurfaceAxes axes;

  plateau_pacer_set_landscape (self->pacer,
                               plateau_stage_get_landscape (self->stage, &axes) ? &axes : NULL);
  set_map (self);
  plateau_stage_get_wish (self->stage, wish);
}

/* The road: what was set goes to the trainer ... */
static void
on_race_changed (PlateauWindow *self)
{
  g_auto (PlateauLanes) lanes = { 0 };
  g_autofree char *summary = plateau_experiment_get_summary (self->experiment);
  PlateauWish wish;

  plateau_race_get_lanes (self->race, &lanes);
  plateau_stage_set_lanes (self->stage, &lanes);
  get_wish (self, &wish);
  plateau_pacer_set (self->pacer, &lanes, &wish);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.remove-other-lanes", lanes.n_lanes > 1);
  if (g_strcmp0 (summary, adw_window_title_get_subtitle (self->title)) != 0)
    adw_window_title_set_subtitle (self->title, summary);
}

static void
on_wish_changed (PlateauWindow *self)
{
  PlateauWish wish;

  get_wish (self, &wish);
  plateau_pacer_set_wish (self->pacer, &wish);
}

static void
show_map (PlateauWindow *self, const PlateauSnapshot *snapshot)
{
  gboolean computes = plateau_pacer_computes_map (self->pacer);

  plateau_stage_show_map (self->stage, !computes               ? -1
                                       : snapshot->map != NULL ? snapshot->map->progress
                                                               : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-map", computes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-map",
                                 snapshot->map != NULL && snapshot->map->n_done > 0);
}

/* ... and comes back as a snapshot. */
static void
on_snapshot (PlateauWindow *self)
{
  PlateauSnapshot *snapshot = plateau_pacer_get_snapshot (self->pacer);
  gboolean draws = plateau_pacer_draws_seeds (self->pacer);

  plateau_race_note_edits (self->race, snapshot);
  plateau_stage_show (self->stage, snapshot, plateau_pacer_is_busy (self->pacer));
  plateau_stage_show_seeds (self->stage, !draws                    ? -1
                                         : snapshot->seeds != NULL ? snapshot->seeds->progress
                                                                   : 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.cancel-seeds", draws);
  show_map (self, snapshot);
}

/* The lane is looked at by now. */
static void
on_edit_again (PlateauWindow *self, guint id, guint64 epoch, guint64 index, double value)
{
  plateau_stage_return_to_present (self->stage);
  plateau_pacer_return_to (self->pacer, epoch);
  plateau_pacer_edit (self->pacer, index, value);
}

static void
add_undo_item (PlateauWindow *self, const char *name, const char *label, const char *action)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, name != NULL);
  if (name != NULL)
    g_menu_append (self->undo_section, label, action);
}

/* The menu names what would be undone. */
static void
on_journal_changed (PlateauWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;

  g_object_get (self->race, "undo-name", &undo, "redo-name", &redo, NULL);
  /* Translators: a menu entry; %s is what was done, such as “Change weight scale”. */
  undo_label = g_strdup_printf (_ ("_Undo: %s"), undo);
  /* Translators: a menu entry; %s is what was undone, such as “Change weight scale”. */
  redo_label = g_strdup_printf (_ ("_Redo: %s"), redo);

  g_menu_remove_all (self->undo_section);
  add_undo_item (self, undo, undo_label, "win.undo");
  add_undo_item (self, redo, redo_label, "win.redo");
}

static void
on_training_changed (PlateauWindow *self)
{
  gboolean training = plateau_pacer_get_training (self->pacer);

  /* Who trains wants to see it. */
  if (training)
    plateau_stage_return_to_present (self->stage);
  gtk_stack_set_visible_child_name (self->train_stack, training ? "pause" : "train");
  gtk_widget_set_tooltip_text (self->train_button,
                               training ? _ ("Pause the training (Space)") : _ ("Train (Space)"));
}

static void
on_step (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *self = PLATEAU_WINDOW (widget);

  plateau_stage_return_to_present (self->stage);
  plateau_pacer_step (self->pacer);
}

static void
on_reset (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *self = PLATEAU_WINDOW (widget);

  plateau_stage_return_to_present (self->stage);
  plateau_pacer_reset (self->pacer);
}

static void
on_new_draw (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlateauWindow *self = PLATEAU_WINDOW (widget);
  guint seed;

  g_object_get (self->experiment, "seed", &seed, NULL);
  g_object_set (self->experiment, "seed", seed + 1, NULL);
}

static void
on_open (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_opener_choose (PLATEAU_WINDOW (widget)->opener);
}

static void
on_save_experiment (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plateau_opener_choose_save (PLATEAU_WINDOW (widget)->opener);
}

/* Built when it is first wanted: under the name that GTK looks for, it would be built at the start
 * of every window, for a tenth of the time to the first frame. */
static void
on_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder =
          gtk_builder_new_from_resource ("/io/github/plateau_app/Plateau/help-overlay.ui");

      gtk_application_window_set_help_overlay (
          window, GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }

  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static gboolean
on_drop (PlateauWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;

  plateau_opener_load (self->opener, files->data);
  return TRUE;
}

/* GTK adds the words of a button's content to its name: it would be called "Train Train Pause". */
static void
name_by_label_alone (GtkWidget *button)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static const char *const stage_actions[] = { "large-figure", "loss-log", "epoch-log",
                                             "height-log",   "cloud",    "surface" };
static const char *const property_actions[] = { "train", "setup" };

static void
add_property_action (PlateauWindow *self, const char *name, gpointer object, const char *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

/* In a narrow window, and in one that fills the screen, the panel hides by itself, which says nothing
 * about what a person wants. */
static gboolean
person_moves_flap (gpointer flap)
{
  GtkRoot *root = gtk_widget_get_root (flap);

  return !adw_flap_get_folded (flap) &&
         !(GTK_IS_WINDOW (root) && gtk_window_is_fullscreen (GTK_WINDOW (root)));
}

static void
keep_state (PlateauWindow *self)
{
  self->state = plateau_state_new ();
  plateau_state_keep_experiment (self->state, self->experiment);
  plateau_state_keep (self->state, "window-width", self, "default-width");
  plateau_state_keep (self->state, "window-height", self, "default-height");
  plateau_state_keep (self->state, "window-maximized", self, "maximized");
  plateau_state_keep_while (self->state, "setup-visible", self->flap, "reveal-flap",
                            person_moves_flap);
  for (guint i = 0; i < G_N_ELEMENTS (stage_actions); i++)
    plateau_state_keep (self->state, stage_actions[i], self->stage, stage_actions[i]);
  plateau_state_keep (self->state, "beside-figure", self->stage, "beside-figure");
}

static void
plateau_window_dispose (GObject *object)
{
  PlateauWindow *self = PLATEAU_WINDOW (object);

  /* The thread ends with its epoch, which may take seconds in the largest net: not before a
   * person's eyes. */
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      gdk_display_flush (gtk_widget_get_display (GTK_WIDGET (self)));
    }

  /* They hold what they are about, which is below this window. */
  for (guint i = 0; i < G_N_ELEMENTS (property_actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self), property_actions[i]);
  for (guint i = 0; i < G_N_ELEMENTS (stage_actions); i++)
    g_action_map_remove_action (G_ACTION_MAP (self), stage_actions[i]);

  /* Order matters: first nothing comes in any more, then the thread ends, then the rest goes. */
  g_clear_pointer (&self->state, plateau_state_free);
  if (self->opener != NULL)
    plateau_opener_close (self->opener);
  g_clear_object (&self->opener);
  if (self->race != NULL)
    g_signal_handlers_disconnect_by_data (self->race, self);
  if (self->pacer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->pacer, self);
      plateau_pacer_stop (self->pacer);
    }
  g_clear_object (&self->pacer);
  g_clear_object (&self->race);
  g_clear_object (&self->experiment);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_WINDOW);
  G_OBJECT_CLASS (plateau_window_parent_class)->dispose (object);
}

static void
plateau_window_class_init (PlateauWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_window_dispose;

  g_type_ensure (PLATEAU_TYPE_SETUP_PANEL);
  g_type_ensure (PLATEAU_TYPE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, header);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, train_stack);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, train_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, step_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, new_draw_button);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, setup_panel);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, PlateauWindow, undo_section);
  gtk_widget_class_bind_template_callback (widget_class, on_wish_changed);

  gtk_widget_class_install_action (widget_class, "win.step", NULL, on_step);
  gtk_widget_class_install_action (widget_class, "win.reset", NULL, on_reset);
  gtk_widget_class_install_action (widget_class, "win.new-draw", NULL, on_new_draw);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, on_open);
  gtk_widget_class_install_action (widget_class, "win.save-experiment", NULL, on_save_experiment);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, on_help);
  gtk_widget_class_install_property_action (widget_class, "win.full-screen", "fullscreened");
  plateau_race_actions_install (widget_class);
  plateau_view_actions_install (widget_class);
  plateau_map_actions_install (widget_class);
}

static void
plateau_window_init (PlateauWindow *self)
{
  GtkDropTarget *drop;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_by_label_alone (self->train_button);
  name_by_label_alone (self->step_button);
  name_by_label_alone (self->reset_button);
  name_by_label_alone (self->new_draw_button);

  self->experiment = plateau_experiment_new ();
  self->pacer = plateau_pacer_new (GTK_WIDGET (self));
  self->opener = plateau_opener_new (GTK_WINDOW (self), self->experiment);
  keep_state (self);
  self->race = plateau_race_new (self->experiment);

  plateau_full_screen_add (ADW_APPLICATION_WINDOW (self), self->header, self->flap);
  add_property_action (self, "train", self->pacer, "training");
  add_property_action (self, "setup", self->flap, "reveal-flap");
  for (guint i = 0; i < G_N_ELEMENTS (stage_actions); i++)
    add_property_action (self, stage_actions[i], self->stage, stage_actions[i]);
  plateau_shortcuts_add (GTK_WIDGET (self));

  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  plateau_setup_panel_set_experiment (self->setup_panel, self->experiment);
  g_signal_connect_swapped (self->pacer, "notify::training", G_CALLBACK (on_training_changed),
                            self);
  g_signal_connect_swapped (self->pacer, "snapshot", G_CALLBACK (on_snapshot), self);
  g_signal_connect_swapped (self->race, "changed", G_CALLBACK (on_race_changed), self);
  g_signal_connect_swapped (self->race, "edit", G_CALLBACK (on_edit_again), self);
  g_signal_connect_swapped (self->race, "notify::undo-name", G_CALLBACK (on_journal_changed), self);
  g_signal_connect_swapped (self->race, "notify::redo-name", G_CALLBACK (on_journal_changed), self);
  on_training_changed (self);
  on_journal_changed (self);
  on_race_changed (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->train_button);
}

static void
on_style_changed (PlateauWindow *self)
{
  PlateauApplication *application =
      PLATEAU_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  plateau_stage_set_style (
      self->stage, plateau_projector_get_style (plateau_application_get_projector (application)));
}

PlateauWindow *
plateau_window_new (PlateauApplication *application)
{
  PlateauProjector *projector = plateau_application_get_projector (application);
  PlateauWindow *self = g_object_new (PLATEAU_TYPE_WINDOW, "application", application, NULL);

  plateau_projector_add_actions (projector, G_ACTION_MAP (self));
  plateau_state_keep (self->state, "scale", projector, "scale");
  plateau_state_keep (self->state, "palette", projector, "palette");
  g_signal_connect_object (projector, "style-changed", G_CALLBACK (on_style_changed), self,
                           G_CONNECT_SWAPPED);
  on_style_changed (self);

  return self;
}
