/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "state.h"

/* Changes gather for so many seconds: a dragged slider is no reason to write to a disk. */
#define WRITE_DELAY 2

/* One way in at the start, one way out ever after: another window's changes do not come in. */
#define KEEP_FLAGS (G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES)

struct _PlateauState
{
  GSettings *settings; /* NULL where the schema is not installed */
  GSettingsSchema *schema;
  guint timer;
};

static gboolean
on_time (gpointer data)
{
  PlateauState *self = data;

  self->timer = 0;
  g_settings_apply (self->settings);
  return G_SOURCE_REMOVE;
}

static void
on_unapplied (PlateauState *self)
{
  if (self->timer == 0 && g_settings_get_has_unapplied (self->settings))
    self->timer = g_timeout_add_seconds (WRITE_DELAY, on_time, self);
}

PlateauState *
plateau_state_new (void)
{
  PlateauState *self = g_new0 (PlateauState, 1);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();

  if (source != NULL)
    self->schema = g_settings_schema_source_lookup (source, PLATEAU_APPLICATION_ID, TRUE);
  if (self->schema == NULL)
    return self;

  self->settings = g_settings_new_full (self->schema, NULL, NULL);
  g_settings_delay (self->settings);
  g_signal_connect_swapped (self->settings, "notify::has-unapplied", G_CALLBACK (on_unapplied),
                            self);
  return self;
}

void
plateau_state_free (PlateauState *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->settings != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->settings, self);
      g_settings_apply (self->settings);
    }
  g_clear_object (&self->settings);
  g_clear_pointer (&self->schema, g_settings_schema_unref);
  g_free (self);
}

/* NULL, which keeps nothing, for what the settings have no value for: a person's own file. */
static GVariant *
enum_to_variant (const GValue *value, const GVariantType *type, gpointer data)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (G_VALUE_TYPE (value));
  GEnumValue *known = g_enum_get_value (class, g_value_get_enum (value));
  g_autoptr (GVariant) nick = NULL;

  if (known == NULL)
    return NULL;

  nick = g_variant_ref_sink (g_variant_new_string (known->value_nick));
  return g_settings_schema_key_range_check (data, nick) ? g_steal_pointer (&nick) : NULL;
}

static gboolean
variant_to_enum (GValue *value, GVariant *variant, gpointer data)
{
  g_autoptr (GEnumClass) class = g_type_class_ref (G_VALUE_TYPE (value));
  GEnumValue *known = g_enum_get_value_by_nick (class, g_variant_get_string (variant, NULL));

  if (known != NULL)
    g_value_set_enum (value, known->value);

  return known != NULL;
}

void
plateau_state_keep (PlateauState *self, const char *key, gpointer object, const char *property)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (object), property);

  if (self->settings == NULL || !g_settings_schema_has_key (self->schema, key))
    return;

  if (G_IS_PARAM_SPEC_ENUM (pspec))
    g_settings_bind_with_mapping (self->settings, key, object, property, KEEP_FLAGS,
                                  variant_to_enum, enum_to_variant,
                                  g_settings_schema_get_key (self->schema, key),
                                  (GDestroyNotify) g_settings_schema_key_unref);
  else
    g_settings_bind (self->settings, key, object, property, KEEP_FLAGS);
}

typedef struct
{
  gpointer object; /* which has the binding, and so outlives it */
  gboolean (*may_keep) (gpointer object);
} Filter;

static GVariant *
filtered_to_variant (const GValue *value, const GVariantType *type, gpointer data)
{
  Filter *filter = data;

  return filter->may_keep (filter->object) ? g_variant_new_boolean (g_value_get_boolean (value))
                                           : NULL;
}

static gboolean
variant_to_boolean (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_boolean (value, g_variant_get_boolean (variant));
  return TRUE;
}

void
plateau_state_keep_while (PlateauState *self,
                          const char *key,
                          gpointer object,
                          const char *property,
                          gboolean (*may_keep) (gpointer object))
{
  Filter *filter;

  if (self->settings == NULL || !g_settings_schema_has_key (self->schema, key))
    return;

  filter = g_new0 (Filter, 1);
  filter->object = object;
  filter->may_keep = may_keep;
  g_settings_bind_with_mapping (self->settings, key, object, property, KEEP_FLAGS,
                                variant_to_boolean, filtered_to_variant, filter, g_free);
}

void
plateau_state_keep_experiment (PlateauState *self, PlateauExperiment *experiment)
{
  /* The data set first: a change of it resets the noise. */
  static const char *const names[] = {
    "data-set",      "noise",        "examples",   "data-seed",      "standardise",
    "hidden-layers", "hidden-units", "activation", "initialization", "constant",
    "weight-scale",  "bias",         "seed",       "learning-rate",  "speed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    plateau_state_keep (self, names[i], experiment, names[i]);
}
