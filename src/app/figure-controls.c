/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figure-controls.h"

#include "landscape-chooser.h"
#include "layer-chooser.h"
#include "map-chooser.h"
#include "plane-chooser.h"

#include <glib/gi18n-lib.h>

/* Of what runs in the background: a bar and Cancel while it does, a button that begins it otherwise. */
typedef struct
{
  GtkProgressBar *bar;
  GtkWidget *cancel_button;
  GtkWidget *begin_button;
} Progress;

struct _PlateauFigureControls
{
  GObject parent_instance;

  /* owned */
  GtkBuilder *builder;

  /* the builder's */
  PlateauLayerChooser *layer_chooser;
  PlateauPlaneChooser *plane_chooser;
  PlateauLandscapeChooser *landscape_chooser;
  PlateauMapChooser *map_chooser;
  GtkToggleButton *cloud_button;
  GtkWidget *boundary_controls;
  GtkAdjustment *example_adjustment;
  Progress seeds;
  Progress map;

  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauFigureControls, plateau_figure_controls, G_TYPE_OBJECT)

enum
{
  CHANGED,
  EXAMPLE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gpointer
get (PlateauFigureControls *self, const char *id)
{
  return gtk_builder_get_object (self->builder, id);
}

void
plateau_figure_controls_set_settings (PlateauFigureControls *self, const PlateauSettings *settings)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  plateau_layer_chooser_set_n_layers (self->layer_chooser, settings->shape.n_hidden + 1);
  plateau_plane_chooser_set_data (self->plane_chooser, settings->data);
  plateau_landscape_chooser_set_settings (self->landscape_chooser, settings);
  gtk_widget_set_visible (self->boundary_controls, settings->data->n_features == 3);

  self->updating = TRUE;
  gtk_adjustment_set_upper (self->example_adjustment, settings->data->n_examples);
  self->updating = FALSE;
}

static void
show_progress (const Progress *self, double progress)
{
  gboolean runs = progress >= 0;

  gtk_widget_set_visible (GTK_WIDGET (self->bar), runs);
  gtk_widget_set_visible (self->cancel_button, runs);
  gtk_widget_set_visible (self->begin_button, !runs);
  if (runs)
    gtk_progress_bar_set_fraction (self->bar, progress);
}

void
plateau_figure_controls_show_seeds (PlateauFigureControls *self, double progress)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  show_progress (&self->seeds, progress);
}

void
plateau_figure_controls_show_map (PlateauFigureControls *self, double progress)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  show_progress (&self->map, progress);
}

void
plateau_figure_controls_apply (PlateauFigureControls *self, PlateauFigureOptions *options)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  options->layer = plateau_layer_chooser_get_layer (self->layer_chooser);
  plateau_plane_chooser_get_plane (self->plane_chooser, &options->plane);
  plateau_landscape_chooser_get_axes (self->landscape_chooser, &options->axes);
  options->cloud = gtk_toggle_button_get_active (self->cloud_button);
}

PlateauLandscapeChooser *
plateau_figure_controls_get_landscape (PlateauFigureControls *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self), NULL);

  return self->landscape_chooser;
}

PlateauMapChooser *
plateau_figure_controls_get_map (PlateauFigureControls *self)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self), NULL);

  return self->map_chooser;
}

void
plateau_figure_controls_choose_cloud (PlateauFigureControls *self, gboolean cloud)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  gtk_toggle_button_set_active (cloud ? self->cloud_button : get (self, "plane_button"), TRUE);
}

void
plateau_figure_controls_choose_layer (PlateauFigureControls *self, guint layer)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  plateau_layer_chooser_choose (self->layer_chooser, layer);
}

void
plateau_figure_controls_set_example (PlateauFigureControls *self, int example)
{
  g_return_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self));

  if (example < 0)
    return;

  self->updating = TRUE;
  gtk_adjustment_set_value (self->example_adjustment, example + 1);
  self->updating = FALSE;
}

GtkWidget *
plateau_figure_controls_get_suffix (PlateauFigureControls *self, PlateauFigureKind kind)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self), NULL);

  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      return GTK_WIDGET (self->layer_chooser);
    case PLATEAU_FIGURE_LOSS:
      return get (self, "loss_controls");
    case PLATEAU_FIGURE_NUMBERS:
      return get (self, "numbers_controls");
    case PLATEAU_FIGURE_RACE:
      return get (self, "race_controls");
    case PLATEAU_FIGURE_SEEDS:
      return get (self, "seeds_controls");
    case PLATEAU_FIGURE_BOUNDARY:
      return self->boundary_controls;
    case PLATEAU_FIGURE_LANDSCAPE:
      return get (self, "landscape_controls");
    case PLATEAU_FIGURE_MAP:
      return get (self, "map_controls");
    case PLATEAU_FIGURE_NETWORK:
    case PLATEAU_FIGURE_LAYERS:
    default:
      return NULL;
    }
}

GtkWidget *
plateau_figure_controls_get_extra (PlateauFigureControls *self, PlateauFigureKind kind)
{
  g_return_val_if_fail (PLATEAU_IS_FIGURE_CONTROLS (self), NULL);

  switch ((guint) kind)
    {
    case PLATEAU_FIGURE_BOUNDARY:
      /* A cloud has all features. */
      return gtk_toggle_button_get_active (self->cloud_button) &&
                     gtk_widget_get_visible (self->boundary_controls)
                 ? NULL
                 : GTK_WIDGET (self->plane_chooser);
    case PLATEAU_FIGURE_NETWORK:
    case PLATEAU_FIGURE_RACE:
      return GTK_WIDGET (self->plane_chooser);
    case PLATEAU_FIGURE_LANDSCAPE:
      return GTK_WIDGET (self->landscape_chooser);
    case PLATEAU_FIGURE_MAP:
      return GTK_WIDGET (self->map_chooser);
    default:
      return NULL;
    }
}

static void
on_changed (PlateauFigureControls *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_example_changed (PlateauFigureControls *self)
{
  if (!self->updating)
    g_signal_emit (self, signals[EXAMPLE_CHOSEN], 0,
                   (int) gtk_adjustment_get_value (self->example_adjustment) - 1);
}

static void
plateau_figure_controls_dispose (GObject *object)
{
  PlateauFigureControls *self = PLATEAU_FIGURE_CONTROLS (object);

  if (self->builder != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->layer_chooser, self);
      g_signal_handlers_disconnect_by_data (self->plane_chooser, self);
      g_signal_handlers_disconnect_by_data (self->landscape_chooser, self);
      g_signal_handlers_disconnect_by_data (self->map_chooser, self);
      g_signal_handlers_disconnect_by_data (self->cloud_button, self);
      g_signal_handlers_disconnect_by_data (self->example_adjustment, self);
    }
  g_clear_object (&self->builder);
  G_OBJECT_CLASS (plateau_figure_controls_parent_class)->dispose (object);
}

static void
plateau_figure_controls_class_init (PlateauFigureControlsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = plateau_figure_controls_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[EXAMPLE_CHOSEN] =
      g_signal_new ("example-chosen", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
plateau_figure_controls_init (PlateauFigureControls *self)
{
  g_type_ensure (PLATEAU_TYPE_LANDSCAPE_CHOOSER);
  g_type_ensure (PLATEAU_TYPE_LAYER_CHOOSER);
  g_type_ensure (PLATEAU_TYPE_MAP_CHOOSER);
  g_type_ensure (PLATEAU_TYPE_PLANE_CHOOSER);
  self->builder =
      gtk_builder_new_from_resource ("/io/github/plateau_app/Plateau/figure-controls.ui");
  self->layer_chooser = get (self, "layer_chooser");
  self->plane_chooser = get (self, "plane_chooser");
  self->landscape_chooser = get (self, "landscape_chooser");
  self->map_chooser = get (self, "map_chooser");
  self->cloud_button = get (self, "cloud_button");
  self->boundary_controls = get (self, "boundary_controls");
  self->example_adjustment = get (self, "example_adjustment");
  self->seeds = (Progress){ get (self, "seeds_progress"), get (self, "cancel_seeds_button"),
                            get (self, "draw_seeds_button") };
  self->map = (Progress){ get (self, "map_progress"), get (self, "cancel_map_button"),
                          get (self, "compute_map_button") };

  g_signal_connect_swapped (self->layer_chooser, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->plane_chooser, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->landscape_chooser, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->map_chooser, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->cloud_button, "toggled", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->example_adjustment, "value-changed",
                            G_CALLBACK (on_example_changed), self);
}

PlateauFigureControls *
plateau_figure_controls_new (void)
{
  return g_object_new (PLATEAU_TYPE_FIGURE_CONTROLS, NULL);
}
