/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "narrator.h"
#include "narrator-twins.h"
#include "wording.h"

#include "engine/judge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Where less than this is left of the loss, no movement means that it has arrived. */
#define ARRIVED 0.01

/* Weights this small leave z on the straight middle of tanh and sigmoid. */
#define STRAIGHT 0.99

static gboolean
has_only_zero_weights (const PlateauSnapshot *s)
{
  for (guint l = 1; l <= s->network->n_layers; l++)
    if (s->layer[l].weight_norm != 0)
      return FALSE;

  return TRUE;
}

static gboolean
has_only_zero_gradients (const PlateauSnapshot *s)
{
  for (guint l = 1; l <= s->network->n_layers; l++)
    if (s->layer[l].gradient_norm != 0)
      return FALSE;

  return TRUE;
}

static char *
narrate_logistic (const PlateauSnapshot *s)
{
  g_autofree char *epoch = plateau_format_count (s->epoch);
  g_autofree char *loss = plateau_format_number (s->loss);
  g_autofree char *accuracy = plateau_format_share (s->accuracy);

  if (s->epoch == 0)
    return g_strdup_printf (
        _ ("No hidden layer: this is logistic regression. It may start at zero weights too, for it "
           "has no hidden units that could be twins. The loss is %s."),
        loss);

  return g_strdup_printf (_ ("Logistic regression, epoch %s: the loss is %s, and %s of the "
                             "examples are on the right side. One "
                             "line is all that it can draw."),
                          epoch, loss, accuracy);
}

static char *
narrate_frozen (const PlateauSnapshot *s)
{
  /* Only a sigmoid's a is not 0 at z = 0; with it dW of the last layer is a multiple of the mean
   * error, which is exactly 0 where both classes are equally many and no bias leans to one of them. A
   * bias that turns a sigmoid unit off to the last bit leaves it as dead as the others. */
  if (s->settings.shape.activation == PLATEAU_ACTIVATION_SIGMOID && s->settings.start.bias == 0)
    return g_strdup (_ (
        "Every weight is zero and both classes are equally many, so all gradients cancel "
        "exactly: nothing moves. With unequal classes sigmoid units would move, and stay equal."));

  return g_strdup_printf (
      _ ("Every weight is zero, and so is every weight’s gradient: with %s no weight moves at all, "
         "however long it trains. Only the output bias learns."),
      plateau_activation_title (s->settings.shape.activation));
}

static char *
narrate_clones (const PlateauSnapshot *s, guint l)
{
  g_autofree char *epoch = plateau_format_count (s->epoch);
  guint n = s->network->n[l];

  if (s->epoch == 0)
    return g_strdup_printf (
        _ ("All %u hidden units start equal, so they get equal gradients: they will stay one unit, "
           "to the last bit, after every epoch."),
        n);

  return g_strdup_printf (_ ("After epoch %s the weights have moved, but all %u hidden units are "
                             "still equal to the last bit: unit "
                             "spread is exactly 0. They do the work of one."),
                          epoch, n);
}

static char *
narrate_standstill (const PlateauSnapshot *s, guint l)
{
  g_autofree char *gradient = plateau_format_number (s->layer[l].gradient_norm);
  g_autofree char *update = plateau_format_share (s->layer[l].update_ratio);

  if (isnan (s->layer[l].update_ratio))
    return g_strdup_printf (
        _ ("These weights are all zero; the gradient that reaches them has the norm %s."),
        gradient);

  return g_strdup_printf (
      _ ("Learning stands still: the gradient of this layer has the norm %s, and an epoch changes "
         "its weights by only %s."),
      gradient, update);
}

static char *
narrate_plateau (const PlateauSnapshot *s, guint l)
{
  PlateauActivation g = plateau_network_activation (s->network, l);
  const PlateauDiagnostics *d = &s->layer[l];
  g_autofree char *saturated = plateau_format_share (d->saturated);
  g_autofree char *slope = plateau_format_number (d->mean_slope);
  g_autofree char *update = plateau_format_share (d->update_ratio);

  if (l == s->network->n_layers)
    {
      g_autofree char *times = plateau_format_number (s->loss / G_LN2);

      return g_strdup_printf (
          _ ("%s of the outputs lie on the flat parts of the sigmoid, and the loss is %s times "
             "that of a coin’s guess. Cross-entropy keeps the gradient alive: the harm is a "
             "confidently wrong start."),
          saturated, times);
    }

  return g_strdup_printf (
      _ ("%s of the hidden outputs lie on the flat parts of %s; the mean slope is %s. Each epoch "
         "changes these weights by %s."),
      saturated, plateau_activation_title (g), slope, update);
}

static char *
narrate_confidently_wrong (const PlateauSnapshot *s)
{
  g_autofree char *first = plateau_format_number (s->first_loss);
  g_autofree char *guess = plateau_format_number (G_LN2);

  if (s->settings.start.bias != 0)
    return g_strdup_printf (
        _ ("A confidently wrong start: the first loss is %s, where a coin’s guess has "
           "%s. The sigmoid output wants neither large weights nor a large bias."),
        first, guess);

  return g_strdup_printf (
      _ ("A confidently wrong start: the first loss is %s, where a coin’s guess has "
         "%s. The sigmoid output does not want large weights."),
      first, guess);
}

static char *
narrate_off (const PlateauSnapshot *s, guint l)
{
  g_autofree char *off = plateau_format_share (s->layer[l].saturated);
  g_autofree char *update = plateau_format_share (s->layer[l].update_ratio);

  return g_strdup_printf (_ ("%s of the outputs are off (z ≤ 0); where a unit is on, its slope is "
                             "1 however large z is. Each epoch changes these weights by %s."),
                          off, update);
}

static char *
narrate_small (const PlateauSnapshot *s, guint l)
{
  const PlateauDiagnostics *d = &s->layer[l];
  g_autofree char *slope = plateau_format_number (d->mean_slope);
  g_autofree char *spread = plateau_format_number (d->unit_spread);
  g_autofree char *update = plateau_format_share (d->update_ratio);

  return g_strdup_printf (
      _ ("Small random weights: z lies on the steep middle (mean slope %s), and a unit spread of "
         "%s is enough to break the symmetry. Each epoch changes these weights by %s."),
      slope, spread, update);
}

static char *
narrate_arrived (const PlateauSnapshot *s)
{
  g_autofree char *epoch = plateau_format_count (s->epoch);
  g_autofree char *loss = plateau_format_number (s->loss);
  g_autofree char *accuracy = plateau_format_share (s->accuracy);

  return g_strdup_printf (
      _ ("Epoch %s: it has learnt. The loss is %s, %s of the examples are on the "
         "right side, and there is little left to change."),
      epoch, loss, accuracy);
}

static char *
narrate_training (const PlateauSnapshot *s, guint l)
{
  g_autofree char *epoch = plateau_format_count (s->epoch);
  const PlateauDiagnostics *d = &s->layer[l];
  g_autofree char *loss = plateau_format_number (s->loss);
  g_autofree char *accuracy = plateau_format_share (s->accuracy);
  g_autofree char *slope = plateau_format_number (d->mean_slope);
  g_autofree char *update = plateau_format_share (d->update_ratio);

  return g_strdup_printf (
      _ ("Epoch %s: the loss is %s, %s of the examples are on the right side. Mean "
         "slope %s; each epoch changes these weights by %s."),
      epoch, loss, accuracy, slope, update);
}

/* What is seen, whoever it is and whenever it was. */
static char *
narrate (const PlateauSnapshot *s, guint l)
{
  const PlateauDiagnostics *d = &s->layer[l];
  PlateauActivation g = plateau_network_activation (s->network, l);
  gboolean hidden = l < s->network->n_layers;
  char *parting;

  if (s->divergence.layer != 0)
    return plateau_divergence_text (s);
  if (s->network->n_layers == 1)
    return narrate_logistic (s);
  if (has_only_zero_weights (s) && has_only_zero_gradients (s))
    return narrate_frozen (s);
  if (hidden && s->network->n[l] > 1 && d->unit_spread == 0)
    return narrate_clones (s, l);
  if (s->epoch > 0 && s->loss < ARRIVED && (!hidden || d->distinct_units == s->network->n[l]))
    return narrate_arrived (s);
  if (hidden && (parting = plateau_narrate_parting (s, l)) != NULL)
    return parting;
  if (isnan (d->update_ratio) || d->update_ratio < PLATEAU_STILL_UPDATE)
    return narrate_standstill (s, l);
  if (plateau_activation_saturates (g) &&
      d->mean_slope < PLATEAU_FLAT_MEAN * plateau_activation_steepest (g) &&
      (hidden || s->loss > PLATEAU_WRONG_TIMES * G_LN2))
    return narrate_plateau (s, l);
  if (s->epoch == 0 && s->first_loss > PLATEAU_WRONG_TIMES * G_LN2)
    return narrate_confidently_wrong (s);
  if (hidden && g == PLATEAU_ACTIVATION_RELU)
    return narrate_off (s, l);
  if (hidden && s->epoch == 0 && plateau_activation_saturates (g) &&
      d->mean_slope >= STRAIGHT * plateau_activation_steepest (g))
    return narrate_small (s, l);

  return narrate_training (s, l);
}

char *
plateau_narrate (const PlateauSnapshot *s, guint layer)
{
  g_autofree char *text = narrate (s, plateau_snapshot_visible_layer (s, layer));

  if (s->newest_epoch > s->epoch)
    {
      g_autofree char *epoch = plateau_format_count (s->epoch);
      g_autofree char *newest = plateau_format_count (s->newest_epoch);
      char *past;

      /* Translators: a moment of the past: 1 its epoch, 2 the newest epoch, 3 what is seen (whole
       * sentences). */
      past = g_strdup_printf (_ ("Back at epoch %s of %s: %s"), epoch, newest, text);
      g_free (text);
      text = past;
    }
  if (s->n_lanes > 1 && s->lane_name != NULL)
    /* Translators: 1 the name of a run among several, such as "A · tanh", 2 what is seen (whole
     * sentences). */
    return g_strdup_printf (_ ("%s: %s"), s->lane_name, text);

  return g_steal_pointer (&text);
}
