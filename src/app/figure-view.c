/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-view-private.h"

#define MIN_WIDTH 200
#define MIN_HEIGHT 140

/* How often a resting pointer is told what lies under it, in microseconds. */
#define REST_PERIOD (400 * 1000)

G_DEFINE_FINAL_TYPE (PlateauFigureView, plateau_figure_view, GTK_TYPE_WIDGET)

enum
{
  PROP_FIGURE = 1,
};

enum
{
  POINTED,
  CHOSEN,
  OPENED,
  ENLARGE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The figure's palette, in the typeface of the window around it. */
static void
get_style (PlateauFigureView *self, PlateauStyle *style)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  *style = *self->style;
  style->font_family =
      pango_font_description_get_family (pango_context_get_font_description (context));
}

static void
plateau_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->snapshot == NULL || width <= 0 || height <= 0)
    return;

  plateau_canvas_paint (self->canvas, snapshot, width, height);
  plateau_figure_tip_snapshot (&self->tip, snapshot);
}

static void
plateau_figure_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

static void
plateau_figure_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));

  plateau_figure_tip_allocate (&PLATEAU_FIGURE_VIEW (widget)->tip, width, height);
}

gboolean
plateau_figure_view_locate_chosen (PlateauFigureView *self, PlateauPick *pick)
{
  PlateauStyle style;

  *pick = self->chosen;
  if (self->snapshot == NULL || self->style == NULL || plateau_pick_is_none (pick))
    return FALSE;

  get_style (self, &style);
  return plateau_figure_locate (self->kind, gtk_widget_get_width (GTK_WIDGET (self)),
                                gtk_widget_get_height (GTK_WIDGET (self)), self->snapshot, &style,
                                &self->options, pick);
}

/* What the pointer is on; while it is elsewhere, what was chosen, in the figure that has the keys. */
static void
show_tip (PlateauFigureView *self)
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
    get_style (self, &style);
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
      show_tip (self);
      g_signal_emit (self, signals[POINTED], 0);
    }
}

static void
stop_pointing (PlateauFigureView *self)
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
  show_tip (self);
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
  stop_pointing (self);
  self->pointer_x = -1;
  point (self);
}

void
plateau_figure_view_choose (PlateauFigureView *self, const PlateauPick *pick)
{
  if (plateau_pick_is_same (pick, &self->chosen))
    return;

  self->chosen = *pick;
  g_signal_emit (self, signals[CHOSEN], 0);
  show_tip (self);
}

/* A click on something chooses it, one on nothing lets go; what was dragged is no click. */
static void
on_released (PlateauFigureView *self, int n_press, double x, double y)
{
  PlateauPick pick;

  if (gtk_drag_check_threshold (GTK_WIDGET (self), (int) self->press_x, (int) self->press_y,
                                (int) x, (int) y))
    return;

  stop_pointing (self);
  self->pointer_x = x;
  self->pointer_y = y;
  point (self);
  pick = self->pick;
  /* Of the layer that is shown now, whichever is shown later. */
  if (pick.unit >= 0 && pick.layer < 0)
    pick.layer = (int) plateau_snapshot_visible_layer (self->snapshot, self->options.layer);
  plateau_figure_view_choose (self, &pick);
  if (pick.unit >= 0 && pick.input >= 0)
    g_signal_emit (self, signals[OPENED], 0, &pick);
}

static void
on_pressed (PlateauFigureView *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
plateau_figure_view_show (PlateauFigureView *self,
                          PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauStyle *style)
{
  PlateauStyle dressed;
  gboolean fresh;

  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  fresh = snapshot != self->snapshot;
  if (fresh)
    {
      plateau_snapshot_ref (snapshot);
      g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
      self->snapshot = snapshot;
    }

  self->options = *options;
  self->style = style;
  get_style (self, &dressed);
  plateau_canvas_show (self->canvas, snapshot, options, &dressed);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  /* The dots move on under a pointer that rests, and so do the words beside what was chosen. */
  if (fresh && (self->pointer_x >= 0 || (gtk_widget_has_focus (GTK_WIDGET (self)) &&
                                         !plateau_pick_is_none (&self->chosen))))
    {
      self->rests = self->pointing == 0 || self->rests;
      point_soon (self);
    }
}

void
plateau_figure_view_forget (PlateauFigureView *self)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  stop_pointing (self);
  plateau_canvas_forget (self->canvas);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->description, g_free);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  self->pointer_x = -1;
  self->pick = PLATEAU_PICK_NONE;
  plateau_figure_tip_show (&self->tip, NULL, 0, 0);
}

void
plateau_figure_view_describe (PlateauFigureView *self)
{
  g_autofree char *description = NULL;

  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  if (self->snapshot == NULL)
    return;

  description = plateau_figure_describe (self->kind, self->snapshot, &self->options);
  if (g_strcmp0 (description, self->description) == 0)
    return;

  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->description, -1);
}

const char *
plateau_figure_view_get_description (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), NULL);

  return self->description;
}

gboolean
plateau_figure_view_is_late (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), FALSE);

  return plateau_canvas_is_late (self->canvas);
}

PlateauPick
plateau_figure_view_get_pick (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), PLATEAU_PICK_NONE);

  return self->pick;
}

void
plateau_figure_view_set_chosen (PlateauFigureView *self, const PlateauPick *chosen)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  self->chosen = *chosen;
  show_tip (self);
}

const char *
plateau_figure_view_get_tip (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), NULL);

  return plateau_figure_tip_get_text (&self->tip);
}

PlateauPick
plateau_figure_view_get_chosen (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), PLATEAU_PICK_NONE);

  return self->chosen;
}

static void
plateau_figure_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FIGURE)
    g_value_set_string (value, plateau_figure_nick (PLATEAU_FIGURE_VIEW (object)->kind));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
plateau_figure_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (object);

  if (id != PROP_FIGURE)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  else if (!plateau_figure_from_nick (g_value_get_string (value), &self->kind))
    {
      g_critical ("No figure is called %s", g_value_get_string (value));
    }
  else
    {
      self->canvas = plateau_canvas_new (GTK_WIDGET (self), self->kind);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      plateau_figure_name (self->kind), -1);
    }
}

/* The painter ends with its window, whoever else still holds this. */
static void
plateau_figure_view_unroot (GtkWidget *widget)
{
  plateau_canvas_leave (PLATEAU_FIGURE_VIEW (widget)->canvas);
  GTK_WIDGET_CLASS (plateau_figure_view_parent_class)->unroot (widget);
}

static void
plateau_figure_view_dispose (GObject *object)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (object);

  plateau_figure_tip_clear (&self->tip);
  stop_pointing (self);
  g_clear_pointer (&self->canvas, plateau_canvas_free);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->description, g_free);
  G_OBJECT_CLASS (plateau_figure_view_parent_class)->dispose (object);
}

static void
plateau_figure_view_class_init (PlateauFigureViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = plateau_figure_view_get_property;
  object_class->set_property = plateau_figure_view_set_property;
  object_class->dispose = plateau_figure_view_dispose;
  widget_class->snapshot = plateau_figure_view_snapshot;
  widget_class->measure = plateau_figure_view_measure;
  widget_class->size_allocate = plateau_figure_view_size_allocate;
  widget_class->unroot = plateau_figure_view_unroot;

  g_object_class_install_property (
      object_class, PROP_FIGURE,
      g_param_spec_string ("figure", NULL, NULL, "curve",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  signals[POINTED] = g_signal_new ("pointed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] =
      g_signal_new ("opened", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ENLARGE] = g_signal_new ("enlarge", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  plateau_figure_view_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
plateau_figure_view_init (PlateauFigureView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->pick = PLATEAU_PICK_NONE;
  self->chosen = PLATEAU_PICK_NONE;
  self->pointer_x = -1;
  plateau_figure_options_init (&self->options);

  plateau_figure_tip_init (&self->tip, GTK_WIDGET (self));

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  g_signal_connect (self, "notify::has-focus", G_CALLBACK (show_tip), NULL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}
