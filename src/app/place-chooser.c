/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-chooser.h"

#include "figures/boundary-layout.h"
#include "widget.h"

#include <glib/gi18n-lib.h>

struct _PlateauPlaceChooser
{
  GtkWidget parent_instance;

  /* template widgets */
  GtkMenuButton *button;
  GtkLabel *title_label;
  GtkWidget *layer_row;
  GtkWidget *other_row;
  GtkDropDown *layer_drop_down;
  GtkDropDown *unit_drop_down;
  GtkDropDown *other_drop_down;
  GtkDropDown *input_drop_down;

  /* owned */
  PlateauShape shape;
  char *feature_names[PLATEAU_MAX_FEATURES];
  PlateauParameterPlace place;
  guint other;
  gboolean twins;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlateauPlaceChooser, plateau_place_chooser, GTK_TYPE_WIDGET)

enum
{
  PROP_TWINS = 1,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* n[l] of the network. */
static guint
get_width (PlateauPlaceChooser *self, guint l)
{
  if (l == 0)
    return self->shape.n_features;
  return l > self->shape.n_hidden ? 1 : self->shape.width[l - 1];
}

static char *
input_name (PlateauPlaceChooser *self, guint input)
{
  if (input == get_width (self, self->place.layer - 1))
    return g_strdup (_ ("Bias"));
  if (self->place.layer == 1)
    return g_strdup (self->feature_names[input]);
  /* Translators: an entry of a chooser. %u is the unit's number in its layer. */
  return g_strdup_printf (_ ("Unit %u"), input + 1);
}

static char *
make_title (PlateauPlaceChooser *self)
{
  guint l = self->place.layer, n = get_width (self, l - 1);
  g_autofree char *input = input_name (self, self->place.input);

  if (self->twins)
    /* Translators: names the same weight of two units: layer, both units, where the weight comes from:
     * “w[1]: units 1 and 2 ← x1”. */
    return g_strdup_printf (_ ("w[%u]: units %u and %u ← %s"), l, self->place.unit + 1,
                            self->other + 1, input);
  if (self->place.input == n)
    return g_strdup_printf (_ ("b[%u]: unit %u"), l, self->place.unit + 1);
  if (l == 1)
    return g_strdup_printf (_ ("w[%u]: unit %u ← %s"), l, self->place.unit + 1, input);
  return g_strdup_printf (_ ("w[%u]: unit %u ← unit %u"), l, self->place.unit + 1,
                          self->place.input + 1);
}

static void
show_title (PlateauPlaceChooser *self)
{
  g_autofree char *title = make_title (self);

  gtk_label_set_label (self->title_label, title);
}

static GtkStringList *
layer_names (PlateauPlaceChooser *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint l = 1; l <= self->shape.n_hidden; l++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Hidden layer %u"), l);

      gtk_string_list_append (names, name);
    }
  /* Only hidden units can be twins. */
  if (!self->twins)
    gtk_string_list_append (names, _ ("Output layer"));

  return names;
}

static GtkStringList *
unit_names (PlateauPlaceChooser *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint j = 0; j < get_width (self, self->place.layer); j++)
    {
      g_autofree char *name = g_strdup_printf (_ ("Unit %u"), j + 1);

      gtk_string_list_append (names, name);
    }

  return names;
}

/* One list of a layer at a time, 257 entries at most: never all weights at once. */
static GtkStringList *
input_names (PlateauPlaceChooser *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n = get_width (self, self->place.layer - 1);

  for (guint k = 0; k < n + (self->twins ? 0 : 1); k++)
    {
      g_autofree char *name = input_name (self, k);

      gtk_string_list_append (names, name);
    }

  return names;
}

static void
fill (GtkDropDown *drop_down, GtkStringList *names, guint selected)
{
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
  g_object_unref (names);
}

static void
fill_lists (PlateauPlaceChooser *self)
{
  self->updating = TRUE;
  fill (self->unit_drop_down, unit_names (self), self->place.unit);
  if (self->twins)
    fill (self->other_drop_down, unit_names (self), self->other);
  fill (self->input_drop_down, input_names (self), self->place.input);
  self->updating = FALSE;
}

static void
show_selected (PlateauPlaceChooser *self)
{
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->layer_drop_down, self->place.layer - 1);
  gtk_drop_down_set_selected (self->unit_drop_down, self->place.unit);
  gtk_drop_down_set_selected (self->input_drop_down, self->place.input);
  if (self->twins)
    gtk_drop_down_set_selected (self->other_drop_down, self->other);
  self->updating = FALSE;
  show_title (self);
}

static gboolean
take_features (PlateauPlaceChooser *self, const PlateauDataset *data)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < data->n_features; i++)
    {
      const char *name = plateau_boundary_feature_name (data, i);

      if (g_strcmp0 (name, self->feature_names[i]) == 0)
        continue;

      g_free (self->feature_names[i]);
      self->feature_names[i] = g_strdup (name);
      changed = TRUE;
    }

  return changed;
}

void
plateau_place_chooser_show (PlateauPlaceChooser *self,
                            const PlateauShape *shape,
                            const PlateauDataset *data,
                            const PlateauParameterPlace *place,
                            guint other)
{
  gboolean other_layers, other_lists;

  g_return_if_fail (PLATEAU_IS_PLACE_CHOOSER (self));

  other_layers = !plateau_shape_equal (&self->shape, shape);
  other_lists = take_features (self, data) || other_layers || place->layer != self->place.layer;
  self->shape = *shape;
  self->place = *place;
  self->other = other;

  if (other_layers)
    {
      self->updating = TRUE;
      fill (self->layer_drop_down, layer_names (self), place->layer - 1);
      self->updating = FALSE;
      gtk_widget_set_visible (self->layer_row, !self->twins || shape->n_hidden > 1);
    }
  if (other_lists)
    fill_lists (self);
  show_selected (self);
}

void
plateau_place_chooser_get (PlateauPlaceChooser *self, PlateauParameterPlace *place, guint *other)
{
  g_return_if_fail (PLATEAU_IS_PLACE_CHOOSER (self));

  *place = self->place;
  if (other != NULL)
    *other = self->other;
}

const char *
plateau_place_chooser_get_title (PlateauPlaceChooser *self)
{
  g_return_val_if_fail (PLATEAU_IS_PLACE_CHOOSER (self), NULL);

  return gtk_label_get_label (self->title_label);
}

/* Another layer may be narrower. */
static void
on_layer_selected (PlateauPlaceChooser *self)
{
  if (self->updating)
    return;

  self->place.layer = gtk_drop_down_get_selected (self->layer_drop_down) + 1;
  self->place.unit = MIN (self->place.unit, get_width (self, self->place.layer) - 1);
  self->place.input = MIN (self->place.input, get_width (self, self->place.layer - 1) - 1);
  self->other = MIN (self->other, get_width (self, self->place.layer) - 1);
  if (self->twins && self->other == self->place.unit)
    self->other = self->other > 0 ? self->other - 1 : 1;
  fill_lists (self);
  show_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who chooses the other twin for this one swaps them. */
static void
on_selected (PlateauPlaceChooser *self)
{
  guint unit, other;

  if (self->updating)
    return;

  unit = gtk_drop_down_get_selected (self->unit_drop_down);
  self->place.input = gtk_drop_down_get_selected (self->input_drop_down);
  if (self->twins)
    {
      other = gtk_drop_down_get_selected (self->other_drop_down);
      if (unit == other && unit != self->place.unit)
        other = self->place.unit;
      else if (unit == other)
        unit = self->other;
      self->other = other;
    }
  self->place.unit = unit;
  show_selected (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What the button has no room for. */
static gboolean
on_query_tooltip (PlateauPlaceChooser *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (self->title_label)))
    return FALSE;

  gtk_tooltip_set_text (tooltip, gtk_label_get_label (self->title_label));
  return TRUE;
}

static void
plateau_place_chooser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TWINS)
    g_value_set_boolean (value, PLATEAU_PLACE_CHOOSER (object)->twins);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
plateau_place_chooser_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  PlateauPlaceChooser *self = PLATEAU_PLACE_CHOOSER (object);

  if (id != PROP_TWINS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  self->twins = g_value_get_boolean (value);
  gtk_widget_set_visible (self->other_row, self->twins);
}

static void
plateau_place_chooser_dispose (GObject *object)
{
  plateau_widget_dispose_template (GTK_WIDGET (object), PLATEAU_TYPE_PLACE_CHOOSER);
  G_OBJECT_CLASS (plateau_place_chooser_parent_class)->dispose (object);
}

static void
plateau_place_chooser_finalize (GObject *object)
{
  PlateauPlaceChooser *self = PLATEAU_PLACE_CHOOSER (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->feature_names); i++)
    g_free (self->feature_names[i]);
  G_OBJECT_CLASS (plateau_place_chooser_parent_class)->finalize (object);
}

static void
plateau_place_chooser_class_init (PlateauPlaceChooserClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = plateau_place_chooser_get_property;
  object_class->set_property = plateau_place_chooser_set_property;
  object_class->dispose = plateau_place_chooser_dispose;
  object_class->finalize = plateau_place_chooser_finalize;

  g_object_class_install_property (
      object_class, PROP_TWINS,
      g_param_spec_boolean ("twins", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plateau_app/Plateau/place-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, button);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, title_label);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, layer_row);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, other_row);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, layer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, unit_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, other_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PlateauPlaceChooser, input_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, on_layer_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "place");
}

static void
plateau_place_chooser_init (PlateauPlaceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
