/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

static gboolean
fail (int code, GError **error)
{
  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
               /* Translators: the system's reason. */
               _ ("the output cannot be written: %s: a file or pipe that takes it would be right"),
               g_strerror (code));
  return FALSE;
}

gboolean
plateau_output_write (const char *text, GError **error)
{
  return (fputs (text, stdout) >= 0 && fflush (stdout) == 0) || fail (errno, error);
}

gboolean
plateau_output_close (GError **error)
{
  return fclose (stdout) == 0 || fail (errno, error);
}
