/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output.h"

#include "config.h"
#include "fail.h"
#include "session/quote.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <sys/stat.h>

static gboolean
fail (int code, GError **error)
{
  return plateau_fail (
      error, PLATEAU_ERROR_FILE,
      /* Translators: the system's reason. */
      _ ("the output cannot be written: %s: a file or pipe that takes it would be right"),
      g_strerror (code));
}

gboolean
plateau_output_write (const char *text, GError **error)
{
  return (fputs (text, stdout) >= 0 && fflush (stdout) == 0) || fail (errno, error);
}

/* A device or a pipe is written to; a file is replaced. */
static gboolean
write_special (const char *path, const char *text)
{
  FILE *stream = fopen (path, "we");
  gboolean good;

  if (stream == NULL)
    return FALSE;

  good = fputs (text, stream) >= 0 && fflush (stream) == 0;
  return fclose (stream) == 0 && good;
}

gboolean
plateau_output_file (const char *path, const char *text, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *shown = NULL;
  struct stat status;

  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      if (write_special (path, text))
        return TRUE;
      g_set_error_literal (&failure, PLATEAU_ERROR, PLATEAU_ERROR_FILE, g_strerror (errno));
    }
  else if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0666,
                                     &failure))
    {
      return TRUE;
    }

  shown = plateau_printable (path, G_MAXSIZE);
  return plateau_fail (
      error, PLATEAU_ERROR_FILE,
      /* Translators: -o is an option, %s the name of a file, then the system's reason. */
      _ ("-o “%s”: %s: a file in a folder that can be written to would be right"), shown,
      failure->message);
}

gboolean
plateau_output_close (GError **error)
{
  return fclose (stdout) == 0 || fail (errno, error);
}
