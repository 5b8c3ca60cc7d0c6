/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-figure.h"
#include "boundary-layout.h"
#include "cloud-figure.h"
#include "curve-figure.h"
#include "figure.h"
#include "landscape-figure.h"
#include "layers-figure.h"
#include "loss-figure.h"
#include "map-figure.h"
#include "network-figure.h"
#include "numbers-figure.h"
#include "race-figure.h"
#include "seeds-figure.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

/* A figure of this size in ems is as on a usual screen; in larger ones type and dots grow a little. */
#define USUAL_WIDTH 75
#define USUAL_HEIGHT 43
#define LARGEST_GROWTH 2.0

static const char *const nicks[PLATEAU_N_FIGURES] = { "curve",     "boundary", "loss", "network",
                                                      "layers",    "numbers",  "race", "seeds",
                                                      "landscape", "map" };

void
plateau_figure_options_init (PlateauFigureOptions *self)
{
  *self = (PlateauFigureOptions){
    .layer = 1,
    .plane = { .x = 0, .y = 1, .rest = 0 },
    .loss_log = TRUE,
    .epoch_log = TRUE,
    .lit = PLATEAU_PICK_NONE,
    .height_log = TRUE,
  };
  plateau_camera_init (&self->camera);
  plateau_surface_axes_init (&self->axes);
}

const char *
plateau_figure_nick (PlateauFigureKind kind)
{
  g_return_val_if_fail ((guint) kind < PLATEAU_N_FIGURES, NULL);
  return nicks[kind];
}

gboolean
plateau_figure_from_nick (const char *nick, PlateauFigureKind *kind)
{
  for (guint i = 0; i < PLATEAU_N_FIGURES; i++)
    if (g_strcmp0 (nick, nicks[i]) == 0)
      {
        *kind = (PlateauFigureKind) i;
        return TRUE;
      }
  return FALSE;
}

void
plateau_figure_add_wish (PlateauFigureKind kind,
                         const PlateauFigureOptions *options,
                         PlateauWish *wish)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      wish->layers |= 1u << options->layer;
      break;
    case PLATEAU_FIGURE_BOUNDARY:
      wish->field = TRUE;
      wish->plane = options->plane;
      wish->volume |= options->cloud;
      break;
    case PLATEAU_FIGURE_NETWORK:
      wish->unit_maps = TRUE;
      wish->plane = options->plane;
      plateau_network_figure_add_wish (options, wish);
      break;
    case PLATEAU_FIGURE_LAYERS:
      wish->profiles |= (2u << PLATEAU_MAX_LAYERS) - 2;
      break;
    case PLATEAU_FIGURE_NUMBERS:
      plateau_numbers_figure_add_wish (options, wish);
      break;
    case PLATEAU_FIGURE_RACE:
      wish->field = TRUE;
      wish->lanes = TRUE;
      wish->plane = options->plane;
      break;
    case PLATEAU_FIGURE_LANDSCAPE:
      /* The norm of the gradient stands beside the height. The paths are wished for by who follows the
       * landscape. */
      wish->gradient = TRUE;
      break;
    case PLATEAU_FIGURE_SEEDS:
    case PLATEAU_FIGURE_MAP:
    case PLATEAU_FIGURE_LOSS:
    default:
      break;
    }
}

const char *
plateau_figure_name (PlateauFigureKind kind)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      /* Translators: the view of the activation function. */
      return _ ("Curve");
    case PLATEAU_FIGURE_BOUNDARY:
      /* Translators: the view of the examples and of the decision boundary. */
      return _ ("Boundary");
    case PLATEAU_FIGURE_LOSS:
      /* Translators: the view of the loss over the epochs. */
      return _ ("Loss");
    case PLATEAU_FIGURE_NETWORK:
      /* Translators: the view of the units and their weights. */
      return _ ("Network");
    case PLATEAU_FIGURE_LAYERS:
      /* Translators: the view of how numbers are spread in every layer. */
      return _ ("Layers");
    case PLATEAU_FIGURE_NUMBERS:
      /* Translators: the view of the recipe with its matrices, stage by stage. */
      return _ ("Numbers");
    case PLATEAU_FIGURE_RACE:
      /* Translators: the view of several starts that train side by side. */
      return _ ("Race");
    case PLATEAU_FIGURE_SEEDS:
      /* Translators: the view of many random draws of one start. */
      return _ ("Seeds");
    case PLATEAU_FIGURE_LANDSCAPE:
      /* Translators: the view of the loss as hills and valleys over two weights. */
      return _ ("Landscape");
    case PLATEAU_FIGURE_MAP:
      /* Translators: the view of which weight scale works at which depth or learning rate. */
      return _ ("Map");
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
plateau_figure_title (PlateauFigureKind kind,
                      const PlateauSnapshot *snapshot,
                      const PlateauFigureOptions *options)
{
  guint layer = plateau_snapshot_visible_layer (snapshot, options->layer);
  g_autofree char *layer_name = plateau_layer_name (snapshot, layer);
  g_autofree char *epoch = plateau_format_count (snapshot->epoch);
  g_autofree char *number = NULL;

  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      if (layer == snapshot->network->n_layers)
        /* Translators: a title: "output layer", its activation "sigmoid", the epoch. */
        return g_strdup_printf (_ ("Curve · %s (%s) · epoch %s"), layer_name,
                                plateau_activation_title (PLATEAU_ACTIVATION_SIGMOID), epoch);
      /* Translators: a title: "hidden layer 1", the epoch. */
      return g_strdup_printf (_ ("Curve · %s · epoch %s"), layer_name, epoch);
    case PLATEAU_FIGURE_BOUNDARY:
      number = plateau_format_share (snapshot->accuracy);
      /* Translators: a title: the epoch, the accuracy as a percentage. */
      return g_strdup_printf (_ ("Boundary · epoch %s · %s"), epoch, number);
    case PLATEAU_FIGURE_NETWORK:
      return plateau_network_figure_title (snapshot, options);
    case PLATEAU_FIGURE_LAYERS:
      return plateau_layers_figure_title (snapshot);
    case PLATEAU_FIGURE_NUMBERS:
      return plateau_numbers_figure_title (snapshot, options);
    case PLATEAU_FIGURE_RACE:
      return plateau_race_figure_title (snapshot);
    case PLATEAU_FIGURE_SEEDS:
      return plateau_seeds_figure_title (snapshot);
    case PLATEAU_FIGURE_LANDSCAPE:
      return plateau_landscape_figure_title (snapshot, options);
    case PLATEAU_FIGURE_MAP:
      return plateau_map_figure_title (snapshot, options);
    case PLATEAU_FIGURE_LOSS:
    default:
      number = plateau_format_number (snapshot->loss);
      /* Translators: a title: the epoch, the loss. */
      return g_strdup_printf (_ ("Loss · epoch %s · %s"), epoch, number);
    }
}

static char *
describe_boundary (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  const PlateauDataset *data = snapshot->settings.data;
  PlateauPlane plane;

  plateau_boundary_layout_plane (data, &options->plane, &plane);
  if (data->n_features == 1)
    /* Translators: the number of examples; the name of the feature; the names of both classes. */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u example over %s, of the classes %s and %s, with the "
                                         "network’s probability as a curve.",
                                         "%u examples over %s, of the classes %s and %s, with the "
                                         "network’s probability as a curve.",
                                         data->n_examples),
                            data->n_examples, data->feature_names[0], data->class_names[0],
                            data->class_names[1]);
  /* Translators: the number of examples; the names of two features and of both classes. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u example over %s and %s, of the classes %s and %s, on "
                                       "the map of the network’s probability.",
                                       "%u examples over %s and %s, of the classes %s and %s, on "
                                       "the map of the network’s probability.",
                                       data->n_examples),
                          data->n_examples, data->feature_names[plane.x],
                          data->feature_names[plane.y], data->class_names[0], data->class_names[1]);
}

static char *
describe_loss (const PlateauSnapshot *snapshot)
{
  g_autofree char *first = plateau_format_number (snapshot->first_loss);
  g_autofree char *now = plateau_format_number (snapshot->loss);
  g_autofree char *stopped = plateau_divergence_text (snapshot);
  g_autofree char *lanes = plateau_loss_figure_describe_lanes (snapshot);
  /* Translators: the loss at the start and now, and how many epochs lie between. */
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   "The loss went from %s to %s in %" PRIu64 " epoch; a coin’s guess has 0.693.",
                   "The loss went from %s to %s in %" PRIu64 " epochs; a coin’s guess has 0.693.",
                   (gulong) snapshot->epoch),
      first, now, (guint64) snapshot->epoch);
  g_autofree char *told =
      stopped != NULL ? g_strjoin ("\n", text, stopped, NULL) : g_steal_pointer (&text);

  return lanes != NULL ? g_strjoin ("\n", told, lanes, NULL) : g_steal_pointer (&told);
}

char *
plateau_figure_describe (PlateauFigureKind kind,
                         const PlateauSnapshot *snapshot,
                         const PlateauFigureOptions *options)
{
  guint layer = plateau_snapshot_visible_layer (snapshot, options->layer);
  g_autofree char *numbers = plateau_numbers_text (snapshot, layer);
  g_autofree char *what = NULL;
  PlateauActivation activation = plateau_network_activation (snapshot->network, layer);

  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      /* Translators: the name of an activation function. */
      what =
          g_strdup_printf (_ ("The curve of %s with its slope and its flat zones, and every unit "
                              "and example on it as a dot."),
                           plateau_activation_title (activation));
      break;
    case PLATEAU_FIGURE_BOUNDARY:
      what = plateau_cloud_figure_applies (snapshot, options)
                 ? plateau_cloud_figure_describe (snapshot, options)
                 : describe_boundary (snapshot, options);
      break;
    case PLATEAU_FIGURE_NETWORK:
      what = plateau_network_figure_describe (snapshot);
      break;
    case PLATEAU_FIGURE_LAYERS:
      what = plateau_layers_figure_describe (snapshot);
      break;
    case PLATEAU_FIGURE_NUMBERS:
      what = plateau_numbers_figure_describe (snapshot, options);
      break;
    case PLATEAU_FIGURE_RACE:
      what = plateau_race_figure_describe (snapshot);
      break;
    case PLATEAU_FIGURE_SEEDS:
      what = plateau_seeds_figure_describe (snapshot);
      break;
    case PLATEAU_FIGURE_LANDSCAPE:
      what = plateau_landscape_figure_describe (snapshot, options);
      break;
    case PLATEAU_FIGURE_MAP:
      what = plateau_map_figure_describe (snapshot, options);
      break;
    case PLATEAU_FIGURE_LOSS:
    default:
      what = describe_loss (snapshot);
      break;
    }
  return g_strjoin ("\n", what, numbers, NULL);
}

/* On a very large area the same type would look lost: it grows with the root of the size. */
static void
grow_style (const PlateauStyle *style, double width, double height, PlateauStyle *grown)
{
  double em = style->text_small;
  double share = fmin (width / (USUAL_WIDTH * em), height / (USUAL_HEIGHT * em));

  plateau_style_scaled (style, CLAMP (sqrt (fmax (share, 0)), 1, LARGEST_GROWTH), grown);
}

void
plateau_figure_draw (PlateauFigureKind kind,
                     cairo_t *cr,
                     double width,
                     double height,
                     const PlateauSnapshot *snapshot,
                     const PlateauStyle *style,
                     const PlateauFigureOptions *options)
{
  g_autoptr (PlateauPen) pen = NULL;
  PlateauStyle grown;

  g_return_if_fail (cr != NULL && snapshot != NULL && style != NULL && options != NULL);
  if (!(width > 0) || !(height > 0))
    return;
  grow_style (style, width, height, &grown);
  pen = plateau_pen_new (cr, &grown, width, height);
  cairo_save (cr);
  cairo_new_path (cr);
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      plateau_curve_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_BOUNDARY:
      if (plateau_cloud_figure_applies (snapshot, options))
        plateau_cloud_figure_draw (pen, width, height, snapshot, options);
      else
        plateau_boundary_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_NETWORK:
      plateau_network_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LAYERS:
      plateau_layers_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_NUMBERS:
      plateau_numbers_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_RACE:
      plateau_race_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_SEEDS:
      plateau_seeds_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LANDSCAPE:
      plateau_landscape_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_MAP:
      plateau_map_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LOSS:
    default:
      plateau_loss_figure_draw (pen, width, height, snapshot, options);
      break;
    }
  cairo_restore (cr);
}

PlateauSpace *
plateau_figure_dup_space (PlateauFigureKind kind,
                          const PlateauSnapshot *snapshot,
                          const PlateauStyle *style,
                          const PlateauFigureOptions *options)
{
  if (kind == PLATEAU_FIGURE_LANDSCAPE)
    return plateau_landscape_figure_dup_space (snapshot, style, options);
  if (kind == PLATEAU_FIGURE_BOUNDARY && plateau_cloud_figure_applies (snapshot, options))
    return plateau_cloud_figure_dup_space (snapshot, style, options);
  return NULL;
}

gboolean
plateau_figure_pick (PlateauFigureKind kind,
                     double width,
                     double height,
                     const PlateauSnapshot *snapshot,
                     const PlateauStyle *style,
                     const PlateauFigureOptions *options,
                     double x,
                     double y,
                     PlateauPick *pick)
{
  g_autoptr (PlateauPen) pen = NULL;
  PlateauStyle grown;

  *pick = PLATEAU_PICK_NONE;
  if (!(width > 0) || !(height > 0))
    return FALSE;
  grow_style (style, width, height, &grown);
  pen = plateau_pen_new (NULL, &grown, width, height);
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      return plateau_curve_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_BOUNDARY:
      if (plateau_cloud_figure_applies (snapshot, options))
        return plateau_cloud_figure_pick (pen, width, height, snapshot, options, x, y, pick);
      return plateau_boundary_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_NETWORK:
      return plateau_network_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_LAYERS:
      return plateau_layers_figure_pick (pen, width, height, snapshot, x, y, pick);
    case PLATEAU_FIGURE_NUMBERS:
      return plateau_numbers_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_RACE:
      return plateau_race_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_SEEDS:
      return plateau_seeds_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_LANDSCAPE:
      return plateau_landscape_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_MAP:
      return plateau_map_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    case PLATEAU_FIGURE_LOSS:
    default:
      return plateau_loss_figure_pick (pen, width, height, snapshot, options, x, y, pick);
    }
}

gboolean
plateau_figure_locate (PlateauFigureKind kind,
                       double width,
                       double height,
                       const PlateauSnapshot *snapshot,
                       const PlateauStyle *style,
                       const PlateauFigureOptions *options,
                       PlateauPick *pick)
{
  g_autoptr (PlateauPen) pen = NULL;
  PlateauStyle grown;

  if (!(width > 0) || !(height > 0) || !plateau_pick_exists (pick, snapshot))
    return FALSE;
  grow_style (style, width, height, &grown);
  pen = plateau_pen_new (NULL, &grown, width, height);
  switch ((guint) kind)
    {
    case PLATEAU_FIGURE_CURVE:
      return plateau_curve_figure_locate (pen, width, height, snapshot, options, pick);
    case PLATEAU_FIGURE_MAP:
      return plateau_map_figure_locate (pen, width, height, snapshot, pick);
    case PLATEAU_FIGURE_BOUNDARY:
      return plateau_cloud_figure_applies (snapshot, options)
                 ? plateau_cloud_figure_locate (pen, width, height, snapshot, options, pick)
                 : plateau_boundary_figure_locate (pen, width, height, snapshot, options, pick);
    case PLATEAU_FIGURE_NETWORK:
      return plateau_network_figure_locate (pen, width, height, snapshot, options, pick);
    default:
      return FALSE;
    }
}

char *
plateau_figure_pick_text (PlateauFigureKind kind,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          const PlateauPick *pick)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      return plateau_curve_figure_pick_text (snapshot, options, pick);
    case PLATEAU_FIGURE_BOUNDARY:
      return plateau_boundary_figure_pick_text (snapshot, options, pick);
    case PLATEAU_FIGURE_NETWORK:
      return plateau_network_figure_pick_text (snapshot, pick);
    case PLATEAU_FIGURE_LAYERS:
      return plateau_layers_figure_pick_text (snapshot, pick);
    case PLATEAU_FIGURE_NUMBERS:
      return plateau_numbers_figure_pick_text (snapshot, options, pick);
    case PLATEAU_FIGURE_RACE:
      return plateau_race_figure_pick_text (snapshot, pick);
    case PLATEAU_FIGURE_SEEDS:
      return plateau_seeds_figure_pick_text (snapshot, pick);
    case PLATEAU_FIGURE_LANDSCAPE:
      return plateau_landscape_figure_pick_text (snapshot, options, pick);
    case PLATEAU_FIGURE_MAP:
      return plateau_map_figure_pick_text (snapshot, options, pick);
    case PLATEAU_FIGURE_LOSS:
    default:
      return plateau_loss_figure_pick_text (snapshot, pick);
    }
}
