/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "verdict.h"
#include "wording.h"

#include <glib/gi18n-lib.h>

PlateauVerdict
plateau_snapshot_judge (const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauVerdict none = { PLATEAU_VERDICT_HEALTHY, 0, 0 };

  g_return_val_if_fail (snapshot->profile[layer] != NULL, none);

  return plateau_judge (&snapshot->layer[layer], snapshot->profile[layer],
                        &snapshot->layer[snapshot->network->n_layers], snapshot->loss);
}

static char *
saturated_text (const PlateauVerdict *verdict, const PlateauProfile *profile)
{
  g_autofree char *slope = plateau_format_share (verdict->value);
  g_autofree char *limit = plateau_format_share (verdict->threshold);

  return g_strdup_printf (
      /* Translators: 1 tanh or sigmoid, 2 and 3 percentages. */
      _ ("On a plateau: the mean slope of %s is %s of the steepest one, below %s."),
      plateau_activation_title (profile->activation), slope, limit);
}

static char *
dead_text (const PlateauVerdict *verdict, const PlateauProfile *profile)
{
  g_autofree char *share = plateau_format_share (verdict->value);
  g_autofree char *limit = plateau_format_share (verdict->threshold);

  if (plateau_activation_saturates (profile->activation))
    return g_strdup_printf (
        /* Translators: 1 and 2 percentages. */
        _ ("Dead: %s of the units are on a flat part for every example; %s is the limit."), share,
        limit);

  return g_strdup_printf (
      /* Translators: of ReLU, where z ≤ 0 is off; 1 and 2 percentages. */
      _ ("Dead: %s of the units are off for every example; %s is the limit."), share, limit);
}

/* Those whose value and threshold are shares of a size. */
static char *
movement_text (const PlateauVerdict *verdict)
{
  g_autofree char *update = plateau_format_share (verdict->value);
  g_autofree char *limit = plateau_format_share (verdict->threshold);

  if (verdict->kind == PLATEAU_VERDICT_STANDS_STILL)
    return g_strdup_printf (
        /* Translators: 1 and 2 percentages. */
        _ ("It stands still: each epoch changes these weights by %s, below %s."), update, limit);

  return g_strdup_printf (
      /* Translators: 1 and 2 percentages. */
      _ ("Healthy: each epoch changes these weights by %s; it would stand still below %s."), update,
      limit);
}

char *
plateau_verdict_text (const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauProfile *profile = snapshot->profile[layer];
  g_autofree char *value = NULL, *threshold = NULL;
  PlateauVerdict verdict;

  g_return_val_if_fail (profile != NULL, NULL);

  verdict = plateau_snapshot_judge (snapshot, layer);
  value = plateau_format_number (verdict.value);
  threshold = plateau_format_number (verdict.threshold);

  switch (verdict.kind)
    {
    case PLATEAU_VERDICT_NON_FINITE:
      return g_strdup (_ ("Not finite: a weight, a gradient, a z or a dZ of this layer is infinite "
                          "or no number at all."));
    case PLATEAU_VERDICT_FROZEN:
      return g_strdup_printf (
          /* Translators: the number 0. */
          _ ("Frozen: these weights are all zero, and their gradient has the norm %s, so none of "
             "them moves."),
          value);
    case PLATEAU_VERDICT_ALL_EQUAL:
      return g_strdup_printf (
          /* Translators: 1 a number of units, 2 or more; 2 the number 0. */
          g_dngettext (
              GETTEXT_PACKAGE,
              "All equal: the unit spread of %u unit is exactly %s, so it does the work of "
              "one.",
              "All equal: the unit spread of %u units is exactly %s, so they do the work "
              "of one.",
              profile->n_units),
          profile->n_units, value);
    case PLATEAU_VERDICT_SATURATED:
      return saturated_text (&verdict, profile);
    case PLATEAU_VERDICT_DEAD:
      return dead_text (&verdict, profile);
    case PLATEAU_VERDICT_VANISHING:
      return g_strdup_printf (
          /* Translators: 1 and 2 numbers. */
          _ ("Vanishing: the norm of the gradient is %s times that of the last layer, below %s."),
          value, threshold);
    case PLATEAU_VERDICT_EXPLODING:
      return g_strdup_printf (
          /* Translators: 1 and 2 numbers. */
          _ ("Exploding: the norm of the gradient is %s times that of the last layer, above %s."),
          value, threshold);
    case PLATEAU_VERDICT_CONFIDENTLY_WRONG:
      return g_strdup_printf (
          /* Translators: 1 the loss, 2 three times ln 2. */
          _ ("Confidently wrong: the loss is %s, above %s, which is three times that of a coin’s "
             "guess."),
          value, threshold);
    case PLATEAU_VERDICT_LEAVES_ZERO:
      return g_strdup_printf (
          /* Translators: 1 a number, 2 the number 0. */
          _ ("Leaving zero: these weights are all zero, but the norm of their gradient is %s, "
             "above "
             "%s, so they move."),
          value, threshold);
    case PLATEAU_VERDICT_STANDS_STILL:
    case PLATEAU_VERDICT_HEALTHY:
      return movement_text (&verdict);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
plateau_lsuv_text (const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauProfile *profile = snapshot->profile[layer];
  g_autofree char *deviation = NULL, *limit = NULL;

  g_return_val_if_fail (profile != NULL, NULL);

  deviation = plateau_format_number (profile->z_std);
  limit = plateau_format_number (PLATEAU_LSUV_TOLERANCE);

  if (plateau_lsuv (profile) <= PLATEAU_LSUV_TOLERANCE)
    return g_strdup_printf (
        /* Translators: LSUV is the name of a method; 1 a number, 2 the number 0.1. */
        _ ("The standard deviation of z is %s: within %s of 1, as LSUV wants it at the start."),
        deviation, limit);

  return g_strdup_printf (
      /* Translators: LSUV is the name of a method; 1 a number, 2 the number 0.1. */
      _ ("The standard deviation of z is %s: not within %s of 1, as LSUV wants it at the start."),
      deviation, limit);
}
