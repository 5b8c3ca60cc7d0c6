/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map-store.h"

#include "config.h"
#include "error.h"
#include "map.h"
#include "quote.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* More bytes than any line has: a longer file is none of ours, and is not read. */
#define MAX_LINE 4096

/* A name: a checksum in hexadecimal digits, and this. */
#define N_DIGITS 64
#define SUFFIX ".csv"

struct _PlateauMapStore
{
  const PlateauSweepTable *table;
  guint n_cells;
  char *folder;
  char *path;
  char *shown;    /* the path, as messages show it */
  int descriptor; /* -1 while it is not open */
  off_t end;      /* of the last whole line that counts */
  gboolean read_only;
  gboolean written;
};

/* All that determines the numbers, and the names that stand beside them; another version may compute
 * others. */
static char *
content_of (const PlateauSweepPlan *plan, const PlateauSweepTable *table)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const PlateauDataset *data = plan->base.data;
  const guint32 axis = plan->axis;

  g_checksum_update (checksum, (const guchar *) PLATEAU_VERSION, sizeof PLATEAU_VERSION);
  g_checksum_update (checksum, (const guchar *) &axis, sizeof axis);
  plateau_sweep_table_add_to_checksum (table, checksum);
  for (guint f = 0; f < data->n_features; f++)
    g_checksum_update (checksum, (const guchar *) (data->x + f * (gsize) data->stride),
                       data->n_examples * sizeof (double));
  g_checksum_update (checksum, (const guchar *) data->y, data->n_examples * sizeof (double));

  return g_strdup (g_checksum_get_string (checksum));
}

PlateauMapStore *
plateau_map_store_new (const char *folder,
                       const PlateauSweepPlan *plan,
                       const PlateauSweepTable *table)
{
  PlateauMapStore *self = g_new0 (PlateauMapStore, 1);
  g_autofree char *content = content_of (plan, table);
  g_autofree char *name = g_strconcat (content, SUFFIX, NULL);

  self->table = table;
  self->n_cells = plateau_sweep_plan_n_cells (plan);
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, name, NULL);
  self->shown = plateau_printable (self->path, G_MAXSIZE);
  self->descriptor = -1;

  return self;
}

/* Appending marks it too, but only to a few milliseconds. */
static void
mark_as_used (PlateauMapStore *self)
{
  struct timespec times[2];

  clock_gettime (CLOCK_REALTIME, &times[0]);
  times[1] = times[0];
  /* Where it cannot be marked it is pushed out too early, and no more. */
  (void) futimens (self->descriptor, times);
}

static void
close_file (PlateauMapStore *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  self->descriptor = -1;
}

void
plateau_map_store_free (PlateauMapStore *self)
{
  if (self == NULL)
    return;

  if (self->written && self->descriptor >= 0)
    mark_as_used (self);
  close_file (self);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->shown);
  g_free (self);
}

static gboolean
fail_to_read (PlateauMapStore *self, int code, GError **error)
{
  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
               /* Translators: the name of a file, then the system's reason. */
               _ ("The kept map “%s” cannot be read: %s"), self->shown, g_strerror (code));
  close_file (self);
  self->read_only = TRUE;
  return FALSE;
}

static gboolean
fail_to_write (PlateauMapStore *self, int code, GError **error)
{
  g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE,
               /* Translators: the name of a file, then the system's reason. */
               _ ("The map cannot be kept in “%s”: %s: a folder that can be written to, with room "
                  "in it, would be right"),
               self->shown, g_strerror (code));
  close_file (self);
  self->read_only = TRUE;
  return FALSE;
}

/* One whole line, from 1: FALSE where it is damaged. */
static gboolean
read_line (PlateauMapStore *self,
           const char *line,
           guint number,
           PlateauSweepCell *cells,
           gboolean *done)
{
  PlateauSweepCell cell;

  if (number == 1)
    return g_str_equal (line, plateau_sweep_table_header (self->table));
  if (!plateau_sweep_table_read_cell (self->table, line, &cell, NULL) || done[cell.cell])
    return FALSE;

  cells[cell.cell] = cell;
  done[cell.cell] = TRUE;
  return TRUE;
}

static gboolean
read_lines (PlateauMapStore *self,
            char *text,
            gsize length,
            PlateauSweepCell *cells,
            gboolean *done,
            GError **error)
{
  char *line = text;

  for (guint number = 1;; number++)
    {
      char *end = memchr (line, '\n', text + length - line);

      if (end == NULL)
        return TRUE;

      *end = '\0';
      /* What stands behind a zero byte would not be looked at. */
      if (strlen (line) != (gsize) (end - line) || !read_line (self, line, number, cells, done))
        {
          g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
                       /* Translators: the name of a file, and a line in it. */
                       _ ("The kept map “%s” is damaged in line %u, and is passed over"),
                       self->shown, number);
          memset (done, 0, self->n_cells * sizeof *done);
          self->end = 0;
          return FALSE;
        }

      line = end + 1;
      self->end = line - text;
    }
}

/* FALSE: errno says why. */
static gboolean
read_bytes (PlateauMapStore *self, char *bytes, gsize size, gsize *length)
{
  *length = 0;
  while (*length < size)
    {
      const gssize n = read (self->descriptor, bytes + *length, size - *length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      *length += n;
    }

  return TRUE;
}

gboolean
plateau_map_store_load (PlateauMapStore *self,
                        PlateauSweepCell *cell,
                        gboolean *done,
                        GError **error)
{
  g_autofree char *text = NULL;
  struct stat status;
  gsize length;

  /* Not to wait where a pipe stands in the file's place. */
  self->descriptor = open (self->path, O_RDWR | O_APPEND | O_CLOEXEC | O_NONBLOCK);
  if (self->descriptor < 0)
    return errno == ENOENT || errno == ENOTDIR || fail_to_read (self, errno, error);
  if (fstat (self->descriptor, &status) != 0)
    return fail_to_read (self, errno, error);
  if (!S_ISREG (status.st_mode))
    return fail_to_read (self, EINVAL, error);
  /* Where a file system knows no locks there is none. */
  self->read_only = flock (self->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;

  if (status.st_size > (off_t) MAX_LINE * (self->n_cells + 1))
    {
      g_set_error (error, PLATEAU_ERROR, PLATEAU_ERROR_SYNTAX,
                   /* Translators: the name of a file. */
                   _ ("The kept map “%s” is longer than any map, and is passed over"), self->shown);
      return FALSE;
    }

  text = g_malloc (status.st_size + 1);
  if (!read_bytes (self, text, status.st_size, &length))
    return fail_to_read (self, errno, error);
  mark_as_used (self);

  return read_lines (self, text, length, cell, done, error);
}

typedef struct
{
  char *name;
  struct timespec used;
} Kept;

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->name);
}

/* The latest first. */
static int
by_use (gconstpointer a, gconstpointer b)
{
  const struct timespec *x = &((const Kept *) a)->used, *y = &((const Kept *) b)->used;

  if (x->tv_sec != y->tv_sec)
    return x->tv_sec < y->tv_sec ? 1 : -1;
  return (x->tv_nsec < y->tv_nsec) - (x->tv_nsec > y->tv_nsec);
}

static gboolean
is_map (const char *name)
{
  return strspn (name, "0123456789abcdef") == N_DIGITS && g_str_equal (name + N_DIGITS, SUFFIX);
}

/* Leaves the file of this map and the nine others that were used last; and whatever is no map. */
static void
push_out (PlateauMapStore *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autofree char *own = g_path_get_basename (self->path);
  const char *name;

  g_array_set_clear_func (kept, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      struct stat status;

      if (is_map (name) && !g_str_equal (name, own) && lstat (path, &status) == 0)
        {
          Kept one = { g_strdup (name), status.st_mtim };

          g_array_append_val (kept, one);
        }
    }

  g_array_sort (kept, by_use);
  for (guint i = PLATEAU_KEPT_MAPS - 1; i < kept->len; i++)
    {
      g_autofree char *path =
          g_build_filename (self->folder, g_array_index (kept, Kept, i).name, NULL);

      /* What cannot be removed takes room, and no more. */
      (void) g_unlink (path);
    }
}

/* Where there was no file when it was looked for. */
static gboolean
make_file (PlateauMapStore *self, GError **error)
{
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail_to_write (self, errno, error);

  self->descriptor = open (self->path, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  if (self->descriptor < 0 && errno == EEXIST)
    {
      /* Another job has begun with the same map, and keeps it. */
      self->read_only = TRUE;
      return TRUE;
    }
  if (self->descriptor < 0)
    return fail_to_write (self, errno, error);

  (void) flock (self->descriptor, LOCK_EX | LOCK_NB);
  push_out (self);
  return TRUE;
}

gboolean
plateau_map_store_append (PlateauMapStore *self, const PlateauSweepCell *cell, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize written = 0;

  if (!self->read_only && self->descriptor < 0 && !make_file (self, error))
    return FALSE;
  if (self->read_only)
    return TRUE;

  /* What an interruption or a damage has left. */
  if (!self->written && ftruncate (self->descriptor, self->end) != 0)
    return fail_to_write (self, errno, error);
  self->written = TRUE;

  if (self->end == 0)
    g_string_append_printf (text, "%s\n", plateau_sweep_table_header (self->table));
  plateau_sweep_table_append_row (self->table, cell, text);
  while (written < text->len)
    {
      const gssize n = write (self->descriptor, text->str + written, text->len - written);
      const int code = errno;

      if (n < 0 && code == EINTR)
        continue;
      if (n < 0)
        {
          /* Should this fail too, the next job passes the line over. */
          if (ftruncate (self->descriptor, self->end) != 0)
            g_debug ("%s: %s", self->shown, g_strerror (errno));
          return fail_to_write (self, code, error);
        }
      written += n;
    }

  self->end += text->len;
  return TRUE;
}
