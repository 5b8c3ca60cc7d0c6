/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/boundary-layout.h"
#include "figures/curve-layout.h"
#include "figures/probability-map.h"
#include "fixture.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTH 700
#define HEIGHT 420

static const Case cases[] = {
  { .scale = 0.01, .seeds = 20 },
  { .scale = 1, .seeds = 20, .seeds_done = 3 },
  { .scale = 10 },
  { .scale = 100 },
  { .zeros = TRUE },
  { .activation = PLATEAU_ACTIVATION_SIGMOID, .scale = 100 },
  { .activation = PLATEAU_ACTIVATION_RELU, .epochs = 5 },
  { .activation = PLATEAU_ACTIVATION_LEAKY_RELU, .layers = 3 },
  { .activation = PLATEAU_ACTIVATION_LINEAR },
  { .no_layer = TRUE, .epochs = 20 },
  { .features = 1, .epochs = 20 },
  { .features = 3, .epochs = 20 },
  { .units = 64, .epochs = 2 },
  { .activation = PLATEAU_ACTIVATION_LINEAR,
    .scale = 1000,
    .rate = 1e4,
    .layers = 4,
    .epochs = 30 },
  { .examples = 2, .units = 1 },
};

static void
test_draws_something (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&cases[i]);

      for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
        for (guint palette = 0; palette < PLATEAU_N_STYLES; palette++)
          {
            const PlateauStyle *style = plateau_style_get ((PlateauStyleKind) palette);
            PlateauFigureOptions options;
            cairo_surface_t *image;

            plateau_figure_options_init (&options);
            image = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1, snapshot, style,
                                  &options);
            /* The plot, the tick labels to the left of it, and those below it. */
            g_assert_cmpuint (fixture_ink (image, style->card, 150, 100, 550, 320), >, 1200);
            if (kind != PLATEAU_FIGURE_NUMBERS) /* it has no axes */
              {
                g_assert_cmpuint (fixture_ink (image, style->card, 0, 40, 60, 380), >, 60);
                g_assert_cmpuint (fixture_ink (image, style->card, 60, 370, 700, 420), >, 100);
              }
            cairo_surface_destroy (image);
          }
    }
}

/* Each unit's colour is on the paper, also where 64 units crowd the curve. */
static void
test_all_units_show (void)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  const Case few = { .scale = 1 }, many = { .units = 64 }, small = { .scale = 0.01 };
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (i == 0   ? &few
                                                               : i == 1 ? &many
                                                                        : &small);
      cairo_surface_t *image =
          fixture_draw (PLATEAU_FIGURE_CURVE, WIDTH, HEIGHT, 1, snapshot, style, &options);

      for (guint series = 0; series < (i == 1 ? 8 : 4); series++)
        /* In the plot, between the legend and the histogram. */
        g_assert_cmpuint (
            fixture_count_in (image, style->series[series], 60, 60, WIDTH, HEIGHT - 100), >, 30);
      if (i != 1)
        g_assert_cmpuint (fixture_count (image, style->series[6]), ==, 0);
      cairo_surface_destroy (image);
    }
}

/* More than half on the flat parts: in the alarm colour. */
static void
test_alarm (void)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  const Case calm = { .scale = 0.01 }, flat = { .scale = 10 };
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (i == 0 ? &calm : &flat);
      cairo_surface_t *image =
          fixture_draw (PLATEAU_FIGURE_CURVE, WIDTH, HEIGHT, 1, snapshot, style, &options);

      if (i == 0)
        g_assert_cmpuint (fixture_count (image, style->alarm), ==, 0);
      else
        g_assert_cmpuint (fixture_count (image, style->alarm), >, 200);
      cairo_surface_destroy (image);
    }
}

static void
test_equal_draws (void)
{
  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      const Case c = { .scale = 10, .epochs = 30 };
      const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_DARK);
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
      g_autoptr (PlateauSnapshot) again = fixture_snapshot (&c);
      PlateauFigureOptions options;
      cairo_surface_t *first, *second;

      plateau_figure_options_init (&options);
      first =
          fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1.5, snapshot, style, &options);
      second = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1.5, again, style, &options);
      g_assert_cmpmem (cairo_image_surface_get_data (first),
                       (gsize) cairo_image_surface_get_stride (first) * (gsize) (HEIGHT * 1.5),
                       cairo_image_surface_get_data (second),
                       (gsize) cairo_image_surface_get_stride (second) * (gsize) (HEIGHT * 1.5));
      cairo_surface_destroy (first);
      cairo_surface_destroy (second);
    }
}

/* What is drawn at a place is found at it. */
static void
test_pick_curve (void)
{
  static const Case curves[] = {
    { .scale = 1 }, { .scale = 0.01 }, { .scale = 30 }, { .activation = PLATEAU_ACTIVATION_RELU }
  };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&curves[i]);
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
      PlateauCurveLayout layout;
      PlateauFigureOptions options;
      guint n_found = 0;

      plateau_figure_options_init (&options);
      plateau_curve_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot, &options);
      g_assert_cmpint (plateau_curve_layout_has_inset (&layout), ==, i == 1);
      for (guint unit = 0; unit < 4; unit++)
        for (guint example = 0; example < 400; example += 13)
          {
            PlateauPick pick;
            g_autofree char *text = NULL;
            double x, y, px, py;

            g_assert_true (plateau_curve_layout_locate (&layout, unit, example, &x, &y));
            g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_CURVE, WIDTH, HEIGHT, snapshot,
                                                style, &options, x, y, &pick));
            /* Another dot may lie in the same place, but none nearer. */
            g_assert_true (plateau_curve_layout_locate (&layout, (guint) pick.unit,
                                                        (guint) pick.example, &px, &py));
            g_assert_cmpfloat (hypot (px - x, py - y), <, 1e-6);
            n_found += pick.unit == (int) unit && pick.example == (int) example;
            g_assert_cmpfloat (pick.x, ==, px);
            text = plateau_figure_pick_text (PLATEAU_FIGURE_CURVE, snapshot, &options, &pick);
            g_assert_nonnull (text);
            g_assert_nonnull (strstr (text, "slope"));
          }
      g_assert_cmpuint (n_found, >, i == 2 ? 15 : 60);
      {
        PlateauPick pick;

        g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_CURVE, WIDTH, HEIGHT, snapshot, style,
                                             &options, 2, HEIGHT - 2, &pick));
        g_assert_cmpint (pick.example, ==, -1);
        g_assert_cmpint (pick.unit, ==, -1);
      }
    }
}

static void
test_pick_boundary (void)
{
  static const Case data[] = { { .scale = 1 }, { .features = 1 }, { .features = 3 } };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (data); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&data[i]);
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
      PlateauBoundaryLayout layout;
      PlateauFigureOptions options;

      plateau_figure_options_init (&options);
      plateau_boundary_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot, &options);
      for (guint example = 0; example < 400; example += 7)
        {
          PlateauPick pick;
          g_autofree char *text = NULL;
          double x, y;

          g_assert_true (plateau_boundary_layout_locate (&layout, example, &x, &y));
          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_BOUNDARY, WIDTH, HEIGHT, snapshot,
                                              style, &options, x, y, &pick));
          g_assert_cmpint (pick.example, ==, (int) example);
          g_assert_cmpint (pick.unit, ==, -1);
          text = plateau_figure_pick_text (PLATEAU_FIGURE_BOUNDARY, snapshot, &options, &pick);
          g_assert_nonnull (strstr (text, "x1 = "));
        }
    }
}

static void
test_pick_loss (void)
{
  const Case c = { .epochs = 3000 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);

  for (guint logarithmic = 0; logarithmic < 2; logarithmic++)
    {
      PlateauFigureOptions options;
      double before = -1;

      plateau_figure_options_init (&options);
      options.epoch_log = options.loss_log = logarithmic;
      for (double x = 80; x < 600; x += 20)
        {
          PlateauPick pick, same;
          g_autofree char *text = NULL;

          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, snapshot, style,
                                              &options, x, 200, &pick));
          g_assert_cmpfloat (pick.epoch, >=, before);
          before = pick.epoch;
          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, snapshot, style,
                                              &options, pick.x, 200, &same));
          g_assert_cmpfloat (same.epoch, ==, pick.epoch);
          text = plateau_figure_pick_text (PLATEAU_FIGURE_LOSS, snapshot, &options, &pick);
          g_assert_true (g_str_has_prefix (text, "Epoch "));
        }
      g_assert_cmpfloat (before, >, 500);
    }
}

/* A unit that is lit elsewhere is lit in the curve and in the boundary, if it is one of theirs. */
static void
test_lit_unit (void)
{
  static const struct
  {
    PlateauFigureKind kind;
    guint units;
    guint layers;
    int unit;
    int layer;
    gboolean shown;
  } lights[] = {
    { PLATEAU_FIGURE_CURVE, 4, 2, 2, 1, TRUE },     { PLATEAU_FIGURE_CURVE, 4, 2, 2, -1, TRUE },
    { PLATEAU_FIGURE_CURVE, 4, 2, 2, 2, FALSE },    { PLATEAU_FIGURE_CURVE, 4, 2, 9, 1, FALSE },
    { PLATEAU_FIGURE_CURVE, 64, 1, 40, 1, TRUE },   { PLATEAU_FIGURE_BOUNDARY, 4, 2, 2, 1, TRUE },
    { PLATEAU_FIGURE_BOUNDARY, 4, 2, 2, -1, TRUE }, { PLATEAU_FIGURE_BOUNDARY, 4, 2, 2, 2, FALSE },
    { PLATEAU_FIGURE_BOUNDARY, 4, 2, 9, 1, FALSE }, { PLATEAU_FIGURE_BOUNDARY, 64, 1, 40, 1, TRUE },
    { PLATEAU_FIGURE_NETWORK, 4, 2, 2, 2, TRUE },   { PLATEAU_FIGURE_NETWORK, 4, 2, -1, 2, TRUE },
    { PLATEAU_FIGURE_LAYERS, 4, 2, 2, 2, TRUE },    { PLATEAU_FIGURE_LAYERS, 4, 2, -1, 2, TRUE },
  };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (lights); i++)
    {
      const Case c = { .units = lights[i].units, .layers = lights[i].layers, .scale = 1 };
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
      PlateauFigureOptions options;
      cairo_surface_t *plain, *lit;
      guint before, after;

      plateau_figure_options_init (&options);
      plain = fixture_draw (lights[i].kind, WIDTH, HEIGHT, 1, snapshot, style, &options);
      options.lit.unit = lights[i].unit;
      options.lit.layer = lights[i].layer;
      lit = fixture_draw (lights[i].kind, WIDTH, HEIGHT, 1, snapshot, style, &options);
      before = fixture_count (plain, style->accent);
      after = fixture_count (lit, style->accent);
      if (lights[i].shown)
        g_assert_cmpuint (after, >, before + 20);
      else
        g_assert_cmpuint (after, ==, before);
      cairo_surface_destroy (plain);
      cairo_surface_destroy (lit);
    }
}

/* A lit dot is ringed in every figure that shows it. */
static void
test_lit (void)
{
  const Case c = { .scale = 1, .epochs = 20, .seeds = 20 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      PlateauFigureOptions plain, lit;
      cairo_surface_t *before, *after;

      plateau_figure_options_init (&plain);
      plain.stage = 1; /* Z[1] */
      lit = plain;
      if (kind == PLATEAU_FIGURE_LOSS || kind == PLATEAU_FIGURE_SEEDS ||
          kind == PLATEAU_FIGURE_RACE || kind == PLATEAU_FIGURE_LANDSCAPE)
        lit.lit.epoch = 7;
      else if (kind == PLATEAU_FIGURE_MAP)
        lit.lit.cell = 5;
      else
        lit.lit.example = 17;
      before = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1, snapshot, style, &plain);
      after = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1, snapshot, style, &lit);
      g_assert_cmpuint (fixture_count (after, style->accent), >,
                        fixture_count (before, style->accent) + 100);
      cairo_surface_destroy (before);
      cairo_surface_destroy (after);
    }
}

static void
test_describe (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&cases[i]);

      for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
        {
          static const char *const numbers[] = { "poch ", "loss", "saturated", "mean slope",
                                                 "unit spread" };
          PlateauFigureOptions options;
          g_autofree char *text = NULL, *title = NULL;

          plateau_figure_options_init (&options);
          text = plateau_figure_describe ((PlateauFigureKind) kind, snapshot, &options);
          title = plateau_figure_title ((PlateauFigureKind) kind, snapshot, &options);
          for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
            if (strstr (text, numbers[n]) == NULL)
              g_error ("“%s” is not in: %s", numbers[n], text);
          g_assert_null (strcasestr (text, "nan "));
          g_assert_null (strcasestr (text, "inf "));
          g_assert_true (g_str_has_prefix (title, plateau_figure_name ((PlateauFigureKind) kind)));
        }
    }
}

static void
test_names (void)
{
  const Case c = { .epochs = 0 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  g_autofree char *hidden = NULL, *output = NULL;

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      PlateauFigureKind found = PLATEAU_FIGURE_CURVE;

      g_assert_true (
          plateau_figure_from_nick (plateau_figure_nick ((PlateauFigureKind) kind), &found));
      g_assert_cmpint (found, ==, kind);
    }
  g_assert_false (plateau_figure_from_nick ("surface", &(PlateauFigureKind){ 0 }));
  g_assert_false (plateau_figure_from_nick (NULL, &(PlateauFigureKind){ 0 }));

  plateau_figure_options_init (&options);
  hidden = plateau_figure_title (PLATEAU_FIGURE_CURVE, snapshot, &options);
  g_assert_cmpstr (hidden, ==, "Curve · hidden layer 1 · epoch 0");
  options.layer = 2;
  output = plateau_figure_title (PLATEAU_FIGURE_CURVE, snapshot, &options);
  g_assert_cmpstr (output, ==, "Curve · output layer (sigmoid) · epoch 0");
}

/* z and a that are not finite, or not there, are skipped; the rest is still drawn. */
static void
test_not_finite (void)
{
  const Case c = { .scale = 1 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  cairo_surface_t *image;
  PlateauPick pick;

  plateau_figure_options_init (&options);
  for (guint i = 0; i < 400; i += 3)
    {
      snapshot->z[1][i] = NAN;
      snapshot->a[1][i] = NAN;
      snapshot->z[1][i + 400] = i % 2 ? INFINITY : -INFINITY;
    }
  snapshot->layer[1].mean_slope = NAN;
  snapshot->loss = NAN;
  snapshot->field->probability[17] = NAN;
  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      image = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1, snapshot, style, &options);
      g_assert_cmpuint (fixture_ink (image, style->card, 150, 100, 550, 320), >, 1200);
      cairo_surface_destroy (image);
      plateau_figure_pick ((PlateauFigureKind) kind, WIDTH, HEIGHT, snapshot, style, &options, 300,
                           200, &pick);
    }
  for (guint l = 0; l <= PLATEAU_MAX_LAYERS; l++)
    {
      g_clear_pointer (&snapshot->z[l], g_free);
      g_clear_pointer (&snapshot->a[l], g_free);
    }
  g_clear_pointer (&snapshot->field, plateau_field_unref);
  snapshot->n_points = 0;
  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      image = fixture_draw ((PlateauFigureKind) kind, WIDTH, HEIGHT, 1, snapshot, style, &options);
      g_assert_cmpuint (fixture_ink (image, style->card, 0, 0, WIDTH, HEIGHT), >, 1200);
      cairo_surface_destroy (image);
    }
}

/* The line of a logistic regression is straight, and where the weights say. */
static void
test_contour (void)
{
  const Case c = { .no_layer = TRUE, .data = PLATEAU_DATA_MOONS, .epochs = 200 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autoptr (GArray) pieces = plateau_probability_contour (snapshot->field);
  const double *w = snapshot->network->w[1], b = snapshot->network->b[1][0];

  g_assert_cmpuint (pieces->len, >, 4 * 50);
  for (guint i = 0; i + 1 < pieces->len; i += 2)
    {
      double x = g_array_index (pieces, double, i), y = g_array_index (pieces, double, i + 1);

      g_assert_cmpfloat (fabs (w[0] * x + w[1] * y + b) / hypot (w[0], w[1]), <, 1e-6);
    }
}

/* The loss of zero weights stays at ln 2 to rounding: it must be drawn as a level line. */
static void
test_flat_loss (void)
{
  const Case c = { .zeros = TRUE, .epochs = 50 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autofree PlateauLossPoint *points = g_memdup2 (snapshot->points, 51 * sizeof *points);

  g_assert_cmpuint (snapshot->n_points, ==, 51);
  for (guint i = 0; i < 51; i++)
    points[i].loss = points[i].low = points[i].high = G_LN2 * (1 + (i % 2 ? 1e-9 : -1e-9));
  snapshot->points = points;
  for (guint logarithmic = 0; logarithmic < 2; logarithmic++)
    {
      PlateauFigureOptions options;
      PlateauPick first, second;

      plateau_figure_options_init (&options);
      options.loss_log = logarithmic;
      g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, snapshot, style,
                                          &options, 300, 200, &first));
      for (double x = 100; x < 600; x += 3)
        {
          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, snapshot, style,
                                              &options, x, 200, &second));
          g_assert_cmpfloat (fabs (first.y - second.y), <, 0.01);
        }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figures/draws-something", test_draws_something);
  g_test_add_func ("/figures/all-units-show", test_all_units_show);
  g_test_add_func ("/figures/alarm", test_alarm);
  g_test_add_func ("/figures/equal-draws", test_equal_draws);
  g_test_add_func ("/figures/pick-curve", test_pick_curve);
  g_test_add_func ("/figures/pick-boundary", test_pick_boundary);
  g_test_add_func ("/figures/pick-loss", test_pick_loss);
  g_test_add_func ("/figures/lit", test_lit);
  g_test_add_func ("/figures/lit-unit", test_lit_unit);
  g_test_add_func ("/figures/describe", test_describe);
  g_test_add_func ("/figures/names", test_names);
  g_test_add_func ("/figures/not-finite", test_not_finite);
  g_test_add_func ("/figures/contour", test_contour);
  g_test_add_func ("/figures/flat-loss", test_flat_loss);
  return g_test_run ();
}
