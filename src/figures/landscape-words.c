/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "landscape-figure.h"
#include "landscape-layout.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
kind_name (PlateauSurfaceKind kind)
{
  switch (kind)
    {
    case PLATEAU_SURFACE_TWINS:
      return C_ ("landscape over", "twins");
    case PLATEAU_SURFACE_WEIGHTS:
      return C_ ("landscape over", "two weights");
    case PLATEAU_SURFACE_RANDOM:
    default:
      return C_ ("landscape over", "random directions");
    }
}

char *
plateau_landscape_figure_title (const PlateauSnapshot *snapshot,
                                const PlateauFigureOptions *options)
{
  const PlateauLandscape *landscape = plateau_landscape_of (snapshot);
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);

  if (landscape == NULL)
    /* Translators: a title: the epoch. */
    return g_strdup_printf (_ ("Landscape · epoch %s"), epoch);
  /* Translators: a title: over what the landscape lies ("twins", "two weights"), the epoch. */
  return g_strdup_printf (_ ("Landscape · %s · epoch %s"),
                          kind_name (landscape->projection->axes.kind), epoch);
}

/* The norm of dW and db. */
static double
gradient_norm (const PlateauNetwork *gradient)
{
  double sum = 0;

  for (gsize i = 0; i < gradient->n_parameters; i++)
    sum += gradient->parameters[i] * gradient->parameters[i];

  return sqrt (sum);
}

static void
add_sentence (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
describe_axes (GString *text, const PlateauSnapshot *snapshot, const PlateauLandscape *landscape)
{
  g_autofree char *x = plateau_landscape_axis_name (snapshot, landscape, 0);
  g_autofree char *y = plateau_landscape_axis_name (snapshot, landscape, 1);

  if (landscape->projection->axes.kind == PLATEAU_SURFACE_TWINS)
    /* Translators: the names of two weights. */
    add_sentence (text,
                  g_strdup_printf (_ ("The loss over the twins %s and %s, all else of the two "
                                      "units equal: a mirror image of itself."),
                                   x, y));
  else
    /* Translators: the names of two weights, or of two directions. */
    add_sentence (text, g_strdup_printf (_ ("The loss over %s and %s."), x, y));
  if (landscape->n_done < landscape->n * landscape->n)
    {
      g_autofree char *share =
          plateau_format_share ((double) landscape->n_done / (landscape->n * landscape->n));

      /* Translators: a percentage. */
      add_sentence (text, g_strdup_printf (_ ("%s of it are computed."), share));
    }
}

static void
describe_marker (GString *text, const PlateauSnapshot *snapshot, const PlateauLandscape *landscape)
{
  double point[2], height, slope, x, y, loss;
  g_autofree char *px = NULL, *py = NULL, *height_text = NULL, *slope_text = NULL;

  if (!plateau_landscape_locate (landscape, snapshot, point))
    return;
  height = plateau_landscape_height_at (landscape, point[0], point[1]);
  slope = plateau_landscape_slope_at (landscape, point[0], point[1]);
  px = plateau_format_number (point[0]);
  py = plateau_format_number (point[1]);
  if (isnan (height))
    {
      /* Translators: two coordinates. */
      add_sentence (text,
                    g_strdup_printf (_ ("The network is at (%s, %s), off this plane."), px, py));
      return;
    }

  height_text = plateau_format_number (height);
  slope_text = plateau_format_number (slope);
  if (slope < PLATEAU_LANDSCAPE_FLAT_SLOPE)
    /* Translators: two coordinates, the loss there, how steep the surface is. */
    add_sentence (text,
                  g_strdup_printf (_ ("The network is at (%s, %s), at height %s, on a flat part: "
                                      "slope %s."),
                                   px, py, height_text, slope_text));
  else
    /* Translators: two coordinates, the loss there, how steep the surface is. */
    add_sentence (text,
                  g_strdup_printf (_ ("The network is at (%s, %s), at height %s, on a slope of "
                                      "%s."),
                                   px, py, height_text, slope_text));
  if (landscape->projection->axes.kind == PLATEAU_SURFACE_TWINS && point[0] == point[1])
    add_sentence (text, g_strdup (_ ("It is on the diagonal, to the last bit.")));
  if (plateau_landscape_find_valley (landscape, point[0], point[1], &x, &y, &loss))
    {
      g_autofree char *vx = plateau_format_number (x);
      g_autofree char *vy = plateau_format_number (y);
      g_autofree char *low = plateau_format_number (loss);

      /* Translators: the loss at the lowest place downhill from here, and its two coordinates. */
      add_sentence (
          text, g_strdup_printf (_ ("The nearest valley has loss %s at (%s, %s)."), low, vx, vy));
    }
}

char *
plateau_landscape_figure_describe (const PlateauSnapshot *snapshot,
                                   const PlateauFigureOptions *options)
{
  const PlateauLandscape *landscape = plateau_landscape_of (snapshot);
  g_autoptr (GString) text = g_string_new (NULL);

  if (landscape == NULL)
    return g_strdup (_ ("The landscape of the loss is being computed."));

  describe_axes (text, snapshot, landscape);
  describe_marker (text, snapshot, landscape);
  if (snapshot->gradient != NULL)
    {
      g_autofree char *norm = plateau_format_number (gradient_norm (snapshot->gradient));

      /* Translators: the length of the gradient over all parameters. */
      add_sentence (text,
                    g_strdup_printf (_ ("The gradient of all parameters has the norm %s."), norm));
    }

  return g_strdup (text->str);
}

char *
plateau_landscape_figure_pick_text (const PlateauSnapshot *snapshot,
                                    const PlateauFigureOptions *options,
                                    const PlateauPick *pick)
{
  const PlateauLandscape *landscape = plateau_landscape_of (snapshot);
  const PlateauPath *path;
  guint i = 0;
  g_autofree char *epoch = NULL, *x = NULL, *y = NULL, *height = NULL;

  if (landscape == NULL || pick->epoch < 0 || pick->lane < 0 ||
      pick->lane >= (int) MAX (1, snapshot->n_lanes))
    return NULL;
  path =
      plateau_landscape_path (landscape, plateau_snapshot_get_lane (snapshot, (guint) pick->lane));
  if (path == NULL)
    return NULL;
  while (i + 1 < path->n && (double) path->epoch[i] < pick->epoch)
    i++;
  epoch = plateau_format_count (path->epoch[i]);
  x = plateau_format_number (path->x[i]);
  y = plateau_format_number (path->y[i]);
  height = plateau_format_number (plateau_landscape_height_at (landscape, path->x[i], path->y[i]));

  /* Translators: a tooltip on the path of descent: the epoch, two coordinates, the loss of the surface. */
  return g_strdup_printf (_ ("Epoch %s: (%s, %s), height %s"), epoch, x, y, height);
}
