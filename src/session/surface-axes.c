/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "surface-axes.h"

static const char *const nicks[PLATEAU_N_SURFACES] = { "twins", "weights", "random" };

void
plateau_surface_axes_init (PlateauSurfaceAxes *self)
{
  *self = (PlateauSurfaceAxes){
    .twins = { .layer = 1 },
    .other = 1,
    .weight = { { .layer = 1 }, { .layer = 1, .input = 1 } },
    .seed = 1,
  };
}

static gboolean
same_place (const PlateauParameterPlace *a, const PlateauParameterPlace *b)
{
  return a->layer == b->layer && a->unit == b->unit && a->input == b->input;
}

gboolean
plateau_surface_axes_equal (const PlateauSurfaceAxes *a, const PlateauSurfaceAxes *b)
{
  if (a->kind != b->kind)
    return FALSE;

  switch (a->kind)
    {
    case PLATEAU_SURFACE_TWINS:
      return same_place (&a->twins, &b->twins) && a->other == b->other;
    case PLATEAU_SURFACE_WEIGHTS:
      return same_place (&a->weight[0], &b->weight[0]) && same_place (&a->weight[1], &b->weight[1]);
    case PLATEAU_SURFACE_RANDOM:
    default:
      return a->seed == b->seed;
    }
}

/* n[l] of a network of this shape. */
static guint
get_width (const PlateauShape *shape, guint l)
{
  if (l == 0)
    return shape->n_features;
  return l > shape->n_hidden ? 1 : shape->width[l - 1];
}

static void
fit_place (PlateauParameterPlace *self, const PlateauShape *shape, gboolean bias)
{
  self->layer = CLAMP (self->layer, 1, shape->n_hidden + 1);
  self->unit = MIN (self->unit, get_width (shape, self->layer) - 1);
  self->input = MIN (self->input, get_width (shape, self->layer - 1) - (bias ? 0 : 1));
}

/* The hidden layer with two units that is nearest to @layer; 0 where there is none. */
static guint
find_twins (const PlateauShape *shape, guint layer)
{
  guint best = 0;

  for (guint l = 1; l <= shape->n_hidden; l++)
    if (shape->width[l - 1] >= 2 &&
        (best == 0 || ABS ((int) l - (int) layer) < ABS ((int) best - (int) layer)))
      best = l;

  return best;
}

void
plateau_surface_axes_fit (PlateauSurfaceAxes *self, const PlateauShape *shape)
{
  guint twins = find_twins (shape, self->twins.layer);

  if (twins == 0 && self->kind == PLATEAU_SURFACE_TWINS)
    self->kind = PLATEAU_SURFACE_WEIGHTS;
  if (twins != 0)
    {
      self->twins.layer = twins;
      fit_place (&self->twins, shape, FALSE);
      self->other = MIN (self->other, shape->width[twins - 1] - 1);
      if (self->other == self->twins.unit)
        self->other = self->other == 0 ? 1 : 0;
    }

  for (guint axis = 0; axis < 2; axis++)
    fit_place (&self->weight[axis], shape, TRUE);
  /* Each unit has a bias beside its weights, so that there is another input. */
  if (same_place (&self->weight[0], &self->weight[1]))
    self->weight[1].input = self->weight[0].input == 0 ? 1 : self->weight[0].input - 1;
}

gsize
plateau_parameter_place_index (const PlateauParameterPlace *self, const PlateauNetwork *network)
{
  return plateau_network_parameter_index (network, self->layer, self->unit, self->input);
}

const char *
plateau_surface_nick (PlateauSurfaceKind kind)
{
  g_return_val_if_fail ((guint) kind < PLATEAU_N_SURFACES, NULL);

  return nicks[kind];
}

gboolean
plateau_surface_from_nick (const char *nick, PlateauSurfaceKind *kind)
{
  for (guint i = 0; i < PLATEAU_N_SURFACES; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *kind = (PlateauSurfaceKind) i;
        return TRUE;
      }

  return FALSE;
}
