/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "mapping.h"

#include <glib/gstdio.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>

/* What cannot be a file neither stops the map nor makes it wait. */
static void
test_no_file (void)
{
  g_auto (MappingKept) kept = { 0 };
  g_autofree char *below = NULL;
  g_autofree char *deep = NULL;
  g_autofree char *made = NULL;

  mapping_kept_init (&kept);
  below = g_build_filename (kept.folder, MAPPING_STRANGER, "maps", NULL);
  deep = g_build_filename (kept.folder, "a", NULL);
  for (guint i = 0; i < 3; i++)
    {
      const char *folder = i == 0 ? below : kept.folder;
      g_autoptr (PlateauMap) map = NULL;

      if (i > 0)
        g_remove (kept.path);
      if (i == 1)
        g_assert_cmpint (g_mkdir (kept.path, 0700), ==, 0);
      if (i == 2)
        g_assert_cmpint (mkfifo (kept.path, 0600), ==, 0);

      map = mapping_run (&kept.plan, kept.experiment, folder, TRUE);
      g_assert_nonnull (map->refusal);
      g_test_message ("%s", map->refusal);
      mapping_assert_same (map, kept.map);
    }
  g_remove (kept.path);

  /* A folder that is missing is made, but not for a look. */
  {
    g_autofree char *maps = g_build_filename (deep, "maps", NULL);
    g_autoptr (PlateauMap) nothing = mapping_run (&kept.plan, kept.experiment, maps, FALSE);
    g_autoptr (PlateauMap) map = NULL;

    g_assert_null (nothing->refusal);
    g_assert_false (g_file_test (deep, G_FILE_TEST_EXISTS));
    map = mapping_run (&kept.plan, kept.experiment, maps, TRUE);
    g_assert_null (map->refusal);
    made = mapping_only_file (maps);
    g_assert_nonnull (made);
    g_remove (made);
    g_rmdir (maps);
    g_rmdir (deep);
  }
}

/* A disk that is full in the middle: whole lines stay, the map is computed to its end. */
static void
test_full (void)
{
  char *folder;
  g_autoptr (PlateauExperiment) experiment = NULL;
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  struct rlimit limit = { 1000, 1000 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }

  folder = folder_new (MAPPING_STRANGER);
  experiment = mapping_experiment ();
  mapping_plan (experiment, 60, &plan);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  {
    g_autoptr (PlateauMap) map = mapping_run (&plan, experiment, folder, TRUE);

    g_assert_nonnull (map->refusal);
  }
  path = mapping_only_file (folder);
  text = mapping_read (path);
  g_assert_cmpuint (strlen (text), >, 500);
  g_assert_cmpuint (strlen (text), <=, 1000);
  g_assert_true (g_str_has_suffix (text, "\n"));
  folder_remove (folder);
  g_free (folder);
}

/* The map with this seed is kept. */
static gboolean
is_kept (const char *folder, PlateauExperiment *experiment, guint seed)
{
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauMap) map = NULL;

  mapping_plan (experiment, 0, &plan);
  plan.base.start.seed = seed;
  map = mapping_run (&plan, experiment, folder, FALSE);
  return map->n_done == map->n_cells;
}

/* Ten are kept; the eleventh pushes out the one that was not used for longest, and no file besides. */
static void
test_eleventh (void)
{
  char *folder = folder_new (MAPPING_STRANGER);
  g_autofree char *stranger = g_build_filename (folder, MAPPING_STRANGER, NULL);
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };

  mapping_plan (experiment, 0, &plan);
  for (guint seed = 0; seed < 10; seed++)
    {
      plan.base.start.seed = seed;
      plateau_map_unref (mapping_run (&plan, experiment, folder, TRUE));
    }
  /* A look is a use. */
  g_assert_true (is_kept (folder, experiment, 0));
  plan.base.start.seed = 10;
  plateau_map_unref (mapping_run (&plan, experiment, folder, TRUE));

  g_assert_false (is_kept (folder, experiment, 1));
  for (guint seed = 0; seed <= 10; seed++)
    g_assert_true (is_kept (folder, experiment, seed) == (seed != 1));
  g_assert_true (g_file_test (stranger, G_FILE_TEST_EXISTS));
  folder_remove (folder);
  g_free (folder);
}

/* Each thing that counts makes another map, and the speed does not. */
static void
test_content (void)
{
  g_auto (MappingKept) kept = { 0 };
  PlateauDataset *data;

  mapping_kept_init (&kept);
  for (guint i = 0; i <= 15; i++)
    {
      g_auto (PlateauSweepPlan) plan = { 0 };
      g_autoptr (PlateauMap) map = NULL;

      plateau_sweep_plan_copy (&plan, &kept.plan);
      switch (i)
        {
        case 0:
          data = plateau_dataset_copy (plan.base.data);
          data->x[data->stride + 3] = nextafter (data->x[data->stride + 3], 100);
          plateau_dataset_unref (plan.base.data);
          plan.base.data = data;
          break;
        case 1:
          data = plateau_dataset_copy (plan.base.data);
          data->y[4] = 1 - data->y[4];
          plateau_dataset_unref (plan.base.data);
          plan.base.data = data;
          break;
        case 2:
          plan.base.shape.width[0]++;
          break;
        case 3:
          plan.base.shape.activation = PLATEAU_ACTIVATION_SIGMOID;
          break;
        case 4:
          plan.base.start.initialization = PLATEAU_INITIALIZATION_HE;
          break;
        case 5:
          plan.base.start.bias = 0.1;
          break;
        case 6:
          plan.scales[1] = nextafter (plan.scales[1], 100);
          break;
        case 7:
          plan.n_scales--;
          break;
        case 8:
          plan.rows[2]++;
          break;
        case 9:
          plan.n_rows--;
          break;
        case 10:
          plan.n_seeds++;
          break;
        case 11:
          plan.base.start.seed++;
          break;
        case 12:
          plan.epochs++;
          break;
        case 13:
          plan.base.rate = nextafter (plan.base.rate, 100);
          break;
        case 14:
          plan.axis = PLATEAU_SWEEP_RATE;
          break;
        default:
          plan.base.speed = 7;
          break;
        }
      map = mapping_run (&plan, kept.experiment, kept.folder, FALSE);
      g_test_message ("%u", i);
      g_assert_null (map->refusal);
      g_assert_cmpuint (map->n_done, ==, i == 15 ? map->n_cells : 0);
    }
}

/* While one writes, another reads what is there, and computes the rest for itself. */
static void
test_two (void)
{
  g_auto (MappingKept) kept = { 0 };
  g_autofree char *half = NULL;
  g_autofree char *after = NULL;
  g_autoptr (PlateauMap) whole = NULL;
  FILE *other;

  mapping_kept_init (&kept);
  half = g_strndup (kept.text, strlen (kept.text) / 2);
  mapping_write (kept.path, half, -1);
  other = g_fopen (kept.path, "r+e");
  g_assert_cmpint (flock (fileno (other), LOCK_EX | LOCK_NB), ==, 0);
  whole = mapping_run (&kept.plan, kept.experiment, kept.folder, TRUE);
  g_assert_null (whole->refusal);
  mapping_assert_same (whole, kept.map);
  after = mapping_read (kept.path);
  g_assert_cmpstr (after, ==, half);
  fclose (other);
}

/* Side by side, from nothing. */
static void
test_at_once (void)
{
  g_auto (MappingKept) kept = { 0 };
  PlateauMapJob *jobs[4];

  mapping_kept_init (&kept);
  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *after = NULL;

      g_remove (kept.path);
      for (guint i = 0; i < 4; i++)
        jobs[i] = plateau_map_job_new (&kept.plan, kept.experiment, kept.folder, TRUE, 1);
      for (guint i = 0; i < 4; i++)
        {
          g_autoptr (PlateauMap) map = NULL;

          g_assert_true (plateau_map_job_wait (jobs[i], LONG));
          map = plateau_map_job_look (jobs[i]);
          g_assert_null (map->refusal);
          mapping_assert_same (map, kept.map);
          plateau_map_job_free (jobs[i]);
        }
      after = mapping_read (kept.path);
      g_assert_cmpuint (mapping_count_lines (after), ==, kept.map->n_cells + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-folder/no-file", test_no_file);
  g_test_add_func ("/map-folder/full", test_full);
  g_test_add_func ("/map-folder/eleventh", test_eleventh);
  g_test_add_func ("/map-folder/content", test_content);
  g_test_add_func ("/map-folder/two", test_two);
  g_test_add_func ("/map-folder/at-once", test_at_once);

  return g_test_run ();
}
