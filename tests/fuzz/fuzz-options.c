/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "cli/options.h"

#include <math.h>
#include <string.h>

/* The words of one command line; a longer one says nothing new. */
#define MAX_WORDS 64

/* As the help says. */
#define MAX_EPOCHS G_GUINT64_CONSTANT (1000000000000)

/* The bytes between two NULs are a word. */
static char **
split (const guint8 *bytes, gsize size, int *n_words)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *at = (const char *) bytes;
  const char *end = at + size;

  g_ptr_array_add (words, g_strdup ("plateau-cli"));
  while (at < end && words->len < MAX_WORDS)
    {
      const char *word_end = memchr (at, '\0', end - at);

      if (word_end == NULL)
        word_end = end;
      g_ptr_array_add (words, g_strndup (at, word_end - at));
      at = MIN (word_end + 1, end);
    }

  *n_words = words->len;
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static void
assert_axis (const double *values, guint n, double low, double high)
{
  g_assert_cmpuint (n, >=, 1);
  g_assert_nonnull (values);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (values[i] >= low && values[i] <= high);
      g_assert_true (i == 0 || values[i] != values[i - 1]);
    }
}

static void
assert_sweep (const PlateauOptions *options)
{
  static const double low[] = { 0, 0, 1 };
  static const double high[] = { PLATEAU_MAX_RATE, PLATEAU_MAX_HIDDEN_LAYERS, PLATEAU_MAX_UNITS };
  const PlateauSweepPlan *plan = &options->plan;

  assert_axis (plan->scales, plan->n_scales, 0, PLATEAU_MAX_WEIGHT_SCALE);
  g_assert_cmpuint (plan->axis, <, G_N_ELEMENTS (low));
  assert_axis (plan->rows, plan->n_rows, low[plan->axis], high[plan->axis]);
  if (plan->axis != PLATEAU_SWEEP_RATE)
    for (guint i = 0; i < plan->n_rows; i++)
      g_assert_true (plan->rows[i] == floor (plan->rows[i]));
  g_assert_cmpuint ((guint64) plan->n_scales * plan->n_rows, <=, PLATEAU_MAX_SWEEP_CELLS);

  g_assert_cmpuint (plan->n_seeds, >=, 1);
  g_assert_cmpuint (plan->n_seeds, <=, PLATEAU_MAX_SWEEP_SEEDS);
  g_assert_cmpuint ((guint64) plan->base.start.seed + plan->n_seeds - 1, <=, G_MAXUINT32);
  g_assert_cmpuint (plan->epochs, ==, options->epochs);

  g_assert_cmpuint (options->shard, >=, 1);
  g_assert_cmpuint (options->shard, <=, options->n_shards);
  g_assert_cmpuint (options->n_shards, <=, PLATEAU_MAX_SWEEP_CELLS);

  /* The corner of the grid that is largest in every respect can be laid out. */
  for (guint corner = 0; corner < 2; corner++)
    {
      g_auto (PlateauSettings) settings = { 0 };
      const guint cell = corner == 0 ? 0 : plateau_sweep_plan_n_cells (plan) - 1;

      plateau_sweep_plan_get_settings (plan, cell, plan->n_seeds - 1, &settings);
      g_assert_cmpuint (settings.shape.n_hidden, <=, PLATEAU_MAX_HIDDEN_LAYERS);
      for (guint l = 0; l < settings.shape.n_hidden; l++)
        {
          g_assert_cmpuint (settings.shape.width[l], >=, 1);
          g_assert_cmpuint (settings.shape.width[l], <=, PLATEAU_MAX_UNITS);
        }
    }
}

/* What the axes name is there: fitting them to the network changes nothing. */
static void
assert_surface (const PlateauOptions *options, const PlateauShape *shape)
{
  PlateauSurfaceAxes fitted = options->axes;

  plateau_surface_axes_fit (&fitted, shape);
  g_assert_cmpuint (fitted.kind, <, PLATEAU_N_SURFACES);
  g_assert_true (plateau_surface_axes_equal (&fitted, &options->axes));
  if (options->command == PLATEAU_COMMAND_SLICE)
    {
      g_assert_cmpuint (options->points, >=, 2);
      g_assert_cmpuint (options->points, <=, 1024);
    }
  g_assert_true (isfinite (options->range[0]) && isfinite (options->range[1]));
  g_assert_true (options->range[0] < options->range[1] ||
                 (options->range[0] == 0 && options->range[1] == 0));
}

static void
assert_bounds (const PlateauOptions *options)
{
  g_auto (PlateauSettings) settings = { 0 };

  if (options->command >= PLATEAU_N_COMMANDS)
    {
      g_assert_cmpuint (options->command, <=, PLATEAU_COMMAND_VERSION);
      g_assert_cmpuint (options->topic, <=, PLATEAU_COMMAND_HELP);
      return;
    }

  plateau_experiment_get_settings (options->experiment, &settings);
  g_assert_cmpuint (settings.data->n_examples, >=, PLATEAU_MIN_EXAMPLES);
  g_assert_cmpuint (settings.data->n_examples, <=, PLATEAU_MAX_EXAMPLES);
  g_assert_cmpuint (settings.shape.n_hidden, <=, PLATEAU_MAX_HIDDEN_LAYERS);
  g_assert_true (settings.rate >= 0 && settings.rate <= PLATEAU_MAX_RATE);
  g_assert_true (settings.start.scale >= 0 && settings.start.scale <= PLATEAU_MAX_WEIGHT_SCALE);
  g_assert_true (fabs (settings.start.constant) <= PLATEAU_MAX_CONSTANT);
  g_assert_true (isfinite (settings.start.bias));

  g_assert_cmpuint (options->epochs, <=, MAX_EPOCHS);
  g_assert_cmpuint (options->every, >=, 1);
  g_assert_true (options->seconds >= 0.1 && options->seconds <= 3600);
  g_assert_cmpuint (options->threads, <=, 1024);

  if (options->command == PLATEAU_COMMAND_CODE)
    g_assert_cmpuint (options->language, <, PLATEAU_N_LANGUAGES);
  if (options->command == PLATEAU_COMMAND_SWEEP)
    assert_sweep (options);
  if (options->command == PLATEAU_COMMAND_SLICE)
    assert_surface (options, &settings.shape);
  if (options->command == PLATEAU_COMMAND_FIGURE)
    {
      g_assert_nonnull (options->output);
      g_assert_cmpuint (options->figure, <, PLATEAU_N_FIGURES);
      g_assert_cmpuint (options->style, <, PLATEAU_N_STYLES);
      g_assert_cmpuint (options->width, >=, 200);
      g_assert_cmpuint (options->width, <=, 8000);
      g_assert_cmpuint (options->height, >=, 140);
      g_assert_cmpuint (options->height, <=, 8000);
      g_assert_cmpuint (options->layer, >=, 1);
      g_assert_cmpuint (options->layer, <=, settings.shape.n_hidden + 1);
      g_assert_cmpuint (options->epoch, <=, options->epochs);
      g_assert_cmpuint (options->seeds, >=, 1);
      g_assert_cmpuint (options->seeds, <=, PLATEAU_MAX_SEEDS);
      g_assert_true (options->font_scale >= 0.5 && options->font_scale <= 4);
      if (options->figure == PLATEAU_FIGURE_MAP)
        assert_sweep (options);
      if (options->figure == PLATEAU_FIGURE_LANDSCAPE)
        assert_surface (options, &settings.shape);
    }
}

gboolean
fuzz_read (const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_auto (PlateauOptions) options = { 0 };
  g_auto (GStrv) words = NULL;
  guint n_files_before, n_files;
  guint64 n_bytes_before, n_bytes;
  gboolean parsed;
  int n_words;

  if (!fuzz_stays_inside (bytes, size))
    return FALSE;

  words = split (bytes, size, &n_words);
  fuzz_measure_folder (&n_files_before, &n_bytes_before);
  parsed = plateau_options_parse (&options, n_words, words, &error);

  /* Whatever the words are, to read them writes nothing. */
  fuzz_measure_folder (&n_files, &n_bytes);
  g_assert_cmpuint (n_files, ==, n_files_before);
  g_assert_cmpuint (n_bytes, ==, n_bytes_before);

  if (!parsed)
    {
      fuzz_assert_refused (error, "", 0, FALSE);
      return FALSE;
    }

  g_assert_no_error (error);
  assert_bounds (&options);
  return TRUE;
}
