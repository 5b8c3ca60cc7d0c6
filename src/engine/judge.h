/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diagnostics.h"
#include "profile.h"

G_BEGIN_DECLS

/** Below this an epoch's update / weight counts as no movement (Karpathy, cs231n: about 1e-3 is). */
#define PLATEAU_STILL_UPDATE 1e-6

/**
 * A mean slope below this share of the steepest one is a plateau: between tanh's 0.39 at scale 1,
 * which learns, and 0.08 at scale 10, which is slow (2-4-1 on the flower).
 */
#define PLATEAU_FLAT_MEAN 0.15

/**
 * AUTOTRAINER (Zhang, Zhai, Ma & Shen 2021; the defaults beta_1, beta_2, beta_3 and gamma of its
 * monitor.py): the first layer's ‖dW‖ against the last one's, and below what size of its own that
 * counts as vanished; the share of a gradient that is zero from which on ReLU units count as dying.
 */
#define PLATEAU_VANISHING_RATIO 1e-3
#define PLATEAU_VANISHING_NORM 1e-4
#define PLATEAU_EXPLODING_RATIO 70
#define PLATEAU_DEAD_SHARE 0.7

/** A loss this many times ln 2, a coin's guess, is confidently wrong. */
#define PLATEAU_WRONG_TIMES 3

/** Mishkin & Matas 2016 keep the variance this near to 1, their PyTorch program the deviation. */
#define PLATEAU_LSUV_TOLERANCE 0.1

/**
 * PlateauVerdictKind:
 *
 * What is said of a layer, in the order in which it is looked for: the first that holds. W and dW
 * are this layer's.
 */
typedef enum
{
  /* ‖W‖, ‖dW‖, std of z or of dZ is not finite. Value: NAN */
  PLATEAU_VERDICT_NON_FINITE,

  /* ‖W‖ = 0 and ‖dW‖ = 0: no weight moves. Value: ‖dW‖ */
  PLATEAU_VERDICT_FROZEN,

  /* Hidden, two or more units: all of them are one. Value: unit spread, which is exactly 0 */
  PLATEAU_VERDICT_ALL_EQUAL,

  /* Hidden, tanh or sigmoid. Value: mean slope / steepest, below %PLATEAU_FLAT_MEAN */
  PLATEAU_VERDICT_SATURATED,

  /* Hidden. Value: share of the units that are flat for every example, %PLATEAU_DEAD_SHARE or more */
  PLATEAU_VERDICT_DEAD,

  /* Hidden. Value: ‖dW‖ / ‖dW of the last layer‖, below %PLATEAU_VANISHING_RATIO, and ‖dW‖ is below
   * %PLATEAU_VANISHING_NORM */
  PLATEAU_VERDICT_VANISHING,

  /* Hidden. Value: the same, above %PLATEAU_EXPLODING_RATIO */
  PLATEAU_VERDICT_EXPLODING,

  /* Output. Value: the loss, above %PLATEAU_WRONG_TIMES ln 2 */
  PLATEAU_VERDICT_CONFIDENTLY_WRONG,

  /* ‖W‖ = 0, but a gradient reaches it. Value: ‖dW‖, above 0 */
  PLATEAU_VERDICT_LEAVES_ZERO,

  /* Value: update / weight, below %PLATEAU_STILL_UPDATE. Of a network that has learnt it is true too */
  PLATEAU_VERDICT_STANDS_STILL,

  /* None of these. Value: update / weight, %PLATEAU_STILL_UPDATE or more */
  PLATEAU_VERDICT_HEALTHY,
} PlateauVerdictKind;

#define PLATEAU_N_VERDICTS 11

/**
 * PlateauVerdict:
 * @value: the number that the rule looked at
 * @threshold: the number that it was held against
 */
typedef struct
{
  PlateauVerdictKind kind;
  double value;
  double threshold;
} PlateauVerdict;

/**
 * plateau_judge:
 * @layer: of the layer that @profile is of
 * @last: of the last layer of the same network at the same epoch
 * @loss: J at that epoch
 */
PlateauVerdict plateau_judge (const PlateauDiagnostics *layer,
                              const PlateauProfile *profile,
                              const PlateauDiagnostics *last,
                              double loss);

/**
 * plateau_gradient_ratio:
 *
 * ‖dW‖ of a layer against that of the last one. With the first layer this is what AUTOTRAINER calls
 * vanishing or exploding. NAN where the last one is 0 or one of them is not finite.
 */
double plateau_gradient_ratio (const PlateauDiagnostics *layer, const PlateauDiagnostics *last);

/** abs (std (z) - 1): up to %PLATEAU_LSUV_TOLERANCE a layer is as LSUV wants it at the start. */
double plateau_lsuv (const PlateauProfile *profile);

G_END_DECLS
