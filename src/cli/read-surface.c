/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "read.h"

#include "config.h"
#include "fail.h"
#include "session/quote.h"
#include "value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_POINTS 1024
#define MAX_RANGE 1e6

static guint
get_width (const PlateauShape *shape, guint l)
{
  if (l == 0)
    return shape->n_features;
  return l > shape->n_hidden ? 1 : shape->width[l - 1];
}

static gboolean
read_part (const char *text, guint high, guint *value)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 1, high, &number, NULL))
    return FALSE;
  *value = (guint) number;
  return TRUE;
}

/* "1,2,1" or "1,2,b" */
static gboolean
read_place (const char *option,
            const char *text,
            const PlateauShape *shape,
            PlateauParameterPlace *place,
            GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *shown = NULL;
  guint layer, unit, input;

  if (g_strv_length (parts) == 3 && read_part (parts[0], shape->n_hidden + 1, &layer) &&
      read_part (parts[1], get_width (shape, layer), &unit))
    {
      guint n_in = get_width (shape, layer - 1);

      if (g_str_equal (parts[2], "b"))
        input = n_in + 1;
      else if (!read_part (parts[2], n_in, &input))
        input = 0;
      if (input > 0)
        {
          *place = (PlateauParameterPlace){ layer, unit - 1, input - 1 };
          return TRUE;
        }
    }

  shown = plateau_quoted (text);
  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: an option, a word, a number of layers. */
                       _ ("%s “%s”: a weight of this network such as 1,1,1 would be right: layer 1 "
                          "to %u, unit and input from 1, or b for the bias"),
                       option, shown, shape->n_hidden + 1);
}

static gboolean
goes_with (const PlateauOptions *self, const PlateauWords *words, GError **error)
{
  static const PlateauOptionId ids[] = { PLATEAU_OPTION_SURFACE, PLATEAU_OPTION_X, PLATEAU_OPTION_Y,
                                         PLATEAU_OPTION_DIRECTION_SEED, PLATEAU_OPTION_HEIGHT };

  if (self->command != PLATEAU_COMMAND_FIGURE || self->figure == PLATEAU_FIGURE_LANDSCAPE)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (words->values[ids[i]] != NULL)
      return plateau_fail (error, PLATEAU_ERROR_VALUE,
                           /* Translators: an option. */
                           _ ("%s does not go with this figure: figure landscape would be right"),
                           plateau_option_get (ids[i])->name);

  return TRUE;
}

/* The same weight of two units. */
static gboolean
read_twins (PlateauOptions *self,
            const PlateauShape *shape,
            const char *x,
            const char *y,
            GError **error)
{
  PlateauParameterPlace first = self->axes.twins, second;

  if (x != NULL && !read_place ("--x", x, shape, &first, error))
    return FALSE;
  second = first;
  second.unit = first.unit == 0 ? 1 : 0;
  if (y != NULL && !read_place ("--y", y, shape, &second, error))
    return FALSE;
  if (first.layer > shape->n_hidden || second.unit >= get_width (shape, first.layer) ||
      first.layer != second.layer || first.input != second.input || first.unit == second.unit ||
      first.input == get_width (shape, first.layer - 1))
    return plateau_fail (error, PLATEAU_ERROR_VALUE,
                         _ ("--surface twins takes the same weight of two units of a hidden layer: "
                            "--x 1,1,1 --y 1,2,1 would be right, or --surface weights"));
  self->axes.twins = first;
  self->axes.other = second.unit;

  return TRUE;
}

static gboolean
read_weights (PlateauOptions *self,
              const PlateauShape *shape,
              const char *x,
              const char *y,
              GError **error)
{
  PlateauParameterPlace *weight = self->axes.weight;

  if (x != NULL && !read_place ("--x", x, shape, &weight[0], error))
    return FALSE;
  if (y != NULL)
    {
      if (!read_place ("--y", y, shape, &weight[1], error))
        return FALSE;
      if (memcmp (&weight[0], &weight[1], sizeof weight[0]) == 0)
        return plateau_fail (error, PLATEAU_ERROR_VALUE,
                             _ ("--x and --y name one weight: two different ones would be right"));
    }
  else
    {
      /* The next one of the same unit. */
      weight[1] = weight[0];
      weight[1].input += weight[0].input < get_width (shape, weight[0].layer - 1) ? 1 : -1;
    }

  return TRUE;
}

gboolean
plateau_read_surface (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  static const char *const heights[] = { "log", "linear", NULL };
  const char *nicks[PLATEAU_N_SURFACES + 1] = { NULL };
  const char *surface = words->values[PLATEAU_OPTION_SURFACE];
  const char *x = words->values[PLATEAU_OPTION_X], *y = words->values[PLATEAU_OPTION_Y];
  const char *direction = words->values[PLATEAU_OPTION_DIRECTION_SEED];
  const char *height = words->values[PLATEAU_OPTION_HEIGHT];
  g_auto (PlateauSettings) settings = { 0 };
  guint kind = PLATEAU_SURFACE_TWINS, choice = 0;
  guint64 seed;

  plateau_surface_axes_init (&self->axes);
  if (!goes_with (self, words, error))
    return FALSE;
  if (height != NULL && !plateau_value_to_choice ("--height", height, heights, &choice, error))
    return FALSE;
  self->height_log = choice == 0;

  plateau_experiment_get_settings (self->experiment, &settings);
  for (guint i = 0; i < PLATEAU_N_SURFACES; i++)
    nicks[i] = plateau_surface_nick ((PlateauSurfaceKind) i);
  if (surface != NULL && !plateau_value_to_choice ("--surface", surface, nicks, &kind, error))
    return FALSE;
  self->axes.kind = (PlateauSurfaceKind) kind;
  seed = self->axes.seed;
  if (direction != NULL &&
      !plateau_value_to_whole ("--direction-seed", direction, 0, G_MAXUINT32, &seed, error))
    return FALSE;
  self->axes.seed = (guint32) seed;
  if (self->axes.kind == PLATEAU_SURFACE_RANDOM && (x != NULL || y != NULL))
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        /* Translators: an option. */
        _ ("%s does not go with --surface random: --direction-seed would be right"),
        x != NULL ? "--x" : "--y");
  if (self->axes.kind != PLATEAU_SURFACE_RANDOM && direction != NULL)
    return plateau_fail (
        error, PLATEAU_ERROR_VALUE,
        _ ("--direction-seed does not go with this surface: --surface random would "
           "be right"));

  /* Without a word the nearest that the network has. */
  if (surface == NULL && x == NULL && y == NULL)
    {
      plateau_surface_axes_fit (&self->axes, &settings.shape);
      return TRUE;
    }
  if (self->axes.kind == PLATEAU_SURFACE_TWINS)
    return read_twins (self, &settings.shape, x, y, error);
  if (self->axes.kind == PLATEAU_SURFACE_WEIGHTS)
    return read_weights (self, &settings.shape, x, y, error);

  return TRUE;
}

static gboolean
read_range (PlateauOptions *self, const char *text, GError **error)
{
  g_auto (GStrv) ends = NULL;
  g_autofree char *shown = NULL;

  self->range[0] = self->range[1] = 0;
  if (text == NULL)
    return TRUE;
  ends = g_strsplit (text, ":", -1);
  if (g_strv_length (ends) == 2)
    {
      for (guint i = 0; i < 2; i++)
        if (!plateau_value_to_number ("--range", ends[i], -MAX_RANGE, MAX_RANGE, &self->range[i],
                                      error))
          return FALSE;
      if (self->range[1] > self->range[0])
        return TRUE;
    }

  shown = plateau_quoted (text);
  return plateau_fail (error, PLATEAU_ERROR_VALUE,
                       /* Translators: --range is an option, then a word. */
                       _ ("--range “%s”: two numbers such as -5:5, the smaller one first, would be "
                          "right"),
                       shown);
}

gboolean
plateau_read_slice (PlateauOptions *self, const PlateauWords *words, GError **error)
{
  const char *points = words->values[PLATEAU_OPTION_POINTS];
  guint64 n = PLATEAU_LANDSCAPE_POINTS;

  if (!plateau_read_surface (self, words, error))
    return FALSE;
  if (points != NULL && !plateau_value_to_whole ("--points", points, 2, MAX_POINTS, &n, error))
    return FALSE;
  self->points = (guint) n;

  return read_range (self, words->values[PLATEAU_OPTION_RANGE], error);
}
