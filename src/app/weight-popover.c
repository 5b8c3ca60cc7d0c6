/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "weight-popover.h"

#include "figures/boundary-layout.h"
#include "number.h"
#include "session/exact-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NUDGE 1e-6

/* The slider is straight below FINE, logarithmic above, and ends at LARGEST either way: weights of
 * 1e-4 and of 1000 have room on it, and 0 has its place. */
#define FINE 1e-3
#define LARGEST 1000.0
#define SLIDER_DIGITS 3

struct _PlateauWeightPopover
{
  GtkPopover parent_instance;

  /* template widgets */
  GtkLabel *title_label;
  GtkWidget *controls;
  GtkEntry *entry;
  GtkScale *scale;
  GtkLabel *message_label;
  GtkAdjustment *adjustment;

  PlateauShape shape; /* of the network that it is about */
  guint layer;
  guint unit;
  guint input;
  gsize index;
  double value; /* the newest that is known */
  gboolean open;
  gboolean typed;  /* the entry's text is a person's */
  gboolean edited; /* since it was opened: only then a refusal is about this weight */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauWeightPopover, plateau_weight_popover, GTK_TYPE_POPOVER)

enum
{
  EDITED,
  LANDSCAPE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
make_title (PlateauWeightPopover *self, const PlateauSnapshot *snapshot)
{
  if (self->input == snapshot->network->n[self->layer - 1])
    /* Translators: names a bias: its layer, its unit (from 1). */
    return g_strdup_printf (_ ("b[%u]: unit %u"), self->layer, self->unit + 1);
  if (self->layer == 1)
    /* Translators: names a weight: its layer, its unit (from 1), the feature that it comes from. */
    return g_strdup_printf (_ ("w[%u]: unit %u ← %s"), self->layer, self->unit + 1,
                            plateau_boundary_feature_name (snapshot->settings.data, self->input));
  /* Translators: names a weight: its layer, its unit (from 1), the unit of the layer before. */
  return g_strdup_printf (_ ("w[%u]: unit %u ← unit %u"), self->layer, self->unit + 1,
                          self->input + 1);
}

static void
show_value (PlateauWeightPopover *self)
{
  g_autofree char *text = plateau_exact_number (self->value);

  self->updating = TRUE;
  if (!self->typed && g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
      plateau_mark_wrong (GTK_WIDGET (self->entry), NULL);
    }
  if (!gtk_widget_has_css_class (GTK_WIDGET (self->scale), "dragging"))
    gtk_adjustment_set_value (self->adjustment, asinh (self->value / FINE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
  self->updating = FALSE;
}

/* Says why nothing can be changed, or why the last change was refused. */
static void
show_message (PlateauWeightPopover *self, const PlateauSnapshot *snapshot)
{
  gboolean past = snapshot->newest_epoch > snapshot->epoch;
  const char *message = NULL;

  if (past)
    message = _ ("This is a moment of the past. Continue from here to change it.");
  else if (self->edited)
    message = snapshot->refusal;

  gtk_widget_set_sensitive (self->controls, !past);
  if (past)
    gtk_widget_remove_css_class (GTK_WIDGET (self->message_label), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->message_label), "error");
  gtk_label_set_label (self->message_label, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message_label), message != NULL);
}

static void
edit (PlateauWeightPopover *self, double value)
{
  if (!isfinite (value))
    return;

  self->value = value;
  self->edited = TRUE;
  self->typed = FALSE;
  show_value (self);
  g_signal_emit (self, signals[EDITED], 0, (guint64) self->index, value);
}

static void
on_entry_changed (PlateauWeightPopover *self)
{
  double value;

  if (self->updating)
    return;

  self->typed = TRUE;
  plateau_mark_wrong (
      GTK_WIDGET (self->entry),
      plateau_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value)
          ? NULL
          : _ ("A number such as 0.25, −3 or 1e-6"));
}

static void
on_entry_activate (PlateauWeightPopover *self)
{
  double value;

  /* What is wrong stays marked, with what would be right. */
  if (plateau_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value))
    edit (self, value);
}

static gboolean
on_slider_moved (PlateauWeightPopover *self, GtkScrollType scroll, double place)
{
  double low = gtk_adjustment_get_lower (self->adjustment);
  double high = gtk_adjustment_get_upper (self->adjustment);

  place = CLAMP (place, low, high);
  gtk_adjustment_set_value (self->adjustment, place);
  edit (self, plateau_number_round (FINE * sinh (place), SLIDER_DIGITS));
  return TRUE;
}

static void
on_up (PlateauWeightPopover *self)
{
  edit (self, self->value + NUDGE);
}

static void
on_down (PlateauWeightPopover *self)
{
  edit (self, self->value - NUDGE);
}

static void
on_landscape (PlateauWeightPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[LANDSCAPE], 0, self->layer, self->unit, self->input);
}

static void
on_zero (PlateauWeightPopover *self)
{
  edit (self, 0);
}

/* Before it is taken off it is closed: GTK drops its grab, which holds it, only then. */
static void
on_parent_destroyed (PlateauWeightPopover *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_unparent (GTK_WIDGET (self));
}

static void
move_to (PlateauWeightPopover *self, GtkWidget *parent)
{
  GtkWidget *before = gtk_widget_get_parent (GTK_WIDGET (self));

  if (before == parent)
    return;

  if (before != NULL)
    {
      g_signal_handlers_disconnect_by_func (before, on_parent_destroyed, self);
      gtk_popover_popdown (GTK_POPOVER (self));
      gtk_widget_unparent (GTK_WIDGET (self));
    }
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed), self,
                           G_CONNECT_SWAPPED);
}

void
plateau_weight_popover_show (PlateauWeightPopover *self,
                             GtkWidget *parent,
                             const GdkRectangle *at,
                             const PlateauSnapshot *snapshot,
                             guint layer,
                             guint unit,
                             guint input)
{
  const PlateauNetwork *network = snapshot->network;
  g_autofree char *title = NULL;
  double end;

  g_return_if_fail (PLATEAU_IS_WEIGHT_POPOVER (self));
  g_return_if_fail (layer >= 1 && layer <= network->n_layers && unit < network->n[layer] &&
                    input <= network->n[layer - 1]);

  self->shape = network->shape;
  self->layer = layer;
  self->unit = unit;
  self->input = input;
  self->index = plateau_network_parameter_index (network, layer, unit, input);
  self->value = network->parameters[self->index];
  self->typed = FALSE;
  self->edited = FALSE;
  self->open = TRUE;

  title = make_title (self, snapshot);
  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);

  end = asinh (fmax (LARGEST, 2 * fabs (self->value)) / FINE);
  gtk_adjustment_configure (self->adjustment, 0, -end, end, 0.05, 0.5, 0);
  show_value (self);
  show_message (self, snapshot);

  move_to (self, parent);
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
plateau_weight_popover_update (PlateauWeightPopover *self, const PlateauSnapshot *snapshot)
{
  g_return_if_fail (PLATEAU_IS_WEIGHT_POPOVER (self));

  if (!self->open)
    return;

  if (!plateau_shape_equal (&self->shape, &snapshot->network->shape))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }

  self->value = snapshot->network->parameters[self->index];
  show_value (self);
  show_message (self, snapshot);
}

PlateauWeightPopover *
plateau_weight_popover_new (void)
{
  return g_object_new (PLATEAU_TYPE_WEIGHT_POPOVER, NULL);
}

static void
plateau_weight_popover_closed (GtkPopover *popover)
{
  PLATEAU_WEIGHT_POPOVER (popover)->open = FALSE;
}

static void
plateau_weight_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_WEIGHT_POPOVER);
  G_OBJECT_CLASS (plateau_weight_popover_parent_class)->dispose (object);
}

static void
plateau_weight_popover_class_init (PlateauWeightPopoverClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = plateau_weight_popover_dispose;
  GTK_POPOVER_CLASS (class)->closed = plateau_weight_popover_closed;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_DOUBLE);
  signals[LANDSCAPE] =
      g_signal_new ("landscape", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/weight-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, controls);
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, scale);
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, message_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauWeightPopover, adjustment);
  gtk_widget_class_bind_template_child_full (widget_class, "down_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "up_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "zero_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "landscape_button", FALSE, 0);
  gtk_widget_class_bind_template_callback (widget_class, on_landscape);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_slider_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_up);
  gtk_widget_class_bind_template_callback (widget_class, on_down);
  gtk_widget_class_bind_template_callback (widget_class, on_zero);
}

static void
plateau_weight_popover_init (PlateauWeightPopover *self)
{
  static const double marks[] = { -LARGEST, -1, 0, 1, LARGEST };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("<small>%s%.0f</small>", marks[i] < 0 ? "−" : "", fabs (marks[i]));

      gtk_scale_add_mark (self->scale, asinh (marks[i] / FINE), GTK_POS_BOTTOM, text);
    }
}
