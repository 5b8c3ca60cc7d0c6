/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "numbers-figure.h"
#include "numbers-layout.h"
#include "plot/marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In lines of their own. */
#define LINE 1.45

/* What the stage needs of a network with @n_layers. */
static void
add_stage_wish (guint n_layers, guint index, PlateauWish *wish)
{
  PlateauRecipeStage stage;

  if (index >= plateau_recipe_n_stages (n_layers))
    index = plateau_recipe_n_stages (n_layers) - 1;
  stage = plateau_recipe_stage (n_layers, index);
  switch (stage.kind)
    {
    case PLATEAU_RECIPE_Z:
      wish->layers |= 1u << stage.layer;
      if (stage.layer > 1)
        wish->layers |= 1u << (stage.layer - 1);
      break;
    case PLATEAU_RECIPE_A:
      wish->layers |= 1u << stage.layer;
      break;
    case PLATEAU_RECIPE_LOSS:
      wish->layers |= 1u << n_layers;
      break;
    case PLATEAU_RECIPE_DZ:
      wish->layers |= 1u << stage.layer;
      wish->errors |= 1u << stage.layer;
      if (stage.layer < n_layers)
        wish->errors |= 1u << (stage.layer + 1);
      break;
    case PLATEAU_RECIPE_DW:
      wish->errors |= 1u << stage.layer;
      if (stage.layer > 1)
        wish->layers |= 1u << (stage.layer - 1);
      wish->gradient = TRUE;
      break;
    case PLATEAU_RECIPE_UPDATE:
      wish->gradient = TRUE;
      break;
    case PLATEAU_RECIPE_INITIALIZE:
    default:
      break;
    }
}

void
plateau_numbers_figure_add_wish (const PlateauFigureOptions *options, PlateauWish *wish)
{
  if (options->n_layers > 0)
    {
      add_stage_wish (options->n_layers, options->stage, wish);
      return;
    }
  for (guint n_layers = 1; n_layers <= PLATEAU_MAX_LAYERS; n_layers++)
    add_stage_wish (n_layers, options->stage, wish);
}

static gboolean
draw_words_line (PlateauPen *pen,
                 const PlateauNumbersLayout *layout,
                 double width,
                 guint line,
                 const char *words,
                 gboolean is_saying)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .size = layout->words_size,
                      .color = is_saying ? style->foreground : style->dim,
                      .bold = is_saying,
                      .x_align = 0.5,
                      .max_width = width - style->text_small };

  return line < layout->words_lines &&
         plateau_pen_text (pen, width / 2, layout->words_y + line * LINE * layout->words_size,
                           words, &how);
}

/* What there is to know beside: the learning rate, which layer this is. */
static char *
note_of (const PlateauSnapshot *snapshot, const PlateauNumbersLayout *layout)
{
  guint last = snapshot->network->n_layers;
  gboolean is_update = plateau_recipe_stage (last, layout->index).kind == PLATEAU_RECIPE_UPDATE;
  g_autofree char *rate = is_update ? plateau_numbers_stage_note (snapshot, layout->index) : NULL;
  /* Translators: of all layers of the network this one is shown. */
  g_autofree char *layer =
      layout->layer > 0 ? g_strdup_printf (_ ("layer %u of %u"), layout->layer, last) : NULL;

  if (rate != NULL && layer != NULL)
    return g_strdup_printf ("%s · %s", layer, rate);
  return rate != NULL ? g_steal_pointer (&rate) : g_steal_pointer (&layer);
}

static void
draw_words (PlateauPen *pen,
            const PlateauNumbersLayout *layout,
            double width,
            const PlateauSnapshot *snapshot,
            const PlateauSayings *sayings)
{
  g_autofree char *note = note_of (snapshot, layout);
  guint line = 0;

  /* As many as there is room for, one below the other. */
  for (guint i = 0; i < sayings->texts->len; i++)
    if (draw_words_line (pen, layout, width, line, g_ptr_array_index (sayings->texts, i), TRUE))
      line++;
  if (note != NULL)
    draw_words_line (pen, layout, width, line, note, FALSE);
}

/* The numbers come with the next snapshot. */
static void
draw_nothing_yet (PlateauPen *pen, double width, double height)
{
  PlateauText how = { .x_align = 0.5, .y_align = 0.5, .max_width = 0.9 * width };

  plateau_pen_text (pen, width / 2, height / 2, _ ("The numbers are on their way"), &how);
}

void
plateau_numbers_figure_draw (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  g_auto (PlateauNumbersLayout) layout = { 0 };
  g_auto (PlateauSayings) sayings = { 0 };

  plateau_sayings_init (&sayings);
  plateau_numbers_layout_init (&layout, pen, width, height, snapshot, options);
  if (layout.strip.entries != NULL)
    plateau_strip_draw (&layout.strip, pen);
  if (layout.formula != NULL)
    plateau_formula_draw (layout.formula, pen, layout.formula_x, layout.formula_y,
                          layout.formula_size, style->foreground, FALSE);
  if (!(layout.size > 0))
    {
      if (layout.board.items == NULL)
        draw_nothing_yet (pen, width, height);
      return;
    }
  for (guint i = 0; i < layout.board.items->len; i++)
    {
      const PlateauBoardItem *item = &g_array_index (layout.board.items, PlateauBoardItem, i);
      double x = layout.x + item->x * layout.size, y = layout.y + item->middle * layout.size;
      double size = item->size * layout.size;

      if (item->sign != NULL)
        plateau_formula_draw (item->sign, pen, x, y + 0.28 * size, size, style->foreground, FALSE);
      else
        {
          gboolean matters =
              item->cells.is_result && plateau_equal_rows_matter (&item->cells.matrix);
          g_auto (PlateauEqualRows) equal = { 0 };

          if (matters)
            {
              plateau_equal_rows_init (&equal, &item->cells.matrix);
              plateau_sayings_add (&sayings, &item->cells.matrix, &equal);
            }
          plateau_cells_draw (&item->cells, pen, x, y, size, matters ? &equal : NULL);
        }
    }
  plateau_sayings_finish (&sayings);
  draw_words (pen, &layout, width, snapshot, &sayings);
}

/* What row and column of a matrix stand for. */
static void
set_pick (PlateauPick *pick, const PlateauNumbersMatrix *matrix, guint row, guint column)
{
  int axis[2] = { matrix->row_axis, matrix->column_axis };
  guint place[2] = { row, column };
  gboolean is_weight =
      matrix->quantity >= PLATEAU_QUANTITY_W && matrix->quantity < PLATEAU_QUANTITY_B;

  pick->layer = (int) matrix->layer;
  for (guint k = 0; k < 2; k++)
    if (axis[k] == PLATEAU_AXIS_EXAMPLES)
      pick->example = (int) place[k];
    else if (axis[k] == (int) matrix->layer)
      pick->unit = (int) place[k];
    else if (is_weight && axis[k] >= 0)
      pick->input = (int) place[k];
  if (matrix->quantity >= PLATEAU_QUANTITY_B)
    pick->input = (int) matrix->snapshot->network->n[matrix->layer - 1];
  if (matrix->row_axis == PLATEAU_AXIS_NOTHING)
    {
      /* y, a and the loss belong to the output unit. */
      pick->layer = (int) matrix->snapshot->network->n_layers;
      pick->unit = 0;
    }
}

gboolean
plateau_numbers_figure_pick (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options,
                             double x,
                             double y,
                             PlateauPick *pick)
{
  g_auto (PlateauNumbersLayout) layout = { 0 };

  plateau_numbers_layout_init (&layout, pen, width, height, snapshot, options);
  pick->x = x;
  pick->y = y;
  pick->stage = layout.strip.entries != NULL ? plateau_strip_pick (&layout.strip, x, y) : -1;
  if (pick->stage >= 0)
    return TRUE;
  for (guint i = 0; layout.size > 0 && i < layout.board.items->len; i++)
    {
      const PlateauBoardItem *item = &g_array_index (layout.board.items, PlateauBoardItem, i);
      guint row, column;

      if (item->sign != NULL || !plateau_cells_pick (&item->cells, layout.x + item->x * layout.size,
                                                     layout.y + item->middle * layout.size,
                                                     item->size * layout.size, x, y, &row, &column))
        continue;
      set_pick (pick, &item->cells.matrix, row, column);
      return TRUE;
    }
  return FALSE;
}
