/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-figure.h"
#include "layers-head.h"
#include "session/verdict.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
plateau_layers_figure_title (const PlateauSnapshot *snapshot)
{
  guint n_layers = snapshot->network->n_layers, healthy = 0;
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);

  for (guint l = 1; l <= n_layers; l++)
    {
      if (snapshot->profile[l] == NULL)
        /* Translators: a title: the epoch. */
        return g_strdup_printf (_ ("Layers · epoch %s"), epoch);
      healthy += plateau_snapshot_judge (snapshot, l).kind == PLATEAU_VERDICT_HEALTHY;
    }
  return g_strdup_printf (
      /* Translators: a title: the epoch, how many layers are healthy, and how many there are. */
      g_dngettext (GETTEXT_PACKAGE, "Layers · epoch %s · %u of %u healthy",
                   "Layers · epoch %s · %u of %u healthy", n_layers),
      epoch, healthy, n_layers);
}

/* "Hidden layer 2: ...", one sentence with the numbers. */
static char *
numbers_text (const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauProfile *profile = snapshot->profile[layer];
  g_autofree char *a = plateau_format_number (profile->a_std);
  g_autofree char *error = plateau_format_number (profile->error_std);
  g_autofree char *flat = plateau_format_share (snapshot->layer[layer].saturated);

  if (profile->is_output)
    /* Translators: 1 and 2 numbers, 3 a percentage. */
    return g_strdup_printf (_ ("Output layer: std of a %s, std of dZ %s, saturated %s."), a, error,
                            flat);
  return g_strdup_printf (
      /* Translators: 1 the layer, 2 and 3 numbers, 4 a percentage, 5 dead units, 6 all units. */
      g_dngettext (GETTEXT_PACKAGE,
                   "Hidden layer %u: std of a %s, std of dZ %s, saturated %s, %u of %u unit dead.",
                   "Hidden layer %u: std of a %s, std of dZ %s, saturated %s, %u of %u units dead.",
                   profile->n_units),
      layer, a, error, flat, profile->n_dead, profile->n_units);
}

static char *
flow_text (const PlateauSnapshot *snapshot)
{
  double ratio;
  PlateauLayersFlow flow = plateau_layers_flow (snapshot, &ratio);
  g_autofree char *number = plateau_format_number (ratio);
  g_autofree char *low = plateau_format_number (PLATEAU_VANISHING_RATIO);
  g_autofree char *high = plateau_format_number (PLATEAU_EXPLODING_RATIO);

  switch (flow)
    {
    case PLATEAU_LAYERS_FLOW_VANISHES:
      /* Translators: 1 a number, 2 the limit. */
      return g_strdup_printf (_ ("On its way back to the first layer the gradient vanishes: it is "
                                 "%s times that of the last layer, below %s."),
                              number, low);
    case PLATEAU_LAYERS_FLOW_EXPLODES:
      /* Translators: 1 a number, 2 the limit. */
      return g_strdup_printf (_ ("On its way back to the first layer the gradient explodes: it is "
                                 "%s times that of the last layer, above %s."),
                              number, high);
    case PLATEAU_LAYERS_FLOW_STEADY:
      /* Translators: 1 a number, 2 and 3 the limits of vanishing and of exploding. */
      return g_strdup_printf (_ ("The gradient of the first layer is %s times that of the last "
                                 "layer; below %s it could vanish, above %s it would explode."),
                              number, low, high);
    case PLATEAU_LAYERS_FLOW_UNKNOWN:
    default:
      return snapshot->network->n_layers == 1
                 ? g_strdup (_ ("There is one layer only, the output."))
                 : g_strdup (_ ("The gradient of the last layer is zero or not finite."));
    }
}

char *
plateau_layers_figure_describe (const PlateauSnapshot *snapshot)
{
  guint n_layers = snapshot->network->n_layers;
  g_autofree char *flow = flow_text (snapshot);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE,
                   "How outputs and gradients are spread in %u layer, and which units are flat for "
                   "which examples.",
                   "How outputs and gradients are spread in %u layers, and which units are flat "
                   "for which examples.",
                   n_layers),
      n_layers);
  g_string_append_printf (text, "\n%s", flow);
  for (guint l = 1; l <= n_layers; l++)
    if (snapshot->profile[l] != NULL)
      {
        g_autofree char *numbers = numbers_text (snapshot, l);
        g_autofree char *verdict = plateau_verdict_text (snapshot, l);

        g_string_append_printf (text, "\n%s %s", numbers, verdict);
      }
  return g_string_free (text, FALSE);
}

static const char *
state_text (const PlateauProfile *profile, guint unit, guint example)
{
  gboolean off = profile->activation == PLATEAU_ACTIVATION_RELU ||
                 profile->activation == PLATEAU_ACTIVATION_LEAKY_RELU;

  if (plateau_profile_is_dead (profile, unit))
    return off ? _ ("off, as for every example: a dead unit")
               : _ ("flat, as for every example: a dead unit");
  if (plateau_profile_is_flat (profile, unit, example))
    return off ? /* xgettext:no-c-format */ _ ("off: its slope is below 5 % of the steepest")
               : /* xgettext:no-c-format */ _ ("flat: its slope is below 5 % of the steepest");
  return _ ("not flat: it learns from this example");
}

static char *
pair_text (const PlateauProfile *profile, const PlateauPick *pick)
{
  const char *state = state_text (profile, (guint) pick->unit, (guint) pick->example);

  if (profile->is_output)
    /* Translators: a tooltip; the example counts from 1; then what it does. */
    return g_strdup_printf (_ ("Output layer, example %d: %s"), pick->example + 1, state);
  /* Translators: a tooltip; layer, unit and example count from 1; then what the unit does for it. */
  return g_strdup_printf (_ ("Hidden layer %d, unit %d, example %d: %s"), pick->layer,
                          pick->unit + 1, pick->example + 1, state);
}

char *
plateau_layers_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauProfile *profile;
  guint layer = (guint) pick->layer;
  g_autofree char *numbers = NULL, *verdict = NULL, *size = NULL;

  if (pick->layer < 1 || layer > snapshot->network->n_layers || snapshot->profile[layer] == NULL)
    return NULL;
  profile = snapshot->profile[layer];
  if (pick->unit >= 0 && (guint) pick->unit < profile->n_units && pick->example >= 0 &&
      (guint) pick->example < profile->n_examples)
    return pair_text (profile, pick);
  numbers = numbers_text (snapshot, layer);
  verdict = plateau_verdict_text (snapshot, layer);
  size = plateau_lsuv_text (snapshot, layer);
  return g_strjoin ("\n", numbers, verdict, size, NULL);
}
