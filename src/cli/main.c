/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "output.h"
#include "session/csv-reader.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>

static PlateauExit
print_version (GError **error)
{
  return plateau_output_write ("plateau-cli " PLATEAU_VERSION "\n", error) ? PLATEAU_EXIT_GOOD
                                                                           : PLATEAU_EXIT_BAD;
}

static PlateauExit
run (int argc, char *argv[], GError **error)
{
  g_auto (PlateauOptions) options = { 0 };
  PlateauExit status = PLATEAU_EXIT_BAD;

  if (!plateau_options_parse (&options, argc, argv, error))
    return PLATEAU_EXIT_BAD;

  switch (options.command)
    {
    case PLATEAU_COMMAND_TRAIN:
      status = plateau_command_train (&options, error);
      break;
    case PLATEAU_COMMAND_FIGURE:
      /* It prints nothing: what becomes of the standard output is not its business. */
      return plateau_command_figure (&options, error);
    case PLATEAU_COMMAND_VERSION:
      status = print_version (error);
      break;
    case PLATEAU_COMMAND_HELP:
    default:
      status = plateau_command_help (error);
    }

  if (status == PLATEAU_EXIT_GOOD && !plateau_output_close (error))
    status = PLATEAU_EXIT_BAD;
  return status;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  PlateauExit status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, PLATEAU_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");

  /* A reader that goes away is an output that cannot be written, with a message like any other. */
  signal (SIGPIPE, SIG_IGN);

  status = run (argc, argv, &error);
  if (error != NULL)
    {
      message = plateau_csv_printable (error->message, G_MAXSIZE);
      g_printerr ("plateau-cli: %s\n", message);
    }

  return status;
}
