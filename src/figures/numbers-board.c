/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-board.h"

/* In ems of the results. */
#define OPERAND 0.82

typedef struct
{
  PlateauBoard *board;
  PlateauPen *pen;
  const PlateauSnapshot *snapshot;
  const PlateauPick *lit;
  PlateauCellsGlyphs glyphs;
  PlateauBoardShape shape;
  gboolean lacks; /* numbers that the snapshot was not asked for */
} Writer;

static void
clear_item (gpointer data)
{
  PlateauBoardItem *item = data;

  plateau_cells_clear (&item->cells);
  g_clear_pointer (&item->sign, plateau_formula_free);
}

static void
write_matrix (Writer *self,
              PlateauQuantity quantity,
              guint layer,
              gboolean transposed,
              gboolean is_result)
{
  PlateauNumbersMatrix matrix;
  PlateauBoardItem item = { .size = is_result ? 1 : OPERAND, .line = self->board->n_lines };

  if (!plateau_numbers_matrix_init (&matrix, self->snapshot, quantity, layer, transposed))
    {
      self->lacks = TRUE;
      return;
    }
  plateau_cells_init (&item.cells, self->pen, &self->glyphs, &matrix, self->lit, is_result);
  g_array_append_val (self->board->items, item);
}

static void
write_result (Writer *self, PlateauQuantity quantity, guint layer)
{
  write_matrix (self, quantity, layer, FALSE, TRUE);
}

static void
write_operand (Writer *self, PlateauQuantity quantity, guint layer, gboolean transposed)
{
  write_matrix (self, quantity, layer, transposed, FALSE);
}

static void
write_sign (Writer *self, const char *markup)
{
  PlateauBoardItem item = { .sign = plateau_formula_new (self->pen, markup),
                            .size = 1,
                            .line = self->board->n_lines };

  g_array_append_val (self->board->items, item);
}

static void
end_line (Writer *self)
{
  self->board->n_lines++;
}

/* "=" ends the line of a stack; FALSE where nothing comes behind the result. */
static gboolean
write_equals (Writer *self)
{
  if (self->shape == PLATEAU_BOARD_RESULT)
    return FALSE;
  if (self->shape == PLATEAU_BOARD_STACK)
    end_line (self);
  write_sign (self, "=");
  return TRUE;
}

static void
write_mean (Writer *self)
{
  g_autofree char *markup =
      g_strdup_printf ("\\frac{1}{%u}", self->snapshot->settings.data->n_examples);

  write_sign (self, markup);
}

static void
write_z (Writer *self, guint l)
{
  write_result (self, PLATEAU_QUANTITY_Z, l);
  if (!write_equals (self))
    return;
  write_operand (self, PLATEAU_QUANTITY_W, l, FALSE);
  write_sign (self, "·");
  write_operand (self, PLATEAU_QUANTITY_A, l - 1, FALSE);
  write_sign (self, "+");
  write_operand (self, PLATEAU_QUANTITY_B, l, FALSE);
}

static void
write_a (Writer *self, guint l)
{
  PlateauActivation activation = plateau_network_activation (self->snapshot->network, l);

  write_result (self, PLATEAU_QUANTITY_A, l);
  if (!write_equals (self))
    return;
  if (activation != PLATEAU_ACTIVATION_LINEAR)
    write_sign (self, activation == PLATEAU_ACTIVATION_TANH      ? "\\text{tanh}"
                      : activation == PLATEAU_ACTIVATION_SIGMOID ? "σ"
                                                                 : "g");
  write_operand (self, PLATEAU_QUANTITY_Z, l, FALSE);
}

static void
write_loss (Writer *self)
{
  const PlateauSnapshot *snapshot = self->snapshot;
  PlateauNumbersFormat format;
  g_autofree char *loss = NULL, *markup = NULL;

  write_result (self, PLATEAU_QUANTITY_LOSSES, snapshot->network->n_layers);
  end_line (self);
  plateau_numbers_format_init (&format, &snapshot->loss, 1);
  format.decimals = MAX (format.decimals, 4);
  loss = plateau_numbers_format_text (&format, snapshot->loss, NULL);
  if (format.exponent != 0 && !format.scientific)
    {
      g_autofree char *power = plateau_numbers_power (format.exponent);

      markup = g_strdup_printf ("J = \\frac{1}{%u} \\sum_{i=1}^{m}ℓ^{(i)} = %s × %s",
                                snapshot->settings.data->n_examples, loss, power);
    }
  else
    markup = g_strdup_printf ("J = \\frac{1}{%u} \\sum_{i=1}^{m}ℓ^{(i)} = %s",
                              snapshot->settings.data->n_examples, loss);
  write_sign (self, markup);
}

static void
write_dz (Writer *self, guint l)
{
  write_result (self, PLATEAU_QUANTITY_DZ, l);
  if (!write_equals (self))
    return;
  if (l == self->snapshot->network->n_layers)
    {
      write_operand (self, PLATEAU_QUANTITY_A, l, FALSE);
      write_sign (self, "−");
      write_operand (self, PLATEAU_QUANTITY_Y, 0, FALSE);
      return;
    }
  write_operand (self, PLATEAU_QUANTITY_W, l + 1, TRUE);
  write_sign (self, "·");
  write_operand (self, PLATEAU_QUANTITY_DZ, l + 1, FALSE);
  write_sign (self, "∘");
  write_operand (self, PLATEAU_QUANTITY_SLOPE, l, FALSE);
}

static void
write_dw (Writer *self, guint l)
{
  write_result (self, PLATEAU_QUANTITY_DW, l);
  if (self->shape != PLATEAU_BOARD_LINE)
    write_result (self, PLATEAU_QUANTITY_DB, l);
  if (!write_equals (self))
    return;
  write_mean (self);
  write_operand (self, PLATEAU_QUANTITY_DZ, l, FALSE);
  write_sign (self, "·");
  write_operand (self, PLATEAU_QUANTITY_A, l - 1, TRUE);
  if (self->shape != PLATEAU_BOARD_LINE)
    return;
  write_sign (self, ",     ");
  write_result (self, PLATEAU_QUANTITY_DB, l);
}

static void
write_step (Writer *self, guint l, PlateauQuantity after, PlateauQuantity before, PlateauQuantity d)
{
  g_autofree char *rate = plateau_numbers_exact (self->snapshot->settings.rate);
  g_autofree char *sign = g_strdup_printf ("− %s ·", rate);

  write_result (self, after, l);
  if (self->shape == PLATEAU_BOARD_RESULT)
    return;
  write_sign (self, "=");
  write_operand (self, before, l, FALSE);
  write_sign (self, sign);
  write_operand (self, d, l, FALSE);
}

static void
write_update (Writer *self, guint l)
{
  write_step (self, l, PLATEAU_QUANTITY_NEW_W, PLATEAU_QUANTITY_W, PLATEAU_QUANTITY_DW);
  if (self->shape == PLATEAU_BOARD_STACK)
    end_line (self);
  write_step (self, l, PLATEAU_QUANTITY_NEW_B, PLATEAU_QUANTITY_B, PLATEAU_QUANTITY_DB);
}

static void
write_layers (Writer *self, PlateauRecipeKind kind, guint layer)
{
  guint last = self->snapshot->network->n_layers;

  for (guint l = layer > 0 ? layer : 1; l <= (layer > 0 ? layer : last); l++)
    {
      if (self->board->items->len > 0 && self->shape != PLATEAU_BOARD_RESULT &&
          !(kind == PLATEAU_RECIPE_INITIALIZE && self->shape == PLATEAU_BOARD_LINE))
        end_line (self);
      if (kind == PLATEAU_RECIPE_UPDATE)
        {
          write_update (self, l);
          continue;
        }
      write_result (self, PLATEAU_QUANTITY_W, l);
      write_result (self, PLATEAU_QUANTITY_B, l);
    }
}

void
plateau_board_init (PlateauBoard *self,
                    PlateauPen *pen,
                    const PlateauSnapshot *snapshot,
                    guint index,
                    guint layer,
                    PlateauBoardShape shape,
                    const PlateauPick *lit)
{
  PlateauRecipeStage stage = plateau_recipe_stage (snapshot->network->n_layers, index);
  Writer writer = { .board = self, .pen = pen, .snapshot = snapshot, .lit = lit, .shape = shape };

  *self = (PlateauBoard){ .items = g_array_new (FALSE, TRUE, sizeof (PlateauBoardItem)) };
  g_array_set_clear_func (self->items, clear_item);
  plateau_cells_glyphs_init (&writer.glyphs, pen);
  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      write_z (&writer, stage.layer);
      break;
    case PLATEAU_RECIPE_A:
      write_a (&writer, stage.layer);
      break;
    case PLATEAU_RECIPE_LOSS:
      write_loss (&writer);
      break;
    case PLATEAU_RECIPE_DZ:
      write_dz (&writer, stage.layer);
      break;
    case PLATEAU_RECIPE_DW:
      write_dw (&writer, stage.layer);
      break;
    case PLATEAU_RECIPE_INITIALIZE:
    case PLATEAU_RECIPE_UPDATE:
    default:
      write_layers (&writer, stage.kind, layer);
      break;
    }
  end_line (&writer);
  /* Half an equation would be a wrong one. */
  if (writer.lacks)
    g_array_set_size (self->items, 0);
}

void
plateau_board_clear (PlateauBoard *self)
{
  g_clear_pointer (&self->items, g_array_unref);
}
