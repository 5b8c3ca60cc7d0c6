/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-view-private.h"

/* How often a resting pointer is told what lies under it, in microseconds. */
#define REST_PERIOD (400 * 1000)

void
plateau_figure_view_get_style (PlateauFigureView *self, PlateauStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  *style = *self->style;
  style->font_family =
      pango_font_description_get_family (pango_context_get_font_description (context));
}

gboolean
plateau_figure_view_locate_chosen (PlateauFigureView *self, PlateauPick *pick)
{
  PlateauStyle style;

  *pick = self->chosen;
  if (self->snapshot == NULL || self->style == NULL || plateau_pick_is_none (pick))
    return FALSE;

  plateau_figure_view_get_style (self, &style);
  return plateau_figure_locate (self->kind, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), self->snapshot, &style,
                                &self->options, pick);
}

char *
plateau_figure_view_dup_chosen_text (PlateauFigureView *self)
{
  if (self->snapshot == NULL || plateau_pick_is_none (&self->chosen) ||
      !plateau_pick_exists (&self->chosen, self->snapshot))
    return NULL;

  return plateau_figure_pick_text (self->kind, self->snapshot, &self->options, &self->chosen);
}

void
plateau_figure_view_show_tip (PlateauFigureView *self)
{
  g_autofree char *text = NULL;
  PlateauPick pick = self->pick;
  gboolean told = self->snapshot != NULL && self->pointer_x >= 0;

  if (plateau_pick_is_none (&pick))
    told =
        gtk_widget_has_focus (GTK_WIDGET (self)) && plateau_figure_view_locate_chosen (self, &pick);

  /* The loss writes its value beside the line itself. */
  if (told && self->kind != PLATEAU_FIGURE_LOSS)
    text = plateau_figure_pick_text (self->kind, self->snapshot, &self->options, &pick);

  plateau_figure_tip_show (&self->tip, text, pick.x, pick.y);
}

static void
point (PlateauFigureView *self)
{
  PlateauPick pick = PLATEAU_PICK_NONE;
  PlateauPick before = self->pick;
  PlateauStyle style;

  if (self->style != NULL)
    plateau_figure_view_get_style (self, &style);
  if (self->pointer_x < 0 || self->snapshot == NULL ||
      !plateau_figure_pick (self->kind, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)), self->snapshot, &style,
                            &self->options, self->pointer_x, self->pointer_y, &pick))
    pick = PLATEAU_PICK_NONE;

  self->pick = pick;
  self->rests = FALSE;
  self->point_time = g_get_monotonic_time ();
  if (!plateau_pick_is_same (&pick, &before))
    {
      plateau_figure_view_show_tip (self);
      g_signal_emit_by_name (self, "pointed");
    }
}

void
plateau_figure_view_stop_pointing (PlateauFigureView *self)
{
  if (self->pointing != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->pointing);
  self->pointing = 0;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);

  /* Under a pointer that rests the dots move on: no eye follows that 60 times a second. */
  if (self->rests && g_get_monotonic_time () - self->point_time < REST_PERIOD)
    return G_SOURCE_CONTINUE;

  self->pointing = 0;
  point (self);
  plateau_figure_view_show_tip (self);
  return G_SOURCE_REMOVE;
}

/* Once a frame, however often the pointer and the dots move: to find a dot among half a million takes
 * a while. */
static void
point_soon (PlateauFigureView *self)
{
  if (self->pointing == 0)
    self->pointing = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

static void
on_motion (PlateauFigureView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
  self->rests = FALSE;
  point_soon (self);
}

static void
on_leave (PlateauFigureView *self)
{
  plateau_figure_view_stop_pointing (self);
  self->pointer_x = -1;
  point (self);
}

void
plateau_figure_view_choose (PlateauFigureView *self, const PlateauPick *pick)
{
  if (plateau_pick_is_same (pick, &self->chosen))
    return;

  self->chosen = *pick;
  g_signal_emit_by_name (self, "chosen");
  plateau_figure_view_show_tip (self);
}

/* A click on something chooses it, one on nothing lets go; what was dragged is no click. */
static void
on_released (PlateauFigureView *self, int n_press, double x, double y, GtkEventController *click)
{
  gboolean aside = (gtk_event_controller_get_current_event_state (click) & GDK_CONTROL_MASK) != 0;
  PlateauPick pick;

  if (gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y,
                                (int) x, (int) y))
    return;

  plateau_figure_view_stop_pointing (self);
  self->pointer_x = x;
  self->pointer_y = y;
  point (self);
  pick = self->pick;
  /* Of the layer that is shown now, whichever is shown later. */
  if (pick.unit >= 0 && pick.layer < 0)
    pick.layer = (int) plateau_snapshot_visible_layer (self->snapshot, self->options.layer);
  plateau_figure_view_choose (self, &pick);
  if (pick.cell >= 0)
    g_signal_emit_by_name (self, aside ? "added" : "opened", &pick);
  else if (pick.unit >= 0 && pick.input >= 0)
    g_signal_emit_by_name (self, "opened", &pick);
}

static void
on_pressed (PlateauFigureView *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
plateau_figure_view_point_again (PlateauFigureView *self)
{
  if (self->pointer_x < 0 &&
      (!gtk_widget_has_focus (GTK_WIDGET (self)) || plateau_pick_is_none (&self->chosen)))
    return;

  self->rests = self->pointing == 0 || self->rests;
  point_soon (self);
}

void
plateau_figure_view_add_pointing (PlateauFigureView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->pick = PLATEAU_PICK_NONE;
  self->chosen = PLATEAU_PICK_NONE;
  self->pointer_x = -1;

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (plateau_figure_view_show_tip), NULL);
}
