/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-board.h"

#include <math.h>

/* In ems of the results. */
#define BESIDE 0.4
#define APART 1.6
#define BETWEEN_LINES 0.35

static PlateauBoardItem *
item_at (PlateauBoard *self, guint i)
{
  return &g_array_index (self->items, PlateauBoardItem, i);
}

/* Two matrices with no sign between them belong to two equations. */
static double
gap_before (PlateauBoard *self, guint i)
{
  if (i == 0 || item_at (self, i - 1)->line != item_at (self, i)->line)
    return 0;
  return item_at (self, i)->sign == NULL && item_at (self, i - 1)->sign == NULL ? APART : BESIDE;
}

static double
width_of (const PlateauBoardItem *item)
{
  return item->size * (item->sign != NULL ? item->sign->width : item->cells.width);
}

static double
place_line (PlateauBoard *self, guint from, guint to, double y)
{
  double x = 0, above = 0, below = 0;

  for (guint i = from; i < to; i++)
    {
      PlateauBoardItem *item = item_at (self, i);

      x += gap_before (self, i);
      item->x = x;
      x += width_of (item);
      if (item->sign != NULL)
        {
          above = fmax (above, item->size * (item->sign->ascent - 0.28));
          below = fmax (below, item->size * (item->sign->descent + 0.28));
        }
      else
        {
          above = fmax (above, item->size * item->cells.above);
          below = fmax (below, item->size * item->cells.below);
        }
    }
  for (guint i = from; i < to; i++)
    item_at (self, i)->middle = y + above;
  self->width = fmax (self->width, x);
  return above + below;
}

void
plateau_board_place (PlateauBoard *self, guint row_level, guint result_level, guint operand_level)
{
  guint from = 0, n = self->items->len;

  self->width = self->height = 0;
  for (guint i = 0; i < n; i++)
    if (item_at (self, i)->sign == NULL)
      plateau_cells_elide (&item_at (self, i)->cells, row_level,
                           item_at (self, i)->cells.is_result ? result_level : operand_level);
  for (guint i = 1; i <= n; i++)
    if (i == n || item_at (self, i)->line != item_at (self, from)->line)
      {
        if (from > 0)
          self->height += BETWEEN_LINES;
        self->height += place_line (self, from, i, self->height);
        from = i;
      }
  /* Every line in the middle. */
  from = 0;
  for (guint i = 1; i <= n; i++)
    if (i == n || item_at (self, i)->line != item_at (self, from)->line)
      {
        double shift =
            (self->width - item_at (self, i - 1)->x - width_of (item_at (self, i - 1))) / 2;

        for (guint k = from; k < i; k++)
          item_at (self, k)->x += shift;
        from = i;
      }
}
