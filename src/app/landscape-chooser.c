/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "landscape-chooser.h"

#include "number.h"
#include "place-chooser.h"
#include "widget.h"

#include <string.h>

struct _PlateauLandscapeChooser
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkDropDown *kind_drop_down;
  GtkStack *stack;
  PlateauPlaceChooser *twins_chooser;
  PlateauPlaceChooser *x_chooser;
  PlateauPlaceChooser *y_chooser;
  GtkSpinButton *seed_spin;

  /* owned */
  PlateauDataset *data; /* NULL before the first settings */
  PlateauShape shape;
  PlateauSurfaceAxes axes;  /* as a person chose them */
  PlateauSurfaceKind shown; /* as the network has it */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauLandscapeChooser, plateau_landscape_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
has_twins (const PlateauShape *shape)
{
  for (guint l = 0; l < shape->n_hidden; l++)
    if (shape->width[l] >= 2)
      return TRUE;

  return FALSE;
}

static void
show (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes fitted = self->axes;

  if (self->data == NULL)
    return;

  plateau_surface_axes_fit (&fitted, &self->shape);
  self->updating = TRUE;
  self->shown = fitted.kind;
  gtk_drop_down_set_selected (self->kind_drop_down, fitted.kind);
  gtk_stack_set_visible_child_name (self->stack, plateau_surface_nick (fitted.kind));
  if (has_twins (&self->shape))
    plateau_place_chooser_show (self->twins_chooser, &self->shape, self->data, &fitted.twins,
                                fitted.other);
  plateau_place_chooser_show (self->x_chooser, &self->shape, self->data, &fitted.weight[0], 0);
  plateau_place_chooser_show (self->y_chooser, &self->shape, self->data, &fitted.weight[1], 0);
  gtk_spin_button_set_value (self->seed_spin, fitted.seed);
  self->updating = FALSE;
}

void
plateau_landscape_chooser_set_settings (PlateauLandscapeChooser *self,
                                        const PlateauSettings *settings)
{
  g_return_if_fail (PLATEAU_IS_LANDSCAPE_CHOOSER (self));

  if (self->data == settings->data && plateau_shape_equal (&self->shape, &settings->shape))
    return;

  plateau_dataset_ref (settings->data);
  g_clear_pointer (&self->data, plateau_dataset_unref);
  self->data = settings->data;
  self->shape = settings->shape;
  show (self);
}

void
plateau_landscape_chooser_get_axes (PlateauLandscapeChooser *self, PlateauSurfaceAxes *axes)
{
  g_return_if_fail (PLATEAU_IS_LANDSCAPE_CHOOSER (self));

  *axes = self->axes;
}

/* Two of them may be equal in what their kind uses, and yet hold other weights for later. */
void
plateau_landscape_chooser_set_axes (PlateauLandscapeChooser *self, const PlateauSurfaceAxes *axes)
{
  gboolean same;

  g_return_if_fail (PLATEAU_IS_LANDSCAPE_CHOOSER (self));

  same = plateau_surface_axes_equal (&self->axes, axes);
  self->axes = *axes;
  show (self);
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

void
plateau_landscape_chooser_add_weight (PlateauLandscapeChooser *self,
                                      const PlateauParameterPlace *place)
{
  PlateauSurfaceAxes axes;

  g_return_if_fail (PLATEAU_IS_LANDSCAPE_CHOOSER (self));

  axes = self->axes;
  if (axes.weight[0].layer == place->layer && axes.weight[0].unit == place->unit &&
      axes.weight[0].input == place->input)
    return;

  axes.weight[1] = axes.weight[0];
  axes.weight[0] = *place;
  plateau_landscape_chooser_set_axes (self, &axes);
}

static void
on_kind_selected (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes axes = self->axes;

  /* The list tells once more that it went back. */
  if (self->updating || gtk_drop_down_get_selected (self->kind_drop_down) == self->shown)
    return;

  /* A network without two units in a layer has no twins: the list goes back to what it has. */
  axes.kind = (PlateauSurfaceKind) gtk_drop_down_get_selected (self->kind_drop_down);
  plateau_landscape_chooser_set_axes (self, &axes);
}

static void
on_twins_changed (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes axes = self->axes;

  plateau_place_chooser_get (self->twins_chooser, &axes.twins, &axes.other);
  plateau_landscape_chooser_set_axes (self, &axes);
}

/* Both axes over one weight would be a line: who chooses the other axis's weight swaps them. */
static void
on_weights_changed (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes axes = self->axes, before = self->axes;

  plateau_surface_axes_fit (&before, &self->shape);
  plateau_place_chooser_get (self->x_chooser, &axes.weight[0], NULL);
  plateau_place_chooser_get (self->y_chooser, &axes.weight[1], NULL);
  if (memcmp (&axes.weight[0], &axes.weight[1], sizeof axes.weight[0]) == 0)
    {
      gboolean x = memcmp (&axes.weight[0], &before.weight[0], sizeof axes.weight[0]) != 0;

      axes.weight[x ? 1 : 0] = before.weight[x ? 0 : 1];
    }
  plateau_landscape_chooser_set_axes (self, &axes);
}

static void
on_seed_changed (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes axes = self->axes;

  if (self->updating)
    return;

  axes.seed = (guint32) gtk_spin_button_get_value (self->seed_spin);
  plateau_landscape_chooser_set_axes (self, &axes);
}

static void
on_new_draw (PlateauLandscapeChooser *self)
{
  PlateauSurfaceAxes axes = self->axes;

  axes.seed++;
  plateau_landscape_chooser_set_axes (self, &axes);
}

static void
plateau_landscape_chooser_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_LANDSCAPE_CHOOSER);
  G_OBJECT_CLASS (plateau_landscape_chooser_parent_class)->dispose (object);
}

static void
plateau_landscape_chooser_finalize (GObject *object)
{
  g_clear_pointer (&PLATEAU_LANDSCAPE_CHOOSER (object)->data, plateau_dataset_unref);
  G_OBJECT_CLASS (plateau_landscape_chooser_parent_class)->finalize (object);
}

static void
plateau_landscape_chooser_class_init (PlateauLandscapeChooserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = plateau_landscape_chooser_dispose;
  object_class->finalize = plateau_landscape_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PLATEAU_TYPE_PLACE_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plateau_app/Plateau/landscape-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, twins_chooser);
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, x_chooser);
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, y_chooser);
  gtk_widget_class_bind_template_child (widget_class, PlateauLandscapeChooser, seed_spin);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_twins_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_weights_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_seed_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_new_draw);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
plateau_landscape_chooser_init (PlateauLandscapeChooser *self)
{
  plateau_surface_axes_init (&self->axes);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  plateau_spin_guard (self->seed_spin);
}
