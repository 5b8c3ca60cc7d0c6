/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

/* The axes that a person sees who has not asked for others. */
#define N_SCALES 24
#define LOW_SCALE 1e-3
#define HIGH_SCALE 100
#define N_RATES 16
#define LOW_RATE 0.01
#define HIGH_RATE 10
#define N_DEPTHS 8
#define N_WIDTHS 8

PlateauMap *
plateau_map_ref (PlateauMap *self)
{
  atomic_fetch_add_explicit (&self->references, 1, memory_order_relaxed);

  return self;
}

void
plateau_map_unref (PlateauMap *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  plateau_sweep_plan_clear (&self->plan);
  plateau_sweep_table_unref (self->table);
  g_free (self->cell);
  g_free (self->done);
  g_free (self->refusal);
  g_free (self);
}

void
plateau_map_plan (PlateauExperiment *experiment,
                  PlateauSweepAxis axis,
                  guint n_seeds,
                  guint64 epochs,
                  PlateauSweepPlan *plan)
{
  static const guint n_rows[] = {
    [PLATEAU_SWEEP_RATE] = N_RATES,
    [PLATEAU_SWEEP_DEPTH] = N_DEPTHS,
    [PLATEAU_SWEEP_UNITS] = N_WIDTHS,
  };
  PlateauShape *shape = &plan->base.shape;

  *plan = (PlateauSweepPlan){
    .axis = axis,
    .n_scales = N_SCALES,
    .scales = g_new (double, N_SCALES),
    .n_rows = n_rows[axis],
    .rows = g_new (double, n_rows[axis]),
    .n_seeds = n_seeds,
    .epochs = epochs,
  };
  plateau_experiment_get_settings (experiment, &plan->base);
  /* Without a hidden layer the settings have no width: rows with some are as wide as a person set. */
  if (shape->n_hidden == 0)
    g_object_get (experiment, "hidden-units", &shape->width[0], NULL);
  plateau_sweep_log_spaced (plan->scales, LOW_SCALE, HIGH_SCALE, N_SCALES);

  switch (axis)
    {
    case PLATEAU_SWEEP_RATE:
      plateau_sweep_log_spaced (plan->rows, LOW_RATE, HIGH_RATE, N_RATES);
      break;
    case PLATEAU_SWEEP_DEPTH:
      for (guint i = 0; i < N_DEPTHS; i++)
        plan->rows[i] = i + 1;
      break;
    case PLATEAU_SWEEP_UNITS:
      /* Without a hidden layer all rows would be one. */
      shape->n_hidden = MAX (shape->n_hidden, 1);
      for (guint i = 0; i < N_WIDTHS; i++)
        plan->rows[i] = 1u << i;
      break;
    default:
      g_assert_not_reached ();
    }
}

int
plateau_map_best (const PlateauMap *self)
{
  double lowest = INFINITY;
  int best = -1;

  for (guint i = 0; i < self->n_cells; i++)
    if (self->done[i] && self->cell[i].diverged < 0.5 && self->cell[i].loss_median < lowest)
      {
        lowest = self->cell[i].loss_median;
        best = i;
      }

  return best;
}

/* Where @value stands on an axis. */
static double
place (double value, gboolean logarithmic)
{
  return logarithmic ? log (value) : value;
}

/* The place of the value nearest to @value, or -1 where it lies off by more than half a step. */
static int
nearest (const double *values, guint n, double value, gboolean logarithmic)
{
  double distance = INFINITY, step = INFINITY;
  int found = -1;

  /* A list of scales may begin with 0, whose logarithm is far from all others. */
  for (guint i = 0; i < n; i++)
    if (values[i] == value)
      return i;
  if (logarithmic && value <= 0)
    return -1;

  for (guint i = 0; i < n; i++)
    {
      const double d = fabs (place (values[i], logarithmic) - place (value, logarithmic));

      if (d < distance)
        {
          distance = d;
          found = i;
        }
    }
  if (found < 0)
    return -1;

  for (guint i = 0; i < n; i++)
    if ((int) i != found && values[i] != values[found])
      step =
          fmin (step, fabs (place (values[i], logarithmic) - place (values[found], logarithmic)));

  for (guint i = 0; i < n; i++)
    if ((values[i] < value) != (values[found] < value) && (!logarithmic || values[i] > 0))
      return found;
  /* All lie on one side: @value is off an edge. */
  return isfinite (step) && distance <= step / 2 ? found : -1;
}

static gboolean
same_data (const PlateauDataset *a, const PlateauDataset *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n_features != b->n_features || a->n_examples != b->n_examples)
    return FALSE;

  for (guint f = 0; f < a->n_features; f++)
    if (memcmp (a->x + f * (gsize) a->stride, b->x + f * (gsize) b->stride,
                a->n_examples * sizeof (double)) != 0)
      return FALSE;

  return memcmp (a->y, b->y, a->n_examples * sizeof (double)) == 0;
}

/* All but the weight scale and the seed. */
static gboolean
same_start (const PlateauStart *a, const PlateauStart *b)
{
  return a->initialization == b->initialization && a->bias == b->bias &&
         (a->initialization != PLATEAU_INITIALIZATION_CONSTANT || a->constant == b->constant);
}

/* Every hidden layer is @width wide. */
static gboolean
has_width (const PlateauShape *shape, guint width)
{
  for (guint l = 0; l < shape->n_hidden; l++)
    if (shape->width[l] != width)
      return FALSE;

  return TRUE;
}

/* The row of @settings, or -1. */
static int
find_row (const PlateauSweepPlan *plan, const PlateauSettings *settings)
{
  const PlateauShape *ours = &plan->base.shape, *shape = &settings->shape;

  if (shape->n_features != ours->n_features || shape->activation != ours->activation ||
      (plan->axis != PLATEAU_SWEEP_RATE && settings->rate != plan->base.rate))
    return -1;

  switch (plan->axis)
    {
    case PLATEAU_SWEEP_RATE:
      return plateau_shape_equal (shape, ours)
                 ? nearest (plan->rows, plan->n_rows, settings->rate, TRUE)
                 : -1;
    case PLATEAU_SWEEP_DEPTH:
      return has_width (shape, ours->width[0])
                 ? nearest (plan->rows, plan->n_rows, shape->n_hidden, FALSE)
                 : -1;
    case PLATEAU_SWEEP_UNITS:
      return shape->n_hidden == ours->n_hidden && has_width (shape, shape->width[0])
                 ? nearest (plan->rows, plan->n_rows, shape->width[0], TRUE)
                 : -1;
    default:
      g_assert_not_reached ();
    }
}

int
plateau_map_find (const PlateauMap *self, const PlateauSettings *settings)
{
  const PlateauSweepPlan *plan = &self->plan;
  int row, column;

  if (!same_start (&settings->start, &plan->base.start))
    return -1;
  row = find_row (plan, settings);
  column = nearest (plan->scales, plan->n_scales, settings->start.scale, TRUE);
  /* The data last: they are the longest to compare. */
  if (row < 0 || column < 0 || !same_data (settings->data, plan->base.data))
    return -1;

  return row * (int) plan->n_scales + column;
}

static gboolean
same_values (const double *a, guint n_a, const double *b, guint n_b)
{
  return n_a == n_b && memcmp (a, b, n_a * sizeof *a) == 0;
}

/* That of the shape which the rows do not go over. */
static gboolean
same_shape (PlateauSweepAxis axis, const PlateauShape *a, const PlateauShape *b)
{
  if (a->n_features != b->n_features || a->activation != b->activation)
    return FALSE;

  switch (axis)
    {
    case PLATEAU_SWEEP_RATE:
      return plateau_shape_equal (a, b);
    case PLATEAU_SWEEP_DEPTH:
      return a->width[0] == b->width[0];
    case PLATEAU_SWEEP_UNITS:
      return a->n_hidden == b->n_hidden;
    default:
      g_assert_not_reached ();
    }
}

gboolean
plateau_map_plans_equal (const PlateauSweepPlan *a, const PlateauSweepPlan *b)
{
  return a->axis == b->axis && a->n_seeds == b->n_seeds && a->epochs == b->epochs &&
         same_values (a->scales, a->n_scales, b->scales, b->n_scales) &&
         same_values (a->rows, a->n_rows, b->rows, b->n_rows) &&
         (a->axis == PLATEAU_SWEEP_RATE || a->base.rate == b->base.rate) &&
         same_shape (a->axis, &a->base.shape, &b->base.shape) &&
         same_start (&a->base.start, &b->base.start) && same_data (a->base.data, b->base.data);
}

char *
plateau_map_to_csv (const PlateauMap *self)
{
  GString *text;

  g_return_val_if_fail (self->table != NULL, NULL);

  text = g_string_new (plateau_sweep_table_header (self->table));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->n_cells; i++)
    if (self->done[i])
      plateau_sweep_table_append_row (self->table, &self->cell[i], text);

  return g_string_free (text, FALSE);
}
