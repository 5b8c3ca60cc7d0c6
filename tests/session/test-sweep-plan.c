/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/sweep.h"

#include <math.h>
#include <stdlib.h>

/* A plan of @n_rows × @n_scales that nobody trains. */
static void
fill_grid (PlateauSweepPlan *plan, guint n_rows, guint n_scales)
{
  *plan = (PlateauSweepPlan){
    .axis = PLATEAU_SWEEP_RATE,
    .n_scales = n_scales,
    .scales = g_new0 (double, n_scales),
    .n_rows = n_rows,
    .rows = g_new0 (double, n_rows),
    .n_seeds = 1,
  };
}

/* Every prefix is spread over the grid: from no place is it far to a cell of the prefix. */
static void
test_order (void)
{
  static const guint grids[][2] = { { 1, 1 },  { 1, 7 },   { 9, 1 },   { 2, 2 },  { 3, 5 },
                                    { 8, 32 }, { 16, 24 }, { 17, 33 }, { 64, 64 } };

  for (guint g = 0; g < G_N_ELEMENTS (grids); g++)
    {
      guint n_rows = grids[g][0], n_columns = grids[g][1], n;
      g_auto (PlateauSweepPlan) plan = { 0 };
      g_autofree guint *order = NULL;
      g_autofree gboolean *seen = g_new0 (gboolean, n_rows * n_columns);
      g_autofree double *away = g_new (double, n_rows *n_columns);

      fill_grid (&plan, n_rows, n_columns);
      order = plateau_sweep_plan_dup_order (&plan, NULL, 0, &n);
      g_assert_cmpuint (n, ==, n_rows * n_columns);
      for (guint i = 0; i < n; i++)
        away[i] = 1;
      for (guint i = 0; i < n; i++)
        {
          double farthest = 0;

          g_assert_cmpuint (order[i], <, n);
          g_assert_false (seen[order[i]]);
          seen[order[i]] = TRUE;
          for (guint cell = 0; cell < n; cell++)
            {
              double down = abs ((int) (order[i] / n_columns) - (int) (cell / n_columns));
              double across = abs ((int) (order[i] % n_columns) - (int) (cell % n_columns));

              away[cell] = MIN (away[cell], MAX (down / n_rows, across / n_columns));
              farthest = MAX (farthest, away[cell]);
            }
          if (n_rows > 1 && n_columns > 1)
            g_assert_cmpfloat (farthest, <=, 2 / sqrt (i + 1));
          else
            g_assert_cmpfloat (farthest, <=, 2.0 / (i + 1));
        }
    }
}

/* The first 4^k cells of a grid of powers of two lie one in each of 4^k equal blocks. */
static void
test_blocks (void)
{
  g_auto (PlateauSweepPlan) plan = { 0 };
  g_autofree guint *order = NULL;
  guint n;

  fill_grid (&plan, 16, 32);
  order = plateau_sweep_plan_dup_order (&plan, NULL, 0, &n);
  for (guint side = 1; side <= 16; side *= 2)
    {
      g_autofree gboolean *seen = g_new0 (gboolean, side * side);

      for (guint i = 0; i < side * side; i++)
        {
          guint row = order[i] / 32, column = order[i] % 32;
          guint block = row / (16 / side) * side + column / (32 / side);

          g_assert_false (seen[block]);
          seen[block] = TRUE;
        }
    }
}

static void
test_copy (void)
{
  g_auto (PlateauSweepPlan) plan = { 0 }, copy = { 0 };

  fill_grid (&plan, 1, 2);
  plan.base.data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 60, 0.2, 1);
  plan.scales[1] = 3;
  plan.rows[0] = 0.1;
  plateau_sweep_plan_copy (&copy, &plan);
  plateau_sweep_plan_clear (&plan);
  g_assert_cmpuint (plateau_sweep_plan_n_cells (&copy), ==, 2);
  g_assert_cmpfloat (copy.scales[1], ==, 3);
  g_assert_cmpfloat (copy.rows[0], ==, 0.1);
  g_assert_cmpuint (copy.base.data->n_examples, ==, 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sweep-plan/copy", test_copy);
  g_test_add_func ("/sweep-plan/order", test_order);
  g_test_add_func ("/sweep-plan/blocks", test_blocks);

  return g_test_run ();
}
