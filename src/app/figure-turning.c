/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-turning.h"

#include <math.h>

/* A drag over the smaller side turns it half around. */
#define TURN_OF_SIDE G_PI

/* What a key does: 5°, a tenth of half the smaller side, and a tenth nearer. */
#define KEY_TURN (G_PI / 36)
#define KEY_PAN 0.1
#define KEY_ZOOM 1.1

/* One notch of a wheel; so many pixels of a touchpad do the same. */
#define NOTCH_ZOOM 1.12
#define PIXELS_OF_NOTCH 30

static void
turn_to (PlateauFigureTurning *self, const PlateauCamera *camera)
{
  if (!plateau_camera_equal (camera, self->camera))
    g_signal_emit_by_name (self->widget, "turned", camera);
}

static double
get_smaller_side (PlateauFigureTurning *self)
{
  return MAX (1, MIN (gtk_widget_get_width (self->widget), gtk_widget_get_height (self->widget)));
}

static void
on_drag_begin (PlateauFigureTurning *self, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  self->last_x = self->last_y = 0;
  if (!self->applies (self->widget) ||
      (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

/* What lies under the pointer goes with it. */
static void
on_drag_update (PlateauFigureTurning *self, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double side = get_smaller_side (self);
  double dx = (x - self->last_x) / side, dy = (y - self->last_y) / side;
  PlateauCamera camera = *self->camera;

  /* Until then it may still be a click. */
  if (self->last_x == 0 && self->last_y == 0 &&
      !gtk_drag_check_threshold (self->widget, 0, 0, (int) x, (int) y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->last_x = x;
  self->last_y = y;
  if (button == GDK_BUTTON_MIDDLE || (state & GDK_SHIFT_MASK) != 0)
    plateau_camera_pan (&camera, 2 * dx, -2 * dy);
  else
    plateau_camera_orbit (&camera, TURN_OF_SIDE * dx, TURN_OF_SIDE * dy);
  turn_to (self, &camera);
}

static gboolean
on_scroll (PlateauFigureTurning *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  gboolean notches = gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_WHEEL;
  PlateauCamera camera = *self->camera;

  if (!self->applies (self->widget))
    return GDK_EVENT_PROPAGATE;

  plateau_camera_zoom (&camera, pow (NOTCH_ZOOM, notches ? -dy : -dy / PIXELS_OF_NOTCH));
  turn_to (self, &camera);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (PlateauFigureTurning *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->last_scale = 1;
  gtk_gesture_set_state (gesture, self->applies (self->widget) ? GTK_EVENT_SEQUENCE_CLAIMED
                                                               : GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_pinch (PlateauFigureTurning *self, double scale)
{
  PlateauCamera camera = *self->camera;

  if (!(scale > 0) || !self->applies (self->widget))
    return;

  plateau_camera_zoom (&camera, scale / self->last_scale);
  self->last_scale = scale;
  turn_to (self, &camera);
}

static const guint keys[] = {
  GDK_KEY_plus,        GDK_KEY_equal, GDK_KEY_KP_Add, GDK_KEY_minus,
  GDK_KEY_KP_Subtract, GDK_KEY_0,     GDK_KEY_KP_0,
};

const guint *
plateau_figure_turning_keys (guint *n)
{
  *n = G_N_ELEMENTS (keys);
  return keys;
}

/* With Shift the picture goes where the arrow points, and so does the nearer side without it. */
static void
turn_by_arrow (PlateauCamera *camera, int x, int y, gboolean shift)
{
  if (shift)
    plateau_camera_pan (camera, KEY_PAN * x, KEY_PAN * y);
  else
    plateau_camera_orbit (camera, KEY_TURN * x, -KEY_TURN * y);
}

gboolean
plateau_figure_turning_key (PlateauFigureTurning *self, guint key, gboolean shift)
{
  PlateauCamera camera = *self->camera;

  if (!self->applies (self->widget))
    return FALSE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      turn_by_arrow (&camera, -1, 0, shift);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      turn_by_arrow (&camera, 1, 0, shift);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      turn_by_arrow (&camera, 0, 1, shift);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      turn_by_arrow (&camera, 0, -1, shift);
      break;
    /* Where + is with Shift, = is the same key without it. */
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      plateau_camera_zoom (&camera, KEY_ZOOM);
      break;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      plateau_camera_zoom (&camera, 1 / KEY_ZOOM);
      break;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      plateau_camera_init (&camera);
      break;
    default:
      return FALSE;
    }

  turn_to (self, &camera);
  return TRUE;
}

void
plateau_figure_turning_init (PlateauFigureTurning *self,
                             GtkWidget *widget,
                             PlateauCamera *camera,
                             gboolean (*applies) (GtkWidget *widget))
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  *self = (PlateauFigureTurning){
    .widget = widget, .camera = camera, .applies = applies, .last_scale = 1
  };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));

  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));

  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (widget, scroll);
}
