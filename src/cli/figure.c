/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "figures/export.h"
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

PlateauExit
plateau_command_figure (const PlateauOptions *options, GError **error)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  PlateauFigureOptions view;
  PlateauWish wish = { 0 };

  plateau_experiment_get_settings (options->experiment, &settings);
  run = plateau_run_new (&settings);
  while (run->epoch < options->epochs && plateau_run_step (run))
    ;

  plateau_figure_options_init (&view);
  view.layer = options->layer;
  view.plane = middle_plane (settings.data);
  plateau_figure_add_wish (options->figure, &view, &wish);

  snapshot = plateau_run_snapshot (run, &wish);
  if (snapshot->divergence.layer != 0)
    return plateau_command_diverged (snapshot, error);
  if (wish.unit_maps && snapshot->unit_maps == NULL)
    snapshot->unit_maps = plateau_unit_maps_new (run->network, settings.data, &view.plane);
  if (wish.field)
    snapshot->field = plateau_field_new (run->network, settings.data, &view.plane, NULL);

  return plateau_export (options->figure, options->output, options->width, options->height,
                         snapshot, plateau_style_get (options->style), &view, error)
             ? PLATEAU_EXIT_GOOD
             : PLATEAU_EXIT_BAD;
}
