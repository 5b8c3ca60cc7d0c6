/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "output.h"

PlateauExit
plateau_command_code (const PlateauOptions *options, GError **error)
{
  g_autofree char *text =
      plateau_source_code (options->experiment, options->language, options->epochs, options->every);
  const gboolean good = options->output != NULL ? plateau_output_file (options->output, text, error)
                                                : plateau_output_write (text, error);

  return good ? PLATEAU_EXIT_GOOD : PLATEAU_EXIT_BAD;
}
