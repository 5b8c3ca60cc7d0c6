/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "mapping.h"

#include <math.h>
#include <string.h>

/* A map holds what a sweep computes, to the last bit, and writes the rows that a sweep writes. */
static void
test_equals_sweep (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauMap) map = NULL;
  g_autoptr (PlateauSweep) sweep = NULL;
  g_autoptr (PlateauSweepTable) table = NULL;
  g_autofree char *csv = NULL;
  PlateauSweepCell cell;
  guint n = 0;

  mapping_plan (experiment, 100, &plan);
  map = mapping_run (&plan, experiment, NULL, TRUE);
  g_assert_null (map->refusal);
  csv = plateau_map_to_csv (map);
  table = plateau_sweep_table_new (&plan, experiment);
  g_assert_true (g_str_has_prefix (csv, plateau_sweep_table_header (table)));

  sweep = plateau_sweep_new (&plan, NULL, 0, 1);
  while (plateau_sweep_take (sweep, &cell, LONG))
    {
      g_autoptr (GString) row = g_string_new ("\n");

      plateau_sweep_table_append_row (table, &cell, row);
      g_assert_nonnull (strstr (csv, row->str));
      n++;
    }
  g_assert_cmpuint (n, ==, map->n_cells);
  /* Nothing stands in it besides. */
  for (const char *at = csv; *at != '\0'; at++)
    n -= *at == '\n';
  g_assert_cmpint ((int) n, ==, -1);
}

/* Of the cell that a CSV holds for these settings. */
static double
loss_of (const char *csv, const char *layers, const char *scale)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ",", -1);
  double loss = NAN;

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      gboolean found = TRUE;
      double value = NAN;

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (names));
      for (guint c = 0; names[c] != NULL; c++)
        if (g_str_equal (names[c], "layers"))
          found &= g_str_equal (cells[c], layers);
        else if (g_str_equal (names[c], "scale"))
          found &= g_str_equal (cells[c], scale);
        else if (g_str_equal (names[c], "loss_median"))
          value = g_ascii_strtod (cells[c], NULL);
      if (found)
        loss = value;
    }

  return loss;
}

/* What the lecture says of deep networks, in the numbers of the issue: 8 tanh units a layer, rate 0.5, 500
 * epochs, flower, three seeds. 0.01 does for one hidden layer; from four on nothing moves, and the loss
 * stays that of a guess; Xavier learns at eight. */
static void
test_theory (void)
{
  static const struct
  {
    PlateauInitialization initialization;
    double scale;
    guint depth;
    const char *layers;
    double low;
    double high;
  } cells[] = {
    { PLATEAU_INITIALIZATION_NORMAL, 0.01, 1, "8", 0.30, 0.35 },
    { PLATEAU_INITIALIZATION_NORMAL, 0.01, 4, "8-8-8-8", 0.6931, 0.6932 },
    { PLATEAU_INITIALIZATION_NORMAL, 0.01, 8, "8-8-8-8-8-8-8-8", 0.6931, 0.6932 },
    { PLATEAU_INITIALIZATION_XAVIER_COURSE, 1, 1, "8", 0.25, 0.35 },
    { PLATEAU_INITIALIZATION_XAVIER_COURSE, 1, 4, "8-8-8-8", 0.15, 0.28 },
    { PLATEAU_INITIALIZATION_XAVIER_COURSE, 1, 8, "8-8-8-8-8-8-8-8", 0.15, 0.28 },
  };

  for (guint k = 0; k < 2; k++)
    {
      g_autoptr (PlateauExperiment) experiment = plateau_experiment_new ();
      g_auto (PlateauSweepPlan) plan = { 0 };
      g_autoptr (PlateauMap) map = NULL;
      g_autofree char *csv = NULL;

      g_object_set (experiment, "hidden-units", 8u, "learning-rate", 0.5, "initialization",
                    cells[3 * k].initialization, NULL);
      plateau_map_plan (experiment, PLATEAU_SWEEP_DEPTH, 3, 500, &plan);
      plan.n_scales = 1;
      plan.scales[0] = cells[3 * k].scale;
      plan.n_rows = 3;
      for (guint i = 0; i < 3; i++)
        plan.rows[i] = cells[3 * k + i].depth;
      map = mapping_run (&plan, experiment, NULL, TRUE);
      csv = plateau_map_to_csv (map);

      for (guint i = 0; i < 3; i++)
        {
          const double loss =
              loss_of (csv, cells[3 * k + i].layers, cells[3 * k + i].scale == 1 ? "1" : "0.01");

          g_test_message ("× %g, %s: %g", cells[3 * k].scale, cells[3 * k + i].layers, loss);
          g_assert_cmpfloat (loss, >, cells[3 * k + i].low);
          g_assert_cmpfloat (loss, <, cells[3 * k + i].high);
          g_assert_true ((map->cell[i].failed == 1) == (k == 0 && i > 0));
        }
    }
}

static void
test_plan (void)
{
  static const guint n_rows[] = { 16, 8, 8 };
  static const double first[] = { 0.01, 1, 1 }, last[] = { 10, 8, 128 };

  for (guint axis = 0; axis < 3; axis++)
    {
      g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
      g_auto (PlateauSweepPlan) plan = { 0 };
      g_auto (PlateauSettings) settings = { 0 };

      if (axis == PLATEAU_SWEEP_UNITS)
        g_object_set (experiment, "hidden-layers", 0u, NULL);
      plateau_map_plan (experiment, axis, 5, 77, &plan);
      g_assert_cmpuint (plan.axis, ==, axis);
      g_assert_cmpuint (plan.n_scales, ==, 24);
      g_assert_cmpfloat (plan.scales[0], ==, 0.001);
      g_assert_cmpfloat (plan.scales[23], ==, 100);
      g_assert_cmpuint (plan.n_rows, ==, n_rows[axis]);
      g_assert_cmpfloat (plan.rows[0], ==, first[axis]);
      g_assert_cmpfloat (plan.rows[n_rows[axis] - 1], ==, last[axis]);
      for (guint i = 1; i < 24; i++)
        g_assert_cmpfloat_with_epsilon (plan.scales[i] / plan.scales[i - 1], pow (1e5, 1 / 23.0),
                                        1e-9);
      g_assert_cmpuint (plan.n_seeds, ==, 5);
      g_assert_cmpuint (plan.epochs, ==, 77);

      /* The last row is another network than the first. */
      plateau_sweep_plan_get_settings (&plan, 24 * (n_rows[axis] - 1), 0, &settings);
      if (axis == PLATEAU_SWEEP_DEPTH)
        g_assert_cmpuint (settings.shape.n_hidden, ==, 8);
      if (axis == PLATEAU_SWEEP_UNITS)
        g_assert_cmpuint (settings.shape.n_hidden, ==, 1);
      if (axis == PLATEAU_SWEEP_UNITS)
        g_assert_cmpuint (settings.shape.width[0], ==, 128);
    }
}

/* A map without numbers, to be looked up in. */
static PlateauMap *
empty_map (PlateauExperiment *experiment, PlateauSweepAxis axis)
{
  g_auto (PlateauSweepPlan) plan = { 0 };

  plateau_map_plan (experiment, axis, 1, 1, &plan);
  return mapping_run (&plan, experiment, NULL, FALSE);
}

static int
find (const PlateauMap *map, PlateauExperiment *experiment)
{
  g_auto (PlateauSettings) settings = { 0 };

  plateau_experiment_get_settings (experiment, &settings);
  return plateau_map_find (map, &settings);
}

/* Each cell is found where it lies, and up to half a cell beside it. */
static void
test_find (void)
{
  for (guint axis = 0; axis < 3; axis++)
    {
      g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
      g_autoptr (PlateauMap) map = empty_map (experiment, axis);
      const PlateauSweepPlan *plan = &map->plan;
      const double step = plan->scales[1] / plan->scales[0];

      for (guint i = 0; i < map->n_cells; i++)
        {
          g_auto (PlateauSettings) settings = { 0 };

          plateau_sweep_plan_get_settings (plan, i, 0, &settings);
          settings.start.seed += 9;
          settings.speed = 3;
          g_assert_cmpint (plateau_map_find (map, &settings), ==, i);
          settings.start.scale *= pow (step, 0.49);
          g_assert_cmpint (plateau_map_find (map, &settings), ==, i);
          settings.start.scale /= pow (step, 0.98);
          g_assert_cmpint (plateau_map_find (map, &settings), ==, i);
          settings.start.scale /= pow (step, 0.02);
          g_assert_cmpint (plateau_map_find (map, &settings), ==,
                           i % plan->n_scales == 0 ? -1 : (int) i - 1);
        }
    }
}

static void
test_find_nothing (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_autoptr (PlateauMap) depths = empty_map (experiment, PLATEAU_SWEEP_DEPTH);
  g_autoptr (PlateauMap) rates = empty_map (experiment, PLATEAU_SWEEP_RATE);
  g_autoptr (PlateauMap) units = empty_map (experiment, PLATEAU_SWEEP_UNITS);
  static const guint unequal[] = { 3, 4 };
  static const struct
  {
    const char *property;
    double value;
    gboolean found[3]; /* in depths, rates, units */
  } changes[] = {
    { "seed", 77, { TRUE, TRUE, TRUE } },
    { "speed", 5, { TRUE, TRUE, TRUE } },
    { "constant", 5, { TRUE, TRUE, TRUE } }, /* which a normal start does not read */
    { "weight-scale", 0, { FALSE, FALSE, FALSE } },
    { "weight-scale", 200, { FALSE, FALSE, FALSE } },
    { "learning-rate", 0.6, { FALSE, TRUE, FALSE } },
    { "learning-rate", 20, { FALSE, FALSE, FALSE } },
    { "learning-rate", 0, { FALSE, FALSE, FALSE } },
    { "hidden-layers", 2, { TRUE, FALSE, FALSE } },
    { "hidden-layers", 9, { FALSE, FALSE, FALSE } },
    { "hidden-layers", 0, { FALSE, FALSE, FALSE } },
    { "hidden-units", 5, { FALSE, FALSE, TRUE } },
    { "hidden-units", 256, { FALSE, FALSE, FALSE } },
    { "bias", 1, { FALSE, FALSE, FALSE } },
    { "activation", PLATEAU_ACTIVATION_RELU, { FALSE, FALSE, FALSE } },
    { "initialization", PLATEAU_INITIALIZATION_HE, { FALSE, FALSE, FALSE } },
    { "noise", 0.3, { FALSE, FALSE, FALSE } },
    { "data-seed", 8, { FALSE, FALSE, FALSE } },
    { "examples", 22, { FALSE, FALSE, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (PlateauExperiment) other = mapping_experiment ();
      g_auto (GValue) value = G_VALUE_INIT;
      GParamSpec *pspec =
          g_object_class_find_property (G_OBJECT_GET_CLASS (other), changes[i].property);

      /* The data of both are made each for itself, and equal. */
      g_assert_cmpint (find (depths, other), >=, 0);
      g_value_init (&value, pspec->value_type);
      if (G_IS_PARAM_SPEC_DOUBLE (pspec))
        g_value_set_double (&value, changes[i].value);
      else if (G_IS_PARAM_SPEC_UINT (pspec))
        g_value_set_uint (&value, changes[i].value);
      else
        g_value_set_enum (&value, changes[i].value);
      g_object_set_property (G_OBJECT (other), changes[i].property, &value);
      g_test_message ("%s %g", changes[i].property, changes[i].value);
      g_assert_true ((find (depths, other) >= 0) == changes[i].found[0]);
      g_assert_true ((find (rates, other) >= 0) == changes[i].found[1]);
      g_assert_true ((find (units, other) >= 0) == changes[i].found[2]);
    }

  g_assert_true (plateau_experiment_set_widths (experiment, 2, unequal, NULL));
  g_assert_cmpint (find (depths, experiment), ==, -1);
}

/* The lowest loss, of a cell that most of its seeds reach the end of. */
static void
test_best (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauMap) map = NULL;
  int best;

  mapping_plan (experiment, 200, &plan);
  {
    g_autoptr (PlateauMap) none = mapping_run (&plan, experiment, NULL, FALSE);

    g_assert_cmpint (plateau_map_best (none), ==, -1);
    g_assert_cmpuint (none->n_done, ==, 0);
    g_assert_cmpfloat (none->progress, ==, 0);
  }
  map = mapping_run (&plan, experiment, NULL, TRUE);
  best = plateau_map_best (map);
  g_assert_cmpint (best, >=, 0);
  for (guint i = 0; i < map->n_cells; i++)
    g_assert_cmpfloat (map->cell[best].loss_median, <=, map->cell[i].loss_median);

  map->cell[best].diverged = 0.5;
  g_assert_cmpint (plateau_map_best (map), !=, best);
  map->cell[best].diverged = 0;
  map->done[best] = FALSE;
  g_assert_cmpint (plateau_map_best (map), !=, best);
}

/* Looking neither makes objects in vain nor steps back; and a map outlives its job. */
static void
test_look (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauMapJob) job = NULL;
  g_autoptr (PlateauMap) before = NULL;
  g_autofree char *csv = NULL;
  gint64 start;
  guint n_new = 0;
  gboolean over;

  mapping_plan (experiment, 20000, &plan);
  start = g_get_monotonic_time ();
  job = plateau_map_job_new (&plan, experiment, NULL, TRUE, 2);
  before = plateau_map_job_look (job);
  do
    {
      g_autoptr (PlateauMap) map = NULL;

      over = plateau_map_job_is_over (job);
      map = plateau_map_job_look (job);
      if (map != before)
        {
          g_assert_cmpuint (map->n_done, >=, before->n_done);
          g_assert_cmpfloat (map->progress, >=, before->progress);
          g_assert_cmpfloat (map->progress, <=, 1);
          n_new++;
        }
      plateau_map_unref (before);
      before = plateau_map_ref (map);
      g_usleep (200);
    }
  while (!over);
  g_assert_cmpuint (before->n_done, ==, before->n_cells);
  g_assert_cmpfloat (before->progress, ==, 1);
  /* Ten in a second, and the last one. */
  g_assert_cmpuint (n_new, <=, (g_get_monotonic_time () - start) / 100000 + 1);
  {
    g_autoptr (PlateauMap) again = plateau_map_job_look (job);

    g_assert_true (again == before);
  }

  g_clear_pointer (&job, plateau_map_job_free);
  csv = plateau_map_to_csv (before);
  g_assert_true (g_str_has_suffix (csv, "\n"));
}

/* Maps that nobody would wait for the end of. */
static void
test_free_at_work (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };

  mapping_plan (experiment, G_GUINT64_CONSTANT (1000000000000), &plan);
  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (PlateauMapJob) job =
          plateau_map_job_new (&plan, experiment, NULL, TRUE, 1 + i % 3);
      g_autoptr (PlateauMap) map = NULL;

      if (i % 3 > 0)
        g_usleep (2000 * (i % 3));
      if (i % 2 == 0)
        {
          plateau_map_job_cancel (job);
          g_assert_true (plateau_map_job_wait (job, LONG));
        }
      map = plateau_map_job_look (job);
      g_assert_cmpuint (map->n_done, ==, 0);
      g_assert_cmpfloat (map->progress, <, 1e-3);
    }
}

static void
test_no_epochs (void)
{
  g_autoptr (PlateauExperiment) experiment = mapping_experiment ();
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autoptr (PlateauMap) map = NULL;

  mapping_plan (experiment, 0, &plan);
  map = mapping_run (&plan, experiment, NULL, TRUE);
  for (guint i = 0; i < map->n_cells; i++)
    g_assert_cmpfloat (map->cell[i].loss_median, ==, map->cell[i].first_loss);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/equals-sweep", test_equals_sweep);
  g_test_add_func ("/map/theory", test_theory);
  g_test_add_func ("/map/plan", test_plan);
  g_test_add_func ("/map/find", test_find);
  g_test_add_func ("/map/find-nothing", test_find_nothing);
  g_test_add_func ("/map/best", test_best);
  g_test_add_func ("/map/look", test_look);
  g_test_add_func ("/map/free-at-work", test_free_at_work);
  g_test_add_func ("/map/no-epochs", test_no_epochs);

  return g_test_run ();
}
