/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

#include <gdk/gdk.h>

static const guint keys[] = {
  GDK_KEY_Left,      GDK_KEY_KP_Left,      GDK_KEY_Right,   GDK_KEY_KP_Right, GDK_KEY_Up,
  GDK_KEY_KP_Up,     GDK_KEY_Down,         GDK_KEY_KP_Down, GDK_KEY_Page_Up,  GDK_KEY_KP_Page_Up,
  GDK_KEY_Page_Down, GDK_KEY_KP_Page_Down, GDK_KEY_Home,    GDK_KEY_KP_Home,  GDK_KEY_End,
  GDK_KEY_KP_End,    GDK_KEY_Escape,
};

const guint *
plateau_walk_keys (guint *n)
{
  *n = G_N_ELEMENTS (keys);
  return keys;
}

gboolean
plateau_walk_has_key (PlateauFigureKind kind, guint key)
{
  gboolean layers = kind == PLATEAU_FIGURE_NETWORK || kind == PLATEAU_FIGURE_LAYERS ||
                    kind == PLATEAU_FIGURE_NUMBERS;

  switch (key)
    {
    case GDK_KEY_Escape:
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Up:
    case GDK_KEY_KP_Page_Down:
      return layers;
    default:
      return layers || kind == PLATEAU_FIGURE_CURVE || kind == PLATEAU_FIGURE_BOUNDARY ||
             kind == PLATEAU_FIGURE_MAP;
    }
}

/* One on from @place, which is -1 before the first step, among 0 ... n - 1. */
static int
step (int place, gboolean forwards, guint n)
{
  if (place < 0)
    return forwards ? 0 : (int) n - 1;
  return CLAMP (place + (forwards ? 1 : -1), 0, (int) n - 1);
}

static void
step_unit (PlateauPick *pick, gboolean forwards, const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauNetwork *network = snapshot->network;

  if (pick->layer < 0)
    pick->layer = (int) layer;
  pick->layer = MIN (pick->layer, (int) network->n_layers);
  pick->unit = step (pick->unit, forwards, network->n[pick->layer]);
  pick->input = -1;
}

/* Stays on the same unit, where the next layer has so many. */
static void
step_layer (PlateauPick *pick, gboolean forwards, const PlateauSnapshot *snapshot, guint layer)
{
  const PlateauNetwork *network = snapshot->network;

  /* The curve's unit has no layer of its own: it is of the shown one. */
  if (pick->layer < 0 && pick->unit < 0)
    pick->layer = (int) layer;
  else
    pick->layer = CLAMP ((pick->layer < 0 ? (int) layer : pick->layer) + (forwards ? 1 : -1), 1,
                         (int) network->n_layers);
  pick->unit = MIN (pick->unit, (int) network->n[pick->layer] - 1);
  pick->input = -1;
}

gboolean
plateau_walk (PlateauPick *pick, guint key, const PlateauSnapshot *snapshot, guint layer)
{
  guint n_examples = snapshot->settings.data->n_examples;

  layer = plateau_snapshot_visible_layer (snapshot, layer);
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      pick->example = step (pick->example, FALSE, n_examples);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      pick->example = step (pick->example, TRUE, n_examples);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      pick->example = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      pick->example = (int) n_examples - 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_unit (pick, FALSE, snapshot, layer);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_unit (pick, TRUE, snapshot, layer);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step_layer (pick, FALSE, snapshot, layer);
      break;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step_layer (pick, TRUE, snapshot, layer);
      break;
    case GDK_KEY_Escape:
      if (plateau_pick_is_none (pick))
        return FALSE;
      *pick = PLATEAU_PICK_NONE;
      return TRUE;
    default:
      return FALSE;
    }

  pick->epoch = -1;
  pick->lane = -1;
  pick->x = 0;
  pick->y = 0;
  return TRUE;
}

gboolean
plateau_walk_weights (PlateauPick *pick,
                      gboolean forwards,
                      const PlateauSnapshot *snapshot,
                      guint layer)
{
  const PlateauNetwork *network = snapshot->network;

  if (pick->layer == 0)
    return FALSE;

  if (pick->layer < 0)
    pick->layer = (int) plateau_snapshot_visible_layer (snapshot, layer);
  pick->layer = MIN (pick->layer, (int) network->n_layers);
  pick->unit = CLAMP (pick->unit, 0, (int) network->n[pick->layer] - 1);
  pick->input = step (pick->input, forwards, network->n[pick->layer - 1] + 1);
  pick->epoch = -1;
  pick->lane = -1;
  pick->x = 0;
  pick->y = 0;
  return TRUE;
}

static int
first_cell (const PlateauSnapshot *snapshot)
{
  int cell = plateau_map_find (snapshot->map, &snapshot->settings);

  if (cell < 0)
    cell = plateau_map_best (snapshot->map);
  return MAX (cell, 0);
}

gboolean
plateau_walk_cells (PlateauPick *pick, guint key, const PlateauSnapshot *snapshot)
{
  const PlateauPick before = *pick;
  int n, rows, column, row;

  if (key == GDK_KEY_Escape || snapshot->map == NULL)
    {
      *pick = PLATEAU_PICK_NONE;
      return key == GDK_KEY_Escape && !plateau_pick_is_none (&before);
    }

  n = (int) snapshot->map->plan.n_scales;
  rows = (int) snapshot->map->plan.n_rows;
  *pick = PLATEAU_PICK_NONE;
  pick->cell = before.cell;
  if (before.cell < 0 || before.cell >= n * rows)
    {
      pick->cell = first_cell (snapshot);
      return TRUE;
    }

  column = before.cell % n;
  row = before.cell / n;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      column = MAX (column - 1, 0);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      column = MIN (column + 1, n - 1);
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      column = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      column = n - 1;
      break;
    /* The first row lies below. */
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      row = MIN (row + 1, rows - 1);
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      row = MAX (row - 1, 0);
      break;
    default:
      return FALSE;
    }
  pick->cell = row * n + column;
  return TRUE;
}
