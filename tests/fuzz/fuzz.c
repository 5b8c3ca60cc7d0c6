/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "session/error.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The files that a harness may name. */
static const struct
{
  const char *name;
  const char *text;
} files[] = {
  { "points.csv", "x,y,kind\n1,2,a\n3,4,b\n5,6.5,a\n" },
  { "wrong.csv", "1,2,a\n1,two,b\n" },
  { "a \"b\", c.csv", "-1,no\n1,yes\n" },
  { "sub" G_DIR_SEPARATOR_S "points.csv", "1,0\n2,1\n" },
  { "own.plateau", "[Plateau Experiment]\ndata-set=file\ndata-file=points.csv\nlayers=3,2\n" },
  { "wrong.plateau", "[Plateau Experiment]\nseed=-1\n" },
};

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("plateau-fuzz-XXXXXX", &error);

  g_assert_no_error (error);
  g_assert_cmpint (g_chdir (folder), ==, 0);
  g_assert_cmpint (g_mkdir ("sub", 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_file_set_contents (files[i].name, files[i].text, -1, &error);
      g_assert_no_error (error);
    }

  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  fuzz_read (bytes, size);

  return 0;
}

/* Calls @each for all that lies in @folder, deepest first. */
static void
walk (const char *folder, void (*each) (const char *path, gpointer data), gpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        walk (path, each, data);
      each (path, data);
    }
}

static void
remove_path (const char *path, gpointer data)
{
  g_remove (path);
}

void
fuzz_finish (void)
{
  g_autofree char *folder = g_get_current_dir ();

  walk (folder, remove_path, NULL);
  g_assert_cmpint (g_chdir (g_get_tmp_dir ()), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct
{
  guint n_files;
  guint64 n_bytes;
} Measure;

static void
measure_path (const char *path, gpointer data)
{
  Measure *measure = data;
  GStatBuf status;

  measure->n_files++;
  if (g_stat (path, &status) == 0 && S_ISREG (status.st_mode))
    measure->n_bytes += status.st_size;
}

void
fuzz_measure_folder (guint *n_files, guint64 *n_bytes)
{
  Measure measure = { 0 };

  walk (".", measure_path, &measure);
  *n_files = measure.n_files;
  *n_bytes = measure.n_bytes;
}

guint
fuzz_count_lines (const guint8 *bytes, gsize size)
{
  guint n = 1;

  for (gsize i = 0; i < size; i++)
    n += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == size || bytes[i + 1] != '\n'));

  return n;
}

gboolean
fuzz_stays_inside (const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    {
      if (bytes[i] == '/' && (i == 0 || !g_ascii_isalnum (bytes[i - 1])))
        return FALSE;
      if (bytes[i] == '.' && i > 0 && bytes[i - 1] == '.')
        return FALSE;
    }

  return TRUE;
}

/* Takes a number from 1 and the colon behind it. */
static const char *
assert_number (const char *at, guint64 max)
{
  char *end;
  const guint64 number = g_ascii_strtoull (at, &end, 10);

  g_assert_cmpuint (number, >=, 1);
  g_assert_cmpuint (number, <=, max);
  g_assert_cmpint (*end, ==, ':');

  return end + 1;
}

void
fuzz_assert_refused (const GError *error, const char *place, guint n_lines, gboolean has_column)
{
  const char *at;

  g_assert_nonnull (error);
  g_assert_true (error->domain == PLATEAU_ERROR);
  g_assert_cmpint (error->code, >=, PLATEAU_ERROR_SYNTAX);
  g_assert_cmpint (error->code, <=, PLATEAU_ERROR_FILE);

  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  for (at = error->message; *at != '\0'; at = g_utf8_next_char (at))
    g_assert_true (g_unichar_isprint (g_utf8_get_char (at)));

  g_assert_true (g_str_has_prefix (error->message, place));
  at = error->message + strlen (place);
  if (n_lines > 0)
    at = assert_number (at, n_lines + 1);
  if (has_column)
    at = assert_number (at, G_MAXUINT);
  if (n_lines > 0)
    g_assert_cmpint (*at++, ==, ' ');
  g_assert_cmpint (*at, !=, '\0');
}
