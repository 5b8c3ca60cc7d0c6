/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "grid-order.h"
#include "sweep.h"

#include <math.h>

void
plateau_sweep_plan_copy (PlateauSweepPlan *self, const PlateauSweepPlan *other)
{
  *self = *other;
  plateau_settings_copy (&self->base, &other->base);
  self->scales = g_memdup2 (other->scales, other->n_scales * sizeof (double));
  self->rows = g_memdup2 (other->rows, other->n_rows * sizeof (double));
}

void
plateau_sweep_plan_clear (PlateauSweepPlan *self)
{
  plateau_settings_clear (&self->base);
  g_clear_pointer (&self->scales, g_free);
  g_clear_pointer (&self->rows, g_free);
}

guint
plateau_sweep_plan_n_cells (const PlateauSweepPlan *self)
{
  return self->n_rows * self->n_scales;
}

void
plateau_sweep_plan_get_settings (const PlateauSweepPlan *self,
                                 guint cell,
                                 guint seed,
                                 PlateauSettings *settings)
{
  double row = self->rows[cell / self->n_scales];
  PlateauShape *shape = &settings->shape;

  plateau_settings_copy (settings, &self->base);
  settings->start.scale = self->scales[cell % self->n_scales];
  settings->start.seed += seed;

  switch (self->axis)
    {
    case PLATEAU_SWEEP_RATE:
      settings->rate = row;
      break;
    case PLATEAU_SWEEP_DEPTH:
      shape->n_hidden = row;
      for (guint l = 1; l < shape->n_hidden; l++)
        shape->width[l] = shape->width[0];
      break;
    case PLATEAU_SWEEP_UNITS:
      for (guint l = 0; l < shape->n_hidden; l++)
        shape->width[l] = row;
      break;
    default:
      g_assert_not_reached ();
    }
}

guint *
plateau_sweep_plan_dup_order (const PlateauSweepPlan *self,
                              const guint *cells,
                              guint n_cells,
                              guint *n)
{
  guint n_all = plateau_sweep_plan_n_cells (self);
  guint *order = plateau_grid_order (self->n_rows, self->n_scales);
  g_autofree gboolean *wanted = NULL;

  *n = n_all;
  if (cells == NULL)
    return order;

  wanted = g_new0 (gboolean, n_all);
  for (guint i = 0; i < n_cells; i++)
    wanted[cells[i]] = TRUE;

  *n = 0;
  for (guint i = 0; i < n_all; i++)
    if (wanted[order[i]])
      order[(*n)++] = order[i];

  return order;
}

void
plateau_sweep_log_spaced (double *values, double first, double last, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const double share = i / (n - 1.0);
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      if (i == 0 || i == n - 1)
        {
          values[i] = i == 0 ? first : last;
          continue;
        }

      /* Without the last digits round numbers are round. */
      g_ascii_formatd (digits, sizeof digits, "%.12e", pow (first, 1 - share) * pow (last, share));
      values[i] = g_ascii_strtod (digits, NULL);
    }
}

double
plateau_sweep_guess_loss (const PlateauDataset *data)
{
  double share[2] = { 0, 0 }, loss = 0;

  for (guint i = 0; i < data->n_examples; i++)
    share[data->y[i] > 0.5] += 1;
  for (guint k = 0; k < 2; k++)
    if (share[k] > 0)
      loss -= share[k] / data->n_examples * log (share[k] / data->n_examples);

  return loss;
}
