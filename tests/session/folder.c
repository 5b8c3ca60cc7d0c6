/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <glib/gstdio.h>

char *
folder_new (const char *csv)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("plateau-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, csv, NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, "height,label\n1,a\n2,b\n3,a\n5,a\n8,b\n", -1, &error);
  g_assert_no_error (error);
  return folder;
}

void
folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}
