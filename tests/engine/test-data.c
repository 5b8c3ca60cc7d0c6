/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/dataset.h"
#include "engine/initializer.h"
#include "engine/orthogonal.h"
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

/* Every weight of every layer: a draw too many or too few would move all that follow. */
static void
test_initialize_golden (void)
{
  PlateauShape shape = { .n_features = 2, .n_hidden = 2, .width = { 4, 3 } };

  for (guint g = 0; g < G_N_ELEMENTS (golden_weights); g++)
    {
      const GoldenWeights *golden = &golden_weights[g];
      PlateauStart start = { golden->initialization, 0.1, 0, 3 };
      g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
      const double *want = golden->w;

      plateau_network_initialize (network, &start);
      for (guint l = 1; l <= network->n_layers; l++)
        for (guint i = 0; i < network->n[l] * network->n[l - 1]; i++, want++)
          if (golden->initialization == PLATEAU_INITIALIZATION_ORTHOGONAL)
            assert_near (network->w[l][i], *want, 1e-14);
          else
            g_assert_cmpfloat (network->w[l][i], ==, *want);
      g_assert_cmpuint (want - golden->w, ==, G_N_ELEMENTS (golden->w));
    }
}

static void
test_initialize_bias (void)
{
  PlateauShape shape = { .n_features = 3, .n_hidden = 2, .width = { 5, 7 } };
  PlateauStart start = { PLATEAU_INITIALIZATION_HE, 100, 0, 11 };
  g_autoptr (PlateauNetwork) none = plateau_network_new (&shape);
  g_autoptr (PlateauNetwork) some = plateau_network_new (&shape);

  plateau_network_initialize (none, &start);
  start.bias = -0.25;
  plateau_network_initialize (some, &start);
  for (guint l = 1; l <= 3; l++)
    {
      for (guint j = 0; j < some->n[l]; j++)
        {
          g_assert_cmpfloat (none->b[l][j], ==, 0);
          g_assert_cmpfloat (some->b[l][j], ==, -0.25);
        }
      for (guint i = 0; i < some->n[l] * some->n[l - 1]; i++)
        g_assert_cmpfloat (some->w[l][i], ==, none->w[l][i]);
    }
}

static void
measure (const double *w, gsize n, double *mean, double *deviation)
{
  double sum = 0, squares = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += w[i];
      squares += w[i] * w[i];
    }
  *mean = sum / n;
  *deviation = sqrt (squares / n - *mean * *mean);
}

/* 64 → 256, 256 → 256, 256 → 32: a formula that takes inputs for units shows. */
static void
test_initialize_std (void)
{
  PlateauShape shape = { .n_features = 2, .n_hidden = 4, .width = { 64, 256, 256, 32 } };

  for (guint k = 0; k < PLATEAU_N_INITIALIZATIONS; k++)
    {
      PlateauStart start = { k, 10, 0.3, 8 };
      g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);

      plateau_network_initialize (network, &start);
      for (guint l = 2; l <= 4; l++)
        {
          double want = 10 * plateau_initialization_std (k, network->n[l - 1], network->n[l]);
          double mean, deviation;

          measure (network->w[l], network->n[l] * network->n[l - 1], &mean, &deviation);
          g_test_message ("%s, layer %u: mean %g, standard deviation %g, in theory %g",
                          plateau_initialization_nick (k), l, mean, deviation, want);
          g_assert_cmpfloat (fabs (deviation - want), <=, 0.03 * want + 1e-6);
          if (k == PLATEAU_INITIALIZATION_CONSTANT)
            g_assert_cmpfloat (network->w[l][0], ==, 3);
          else
            g_assert_cmpfloat (fabs (mean), <=, 0.03 * want);
          g_assert_true (plateau_initialization_is_random (k) == (want > 0));
        }
    }
}

static void
test_recipes (void)
{
  for (guint k = 0; k < PLATEAU_N_INITIALIZATIONS; k++)
    {
      g_assert_cmpstr (plateau_initialization_source (k), !=, NULL);
      g_assert_cmpstr (plateau_initialization_formula (k), !=, NULL);
      for (guint other = 0; other < k; other++)
        g_assert_cmpstr (plateau_initialization_nick (k), !=, plateau_initialization_nick (other));
    }
  g_assert_cmpstr (plateau_initialization_nick (PLATEAU_INITIALIZATION_XAVIER_COURSE), ==,
                   "xavier-course");
  g_assert_cmpstr (plateau_initialization_formula (PLATEAU_INITIALIZATION_HE), ==, "√(2 / n_in)");
  g_assert_cmpstr (plateau_initialization_source (PLATEAU_INITIALIZATION_HE), ==, "He et al. 2015");
}

static void
test_orthogonal_golden (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (golden_orthogonal); g++)
    {
      const GoldenOrthogonal *golden = &golden_orthogonal[g];
      g_autoptr (PlateauRandom) random = plateau_random_new (5);
      guint n = golden->rows * golden->columns;
      g_autofree double *q = g_new (double, n);
      double sum = 0;

      for (guint i = 0; i < n; i++)
        q[i] = plateau_random_normal (random);
      plateau_orthogonalise (q, golden->rows, golden->columns);
      for (guint i = 0; i < n; i++)
        sum += (i + 1) * q[i];
      assert_near (q[0], golden->first, 1e-12);
      assert_near (q[n - 1], golden->last, 1e-12);
      assert_near (sum, golden->sum, 1e-12);
    }
}

/* The rows of a wide matrix, the columns of a tall one. */
static void
assert_orthonormal (const double *q, guint rows, guint columns)
{
  guint n = MIN (rows, columns), m = MAX (rows, columns);
  guint step = rows < columns ? 1 : columns, next = rows < columns ? columns : 1;

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b <= a; b++)
      {
        double product = 0;

        for (guint i = 0; i < m; i++)
          product += q[a * next + i * step] * q[b * next + i * step];
        assert_near (product, a == b, 1e-13);
      }
}

/* Whatever its rank: of no matrix comes a NaN. */
static void
test_orthogonal_rank (void)
{
  static const guint shapes[][2] = { { 1, 1 }, { 5, 1 }, { 1, 5 },    { 6, 6 },
                                     { 9, 4 }, { 4, 9 }, { 256, 256 } };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    for (guint rank = 0; rank <= 3; rank++)
      {
        guint rows = shapes[s][0], columns = shapes[s][1];
        g_autoptr (PlateauRandom) random = plateau_random_new (s);
        g_autofree double *q = g_new0 (double, rows *columns);

        for (guint r = 0; r < rank; r++)
          for (guint i = 0; i < rows; i++)
            for (guint j = 0; j < columns; j++)
              q[i * columns + j] += (i % (r + 2)) * (j % (r + 3) + 0.5 * r);
        if (rank == 3)
          for (guint i = 0; i < rows * columns; i++)
            q[i] = plateau_random_normal (random);
        plateau_orthogonalise (q, rows, columns);
        assert_orthonormal (q, rows, columns);
      }
}

/* Below the last digits of sin and cos the numbers are the same. */
static void
test_golden_data (void)
{
  for (guint g = 0; g < G_N_ELEMENTS (golden_data); g++)
    {
      const GoldenData *golden = &golden_data[g];
      g_autoptr (PlateauDataset) data =
          plateau_dataset_generate (golden->kind, golden->m, golden->noise, golden->seed);
      const double *x[] = { data->x, data->x + data->stride, data->y };
      double tolerance = golden->kind == PLATEAU_DATA_XOR || golden->kind == PLATEAU_DATA_BLOBS ||
                                 golden->kind == PLATEAU_DATA_GAUSS
                             ? 0
                             : 1e-14;
      long double sum[4] = { 0 }, size[4] = { 0 };

      g_assert_cmpuint (data->n_examples, ==, golden->m);
      for (guint c = 0; c < 3; c++)
        {
          assert_near (x[c][0], golden->first[c], tolerance);
          assert_near (x[c][golden->m - 1], golden->last[c], tolerance);
        }
      for (guint i = 0; i < golden->m; i++)
        {
          const double terms[] = { x[0][i], x[1][i], x[0][i] * x[1][i], x[2][i] };

          for (guint k = 0; k < 4; k++)
            {
              sum[k] += (i + 1) * terms[k];
              size[k] += fabs ((i + 1) * terms[k]);
            }
        }
      for (guint k = 0; k < 4; k++)
        if (!(fabsl (sum[k] - golden->sum[k]) <= 1e-14L * size[k]))
          g_error ("data set %u, m %u, seed %u: sum %u is %.17Lg, not %.17g", golden->kind,
                   golden->m, golden->seed, k, sum[k], golden->sum[k]);
    }
}

/* What lies beyond the examples must never count, and both classes have their half of them. */
static void
test_sizes (void)
{
  static const guint large[] = { 401, 4095, PLATEAU_MAX_EXAMPLES - 1, PLATEAU_MAX_EXAMPLES };

  for (guint kind = 0; kind < PLATEAU_N_DATA_KINDS; kind++)
    for (guint k = PLATEAU_MIN_EXAMPLES; k < 40 + G_N_ELEMENTS (large); k++)
      {
        guint m = k < 40 ? k : large[k - 40];
        g_autoptr (PlateauDataset) data = plateau_dataset_generate (kind, m, 0.1, m);
        guint classes[2] = { 0, 0 };

        g_assert_cmpuint (data->stride % PLATEAU_STRIDE, ==, 0);
        g_assert_cmpuint (data->stride, >=, m);
        for (guint i = 0; i < data->stride; i++)
          {
            double x1 = data->x[i], x2 = data->x[data->stride + i];

            g_assert_cmpfloat (data->valid[i], ==, i < m ? 1 : 0);
            g_assert_true (i < m ? isfinite (x1) && isfinite (x2) : x1 == 0 && x2 == 0);
            g_assert_true (data->y[i] == 0 || (data->y[i] == 1 && i < m));
            if (i < m)
              classes[data->y[i] > 0.5]++;
          }
        if (kind != PLATEAU_DATA_XOR)
          g_assert_cmpuint (MIN (classes[0], classes[1]), ==, m / 2);
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
  g_test_add_func ("/initializer/golden", test_initialize_golden);
  g_test_add_func ("/initializer/bias", test_initialize_bias);
  g_test_add_func ("/initializer/std", test_initialize_std);
  g_test_add_func ("/initializer/recipes", test_recipes);
  g_test_add_func ("/orthogonal/golden", test_orthogonal_golden);
  g_test_add_func ("/orthogonal/rank", test_orthogonal_rank);
  g_test_add_func ("/dataset/golden", test_golden_data);
  g_test_add_func ("/dataset/sizes", test_sizes);
  g_test_add_func ("/dataset/standardise", test_standardise);

  return g_test_run ();
}
