/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/initializer.h"
#include "engine/slice.h"

#include <math.h>

static const PlateauShape shapes[] = { { 2, 0, { 0 }, PLATEAU_ACTIVATION_TANH },
                                       { 2, 1, { 4 }, PLATEAU_ACTIVATION_TANH },
                                       { 2, 2, { 9, 5 }, PLATEAU_ACTIVATION_SIGMOID },
                                       { 2, 1, { 8 }, PLATEAU_ACTIVATION_RELU },
                                       { 2, 3, { 3, 17, 2 }, PLATEAU_ACTIVATION_TANH } };

static PlateauDataset *
make_data (void)
{
  return plateau_dataset_generate (PLATEAU_DATA_FLOWER, 101, 0.2, 1);
}

static PlateauNetwork *
make_network (const PlateauShape *shape)
{
  PlateauStart start = { .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 3 };
  PlateauNetwork *network = plateau_network_new (shape);

  plateau_network_initialize (network, &start);
  for (guint l = 1; l <= network->n_layers; l++)
    for (guint j = 0; j < network->n[l]; j++)
      network->b[l][j] = 0.1 * sin (j + l);

  return network;
}

/* All points of @slice, row by row. */
static double *
compute (const PlateauSlice *slice, PlateauDataset *data)
{
  guint n = plateau_slice_n_points (slice);
  g_autoptr (PlateauNetwork) network = plateau_network_new (&slice->centre->shape);
  g_autoptr (PlateauPass) pass = plateau_pass_new (&slice->centre->shape, data);
  g_autofree guint *points = g_new (guint, n);
  double *losses = g_new (double, n);

  for (guint i = 0; i < n; i++)
    points[i] = i;
  plateau_slice_compute (slice, points, n, network, pass, losses);

  return losses;
}

static double
loss_of (const PlateauNetwork *network, PlateauDataset *data)
{
  g_autoptr (PlateauPass) pass = plateau_pass_new (&network->shape, data);

  plateau_network_forward (network, pass);

  return pass->loss;
}

static double
spread (const double *values, guint n)
{
  double low = values[0], high = values[0];

  for (guint i = 1; i < n; i++)
    {
      low = MIN (low, values[i]);
      high = MAX (high, values[i]);
    }

  return high - low;
}

/* The surface is what the engine says at each point, to the last bit. */
static void
test_over_parameters (void)
{
  g_autoptr (PlateauDataset) data = make_data ();

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (PlateauNetwork) network = make_network (&shapes[s]);
      gsize p = 0, q = network->n_parameters - 2;
      g_autoptr (PlateauSlice) slice = plateau_slice_new_over (network, p, q);
      g_autofree double *losses = NULL;

      plateau_slice_set_axis (slice, 0, 9, -2.5, 3);
      plateau_slice_set_axis (slice, 1, 7, -1, 1);
      losses = compute (slice, data);
      for (guint row = 0; row < 7; row++)
        for (guint column = 0; column < 9; column++)
          {
            network->parameters[p] = plateau_slice_coordinate (slice, 0, column);
            network->parameters[q] = plateau_slice_coordinate (slice, 1, row);
            g_assert_cmpfloat (losses[row * 9 + column], ==, loss_of (network, data));
          }
      g_assert_cmpfloat (spread (losses, 63), >, 0.01);
    }
}

static void
test_along_directions (void)
{
  g_autoptr (PlateauDataset) data = make_data ();

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (PlateauNetwork) network = make_network (&shapes[s]);
      g_autoptr (PlateauNetwork) moved = plateau_network_new (&shapes[s]);
      g_autoptr (PlateauSlice) slice = plateau_slice_new_random (network, 7);
      g_autofree double *losses = NULL;

      plateau_slice_set_axis (slice, 0, 5, -1, 1);
      plateau_slice_set_axis (slice, 1, 3, -0.5, 0.75);
      losses = compute (slice, data);
      for (guint row = 0; row < 3; row++)
        for (guint column = 0; column < 5; column++)
          {
            double alpha = plateau_slice_coordinate (slice, 0, column);
            double beta = plateau_slice_coordinate (slice, 1, row);

            plateau_slice_move (slice, alpha, beta, moved);
            g_assert_cmpfloat (losses[row * 5 + column], ==, loss_of (moved, data));
            for (gsize i = 0; i < moved->n_parameters; i++)
              g_assert_cmpfloat_with_epsilon (moved->parameters[i],
                                              network->parameters[i] +
                                                  alpha * slice->direction[0][i] +
                                                  beta * slice->direction[1][i],
                                              1e-14);
          }
      g_assert_cmpfloat (spread (losses, 15), >, 0.01);
    }
}

static void
test_one_dimension (void)
{
  g_autoptr (PlateauDataset) data = make_data ();
  g_autoptr (PlateauNetwork) network = make_network (&shapes[1]);
  g_autofree double *u = g_new (double, network->n_parameters);
  g_autoptr (PlateauSlice) slice = NULL;
  g_autoptr (PlateauSlice) copy = NULL;
  g_autofree double *losses = NULL;
  g_autofree double *point = NULL;
  double here = loss_of (network, data);

  for (gsize i = 0; i < network->n_parameters; i++)
    u[i] = cos (i);
  slice = plateau_slice_new_along (network, u, NULL);

  /* It has copies of its own. */
  network->parameters[0] = u[0] = 1000;
  g_assert_cmpuint (plateau_slice_n_points (slice), ==, 1);
  point = compute (slice, data);
  g_assert_cmpfloat (point[0], ==, here);

  plateau_slice_set_axis (slice, 0, 31, -0.1, 0.1);
  copy = plateau_slice_copy (slice);
  g_clear_pointer (&slice, plateau_slice_free);
  g_assert_cmpuint (plateau_slice_n_points (copy), ==, 31);
  losses = compute (copy, data);
  g_assert_cmpfloat (losses[15], ==, here);
  for (guint i = 0; i < 31; i++)
    if (i != 15)
      g_assert_cmpfloat (losses[i], !=, here);
}

static void
test_coordinates (void)
{
  g_autoptr (PlateauNetwork) network = make_network (&shapes[1]);
  g_autoptr (PlateauSlice) slice = plateau_slice_new_over (network, 0, 1);

  for (guint n = 2; n < 300; n++)
    {
      double low = -0.1 - 0.37 * n, high = 1 / 3.0 * n, step = (high - low) / (n - 1);

      plateau_slice_set_axis (slice, 0, n, low, high);
      g_assert_cmpfloat (plateau_slice_coordinate (slice, 0, 0), ==, low);
      g_assert_cmpfloat (plateau_slice_coordinate (slice, 0, n - 1), ==, high);
      for (guint i = 1; i < n; i++)
        g_assert_cmpfloat (fabs (plateau_slice_coordinate (slice, 0, i) -
                                 plateau_slice_coordinate (slice, 0, i - 1) - step),
                           <, 1e-12 * n);

      plateau_slice_set_axis (slice, 1, 2 * n + 1, -low, low);
      g_assert_cmpfloat (plateau_slice_coordinate (slice, 1, n), ==, 0);
    }
  plateau_slice_set_axis (slice, 1, 1, 0.7, 0.8);
  g_assert_cmpfloat (plateau_slice_coordinate (slice, 1, 0), ==, 0.7);
}

/* Li et al. 2018: every unit's row of a direction has the norm of the unit's weights. */
static void
test_random_directions (void)
{
  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      g_autoptr (PlateauNetwork) network = make_network (&shapes[s]);
      g_autoptr (PlateauSlice) slice = NULL, same = NULL, other = NULL;

      /* A unit without weights has nothing to scale by. */
      for (guint k = 0; k < network->n[0]; k++)
        network->w[1][k] = 0;
      slice = plateau_slice_new_random (network, 1);
      same = plateau_slice_new_random (network, 1);
      other = plateau_slice_new_random (network, 2);

      for (guint axis = 0; axis < 2; axis++)
        for (guint l = 1; l <= network->n_layers; l++)
          for (guint j = 0; j < network->n[l]; j++)
            {
              gsize from = network->w[l] - network->parameters + j * (gsize) network->n[l - 1];
              gsize bias = network->b[l] - network->parameters + j;
              double norm = 0, want = 0;

              for (gsize i = from; i < from + network->n[l - 1]; i++)
                {
                  norm += pow (slice->direction[axis][i], 2);
                  want += pow (network->parameters[i], 2);
                  g_assert_cmpfloat (slice->direction[axis][i], ==, same->direction[axis][i]);
                  if (want > 0)
                    {
                      g_assert_cmpfloat (slice->direction[axis][i], !=, other->direction[axis][i]);
                      g_assert_cmpfloat (slice->direction[0][i], !=, slice->direction[1][i]);
                    }
                }
              g_assert_cmpfloat_with_epsilon (sqrt (norm), sqrt (want), 1e-12);
              g_assert_cmpfloat (slice->direction[axis][bias], ==, 0);
            }
    }
}

/* Makes unit 2 of layer @l a copy of unit 1. */
static void
make_twins (PlateauNetwork *network, guint l)
{
  guint n_in = network->n[l - 1], n = network->n[l];

  for (guint k = 0; k < n_in; k++)
    network->w[l][1 * n_in + k] = network->w[l][k];
  network->b[l][1] = network->b[l][0];
  for (guint j = 0; j < network->n[l + 1]; j++)
    network->w[l + 1][j * n + 1] = network->w[l + 1][j * n];
}

/* The surface of two twins is its own mirror image, to the last bit. */
static void
test_twins (void)
{
  static const PlateauShape nets[] = { { 2, 1, { 2 }, PLATEAU_ACTIVATION_TANH },
                                       { 2, 1, { 7 }, PLATEAU_ACTIVATION_RELU },
                                       { 2, 3, { 3, 9, 4 }, PLATEAU_ACTIVATION_SIGMOID } };
  const guint n = 33;
  g_autoptr (PlateauDataset) data = make_data ();

  for (guint s = 0; s < G_N_ELEMENTS (nets); s++)
    for (guint l = 1; l <= nets[s].n_hidden; l++)
      {
        g_autoptr (PlateauNetwork) network = make_network (&nets[s]);
        g_autoptr (PlateauNetwork) moved = plateau_network_new (&nets[s]);
        g_autoptr (PlateauSlice) slice = NULL;
        g_autofree double *losses = NULL;

        make_twins (network, l);
        slice = plateau_slice_new_twins (network, l, 0, 1, 1);
        g_assert_true (slice->twins);
        plateau_slice_set_axis (slice, 0, n, -3, 3.1);
        plateau_slice_set_axis (slice, 1, n, -3, 3.1);
        losses = compute (slice, data);
        for (guint row = 0; row < n; row++)
          for (guint column = 0; column < n; column++)
            {
              double loss = losses[row * n + column], want;

              plateau_slice_move (slice, plateau_slice_coordinate (slice, 0, column),
                                  plateau_slice_coordinate (slice, 1, row), moved);
              want = loss_of (moved, data);
              g_assert_cmpfloat (loss, ==, losses[column * n + row]);
              if (column >= row)
                g_assert_cmpfloat (loss, ==, want);
              g_assert_cmpfloat (fabs (loss - want), <=, 1e-14 * want);
            }
        /* Neither flat nor the same along both diagonals. */
        g_assert_cmpfloat (spread (losses, n * n), >, 1e-3);
        g_assert_cmpfloat (fabs (losses[0] - losses[n - 1]), >, 1e-6);
      }
}

/* Where the units differ in one number, or the ranges do, nothing is mirrored. */
static void
test_strangers (void)
{
  static const PlateauShape shape = { 2, 2, { 3, 3 }, PLATEAU_ACTIVATION_TANH };
  static const struct
  {
    gsize changed; /* W1 begins at 0, b1 at 6, W2 at 9 */
    double high;   /* of the rows; that of the columns is 2 */
    gboolean twins;
    gboolean mirrored;
  } cases[] = {
    { 2, 2, TRUE, TRUE },    /* unit 1's weight that the slice is over */
    { 4, 2, TRUE, TRUE },    /* unit 2's */
    { 3, 2, FALSE, FALSE },  /* unit 1's weight from the other input */
    { 7, 2, FALSE, FALSE },  /* its bias */
    { 16, 2, FALSE, FALSE }, /* its weight to a unit above */
    { 2, 1, TRUE, FALSE },
  };
  g_autoptr (PlateauDataset) data = make_data ();

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (PlateauNetwork) network = make_network (&shape);
      g_autoptr (PlateauNetwork) moved = plateau_network_new (&shape);
      g_autoptr (PlateauSlice) slice = NULL;
      g_autofree double *losses = NULL;
      guint n_unequal = 0;

      make_twins (network, 1);
      network->parameters[cases[c].changed] += 0.5;
      slice = plateau_slice_new_twins (network, 1, 0, 1, 0);
      g_assert_true (slice->twins == cases[c].twins);

      plateau_slice_set_axis (slice, 0, 6, -2, 2);
      plateau_slice_set_axis (slice, 1, 6, -2, cases[c].high);
      losses = compute (slice, data);
      for (guint i = 0; i < 36; i++)
        {
          n_unequal += losses[i] != losses[i % 6 * 6 + i / 6];
          plateau_slice_move (slice, plateau_slice_coordinate (slice, 0, i % 6),
                              plateau_slice_coordinate (slice, 1, i / 6), moved);
          if (!cases[c].mirrored)
            g_assert_cmpfloat (losses[i], ==, loss_of (moved, data));
        }
      if (cases[c].mirrored)
        g_assert_cmpuint (n_unequal, ==, 0);
      else
        g_assert_cmpuint (n_unequal, >, 20);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slice/over-parameters", test_over_parameters);
  g_test_add_func ("/slice/along-directions", test_along_directions);
  g_test_add_func ("/slice/one-dimension", test_one_dimension);
  g_test_add_func ("/slice/coordinates", test_coordinates);
  g_test_add_func ("/slice/random-directions", test_random_directions);
  g_test_add_func ("/slice/twins", test_twins);
  g_test_add_func ("/slice/strangers", test_strangers);

  return g_test_run ();
}
