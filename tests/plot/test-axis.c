/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/axis.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUS "\xe2\x88\x92"

static void
check_ticks (PlateauAxisKind kind, double low, double high, double p0, double p1, double spacing)
{
  PlateauAxis axis;
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  const PlateauTick *before = NULL, *labelled_before = NULL;
  double left = fmin (p0, p1), right = fmax (p0, p1);
  guint n_labels = 0;

  plateau_axis_init (&axis, kind, low, high, p0, p1);
  ticks = plateau_axis_ticks (&axis, spacing);
  g_test_message ("kind %d, %g to %g in %g px, a label each %g px", kind, low, high, p1 - p0,
                  spacing);
  g_assert_cmpuint (ticks->len, <, 2000);
  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

      g_assert_true (isfinite (tick->value) && isfinite (tick->pixel));
      g_assert_cmpfloat (tick->pixel, >=, left - 0.01);
      g_assert_cmpfloat (tick->pixel, <=, right + 0.01);
      g_assert_cmpfloat_with_epsilon (tick->pixel, plateau_axis_map (&axis, tick->value), 1e-6);
      if (before != NULL)
        g_assert_cmpfloat (before->value, <, tick->value);
      before = tick;
      if (tick->label[0] == '\0')
        continue;
      n_labels++;
      g_assert_true (g_utf8_validate (tick->label, -1, NULL));
      g_assert_null (strchr (tick->label, '-'));
      if (!g_hash_table_add (labels, (gpointer) tick->label))
        g_error ("label %s stands twice", tick->label);
      if (labelled_before != NULL)
        g_assert_cmpfloat (fabs (tick->pixel - labelled_before->pixel), >=, spacing - 0.01);
      labelled_before = tick;
    }
  if (right - left >= 6 * spacing)
    g_assert_cmpuint (n_labels, >=, 2);
}

static void
test_ticks (void)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 6000; round++)
    {
      PlateauAxisKind kind = (PlateauAxisKind) (round % 3);
      double size = pow (10, g_rand_double_range (random, -12, 12));
      double low = g_rand_double_range (random, -size, size);
      double high = low + size * pow (10, g_rand_double_range (random, -3, 2));
      double length = g_rand_double_range (random, 60, 2000);
      double spacing = g_rand_double_range (random, 12, 70);

      if (kind == PLATEAU_AXIS_LOG)
        {
          low = size;
          high = low * pow (10, g_rand_double_range (random, 0.05, 18));
        }
      if (round % 2 == 0)
        check_ticks (kind, low, high, 10, 10 + length, spacing);
      else
        check_ticks (kind, low, high, 10 + length, 10, spacing);
    }
  g_rand_free (random);
}

static void
assert_labels (PlateauAxisKind kind, double low, double high, double spacing, const char *expected)
{
  PlateauAxis axis;
  g_autoptr (GArray) ticks = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  plateau_axis_init (&axis, kind, low, high, 0, 500);
  ticks = plateau_axis_ticks (&axis, spacing);
  for (guint i = 0; i < ticks->len; i++)
    {
      const char *label = g_array_index (ticks, PlateauTick, i).label;

      if (label[0] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", label);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_labels (void)
{
  assert_labels (PLATEAU_AXIS_LINEAR, -1, 1, 100, MINUS "1 " MINUS "0.5 0 0.5 1");
  assert_labels (PLATEAU_AXIS_LINEAR, -6, 6, 70, MINUS "6 " MINUS "4 " MINUS "2 0 2 4 6");
  assert_labels (PLATEAU_AXIS_LINEAR, 0, 0.3, 90, "0 0.1 0.2 0.3");
  assert_labels (PLATEAU_AXIS_LINEAR, -2e-9, 2e-9, 120, MINUS "2×10⁻⁹ " MINUS "10⁻⁹ 0 10⁻⁹ 2×10⁻⁹");
  assert_labels (PLATEAU_AXIS_LOG, 0.5, 100, 60, "0.5 1 2 5 10 20 50 100");
  assert_labels (PLATEAU_AXIS_LOG, 1e-3, 1e9, 40,
                 "0.001 0.01 0.1 1 10 100 1000 10000 100000 10⁶ 10⁷ 10⁸ 10⁹");
  assert_labels (PLATEAU_AXIS_SYMLOG, 0, 1000, 48, "0 1 3 10 30 100 300 1000");
  assert_labels (PLATEAU_AXIS_SYMLOG, 0, 10000, 52, "0 3 10 30 100 300 1000 3000 10000");
  assert_labels (PLATEAU_AXIS_SYMLOG, 0, 10000, 80, "0 10 100 1000 10000");
  assert_labels (PLATEAU_AXIS_SYMLOG, -100, 100, 60, MINUS "100 " MINUS "10 0 10 100");
}

static void
test_map (void)
{
  static const double ends[][2] = { { -6, 6 }, { 0, 1e-9 }, { 3, 5e8 } };

  for (guint kind = 0; kind < 3; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        double low = kind == PLATEAU_AXIS_LOG ? fmax (ends[i][0], 1e-12) : ends[i][0];
        PlateauAxis axis;

        g_assert_cmpint (
            plateau_axis_init (&axis, (PlateauAxisKind) kind, low, ends[i][1], 300, 20), ==,
            PLATEAU_AXIS_RANGE_GOOD);
        g_assert_cmpfloat_with_epsilon (plateau_axis_map (&axis, low), 300, 1e-9);
        g_assert_cmpfloat_with_epsilon (plateau_axis_map (&axis, ends[i][1]), 20, 1e-9);
        for (double pixel = 20; pixel <= 300; pixel += 7)
          g_assert_cmpfloat_with_epsilon (
              plateau_axis_map (&axis, plateau_axis_unmap (&axis, pixel)), pixel, 1e-6);
      }
}

static void
test_guard (void)
{
  static const struct
  {
    PlateauAxisKind kind;
    double low, high;
    PlateauAxisRange range;
  } cases[] = {
    { PLATEAU_AXIS_LINEAR, 0.693147, 0.693147, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_LINEAR, 0.693147, 0.693147 + 1e-9, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_LINEAR, 0, 0, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_LINEAR, -5e-324, 5e-324, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_LINEAR, 2, 1, PLATEAU_AXIS_RANGE_EMPTY },
    { PLATEAU_AXIS_LINEAR, INFINITY, -INFINITY, PLATEAU_AXIS_RANGE_NON_FINITE },
    { PLATEAU_AXIS_LINEAR, NAN, 1, PLATEAU_AXIS_RANGE_NON_FINITE },
    { PLATEAU_AXIS_LINEAR, -1.7e308, 1.7e308, PLATEAU_AXIS_RANGE_NON_FINITE },
    { PLATEAU_AXIS_LOG, 0, 10, PLATEAU_AXIS_RANGE_NOT_POSITIVE },
    { PLATEAU_AXIS_LOG, -2, -1, PLATEAU_AXIS_RANGE_NOT_POSITIVE },
    { PLATEAU_AXIS_LOG, 3, 3, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_SYMLOG, 0, 0, PLATEAU_AXIS_RANGE_FLAT },
    { PLATEAU_AXIS_LINEAR, 0, 1, PLATEAU_AXIS_RANGE_GOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double low = cases[i].low, high = cases[i].high;
      PlateauAxis axis;

      g_assert_cmpint (plateau_axis_classify_range (cases[i].kind, low, high), ==, cases[i].range);
      g_assert_cmpint (plateau_axis_guard_range (cases[i].kind, &low, &high), ==, cases[i].range);
      g_assert_cmpint (plateau_axis_classify_range (cases[i].kind, low, high), ==,
                       PLATEAU_AXIS_RANGE_GOOD);
      g_assert_cmpint (
          plateau_axis_init (&axis, cases[i].kind, cases[i].low, cases[i].high, 0, 100), ==,
          cases[i].range);
      g_assert_true (isfinite (plateau_axis_map (&axis, (axis.low + axis.high) / 2)));
      check_ticks (cases[i].kind, cases[i].low, cases[i].high, 0, 300, 40);
    }
}

/* Noise in the twelfth digit must stay below a pixel. */
static void
test_flat_is_calm (void)
{
  PlateauAxis axis;

  plateau_axis_init (&axis, PLATEAU_AXIS_LINEAR, 0.693147180, 0.693147181, 0, 400);
  g_assert_cmpfloat (
      fabs (plateau_axis_map (&axis, 0.693147181) - plateau_axis_map (&axis, 0.693147180)), <,
      0.01);
}

static void
test_nice (void)
{
  GRand *random = g_rand_new_with_seed (3);

  g_assert_cmpfloat (plateau_nice_above (0.7), ==, 1);
  g_assert_cmpfloat (plateau_nice_above (1), ==, 1);
  g_assert_cmpfloat (plateau_nice_above (3), ==, 5);
  g_assert_cmpfloat (plateau_nice_below (0.7), ==, 0.5);
  g_assert_cmpfloat (plateau_nice_below (1000), ==, 1000);
  for (guint i = 0; i < 5000; i++)
    {
      double value = pow (10, g_rand_double_range (random, -200, 200));
      double above = plateau_nice_above (value), below = plateau_nice_below (value);

      g_assert_cmpfloat (above, >=, value * (1 - 1e-8));
      g_assert_cmpfloat (below, <=, value * (1 + 1e-8));
      g_assert_cmpfloat (above / below, <, 2.5 + 1e-6);
    }
  g_rand_free (random);
}

static void
test_format (void)
{
  static const struct
  {
    double value, step;
    const char *label;
  } cases[] = {
    { 0.5, 0.5, "0.5" },       { 1, 0.5, "1" },          { -0.0, 1, "0" },
    { 1e-18, 0.1, "0" },       { -2, 2, MINUS "2" },     { 0.125, 0.001, "0.125" },
    { 1.5e7, 5e6, "1.5×10⁷" }, { 1e6, 1e6, "10⁶" },      { -1e-6, 1e-6, MINUS "10⁻⁶" },
    { NAN, 1, "–" },           { INFINITY, 1, "–" },     { 1e300, 1e300, "10³⁰⁰" },
    { 100, 50, "100" },        { 1e-310, 1e-310, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char label[32];

      plateau_axis_format (cases[i].value, cases[i].step, label, sizeof label);
      if (cases[i].label != NULL)
        g_assert_cmpstr (label, ==, cases[i].label);
      g_assert_true (g_utf8_validate (label, -1, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/ticks", test_ticks);
  g_test_add_func ("/axis/labels", test_labels);
  g_test_add_func ("/axis/map", test_map);
  g_test_add_func ("/axis/guard", test_guard);
  g_test_add_func ("/axis/flat-is-calm", test_flat_is_calm);
  g_test_add_func ("/axis/nice", test_nice);
  g_test_add_func ("/axis/format", test_format);
  return g_test_run ();
}
