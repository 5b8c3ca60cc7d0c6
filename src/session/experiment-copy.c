/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "experiment-private.h"

#include <string.h>

/* Those of @other count only where it uses them. */
static gboolean
has_other_own_data (const PlateauExperiment *self, const PlateauExperiment *other)
{
  return other->data_set == PLATEAU_DATA_SET_FILE &&
         (self->own != other->own || g_strcmp0 (self->own_name, other->own_name) != 0);
}

guint
plateau_experiment_compare (PlateauExperiment *self,
                            PlateauExperiment *other,
                            const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES])
{
  const struct
  {
    const char *name;
    gboolean differs;
  } properties[PLATEAU_N_EXPERIMENT_PROPERTIES] = {
    { "data-set", self->data_set != other->data_set || has_other_own_data (self, other) },
    { "noise", self->noise != other->noise },
    { "examples", self->examples != other->examples },
    { "data-seed", self->data_seed != other->data_seed },
    { "standardise", self->standardise != other->standardise },
    { "hidden-layers", self->n_hidden != other->n_hidden },
    /* Also of the layers that are not there: more layers would show them. */
    { "hidden-units", memcmp (self->width, other->width, sizeof self->width) != 0 },
    { "activation", self->activation != other->activation },
    { "initialization", self->start.initialization != other->start.initialization },
    { "constant", self->start.constant != other->start.constant },
    { "weight-scale", self->start.scale != other->start.scale },
    { "bias", self->start.bias != other->start.bias },
    { "seed", self->start.seed != other->start.seed },
    { "learning-rate", self->rate != other->rate },
    { "speed", self->speed != other->speed },
  };
  guint n = 0;

  for (guint i = 0; i < PLATEAU_N_EXPERIMENT_PROPERTIES; i++)
    if (properties[i].differs)
      {
        if (names != NULL)
          names[n] = properties[i].name;
        n++;
      }

  return n;
}

static gboolean
is_of_data (const char *name)
{
  static const char *const names[] = { "data-set",  "noise",       "examples",
                                       "data-seed", "standardise", NULL };

  return g_strv_contains (names, name);
}

void
plateau_experiment_copy_from (PlateauExperiment *self, PlateauExperiment *other)
{
  const char *names[PLATEAU_N_EXPERIMENT_PROPERTIES];
  guint n = plateau_experiment_compare (self, other, names);
  gboolean other_data = FALSE;

  for (guint i = 0; i < n; i++)
    other_data |= is_of_data (names[i]);
  if (other_data || self->data == NULL)
    {
      PlateauDataset *data = other->data != NULL ? plateau_dataset_ref (other->data) : NULL;

      plateau_dataset_unref (self->data);
      self->data = data;
    }
  if (other->data_set == PLATEAU_DATA_SET_FILE && self != other)
    {
      plateau_dataset_ref (other->own);
      plateau_dataset_unref (self->own);
      self->own = other->own;
      g_free (self->own_name);
      self->own_name = g_strdup (other->own_name);
      g_set_object (&self->own_file, other->own_file);
    }

  self->data_set = other->data_set;
  self->noise = other->noise;
  self->examples = other->examples;
  self->data_seed = other->data_seed;
  self->standardise = other->standardise;
  self->n_hidden = other->n_hidden;
  for (guint l = 0; l < PLATEAU_MAX_HIDDEN_LAYERS; l++)
    self->width[l] = other->width[l];
  self->activation = other->activation;
  self->start = other->start;
  self->rate = other->rate;
  self->speed = other->speed;

  /* All is in its place before the first handler looks at it. */
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < n; i++)
    g_object_notify (G_OBJECT (self), names[i]);
  g_object_thaw_notify (G_OBJECT (self));
}
