/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read.h"

#include "config.h"
#include "fail.h"
#include "session/experiment-file.h"
#include "value.h"

#include <glib/gi18n-lib.h>

static gboolean
load (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *path = words->values[PLATEAU_OPTION_EXPERIMENT];
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return TRUE;

  file = g_file_new_for_path (path);
  return plateau_experiment_load (self->experiment, file, error);
}

static char *
generated_sets (void)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < PLATEAU_N_DATA_SETS; i++)
    if (plateau_data_set_is_generated (i))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", plateau_data_set_nick (i));

  return g_string_free (list, FALSE);
}

/* Data that were measured have no noise to choose, no number and no seed. */
static gboolean
check_data_options (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  static const PlateauOptionId generated[] = { PLATEAU_OPTION_EXAMPLES, PLATEAU_OPTION_NOISE,
                                               PLATEAU_OPTION_DATA_SEED };
  PlateauDataSet data_set;

  g_object_get (self->experiment, "data-set", &data_set, NULL);

  if (words->values[PLATEAU_OPTION_STANDARDISE] != NULL && data_set != PLATEAU_DATA_SET_FILE)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--standardise goes with data of your own: --data FILE.csv would be right"));

  for (guint i = 0; i < G_N_ELEMENTS (generated); i++)
    if (words->values[generated[i]] != NULL && !plateau_data_set_is_generated (data_set))
      {
        g_autofree char *list = generated_sets ();

        return plateau_fail (error, PLATEAU_ERROR_VALUE,
                             /* Translators: an option, and a list of names. */
                             _ ("%s does not go with measured data: one of %s would be right"),
                             plateau_option_get (generated[i])->name, list);
      }

  return TRUE;
}

static gboolean
read_data (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *data = words->values[PLATEAU_OPTION_DATA];

  if (data != NULL && !plateau_value_to_data (self->experiment, "--data", data, error))
    return FALSE;
  if (!check_data_options (self, words, error))
    return FALSE;

  if (words->values[PLATEAU_OPTION_STANDARDISE] != NULL)
    g_object_set (self->experiment, "standardise", TRUE, NULL);
  return TRUE;
}

static gboolean
read_properties (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  for (guint i = 0; i < PLATEAU_N_OPTIONS; i++)
    {
      const PlateauOption *option = plateau_option_get (i);

      if (words->values[i] != NULL && option->property != NULL &&
          !plateau_value_to_property (self->experiment, option->property, option->name,
                                      words->values[i], error))
        return FALSE;
    }

  return TRUE;
}

gboolean
plateau_read_experiment (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *layers = words->values[PLATEAU_OPTION_LAYERS];
  PlateauInitialization initialization;

  self->experiment = plateau_experiment_new ();

  /* The file comes before all options, and the data before the others: they set the noise that an
   * option may then change. */
  if (!load (self, words, error) || !read_data (self, words, error))
    return FALSE;
  if (layers != NULL && !plateau_value_to_layers (self->experiment, "--layers", layers, error))
    return FALSE;
  if (!read_properties (self, words, error))
    return FALSE;

  g_object_get (self->experiment, "initialization", &initialization, NULL);
  if (words->values[PLATEAU_OPTION_CONSTANT] != NULL &&
      initialization != PLATEAU_INITIALIZATION_CONSTANT)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--constant does not go with other initialisations: --init constant would be right"));

  return TRUE;
}
