/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-cells.h"

static const guint heads[PLATEAU_CELLS_LEVELS] = { 3, 2, 1, 1 };
static const guint tails[PLATEAU_CELLS_LEVELS] = { 3, 1, 1, 0 };

guint
plateau_cells_choose (guint n, guint level, int marked, int *place)
{
  guint head = MIN (heads[level], n), tail = MIN (tails[level], n - head), n_places = 0;
  int before = -1;

  for (guint k = 0; k <= head + tail; k++)
    {
      int next;

      if (k == head)
        next = marked >= (int) head && marked < (int) (n - tail) ? marked : -1;
      else
        next = (int) (k < head ? k : n - tail + (k - head - 1));
      if (next < 0)
        continue;
      /* A gap is as wide as the one number that it would leave out. */
      if (next == before + 2)
        place[n_places++] = before + 1;
      else if (next > before + 1)
        place[n_places++] = -1;
      place[n_places++] = next;
      before = next;
    }
  if (before < (int) n - 1)
    place[n_places++] = -1;
  return n_places;
}
