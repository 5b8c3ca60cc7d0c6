/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "slider-row.h"

#include "number.h"
#include "widget.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Digits that a drag of a logarithmic slider leaves: 90 places per decade, about 3 per pixel. */
#define DRAG_DIGITS 2

struct _PlateauSliderRow
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkLabel *title_label;
  GtkEntry *entry;
  GtkLabel *value_label;
  GtkScale *scale;
  GtkAdjustment *adjustment;

  /* owned */
  char *value_text;
  double value;
  double low;
  double high;
  double minimum;
  double maximum;
  gboolean logarithmic;
  gboolean whole;
  gboolean zero_at_high;
  gboolean edited;   /* the entry's text is a person's, not ours */
  gboolean updating; /* what changes now comes from us */
};

G_DEFINE_FINAL_TYPE (PlateauSliderRow, plateau_slider_row, GTK_TYPE_WIDGET)

enum
{
  PROP_TITLE = 1,
  PROP_VALUE,
  PROP_LOW,
  PROP_HIGH,
  PROP_MINIMUM,
  PROP_MAXIMUM,
  PROP_LOGARITHMIC,
  PROP_WHOLE,
  PROP_ZERO_AT_HIGH,
  PROP_VALUE_TEXT,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static PlateauRange
typed_range (PlateauSliderRow *self)
{
  return (PlateauRange){ self->minimum, self->maximum, self->whole };
}

static double
value_to_position (PlateauSliderRow *self, double value)
{
  if (self->zero_at_high && value == 0)
    value = self->high;

  value = CLAMP (value, self->low, self->high);
  return self->logarithmic ? log10 (value) : value;
}

static double
position_to_value (PlateauSliderRow *self, double position)
{
  double lower = gtk_adjustment_get_lower (self->adjustment);
  double upper = gtk_adjustment_get_upper (self->adjustment);
  double dust = 1e-9 * (upper - lower);

  if (position >= upper - dust)
    return self->zero_at_high ? 0 : self->high;
  if (position <= lower + dust)
    return self->low;
  if (self->logarithmic)
    return plateau_number_round (pow (10, position), DRAG_DIGITS);
  if (self->whole)
    return round (position);

  return plateau_number_tidy (position);
}

static void
show_entry_text (PlateauSliderRow *self)
{
  g_autofree char *text = plateau_number_print (self->value);
  gboolean updating = self->updating;

  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->updating = updating;
  self->edited = FALSE;
  plateau_mark_wrong (GTK_WIDGET (self->entry), NULL);
}

static void
show_accessible_text (PlateauSliderRow *self)
{
  g_autofree char *number = plateau_number_print (self->value);

  /* A logarithmic slider stands at -2; what it means is 0.01. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  self->value_text != NULL ? self->value_text : number, -1);
}

static void
show_position (PlateauSliderRow *self)
{
  gboolean updating = self->updating;

  self->updating = TRUE;
  gtk_adjustment_set_value (self->adjustment, value_to_position (self, self->value));
  self->updating = updating;
}

static void
configure_slider (PlateauSliderRow *self)
{
  gboolean updating = self->updating;
  double lower, upper;

  if (self->low >= self->high || (self->logarithmic && self->low <= 0))
    return; /* half of the properties are set */

  lower = self->logarithmic ? log10 (self->low) : self->low;
  upper = self->logarithmic ? log10 (self->high) : self->high;

  self->updating = TRUE;
  gtk_adjustment_configure (self->adjustment, value_to_position (self, self->value), lower, upper,
                            self->logarithmic ? 0.1
                            : self->whole     ? 1
                                              : (upper - lower) / 100,
                            self->logarithmic ? 1
                            : self->whole     ? 8
                                              : (upper - lower) / 10,
                            0);
  /* Without round digits a scale of whole numbers stands between two of them. */
  gtk_range_set_round_digits (GTK_RANGE (self->scale), self->whole && !self->logarithmic ? 0 : -1);
  self->updating = updating;
}

double
plateau_slider_row_get_value (PlateauSliderRow *self)
{
  g_return_val_if_fail (PLATEAU_IS_SLIDER_ROW (self), 0);

  return self->value;
}

static void
take_value (PlateauSliderRow *self, double value)
{
  if (value == self->value)
    return;

  self->value = value;
  show_entry_text (self);
  show_accessible_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

void
plateau_slider_row_set_value (PlateauSliderRow *self, double value)
{
  g_return_if_fail (PLATEAU_IS_SLIDER_ROW (self));

  take_value (self, value);
  /* A slider under the hand stays under the hand, though its value was rounded. */
  if (!self->updating &&
      position_to_value (self, gtk_adjustment_get_value (self->adjustment)) != self->value)
    show_position (self);
}

void
plateau_slider_row_add_mark (PlateauSliderRow *self, double value)
{
  g_autofree char *text = plateau_number_print (value);
  g_autofree char *markup = g_markup_printf_escaped ("<span size='smaller'>%s</span>", text);

  g_return_if_fail (PLATEAU_IS_SLIDER_ROW (self));

  gtk_scale_add_mark (self->scale, value_to_position (self, value), GTK_POS_BOTTOM, markup);
}

GtkScale *
plateau_slider_row_get_scale (PlateauSliderRow *self)
{
  g_return_val_if_fail (PLATEAU_IS_SLIDER_ROW (self), NULL);

  return self->scale;
}

GtkEntry *
plateau_slider_row_get_entry (PlateauSliderRow *self)
{
  g_return_val_if_fail (PLATEAU_IS_SLIDER_ROW (self), NULL);

  return self->entry;
}

static void
on_slider_moved (PlateauSliderRow *self)
{
  if (self->updating)
    return;

  self->updating = TRUE;
  take_value (self, position_to_value (self, gtk_adjustment_get_value (self->adjustment)));
  self->updating = FALSE;
}

static gboolean
commit_entry (PlateauSliderRow *self)
{
  PlateauRange range = typed_range (self);
  g_autofree char *message = NULL;
  double value;

  if (!self->edited)
    return TRUE;

  if (plateau_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value) &&
      plateau_range_contains (&range, value))
    {
      plateau_slider_row_set_value (self, value);
      show_entry_text (self);
      return TRUE;
    }

  message = plateau_range_text (&range);
  plateau_mark_wrong (GTK_WIDGET (self->entry), message);
  return FALSE;
}

static void
on_entry_activate (PlateauSliderRow *self)
{
  /* On to the slider: the arrows go on from the typed value, and Space trains again. */
  if (commit_entry (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->scale));
}

static void
on_entry_leave (PlateauSliderRow *self)
{
  commit_entry (self);
}

static void
on_entry_changed (PlateauSliderRow *self)
{
  if (self->updating)
    return;

  self->edited = TRUE;
  plateau_mark_wrong (GTK_WIDGET (self->entry), NULL);

  /* Text set by an assistive technology: there is no Enter and no focus to leave. */
  if ((gtk_widget_get_state_flags (GTK_WIDGET (self->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    commit_entry (self);
}

static gboolean
on_entry_key (PlateauSliderRow *self, guint keyval)
{
  if (keyval != GDK_KEY_Escape || !self->edited)
    return FALSE;

  show_entry_text (self);
  return TRUE;
}

static void
set_title (PlateauSliderRow *self, const char *title)
{
  g_autofree char *exact = NULL;

  if (title == NULL)
    return;

  gtk_label_set_label (self->title_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  /* Translators: the accessible name of the field beside a slider. %s is the slider's name. */
  exact = g_strdup_printf (_ ("%s, exact value"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  exact, -1);
}

static void
set_value_text (PlateauSliderRow *self, const char *text)
{
  if (g_strcmp0 (text, self->value_text) == 0)
    return;

  g_free (self->value_text);
  self->value_text = g_strdup (text);
  gtk_label_set_label (self->value_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->value_label), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->entry), text == NULL);
  show_accessible_text (self);
}

static void
plateau_slider_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlateauSliderRow *self = PLATEAU_SLIDER_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;
    case PROP_VALUE:
      g_value_set_double (value, self->value);
      break;
    case PROP_LOW:
      g_value_set_double (value, self->low);
      break;
    case PROP_HIGH:
      g_value_set_double (value, self->high);
      break;
    case PROP_MINIMUM:
      g_value_set_double (value, self->minimum);
      break;
    case PROP_MAXIMUM:
      g_value_set_double (value, self->maximum);
      break;
    case PROP_LOGARITHMIC:
      g_value_set_boolean (value, self->logarithmic);
      break;
    case PROP_WHOLE:
      g_value_set_boolean (value, self->whole);
      break;
    case PROP_ZERO_AT_HIGH:
      g_value_set_boolean (value, self->zero_at_high);
      break;
    case PROP_VALUE_TEXT:
      g_value_set_string (value, self->value_text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
plateau_slider_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlateauSliderRow *self = PLATEAU_SLIDER_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      return;
    case PROP_VALUE:
      plateau_slider_row_set_value (self, g_value_get_double (value));
      return;
    case PROP_VALUE_TEXT:
      set_value_text (self, g_value_get_string (value));
      return;
    case PROP_LOW:
      self->low = g_value_get_double (value);
      break;
    case PROP_HIGH:
      self->high = g_value_get_double (value);
      break;
    case PROP_MINIMUM:
      self->minimum = g_value_get_double (value);
      break;
    case PROP_MAXIMUM:
      self->maximum = g_value_get_double (value);
      break;
    case PROP_LOGARITHMIC:
      self->logarithmic = g_value_get_boolean (value);
      break;
    case PROP_WHOLE:
      self->whole = g_value_get_boolean (value);
      break;
    case PROP_ZERO_AT_HIGH:
      self->zero_at_high = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  configure_slider (self);
}

static void
plateau_slider_row_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_SLIDER_ROW);

  G_OBJECT_CLASS (plateau_slider_row_parent_class)->dispose (object);
}

static void
plateau_slider_row_finalize (GObject *object)
{
  g_free (PLATEAU_SLIDER_ROW (object)->value_text);
  G_OBJECT_CLASS (plateau_slider_row_parent_class)->finalize (object);
}

static void
install_double (GObjectClass *class, guint id, const char *name, double initial)
{
  properties[id] = g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, initial,
                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (class, id, properties[id]);
}

static void
install_boolean (GObjectClass *class, guint id, const char *name)
{
  properties[id] =
      g_param_spec_boolean (name, NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (class, id, properties[id]);
}

static void
install_string (GObjectClass *class, guint id, const char *name)
{
  properties[id] =
      g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_property (class, id, properties[id]);
}

static void
plateau_slider_row_class_init (PlateauSliderRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = plateau_slider_row_get_property;
  object_class->set_property = plateau_slider_row_set_property;
  object_class->dispose = plateau_slider_row_dispose;
  object_class->finalize = plateau_slider_row_finalize;

  install_string (object_class, PROP_TITLE, "title");
  install_double (object_class, PROP_VALUE, "value", 0);
  install_double (object_class, PROP_LOW, "low", 0);
  install_double (object_class, PROP_HIGH, "high", 1);
  install_double (object_class, PROP_MINIMUM, "minimum", 0);
  install_double (object_class, PROP_MAXIMUM, "maximum", 1);
  install_boolean (object_class, PROP_LOGARITHMIC, "logarithmic");
  install_boolean (object_class, PROP_WHOLE, "whole");
  install_boolean (object_class, PROP_ZERO_AT_HIGH, "zero-at-high");
  install_string (object_class, PROP_VALUE_TEXT, "value-text");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/slider-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauSliderRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauSliderRow, entry);
  gtk_widget_class_bind_template_child (widget_class, PlateauSliderRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauSliderRow, scale);
  gtk_widget_class_bind_template_child (widget_class, PlateauSliderRow, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, on_slider_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_leave);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_key);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
plateau_slider_row_init (PlateauSliderRow *self)
{
  self->high = 1;
  self->maximum = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  show_entry_text (self);
}
