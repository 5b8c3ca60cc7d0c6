/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-layout.h"
#include "numbers-figure.h"
#include "numbers-format.h"
#include "numbers-stage.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>

/* How many numbers a description reads out. */
#define READ_OUT 3

char *
plateau_numbers_figure_title (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  guint index = plateau_numbers_stage_index (snapshot, options->stage);
  g_autofree char *name = plateau_recipe_name (snapshot->network->n_layers, index);
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);

  /* Translators: a title: the stage of the recipe, such as “Z[1]”; the epoch. */
  return g_strdup_printf (_ ("Numbers · %s · epoch %s"), name, epoch);
}

/* "Z[1], 4 × 400: −0.00123, 0.5, …" */
static char *
describe_matrix (const PlateauNumbersMatrix *matrix)
{
  g_autofree char *name = plateau_numbers_matrix_name (matrix, TRUE);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (READ_OUT, matrix->n_columns); i++)
    {
      g_autofree char *number = plateau_format_number (plateau_numbers_matrix_get (matrix, 0, i));

      g_string_append_printf (list, i > 0 ? ", %s" : "%s", number);
    }
  if (matrix->n_columns > READ_OUT)
    g_string_append (list, ", …");
  /* Translators: a matrix: its name, its rows and columns, the first numbers of its first row. */
  return g_strdup_printf (_ ("%s is %u × %u; its first row: %s"), name, matrix->n_rows,
                          matrix->n_columns, list->str);
}

char *
plateau_numbers_figure_describe (const PlateauSnapshot *snapshot,
                                 const PlateauFigureOptions *options)
{
  guint index = plateau_numbers_stage_index (snapshot, options->stage);
  guint last = snapshot->network->n_layers;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (PlateauSayings) sayings = { 0 };
  g_autofree char *formula = plateau_numbers_stage_plain (snapshot, index);
  g_autofree char *name = plateau_recipe_name (last, index);
  PlateauNumbersMatrix result[PLATEAU_MAX_RESULTS];
  guint n = plateau_numbers_stage_results (snapshot, index, result);

  /* Translators: which stage of the recipe, of how many; its name; its formula. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("Stage %u of %u, %s: %s"), index + 1,
                                           plateau_recipe_n_stages (last), name, formula));
  if (plateau_recipe_stage (last, index).kind == PLATEAU_RECIPE_LOSS)
    {
      g_autofree char *loss = plateau_numbers_exact (snapshot->loss);

      /* Translators: the loss, with all of its digits. */
      g_ptr_array_add (lines, g_strdup_printf (_ ("J = %s"), loss));
    }
  else
    for (guint i = 0; i < n; i++)
      g_ptr_array_add (lines, describe_matrix (&result[i]));
  plateau_numbers_stage_sayings (snapshot, index, &sayings);
  for (guint i = 0; i < sayings.texts->len; i++)
    g_ptr_array_add (lines, g_strdup (g_ptr_array_index (sayings.texts, i)));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* "z[1], unit 2, example 17: −0.0123…" */
static char *
answer_text (const PlateauNumbersMatrix *matrix, const char *letter, guint unit, guint example)
{
  g_autofree char *number =
      plateau_numbers_exact (plateau_numbers_matrix_get (matrix, unit, example));

  /* Translators: a letter such as z and the number of its layer; a unit and an example (from 1); the
   * number with all of its digits. */
  return g_strdup_printf (_ ("%s[%u], unit %u, example %u: %s"), letter, matrix->layer, unit + 1,
                          example + 1, number);
}

static char *
parameter_text (const PlateauSnapshot *snapshot,
                const PlateauNumbersMatrix *matrix,
                const char *letter,
                guint unit,
                guint input)
{
  gboolean is_bias = matrix->quantity >= PLATEAU_QUANTITY_B;
  guint l = matrix->layer;
  g_autofree char *number =
      plateau_numbers_exact (plateau_numbers_matrix_get (matrix, unit, is_bias ? 0 : input));

  if (is_bias)
    /* Translators: a letter such as b and the number of its layer; a unit (from 1); the number with
     * all of its digits. */
    return g_strdup_printf (_ ("%s[%u], unit %u: %s"), letter, l, unit + 1, number);
  if (l == 1)
    /* Translators: a letter such as w and the number of its layer; a unit (from 1); the name of the
     * feature that the weight comes from; the number with all of its digits. */
    return g_strdup_printf (_ ("%s[%u], unit %u ← %s: %s"), letter, l, unit + 1,
                            plateau_boundary_feature_name (snapshot->settings.data, input), number);
  /* Translators: as before, with the number of the unit that the weight comes from. */
  return g_strdup_printf (_ ("%s[%u], unit %u ← unit %u: %s"), letter, l, unit + 1, input + 1,
                          number);
}

static void
add_line (GPtrArray *lines,
          const PlateauSnapshot *snapshot,
          PlateauQuantity quantity,
          const char *letter,
          const PlateauPick *pick)
{
  PlateauNumbersMatrix matrix;

  if (!plateau_numbers_matrix_init (&matrix, snapshot, quantity, (guint) pick->layer, FALSE))
    return;
  g_ptr_array_add (
      lines,
      quantity <= PLATEAU_QUANTITY_LOSSES
          ? answer_text (&matrix, letter, (guint) pick->unit, (guint) pick->example)
          : parameter_text (snapshot, &matrix, letter, (guint) pick->unit, (guint) pick->input));
}

static void
add_feature (GPtrArray *lines, const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauDataset *data = snapshot->settings.data;
  g_autofree char *number = plateau_numbers_exact (
      data->x[(guint) pick->unit * (gsize) data->stride + (guint) pick->example]);

  /* Translators: the name of a feature; an example (from 1); the number with all of its digits. */
  g_ptr_array_add (lines, g_strdup_printf (_ ("%s, example %u: %s"),
                                           plateau_boundary_feature_name (data, (guint) pick->unit),
                                           (guint) pick->example + 1, number));
}

/* The class of an example, and what it adds to the loss. */
static void
add_loss (GPtrArray *lines, const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauDataset *data = snapshot->settings.data;
  guint i = (guint) pick->example;
  const double *z = snapshot->z[snapshot->network->n_layers];
  g_autofree char *loss = NULL;

  if (z == NULL)
    return;
  loss = plateau_numbers_exact (plateau_numbers_example_loss (z[i], data->y[i]));
  /* Translators: an example (from 1), its class 0 or 1, and its loss with all digits. */
  g_ptr_array_add (
      lines, g_strdup_printf (_ ("example %u: y = %g, loss ℓ = %s"), i + 1, data->y[i], loss));
}

static gboolean
is_sound (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauNetwork *network = snapshot->network;

  return pick->layer >= 0 && (guint) pick->layer <= network->n_layers && pick->unit >= 0 &&
         (guint) pick->unit < network->n[pick->layer] &&
         (pick->example < 0 || (guint) pick->example < snapshot->settings.data->n_examples) &&
         (pick->input < 0 ||
          (pick->layer > 0 && (guint) pick->input <= network->n[pick->layer - 1]));
}

char *
plateau_numbers_figure_pick_text (const PlateauSnapshot *snapshot,
                                  const PlateauFigureOptions *options,
                                  const PlateauPick *pick)
{
  guint last = snapshot->network->n_layers;
  PlateauRecipeKind kind =
      plateau_recipe_stage (last, plateau_numbers_stage_index (snapshot, options->stage)).kind;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (pick->stage >= 0)
    return plateau_recipe_name (last, (guint) pick->stage);
  if (!is_sound (snapshot, pick) || (pick->example < 0 && pick->input < 0))
    return NULL;
  if (pick->input >= 0)
    {
      gboolean bias = (guint) pick->input == snapshot->network->n[pick->layer - 1];

      add_line (lines, snapshot, bias ? PLATEAU_QUANTITY_B : PLATEAU_QUANTITY_W, bias ? "b" : "w",
                pick);
      if (kind == PLATEAU_RECIPE_DW || kind == PLATEAU_RECIPE_UPDATE)
        add_line (lines, snapshot, bias ? PLATEAU_QUANTITY_DB : PLATEAU_QUANTITY_DW,
                  bias ? "db" : "dw", pick);
      if (kind == PLATEAU_RECIPE_UPDATE)
        add_line (lines, snapshot, bias ? PLATEAU_QUANTITY_NEW_B : PLATEAU_QUANTITY_NEW_W,
                  /* Translators: the bias, the weight of the next epoch. */
                  bias ? _ ("next b") : _ ("next w"), pick);
    }
  else if (pick->layer == 0)
    add_feature (lines, snapshot, pick);
  else
    {
      add_line (lines, snapshot, PLATEAU_QUANTITY_Z, "z", pick);
      add_line (lines, snapshot, PLATEAU_QUANTITY_A, "a", pick);
      add_line (lines, snapshot, PLATEAU_QUANTITY_DZ, "dz", pick);
      if ((guint) pick->layer == last)
        add_loss (lines, snapshot, pick);
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
