/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "moment.h"
#include "output.h"
#include "session/exact-number.h"
#include "session/landscape.h"
#include "session/run.h"

static char *
make_table (const PlateauLandscape *landscape)
{
  GString *text = g_string_new ("x,y,loss\n");

  for (guint j = 0; j < landscape->n; j++)
    for (guint i = 0; i < landscape->n; i++)
      {
        const double row[3] = { plateau_slice_coordinate (landscape->slice, 0, i),
                                plateau_slice_coordinate (landscape->slice, 1, j),
                                landscape->loss[j * landscape->n + i] };

        for (guint k = 0; k < 3; k++)
          {
            char number[G_ASCII_DTOSTR_BUF_SIZE];

            g_string_append (text, g_ascii_dtostr (number, sizeof number, row[k]));
            g_string_append_c (text, k < 2 ? ',' : '\n');
          }
      }

  return g_string_free (text, FALSE);
}

PlateauExit
plateau_command_slice (const PlateauOptions *options, GError **error)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) start = NULL;
  g_autoptr (PlateauSnapshot) snapshot = NULL;
  g_autoptr (PlateauLandscape) landscape = NULL;
  g_autoptr (PlateauProjection) projection = NULL;
  g_autofree char *text = NULL;
  PlateauWish wish = { 0 };
  gboolean good;

  plateau_experiment_get_settings (options->experiment, &settings);
  start = plateau_run_new (&settings);
  projection = wish.path = plateau_projection_new (&options->axes, start->network);
  snapshot = plateau_moment_new (&settings, options->epochs, options->epochs, &wish);
  if (snapshot->divergence.layer != 0)
    return plateau_command_diverged (snapshot, error);

  landscape =
      plateau_landscape_new_within (snapshot, &options->axes, options->points, options->range);
  text = make_table (landscape);
  good = options->output != NULL ? plateau_output_file (options->output, text, error)
                                 : plateau_output_write (text, error);

  return good ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
