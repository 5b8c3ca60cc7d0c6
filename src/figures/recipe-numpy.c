/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-matrix.h"
#include "recipe.h"

#include <math.h>

/* 17 significant digits read back as the same double. */
static void
append_number (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    g_string_append (text, "np.nan");
  else if (isinf (value))
    g_string_append (text, value < 0 ? "-np.inf" : "np.inf");
  else
    {
      g_ascii_formatd (digits, sizeof digits, "%.17g", value);
      /* "-0" would be read as a whole number, which has no sign. */
      g_string_append (text, value == 0 && signbit (value) ? "-0.0" : digits);
    }
}

static void
append_matrix (GString *text,
               const PlateauSnapshot *snapshot,
               PlateauQuantity quantity,
               const char *name,
               guint layer)
{
  PlateauNumbersMatrix matrix;

  if (!plateau_numbers_matrix_init (&matrix, snapshot, quantity, layer, FALSE))
    return;
  g_string_append_printf (text, "%s%u = np.array([", name, layer);
  for (guint row = 0; row < matrix.n_rows; row++)
    {
      g_string_append (text, row > 0 ? ",\n    [" : "\n    [");
      for (guint column = 0; column < matrix.n_columns; column++)
        {
          if (column > 0)
            g_string_append (text, ", ");
          append_number (text, plateau_numbers_matrix_get (&matrix, row, column));
        }
      g_string_append_c (text, ']');
    }
  /* Zeros and ones alone would make an array of whole numbers. */
  g_string_append (text, "], dtype=float)\n");
}

char *
plateau_recipe_numpy (const PlateauSnapshot *snapshot, guint index)
{
  guint n_layers = snapshot->network->n_layers;
  PlateauRecipeStage stage = plateau_recipe_stage (n_layers, index);
  GString *text = g_string_new ("import numpy as np\n");

  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      append_matrix (text, snapshot, PLATEAU_QUANTITY_Z, "Z", stage.layer);
      break;
    case PLATEAU_RECIPE_A:
      append_matrix (text, snapshot, PLATEAU_QUANTITY_A, "A", stage.layer);
      break;
    case PLATEAU_RECIPE_LOSS:
      g_string_append (text, "J = ");
      append_number (text, snapshot->loss);
      g_string_append_c (text, '\n');
      break;
    case PLATEAU_RECIPE_DZ:
      append_matrix (text, snapshot, PLATEAU_QUANTITY_DZ, "dZ", stage.layer);
      break;
    case PLATEAU_RECIPE_DW:
      append_matrix (text, snapshot, PLATEAU_QUANTITY_DW, "dW", stage.layer);
      append_matrix (text, snapshot, PLATEAU_QUANTITY_DB, "db", stage.layer);
      break;
    case PLATEAU_RECIPE_UPDATE:
      for (guint l = 1; l <= n_layers; l++)
        {
          append_matrix (text, snapshot, PLATEAU_QUANTITY_NEW_W, "W", l);
          append_matrix (text, snapshot, PLATEAU_QUANTITY_NEW_B, "b", l);
        }
      break;
    case PLATEAU_RECIPE_INITIALIZE:
    default:
      for (guint l = 1; l <= n_layers; l++)
        {
          append_matrix (text, snapshot, PLATEAU_QUANTITY_W, "W", l);
          append_matrix (text, snapshot, PLATEAU_QUANTITY_B, "b", l);
        }
      break;
    }
  return g_string_free (text, FALSE);
}
