/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "commands.h"

#include "config.h"
#include "output.h"
#include "session/quote.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

static PlateauExit
print_version (GError **error)
{
  return plateau_output_write ("plateau-cli " PLATEAU_VERSION "\n", error) ? PLATEAU_EXIT_GOOD
                                                                           : PLATEAU_EXIT_BAD;
}

static PlateauExit
run_command (const PlateauOptions *options, GError **error)
{
  switch (options->command)
    {
    case PLATEAU_COMMAND_TRAIN:
      return plateau_command_train (options, error);
    case PLATEAU_COMMAND_FIGURE:
      return plateau_command_figure (options, error);
    case PLATEAU_COMMAND_SWEEP:
      return plateau_command_sweep (options, error);
    case PLATEAU_COMMAND_SLICE:
      return plateau_command_slice (options, error);
    case PLATEAU_COMMAND_CODE:
      return plateau_command_code (options, error);
    case PLATEAU_COMMAND_EXPERIMENT:
      return plateau_command_experiment (options, error);
    case PLATEAU_COMMAND_BENCH:
      return plateau_command_bench (options, error);
    case PLATEAU_COMMAND_VERSION:
      return print_version (error);
    case PLATEAU_COMMAND_HELP:
    default:
      return plateau_command_help (options, error);
    }
}

static PlateauExit
run (int argc, char *argv[], GError **error)
{
  g_auto (PlateauOptions) options = { 0 };
  PlateauExit status;

  if (!plateau_options_parse (&options, argc, argv, error))
    return PLATEAU_EXIT_BAD;

  /* Who writes a file prints nothing: what becomes of the standard output is not its business. */
  status = run_command (&options, error);
  if (status == PLATEAU_EXIT_GOOD && options.output == NULL && !plateau_output_close (error))
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

  /* A reader that goes away and a file that may not grow are outputs that cannot be written, with a
   * message like any other. */
  signal (SIGPIPE, SIG_IGN);
  signal (SIGXFSZ, SIG_IGN);

  status = run (argc, argv, &error);
  if (error != NULL)
    {
      message = plateau_printable (error->message, G_MAXSIZE);
      g_printerr ("plateau-cli: %s\n", message);
    }

  /* Threads that could not be waited for must not see the program being taken down around them. */
  if (status == PLATEAU_EXIT_INTERRUPTED || status == PLATEAU_EXIT_TERMINATED)
    _exit (status);

  return status;
}
