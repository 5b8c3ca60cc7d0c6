/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/layers-map.h"
#include "figures/layers-scale.h"
#include "fixture.h"

#include <glib.h>
#include <locale.h>
#include <math.h>

static void
init_scale (PlateauLayersScale *scale, guint kind, double from, double to)
{
  if (kind == 0)
    plateau_layers_scale_init_linear (scale, -1, 1, from, to);
  else
    plateau_layers_scale_init_log (scale, kind == 2, 1e-16, 1e8, 6, from, to);
}

/* Every number has a place, in order, within the scale. */
static void
test_places (void)
{
  static const double values[] = { -INFINITY, -1e9,  -3e7, -1, -1e-15, -1e-30, 0,
                                   1e-30,     1e-15, 0.01, 1,  3e7,    2e9,    INFINITY };

  for (guint kind = 0; kind < 3; kind++)
    for (guint backwards = 0; backwards < 2; backwards++)
      {
        PlateauLayersScale scale;
        double sign = backwards ? -1 : 1, before = -INFINITY;
        gboolean one_sided = kind == 1;

        init_scale (&scale, kind, backwards ? 500 : 100, backwards ? 100 : 500);
        for (guint i = one_sided ? 6 : 0; i < G_N_ELEMENTS (values); i++)
          {
            double place = plateau_layers_scale_map (&scale, values[i]);

            g_assert_cmpfloat (place, >=, 100);
            g_assert_cmpfloat (place, <=, 500);
            g_assert_cmpfloat (sign * place, >=, before);
            before = sign * place;
          }
      }
}

/* Zeros stand apart from the smallest number, and what lies beyond apart from the largest. */
static void
test_piles (void)
{
  PlateauLayersScale scale;

  init_scale (&scale, 1, 0, 300);
  g_assert_cmpfloat (
      plateau_layers_scale_map (&scale, 1e-300) - plateau_layers_scale_map (&scale, 0), >, 6);
  g_assert_cmpfloat (
      plateau_layers_scale_map (&scale, 1e-16) - plateau_layers_scale_map (&scale, 1e-17), >=, 3);
  g_assert_cmpfloat (
      plateau_layers_scale_map (&scale, 1e9) - plateau_layers_scale_map (&scale, 0.99e8), >=, 3);
  init_scale (&scale, 2, 0, 300);
  g_assert_cmpfloat (plateau_layers_scale_map (&scale, 0), ==, 150);
  for (double value = 1e-20; value < 1e12; value *= 7)
    g_assert_cmpfloat (fabs (plateau_layers_scale_map (&scale, value) +
                             plateau_layers_scale_map (&scale, -value) - 300),
                       <, 1e-9);
}

static void
test_ticks (void)
{
  for (guint kind = 0; kind < 3; kind++)
    for (double length = 90; length < 900; length *= 1.5)
      {
        PlateauLayersScale scale;
        g_autoptr (GArray) ticks = NULL;
        double before = -INFINITY;
        guint n_labels = 0;

        init_scale (&scale, kind, 20, 20 + length);
        ticks = plateau_layers_scale_ticks (&scale, 40);
        for (guint i = 0; i < ticks->len; i++)
          {
            const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

            if (tick->label[0] == '\0')
              continue;
            n_labels++;
            g_assert_cmpfloat (tick->pixel - before, >=, 40 - 1e-6);
            /* The end itself lies beyond, as in a histogram. */
            if (kind == 0 || fabs (tick->value) < 1e8)
              g_assert_cmpfloat (
                  fabs (tick->pixel - plateau_layers_scale_map (&scale, tick->value)), <, 1e-6);
            before = tick->pixel;
          }
        g_assert_cmpuint (n_labels, >=, length > 200 ? 2 : 1);
      }
}

/* The bars hold every number once, and none stands in another. */
static void
test_bars (void)
{
  static const struct
  {
    PlateauActivation activation;
    guint kind;
  } scales[] = {
    { PLATEAU_ACTIVATION_TANH, 0 },
    { PLATEAU_ACTIVATION_SIGMOID, 0 },
    { PLATEAU_ACTIVATION_RELU, 1 },
    { PLATEAU_ACTIVATION_LINEAR, 2 },
  };
  static const double weights[] = { 1e-4, 1, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (scales) * G_N_ELEMENTS (weights); i++)
    {
      guint s = i / G_N_ELEMENTS (weights);
      const Case c = { .layers = 6,
                       .activation = scales[s].activation,
                       .scale = weights[i % G_N_ELEMENTS (weights)] };
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);

      for (guint l = 1; l <= 6; l++)
        for (double length = 80; length < 1000; length *= 3)
          for (guint backwards = 0; backwards < 2; backwards++)
            {
              PlateauLayersScale scale;
              PlateauLayersBar bars[PLATEAU_LAYERS_MAX_BARS];
              double from = backwards ? 10 + length : 10, to = backwards ? 10 : 10 + length;
              double sum = 0;
              guint n;

              init_scale (&scale, scales[s].kind, from, to);
              n = plateau_layers_scale_bars (&scale, &snapshot->profile[l]->a, 1, bars);
              g_assert_cmpuint (n, <=, PLATEAU_LAYERS_MAX_BARS);
              for (guint k = 0; k < n; k++)
                {
                  double low = fmin (bars[k].from, bars[k].to);
                  double high = fmax (bars[k].from, bars[k].to);

                  sum += bars[k].share;
                  g_assert_cmpfloat (high - low, >=, 1 - 1e-9);
                  g_assert_cmpfloat (low, >=, 10 - 1e-9);
                  g_assert_cmpfloat (high, <=, 10 + length + 1e-9);
                  for (guint other = 0; other < k; other++)
                    g_assert_true (fmax (low, fmin (bars[other].from, bars[other].to)) >=
                                   fmin (high, fmax (bars[other].from, bars[other].to)) - 1e-9);
                }
              g_assert_cmpfloat (fabs (sum - 1), <, 1e-9);
            }
    }
}

/* Against a count of every pair by hand. */
static void
test_shares (void)
{
  static const Case cases[] = {
    { .scale = 10, .units = 7, .examples = 61 },
    { .scale = 3, .units = 100, .examples = 500 },
    { .scale = 3, .units = 1, .examples = 2 },
    { .activation = PLATEAU_ACTIVATION_RELU, .units = 32, .examples = 64 },
  };
  static const guint sizes[][2] = { { 1, 1 }, { 3, 5 }, { 33, 31 }, { 64, 40 }, { 5000, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&cases[i]);
      const PlateauProfile *profile = snapshot->profile[1];
      guint n = profile->n_units, m = profile->n_examples;

      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          g_auto (PlateauLayersShares) shares = { 0 };
          g_autofree guint *flat = NULL, *all = NULL;
          guint n_cells;

          plateau_layers_shares_init (&shares, profile, sizes[s][0], sizes[s][1]);
          g_assert_cmpuint (shares.columns, ==, MIN (sizes[s][0], n));
          g_assert_cmpuint (shares.rows, ==, MIN (sizes[s][1], m));
          n_cells = shares.columns * shares.rows;
          flat = g_new0 (guint, n_cells);
          all = g_new0 (guint, n_cells);
          for (guint row = 0; row < shares.rows; row++)
            for (guint k = row * m / shares.rows; k < (row + 1) * m / shares.rows; k++)
              for (guint unit = 0; unit < n; unit++)
                {
                  guint cell = row * shares.columns + unit * shares.columns / n;

                  all[cell]++;
                  flat[cell] += plateau_profile_is_flat (profile, unit, k);
                }
          for (guint cell = 0; cell < n_cells; cell++)
            {
              g_assert_cmpuint (all[cell], >, 0);
              g_assert_cmpfloat (fabs (shares.share[cell] - (double) flat[cell] / all[cell]), <,
                                 1e-6);
            }
        }
    }
}

/* A dead unit is a column of one colour, with a mark below. */
static void
test_dead (void)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  const Case c = { .units = 8, .examples = 100, .scale = 0.01 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauProfile *profile = snapshot->profile[1];
  const PlateauBox box = { 10, 10, 160, 60 };
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 180, 90);
  cairo_t *cr = cairo_create (image);
  g_autoptr (PlateauPen) pen = plateau_pen_new (cr, style, 180, 90);

  for (guint k = 0; k < 100; k++)
    profile->map[2 * profile->map_stride + k / 32] |= 1u << k % 32;
  profile->dead[0] |= 1u << 2;
  profile->n_dead = 1;
  cairo_set_source_rgb (cr, style->card.red, style->card.green, style->card.blue);
  cairo_paint (cr);
  plateau_layers_map_draw (pen, profile, &box, 4);
  cairo_surface_flush (image);
  for (int unit = 0; unit < 8; unit++)
    {
      int x = 10 + 20 * unit;
      guint n_flat =
          fixture_count_in (image, plateau_layers_map_color (style, TRUE), x + 1, 11, x + 18, 69);
      guint n_lit =
          fixture_count_in (image, plateau_layers_map_color (style, FALSE), x + 1, 11, x + 18, 69);
      guint n_mark = fixture_count_in (image, style->alarm, x, 70, x + 20, 75);

      g_assert_cmpuint (n_flat, ==, unit == 2 ? 17 * 58 : 0);
      g_assert_cmpuint (n_lit, ==, unit == 2 ? 0 : 17 * 58);
      if (unit == 2)
        g_assert_cmpuint (n_mark, >, 30);
      else
        g_assert_cmpuint (n_mark, ==, 0);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (image);

  for (guint palette = 0; palette < PLATEAU_N_STYLES; palette++)
    {
      const PlateauStyle *s = plateau_style_get ((PlateauStyleKind) palette);

      g_assert_cmpfloat (plateau_color_contrast (plateau_layers_map_color (s, TRUE),
                                                 plateau_layers_map_color (s, FALSE)),
                         >=, 4);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers-parts/places", test_places);
  g_test_add_func ("/layers-parts/piles", test_piles);
  g_test_add_func ("/layers-parts/ticks", test_ticks);
  g_test_add_func ("/layers-parts/bars", test_bars);
  g_test_add_func ("/layers-parts/shares", test_shares);
  g_test_add_func ("/layers-parts/dead", test_dead);
  return g_test_run ();
}
