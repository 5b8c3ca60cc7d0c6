/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "recipe.h"

#include <glib/gi18n-lib.h>

guint
plateau_recipe_n_stages (guint n_layers)
{
  return 4 * n_layers + 3;
}

PlateauRecipeStage
plateau_recipe_stage (guint n_layers, guint index)
{
  guint loss = 2 * n_layers + 1, back;

  if (index == 0)
    return (PlateauRecipeStage){ PLATEAU_RECIPE_INITIALIZE, 0 };
  if (index < loss)
    return (PlateauRecipeStage){ index % 2 == 1 ? PLATEAU_RECIPE_Z : PLATEAU_RECIPE_A,
                                 (index + 1) / 2 };
  if (index == loss)
    return (PlateauRecipeStage){ PLATEAU_RECIPE_LOSS, 0 };
  if (index >= plateau_recipe_n_stages (n_layers) - 1)
    return (PlateauRecipeStage){ PLATEAU_RECIPE_UPDATE, 0 };
  back = index - loss - 1;
  return (PlateauRecipeStage){ back % 2 == 0 ? PLATEAU_RECIPE_DZ : PLATEAU_RECIPE_DW,
                               n_layers - back / 2 };
}

char *
plateau_recipe_name (guint n_layers, guint index)
{
  PlateauRecipeStage stage = plateau_recipe_stage (n_layers, index);

  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      return g_strdup_printf ("Z[%u]", stage.layer);
    case PLATEAU_RECIPE_A:
      return g_strdup_printf ("A[%u]", stage.layer);
    case PLATEAU_RECIPE_DZ:
      return g_strdup_printf ("dZ[%u]", stage.layer);
    case PLATEAU_RECIPE_DW:
      return g_strdup_printf ("dW[%u], db[%u]", stage.layer, stage.layer);
    case PLATEAU_RECIPE_LOSS:
      /* Translators: a stage of an epoch: the loss is computed. */
      return g_strdup (C_ ("stage", "Loss"));
    case PLATEAU_RECIPE_UPDATE:
      /* Translators: a stage of an epoch: the weights take a step. */
      return g_strdup (C_ ("stage", "Update"));
    case PLATEAU_RECIPE_INITIALIZE:
    default:
      /* Translators: a stage, before the epochs: the weights are drawn. */
      return g_strdup (C_ ("stage", "Initialise"));
    }
}
