/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"
#include "mapping.h"

#include <math.h>
#include <string.h>

/* A loss that no training of these reaches. */
#define POISON "0.123456789"

/* Another loss_median in the row on @line, from 1; the cell that it belongs to is the one that has it
 * afterwards. */
static char *
poison (const char *text, guint line)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  g_auto (GStrv) cells = g_strsplit (lines[line], ",", -1);

  for (guint c = 0; names[c] != NULL; c++)
    if (g_str_equal (names[c], "loss_median"))
      {
        g_free (cells[c]);
        cells[c] = g_strdup (POISON);
      }
  g_free (lines[line]);
  lines[line] = g_strjoinv (",", cells);

  return g_strjoinv ("\n", lines);
}

static guint
count_poisoned (const PlateauMap *map)
{
  guint n = 0;

  for (guint i = 0; i < map->n_cells; i++)
    n += map->done[i] && map->cell[i].loss_median == g_ascii_strtod (POISON, NULL);

  return n;
}

/* The second time nothing is trained: what the file says counts. */
static void
test_second_time (void)
{
  g_auto (MappingKept) kept = { 0 };
  g_autofree char *poisoned = NULL;
  g_autofree char *after = NULL;

  mapping_kept_init (&kept);
  for (guint compute = 0; compute < 2; compute++)
    {
      g_autoptr (PlateauMap) again =
          mapping_run (&kept.plan, kept.experiment, kept.folder, compute == 1);

      mapping_assert_same (again, kept.map);
      g_assert_cmpfloat (again->progress, ==, 1);
    }

  poisoned = poison (kept.text, 5);
  mapping_write (kept.path, poisoned, -1);
  {
    g_autoptr (PlateauMap) again = mapping_run (&kept.plan, kept.experiment, kept.folder, TRUE);

    g_assert_null (again->refusal);
    g_assert_cmpuint (count_poisoned (again), ==, 1);
  }
  after = mapping_read (kept.path);
  g_assert_cmpstr (after, ==, poisoned);
}

/* The numbers that are not finite come back too. */
static void
test_undefined (void)
{
  char *folder = folder_new (MAPPING_STRANGER);
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  guint n_undefined = 0;

  g_object_set (experiment, "activation", PLATEAU_ACTIVATION_LINEAR, "learning-rate", 30.0, NULL);
  mapping_plan (experiment, 100, &plan);
  {
    g_autoptr (PlateauMap) map = mapping_run (&plan, experiment, folder, TRUE);
    g_autoptr (PlateauMap) again = mapping_run (&plan, experiment, folder, FALSE);

    mapping_assert_same (map, again);
    for (guint i = 0; i < map->n_cells; i++)
      n_undefined += isnan (map->cell[i].loss_median);
  }
  g_assert_cmpuint (n_undefined, >, 0);
  folder_remove (folder);
  g_free (folder);
}

/* Given up in the middle, it goes on where it was. */
static void
test_cancel (void)
{
  char *folder = folder_new (MAPPING_STRANGER);
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autofree char *poisoned = NULL;
  guint n_done;

  mapping_plan (experiment, 20000, &plan);
  {
    g_autoptr (PlateauMapJob) job = plateau_map_job_new (&plan, experiment, folder, TRUE, 1);
    g_autoptr (PlateauMap) map = NULL;

    do
      {
        g_clear_pointer (&map, plateau_map_unref);
        g_usleep (500);
        map = plateau_map_job_look (job);
      }
    while (map->n_done < 2);
    plateau_map_job_cancel (job);
    g_assert_true (plateau_map_job_wait (job, LONG));
    g_clear_pointer (&map, plateau_map_unref);
    map = plateau_map_job_look (job);
    n_done = map->n_done;
  }

  path = mapping_only_file (folder);
  text = mapping_read (path);
  g_assert_cmpuint (mapping_count_lines (text), ==, n_done + 1);
  {
    g_autoptr (PlateauMap) kept = mapping_run (&plan, experiment, folder, FALSE);

    g_assert_cmpuint (kept->n_done, ==, n_done);
    g_assert_cmpfloat (kept->progress, ==, n_done / 12.0);
  }

  /* Even the cell that was written first is not trained again. */
  poisoned = poison (text, 1);
  mapping_write (path, poisoned, -1);
  {
    g_autoptr (PlateauMap) whole = mapping_run (&plan, experiment, folder, TRUE);

    g_assert_null (whole->refusal);
    g_assert_cmpuint (count_poisoned (whole), ==, 1);
  }
  folder_remove (folder);
  g_free (folder);
}

/* A file that breaks off anywhere loses its last line, and is completed. */
static void
test_truncated (void)
{
  g_auto (MappingKept) kept = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  const gsize header = 100;

  mapping_kept_init (&kept);
  for (guint i = 0; i < 25; i++)
    {
      const gsize cut = i == 0   ? 0
                        : i == 1 ? header
                                 : (gsize) g_rand_int_range (random, 1, strlen (kept.text));
      g_autofree char *piece = g_strndup (kept.text, cut);
      const guint n_lines = mapping_count_lines (piece);
      g_autoptr (PlateauMap) part = NULL;
      g_autoptr (PlateauMap) whole = NULL;
      g_autofree char *after = NULL;

      mapping_write (kept.path, piece, cut);
      part = mapping_run (&kept.plan, kept.experiment, kept.folder, FALSE);
      g_assert_null (part->refusal);
      g_assert_cmpuint (part->n_done, ==, n_lines > 0 ? n_lines - 1 : 0);
      whole = mapping_run (&kept.plan, kept.experiment, kept.folder, TRUE);
      g_assert_null (whole->refusal);
      mapping_assert_same (whole, kept.map);
      after = mapping_read (kept.path);
      g_assert_cmpuint (mapping_count_lines (after), ==, kept.map->n_cells + 1);
    }
}

/* A file that is damaged before its end is not trusted; it says so, and is a good one afterwards. */
static void
test_damaged (void)
{
  static const struct
  {
    const char *old;
    const char *new;
    const char *message;
  } changes[] = {
    { "data,", "date,", "line 1" },         { "\nmoons,", "\nflower,", "line 2" },
    { "\nmoons,", "\n\nmoons,", "line 2" }, { "\nmoons,", "\n\377\376\n", "line 2" },
    { ",tanh,", ",relu,", "line 2" },       { ",0.", ",x.", "line 2" },
    { ",60,", ",61,", "line 2" },
  };
  g_auto (MappingKept) kept = { 0 };
  g_autofree char *zeros = g_malloc0 (3000);
  g_autofree char *long_line = g_strnfill (200000, 'x');
  g_autofree char *twice = NULL;

  mapping_kept_init (&kept);
  twice = g_strconcat (kept.text, strstr (kept.text, "\nmoons") + 1, NULL);
  zeros[2999] = '\n';
  for (guint i = 0; i < G_N_ELEMENTS (changes) + 3; i++)
    {
      g_autofree char *damaged = NULL;
      g_autofree char *after = NULL;
      const char *text = i == 7 ? zeros : i == 8 ? long_line : twice;
      gsize length = i == 7 ? 3000 : strlen (text);
      g_autoptr (PlateauMap) nothing = NULL;
      g_autoptr (PlateauMap) whole = NULL;
      g_autoptr (PlateauMap) again = NULL;

      if (i < G_N_ELEMENTS (changes))
        {
          const char *at = strstr (kept.text, changes[i].old);
          g_autofree char *before = g_strndup (kept.text, at - kept.text);

          text = damaged = g_strconcat (before, changes[i].new, at + strlen (changes[i].old), NULL);
          length = strlen (text);
        }
      mapping_write (kept.path, text, length);

      nothing = mapping_run (&kept.plan, kept.experiment, kept.folder, FALSE);
      g_assert_cmpuint (nothing->n_done, ==, 0);
      g_assert_nonnull (nothing->refusal);
      g_assert_true (g_utf8_validate (nothing->refusal, -1, NULL));
      g_test_message ("%s", nothing->refusal);
      g_assert_nonnull (strstr (nothing->refusal, kept.path));
      if (i < G_N_ELEMENTS (changes))
        g_assert_nonnull (strstr (nothing->refusal, changes[i].message));

      whole = mapping_run (&kept.plan, kept.experiment, kept.folder, TRUE);
      g_assert_nonnull (whole->refusal);
      mapping_assert_same (whole, kept.map);
      after = mapping_read (kept.path);
      g_assert_cmpuint (mapping_count_lines (after), ==, kept.map->n_cells + 1);
      again = mapping_run (&kept.plan, kept.experiment, kept.folder, FALSE);
      g_assert_null (again->refusal);
      mapping_assert_same (again, kept.map);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-kept/second-time", test_second_time);
  g_test_add_func ("/map-kept/undefined", test_undefined);
  g_test_add_func ("/map-kept/cancel", test_cancel);
  g_test_add_func ("/map-kept/truncated", test_truncated);
  g_test_add_func ("/map-kept/damaged", test_damaged);

  return g_test_run ();
}
