/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "race-layout.h"

#include <math.h>

/* In ems: a smaller card has no room for its words, and smaller losses none for their axes. */
#define LEAST_CARD_WIDTH 9
#define LEAST_CARD_HEIGHT 8
#define LEAST_LOSSES 9

/* A card that is alone need not be wider than this to show all. */
#define MOST_CARD_WIDTH 40

/* In widths: a taller card would draw its map too narrow. */
#define TALLEST_CARD 1.5

/* What the cards get of the height, in one row and in two; of the width, where they stand beside. */
#define SHARE_ONE_ROW 0.47
#define SHARE_TWO_ROWS 0.60
#define SHARE_BESIDE 0.56

static void
place_cards (PlateauRaceLayout *self, const PlateauBox *box, guint columns, double gap)
{
  guint rows = (self->n_cards + columns - 1) / columns;
  double width = (box->width - (columns - 1) * gap) / columns;
  double height = (box->height - (rows - 1) * gap) / rows;

  for (guint i = 0; i < self->n_cards; i++)
    self->cards[i] = (PlateauBox){ round (box->x + (i % columns) * (width + gap)),
                                   round (box->y + (i / columns) * (height + gap)), floor (width),
                                   floor (height) };
}

void
plateau_race_layout_init (PlateauRaceLayout *self,
                          PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot)
{
  double em = plateau_pen_style (pen)->text_small;
  double gap = 0.7 * em, edge = 0.25 * em;
  guint n = MAX (snapshot->n_lanes, 1);
  double hint = snapshot->n_lanes < 2 && height >= 22 * em ? 2 * em : 0;
  double room = height - hint;
  double one_width = (width - 2 * edge - (n - 1) * gap) / n;
  double one_height = SHARE_ONE_ROW * room - edge;
  double two_height = SHARE_TWO_ROWS * room - edge;
  gboolean two_rows = n > 2 && (width - 2 * edge - gap) / 2 >= LEAST_CARD_WIDTH * em &&
                      two_height >= 2 * LEAST_CARD_HEIGHT * em + gap;
  PlateauBox box = { edge, 0, width - 2 * edge, 0 };

  *self = (PlateauRaceLayout){ .losses_width = width, .losses_height = height, .n_cards = n };
  if (one_width >= LEAST_CARD_WIDTH * em && one_height >= LEAST_CARD_HEIGHT * em &&
      !(n == 4 && two_rows && one_height > TALLEST_CARD * one_width))
    {
      box.height =
          floor (fmin (one_height, fmax (TALLEST_CARD * one_width, LEAST_CARD_HEIGHT * em)));
      if (n == 1)
        box.width = fmin (box.width, MOST_CARD_WIDTH * em);
      box.x = (width - box.width) / 2;
      box.y = room - edge - box.height;
      place_cards (self, &box, n, gap);
    }
  else if (two_rows)
    {
      box.height = floor (two_height);
      box.y = room - edge - box.height;
      place_cards (self, &box, 2, gap);
    }
  else if (width * SHARE_BESIDE >= n * LEAST_CARD_WIDTH * em + (n - 1) * gap + edge &&
           height >= LEAST_CARD_HEIGHT * em)
    {
      double share = n < 3 ? 0.25 * n : SHARE_BESIDE;

      share = fmax (share, (n * LEAST_CARD_WIDTH * em + (n - 1) * gap + edge) / width);
      hint = 0;
      box.x = floor ((1 - share) * width);
      box.y = edge;
      box.width = width - box.x - edge;
      box.height = floor (height - 2 * edge);
      place_cards (self, &box, n, gap);
      self->losses_width = box.x - gap;
      return;
    }
  else
    {
      self->n_cards = 0;
      return;
    }
  self->losses_height = fmax (box.y - gap, LEAST_LOSSES * em);
  if (hint > 0)
    self->hint_y = height - hint / 2;
}

int
plateau_race_layout_card_at (const PlateauRaceLayout *self, double x, double y)
{
  for (guint i = 0; i < self->n_cards; i++)
    {
      const PlateauBox *card = &self->cards[i];

      if (x >= card->x && x <= card->x + card->width && y >= card->y && y <= card->y + card->height)
        return (int) i;
    }
  return -1;
}
