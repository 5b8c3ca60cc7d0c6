/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/layers-figure.h"
#include "figures/layers-layout.h"
#include "figures/layers-lines.h"
#include "figures/layers-map.h"
#include "fixture.h"
#include "session/verdict.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 560

static const PlateauStyle *
light (void)
{
  return plateau_style_get (PLATEAU_STYLE_LIGHT);
}

static void
lay_out (PlateauLayersLayout *layout, const PlateauSnapshot *snapshot, double width, double height)
{
  g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, light (), width, height);

  plateau_layers_layout_init (layout, pen, width, height, snapshot);
}

/* How much each size can show. */
static void
test_rooms (void)
{
  static const struct
  {
    Case c;
    double width, height;
    PlateauLayersRoom room;
  } rooms[] = {
    { { .layers = 10 }, 1280, 800, PLATEAU_LAYERS_ROWS },
    { { .layers = 10 }, 630, 500, PLATEAU_LAYERS_ROWS },
    { { .layers = 6 }, 480, 400, PLATEAU_LAYERS_ROWS },
    { { .no_layer = TRUE }, 700, 420, PLATEAU_LAYERS_ROWS },
    { { .layers = 10 }, 400, 250, PLATEAU_LAYERS_LINES },
    { { .no_layer = TRUE }, 400, 250, PLATEAU_LAYERS_LINES },
    { { .layers = 10 }, 200, 140, PLATEAU_LAYERS_MINUTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      double width = rooms[i].width, height = rooms[i].height;
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&rooms[i].c);
      PlateauLayersLayout layout;
      double before = 0;

      lay_out (&layout, snapshot, width, height);
      g_assert_cmpint (layout.room, ==, rooms[i].room);
      for (guint l = 1; l <= snapshot->network->n_layers; l++)
        {
          double right = 0;
          PlateauBox cell = { 0 };

          g_assert_cmpint (
              plateau_layers_layout_cell (&layout, PLATEAU_LAYERS_COLUMN_STD, l, &cell), ==,
              rooms[i].room == PLATEAU_LAYERS_ROWS);
          g_assert_cmpfloat (plateau_layers_layout_middle (&layout, l), >, before);
          before = plateau_layers_layout_middle (&layout, l);
          for (guint c = 0; c < PLATEAU_LAYERS_N_COLUMNS; c++)
            if (plateau_layers_layout_cell (&layout, c, l, &cell))
              {
                g_assert_cmpfloat (cell.x, >, right);
                right = cell.x + cell.width;
                g_assert_cmpfloat (right, <=, width);
                g_assert_cmpfloat (cell.width, >=, 60);
                g_assert_cmpfloat (cell.height, >=, 18);
                g_assert_cmpfloat (cell.y + cell.height, <=, height - 14);
              }
        }
    }
}

/* What is drawn never moves the axes: two moments and two runs can be compared. */
static void
test_absolute (void)
{
  static const Case small = { .layers = 4, .scale = 1e-4 }, large = { .layers = 4, .scale = 1000 };
  static const double sizes[][2] = { { WIDTH, HEIGHT }, { 400, 250 }, { 200, 140 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PlateauSnapshot) first = fixture_snapshot (&small);
      g_autoptr (PlateauSnapshot) second = fixture_snapshot (&large);
      PlateauLayersLayout a, b;

      lay_out (&a, first, sizes[i][0], sizes[i][1]);
      lay_out (&b, second, sizes[i][0], sizes[i][1]);
      g_assert_cmpmem (a.scale, sizeof a.scale, b.scale, sizeof b.scale);
      g_assert_cmpmem (a.column, sizeof a.column, b.column, sizeof b.column);
    }
}

static double
paper_middle (cairo_surface_t *image, PlateauColor color, const PlateauBox *box)
{
  double sum = 0, weighted = 0;

  for (int x = (int) box->x; x < (int) (box->x + box->width); x++)
    {
      guint n =
          fixture_count_in (image, color, x, (int) box->y, x + 1, (int) (box->y + box->height));

      sum += n;
      weighted += (double) n * x;
    }
  g_assert_cmpfloat (sum, >, 20);
  return weighted / sum;
}

/*
 * C10, as the eye sees it: with 0.01 at depth 6 the bars of |dZ| stand further left with each layer
 * back; with a deviation of 1 / sqrt (16), Xavier's here, they stand above each other.
 */
static void
test_wander (void)
{
  for (guint healthy = 0; healthy < 2; healthy++)
    {
      const Case c = { .layers = 6, .units = 16, .scale = healthy ? 0.25 : 0.01 };
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
      PlateauFigureOptions options;
      PlateauLayersLayout layout;
      cairo_surface_t *image;
      double first = 0, before = 0;

      plateau_figure_options_init (&options);
      lay_out (&layout, snapshot, WIDTH, HEIGHT);
      image = fixture_draw (PLATEAU_FIGURE_LAYERS, WIDTH, HEIGHT, 1, snapshot, light (), &options);
      for (guint l = 1; l <= 7; l++)
        {
          PlateauBox cell = { 0 };
          double middle;

          g_assert_true (
              plateau_layers_layout_cell (&layout, PLATEAU_LAYERS_COLUMN_ERROR, l, &cell));
          middle = paper_middle (image, plateau_layers_error_color (light ()), &cell);
          if (l == 1)
            first = middle;
          else if (!healthy)
            g_assert_cmpfloat (middle, >, before + 0.03 * cell.width);
          before = middle;
        }
      if (healthy)
        g_assert_cmpfloat (fabs (before - first), <, 25);
      else
        g_assert_cmpfloat (before - first, >, 60);
      cairo_surface_destroy (image);
    }
}

static void
test_pick_map (void)
{
  static const Case maps[] = {
    { .layers = 3 },
    { .units = 200, .examples = 1500 },
    { .no_layer = TRUE },
    { .activation = PLATEAU_ACTIVATION_RELU, .units = 64, .layers = 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&maps[i]);
      guint n_examples = snapshot->settings.data->n_examples;
      PlateauFigureOptions options;
      PlateauLayersLayout layout;

      plateau_figure_options_init (&options);
      lay_out (&layout, snapshot, WIDTH, HEIGHT);
      for (guint l = 1; l <= snapshot->network->n_layers; l++)
        for (guint unit = 0; unit < snapshot->network->n[l]; unit += 3)
          for (guint example = 0; example < n_examples; example += 97)
            {
              PlateauPick wanted = PLATEAU_PICK_NONE, pick;
              g_autofree char *text = NULL;

              wanted.layer = (int) l;
              wanted.unit = (int) unit;
              wanted.example = (int) example;
              g_assert_true (plateau_layers_layout_locate (&layout, &wanted));
              g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LAYERS, WIDTH, HEIGHT, snapshot,
                                                  light (), &options, wanted.x, wanted.y, &pick));
              g_assert_cmpint (pick.layer, ==, wanted.layer);
              g_assert_cmpint (pick.unit, ==, wanted.unit);
              g_assert_cmpint (pick.example, ==, wanted.example);
              g_assert_cmpfloat (fabs (pick.x - wanted.x) + fabs (pick.y - wanted.y), <, 1e-9);

              text = plateau_figure_pick_text (PLATEAU_FIGURE_LAYERS, snapshot, &options, &pick);
              g_assert_nonnull (strstr (text, "xample"));
              g_assert_cmpint (strstr (text, "not flat") == NULL, ==,
                               plateau_profile_is_flat (snapshot->profile[l], unit, example));
            }
    }
}

static void
test_pick_layer (void)
{
  static const double sizes[][2] = { { WIDTH, HEIGHT }, { 400, 250 }, { 200, 140 } };
  const Case c = { .layers = 6, .scale = 0.01 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double width = sizes[i][0], height = sizes[i][1];
      PlateauLayersLayout layout;
      PlateauPick pick;

      lay_out (&layout, snapshot, width, height);
      for (guint l = 1; l <= 7; l++)
        {
          double middle = plateau_layers_layout_middle (&layout, l);
          gboolean rows = layout.room == PLATEAU_LAYERS_ROWS;
          g_autofree char *text = NULL, *verdict = plateau_verdict_text (snapshot, l);
          PlateauPick again;

          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LAYERS, width, height, snapshot,
                                              light (), &options, rows ? 30 : middle,
                                              rows ? middle : layout.verdicts_y, &pick));
          g_assert_cmpint (pick.layer, ==, l);
          g_assert_cmpint (pick.unit, ==, -1);
          g_assert_cmpint (pick.example, ==, -1);
          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LAYERS, width, height, snapshot,
                                              light (), &options, pick.x, pick.y, &again));
          g_assert_cmpint (again.layer, ==, l);
          text = plateau_figure_pick_text (PLATEAU_FIGURE_LAYERS, snapshot, &options, &pick);
          g_assert_nonnull (strstr (text, verdict));
          g_assert_nonnull (strstr (text, "std of dZ"));
        }
      g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_LAYERS, width, height, snapshot, light (),
                                           &options, width / 2, 2, &pick));
      g_assert_cmpint (pick.layer, ==, -1);
    }
}

/* Without the profiles there are axes, but no numbers. */
static void
test_no_profile (void)
{
  const Case c = { .layers = 3 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauFigureOptions options;
  cairo_surface_t *image;
  g_autofree char *title = NULL, *text = NULL, *tip = NULL;
  PlateauPick pick;

  for (guint l = 1; l <= 4; l++)
    g_clear_pointer (&snapshot->profile[l], plateau_profile_free);
  plateau_figure_options_init (&options);
  image = fixture_draw (PLATEAU_FIGURE_LAYERS, WIDTH, HEIGHT, 1, snapshot, light (), &options);
  g_assert_cmpuint (fixture_ink (image, light ()->card, 0, 60, WIDTH, HEIGHT), >, 2000);
  g_assert_cmpuint (fixture_count (image, plateau_layers_error_color (light ())), <, 100);
  cairo_surface_destroy (image);
  image = fixture_draw (PLATEAU_FIGURE_LAYERS, 300, 200, 1, snapshot, light (), &options);
  g_assert_cmpuint (fixture_ink (image, light ()->card, 0, 0, 300, 200), >, 300);
  cairo_surface_destroy (image);

  title = plateau_layers_figure_title (snapshot);
  g_assert_cmpstr (title, ==, "Layers · epoch 0");
  text = plateau_layers_figure_describe (snapshot);
  g_assert_null (strstr (text, "std"));
  g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_LAYERS, WIDTH, HEIGHT, snapshot, light (),
                                      &options, 400, 300, &pick));
  tip = plateau_figure_pick_text (PLATEAU_FIGURE_LAYERS, snapshot, &options, &pick);
  g_assert_null (tip);
}

/* A unit that is pointed at in the curve is one of the layer shown there. */
static void
test_lit (void)
{
  const Case c = { .layers = 3 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  PlateauLayersLayout layout;
  PlateauFigureOptions options;

  lay_out (&layout, snapshot, WIDTH, HEIGHT);
  for (guint layer = 1; layer <= 4; layer++)
    for (guint linked = 0; linked < 2; linked++)
      {
        cairo_surface_t *image;

        plateau_figure_options_init (&options);
        options.layer = linked ? layer : 1;
        options.lit.layer = linked ? -1 : (int) layer;
        options.lit.unit = linked ? 0 : -1;
        image =
            fixture_draw (PLATEAU_FIGURE_LAYERS, WIDTH, HEIGHT, 1, snapshot, light (), &options);
        for (guint l = 1; l <= 4; l++)
          {
            int top = (int) (plateau_layers_layout_middle (&layout, l) - layout.pitch / 2);
            guint n = fixture_count_in (image, light ()->accent, 0, top + 2, 4,
                                        top + (int) layout.pitch - 2);

            if (l == layer)
              g_assert_cmpuint (n, >, 60);
            else
              g_assert_cmpuint (n, ==, 0);
          }
        cairo_surface_destroy (image);
      }
}

/* The curve rings a unit of its own layer only. */
static void
test_lit_elsewhere (void)
{
  const Case c = { .layers = 3 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  guint n_accent[2];

  for (guint own = 0; own < 2; own++)
    {
      PlateauFigureOptions options;
      cairo_surface_t *image;

      plateau_figure_options_init (&options);
      options.layer = 2;
      options.lit.example = 17;
      options.lit.unit = 1;
      options.lit.layer = own ? 2 : 3;
      image = fixture_draw (PLATEAU_FIGURE_CURVE, WIDTH, HEIGHT, 1, snapshot, light (), &options);
      n_accent[own] = fixture_count (image, light ()->accent);
      cairo_surface_destroy (image);
    }
  /* The larger ring and the longer label. */
  g_assert_cmpuint (n_accent[1], >, n_accent[0] + 100);
}

/* What a snapshot must carry is asked for, and nothing else. */
static void
test_wish (void)
{
  PlateauFigureOptions options;
  PlateauWish wish = { 0 };

  plateau_figure_options_init (&options);
  options.layer = 3;
  options.plane = (PlateauPlane){ .x = 1, .y = 2, .rest = 0.5 };
  plateau_figure_add_wish (PLATEAU_FIGURE_LOSS, &options, &wish);
  g_assert_cmpuint (wish.layers | wish.profiles | wish.errors, ==, 0);
  g_assert_false (wish.field);
  plateau_figure_add_wish (PLATEAU_FIGURE_LAYERS, &options, &wish);
  g_assert_cmpuint (wish.layers | wish.errors, ==, 0);
  for (guint l = 1; l <= PLATEAU_MAX_LAYERS; l++)
    g_assert_true (wish.profiles & 1u << l);
  plateau_figure_add_wish (PLATEAU_FIGURE_CURVE, &options, &wish);
  g_assert_cmpuint (wish.layers, ==, 1u << 3);
  g_assert_false (wish.field);
  plateau_figure_add_wish (PLATEAU_FIGURE_BOUNDARY, &options, &wish);
  g_assert_true (wish.field);
  g_assert_cmpuint (wish.plane.x, ==, 1);
  g_assert_false (wish.unit_maps);
  plateau_figure_add_wish (PLATEAU_FIGURE_NETWORK, &options, &wish);
  g_assert_true (wish.unit_maps);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers/rooms", test_rooms);
  g_test_add_func ("/layers/absolute", test_absolute);
  g_test_add_func ("/layers/wander", test_wander);
  g_test_add_func ("/layers/pick-map", test_pick_map);
  g_test_add_func ("/layers/pick-layer", test_pick_layer);
  g_test_add_func ("/layers/no-profile", test_no_profile);
  g_test_add_func ("/layers/lit", test_lit);
  g_test_add_func ("/layers/lit-elsewhere", test_lit_elsewhere);
  g_test_add_func ("/layers/wish", test_wish);
  return g_test_run ();
}
