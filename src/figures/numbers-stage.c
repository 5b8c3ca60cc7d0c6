/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "numbers-format.h"
#include "numbers-stage.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

guint
plateau_numbers_stage_index (const PlateauSnapshot *snapshot, guint index)
{
  return MIN (index, plateau_recipe_n_stages (snapshot->network->n_layers) - 1);
}

char *
plateau_numbers_stage_markup (const PlateauSnapshot *snapshot, guint index)
{
  PlateauRecipeStage stage = plateau_recipe_stage (snapshot->network->n_layers, index);
  g_autofree char *name = NULL;

  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      return g_strdup_printf ("Z^{[%u]}", stage.layer);
    case PLATEAU_RECIPE_A:
      return g_strdup_printf ("A^{[%u]}", stage.layer);
    case PLATEAU_RECIPE_DZ:
      return g_strdup_printf ("dZ^{[%u]}", stage.layer);
    case PLATEAU_RECIPE_DW:
      return g_strdup_printf ("dW^{[%u]}, db^{[%u]}", stage.layer, stage.layer);
    case PLATEAU_RECIPE_INITIALIZE:
    case PLATEAU_RECIPE_LOSS:
    case PLATEAU_RECIPE_UPDATE:
    default:
      name = plateau_recipe_name (snapshot->network->n_layers, index);
      return g_strdup_printf ("\\text{%s}", name);
    }
}

/* g of layer @l at Z. */
static char *
answer (const PlateauNetwork *network, guint l)
{
  switch (plateau_network_activation (network, l))
    {
    case PLATEAU_ACTIVATION_TANH:
      return g_strdup_printf ("\\text{tanh}(Z^{[%u]})", l);
    case PLATEAU_ACTIVATION_SIGMOID:
      return g_strdup_printf ("σ(Z^{[%u]})", l);
    case PLATEAU_ACTIVATION_RELU:
      return g_strdup_printf ("\\text{max}(0, Z^{[%u]})", l);
    case PLATEAU_ACTIVATION_LEAKY_RELU:
      return g_strdup_printf ("\\text{max}(0.01 Z^{[%u]}, Z^{[%u]})", l, l);
    case PLATEAU_ACTIVATION_LINEAR:
    default:
      return g_strdup_printf ("Z^{[%u]}", l);
    }
}

/* The layer before @l as a formula; with @transposed its transpose. */
static char *
input_of (guint l, gboolean transposed)
{
  if (l == 1)
    return g_strdup (transposed ? "X^{T}" : "X");
  return g_strdup_printf (transposed ? "A^{[%u]T}" : "A^{[%u]}", l - 1);
}

char *
plateau_numbers_stage_formula (const PlateauSnapshot *snapshot, guint index)
{
  const PlateauNetwork *network = snapshot->network;
  PlateauRecipeStage stage = plateau_recipe_stage (network->n_layers, index);
  guint l = stage.layer, last = network->n_layers;
  g_autofree char *text = NULL, *bias = NULL;

  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      text = input_of (l, FALSE);
      return g_strdup_printf ("Z^{[%u]} = W^{[%u]} %s + b^{[%u]}", l, l, text, l);
    case PLATEAU_RECIPE_A:
      text = answer (network, l);
      return g_strdup_printf ("A^{[%u]} = %s", l, text);
    case PLATEAU_RECIPE_LOSS:
      return g_strdup_printf (
          "J = {−}\\frac{1}{m} \\sum_{i=1}^{m}(y^{(i)} \\text{log} a^{[%u](i)} + "
          "(1 − y^{(i)}) \\text{log}(1 − a^{[%u](i)}))",
          last, last);
    case PLATEAU_RECIPE_DZ:
      if (l == last)
        return g_strdup_printf ("dZ^{[%u]} = A^{[%u]} − Y", l, l);
      return g_strdup_printf ("dZ^{[%u]} = W^{[%u]T} dZ^{[%u]} ∘ g′(Z^{[%u]})", l, l + 1, l + 1, l);
    case PLATEAU_RECIPE_DW:
      text = input_of (l, TRUE);
      return g_strdup_printf ("dW^{[%u]} = \\frac{1}{m} dZ^{[%u]} %s,     db^{[%u]} = \\frac{1}{m} "
                              "\\sum_{i=1}^{m}dz^{[%u](i)}",
                              l, l, text, l, l);
    case PLATEAU_RECIPE_UPDATE:
      return g_strdup (
          "W^{[l]} \\text{ := } W^{[l]} − α dW^{[l]},     b^{[l]} \\text{ := } b^{[l]} − "
          "α db^{[l]}");
    case PLATEAU_RECIPE_INITIALIZE:
    default:
      break;
    }
  text = plateau_numbers_stage_note (snapshot, index);
  bias = plateau_numbers_exact (snapshot->settings.start.bias);
  return g_strdup_printf ("W^{[l]} = \\text{%s},     b^{[l]} = {%s}", text, bias);
}

char *
plateau_numbers_stage_plain (const PlateauSnapshot *snapshot, guint index)
{
  g_autofree char *markup = plateau_numbers_stage_formula (snapshot, index);
  g_autoptr (GString) text = g_string_new (markup);

  g_string_replace (text, "\\frac{1}{m}", "1/m", 0);
  g_string_replace (text, "\\sum_{i=1}^{m}", "∑ ", 0);
  g_string_replace (text, "\\text{", "{", 0);
  g_string_replace (text, "^{[", "[", 0);
  g_string_replace (text, "]T}", "]ᵀ", 0);
  g_string_replace (text, "X^{T}", "Xᵀ", 0);
  g_string_replace (text, "^{(", "(", 0);
  g_string_replace (text, "{", "", 0);
  g_string_replace (text, "}", "", 0);
  while (g_string_replace (text, "  ", " ", 0) > 0)
    ;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
start_note (const PlateauStart *start)
{
  const char *title = plateau_initialization_title (start->initialization);
  g_autofree char *scale = plateau_numbers_exact (start->scale);
  g_autofree char *constant = plateau_numbers_exact (start->constant);

  if (start->initialization == PLATEAU_INITIALIZATION_ZEROS)
    return g_strdup (title);
  if (start->initialization == PLATEAU_INITIALIZATION_CONSTANT)
    /* Translators: how weights begin: a constant, the weight scale. */
    return g_strdup_printf (_ ("the constant %s × %s"), constant, scale);
  /* Translators: how weights are drawn: the initialisation such as “normal”, the weight scale, the
   * seed. */
  return g_strdup_printf (_ ("%s × %s (seed %u)"), title, scale, start->seed);
}

char *
plateau_numbers_stage_note (const PlateauSnapshot *snapshot, guint index)
{
  PlateauRecipeStage stage = plateau_recipe_stage (snapshot->network->n_layers, index);
  g_autofree char *rate = NULL;

  if (stage.kind == PLATEAU_RECIPE_INITIALIZE)
    return start_note (&snapshot->settings.start);
  if (stage.kind != PLATEAU_RECIPE_UPDATE)
    return NULL;
  rate = plateau_numbers_exact (snapshot->settings.rate);
  /* Translators: α is the learning rate's letter, %s its value. */
  return g_strdup_printf (_ ("learning rate α = %s"), rate);
}

static void
add_result (PlateauNumbersMatrix *result,
            guint *n,
            const PlateauSnapshot *snapshot,
            PlateauQuantity quantity,
            guint layer)
{
  if (plateau_numbers_matrix_init (&result[*n], snapshot, quantity, layer, FALSE))
    (*n)++;
}

guint
plateau_numbers_stage_results (const PlateauSnapshot *snapshot,
                               guint index,
                               PlateauNumbersMatrix result[PLATEAU_MAX_RESULTS])
{
  guint last = snapshot->network->n_layers, n = 0;
  PlateauRecipeStage stage = plateau_recipe_stage (last, index);
  gboolean after = stage.kind == PLATEAU_RECIPE_UPDATE;

  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_Z, stage.layer);
      break;
    case PLATEAU_RECIPE_A:
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_A, stage.layer);
      break;
    case PLATEAU_RECIPE_LOSS:
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_LOSSES, last);
      break;
    case PLATEAU_RECIPE_DZ:
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_DZ, stage.layer);
      break;
    case PLATEAU_RECIPE_DW:
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_DW, stage.layer);
      add_result (result, &n, snapshot, PLATEAU_QUANTITY_DB, stage.layer);
      break;
    case PLATEAU_RECIPE_INITIALIZE:
    case PLATEAU_RECIPE_UPDATE:
    default:
      for (guint l = 1; l <= last; l++)
        {
          add_result (result, &n, snapshot, after ? PLATEAU_QUANTITY_NEW_W : PLATEAU_QUANTITY_W, l);
          add_result (result, &n, snapshot, after ? PLATEAU_QUANTITY_NEW_B : PLATEAU_QUANTITY_B, l);
        }
      break;
    }
  return n;
}

void
plateau_numbers_stage_sayings (const PlateauSnapshot *snapshot,
                               guint index,
                               PlateauSayings *sayings)
{
  PlateauNumbersMatrix result[PLATEAU_MAX_RESULTS];
  guint n = plateau_numbers_stage_results (snapshot, index, result);

  plateau_sayings_init (sayings);
  for (guint i = 0; i < n; i++)
    if (plateau_equal_rows_matter (&result[i]))
      {
        g_auto (PlateauEqualRows) equal = { 0 };

        plateau_equal_rows_init (&equal, &result[i]);
        plateau_sayings_add (sayings, &result[i], &equal);
      }
  plateau_sayings_finish (sayings);
}
