/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-chooser.h"

#include "number.h"
#include "session/wording.h"
#include "widget.h"

#include <glib/gi18n-lib.h>

struct _PlateauMapChooser
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkDropDown *axis_drop_down;
  GtkDropDown *epochs_drop_down;
  GtkSpinButton *seeds_spin;
};

G_DEFINE_FINAL_TYPE (PlateauMapChooser, plateau_map_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the list. */
static const PlateauSweepAxis axes[] = { PLATEAU_SWEEP_DEPTH, PLATEAU_SWEEP_RATE,
                                         PLATEAU_SWEEP_UNITS };
static const guint64 epochs[] = { 100, PLATEAU_MAP_EPOCHS, 2000, 10000 };

PlateauMapChoice
plateau_map_chooser_get (PlateauMapChooser *self)
{
  PlateauMapChoice choice = { axes[0], PLATEAU_MAP_SEEDS, PLATEAU_MAP_EPOCHS };

  g_return_val_if_fail (PLATEAU_IS_MAP_CHOOSER (self), choice);

  choice.axis = axes[gtk_drop_down_get_selected (self->axis_drop_down)];
  choice.n_seeds = (guint) gtk_spin_button_get_value_as_int (self->seeds_spin);
  choice.epochs = epochs[gtk_drop_down_get_selected (self->epochs_drop_down)];
  return choice;
}

void
plateau_map_chooser_set_axis (PlateauMapChooser *self, PlateauSweepAxis axis)
{
  g_return_if_fail (PLATEAU_IS_MAP_CHOOSER (self));

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (axes[i] == axis)
      gtk_drop_down_set_selected (self->axis_drop_down, i);
}

static void
on_changed (PlateauMapChooser *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_epochs (PlateauMapChooser *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (epochs); i++)
    {
      g_autofree char *count = plateau_format_count (epochs[i]);
      /* Translators: a list's entry: how far each start of the map is trained. */
      g_autofree char *text = g_strdup_printf (_ ("%s epochs"), count);

      gtk_string_list_append (list, text);
    }
  gtk_drop_down_set_model (self->epochs_drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->epochs_drop_down, 1);
}

static void
plateau_map_chooser_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_MAP_CHOOSER);
  G_OBJECT_CLASS (plateau_map_chooser_parent_class)->dispose (object);
}

static void
plateau_map_chooser_class_init (PlateauMapChooserClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_map_chooser_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/map-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauMapChooser, axis_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauMapChooser, epochs_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauMapChooser, seeds_spin);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
plateau_map_chooser_init (PlateauMapChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  fill_epochs (self);
  plateau_spin_guard (self->seeds_spin);
  g_signal_connect_swapped (self->axis_drop_down, "notify::selected", G_CALLBACK (on_changed),
                            self);
  g_signal_connect_swapped (self->epochs_drop_down, "notify::selected", G_CALLBACK (on_changed),
                            self);
  g_signal_connect_swapped (self->seeds_spin, "value-changed", G_CALLBACK (on_changed), self);
}
