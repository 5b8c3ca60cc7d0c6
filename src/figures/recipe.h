/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"

G_BEGIN_DECLS

/**
 * PlateauRecipeKind: the steps of one epoch
 * @PLATEAU_RECIPE_INITIALIZE: W and b of all layers, as they are before the epoch
 * @PLATEAU_RECIPE_Z, @PLATEAU_RECIPE_A: of one layer, forwards
 * @PLATEAU_RECIPE_LOSS: J
 * @PLATEAU_RECIPE_DZ, @PLATEAU_RECIPE_DW: of one layer, backwards; dW comes with db
 * @PLATEAU_RECIPE_UPDATE: W and b as the next epoch has them
 */
typedef enum
{
  PLATEAU_RECIPE_INITIALIZE,
  PLATEAU_RECIPE_Z,
  PLATEAU_RECIPE_A,
  PLATEAU_RECIPE_LOSS,
  PLATEAU_RECIPE_DZ,
  PLATEAU_RECIPE_DW,
  PLATEAU_RECIPE_UPDATE,
} PlateauRecipeKind;

/** PlateauRecipeStage: @layer is 1 ... L where @kind is about one, else 0. */
typedef struct
{
  PlateauRecipeKind kind;
  guint layer;
} PlateauRecipeStage;

/** 4 L + 3: initialise, Z1, A1, ..., loss, dZ_L, dW_L, ..., dW_1, update. */
guint plateau_recipe_n_stages (guint n_layers);

/** The stage @index, 0 ... n - 1; an index beyond the end is the last one. */
PlateauRecipeStage plateau_recipe_stage (guint n_layers, guint index);

/** Its name (translated): "Initialise", "Z[1]", "A[1]", "Loss", "dZ[2]", "dW[2], db[2]", "Update". */
char *plateau_recipe_name (guint n_layers, guint index);

/** The matrix of a stage as NumPy text that can be pasted: "Z1 = np.array([[...". All its numbers. */
char *plateau_recipe_numpy (const PlateauSnapshot *snapshot, guint index);

G_END_DECLS
