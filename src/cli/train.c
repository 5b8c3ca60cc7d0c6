/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "output.h"
#include "session/run.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char header[] =
    "epoch,loss,accuracy,saturated,mean_slope,update_ratio,unit_spread,distinct_units\n";

/* Seventeen digits give the same double back. A number that is undefined leaves its cell empty. */
static void
append_number (GString *row, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (row, ',');
  if (isfinite (value))
    g_string_append (row, g_ascii_formatd (text, sizeof text, "%.17g", value));
}

/* Read off the run itself: a snapshot would copy the whole history for every row. */
static gboolean
write_row (const PlateauRun *run, GString *row, GError **error)
{
  PlateauDiagnostics first;

  plateau_run_fill_pass (run);
  plateau_diagnose (run->network, run->pass, run->settings.rate, 1, &first);

  g_string_printf (row, "%" G_GUINT64_FORMAT, run->epoch);
  append_number (row, run->pass->loss);
  append_number (row, plateau_pass_accuracy (run->pass, run->network->n_layers));
  append_number (row, first.saturated);
  append_number (row, first.mean_slope);
  append_number (row, first.update_ratio);
  append_number (row, first.unit_spread);
  g_string_append_printf (row, ",%u\n", first.distinct_units);

  return plateau_output_write (row->str, error);
}

PlateauExit
plateau_command_diverged (const PlateauSnapshot *snapshot, GError **error)
{
  g_autofree char *text = plateau_divergence_text (snapshot);

  g_set_error_literal (error, PLATEAU_ERROR, PLATEAU_ERROR_VALUE, text);
  return PLATEAU_EXIT_DIVERGED;
}

PlateauExit
plateau_command_train (const PlateauOptions *options, GError **error)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (GString) row = g_string_new (NULL);
  g_autoptr (PlateauRun) run = NULL;

  plateau_experiment_get_settings (options->experiment, &settings);
  run = plateau_run_new (&settings);

  if (!plateau_output_write (header, error))
    return PLATEAU_EXIT_BAD;

  while (run->divergence.layer == 0)
    {
      if ((run->epoch % options->every == 0 || run->epoch == options->epochs) &&
          !write_row (run, row, error))
        return PLATEAU_EXIT_BAD;
      if (run->epoch == options->epochs)
        return PLATEAU_EXIT_GOOD;
      plateau_run_step (run);
    }

  {
    g_autoptr (PlateauSnapshot) last = plateau_run_snapshot (run, NULL);

    return plateau_command_diverged (last, error);
  }
}
