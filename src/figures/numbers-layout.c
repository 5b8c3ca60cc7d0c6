/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-layout.h"

#include <math.h>

/* What it is worth to show more, in doublings of the size of the numbers. */
static const double row_worth[PLATEAU_CELLS_LEVELS] = { 0, -0.45, -0.8, -1.6 };
static const double result_worth[PLATEAU_CELLS_LEVELS] = { 0, -0.4, -0.8, -1.5 };
static const double operand_worth[PLATEAU_CELLS_LEVELS] = { 0, -0.25, -0.45, -0.8 };
static const double shape_worth[PLATEAU_N_BOARD_SHAPES] = { 0.1, 0, -1.3 };
#define ONE_LAYER_WORTH -0.9

#define LINE 1.45

typedef struct
{
  double width, height;     /* pixels that there are */
  double smallest, largest; /* pixels per em */
} Room;

typedef struct
{
  double worth;
  double size;
  guint row, result, operand;
} Choice;

/* The levels at which the board is worth most; its size is 0 where it does not fit at all. */
static Choice
choose_levels (PlateauBoard *board, const Room *room, double base)
{
  Choice best = { -INFINITY, 0, 0, 0, 0 };

  for (guint row = 0; row < PLATEAU_CELLS_LEVELS; row++)
    for (guint result = 0; result < PLATEAU_CELLS_LEVELS; result++)
      for (guint operand = 0; operand < PLATEAU_CELLS_LEVELS; operand++)
        {
          double size, worth;

          plateau_board_place (board, row, result, operand);
          size =
              fmin (room->largest, fmin (room->width / board->width, room->height / board->height));
          if (!(size >= room->smallest))
            continue;
          worth = base + log2 (size / room->smallest) + row_worth[row] + result_worth[result] +
                  operand_worth[operand];
          if (worth > best.worth)
            best = (Choice){ worth, size, row, result, operand };
        }
  return best;
}

static gboolean
is_about_all (const PlateauSnapshot *snapshot, guint index)
{
  PlateauRecipeKind kind = plateau_recipe_stage (snapshot->network->n_layers, index).kind;

  return snapshot->network->n_layers > 1 &&
         (kind == PLATEAU_RECIPE_INITIALIZE || kind == PLATEAU_RECIPE_UPDATE);
}

static PlateauPick
lit_of (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  PlateauPick lit = options->lit;

  if (lit.layer < 0 && lit.unit >= 0)
    lit.layer = (int) plateau_snapshot_visible_layer (snapshot, options->layer);
  return lit;
}

/* Finds the board that is worth most in @room; its size is 0 where none fits. */
static void
choose_board (PlateauNumbersLayout *self,
              PlateauPen *pen,
              const Room *room,
              const PlateauSnapshot *snapshot,
              const PlateauFigureOptions *options)
{
  guint visible = plateau_snapshot_visible_layer (snapshot, options->layer);
  PlateauPick lit = lit_of (snapshot, options);
  Choice best = { -INFINITY, 0, 0, 0, 0 };

  for (guint one = 0; one < (is_about_all (snapshot, self->index) ? 2 : 1); one++)
    for (guint shape = 0; shape < PLATEAU_N_BOARD_SHAPES; shape++)
      {
        g_auto (PlateauBoard) board = { 0 };
        guint layer = one ? visible : 0;
        Choice choice;

        plateau_board_init (&board, pen, snapshot, self->index, layer, (PlateauBoardShape) shape,
                            &lit);
        if (board.items->len == 0)
          continue;
        choice = choose_levels (&board, room, shape_worth[shape] + (one ? ONE_LAYER_WORTH : 0));
        if (!(choice.worth > best.worth))
          continue;
        best = choice;
        plateau_board_clear (&self->board);
        self->board = board;
        board = (PlateauBoard){ 0 };
        self->layer = layer;
      }
  self->size = best.size;
  if (best.size > 0)
    plateau_board_place (&self->board, best.row, best.result, best.operand);
}

static double
place_formula (PlateauNumbersLayout *self,
               PlateauPen *pen,
               double width,
               double height,
               double y,
               const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  g_autofree char *markup = plateau_numbers_stage_formula (snapshot, self->index);
  double tall;

  self->formula = plateau_formula_new (pen, markup);
  tall = self->formula->ascent + self->formula->descent;
  self->formula_size = fmin (1.35 * style->text_big,
                             fmin (0.94 * width / self->formula->width,
                                   fmax (0.13 * height, style->text_normal) / fmin (tall, 1.6)));
  if (self->formula_size < 0.75 * style->text_small)
    {
      g_clear_pointer (&self->formula, plateau_formula_free);
      return y;
    }
  self->formula_x = (width - self->formula->width * self->formula_size) / 2;
  self->formula_y = y + self->formula->ascent * self->formula_size;
  return self->formula_y + self->formula->descent * self->formula_size;
}

/* What is left out first: @level 0 is all of it. FALSE where the board does not fit. */
static gboolean
try_level (PlateauNumbersLayout *self,
           PlateauPen *pen,
           double width,
           double height,
           guint level,
           const PlateauSnapshot *snapshot,
           const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = style->text_small, y = 0.2 * em, words, left;
  Room room = { .width = width - 1.2 * em, .smallest = em, .largest = 1.3 * style->text_big };

  plateau_strip_clear (&self->strip);
  g_clear_pointer (&self->formula, plateau_formula_free);
  if (level < 2)
    {
      plateau_strip_init (&self->strip, pen, width, snapshot, self->index);
      y = self->strip.height + 0.7 * em;
    }
  if (level < 4)
    y = place_formula (self, pen, width, height, y, snapshot);
  self->words_lines = level == 0 ? is_about_all (snapshot, self->index) ? 3 : 1 : level < 3 ? 1 : 0;
  self->words_size = fmin (style->text_normal * (level == 0 ? 1.35 : 1.1), 0.06 * height);
  self->words_size = fmax (self->words_size, style->text_small);
  words = self->words_lines * LINE * self->words_size;
  y += (level == 0 ? 1.2 : 0.5) * em;
  if (level > 2)
    room.smallest = 0.8 * em;
  room.height = height - y - words - (words > 0 ? 0.8 : 0.3) * em;
  if (!(room.height > 0))
    return FALSE;
  choose_board (self, pen, &room, snapshot, options);
  if (!(self->size > 0))
    return FALSE;
  left = room.height - self->board.height * self->size;
  self->x = (width - self->board.width * self->size) / 2;
  self->y = y + 0.4 * left;
  self->words_y = self->y + self->board.height * self->size + 0.5 * em;
  return TRUE;
}

void
plateau_numbers_layout_init (PlateauNumbersLayout *self,
                             PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options)
{
  double em = plateau_pen_style (pen)->text_small;
  guint level = height > 26 * em ? 0 : height > 15.5 * em ? 1 : 2;

  *self = (PlateauNumbersLayout){ .index = plateau_numbers_stage_index (snapshot, options->stage) };
  while (level < 4 && !try_level (self, pen, width, height, level, snapshot, options))
    level++;
  if (level == 4)
    try_level (self, pen, width, height, level, snapshot, options);
}

void
plateau_numbers_layout_clear (PlateauNumbersLayout *self)
{
  plateau_strip_clear (&self->strip);
  g_clear_pointer (&self->formula, plateau_formula_free);
  plateau_board_clear (&self->board);
}
