/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plane-chooser.h"

#include "number.h"
#include "widget.h"

#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The two features on the axes; the third is what is left of 0, 1, 2. */
static const guint pairs[3][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

struct _PlateauPlaneChooser
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkDropDown *pair_drop_down;
  GtkLabel *rest_label;
  GtkScale *rest_scale;
  GtkAdjustment *rest_adjustment;

  /* owned */
  PlateauDataset *data;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauPlaneChooser, plateau_plane_chooser, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const guint *
chosen_pair (PlateauPlaneChooser *self)
{
  return pairs[MIN (gtk_drop_down_get_selected (self->pair_drop_down), 2)];
}

static guint
rest_feature (PlateauPlaneChooser *self)
{
  const guint *pair = chosen_pair (self);

  return 3 - pair[0] - pair[1];
}

static void
show_rest (PlateauPlaneChooser *self)
{
  const char *name = self->data->feature_names[rest_feature (self)];
  g_autofree char *value = plateau_format_number (gtk_adjustment_get_value (self->rest_adjustment));
  /* Translators: the value at which the feature that is on no axis is held: "x3 = 0.5". */
  g_autofree char *text = g_strdup_printf (_ ("%s = %s"), name, value);

  gtk_label_set_label (self->rest_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rest_scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
}

static void
reset_rest (PlateauPlaneChooser *self)
{
  guint feature = rest_feature (self);
  double low, high, mean, sum = 0;

  plateau_dataset_range (self->data, feature, &low, &high);
  for (guint i = 0; i < self->data->n_examples; i++)
    sum += self->data->x[feature * self->data->stride + i];

  /* Standardised data have a mean of 1e-16: what is meant is 0. */
  mean = sum / self->data->n_examples;
  mean = fabs (mean) < 1e-6 * (high - low) ? 0 : plateau_number_round (mean, 3);

  self->updating = TRUE;
  gtk_adjustment_configure (self->rest_adjustment, mean, low, high, (high - low) / 50,
                            (high - low) / 10, 0);
  /* The longest text that the slider makes: the row does not move under the hand. */
  gtk_label_set_width_chars (self->rest_label,
                             (int) g_utf8_strlen (self->data->feature_names[feature], -1) + 8);
  self->updating = FALSE;
  show_rest (self);
}

void
plateau_plane_chooser_set_data (PlateauPlaneChooser *self, PlateauDataset *data)
{
  g_autoptr (GtkStringList) titles = NULL;

  g_return_if_fail (PLATEAU_IS_PLANE_CHOOSER (self));

  if (data == self->data)
    return;

  g_clear_pointer (&self->data, plateau_dataset_unref);
  self->data = plateau_dataset_ref (data);
  gtk_widget_set_visible (GTK_WIDGET (self), data->n_features == 3);
  if (data->n_features != 3)
    return;

  titles = gtk_string_list_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      /* Translators: the features on the two axes: "x1 × x2". */
      g_autofree char *title = g_strdup_printf (_ ("%s × %s"), data->feature_names[pairs[i][0]],
                                                data->feature_names[pairs[i][1]]);

      gtk_string_list_append (titles, title);
    }

  self->updating = TRUE;
  gtk_drop_down_set_model (self->pair_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->pair_drop_down, 0);
  reset_rest (self);
}

void
plateau_plane_chooser_get_plane (PlateauPlaneChooser *self, PlateauPlane *plane)
{
  g_return_if_fail (PLATEAU_IS_PLANE_CHOOSER (self));

  *plane = (PlateauPlane){ 0, 1, 0 };
  if (self->data == NULL || self->data->n_features != 3)
    return;

  plane->x = chosen_pair (self)[0];
  plane->y = chosen_pair (self)[1];
  plane->rest = gtk_adjustment_get_value (self->rest_adjustment);
}

static void
on_pair_selected (PlateauPlaneChooser *self)
{
  if (self->updating || self->data == NULL || self->data->n_features != 3)
    return;

  reset_rest (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_rest_moved (PlateauPlaneChooser *self)
{
  if (self->updating)
    return;

  show_rest (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
plateau_plane_chooser_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_PLANE_CHOOSER);
  G_OBJECT_CLASS (plateau_plane_chooser_parent_class)->dispose (object);
}

static void
plateau_plane_chooser_finalize (GObject *object)
{
  g_clear_pointer (&PLATEAU_PLANE_CHOOSER (object)->data, plateau_dataset_unref);
  G_OBJECT_CLASS (plateau_plane_chooser_parent_class)->finalize (object);
}

static void
plateau_plane_chooser_class_init (PlateauPlaneChooserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = plateau_plane_chooser_dispose;
  object_class->finalize = plateau_plane_chooser_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/plane-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaneChooser, pair_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaneChooser, rest_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaneChooser, rest_scale);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaneChooser, rest_adjustment);
  gtk_widget_class_bind_template_callback (widget_class, on_pair_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_rest_moved);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
plateau_plane_chooser_init (PlateauPlaneChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
