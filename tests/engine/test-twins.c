/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "engine/diagnostics.h"
#include "engine/initializer.h"
#include "engine/random.h"
#include "engine/twins.h"

#include <math.h>

/* What makes up a unit, gathered the plain way. */
static guint
gather (const PlateauNetwork *network, guint l, guint unit, double *to)
{
  guint n = 0;

  for (guint k = 0; k < network->n[l - 1]; k++)
    to[n++] = network->w[l][unit * network->n[l - 1] + k];
  to[n++] = network->b[l][unit];
  if (l < network->n_layers)
    for (guint k = 0; k < network->n[l + 1]; k++)
      to[n++] = network->w[l + 1][k * network->n[l] + unit];

  return n;
}

/* By the definition: every pair of units, every coordinate. */
static guint
compare_plainly (const PlateauNetwork *network, guint l, double *spread)
{
  double one[2 * PLATEAU_MAX_UNITS + 1], other[2 * PLATEAU_MAX_UNITS + 1];
  guint kinds[PLATEAU_MAX_UNITS], n_kinds = 0;

  *spread = 0;
  for (guint unit = 0; unit < network->n[l]; unit++)
    {
      gboolean known = FALSE;
      guint n = gather (network, l, unit, one);

      for (guint earlier = 0; earlier < unit; earlier++)
        {
          gather (network, l, earlier, other);
          for (guint c = 0; c < n; c++)
            *spread = fmax (*spread, fabs (one[c] - other[c]));
        }
      for (guint k = 0; k < n_kinds; k++)
        {
          double size = 0, distance = 0;

          gather (network, l, kinds[k], other);
          for (guint c = 0; c < n; c++)
            {
              size = fmax (size, fmax (fabs (one[c]), fabs (other[c])));
              distance = fmax (distance, fabs (one[c] - other[c]));
            }
          known = known || distance <= 1e-12 * size;
        }
      if (!known)
        kinds[n_kinds++] = unit;
    }

  return n_kinds;
}

/* Each unit is in the first class whose first unit it equals, and a new class else. */
static void
check_classes (const PlateauNetwork *network, guint l, guint want)
{
  double one[2 * PLATEAU_MAX_UNITS + 1], other[2 * PLATEAU_MAX_UNITS + 1];
  guint class_of[PLATEAU_MAX_UNITS], first[PLATEAU_MAX_UNITS], n_classes = 0;

  g_assert_cmpuint (plateau_unit_classes (network, l, class_of), ==, want);
  for (guint unit = 0; unit < network->n[l]; unit++)
    {
      guint n = gather (network, l, unit, one), k;

      for (k = 0; k < n_classes; k++)
        {
          double size = 0, distance = 0;

          gather (network, l, first[k], other);
          for (guint c = 0; c < n; c++)
            {
              size = fmax (size, fmax (fabs (one[c]), fabs (other[c])));
              distance = fmax (distance, fabs (one[c] - other[c]));
            }
          if (distance <= 1e-12 * size)
            break;
        }
      if (k == n_classes)
        first[n_classes++] = unit;
      g_assert_cmpuint (class_of[unit], ==, k);
    }
}

/* Random groups of clones, with differences above and below the tolerance, at places of all kinds. */
static void
test_clones (void)
{
  static const PlateauShape shapes[] = {
    { 2, 1, { 5 } },      { 3, 2, { 17, 8 } }, { 1, 3, { 4, 31, 6 } },
    { 2, 2, { 64, 64 } }, { 2, 0, { 0 } },     { 2, 2, { 1, 3 } },
  };
  g_autoptr (PlateauRandom) random = plateau_random_new (9);
  guint n_some = 0;

  for (guint round = 0; round < 180; round++)
    {
      g_autoptr (PlateauNetwork) network =
          plateau_network_new (&shapes[round % G_N_ELEMENTS (shapes)]);
      guint kinds[PLATEAU_MAX_LAYERS + 1][PLATEAU_MAX_UNITS];

      for (guint l = 0; l <= network->n_layers; l++)
        for (guint unit = 0; unit < network->n[l]; unit++)
          kinds[l][unit] = (guint) plateau_random_uniform (random, 0, 1 + round % 9);

      /* Now and then what tells units apart is in some places only: outgoing weights, biases. */
      for (guint l = 1; l <= network->n_layers; l++)
        for (guint unit = 0; unit < network->n[l]; unit++)
          {
            for (guint k = 0; k < network->n[l - 1]; k++)
              network->w[l][unit * network->n[l - 1] + k] =
                  (l + round) % 5 == 0 ? 0 : sin (1 + kinds[l][unit] + 3.7 * kinds[l - 1][k]);
            network->b[l][unit] = round % 2 == 0 ? 0 : 5.0 * kinds[l][unit];
          }
      for (guint nudge = 0; nudge < round % 4; nudge++)
        {
          gsize p = (gsize) plateau_random_uniform (random, 0, (double) network->n_parameters);

          network->parameters[p] += pow (10, plateau_random_uniform (random, -16, -8));
        }

      for (guint l = 1; l <= network->n_layers; l++)
        {
          double spread, want_spread;
          guint want = compare_plainly (network, l, &want_spread);

          g_assert_cmpuint (plateau_compare_units (network, l, &spread), ==, want);
          g_assert_cmpfloat (spread, ==, want_spread);
          check_classes (network, l, want);
          n_some += want > 1 && want < network->n[l];
        }
    }
  g_assert_cmpuint (n_some, >, 150);
}

/* No two units alike: the case of every random start. */
static void
test_distinct (void)
{
  const PlateauShape shape = { 3, 2, { 256, 200 } };
  PlateauStart start = { PLATEAU_INITIALIZATION_NORMAL, 1e-3, 0, 1 };
  g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
  double spread;

  plateau_network_initialize (network, &start);
  g_assert_cmpuint (plateau_compare_units (network, 1, &spread), ==, 256);
  g_assert_cmpuint (plateau_compare_units (network, 2, &spread), ==, 200);
  g_assert_cmpfloat (spread, >, 5e-3);
  g_assert_cmpuint (plateau_compare_units (network, 3, &spread), ==, 1);
  g_assert_cmpfloat (spread, ==, 0);
}

/* What tells units apart best is large and below zero, and nearly equal. */
static void
test_nearly (void)
{
  const PlateauShape shape = { 1, 1, { 3 } };
  g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);
  double spread;

  network->b[1][0] = -8;
  network->b[1][1] = -8 * (1 + 2e-13);
  g_assert_cmpuint (plateau_compare_units (network, 1, &spread), ==, 2);
  g_assert_cmpfloat (spread, ==, -network->b[1][1]);
  network->b[1][1] = -8 * (1 + 2e-12);
  g_assert_cmpuint (plateau_compare_units (network, 1, &spread), ==, 3);
}

/* Any parameter of a unit that is not finite makes the spread undefined. */
static void
test_not_finite (void)
{
  static const double odd[] = { NAN, INFINITY, -INFINITY };
  const PlateauShape shape = { 2, 2, { 3, 5 } };

  for (guint k = 0; k < G_N_ELEMENTS (odd); k++)
    for (gsize p = 0; p < 2 * 3 + 3 + 3 * 5 + 5 + 5 + 1; p++)
      {
        g_autoptr (PlateauNetwork) network = plateau_network_new (&shape);

        network->parameters[p] = odd[k];
        for (guint l = 1; l <= 3; l++)
          {
            gboolean own = plateau_network_layer_of (network, p) == l;
            gboolean outgoing = l < 3 && network->parameters + p >= network->w[l + 1] &&
                                network->parameters + p < network->b[l + 1];
            double spread;
            guint n = plateau_compare_units (network, l, &spread);

            g_assert_true (isnan (spread) == (own || outgoing));
            g_assert_cmpuint (n, <=, network->n[l]);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/twins/clones", test_clones);
  g_test_add_func ("/twins/distinct", test_distinct);
  g_test_add_func ("/twins/nearly", test_nearly);
  g_test_add_func ("/twins/not-finite", test_not_finite);

  return g_test_run ();
}
