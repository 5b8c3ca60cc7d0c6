/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include "figures/boundary-figure.h"
#include "figures/curve-figure.h"
#include "figures/landscape-figure.h"
#include "figures/layers-figure.h"
#include "figures/loss-figure.h"
#include "figures/map-figure.h"
#include "figures/network-figure.h"
#include "figures/numbers-figure.h"
#include "figures/race-figure.h"
#include "figures/seeds-figure.h"
#include "session/path-tracker.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Two clouds in 1 or 3 features. */
static PlateauDataset *
make_clouds (guint n_features, guint n_examples)
{
  PlateauDataset *data = plateau_dataset_new (n_features, n_examples);
  GRand *random = g_rand_new_with_seed (5);

  for (guint i = 0; i < n_examples; i++)
    {
      data->y[i] = i % 2;
      for (guint f = 0; f < n_features; f++)
        data->x[(gsize) f * data->stride + i] =
            g_rand_double_range (random, -1, 1) + (i % 2 ? 0.7 : -0.7);
    }
  g_rand_free (random);
  return data;
}

/* As if the others were still on their way. */
static void
take_back (PlateauSeeds *seeds, guint n_done)
{
  for (guint k = n_done; k < seeds->n_seeds; k++)
    {
      double *row = seeds->loss + (gsize) k * seeds->n_points;

      seeds->n_reached -= seeds->reached[k];
      seeds->reached[k] = FALSE;
      for (guint i = seeds->n_points / 2; i < seeds->n_points; i++)
        row[i] = NAN;
    }
  seeds->n_done = n_done;
  seeds->progress = 0.5;
}

PlateauSeeds *
fixture_seeds (const PlateauSettings *settings, guint n_seeds, guint n_done, guint64 epochs)
{
  PlateauSeedsJob *job = plateau_seeds_job_new (settings, n_seeds, epochs, 1);
  PlateauSeeds *seeds;

  g_assert_true (plateau_seeds_job_wait (job, 100000));
  seeds = plateau_seeds_job_look (job);
  plateau_seeds_job_free (job);
  if (n_done < n_seeds)
    take_back (seeds, n_done);
  return seeds;
}

void
fixture_add_landscape (PlateauSnapshot *snapshot, const PlateauRun *run, PlateauSurfaceKind kind)
{
  double work = (double) run->network->n_parameters * run->settings.data->n_examples;
  g_autoptr (PlateauProjection) projection = NULL;
  PlateauPathTracker tracker = { 0 };
  PlateauSurfaceAxes axes;

  plateau_surface_axes_init (&axes);
  axes.kind = kind;
  projection = plateau_projection_new (&axes, run->network);
  plateau_path_unref (snapshot->path);
  snapshot->path = plateau_path_tracker_look (&tracker, run, projection);
  plateau_path_tracker_clear (&tracker);
  plateau_landscape_unref (snapshot->landscape);
  snapshot->landscape = plateau_landscape_new (snapshot, &axes, work < 1e5 ? 40 : 8);
}

/* Four depths and eight scales: well in the middle, nothing learnt on both sides, diverged above. */
PlateauMap *
fixture_map (const PlateauSettings *settings)
{
  PlateauMap *map = g_new0 (PlateauMap, 1);
  PlateauSweepPlan *plan = &map->plan;

  map->references = 1;
  plateau_settings_copy (&plan->base, settings);
  if (plan->base.shape.width[0] == 0)
    plan->base.shape.width[0] = 1;
  plan->axis = PLATEAU_SWEEP_DEPTH;
  plan->n_scales = 8;
  plan->scales = g_new (double, 8);
  plan->n_rows = 4;
  plan->rows = g_new (double, 4);
  plan->n_seeds = 3;
  plan->epochs = 500;
  map->n_cells = 32;
  map->cell = g_new0 (PlateauSweepCell, 32);
  map->done = g_new0 (gboolean, 32);
  for (guint i = 0; i < 8; i++)
    plan->scales[i] = pow (10, -3 + i * 5.0 / 7);
  for (guint row = 0; row < 4; row++)
    plan->rows[row] = row + 1;
  for (guint i = 0; i < 32; i++)
    {
      double off = fabs ((i % 8) - 4.0) + 0.3 * (guint) (i / 8);

      map->cell[i] = (PlateauSweepCell){ .cell = i,
                                         .first_loss = 0.7 + (i % 8),
                                         .loss_median = fmin (G_LN2, 0.1 + 0.17 * off),
                                         .loss_min = 0.1,
                                         .loss_max = 0.8,
                                         .epochs_to_half = off < 2 ? 120 : INFINITY,
                                         .failed = off > 3   ? 1
                                                   : off > 2 ? 1.0 / 3
                                                             : 0,
                                         .diverged = i % 8 == 7 ? 2.0 / 3 : 0 };
      map->done[i] = i != 9;
      map->n_done += map->done[i];
    }
  map->progress = (double) map->n_done / map->n_cells;

  return map;
}

PlateauSnapshot *
fixture_snapshot (const Case *c)
{
  g_auto (PlateauSettings) settings = { 0 };
  guint m = c->examples > 0 ? c->examples : 400;
  g_autoptr (PlateauRun) run = NULL;
  PlateauSnapshot *snapshot;
  const PlateauPlane plane = { .x = 0, .y = c->features == 1 ? 0 : 1, .rest = 0 };

  settings.data =
      c->features > 0
          ? make_clouds (c->features, m)
          : plateau_dataset_generate (c->data, m, plateau_data_kind_default_noise (c->data), 1);
  if (c->long_names)
    {
      g_free (settings.data->feature_names[0]);
      settings.data->feature_names[0] =
          g_strdup ("an unusually long name of a feature, in millimetres (measured twice)");
      g_free (settings.data->class_names[1]);
      settings.data->class_names[1] = g_strdup ("Pygoscelis antarcticus (Chinstrap penguin)");
    }
  settings.shape.n_features = settings.data->n_features;
  settings.shape.n_hidden = c->no_layer ? 0 : c->layers > 0 ? c->layers : 1;
  for (guint l = 0; l < settings.shape.n_hidden; l++)
    settings.shape.width[l] = c->units > 0 ? c->units : 4;
  settings.shape.activation = c->activation;
  settings.start.initialization = c->zeros      ? PLATEAU_INITIALIZATION_ZEROS
                                  : c->constant ? PLATEAU_INITIALIZATION_CONSTANT
                                                : PLATEAU_INITIALIZATION_NORMAL;
  settings.start.scale = c->scale > 0 ? c->scale : 1;
  settings.start.constant = 1;
  settings.start.seed = 2;
  settings.rate = c->rate > 0 ? c->rate : 1.2;

  run = plateau_run_new (&settings);
  plateau_run_keep_checkpoints (run, 1 << 22);
  if (c->nudge != 0)
    g_assert_true (plateau_run_edit (run, 0, run->network->parameters[0] + c->nudge, NULL));
  for (guint e = 0; e < c->epochs; e++)
    if (!plateau_run_step (run))
      break;
  snapshot = plateau_run_snapshot (
      run, &(PlateauWish){ .layers = ~0u, .errors = ~0u, .profiles = ~0u, .gradient = TRUE });
  if (!c->no_field)
    {
      snapshot->field = plateau_field_new (run->network, settings.data, &plane, NULL);
      snapshot->unit_maps = plateau_unit_maps_new (run->network, settings.data, &plane);
    }
  if (c->seeds > 0)
    snapshot->seeds =
        fixture_seeds (&settings, c->seeds, c->seeds_done > 0 ? c->seeds_done : c->seeds, 200);
  if (!c->no_plane)
    {
      fixture_add_landscape (snapshot, run, PLATEAU_SURFACE_TWINS);
      snapshot->map = fixture_map (&settings);
    }
  return snapshot;
}

static char *
lane_name (guint look, const Case *c)
{
  if (c->zeros)
    return g_strdup_printf ("%c · zeros", 'A' + (int) look);
  return g_strdup_printf ("%c · normal × %g", 'A' + (int) look, c->scale > 0 ? c->scale : 1);
}

PlateauSnapshot *
fixture_race (const Case *cases, guint n, guint looked)
{
  PlateauSnapshot *lanes[PLATEAU_MAX_LANES] = { NULL };
  PlateauSnapshot *snapshot;

  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (n, <=, PLATEAU_MAX_LANES);
  g_assert_cmpuint (looked, <, n);
  for (guint i = 0; i < n; i++)
    {
      lanes[i] = fixture_snapshot (&cases[i]);
      lanes[i]->lane_id = i + 1;
      lanes[i]->lane_look = i;
      lanes[i]->lane_name = lane_name (i, &cases[i]);
    }
  snapshot = lanes[looked];
  snapshot->n_lanes = n;
  snapshot->looked = looked;
  for (guint i = 0; i < n; i++)
    snapshot->lanes[i] = i == looked ? NULL : lanes[i];
  return snapshot;
}

void
fixture_pen (PlateauFigureKind kind,
             PlateauPen *pen,
             double width,
             double height,
             const PlateauSnapshot *snapshot,
             const PlateauFigureOptions *options)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      plateau_curve_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_BOUNDARY:
      plateau_boundary_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_NETWORK:
      plateau_network_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LAYERS:
      plateau_layers_figure_draw (pen, width, height, snapshot, options);
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
    case PLATEAU_FIGURE_RACE:
      plateau_race_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_NUMBERS:
      plateau_numbers_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LOSS:
    default:
      plateau_loss_figure_draw (pen, width, height, snapshot, options);
      break;
    }
}

cairo_surface_t *
fixture_draw (PlateauFigureKind kind,
              double width,
              double height,
              double scale,
              const PlateauSnapshot *snapshot,
              const PlateauStyle *style,
              const PlateauFigureOptions *options)
{
  cairo_surface_t *image = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, (int) ceil (width * scale), (int) ceil (height * scale));
  cairo_t *cr = cairo_create (image);

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, style->card.red, style->card.green, style->card.blue);
  cairo_paint (cr);
  plateau_figure_draw (kind, cr, width, height, snapshot, style, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  return image;
}

static gboolean
is_near (uint32_t pixel, PlateauColor color, int reach)
{
  return abs ((int) ((pixel >> 16) & 0xff) - (int) lround (color.red * 255)) <= reach &&
         abs ((int) ((pixel >> 8) & 0xff) - (int) lround (color.green * 255)) <= reach &&
         abs ((int) (pixel & 0xff) - (int) lround (color.blue * 255)) <= reach;
}

guint
fixture_ink (cairo_surface_t *image, PlateauColor ground, int x0, int y0, int x1, int y1)
{
  const unsigned char *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  guint n = 0;

  for (int y = MAX (y0, 0); y < MIN (y1, cairo_image_surface_get_height (image)); y++)
    for (int x = MAX (x0, 0); x < MIN (x1, cairo_image_surface_get_width (image)); x++)
      n += !is_near (((const uint32_t *) (const void *) (data + y * stride))[x], ground, 4);
  return n;
}

guint
fixture_count_in (cairo_surface_t *image, PlateauColor color, int x0, int y0, int x1, int y1)
{
  const unsigned char *data = cairo_image_surface_get_data (image);
  int stride = cairo_image_surface_get_stride (image);
  guint n = 0;

  for (int y = y0; y < MIN (y1, cairo_image_surface_get_height (image)); y++)
    for (int x = x0; x < MIN (x1, cairo_image_surface_get_width (image)); x++)
      n += is_near (((const uint32_t *) (const void *) (data + y * stride))[x], color, 6);
  return n;
}

guint
fixture_count (cairo_surface_t *image, PlateauColor color)
{
  return fixture_count_in (image, color, 0, 0, G_MAXINT, G_MAXINT);
}
