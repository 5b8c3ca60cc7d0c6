/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "row-file.h"

#include "config.h"
#include "fail.h"
#include "interrupt.h"
#include "session/quote.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* A line with more bytes is none of ours; a file without any line end is not read whole. */
#define MAX_LINE 16384

struct _PlateauRowFile
{
  int descriptor; /* -1 once closed */
  char *name;     /* as messages show it */
  gboolean regular;
  off_t end; /* of the last whole line */
};

static gboolean
fail_to_open (const PlateauRowFile *self, int code, GError **error)
{
  return plateau_fail (
      error, PLATEAU_ERROR_FILE,
      /* Translators: -o is an option, %s the name of a file, then the system's reason. */
      _ ("-o “%s”: %s: a file in a folder that can be written to would be right"), self->name,
      g_strerror (code));
}

static gboolean
fail_to_write (const PlateauRowFile *self, int code, GError **error)
{
  if (!self->regular)
    return plateau_fail (
        error, PLATEAU_ERROR_FILE,
        /* Translators: -o is an option, %s the name of a file, then the system's reason. */
        _ ("-o “%s” cannot be written: %s: a file or pipe that takes it would be right"),
        self->name, g_strerror (code));

  return plateau_fail (
      error, PLATEAU_ERROR_FILE,
      /* Translators: -o is an option, %s the name of a file, then the system's reason. */
      _ ("-o “%s” cannot be written: %s: what it holds is valid, and the same command goes on"),
      self->name, g_strerror (code));
}

static gboolean
open_file (PlateauRowFile *self, const char *path, GError **error)
{
  struct stat status;

  self->regular = stat (path, &status) != 0 || S_ISREG (status.st_mode);
  self->descriptor = open (
      path, self->regular ? O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC : O_WRONLY | O_CLOEXEC, 0666);
  if (self->descriptor < 0)
    return fail_to_open (self, errno, error);

  /* Where a file system knows no locks there is none. */
  if (self->regular && flock (self->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return plateau_fail (error, PLATEAU_ERROR_FILE,
                         /* Translators: -o is an option, %s the name of a file. */
                         _ ("-o “%s”: another plateau-cli is writing it: a file of its own for "
                            "each would be right"),
                         self->name);

  return TRUE;
}

/* What is wrong without a look at what the line means. */
static gboolean
check_text (const PlateauRowFile *self, const GString *line, guint number, GError **error)
{
  if (line->len <= MAX_LINE && strlen (line->str) == line->len)
    return TRUE;

  return plateau_fail (error, PLATEAU_ERROR_SYNTAX,
                       /* Translators: file, line, a number of bytes. */
                       _ ("%s:%u: this is no line of text of at most %d bytes: a file of this "
                          "program, or a new one, would be right"),
                       self->name, number, MAX_LINE);
}

/* @rest: (out): TRUE where something stands behind the last whole line. */
static gboolean
read_lines (PlateauRowFile *self,
            PlateauLineCheck check,
            gpointer data,
            gboolean *rest,
            GError **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint number = 1;
  char chunk[65536];
  gssize n;

  while ((n = read (self->descriptor, chunk, sizeof chunk)) != 0)
    {
      const char *at = chunk;

      if (n < 0 && errno == EINTR && plateau_interrupt_signal () == 0)
        continue;
      if (n < 0)
        return fail_to_open (self, errno, error);

      while (at < chunk + n)
        {
          const char *end = memchr (at, '\n', chunk + n - at);

          g_string_append_len (line, at, (end != NULL ? end : chunk + n) - at);
          if (!check_text (self, line, number, error))
            return FALSE;
          if (end == NULL)
            break;

          if (!check (line->str, number, TRUE, data, error))
            return FALSE;
          self->end += line->len + 1;
          number++;
          g_string_truncate (line, 0);
          at = end + 1;
        }
    }

  *rest = line->len > 0;
  return !*rest || check (line->str, number, FALSE, data, error);
}

PlateauRowFile *
plateau_row_file_open (const char *path, PlateauLineCheck check, gpointer data, GError **error)
{
  g_autoptr (PlateauRowFile) self = g_new0 (PlateauRowFile, 1);
  gboolean rest = FALSE;

  self->descriptor = -1;
  self->name = plateau_printable (path, G_MAXSIZE);
  if (!open_file (self, path, error))
    return NULL;

  if (self->regular && !read_lines (self, check, data, &rest, error))
    return NULL;
  if (rest && ftruncate (self->descriptor, self->end) != 0)
    {
      fail_to_open (self, errno, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
plateau_row_file_free (PlateauRowFile *self)
{
  if (self == NULL)
    return;

  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self->name);
  g_free (self);
}

gboolean
plateau_row_file_is_empty (const PlateauRowFile *self)
{
  return self->end == 0;
}

gboolean
plateau_row_file_is_kept (const PlateauRowFile *self)
{
  return self->regular;
}

gboolean
plateau_row_file_append (PlateauRowFile *self, const char *text, GError **error)
{
  const gsize length = strlen (text);
  gsize written = 0;

  while (written < length)
    {
      const gssize n = write (self->descriptor, text + written, length - written);
      const int code = errno;

      if (n < 0 && code == EINTR && plateau_interrupt_signal () == 0)
        continue;
      if (n < 0)
        {
          /* Should this fail too, the next start cuts the line. */
          if (self->regular && written > 0 && ftruncate (self->descriptor, self->end) != 0)
            g_debug ("%s: %s", self->name, g_strerror (errno));
          return fail_to_write (self, code, error);
        }
      written += n;
    }

  self->end += length;
  return TRUE;
}

gboolean
plateau_row_file_close (PlateauRowFile *self, GError **error)
{
  const int status = close (self->descriptor);

  self->descriptor = -1;
  return status == 0 || fail_to_write (self, errno, error);
}
