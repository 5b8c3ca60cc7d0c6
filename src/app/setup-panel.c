/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "setup-panel.h"

#include "initialization-list.h"
#include "number.h"
#include "slider-row.h"
#include "widget.h"

#include "session/wording.h"

#include <glib/gi18n-lib.h>

struct _PlateauSetupPanel
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkDropDown *data_set_drop_down;
  GtkSpinButton *noise_spin;
  GtkSpinButton *examples_spin;
  GtkSpinButton *data_seed_spin;
  GtkSwitch *standardise_switch;
  PlateauSliderRow *hidden_units_row;
  GtkSpinButton *hidden_layers_spin;
  GtkDropDown *activation_drop_down;
  GtkDropDown *initialization_drop_down;
  GtkLabel *formula_label;
  GtkLabel *formula_value_label;
  GtkSpinButton *constant_spin;
  PlateauSliderRow *weight_scale_row;
  GtkSpinButton *bias_spin;
  GtkSpinButton *seed_spin;
  PlateauSliderRow *learning_rate_row;
  PlateauSliderRow *speed_row;
  GtkWidget *noise_row;
  GtkWidget *examples_row;
  GtkWidget *data_seed_row;
  GtkWidget *standardise_row;
  GtkWidget *activation_row;
  GtkWidget *initialization_row;
  GtkWidget *formula_row;
  GtkWidget *constant_row;

  /* owned */
  PlateauExperiment *experiment;
  GtkStringList *data_sets;
};

G_DEFINE_FINAL_TYPE (PlateauSetupPanel, plateau_setup_panel, GTK_TYPE_WIDGET)

/* Numbers: experiments have uint and double, controls have double. */

static gboolean
number_to_control (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  return g_value_transform (from, to);
}

static gboolean
number_from_control (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  double value = plateau_number_tidy (g_value_get_double (from));

  if (G_VALUE_HOLDS_UINT (to))
    g_value_set_uint (to, (guint) CLAMP (value + 0.5, 0, G_MAXUINT));
  else
    g_value_set_double (to, value);

  return TRUE;
}

static void
bind_number (PlateauSetupPanel *self, const char *property, gpointer control)
{
  g_object_bind_property_full (self->experiment, property, control, "value",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, number_to_control,
                               number_from_control, NULL, NULL);
}

/* Choices: an entry's place in its list is its value in the enumeration. */

static gboolean
choice_to_control (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_uint (to, (guint) g_value_get_enum (from));
  return TRUE;
}

static gboolean
choice_from_control (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  if (g_value_get_uint (from) == GTK_INVALID_LIST_POSITION)
    return FALSE;

  g_value_set_enum (to, (int) g_value_get_uint (from));
  return TRUE;
}

static void
bind_choice (PlateauSetupPanel *self, const char *property, GtkDropDown *control)
{
  g_object_bind_property_full (self->experiment, property, control, "selected",
                               G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, choice_to_control,
                               choice_from_control, NULL, NULL);
}

static void
fill_data_sets (PlateauSetupPanel *self)
{
  self->data_sets = gtk_string_list_new (NULL);
  for (guint i = 0; i < PLATEAU_DATA_SET_FILE; i++)
    gtk_string_list_append (self->data_sets, plateau_data_set_title (plateau_data_set_nick (i)));
  gtk_drop_down_set_model (self->data_set_drop_down, G_LIST_MODEL (self->data_sets));
}

static void
fill_choices (PlateauSetupPanel *self)
{
  g_autoptr (GtkStringList) activations = gtk_string_list_new (NULL);

  for (guint i = 0; i < PLATEAU_N_ACTIVATIONS; i++)
    gtk_string_list_append (activations, plateau_activation_title (i));
  gtk_drop_down_set_model (self->activation_drop_down, G_LIST_MODEL (activations));

  plateau_initialization_list_fill (self->initialization_drop_down);
}

/* A file's name comes behind the data sets that are always there. To be called before the drop-down
 * is told to choose it. */
static void
show_own_data (PlateauSetupPanel *self)
{
  const char *name = plateau_experiment_get_own_name (self->experiment);
  const char *shown = gtk_string_list_get_string (self->data_sets, PLATEAU_DATA_SET_FILE);
  const char *const names[] = { name, NULL };

  if (name != NULL && g_strcmp0 (name, shown) != 0)
    gtk_string_list_splice (self->data_sets, PLATEAU_DATA_SET_FILE, shown != NULL ? 1 : 0, names);
}

static void
show_speed (PlateauSetupPanel *self)
{
  g_autofree char *text = NULL;
  double speed;

  g_object_get (self->experiment, "speed", &speed, NULL);
  if (speed == 0)
    {
      text = g_strdup (_ ("as fast as it can"));
    }
  else
    {
      g_autofree char *number = plateau_number_print (speed);

      /* Translators: the speed of the training. %s is a number. */
      text = g_strdup_printf (_ ("%s epochs/s"), number);
    }

  g_object_set (self->speed_row, "value-text", text, NULL);
}

static void
show_formula (PlateauSetupPanel *self)
{
  g_autofree char *text = plateau_initialization_list_explain (
      self->experiment, self->formula_label, self->formula_value_label);

  gtk_widget_set_visible (self->formula_row, *gtk_label_get_label (self->formula_label) != '\0');
  gtk_widget_set_tooltip_text (self->initialization_row, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->initialization_drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
on_experiment_changed (PlateauSetupPanel *self)
{
  PlateauDataSet data_set;
  PlateauInitialization initialization;
  guint hidden_layers;
  gboolean generated;

  g_object_get (self->experiment, "data-set", &data_set, "initialization", &initialization,
                "hidden-layers", &hidden_layers, NULL);
  generated = plateau_data_set_is_generated (data_set);

  show_speed (self);
  show_formula (self);
  gtk_widget_set_visible (self->noise_row, generated);
  gtk_widget_set_visible (self->examples_row, generated);
  gtk_widget_set_visible (self->data_seed_row, generated);
  gtk_widget_set_visible (self->standardise_row, data_set == PLATEAU_DATA_SET_FILE);
  gtk_widget_set_visible (self->constant_row, initialization == PLATEAU_INITIALIZATION_CONSTANT);

  /* Without a hidden layer there is nothing that these would set. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->hidden_units_row), hidden_layers > 0);
  gtk_widget_set_sensitive (self->activation_row, hidden_layers > 0);
}

void
plateau_setup_panel_set_experiment (PlateauSetupPanel *self, PlateauExperiment *experiment)
{
  g_return_if_fail (PLATEAU_IS_SETUP_PANEL (self));
  g_return_if_fail (self->experiment == NULL);

  self->experiment = g_object_ref (experiment);

  g_signal_connect_object (experiment, "notify::data-set", G_CALLBACK (show_own_data), self,
                           G_CONNECT_SWAPPED);
  show_own_data (self);
  bind_choice (self, "data-set", self->data_set_drop_down);
  bind_number (self, "noise", self->noise_spin);
  bind_number (self, "examples", self->examples_spin);
  bind_number (self, "data-seed", self->data_seed_spin);
  g_object_bind_property (experiment, "standardise", self->standardise_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  bind_number (self, "hidden-units", self->hidden_units_row);
  bind_number (self, "hidden-layers", self->hidden_layers_spin);
  bind_choice (self, "activation", self->activation_drop_down);
  bind_choice (self, "initialization", self->initialization_drop_down);
  bind_number (self, "constant", self->constant_spin);
  bind_number (self, "weight-scale", self->weight_scale_row);
  bind_number (self, "bias", self->bias_spin);
  bind_number (self, "seed", self->seed_spin);
  bind_number (self, "learning-rate", self->learning_rate_row);
  bind_number (self, "speed", self->speed_row);

  g_signal_connect_object (experiment, "changed", G_CALLBACK (on_experiment_changed), self,
                           G_CONNECT_SWAPPED);
  on_experiment_changed (self);
}

/* A long file name must not widen the panel. */
static void
on_data_set_item_setup (PlateauSetupPanel *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_list_item_set_child (item, label);
}

static void
on_data_set_item_bind (PlateauSetupPanel *self, GtkListItem *item)
{
  GtkStringObject *title = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (title));
}

static void
plateau_setup_panel_dispose (GObject *object)
{
  PlateauSetupPanel *self = PLATEAU_SETUP_PANEL (object);

  plateau_widget_dispose_template (GTK_WIDGET (self), PLATEAU_TYPE_SETUP_PANEL);
  g_clear_object (&self->experiment);
  g_clear_object (&self->data_sets);
  G_OBJECT_CLASS (plateau_setup_panel_parent_class)->dispose (object);
}

#define BIND(child) gtk_widget_class_bind_template_child (widget_class, PlateauSetupPanel, child)

static void
plateau_setup_panel_class_init (PlateauSetupPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_setup_panel_dispose;

  g_type_ensure (PLATEAU_TYPE_SLIDER_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/setup-panel.ui");
  BIND (data_set_drop_down);
  BIND (noise_spin);
  BIND (examples_spin);
  BIND (data_seed_spin);
  BIND (standardise_switch);
  BIND (hidden_units_row);
  BIND (hidden_layers_spin);
  BIND (activation_drop_down);
  BIND (initialization_drop_down);
  BIND (formula_label);
  BIND (formula_value_label);
  BIND (constant_spin);
  BIND (weight_scale_row);
  BIND (bias_spin);
  BIND (seed_spin);
  BIND (learning_rate_row);
  BIND (speed_row);
  BIND (noise_row);
  BIND (examples_row);
  BIND (data_seed_row);
  BIND (standardise_row);
  BIND (activation_row);
  BIND (initialization_row);
  BIND (formula_row);
  BIND (constant_row);
  gtk_widget_class_bind_template_callback (widget_class, on_data_set_item_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_data_set_item_bind);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "setup");
}

#undef BIND

static void
plateau_setup_panel_init (PlateauSetupPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  fill_data_sets (self);
  fill_choices (self);
  plateau_slider_row_add_mark (self->weight_scale_row, 0.01);
  plateau_slider_row_add_mark (self->weight_scale_row, 1);
  plateau_slider_row_add_mark (self->weight_scale_row, 100);

  plateau_spin_guard (self->noise_spin);
  plateau_spin_guard (self->examples_spin);
  plateau_spin_guard (self->data_seed_spin);
  plateau_spin_guard (self->hidden_layers_spin);
  plateau_spin_guard (self->constant_spin);
  plateau_spin_guard (self->bias_spin);
  plateau_spin_guard (self->seed_spin);
}
