/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data-set.h"
#include "csv-data.h"
#include "plateau-session-resources.h"

#include <glib/gi18n-lib.h>

G_STATIC_ASSERT ((int) PLATEAU_DATA_SET_PENGUINS == (int) PLATEAU_N_DATA_KINDS);

static const char *const data_set_nicks[PLATEAU_N_DATA_SETS] = {
  "flower", "circles", "moons", "xor", "blobs", "gauss", "spiral", "penguins", "file",
};

/* Enumerations whose values and nicks the engine or this file already has. */
static GType
register_enum (const char *name, guint n, const char *(*nick) (guint value))
{
  GEnumValue *values = g_new0 (GEnumValue, n + 1);

  for (guint i = 0; i < n; i++)
    values[i] = (GEnumValue){ i, nick (i), nick (i) };

  return g_enum_register_static (name, values);
}

#define DEFINE_ENUM(function, name, n, nick)                                                       \
  GType function (void)                                                                            \
  {                                                                                                \
    static gsize type = 0;                                                                         \
                                                                                                   \
    if (g_once_init_enter (&type))                                                                 \
      g_once_init_leave (&type, register_enum (name, n, nick));                                    \
    return type;                                                                                   \
  }

static const char *
data_set_nick_of (guint value)
{
  return data_set_nicks[value];
}

static const char *
activation_nick_of (guint value)
{
  return plateau_activation_nick (value);
}

static const char *
initialization_nick_of (guint value)
{
  return plateau_initialization_nick (value);
}

DEFINE_ENUM (plateau_data_set_get_type, "PlateauDataSet", PLATEAU_N_DATA_SETS, data_set_nick_of)
DEFINE_ENUM (plateau_activation_get_type,
             "PlateauActivation",
             PLATEAU_N_ACTIVATIONS,
             activation_nick_of)
DEFINE_ENUM (plateau_initialization_get_type,
             "PlateauInitialization",
             PLATEAU_N_INITIALIZATIONS,
             initialization_nick_of)

const char *
plateau_data_set_nick (PlateauDataSet self)
{
  return data_set_nicks[self];
}

gboolean
plateau_data_set_from_nick (const char *nick, PlateauDataSet *data_set)
{
  for (guint i = 0; i < PLATEAU_DATA_SET_FILE; i++)
    if (g_str_equal (nick, data_set_nicks[i]))
      {
        *data_set = i;
        return TRUE;
      }

  return FALSE;
}

gboolean
plateau_data_set_is_generated (PlateauDataSet self)
{
  return self < PLATEAU_DATA_SET_PENGUINS;
}

static PlateauDataset *
load_penguins (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resource_lookup_data (
      plateau_session_get_resource (), "/io/github/plateau_app/Plateau/data/penguins.csv",
      G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  PlateauDataset *data;

  if (bytes == NULL)
    g_error ("The penguins are not in this program: %s", error->message);

  data = plateau_csv_data_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                 "penguins.csv", &error);
  if (data == NULL)
    g_error ("%s", error->message);
  plateau_dataset_standardise (data);

  /* In standard deviations from the mean, so without the file's millimetres. */
  plateau_dataset_name_feature (data, 0, _ ("bill length"));
  plateau_dataset_name_feature (data, 1, _ ("bill depth"));
  plateau_dataset_name_feature (data, 2, _ ("flipper length"));

  return data;
}

PlateauDataset *
plateau_data_set_load (PlateauDataSet self, guint n_examples, double noise, guint32 seed)
{
  g_return_val_if_fail (self < PLATEAU_DATA_SET_FILE, NULL);

  if (self == PLATEAU_DATA_SET_PENGUINS)
    return load_penguins ();

  return plateau_dataset_generate ((PlateauDataKind) self, n_examples, noise, seed);
}
