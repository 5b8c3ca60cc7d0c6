/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage-order.h"

#include <string.h>

void
plateau_stage_order_init (PlateauStageOrder *self)
{
  guint n = 0;

  self->large = PLATEAU_FIGURE_CURVE;
  for (int kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    if (kind != PLATEAU_FIGURE_LOSS)
      self->recent[n++] = kind;
}

/* Where the first one beside the large one stands among the recent ones. */
static guint
first_beside (const PlateauStageOrder *self)
{
  return self->large == PLATEAU_FIGURE_LOSS ? 0 : 1;
}

/* Moves a figure forward to @place; those between move back by one. */
static void
raise_to (PlateauStageOrder *self, PlateauFigureKind kind, guint place)
{
  guint i = place;

  while (i < G_N_ELEMENTS (self->recent) && self->recent[i] != kind)
    i++;
  if (i == G_N_ELEMENTS (self->recent))
    return;

  memmove (&self->recent[place + 1], &self->recent[place], (i - place) * sizeof self->recent[0]);
  self->recent[place] = kind;
}

void
plateau_stage_order_set_large (PlateauStageOrder *self, PlateauFigureKind kind)
{
  self->large = kind;
  raise_to (self, kind, 0);
}

PlateauFigureKind
plateau_stage_order_get_beside (const PlateauStageOrder *self)
{
  return self->recent[first_beside (self)];
}

void
plateau_stage_order_set_beside (PlateauStageOrder *self, PlateauFigureKind kind)
{
  raise_to (self, kind, first_beside (self));
}

gboolean
plateau_stage_order_shows (const PlateauStageOrder *self, PlateauFigureKind kind)
{
  /* With the loss: one large and two beside it, or two beside the loss. */
  return kind == PLATEAU_FIGURE_LOSS || self->recent[0] == kind || self->recent[1] == kind;
}
