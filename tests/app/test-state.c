/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app-test.h"
#include "app/projector.h"
#include "app/state.h"

static GSettingsSchema *
get_schema (void)
{
  GSettingsSchema *schema = g_settings_schema_source_lookup (
      g_settings_schema_source_get_default (), PLATEAU_APPLICATION_ID, TRUE);

  g_assert_nonnull (schema);
  return schema;
}

/* Every key but the window's is a property, and both have the same default. */
static void
test_defaults (void)
{
  static const char *const not_settings[] = {
    "window-width", "window-height", "window-maximized", "setup-visible", NULL,
  };
  g_autoptr (GSettingsSchema) schema = get_schema ();
  g_auto (GStrv) keys = g_settings_schema_list_keys (schema);
  g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
  g_autoptr (PlateauStage) stage = g_object_ref_sink (g_object_new (PLATEAU_TYPE_STAGE, NULL));
  g_autoptr (PlateauProjector) projector = plateau_projector_new ();
  int n = 0;

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = g_settings_schema_get_key (schema, keys[i]);
      g_autoptr (GVariant) variant = g_settings_schema_key_get_default_value (key);
      g_auto (GValue) value = G_VALUE_INIT;
      GObject *object = G_OBJECT (experiment);

      if (g_strv_contains (not_settings, keys[i]))
        continue;
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (object), keys[i]) == NULL)
        object = G_OBJECT (stage);
      if (g_object_class_find_property (G_OBJECT_GET_CLASS (object), keys[i]) == NULL)
        object = G_OBJECT (projector);

      g_test_message ("%s", keys[i]);
      g_object_get_property (object, keys[i], &value);
      if (G_VALUE_HOLDS_ENUM (&value))
        {
          g_autoptr (GEnumClass) class = g_type_class_ref (G_VALUE_TYPE (&value));

          g_assert_cmpstr (g_enum_get_value (class, g_value_get_enum (&value))->value_nick, ==,
                           g_variant_get_string (variant, NULL));
        }
      else if (G_VALUE_HOLDS_DOUBLE (&value))
        g_assert_cmpfloat (g_value_get_double (&value), ==, g_variant_get_double (variant));
      else if (G_VALUE_HOLDS_UINT (&value))
        g_assert_cmpuint (g_value_get_uint (&value), ==, g_variant_get_uint32 (variant));
      else if (G_VALUE_HOLDS_BOOLEAN (&value))
        g_assert_cmpint (g_value_get_boolean (&value), ==, g_variant_get_boolean (variant));
      else
        g_assert_cmpstr (g_value_get_string (&value), ==, g_variant_get_string (variant, NULL));
      n++;
    }

  g_assert_cmpint (n, >=, 18);
}

static void
test_comes_back (void)
{
  g_autoptr (PlateauState) state = plateau_state_new ();
  g_autoptr (PlateauExperiment) before = plateau_experiment_new ();
  g_autoptr (PlateauExperiment) after = NULL;
  PlateauDataSet data_set;
  PlateauActivation activation;
  PlateauInitialization initialization;
  double scale, noise, bias;
  guint units;

  plateau_state_keep_experiment (state, before);
  g_object_set (before, "data-set", PLATEAU_DATA_SET_MOONS, "noise", 0.35, "weight-scale", 0.01,
                "hidden-units", 17, "activation", PLATEAU_ACTIVATION_RELU, "initialization",
                PLATEAU_INITIALIZATION_LECUN, "bias", -0.05, NULL);
  g_clear_object (&before);
  g_clear_pointer (&state, plateau_state_free);

  state = plateau_state_new ();
  after = plateau_experiment_new ();
  plateau_state_keep_experiment (state, after);
  g_object_get (after, "data-set", &data_set, "noise", &noise, "weight-scale", &scale,
                "hidden-units", &units, "activation", &activation, "initialization",
                &initialization, "bias", &bias, NULL);
  g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_MOONS);
  g_assert_cmpfloat (noise, ==, 0.35);
  g_assert_cmpfloat (scale, ==, 0.01);
  g_assert_cmpuint (units, ==, 17);
  g_assert_cmpint (activation, ==, PLATEAU_ACTIVATION_RELU);
  g_assert_cmpint (initialization, ==, PLATEAU_INITIALIZATION_LECUN);
  g_assert_cmpfloat (bias, ==, -0.05);
}

/* The large figure and the one beside it; what was kept is stronger than the order of keeping. */
static void
test_figures (void)
{
  g_autoptr (PlateauState) state = plateau_state_new ();
  g_autoptr (PlateauStage) before = g_object_ref_sink (g_object_new (PLATEAU_TYPE_STAGE, NULL));
  g_autoptr (PlateauStage) after = g_object_ref_sink (g_object_new (PLATEAU_TYPE_STAGE, NULL));
  g_autofree char *large = NULL;
  g_autofree char *beside = NULL;

  plateau_state_keep (state, "large-figure", before, "large-figure");
  plateau_state_keep (state, "beside-figure", before, "beside-figure");
  g_object_set (before, "large-figure", "layers", NULL);
  g_object_set (before, "large-figure", "network", NULL);
  g_clear_object (&before);
  g_clear_pointer (&state, plateau_state_free);

  state = plateau_state_new ();
  plateau_state_keep (state, "large-figure", after, "large-figure");
  plateau_state_keep (state, "beside-figure", after, "beside-figure");
  g_object_get (after, "large-figure", &large, "beside-figure", &beside, NULL);
  g_assert_cmpstr (large, ==, "network");
  g_assert_cmpstr (beside, ==, "layers");
  g_object_set (after, "large-figure", "boundary", NULL);
  g_object_set (after, "large-figure", "curve", NULL);
}

/* A person's own file is not kept: the next start has the data set before it. */
static void
test_own_data (void)
{
  g_autoptr (PlateauState) state = plateau_state_new ();
  g_autoptr (PlateauExperiment) before = plateau_experiment_new ();
  g_autoptr (PlateauExperiment) after = plateau_experiment_new ();
  g_autoptr (PlateauDataset) data = plateau_dataset_new (2, 4);
  PlateauDataSet data_set;

  plateau_state_keep_experiment (state, before);
  g_object_set (before, "data-set", PLATEAU_DATA_SET_XOR, NULL);
  plateau_experiment_set_own_data (before, data, "mine.csv");
  g_clear_object (&before);
  g_clear_pointer (&state, plateau_state_free);

  state = plateau_state_new ();
  plateau_state_keep_experiment (state, after);
  g_object_get (after, "data-set", &data_set, NULL);
  g_assert_cmpint (data_set, ==, PLATEAU_DATA_SET_XOR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/app/state/defaults", test_defaults);
  g_test_add_func ("/app/state/comes-back", test_comes_back);
  g_test_add_func ("/app/state/figures", test_figures);
  g_test_add_func ("/app/state/own-data", test_own_data);

  return g_test_run ();
}
