/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "output.h"
#include "session/experiment-file.h"

PlateauExit
plateau_command_experiment (const PlateauOptions *options, GError **error)
{
  g_autofree char *text = NULL;
  gboolean good;

  if (options->output != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (options->output);

      good = plateau_experiment_save (options->experiment, file, error);
    }
  else
    {
      text = plateau_experiment_to_text (options->experiment);
      good = plateau_output_write (text, error);
    }

  return good ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
