/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "judge.h"

#include <math.h>

double
plateau_gradient_ratio (const PlateauDiagnostics *layer, const PlateauDiagnostics *last)
{
  if (last->gradient_norm == 0 || !isfinite (last->gradient_norm) ||
      !isfinite (layer->gradient_norm))
    return NAN;

  return layer->gradient_norm / last->gradient_norm;
}

double
plateau_lsuv (const PlateauProfile *profile)
{
  return fabs (profile->z_std - 1);
}

static gboolean
is_finite_layer (const PlateauDiagnostics *layer, const PlateauProfile *profile)
{
  return isfinite (layer->weight_norm) && isfinite (layer->gradient_norm) &&
         isfinite (profile->z_std) && isfinite (profile->error_std);
}

/* A hidden layer's own ailments. An output that saturates keeps its gradient, and it is one unit. */
static gboolean
judge_hidden (const PlateauDiagnostics *layer,
              const PlateauProfile *profile,
              const PlateauDiagnostics *last,
              PlateauVerdict *verdict)
{
  double slope = layer->mean_slope / plateau_activation_steepest (profile->activation);
  double dead = (double) profile->n_dead / profile->n_units;
  double ratio = plateau_gradient_ratio (layer, last);

  if (profile->n_units > 1 && layer->unit_spread == 0)
    *verdict = (PlateauVerdict){ PLATEAU_VERDICT_ALL_EQUAL, layer->unit_spread, 0 };
  else if (plateau_activation_saturates (profile->activation) && slope < PLATEAU_FLAT_MEAN)
    *verdict = (PlateauVerdict){ PLATEAU_VERDICT_SATURATED, slope, PLATEAU_FLAT_MEAN };
  else if (dead >= PLATEAU_DEAD_SHARE)
    *verdict = (PlateauVerdict){ PLATEAU_VERDICT_DEAD, dead, PLATEAU_DEAD_SHARE };
  else if (ratio < PLATEAU_VANISHING_RATIO && layer->gradient_norm < PLATEAU_VANISHING_NORM)
    *verdict = (PlateauVerdict){ PLATEAU_VERDICT_VANISHING, ratio, PLATEAU_VANISHING_RATIO };
  else if (ratio > PLATEAU_EXPLODING_RATIO)
    *verdict = (PlateauVerdict){ PLATEAU_VERDICT_EXPLODING, ratio, PLATEAU_EXPLODING_RATIO };
  else
    return FALSE;

  return TRUE;
}

PlateauVerdict
plateau_judge (const PlateauDiagnostics *layer,
               const PlateauProfile *profile,
               const PlateauDiagnostics *last,
               double loss)
{
  PlateauVerdict verdict;

  if (!is_finite_layer (layer, profile))
    return (PlateauVerdict){ PLATEAU_VERDICT_NON_FINITE, NAN, NAN };
  if (layer->weight_norm == 0 && layer->gradient_norm == 0)
    return (PlateauVerdict){ PLATEAU_VERDICT_FROZEN, layer->gradient_norm, 0 };
  if (!profile->is_output && judge_hidden (layer, profile, last, &verdict))
    return verdict;
  if (profile->is_output && loss > PLATEAU_WRONG_TIMES * G_LN2)
    return (PlateauVerdict){ PLATEAU_VERDICT_CONFIDENTLY_WRONG, loss, PLATEAU_WRONG_TIMES * G_LN2 };
  if (layer->weight_norm == 0)
    return (PlateauVerdict){ PLATEAU_VERDICT_LEAVES_ZERO, layer->gradient_norm, 0 };
  if (layer->update_ratio < PLATEAU_STILL_UPDATE)
    return (PlateauVerdict){ PLATEAU_VERDICT_STANDS_STILL, layer->update_ratio,
                             PLATEAU_STILL_UPDATE };

  return (PlateauVerdict){ PLATEAU_VERDICT_HEALTHY, layer->update_ratio, PLATEAU_STILL_UPDATE };
}
