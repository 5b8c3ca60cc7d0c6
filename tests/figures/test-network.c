/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/network-map.h"
#include "network-scene.h"
#include "session/wording.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 560

static guint
count_words (PlateauPen *pen, const char *wanted)
{
  guint n, found = 0;

  plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    found += strcmp (plateau_pen_text_at (pen, i), wanted) == 0;
  return found;
}

static void
test_words (void)
{
  static const struct
  {
    Case c;
    double width, height;
    const char *words[12];
  } wanted[] = {
    { { .scale = 1 },
      900,
      560,
      { "features", "hidden layer 1", "4 distinct of 4", "output layer", "x1", "x2", "−1", "|w|",
        "0.01", "100", "negative", "mean slope 0.353" } },
    { { .scale = 1 }, 900, 560, { "−0.417", "−0.0563", "−2.14", "−1.06", "2.29", "4", "zero" } },
    { { .constant = TRUE }, 900, 560, { "1 distinct of 4", "4×", "1" } },
    { { .constant = TRUE, .units = 8 }, 300, 200, { "1 distinct of 8", "8×", "x2" } },
    { { .units = 64, .layers = 2 }, 900, 560, { "drawn: the 128 strongest of 4096 edges" } },
    { { .units = 32, .layers = 3 },
      900,
      560,
      { "drawn: between two layers the 128 strongest of up to 1024 edges" } },
    { { .activation = PLATEAU_ACTIVATION_RELU }, 900, 560, { "−10", "10" } },
    { { .scale = 1, .layers = 10 }, 300, 200, { "1", "10", "4/4" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_auto (Scene) scene = { 0 };

      scene_init (&scene, &wanted[i].c, wanted[i].width, wanted[i].height, 1);
      plateau_network_figure_draw (scene.pen, wanted[i].width, wanted[i].height, scene.snapshot,
                                   &scene.options);
      for (guint w = 0; w < G_N_ELEMENTS (wanted[i].words) && wanted[i].words[w] != NULL; w++)
        if (count_words (scene.pen, wanted[i].words[w]) == 0)
          g_error ("“%s” is missing from picture %u", wanted[i].words[w], i);
    }
}

/* The answers to the lit example stand at the nodes. */
static void
test_answers (void)
{
  const Case c = { .scale = 1 };
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, &c, WIDTH, HEIGHT, 1);
  scene.options.lit.example = 30;
  plateau_network_figure_draw (scene.pen, WIDTH, HEIGHT, scene.snapshot, &scene.options);
  for (guint l = 0; l <= 2; l++)
    for (guint unit = 0; unit < scene.snapshot->network->n[l]; unit++)
      {
        const double *row = l == 0 ? scene.layout.data->x : scene.snapshot->a[l];
        g_autofree char *text = plateau_format_number (row[unit * scene.layout.data->stride + 30]);

        g_assert_cmpuint (count_words (scene.pen, text), >=, 1);
      }
}

/* A node shows what its unit answers: here the signs of a saturated unit, in the boundary's colours. */
static void
test_maps (void)
{
  const Case c = { .scale = 100 }, without = { .scale = 100, .no_field = TRUE };
  g_auto (Scene) scene = { 0 }, bare = { 0 };
  cairo_surface_t *image, *plain;

  scene_init (&scene, &c, WIDTH, HEIGHT, 1);
  scene_init (&bare, &without, WIDTH, HEIGHT, 1);
  image = fixture_draw (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT, 1, scene.snapshot, &scene.style,
                        &scene.options);
  plain = fixture_draw (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT, 1, bare.snapshot, &bare.style,
                        &bare.options);
  for (guint k = 0; k < 4; k++)
    {
      PlateauBox box = plateau_network_layout_box (&scene.layout, 1, k);
      guint area = (guint) (box.width * box.height);
      int x0 = (int) box.x, y0 = (int) box.y, x1 = x0 + (int) box.width, y1 = y0 + (int) box.height;
      guint low = fixture_count_in (image, scene.style.field_low, x0, y0, x1, y1);
      guint high = fixture_count_in (image, scene.style.field_high, x0, y0, x1, y1);

      g_assert_cmpuint (low, >, area / 5);
      g_assert_cmpuint (high, >, area / 5);
      g_assert_cmpuint (low + high, >, area * 3 / 4);
      g_assert_cmpuint (fixture_count_in (plain, scene.style.grid, x0, y0, x1, y1), >, area / 2);
    }
  cairo_surface_destroy (image);
  cairo_surface_destroy (plain);
}

static void
test_ranges (void)
{
  static const struct
  {
    PlateauActivation activation;
    double low;
  } wanted[] = { { PLATEAU_ACTIVATION_TANH, -1 }, { PLATEAU_ACTIVATION_SIGMOID, 0 } };
  double low, high;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const Case c = { .activation = wanted[i].activation };
      g_auto (Scene) scene = { 0 };

      scene_init (&scene, &c, WIDTH, HEIGHT, 1);
      g_assert_true (plateau_network_map_range (&scene.layout, 1, &low, &high));
      g_assert_cmpfloat (low, ==, wanted[i].low);
      g_assert_cmpfloat (high, ==, 1);
      g_assert_true (plateau_network_map_range (&scene.layout, 2, &low, &high));
      g_assert_cmpfloat (low, ==, 0);
    }
  for (double scale = 1e-3; scale < 1e4; scale *= 10)
    {
      const Case c = { .activation = PLATEAU_ACTIVATION_LINEAR, .scale = scale };
      g_auto (Scene) scene = { 0 };

      scene_init (&scene, &c, WIDTH, HEIGHT, 1);
      g_assert_true (plateau_network_map_range (&scene.layout, 1, &low, &high));
      g_assert_cmpfloat (low, ==, -high);
      g_assert_cmpfloat (high, ==, plateau_nice_above (high));
      g_assert_cmpfloat (high / scale, >=, 1);
      g_assert_cmpfloat (high / scale, <=, 50);
    }
}

/* What is lit stands out; the other edges step back. */
static void
test_lit (void)
{
  const Case c = { .scale = 1 };
  g_auto (Scene) scene = { 0 };
  PlateauColor strong;
  guint n[4], ink[4];

  scene_init (&scene, &c, WIDTH, HEIGHT, 1);
  strong = plateau_network_look (&scene.layout, &scene.style, -2.1350).color;
  for (guint i = 0; i < 4; i++)
    {
      PlateauFigureOptions options = scene.options;
      cairo_surface_t *image;

      options.lit.layer = i > 0 ? 1 : -1;
      options.lit.unit = i == 0 || i == 3 ? -1 : 1;
      options.lit.input = i == 2 ? 0 : -1;
      image = fixture_draw (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT, 1, scene.snapshot, &scene.style,
                            &options);
      n[i] = fixture_count (image, scene.style.accent);
      ink[i] = fixture_count_in (image, strong, 120, 40, 400, 480);
      cairo_surface_destroy (image);
    }
  /* Nothing; a unit; a weight, in a halo of a paler colour; a layer of four units. */
  g_assert_cmpuint (n[1], >, n[0] + 150);
  g_assert_cmpuint (n[3], >, n[0] + 2 * (n[1] - n[0]));
  g_assert_cmpuint (ink[2], <, ink[0] * 9 / 10);
  g_assert_cmpuint (ink[3], >, ink[0] * 9 / 10);
  g_assert_cmpuint (ink[1], <, ink[0] * 9 / 10);
}

static void
test_names (void)
{
  const Case one = { .constant = TRUE }, deep = { .layers = 3, .constant = TRUE },
             none = { .no_layer = TRUE };
  g_autoptr (PlateauSnapshot) a = fixture_snapshot (&one);
  g_autoptr (PlateauSnapshot) b = fixture_snapshot (&deep);
  g_autoptr (PlateauSnapshot) c = fixture_snapshot (&none);
  PlateauFigureOptions options;
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *words = NULL;

  plateau_figure_options_init (&options);
  first = plateau_figure_title (PLATEAU_FIGURE_NETWORK, a, &options);
  g_assert_cmpstr (first, ==, "Network · 1 distinct of 4 · epoch 0");
  options.layer = 2;
  second = plateau_figure_title (PLATEAU_FIGURE_NETWORK, b, &options);
  g_assert_cmpstr (second, ==, "Network · hidden layer 2: 1 distinct of 4 · epoch 0");
  third = plateau_figure_title (PLATEAU_FIGURE_NETWORK, c, &options);
  g_assert_cmpstr (third, ==, "Network · epoch 0");
  words = plateau_figure_describe (PLATEAU_FIGURE_NETWORK, b, &options);
  g_assert_nonnull (strstr (words, "3 hidden layers"));
  g_assert_nonnull (strstr (words, "Hidden layer 3: 1 distinct of 4 units, largest |w| 1."));
  g_assert_nonnull (strstr (words, "Output layer: largest |w| 1."));
  g_assert_nonnull (strstr (words, "unit spread 0"));
}

static void
test_wish (void)
{
  PlateauFigureOptions options;
  PlateauWish wish = { 0 };

  plateau_figure_options_init (&options);
  plateau_figure_add_wish (PLATEAU_FIGURE_NETWORK, &options, &wish);
  g_assert_true (wish.unit_maps);
  g_assert_cmpuint (wish.layers, ==, 0);
  g_assert_cmpuint (wish.errors, ==, 0);
  options.lit.layer = 2;
  options.lit.unit = 1;
  options.lit.input = 0;
  plateau_figure_add_wish (PLATEAU_FIGURE_NETWORK, &options, &wish);
  g_assert_cmpuint (wish.layers, ==, 1u << 1);
  g_assert_cmpuint (wish.errors, ==, 1u << 2);
  options.lit.example = 4;
  plateau_figure_add_wish (PLATEAU_FIGURE_NETWORK, &options, &wish);
  g_assert_cmpuint (wish.layers, ==, (2u << PLATEAU_MAX_LAYERS) - 2);
}

/* Numbers that are none do no harm. */
static void
test_not_finite (void)
{
  const Case c = { .scale = 1 };
  g_auto (Scene) scene = { 0 };
  PlateauNetwork *network;
  cairo_surface_t *image;
  g_autofree char *words = NULL, *text = NULL;

  scene_init (&scene, &c, WIDTH, HEIGHT, 1);
  network = scene.snapshot->network;
  network->w[1][0] = NAN;
  network->w[1][3] = INFINITY;
  network->b[1][2] = -INFINITY;
  network->w[2][1] = NAN;
  scene.snapshot->layer[1].unit_spread = NAN;
  scene.snapshot->unit_maps->a[1][5] = NAN;
  scene.snapshot->unit_maps->a[2][9] = INFINITY;
  image = fixture_draw (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT, 1, scene.snapshot, &scene.style,
                        &scene.options);
  g_assert_cmpuint (fixture_count (image, scene.style.alarm), >, 50);
  cairo_surface_destroy (image);
  words = plateau_figure_describe (PLATEAU_FIGURE_NETWORK, scene.snapshot, &scene.options);
  g_assert_nonnull (strstr (words, "largest |w| –"));
  text = scene_text_of (scene.snapshot, 1, 0, 0, -1);
  g_assert_nonnull (text);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/words", test_words);
  g_test_add_func ("/network/answers", test_answers);
  g_test_add_func ("/network/maps", test_maps);
  g_test_add_func ("/network/ranges", test_ranges);
  g_test_add_func ("/network/lit", test_lit);
  g_test_add_func ("/network/names", test_names);
  g_test_add_func ("/network/wish", test_wish);
  g_test_add_func ("/network/not-finite", test_not_finite);
  return g_test_run ();
}
