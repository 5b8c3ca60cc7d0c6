/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "experiment-private.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_DATA_SET = 1,
  PROP_NOISE,
  PROP_EXAMPLES,
  PROP_DATA_SEED,
  PROP_STANDARDISE,
  PROP_HIDDEN_LAYERS,
  PROP_HIDDEN_UNITS,
  PROP_ACTIVATION,
  PROP_INITIALIZATION,
  PROP_CONSTANT,
  PROP_WEIGHT_SCALE,
  PROP_BIAS,
  PROP_SEED,
  PROP_LEARNING_RATE,
  PROP_SPEED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (PlateauExperiment, plateau_experiment, G_TYPE_OBJECT)

PlateauDataset *
plateau_experiment_get_data (PlateauExperiment *self)
{
  if (self->data != NULL)
    return self->data;

  if (self->data_set != PLATEAU_DATA_SET_FILE)
    {
      self->data =
          plateau_data_set_load (self->data_set, self->examples, self->noise, self->data_seed);
    }
  else if (self->standardise)
    {
      self->data = plateau_dataset_copy (self->own);
      plateau_dataset_standardise (self->data);
    }
  else
    {
      self->data = plateau_dataset_ref (self->own);
    }

  return self->data;
}

static void
forget_data (PlateauExperiment *self)
{
  g_clear_pointer (&self->data, plateau_dataset_unref);
}

static void
set_data_set (PlateauExperiment *self, PlateauDataSet data_set)
{
  /* Without a file there is nothing to turn to. */
  if (data_set == self->data_set || (data_set == PLATEAU_DATA_SET_FILE && self->own == NULL))
    return;

  self->data_set = data_set;
  forget_data (self);
  if (plateau_data_set_is_generated (data_set))
    {
      self->noise = plateau_data_kind_default_noise ((PlateauDataKind) data_set);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOISE]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA_SET]);
}

static void
set_hidden_units (PlateauExperiment *self, guint units)
{
  for (guint l = 0; l < PLATEAU_MAX_HIDDEN_LAYERS; l++)
    self->width[l] = units;
}

/* TRUE, and notifies, where the value is another one. */
#define CHANGE(member, value)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if ((member) != (value))                                                                       \
      {                                                                                            \
        (member) = (value);                                                                        \
        g_object_notify_by_pspec (object, pspec);                                                  \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

static void
plateau_experiment_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  PlateauExperiment *self = PLATEAU_EXPERIMENT (object);

  switch (prop_id)
    {
    case PROP_DATA_SET:
      set_data_set (self, g_value_get_enum (value));
      break;
    case PROP_NOISE:
      if (self->noise != g_value_get_double (value))
        forget_data (self);
      CHANGE (self->noise, g_value_get_double (value));
      break;
    case PROP_EXAMPLES:
      if (self->examples != g_value_get_uint (value))
        forget_data (self);
      CHANGE (self->examples, g_value_get_uint (value));
      break;
    case PROP_DATA_SEED:
      if (self->data_seed != g_value_get_uint (value))
        forget_data (self);
      CHANGE (self->data_seed, g_value_get_uint (value));
      break;
    case PROP_STANDARDISE:
      if (self->standardise != g_value_get_boolean (value))
        forget_data (self);
      CHANGE (self->standardise, g_value_get_boolean (value));
      break;
    case PROP_HIDDEN_LAYERS:
      CHANGE (self->n_hidden, g_value_get_uint (value));
      break;
    case PROP_HIDDEN_UNITS:
      set_hidden_units (self, g_value_get_uint (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_ACTIVATION:
      CHANGE (self->activation, (PlateauActivation) g_value_get_enum (value));
      break;
    case PROP_INITIALIZATION:
      CHANGE (self->start.initialization, (PlateauInitialization) g_value_get_enum (value));
      break;
    case PROP_CONSTANT:
      CHANGE (self->start.constant, g_value_get_double (value));
      break;
    case PROP_WEIGHT_SCALE:
      CHANGE (self->start.scale, g_value_get_double (value));
      break;
    case PROP_BIAS:
      CHANGE (self->start.bias, g_value_get_double (value));
      break;
    case PROP_SEED:
      CHANGE (self->start.seed, g_value_get_uint (value));
      break;
    case PROP_LEARNING_RATE:
      CHANGE (self->rate, g_value_get_double (value));
      break;
    case PROP_SPEED:
      CHANGE (self->speed, g_value_get_double (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
plateau_experiment_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PlateauExperiment *self = PLATEAU_EXPERIMENT (object);

  switch (prop_id)
    {
    case PROP_DATA_SET:
      g_value_set_enum (value, self->data_set);
      break;
    case PROP_NOISE:
      g_value_set_double (value, self->noise);
      break;
    case PROP_EXAMPLES:
      g_value_set_uint (value, self->examples);
      break;
    case PROP_DATA_SEED:
      g_value_set_uint (value, self->data_seed);
      break;
    case PROP_STANDARDISE:
      g_value_set_boolean (value, self->standardise);
      break;
    case PROP_HIDDEN_LAYERS:
      g_value_set_uint (value, self->n_hidden);
      break;
    case PROP_HIDDEN_UNITS:
      g_value_set_uint (value, self->width[0]);
      break;
    case PROP_ACTIVATION:
      g_value_set_enum (value, self->activation);
      break;
    case PROP_INITIALIZATION:
      g_value_set_enum (value, self->start.initialization);
      break;
    case PROP_CONSTANT:
      g_value_set_double (value, self->start.constant);
      break;
    case PROP_WEIGHT_SCALE:
      g_value_set_double (value, self->start.scale);
      break;
    case PROP_BIAS:
      g_value_set_double (value, self->start.bias);
      break;
    case PROP_SEED:
      g_value_set_uint (value, self->start.seed);
      break;
    case PROP_LEARNING_RATE:
      g_value_set_double (value, self->rate);
      break;
    case PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* One "changed" for all the properties that a freeze and thaw brings together. */
static void
plateau_experiment_dispatch_properties_changed (GObject *object, guint n, GParamSpec **pspecs)
{
  G_OBJECT_CLASS (plateau_experiment_parent_class)->dispatch_properties_changed (object, n, pspecs);
  g_signal_emit (object, changed_signal, 0);
}

static void
plateau_experiment_finalize (GObject *object)
{
  PlateauExperiment *self = PLATEAU_EXPERIMENT (object);

  plateau_dataset_unref (self->data);
  plateau_dataset_unref (self->own);
  g_free (self->own_name);
  g_clear_object (&self->own_file);

  G_OBJECT_CLASS (plateau_experiment_parent_class)->finalize (object);
}

static void
plateau_experiment_class_init (PlateauExperimentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = plateau_experiment_set_property;
  object_class->get_property = plateau_experiment_get_property;
  object_class->dispatch_properties_changed = plateau_experiment_dispatch_properties_changed;
  object_class->finalize = plateau_experiment_finalize;

  properties[PROP_DATA_SET] = g_param_spec_enum ("data-set", NULL, NULL, PLATEAU_TYPE_DATA_SET,
                                                 PLATEAU_DATA_SET_FLOWER, flags);
  properties[PROP_NOISE] =
      g_param_spec_double ("noise", NULL, NULL, 0, PLATEAU_MAX_NOISE,
                           plateau_data_kind_default_noise (PLATEAU_DATA_FLOWER), flags);
  properties[PROP_EXAMPLES] =
      g_param_spec_uint ("examples", NULL, NULL, PLATEAU_MIN_EXAMPLES, PLATEAU_MAX_EXAMPLES,
                         PLATEAU_DEFAULT_EXAMPLES, flags);
  properties[PROP_DATA_SEED] =
      g_param_spec_uint ("data-seed", NULL, NULL, 0, G_MAXUINT32, PLATEAU_DEFAULT_DATA_SEED, flags);
  properties[PROP_STANDARDISE] = g_param_spec_boolean ("standardise", NULL, NULL, FALSE, flags);
  properties[PROP_HIDDEN_LAYERS] =
      g_param_spec_uint ("hidden-layers", NULL, NULL, 0, PLATEAU_MAX_HIDDEN_LAYERS, 1, flags);
  properties[PROP_HIDDEN_UNITS] = g_param_spec_uint (
      "hidden-units", NULL, NULL, 1, PLATEAU_MAX_UNITS, PLATEAU_DEFAULT_HIDDEN_UNITS, flags);
  properties[PROP_ACTIVATION] = g_param_spec_enum (
      "activation", NULL, NULL, PLATEAU_TYPE_ACTIVATION, PLATEAU_ACTIVATION_TANH, flags);
  properties[PROP_INITIALIZATION] =
      g_param_spec_enum ("initialization", NULL, NULL, PLATEAU_TYPE_INITIALIZATION,
                         PLATEAU_INITIALIZATION_NORMAL, flags);
  properties[PROP_CONSTANT] =
      g_param_spec_double ("constant", NULL, NULL, -PLATEAU_MAX_CONSTANT, PLATEAU_MAX_CONSTANT,
                           PLATEAU_DEFAULT_CONSTANT, flags);
  properties[PROP_WEIGHT_SCALE] = g_param_spec_double (
      "weight-scale", NULL, NULL, 0, PLATEAU_MAX_WEIGHT_SCALE, PLATEAU_DEFAULT_WEIGHT_SCALE, flags);
  properties[PROP_BIAS] =
      g_param_spec_double ("bias", NULL, NULL, -PLATEAU_MAX_BIAS, PLATEAU_MAX_BIAS, 0, flags);
  properties[PROP_SEED] =
      g_param_spec_uint ("seed", NULL, NULL, 0, G_MAXUINT32, PLATEAU_DEFAULT_SEED, flags);
  properties[PROP_LEARNING_RATE] = g_param_spec_double (
      "learning-rate", NULL, NULL, 0, PLATEAU_MAX_RATE, PLATEAU_DEFAULT_RATE, flags);
  properties[PROP_SPEED] =
      g_param_spec_double ("speed", NULL, NULL, 0, PLATEAU_MAX_SPEED, 0, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
plateau_experiment_init (PlateauExperiment *self)
{
  self->data_set = PLATEAU_DATA_SET_FLOWER;
  self->noise = plateau_data_kind_default_noise (PLATEAU_DATA_FLOWER);
  self->examples = PLATEAU_DEFAULT_EXAMPLES;
  self->data_seed = PLATEAU_DEFAULT_DATA_SEED;
  self->n_hidden = 1;
  set_hidden_units (self, PLATEAU_DEFAULT_HIDDEN_UNITS);
  self->activation = PLATEAU_ACTIVATION_TANH;
  self->start.initialization = PLATEAU_INITIALIZATION_NORMAL;
  self->start.constant = PLATEAU_DEFAULT_CONSTANT;
  self->start.scale = PLATEAU_DEFAULT_WEIGHT_SCALE;
  self->start.seed = PLATEAU_DEFAULT_SEED;
  self->rate = PLATEAU_DEFAULT_RATE;
}

PlateauExperiment *
plateau_experiment_new (void)
{
  return g_object_new (PLATEAU_TYPE_EXPERIMENT, NULL);
}

gboolean
plateau_experiment_set_widths (PlateauExperiment *self,
                               guint n_hidden,
                               const guint *widths,
                               GError **error)
{
  if (n_hidden > PLATEAU_MAX_HIDDEN_LAYERS)
    {
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
                   _ ("%u hidden layers are too many: 0 to %u are possible"), n_hidden,
                   PLATEAU_MAX_HIDDEN_LAYERS);
      return FALSE;
    }
  for (guint l = 0; l < n_hidden; l++)
    if (widths[l] < 1 || widths[l] > PLATEAU_MAX_UNITS)
      {
        g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE,
                     _ ("hidden layer %u cannot have %u units: 1 to %u are possible"), l + 1,
                     widths[l], PLATEAU_MAX_UNITS);
        return FALSE;
      }

  g_object_freeze_notify (G_OBJECT (self));
  self->n_hidden = n_hidden;
  for (guint l = 0; l < n_hidden; l++)
    self->width[l] = widths[l];
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN_LAYERS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIDDEN_UNITS]);
  g_object_thaw_notify (G_OBJECT (self));

  return TRUE;
}

void
plateau_experiment_set_own_data (PlateauExperiment *self, PlateauDataset *data, const char *name)
{
  char *kept_name = g_strdup (name);

  plateau_dataset_ref (data);
  plateau_dataset_unref (self->own);
  g_free (self->own_name);
  self->own = data;
  self->own_name = kept_name;
  g_clear_object (&self->own_file);
  self->data_set = PLATEAU_DATA_SET_FILE;
  forget_data (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DATA_SET]);
}

const char *
plateau_experiment_get_own_name (PlateauExperiment *self)
{
  return self->own_name;
}

void
plateau_experiment_set_own_file (PlateauExperiment *self, GFile *file)
{
  g_set_object (&self->own_file, file);
}

GFile *
plateau_experiment_get_own_file (PlateauExperiment *self)
{
  return self->own_file;
}

void
plateau_experiment_get_settings (PlateauExperiment *self, PlateauSettings *settings)
{
  PlateauDataset *data = plateau_experiment_get_data (self);

  *settings = (PlateauSettings){
    .data = plateau_dataset_ref (data),
    .shape = {
      .n_features = data->n_features,
      .n_hidden = self->n_hidden,
      .activation = self->activation,
    },
    .start = self->start,
    .rate = self->rate,
    .speed = self->speed,
  };
  for (guint l = 0; l < self->n_hidden; l++)
    settings->shape.width[l] = self->width[l];
}

/* All but the biases. */
static char *
summarise (PlateauExperiment *self)
{
  PlateauDataset *data = plateau_experiment_get_data (self);
  g_autoptr (GString) shape = g_string_new (NULL);
  g_autofree char *scale = plateau_format_number (self->start.scale);
  const char *data_title = self->data_set == PLATEAU_DATA_SET_FILE
                               ? self->own_name
                               : plateau_data_set_title (plateau_data_set_nick (self->data_set));

  g_string_append_printf (shape, "%u", data->n_features);
  for (guint l = 0; l < self->n_hidden; l++)
    g_string_append_printf (shape, "–%u", self->width[l]);
  g_string_append (shape, "–1");

  if (plateau_initialization_is_random (self->start.initialization))
    /* Translators: the experiment in one line: data set, units of each layer, activation,
     * initialisation × weight scale, seed. */
    return g_strdup_printf (_ ("%s · %s · %s · %s × %s · seed %u"), data_title, shape->str,
                            plateau_activation_title (self->activation),
                            plateau_initialization_title (self->start.initialization), scale,
                            self->start.seed);

  /* Zero times any scale is zero. */
  if (self->start.initialization == PLATEAU_INITIALIZATION_ZEROS)
    /* Translators: the experiment in one line: data set, units of each layer, activation,
     * initialisation. */
    return g_strdup_printf (_ ("%s · %s · %s · %s"), data_title, shape->str,
                            plateau_activation_title (self->activation),
                            plateau_initialization_title (self->start.initialization));

  /* Translators: the experiment in one line: data set, units of each layer, activation,
   * initialisation × weight scale. */
  return g_strdup_printf (_ ("%s · %s · %s · %s × %s"), data_title, shape->str,
                          plateau_activation_title (self->activation),
                          plateau_initialization_title (self->start.initialization), scale);
}

char *
plateau_experiment_get_summary (PlateauExperiment *self)
{
  g_autofree char *rest = summarise (self);
  g_autofree char *bias = plateau_format_number (self->start.bias);

  if (self->start.bias == 0)
    return g_steal_pointer (&rest);

  /* Translators: the experiment in one line; %s is the rest of it, then what every bias begins
   * with. */
  return g_strdup_printf (_ ("%s · biases %s"), rest, bias);
}
