/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "renderer.h"

gboolean
plateau_renderer_has_gpu (const char *devices)
{
  static const char *const others[] = { "nvidiactl", "dxg" };
  g_autofree char *nodes = g_build_filename (devices, "dri", NULL);
  g_autoptr (GDir) dir = g_dir_open (nodes, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (devices, others[i], NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return TRUE;
    }

  return FALSE;
}

void
plateau_renderer_choose (void)
{
#ifdef __linux__
  if (!plateau_renderer_has_gpu ("/dev"))
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
#endif
}
