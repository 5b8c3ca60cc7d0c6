/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping.h"
#include "folder.h"

#include <math.h>

PlateauExperiment *
mapping_experiment (void)
{
  PlateauExperiment *experiment = plateau_experiment_new ();

  g_object_set (experiment, "data-set", PLATEAU_DATA_SET_MOONS, "examples", 20u, "hidden-units", 3u,
                "learning-rate", 0.5, NULL);

  return experiment;
}

void
mapping_plan (PlateauExperiment *experiment, guint64 epochs, PlateauSweepPlan *plan)
{
  plateau_map_plan (experiment, PLATEAU_SWEEP_DEPTH, 2, epochs, plan);
  plan->n_scales = 4;
  plateau_sweep_log_spaced (plan->scales, 0.01, 10, 4);
  plan->n_rows = 3;
}

PlateauMap *
mapping_run (const PlateauSweepPlan *plan,
             PlateauExperiment *experiment,
             const char *folder,
             gboolean compute)
{
  g_autoptr (PlateauMapJob) job = plateau_map_job_new (plan, experiment, folder, compute, 2);
  PlateauMap *map;

  g_assert_true (plateau_map_job_wait (job, LONG));
  g_assert_true (plateau_map_job_is_over (job));
  map = plateau_map_job_look (job);
  g_assert_cmpuint (map->n_cells, ==, plateau_sweep_plan_n_cells (plan));
  if (compute)
    {
      g_assert_cmpuint (map->n_done, ==, map->n_cells);
      g_assert_cmpfloat (map->progress, ==, 1);
    }

  return map;
}

static void
assert_same_number (double a, double b)
{
  if (isnan (a) || isnan (b))
    g_assert_true (isnan (a) && isnan (b));
  else
    g_assert_cmpfloat (a, ==, b);
}

void
mapping_assert_same (const PlateauMap *a, const PlateauMap *b)
{
  g_assert_cmpuint (a->n_cells, ==, b->n_cells);
  for (guint i = 0; i < a->n_cells; i++)
    {
      const PlateauSweepCell *x = &a->cell[i], *y = &b->cell[i];

      g_assert_true (a->done[i] && b->done[i]);
      g_assert_cmpuint (x->cell, ==, i);
      g_assert_cmpuint (y->cell, ==, i);
      assert_same_number (x->first_loss, y->first_loss);
      assert_same_number (x->loss_median, y->loss_median);
      assert_same_number (x->loss_min, y->loss_min);
      assert_same_number (x->loss_max, y->loss_max);
      assert_same_number (x->epochs_to_half, y->epochs_to_half);
      assert_same_number (x->diverged, y->diverged);
      assert_same_number (x->failed, y->failed);
    }
}

char *
mapping_only_file (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *path = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (!g_str_equal (name, MAPPING_STRANGER))
      {
        g_assert_null (path);
        path = g_build_filename (folder, name, NULL);
      }

  return path;
}

char *
mapping_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

void
mapping_write (const char *path, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

guint
mapping_count_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';

  return n;
}

void
mapping_kept_init (MappingKept *self)
{
  self->folder = folder_new (MAPPING_STRANGER);
  self->experiment = mapping_experiment ();
  mapping_plan (self->experiment, 60, &self->plan);
  self->map = mapping_run (&self->plan, self->experiment, self->folder, TRUE);
  g_assert_null (self->map->refusal);
  self->path = mapping_only_file (self->folder);
  g_assert_nonnull (self->path);
  self->text = mapping_read (self->path);
  g_assert_cmpuint (mapping_count_lines (self->text), ==, self->map->n_cells + 1);
}

void
mapping_kept_clear (MappingKept *self)
{
  plateau_map_unref (self->map);
  plateau_sweep_plan_clear (&self->plan);
  g_object_unref (self->experiment);
  folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->text);
}
