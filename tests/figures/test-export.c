/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/export.h"
#include "fixture.h"
#include "session/error.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static char *folder;

static gboolean export(PlateauFigureKind kind,
                       const char *path,
                       double width,
                       double height,
                       GError **error)
{
  const Case c = { .scale = 10, .epochs = 3 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  return plateau_export (kind, path, width, height, snapshot,
                         plateau_style_get (PLATEAU_STYLE_LIGHT), &options, error);
}

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_formats (void)
{
  static const struct
  {
    const char *ending, *magic;
  } formats[] = {
    { "svg", "<?xml" }, { "pdf", "%PDF-" }, { "png", "\x89PNG" }, { "PNG", "\x89PNG" }
  };

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autofree char *name = g_strdup_printf ("figure-%u.%s", kind, formats[i].ending);
        g_autofree char *path = g_build_filename (folder, name, NULL);
        g_autofree char *bytes = NULL;
        g_autoptr (GError) error = NULL;
        gsize length;

        g_assert_true (export((PlateauFigureKind) kind, path, 640, 400, &error));
        g_assert_no_error (error);
        g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
        g_assert_cmpuint (length, >, 3000);
        g_assert_cmpmem (bytes, strlen (formats[i].magic), formats[i].magic,
                         strlen (formats[i].magic));
        g_assert_cmpint (g_unlink (path), ==, 0);
      }
  g_assert_cmpuint (count_files (), ==, 0);
}

/* The whole sheet is painted, and the title stands on it. */
static void
test_sheet (void)
{
  g_autofree char *path = g_build_filename (folder, "sheet.png", NULL);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  cairo_surface_t *read, *image;
  cairo_t *cr;

  g_assert_true (export(PLATEAU_FIGURE_CURVE, path, 900, 560, NULL));
  read = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (read), ==, 900);
  g_assert_cmpint (cairo_image_surface_get_height (read), ==, 560);
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, 560);
  cr = cairo_create (image);
  cairo_set_source_surface (cr, read, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  g_assert_cmpuint (fixture_ink (image, style->card, 0, 0, 900, 8), ==, 0);
  g_assert_cmpuint (fixture_ink (image, style->card, 0, 0, 8, 560), ==, 0);
  g_assert_cmpuint (fixture_ink (image, style->card, 10, 8, 300, 36), >, 300);
  g_assert_cmpuint (fixture_ink (image, style->card, 100, 100, 800, 500), >, 10000);
  cairo_surface_destroy (read);
  cairo_surface_destroy (image);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
assert_refused (const char *path, double width, double height, int code, const char *advice)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (export(PLATEAU_FIGURE_LOSS, path, width, height, &error));
  g_assert_error (error, PLATEAU_ERROR, code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, advice));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_refusals (void)
{
  g_autofree char *jpeg = g_build_filename (folder, "figure.jpeg", NULL);
  g_autofree char *bare = g_build_filename (folder, "figure", NULL);
  g_autofree char *hidden = g_build_filename (folder, ".png", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder", "figure.png", NULL);
  g_autofree char *good = g_build_filename (folder, "figure.png", NULL);

  assert_refused (jpeg, 640, 400, PLATEAU_ERROR_UNKNOWN, ".svg, .pdf or .png");
  assert_refused (bare, 640, 400, PLATEAU_ERROR_UNKNOWN, ".svg, .pdf or .png");
  assert_refused (hidden, 640, 400, PLATEAU_ERROR_UNKNOWN, ".svg, .pdf or .png");
  assert_refused (nowhere, 640, 400, PLATEAU_ERROR_FILE, "writable");
  assert_refused (good, 0, 400, PLATEAU_ERROR_VALUE, "64 to 32767");
  assert_refused (good, 640, -5, PLATEAU_ERROR_VALUE, "64 to 32767");
  assert_refused (good, 1e9, 400, PLATEAU_ERROR_VALUE, "64 to 32767");
}

/* Where the disk is full, the older picture stays whole and nothing lies beside it. */
static void
test_full_disk (void)
{
  g_autofree char *path = g_build_filename (folder, "old.svg", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit before, small;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 1000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (export(PLATEAU_FIGURE_LOSS, path, 640, 400, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  signal (SIGXFSZ, SIG_DFL);
  g_assert_error (error, PLATEAU_ERROR, PLATEAU_ERROR_FILE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("plateau-export-XXXXXX", NULL);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/sheet", test_sheet);
  g_test_add_func ("/export/refusals", test_refusals);
  g_test_add_func ("/export/full-disk", test_full_disk);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);
  return result;
}
