/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read.h"

#include "config.h"
#include "fail.h"
#include "series.h"
#include "session/map.h"
#include "session/quote.h"
#include "value.h"

#include <glib/gi18n-lib.h>

/* The rows of the grid. */
static const struct
{
  PlateauOptionId id;
  PlateauSweepAxis axis;
  PlateauSeriesKind kind;
  double low;
  double high;
} second_axes[] = {
  { PLATEAU_OPTION_RATES, PLATEAU_SWEEP_RATE, PLATEAU_SERIES_NUMBERS, 0, PLATEAU_MAX_RATE },
  { PLATEAU_OPTION_DEPTHS, PLATEAU_SWEEP_DEPTH, PLATEAU_SERIES_STEPS, 0,
    PLATEAU_MAX_HIDDEN_LAYERS },
  { PLATEAU_OPTION_UNITS, PLATEAU_SWEEP_UNITS, PLATEAU_SERIES_WHOLE, 1, PLATEAU_MAX_UNITS },
};

/* What an axis gives must not be given once more. */
static gboolean
check_alone (const PlateauWords *words, PlateauOptionId one, PlateauOptionId other, GError **error)
{
  if (words->values[one] == NULL || words->values[other] == NULL)
    return TRUE;

  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: two options. */
                       _ ("%s does not go with %s: one of the two would be right"),
                       plateau_option_get (other)->name, plateau_option_get (one)->name);
}

static gboolean
check_rows (const PlateauWords *words, GError **error)
{
  return check_alone (words, PLATEAU_OPTION_RATES, PLATEAU_OPTION_DEPTHS, error) &&
         check_alone (words, PLATEAU_OPTION_RATES, PLATEAU_OPTION_UNITS, error) &&
         check_alone (words, PLATEAU_OPTION_DEPTHS, PLATEAU_OPTION_UNITS, error);
}

static gboolean
check_axes (const PlateauWords *words, GError **error)
{
  return check_alone (words, PLATEAU_OPTION_SCALES, PLATEAU_OPTION_SCALE, error) &&
         check_alone (words, PLATEAU_OPTION_RATES, PLATEAU_OPTION_RATE, error) &&
         check_rows (words, error);
}

/* Depths and units are laid out with one width, or change it: a list of them would be lost. */
static gboolean
check_layers (const PlateauShape *shape, const char *axis, GError **error)
{
  gboolean equal = shape->n_hidden > 0;

  for (guint l = 1; l < shape->n_hidden; l++)
    equal &= shape->width[l] == shape->width[0];

  return equal ||
         plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: an option: --depths or --units. */
                       _ ("%s does not go with these hidden layers: --layers with one width such "
                          "as 8, or with equal ones, would be right"),
                       axis);
}

static gboolean
read_columns (PlateauSweepPlan *plan, const char *scales, GError **error)
{
  if (scales == NULL)
    {
      plan->n_scales = 1;
      plan->scales = g_memdup2 (&plan->base.start.scale, sizeof (double));
      return TRUE;
    }

  plan->scales = plateau_series_parse ("--scales", scales, PLATEAU_SERIES_NUMBERS, 0,
                                       PLATEAU_MAX_WEIGHT_SCALE, &plan->n_scales, error);
  return plan->scales != NULL;
}

static gboolean
read_rows (PlateauSweepPlan *plan, const PlateauWords *words, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (second_axes); i++)
    {
      const char *name = plateau_option_get (second_axes[i].id)->name;
      const char *text = words->values[second_axes[i].id];

      if (text == NULL)
        continue;

      plan->axis = second_axes[i].axis;
      plan->rows = plateau_series_parse (name, text, second_axes[i].kind, second_axes[i].low,
                                         second_axes[i].high, &plan->n_rows, error);
      return plan->rows != NULL &&
             (plan->axis == PLATEAU_SWEEP_RATE || check_layers (&plan->base.shape, name, error));
    }

  plan->axis = PLATEAU_SWEEP_RATE;
  plan->n_rows = 1;
  plan->rows = g_memdup2 (&plan->base.rate, sizeof (double));
  return TRUE;
}

static gboolean
read_shard (PlateauOptions *self, const char *text, GError **error)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *shown = NULL;
  guint64 i, n;

  self->shard = self->n_shards = 1;
  if (text == NULL)
    return TRUE;

  parts = g_strsplit (text, "/", -1);
  if (g_strv_length (parts) == 2 &&
      g_ascii_string_to_unsigned (parts[1], 10, 1, PLATEAU_MAX_SWEEP_CELLS, &n, NULL) &&
      g_ascii_string_to_unsigned (parts[0], 10, 1, n, &i, NULL))
    {
      self->shard = i;
      self->n_shards = n;
      return TRUE;
    }

  shown = plateau_quoted (text);
  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: option and value; then the largest number of parts. */
                       _ ("%s “%s”: a part and their number such as 2/16, from 1/1 to %d/%d, would "
                          "be right"),
                       "--shard", shown, PLATEAU_MAX_SWEEP_CELLS, PLATEAU_MAX_SWEEP_CELLS);
}

static gboolean
check_size (const PlateauSweepPlan *plan, GError **error)
{
  return plan->n_rows <= PLATEAU_MAX_SWEEP_CELLS / plan->n_scales ||
         plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: columns, rows, the largest number of cells. */
                       _ ("a grid of %u × %u cells is too large: at most %d cells would be right"),
                       plan->n_scales, plan->n_rows, PLATEAU_MAX_SWEEP_CELLS);
}

static gboolean
read_seeds (PlateauSweepPlan *plan, const char *text, guint n_default, GError **error)
{
  const guint64 left = G_GUINT64_CONSTANT (4294967296) - plan->base.start.seed;
  guint64 n = MIN (n_default, left);

  /* The last seed is a seed too. */
  if (text != NULL &&
      !plateau_value_to_whole ("--seeds", text, 1, MIN (PLATEAU_MAX_SWEEP_SEEDS, left), &n, error))
    return FALSE;
  plan->n_seeds = n;

  return TRUE;
}

gboolean
plateau_read_sweep (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *scales = words->values[PLATEAU_OPTION_SCALES];
  PlateauSweepPlan *plan = &self->plan;

  plateau_experiment_get_settings (self->experiment, &plan->base);
  plan->epochs = self->epochs;

  if (!check_axes (words, error))
    return FALSE;
  if (scales == NULL && words->values[PLATEAU_OPTION_RATES] == NULL &&
      words->values[PLATEAU_OPTION_DEPTHS] == NULL && words->values[PLATEAU_OPTION_UNITS] == NULL)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("the sweep has no axis: --scales with a range such as 0.01:100:9, or "
                            "--rates, --depths or --units would be right"));
  if (!read_columns (plan, scales, error) || !read_rows (plan, words, error) ||
      !check_size (plan, error) ||
      !read_seeds (plan, words->values[PLATEAU_OPTION_SEEDS], 1, error))
    return FALSE;

  return read_shard (self, words->values[PLATEAU_OPTION_SHARD], error);
}

gboolean
plateau_read_map (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *scales = words->values[PLATEAU_OPTION_SCALES];
  const gboolean has_rows = words->values[PLATEAU_OPTION_RATES] != NULL ||
                            words->values[PLATEAU_OPTION_DEPTHS] != NULL ||
                            words->values[PLATEAU_OPTION_UNITS] != NULL;
  PlateauSweepPlan *plan = &self->plan;

  plateau_map_plan (self->experiment, PLATEAU_SWEEP_DEPTH, PLATEAU_MAP_SEEDS, self->epochs, plan);
  /* --scale and --rate do not speak against an axis here: they say where the person stands. */
  if (!check_rows (words, error))
    return FALSE;
  if (scales != NULL)
    {
      g_clear_pointer (&plan->scales, g_free);
      if (!read_columns (plan, scales, error))
        return FALSE;
    }
  if (has_rows)
    {
      g_clear_pointer (&plan->rows, g_free);
      if (!read_rows (plan, words, error))
        return FALSE;
    }
  else if (!check_layers (&plan->base.shape, "--depths", error))
    {
      return FALSE;
    }

  self->shard = self->n_shards = 1;
  return check_size (plan, error) &&
         read_seeds (plan, words->values[PLATEAU_OPTION_FIGURE_SEEDS], PLATEAU_MAP_SEEDS, error);
}
