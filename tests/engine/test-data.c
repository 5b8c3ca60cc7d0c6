/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset.h"
#include "engine/initializer.h"
#include "engine/random.h"
#include "golden.h"

#include <math.h>

static void
assert_near (double value, double golden, double tolerance)
{
  if (!(fabs (value - golden) <= tolerance * fmax (1, fabs (golden))))
    g_error ("%.17g is not %.17g within %g", value, golden, tolerance);
}

static void
test_random_uniform (void)
{
  g_autoptr (PlateauRandom) random = plateau_random_new (7);

  for (guint i = 0; i < G_N_ELEMENTS (golden_uniform); i++)
    g_assert_cmpfloat (plateau_random_uniform (random, -5, 5), ==, golden_uniform[i]);
}

static void
test_random_shuffle (void)
{
  g_autoptr (PlateauRandom) random = plateau_random_new (7);
  guint indices[20];

  for (guint i = 0; i < 20; i++)
    indices[i] = i;
  plateau_random_shuffle (random, indices, 20);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpuint (indices[i], ==, golden_shuffle[i]);
}

/* numpy.random.seed (2); randn (4, 2) * 0.01; randn (1, 4) * 0.01, to the last bit. */
static void
test_initialize_normal (void)
{
  PlateauShape shape = { .n_features = 2, .n_hidden = 1, .width = { 4 } };
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 0.01, 0, 2 };
  g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);

  plateau_network_initialize (network, &start);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpfloat (network->w[1][i], ==, golden_w1[i]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (network->w[2][i], ==, golden_w2[i]);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpfloat (network->b[1][i], ==, 0);
}

/* Another scale multiplies the same draw. */
static void
test_initialize_scale (void)
{
  PlateauShape shape = { .n_features = 3, .n_hidden = 2, .width = { 5, 7 } };
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1, 0, 11 };
  g_autoptr (PlateauNetwork) one = plateau_network_new (&shape);
  g_autoptr (PlateauNetwork) hundred = plateau_network_new (&shape);

  plateau_network_initialize (one, &start);
  start.scale = 100;
  plateau_network_initialize (hundred, &start);
  g_assert_cmpfloat (one->w[3][6], !=, 0);
  for (gsize i = 0; i < one->n_parameters; i++)
    g_assert_cmpfloat (hundred->parameters[i], ==, 100 * one->parameters[i]);

  start = (PlateauStart){ PLATEAU_INITIALIZATION_CONSTANT, 2, 0.25, 11 };
  plateau_network_initialize (one, &start);
  g_assert_cmpfloat (one->w[1][0], ==, 0.5);
  g_assert_cmpfloat (one->w[3][6], ==, 0.5);
  g_assert_cmpfloat (one->b[2][6], ==, 0);

  start.initialization = PLATEAU_INITIALIZATION_ZEROS;
  plateau_network_initialize (one, &start);
  for (gsize i = 0; i < one->n_parameters; i++)
    g_assert_cmpfloat (one->parameters[i], ==, 0);
}

static void
test_golden_data (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (golden_data); g++)
    {
      const GoldenData *golden = &golden_data[g];
      g_autoptr (PlateauDataset) data =
          plateau_dataset_generate (golden->kind, golden->m, golden->noise, golden->seed);
      const double *x1 = data->x, *x2 = data->x + data->stride;
      const guint at[] = { 0, golden->middle, golden->m - 1 };
      const double *want[] = { golden->first, golden->at_middle, golden->last };
      double sum = 0, sum_x1_y = 0, sum_x2_x2_i = 0;

      g_assert_cmpuint (data->n_examples, ==, golden->m);
      for (guint i = 0; i < 3; i++)
        {
          assert_near (x1[at[i]], want[i][0], 1e-12);
          assert_near (x2[at[i]], want[i][1], 1e-12);
          g_assert_cmpfloat (data->y[at[i]], ==, want[i][2]);
        }
      for (guint i = 0; i < golden->m; i++)
        {
          sum += x1[i] + x2[i];
          sum_x1_y += x1[i] * data->y[i];
          sum_x2_x2_i += x2[i] * x2[i] * i;
        }
      assert_near (sum, golden->sum, 1e-11);
      assert_near (sum_x1_y, golden->sum_x1_y, 1e-11);
      assert_near (sum_x2_x2_i, golden->sum_x2_x2_i, 1e-11);
    }
}

/* What lies beyond the examples must never count. */
static void
test_padding (void)
{
  for (guint m = PLATEAU_MIN_EXAMPLES; m < 40; m++)
    {
      g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_MOONS, m, 0.1, m);
      guint classes[2] = { 0, 0 };

      g_assert_cmpuint (data->stride % PLATEAU_STRIDE, ==, 0);
      g_assert_cmpuint (data->stride, >=, m);
      for (guint i = 0; i < data->stride; i++)
        {
          g_assert_cmpfloat (data->valid[i], ==, i < m ? 1 : 0);
          if (i < m)
            classes[data->y[i] > 0.5]++;
          else
            g_assert_cmpfloat (data->x[i], ==, 0);
        }
      g_assert_cmpuint (classes[0], ==, m / 2);
      g_assert_cmpuint (classes[1], ==, m - m / 2);
    }
}

static void
test_standardise (void)
{
  g_autoptr (PlateauDataset) data = plateau_dataset_generate (PLATEAU_DATA_XOR, 301, 0, 5);
  g_autoptr (PlateauDataset) copy = plateau_dataset_copy (data);

  plateau_dataset_standardise (copy);
  for (guint f = 0; f < 2; f++)
    {
      const double *x = copy->x + f * copy->stride;
      double mean = 0, square = 0;

      for (guint i = 0; i < 301; i++)
        {
          mean += x[i] / 301;
          square += x[i] * x[i] / 301;
        }
      assert_near (mean, 0, 1e-12);
      assert_near (square, 1, 1e-12);
    }
  g_assert_cmpfloat (fabs (data->x[0]), >, 0.3);
  g_assert_cmpfloat (data->x[0], !=, copy->x[0]);
  g_assert_cmpstr (copy->feature_names[1], ==, "x2");

  /* A feature that never changes stays finite. */
  for (guint i = 0; i < 301; i++)
    copy->x[i] = 7;
  plateau_dataset_standardise (copy);
  g_assert_cmpfloat (copy->x[100], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/uniform", test_random_uniform);
  g_test_add_func ("/random/shuffle", test_random_shuffle);
  g_test_add_func ("/initializer/normal", test_initialize_normal);
  g_test_add_func ("/initializer/scale", test_initialize_scale);
  g_test_add_func ("/dataset/golden", test_golden_data);
  g_test_add_func ("/dataset/padding", test_padding);
  g_test_add_func ("/dataset/standardise", test_standardise);

  return g_test_run ();
}
