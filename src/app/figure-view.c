/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-view-private.h"

#include <glib/gi18n-lib.h>

#define MIN_WIDTH 200
#define MIN_HEIGHT 140

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
  ADDED,
  ENLARGE,
  TURNED,
  FLAT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
plateau_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (self->snapshot == NULL || width <= 0 || height <= 0)
    return;

  plateau_figure_space_snapshot (&self->space, snapshot);
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

  plateau_figure_space_allocate (&PLATEAU_FIGURE_VIEW (widget)->space, width, height);
  plateau_figure_tip_allocate (&PLATEAU_FIGURE_VIEW (widget)->tip, width, height);
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
  plateau_figure_view_get_style (self, &dressed);
  self->options.over_scene = FALSE;
  self->options.over_scene =
      plateau_figure_space_show (&self->space, self->kind, snapshot, &self->options, &dressed);
  plateau_canvas_show (self->canvas, snapshot, &self->options, &dressed);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  /* The dots move on under a pointer that rests, and so do the words beside what was chosen. */
  if (fresh)
    plateau_figure_view_point_again (self);
}

void
plateau_figure_view_forget (PlateauFigureView *self)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  plateau_figure_view_stop_pointing (self);
  plateau_canvas_forget (self->canvas);
  plateau_figure_space_forget (&self->space);
  g_clear_pointer (&self->snapshot, plateau_snapshot_unref);
  g_clear_pointer (&self->description, g_free);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  self->pointer_x = -1;
  self->pick = PLATEAU_PICK_NONE;
  plateau_figure_tip_show (&self->tip, NULL, 0, 0);
}

/* Behind the words of what is chosen: who walks by keys wants to hear these first. */
static char *
describe (PlateauFigureView *self)
{
  g_autofree char *chosen = plateau_figure_view_dup_chosen_text (self);
  g_autofree char *figure = plateau_figure_describe (self->kind, self->snapshot, &self->options);
  g_autofree char *flat = NULL;

  if (plateau_figure_view_get_failure (self) != NULL)
    /* Translators: the picture stands in space, but could not be drawn with OpenGL. %s is why. */
    flat = g_strdup_printf (_ ("No OpenGL here, so it is drawn flat: %s"),
                            plateau_figure_view_get_failure (self));

  if (chosen == NULL)
    return g_strjoin ("\n", figure, flat, NULL);
  return g_strjoin ("\n", chosen, figure, flat, NULL);
}

void
plateau_figure_view_describe (PlateauFigureView *self)
{
  g_autofree char *description = NULL;

  g_return_if_fail (PLATEAU_IS_FIGURE_VIEW (self));

  if (self->snapshot == NULL)
    return;

  description = describe (self);
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
  plateau_figure_view_show_tip (self);
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

/* OpenGL has failed since it was shown. */
static void
plateau_figure_view_flat (PlateauFigureView *self)
{
  const PlateauFigureOptions options = self->options;

  if (self->snapshot != NULL)
    plateau_figure_view_show (self, self->snapshot, &options, self->style);
  plateau_figure_view_describe (self);
}

static gboolean
stands_in_space (GtkWidget *widget)
{
  PlateauFigureView *self = PLATEAU_FIGURE_VIEW (widget);

  return self->snapshot != NULL &&
         plateau_figure_space_applies (self->kind, self->snapshot, &self->options);
}

const char *
plateau_figure_view_get_failure (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), NULL);

  return stands_in_space (GTK_WIDGET (self)) ? plateau_figure_space_get_failure (&self->space)
                                             : NULL;
}

PlateauSceneView *
plateau_figure_view_get_scene (PlateauFigureView *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_VIEW (self), NULL);

  return self->space.scene;
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
  plateau_figure_space_clear (&self->space);
  plateau_figure_view_stop_pointing (self);
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
  signals[ADDED] =
      g_signal_new ("added", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ENLARGE] = g_signal_new ("enlarge", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  signals[TURNED] =
      g_signal_new ("turned", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_POINTER | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[FLAT] = g_signal_new_class_handler ("flat", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_FIRST,
                                              G_CALLBACK (plateau_figure_view_flat), NULL, NULL,
                                              NULL, G_TYPE_NONE, 0);

  plateau_figure_view_add_keys (widget_class);
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
plateau_figure_view_init (PlateauFigureView *self)
{
  plateau_figure_options_init (&self->options);

  plateau_figure_space_init (&self->space, GTK_WIDGET (self));
  plateau_figure_tip_init (&self->tip, GTK_WIDGET (self));

  plateau_figure_view_add_pointing (self);
  plateau_figure_turning_init (&self->turning, GTK_WIDGET (self), &self->options.camera,
                               stands_in_space);

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}
