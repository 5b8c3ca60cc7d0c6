/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "figure-map.h"
#include "figure-seeds.h"
#include "figures/export.h"
#include "lanes.h"
#include "moment.h"
#include "session/run.h"

/* The plane through the middle of the third feature, which is where most examples are. */
static PlateauPlane
middle_plane (const PlateauDataset *data)
{
  PlateauPlane plane = { .x = 0, .y = 1 };

  if (data->n_features == 3)
    {
      const double *x = data->x + 2 * (gsize) data->stride;

      for (guint i = 0; i < data->n_examples; i++)
        plane.rest += x[i] / data->n_examples;
    }

  return plane;
}

/* Draws what the snapshot shows, with what lies at the lit epoch. */
static PlateauExit
draw (const PlateauOptions *options,
      const PlateauSnapshot *snapshot,
      const PlateauFigureOptions *view,
      GError **error)
{
  PlateauStyle style;

  plateau_style_scaled (plateau_style_get (options->style), options->font_scale, &style);

  return plateau_export (options->figure, options->output, options->width, options->height,
                         snapshot, &style, view, error)
             ? PLATEAU_EXIT_GOOD
             : PLATEAU_EXIT_BAD;
}

static PlateauExit
draw_seeds (const PlateauOptions *options,
            const PlateauSettings *settings,
            const PlateauFigureOptions *view,
            GError **error)
{
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  PlateauSeeds *seeds = NULL;
  PlateauExit status = plateau_train_seeds (options, settings, &seeds, error);

  if (status != PLATEAU_EXIT_GOOD)
    return status;
  run = plateau_run_new (settings);
  snapshot = plateau_run_snapshot (run, NULL);
  snapshot->seeds = seeds;

  return draw (options, snapshot, view, error);
}

/* Around it lies the start that the options name: the map shows where that one is. */
static PlateauExit
draw_map (const PlateauOptions *options,
          const PlateauSettings *settings,
          const PlateauFigureOptions *view,
          GError **error)
{
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  PlateauMap *map = NULL;
  PlateauExit status = plateau_compute_map (options, &map, error);

  if (status != PLATEAU_EXIT_GOOD)
    return status;
  run = plateau_run_new (settings);
  snapshot = plateau_run_snapshot (run, NULL);
  snapshot->map = map;

  return draw (options, snapshot, view, error);
}

/* (transfer full): random directions are scaled to the start. */
static PlateauProjection *
start_projection (const PlateauSettings *settings, const PlateauSurfaceAxes *axes)
{
  g_autoptr (PlateauRun) run = plateau_run_new (settings);

  return plateau_projection_new (axes, run->network);
}

PlateauExit
plateau_command_figure (const PlateauOptions *options, GError **error)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauProjection) projection = NULL;
  PlateauFigureOptions view;
  PlateauWish wish = { 0 };

  plateau_experiment_get_settings (options->experiment, &settings);
  plateau_figure_options_init (&view);
  view.layer = options->layer;
  view.stage = options->stage;
  view.n_layers = settings.shape.n_hidden + 1;
  view.lit.example = options->example;
  view.plane = middle_plane (settings.data);
  view.axes = options->axes;
  view.height_log = options->height_log;
  /* Figures over all epochs point at the one that is shown. */
  if (options->epoch < options->epochs)
    view.lit.epoch = options->epoch;
  if (options->figure == PLATEAU_FIGURE_SEEDS)
    return draw_seeds (options, &settings, &view, error);
  if (options->figure == PLATEAU_FIGURE_MAP)
    return draw_map (options, &settings, &view, error);

  plateau_figure_add_wish (options->figure, &view, &wish);
  if (options->figure == PLATEAU_FIGURE_LANDSCAPE)
    projection = wish.path = start_projection (&settings, &options->axes);
  /* In a race the lanes that had to stop are part of the picture. */
  if (options->figure == PLATEAU_FIGURE_RACE)
    return draw (options, snapshot = plateau_lanes_train (options, &wish), &view, error);

  snapshot = plateau_moment_new (&settings, options->epochs, options->epoch, &wish);
  if (snapshot->divergence.layer != 0)
    return plateau_command_diverged (snapshot, error);
  if (options->figure == PLATEAU_FIGURE_LANDSCAPE)
    snapshot->landscape =
        plateau_landscape_new (snapshot, &options->axes, PLATEAU_LANDSCAPE_POINTS);

  return draw (options, snapshot, &view, error);
}
