/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network.h"

G_BEGIN_DECLS

/** PlateauInitialization: how the weights are drawn, before the weight scale multiplies them. */
typedef enum
{
  PLATEAU_INITIALIZATION_ZEROS,    /* 0 */
  PLATEAU_INITIALIZATION_CONSTANT, /* one constant c */
  PLATEAU_INITIALIZATION_NORMAL,   /* randn */
} PlateauInitialization;

#define PLATEAU_N_INITIALIZATIONS 3

/** The name on the command line and in files: "zeros", "constant", "normal". */
const char *plateau_initialization_nick (PlateauInitialization self);

/**
 * PlateauStart:
 * @scale: multiplies every weight, whatever the initialisation
 * @constant: c of %PLATEAU_INITIALIZATION_CONSTANT
 * @seed: of the stream, as in numpy.random.seed ()
 */
typedef struct
{
  PlateauInitialization initialization;
  double scale;
  double constant;
  guint32 seed;
} PlateauStart;

/**
 * plateau_network_initialize:
 *
 * Draws W1, W2, ... WL, each row-major, from one stream; biases are zero and take no draw.
 * The draw does not depend on the scale: another scale re-multiplies the same numbers.
 */
void plateau_network_initialize (PlateauNetwork *self, const PlateauStart *start);

G_END_DECLS
