/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read.h"

#include "config.h"
#include "fail.h"
#include "figures/recipe.h"
#include "session/map.h"
#include "session/quote.h"
#include "value.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define DEFAULT_WIDTH 960
#define DEFAULT_HEIGHT 600

#define MIN_FONT_SCALE 0.5
#define MAX_FONT_SCALE 4

static const char *const style_names[] = {
  "light", "dark", "high-contrast", "high-contrast-dark", "projector", "projector-dark", NULL,
};
static const PlateauStyleKind styles[] = {
  PLATEAU_STYLE_LIGHT,         PLATEAU_STYLE_DARK,
  PLATEAU_STYLE_HIGH_CONTRAST, PLATEAU_STYLE_HIGH_CONTRAST_DARK,
  PLATEAU_STYLE_PROJECTOR,     PLATEAU_STYLE_PROJECTOR_DARK,
};

static gboolean
read_kind (PlateauOptions *self, const char *word, GError **error)
{
  const char *nicks[PLATEAU_N_FIGURES + 1] = { NULL };
  g_autofree char *shown = NULL;
  g_autofree char *list = NULL;

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    nicks[kind] = plateau_figure_nick ((PlateauFigureKind) kind);
  list = g_strjoinv (", ", (char **) nicks);

  if (word == NULL)
    return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                         /* Translators: a list of names, which are not translated. */
                         _ ("the figure is missing: one of %s would be right"), list);
  if (plateau_figure_from_nick (word, &self->figure))
    return TRUE;

  shown = plateau_quoted (word);
  return plateau_fail (error, PLATEAU_ERROR_UNKNOWN,
                       /* Translators: a word, and a list of names, which are not translated. */
                       _ ("“%s” is no figure: one of %s would be right"), shown, list);
}

/* Told before the training, not after it. That the file can be written shows when it is. */
static gboolean
read_file (PlateauOptions *self, const char *path, GError **error)
{
  g_autofree char *lower = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;

  if (path == NULL)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("figure has no file to draw into: -o with a name that ends in .svg, "
                            ".pdf or .png would be right"));

  lower = g_ascii_strdown (path, -1);
  shown = plateau_printable (path, G_MAXSIZE);
  if (!g_str_has_suffix (lower, ".svg") && !g_str_has_suffix (lower, ".pdf") &&
      !g_str_has_suffix (lower, ".png"))
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         /* Translators: -o is an option, %s the name of a file. */
                         _ ("-o “%s”: a name that ends in .svg, .pdf or .png would be right"),
                         shown);

  /* The dot makes a file that stands in the place of a folder an error of its own. */
  parent = g_path_get_dirname (path);
  folder = g_build_filename (parent, ".", NULL);
  if (access (folder, W_OK | X_OK) != 0)
    return plateau_fail (
        error, PLATEAU_ERROR_FILE,
        /* Translators: -o is an option, %s the name of a file, then the system's reason. */
        _ ("-o “%s”: %s: a file in a folder that can be written to would be right"), shown,
        g_strerror (errno));

  self->output = g_strdup (path);
  return TRUE;
}

static gboolean
read_layer (PlateauOptions *self, const char *text, GError **error)
{
  guint64 layer = 1;
  guint hidden;

  g_object_get (self->experiment, "hidden-layers", &hidden, NULL);
  if (text != NULL && self->figure != PLATEAU_FIGURE_CURVE)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--layer does not go with this figure: figure curve would be right"));
  if (text != NULL && !plateau_value_to_whole ("--layer", text, 1, hidden + 1, &layer, error))
    return FALSE;

  self->layer = layer;
  return TRUE;
}

/* How far to train, and what of that is shown. */
static gboolean
read_moment (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *epochs = words->values[PLATEAU_OPTION_FIGURE_EPOCHS];
  const char *epoch = words->values[PLATEAU_OPTION_EPOCH];
  guint64 last = epochs != NULL ? self->epochs : PLATEAU_MAX_EPOCHS;

  if (epoch != NULL && self->figure == PLATEAU_FIGURE_MAP)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--epoch does not go with this figure: --epochs would be right"));
  if (epoch != NULL && !plateau_value_to_whole ("--epoch", epoch, 0, last, &self->epoch, error))
    return FALSE;

  if (self->figure == PLATEAU_FIGURE_SEEDS && epochs == NULL)
    self->epochs = MAX (self->epoch, PLATEAU_DEFAULT_EPOCHS);
  else if (self->figure == PLATEAU_FIGURE_MAP && epochs == NULL)
    self->epochs = PLATEAU_MAP_EPOCHS;
  else if (epochs == NULL)
    self->epochs = self->epoch;
  if (epoch == NULL)
    self->epoch = self->epochs;

  return TRUE;
}

static gboolean
read_seeds (PlateauOptions *self, const char *text, GError **error)
{
  guint64 n = PLATEAU_SEEDS;

  self->seeds = n;
  /* Those of a cell belong to the plan. */
  if (self->figure == PLATEAU_FIGURE_MAP)
    return TRUE;
  if (text != NULL && self->figure != PLATEAU_FIGURE_SEEDS)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--seeds does not go with this figure: figure seeds or map would be right"));
  if (text != NULL && !plateau_value_to_whole ("--seeds", text, 1, PLATEAU_MAX_SEEDS, &n, error))
    return FALSE;
  self->seeds = n;

  return TRUE;
}

/* The axes are the map's, and how many networks train at a time matters where there are many. */
static gboolean
read_grid (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  static const PlateauOptionId axes[] = { PLATEAU_OPTION_SCALES, PLATEAU_OPTION_RATES,
                                          PLATEAU_OPTION_DEPTHS, PLATEAU_OPTION_UNITS };

  if (self->figure == PLATEAU_FIGURE_MAP)
    return plateau_read_map (self, words, error);

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    if (words->values[axes[i]] != NULL)
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: an option. */
                           _ ("%s does not go with this figure: figure map would be right"),
                           plateau_option_get (axes[i])->name);
  if (words->values[PLATEAU_OPTION_THREADS] != NULL && self->figure != PLATEAU_FIGURE_SEEDS)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--threads does not go with this figure: figure seeds or map would be right"));

  return TRUE;
}

/* "Z1", "dW2", "loss": as NumPy would call what the stage makes. */
static char *
stage_name (guint n_layers, guint index)
{
  static const char *const names[] = {
    [PLATEAU_RECIPE_INITIALIZE] = "initialise",
    [PLATEAU_RECIPE_Z] = "Z",
    [PLATEAU_RECIPE_A] = "A",
    [PLATEAU_RECIPE_LOSS] = "loss",
    [PLATEAU_RECIPE_DZ] = "dZ",
    [PLATEAU_RECIPE_DW] = "dW",
    [PLATEAU_RECIPE_UPDATE] = "update",
  };
  PlateauRecipeStage stage = plateau_recipe_stage (n_layers, index);

  return stage.layer > 0 ? g_strdup_printf ("%s%u", names[stage.kind], stage.layer)
                         : g_strdup (names[stage.kind]);
}

static gboolean
read_stage (PlateauOptions *self, const char *text, GError **error)
{
  guint hidden, n;
  guint64 place = 1;
  g_autofree char *shown = NULL;

  self->stage = 0;
  if (text == NULL)
    return TRUE;
  if (self->figure != PLATEAU_FIGURE_NUMBERS)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--stage does not go with this figure: figure numbers would be right"));
  g_object_get (self->experiment, "hidden-layers", &hidden, NULL);
  n = plateau_recipe_n_stages (hidden + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = stage_name (hidden + 1, i);

      if (g_str_equal (text, name))
        {
          self->stage = i;
          return TRUE;
        }
    }
  if (g_ascii_isdigit (text[0]))
    {
      if (!plateau_value_to_whole ("--stage", text, 1, n, &place, error))
        return FALSE;
      self->stage = (guint) place - 1;
      return TRUE;
    }
  shown = plateau_quoted (text);
  return plateau_fail (
      error, PLATEAU_ERROR_VALUE,
      /* Translators: --stage is an option, then a word, the number of layers and of stages; the names
       * are not translated. */
      _ ("--stage “%1$s”: initialise, Z1, A1, … loss, dZ%2$u, dW%2$u, … update or a number of 1 to "
         "%3$u would be right"),
      shown, hidden + 1, n);
}

static gboolean
read_example (PlateauOptions *self, const char *text, GError **error)
{
  guint64 example = 0;
  g_auto (PlateauSettings) settings = { 0 };

  self->example = -1;
  if (text == NULL)
    return TRUE;
  if (self->figure != PLATEAU_FIGURE_NUMBERS)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--example does not go with this figure: figure numbers would be right"));
  plateau_experiment_get_settings (self->experiment, &settings);
  if (!plateau_value_to_whole ("--example", text, 1, settings.data->n_examples, &example, error))
    return FALSE;
  self->example = (int) example - 1;

  return TRUE;
}

static gboolean
read_preset (PlateauOptions *self, const char *text, GError **error)
{
  const char *nicks[PLATEAU_N_RACE_PRESETS + 1] = { NULL };
  guint preset = PLATEAU_RACE_SCALES;

  for (guint i = 0; i < PLATEAU_N_RACE_PRESETS; i++)
    nicks[i] = plateau_race_preset_nick ((PlateauRacePreset) i);
  if (text != NULL && self->figure != PLATEAU_FIGURE_RACE)
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--preset does not go with this figure: figure race would be right"));
  if (text != NULL && !plateau_value_to_choice ("--preset", text, nicks, &preset, error))
    return FALSE;

  self->preset = (PlateauRacePreset) preset;
  return TRUE;
}

gboolean
plateau_read_figure (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *size = words->values[PLATEAU_OPTION_SIZE];
  const char *style_name = words->values[PLATEAU_OPTION_STYLE];
  const char *font_scale = words->values[PLATEAU_OPTION_FONT_SCALE];
  guint style = 0;

  self->width = DEFAULT_WIDTH;
  self->height = DEFAULT_HEIGHT;
  if (!read_kind (self, words->word, error) ||
      !read_file (self, words->values[PLATEAU_OPTION_FIGURE_FILE], error))
    return FALSE;
  if (size != NULL && !plateau_value_to_size ("--size", size, &self->width, &self->height, error))
    return FALSE;
  if (style_name != NULL &&
      !plateau_value_to_choice ("--style", style_name, style_names, &style, error))
    return FALSE;
  self->style = styles[style];
  self->font_scale = 1;
  if (font_scale != NULL && !plateau_value_to_number ("--font-scale", font_scale, MIN_FONT_SCALE,
                                                      MAX_FONT_SCALE, &self->font_scale, error))
    return FALSE;
  if (!read_moment (self, words, error) ||
      !read_seeds (self, words->values[PLATEAU_OPTION_FIGURE_SEEDS], error) ||
      !read_grid (self, words, error))
    return FALSE;

  return plateau_read_surface (self, words, error) &&
         read_layer (self, words->values[PLATEAU_OPTION_LAYER], error) &&
         read_stage (self, words->values[PLATEAU_OPTION_STAGE], error) &&
         read_example (self, words->values[PLATEAU_OPTION_EXAMPLE], error) &&
         read_preset (self, words->values[PLATEAU_OPTION_PRESET], error);
}
