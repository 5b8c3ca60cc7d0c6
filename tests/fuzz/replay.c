/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

/*
 * Reads every seed of a target, one after the other, as libFuzzer would: what was found once is looked
 * for in every build. A seed whose name begins with "right" must be accepted and all others refused,
 * so that none of them goes stale unseen.
 */

static void
replay_seeds (gconstpointer user_data)
{
  const char *folder = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_right = 0, n_wrong = 0;

  g_assert_no_error (error);
  LLVMFuzzerInitialize (NULL, NULL);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;
      g_autofree guint8 *bytes = NULL;
      const gboolean right = g_str_has_prefix (name, "right");
      gsize size;

      /* A copy without the NUL that GLib puts behind: a step too far is seen. */
      g_file_get_contents (path, &contents, &size, &error);
      g_assert_no_error (error);
      bytes = g_memdup2 (contents, size);

      g_test_message ("%s", name);
      if (fuzz_read (bytes, size) != right)
        g_test_fail_printf ("%s is %s", name, right ? "refused" : "accepted");
      n_right += right;
      n_wrong += !right;
    }

  g_assert_cmpuint (n_right, >, 0);
  g_assert_cmpuint (n_wrong, >, 0);
  fuzz_finish ();
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autofree char *target = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);

  target = g_path_get_basename (argv[1]);
  path = g_strconcat ("/fuzz/", target, NULL);
  g_test_add_data_func (path, argv[1], replay_seeds);

  return g_test_run ();
}
