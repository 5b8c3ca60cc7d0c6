/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PlateauActivation: g (z) of the hidden layers. The output layer is always a sigmoid. */
typedef enum
{
  PLATEAU_ACTIVATION_TANH,
  PLATEAU_ACTIVATION_SIGMOID,
  PLATEAU_ACTIVATION_RELU,
  PLATEAU_ACTIVATION_LEAKY_RELU, /* 0.01 z below zero */
  PLATEAU_ACTIVATION_LINEAR,
} PlateauActivation;

#define PLATEAU_N_ACTIVATIONS 5

/** A slope below this share of the steepest one counts as flat (tanh: |a| > 0.9747). */
#define PLATEAU_FLAT_SLOPE 0.05

/** The name on the command line and in files: "tanh", "sigmoid", "relu", "leaky-relu", "linear". */
const char *plateau_activation_nick (PlateauActivation self);

/** a = g (z). */
double plateau_activation_value (PlateauActivation self, double z);

/** g' (z), from z and a = g (z). ReLU has g' (0) = 0. */
double plateau_activation_slope (PlateauActivation self, double z, double a);

/** The largest g' (z): 1, for the sigmoid 1/4. */
double plateau_activation_steepest (PlateauActivation self);

/** TRUE for tanh and sigmoid, which have two flat ends. */
gboolean plateau_activation_saturates (PlateauActivation self);

/**
 * plateau_activation_flat_limit:
 *
 * The |z| beyond which a saturating activation is flat: tanh 2.18, sigmoid 4.36.
 * For ReLU and leaky ReLU, which are flat for z <= 0, this is 0; for linear it is infinity.
 */
double plateau_activation_flat_limit (PlateauActivation self);

G_END_DECLS
