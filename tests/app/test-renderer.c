/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/renderer.h"

#include <glib/gstdio.h>

static gboolean
has_gpu (const char *const *files)
{
  g_autofree char *folder = g_dir_make_tmp ("plateau-XXXXXX", NULL);
  g_autofree char *dri = g_build_filename (folder, "dri", NULL);
  gboolean has;

  g_assert_nonnull (folder);
  if (files[0] != NULL && g_str_has_prefix (files[0], "dri/"))
    g_assert_cmpint (g_mkdir (dri, 0700), ==, 0);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  has = plateau_renderer_has_gpu (folder);

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (dri);
  g_assert_cmpint (g_rmdir (folder), ==, 0);

  return has;
}

static void
test_gpu (void)
{
  g_assert_false (plateau_renderer_has_gpu ("/nowhere/at/all"));
  g_assert_false (has_gpu ((const char *[]){ NULL }));
  /* A screen that only shows what was computed: no node to render with. */
  g_assert_false (has_gpu ((const char *[]){ "dri/card0", "fb0", NULL }));
  g_assert_true (has_gpu ((const char *[]){ "dri/card0", "dri/renderD128", NULL }));
  g_assert_true (has_gpu ((const char *[]){ "nvidiactl", NULL }));
  g_assert_true (has_gpu ((const char *[]){ "dxg", NULL }));
}

/* What a person has chosen stands. */
static void
test_choice (void)
{
  g_setenv ("GSK_RENDERER", "gl", TRUE);
  plateau_renderer_choose ();
  g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "gl");

  g_unsetenv ("GSK_RENDERER");
  plateau_renderer_choose ();
  if (plateau_renderer_has_gpu ("/dev"))
    g_assert_null (g_getenv ("GSK_RENDERER"));
  else
    g_assert_cmpstr (g_getenv ("GSK_RENDERER"), ==, "cairo");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/renderer/gpu", test_gpu);
  g_test_add_func ("/renderer/choice", test_choice);

  return g_test_run ();
}
