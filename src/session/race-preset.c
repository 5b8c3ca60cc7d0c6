/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "race-preset.h"

#include <glib/gi18n-lib.h>

#define DEEP_LAYERS 6

static const char *const nicks[PLATEAU_N_RACE_PRESETS] = {
  [PLATEAU_RACE_SCALES] = "scales",
  [PLATEAU_RACE_ACTIVATIONS] = "activations",
  [PLATEAU_RACE_DEPTH] = "depth",
};

const char *
plateau_race_preset_nick (PlateauRacePreset preset)
{
  g_return_val_if_fail ((guint) preset < PLATEAU_N_RACE_PRESETS, NULL);

  return nicks[preset];
}

gboolean
plateau_race_preset_from_nick (const char *nick, PlateauRacePreset *preset)
{
  for (guint i = 0; i < PLATEAU_N_RACE_PRESETS; i++)
    if (g_str_equal (nick, nicks[i]))
      {
        *preset = i;
        return TRUE;
      }

  return FALSE;
}

const char *
plateau_race_preset_title (PlateauRacePreset preset)
{
  switch (preset)
    {
    case PLATEAU_RACE_SCALES:
      /* Translators: starts that race each other: the initialisation zeros and three weight scales. */
      return _ ("Zeros | 0.01 | 1 | 100");
    case PLATEAU_RACE_ACTIVATIONS:
      /* Translators: runs that race each other: three activations at the weight scale 100. */
      return _ ("tanh | sigmoid | ReLU at × 100");
    case PLATEAU_RACE_DEPTH:
      /* Translators: starts that race each other: the weight scale 0.01 and two initialisations, with
       * six hidden layers. */
      return _ ("0.01 | Xavier | He at depth 6");
    default:
      g_return_val_if_reached (NULL);
    }
}

static PlateauExperiment *
make_weights (PlateauExperiment *base, PlateauInitialization initialization, double scale)
{
  PlateauExperiment *experiment = plateau_experiment_new ();

  plateau_experiment_copy_from (experiment, base);
  g_object_set (experiment, "initialization", initialization, "weight-scale", scale, NULL);

  return experiment;
}

/* All hidden layers as wide as the first one. */
static void
set_hidden_layers (PlateauExperiment *experiment, guint n_layers)
{
  guint units = PLATEAU_DEFAULT_HIDDEN_UNITS, n_hidden;

  g_object_get (experiment, "hidden-layers", &n_hidden, NULL);
  if (n_hidden > 0)
    g_object_get (experiment, "hidden-units", &units, NULL);
  g_object_set (experiment, "hidden-layers", n_layers, "hidden-units", units, NULL);
}

static guint
make_scales (PlateauExperiment *base, PlateauExperiment **experiments)
{
  static const double scales[] = { 0.01, 1, 100 };
  guint n = 0;

  experiments[n] = plateau_experiment_new ();
  plateau_experiment_copy_from (experiments[n], base);
  g_object_set (experiments[n++], "initialization", PLATEAU_INITIALIZATION_ZEROS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    experiments[n++] = make_weights (base, PLATEAU_INITIALIZATION_NORMAL, scales[i]);

  return n;
}

static guint
make_activations (PlateauExperiment *base, PlateauExperiment **experiments)
{
  static const PlateauActivation activations[] = { PLATEAU_ACTIVATION_TANH,
                                                   PLATEAU_ACTIVATION_SIGMOID,
                                                   PLATEAU_ACTIVATION_RELU };
  guint n_hidden;

  g_object_get (base, "hidden-layers", &n_hidden, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (activations); i++)
    {
      experiments[i] = make_weights (base, PLATEAU_INITIALIZATION_NORMAL, 100);
      g_object_set (experiments[i], "activation", activations[i], NULL);
      if (n_hidden == 0)
        set_hidden_layers (experiments[i], 1);
    }

  return G_N_ELEMENTS (activations);
}

static guint
make_depth (PlateauExperiment *base, PlateauExperiment **experiments)
{
  guint n = 0;

  experiments[n++] = make_weights (base, PLATEAU_INITIALIZATION_NORMAL, 0.01);
  experiments[n++] = make_weights (base, PLATEAU_INITIALIZATION_XAVIER_NORMAL, 1);
  experiments[n++] = make_weights (base, PLATEAU_INITIALIZATION_HE, 1);
  for (guint i = 0; i < n; i++)
    set_hidden_layers (experiments[i], DEEP_LAYERS);

  return n;
}

guint
plateau_race_preset_make (PlateauRacePreset preset,
                          PlateauExperiment *base,
                          PlateauExperiment *experiments[PLATEAU_MAX_LANES])
{
  switch (preset)
    {
    case PLATEAU_RACE_SCALES:
      return make_scales (base, experiments);
    case PLATEAU_RACE_ACTIVATIONS:
      return make_activations (base, experiments);
    case PLATEAU_RACE_DEPTH:
      return make_depth (base, experiments);
    default:
      g_return_val_if_reached (0);
    }
}
