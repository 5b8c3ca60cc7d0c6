/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/network.h"

G_BEGIN_DECLS

/** PlateauSurfaceKind: over what the loss is drawn as a surface. */
typedef enum
{
  PLATEAU_SURFACE_TWINS,   /* the same weight of two hidden units, all else of them equal */
  PLATEAU_SURFACE_WEIGHTS, /* any two parameters */
  PLATEAU_SURFACE_RANDOM,  /* two random directions, scaled to the units (Li et al. 2018) */
} PlateauSurfaceKind;

#define PLATEAU_N_SURFACES 3

/**
 * PlateauParameterPlace:
 * @layer: 1 ... L
 * @unit: 0 ... n[layer] - 1
 * @input: 0 ... n[layer - 1] - 1, or n[layer - 1] for the bias
 */
typedef struct
{
  guint layer;
  guint unit;
  guint input;
} PlateauParameterPlace;

/**
 * PlateauSurfaceAxes:
 * @kind: which of the members below count
 * @twins: of twins: @layer is a hidden one, @unit the first of the two, @input their weight
 * @other: of twins: the second unit, another one than twins.unit
 * @weight: of weights: the horizontal axes x and y; two different ones
 * @seed: of random directions
 *
 * What a person chooses for a landscape. A plain value.
 */
typedef struct
{
  PlateauSurfaceKind kind;
  PlateauParameterPlace twins;
  guint other;
  PlateauParameterPlace weight[2];
  guint32 seed;
} PlateauSurfaceAxes;

/** Twins: the first weight of the first two units of layer 1; the first two weights of the first unit;
 * seed 1. */
void plateau_surface_axes_init (PlateauSurfaceAxes *self);

/** TRUE where both mean the same axes: what their kind does not use does not count. */
gboolean plateau_surface_axes_equal (const PlateauSurfaceAxes *a, const PlateauSurfaceAxes *b);

/**
 * plateau_surface_axes_fit:
 *
 * Replaces what a network of this shape does not have by what is nearest: twins become weights where no
 * hidden layer has two units, and the two weights are kept apart.
 */
void plateau_surface_axes_fit (PlateauSurfaceAxes *self, const PlateauShape *shape);

/** The place of a parameter in network->parameters. */
gsize plateau_parameter_place_index (const PlateauParameterPlace *self,
                                     const PlateauNetwork *network);

/** "twins", "weights", "random": on the command line and in settings. */
const char *plateau_surface_nick (PlateauSurfaceKind kind);
gboolean plateau_surface_from_nick (const char *nick, PlateauSurfaceKind *kind);

G_END_DECLS
