/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network.h"

G_BEGIN_DECLS

/**
 * PlateauInitialization:
 *
 * How W of a layer, n_out × n_in, is drawn before the weight scale multiplies it. The draws are those
 * of numpy.random, and so are the roundings: the weights are the ones that the expression beside
 * each gives, times the scale, to the last bit (orthogonal: to about 1e-14).
 */
typedef enum
{
  /* zeros ((n_out, n_in)) */
  PLATEAU_INITIALIZATION_ZEROS,
  /* full ((n_out, n_in), c) */
  PLATEAU_INITIALIZATION_CONSTANT,
  /* randn (n_out, n_in) */
  PLATEAU_INITIALIZATION_NORMAL,
  /* uniform (-1, 1, (n_out, n_in)) */
  PLATEAU_INITIALIZATION_UNIFORM,
  /* randn (n_out, n_in) * sqrt (2 / (n_in + n_out)) */
  PLATEAU_INITIALIZATION_XAVIER_NORMAL,
  /* l = sqrt (6 / (n_in + n_out)); uniform (-l, l, (n_out, n_in)) */
  PLATEAU_INITIALIZATION_XAVIER_UNIFORM,
  /* randn (n_out, n_in) * sqrt (1 / n_in): what the course calls Xavier */
  PLATEAU_INITIALIZATION_XAVIER_COURSE,
  /* randn (n_out, n_in) * sqrt (2 / n_in) */
  PLATEAU_INITIALIZATION_HE,
  /* l = sqrt (3 / n_in); uniform (-l, l, (n_out, n_in)). The paper asks for the standard deviation
   * sqrt (1 / n_in), "e.g. uniform"; drawn from randn it would be the course's Xavier. */
  PLATEAU_INITIALIZATION_LECUN,
  /* randn (n_out, n_in), then plateau_orthogonalise () */
  PLATEAU_INITIALIZATION_ORTHOGONAL,
} PlateauInitialization;

#define PLATEAU_N_INITIALIZATIONS 10

/** The name on the command line and in files: "zeros" ... "xavier-normal" ... "orthogonal". */
const char *plateau_initialization_nick (PlateauInitialization self);

/** FALSE for zeros and one constant, which a seed does not change. */
gboolean plateau_initialization_is_random (PlateauInitialization self);

/**
 * plateau_initialization_std:
 * @n_in: inputs of the layer
 * @n_out: its units
 *
 * The standard deviation of a drawn weight, before the weight scale. Zeros and a constant have 0.
 */
double plateau_initialization_std (PlateauInitialization self, guint n_in, guint n_out);

/** The formula of plateau_initialization_std (), in n_in and n_out: "√(2 / (n_in + n_out))". */
const char *plateau_initialization_formula (PlateauInitialization self);

/** Who proposed it, or showed what comes of it: "Glorot & Bengio 2010". */
const char *plateau_initialization_source (PlateauInitialization self);

/**
 * PlateauStart:
 * @scale: multiplies every weight, whatever the initialisation
 * @constant: c of %PLATEAU_INITIALIZATION_CONSTANT
 * @seed: of the stream, as in numpy.random.seed ()
 * @bias: what every bias begins with; the scale does not multiply it
 */
typedef struct
{
  PlateauInitialization initialization;
  double scale;
  double constant;
  guint32 seed;
  double bias;
} PlateauStart;

/**
 * plateau_network_initialize:
 *
 * Draws W1, W2, ... WL, each row-major, from one stream; biases take no draw.
 * The draw does not depend on the scale: another scale re-multiplies the same numbers.
 */
void plateau_network_initialize (PlateauNetwork *self, const PlateauStart *start);

G_END_DECLS
