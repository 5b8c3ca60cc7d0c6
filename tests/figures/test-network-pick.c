/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-scene.h"
#include "session/exact-number.h"
#include "session/wording.h"

#include <locale.h>
#include <math.h>

#define WIDTH 900
#define HEIGHT 560

static gboolean
pick_at (const Scene *scene, double x, double y, PlateauPick *pick)
{
  return plateau_figure_pick (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT, scene->snapshot,
                              plateau_style_get (PLATEAU_STYLE_LIGHT), &scene->options, x, y, pick);
}

static void
assert_pick (const PlateauPick *pick, guint layer, guint unit, int input)
{
  g_assert_cmpint (pick->layer, ==, (int) layer);
  g_assert_cmpint (pick->unit, ==, (int) unit);
  g_assert_cmpint (pick->input, ==, input);
  g_assert_cmpint (pick->example, ==, -1);
}

/* What is drawn at a place is found at it: units, biases, weights. */
static void
check_picks (const Scene *scene)
{
  const PlateauNetworkLayout *layout = &scene->layout;
  g_autoptr (GArray) edges = plateau_network_edges_new (layout, -1, -1);
  guint n_found = 0;
  PlateauPick pick;

  for (guint l = 0; l <= layout->n_layers; l++)
    for (guint k = 0; k < layout->column[l].n_nodes; k++)
      {
        const PlateauNetworkNode *node = &layout->column[l].nodes[k];
        g_autofree char *text = NULL;
        double x, y0, y1;

        g_assert_true (pick_at (scene, node->x, node->y, &pick));
        assert_pick (&pick, l, node->unit, -1);
        text = plateau_figure_pick_text (PLATEAU_FIGURE_NETWORK, scene->snapshot, &scene->options,
                                         &pick);
        g_assert_nonnull (text);
        if (!plateau_network_layout_bias (layout, l, k, &x, &y0, &y1))
          continue;
        g_assert_true (pick_at (scene, x, y1, &pick));
        assert_pick (&pick, l, node->unit, (int) scene->snapshot->network->n[l - 1]);
      }
  for (guint i = 0; i < edges->len; i++)
    for (guint step = 1; step < 20; step++)
      {
        const PlateauNetworkEdge *edge = &g_array_index (edges, PlateauNetworkEdge, i);
        double x, y;

        plateau_network_edge_at (layout, edge, step / 20.0, &x, &y);
        g_assert_true (pick_at (scene, x, y, &pick));
        /* Another may cross here, or a bias hang here. */
        g_assert_cmpfloat (hypot (pick.x - x, pick.y - y), <, 12);
        if (pick.layer != (int) edge->layer ||
            pick.unit != (int) layout->column[edge->layer].nodes[edge->to].unit ||
            pick.input != (int) layout->column[edge->layer - 1].nodes[edge->from].unit)
          continue;
        n_found++;
        break;
      }
  g_assert_cmpuint (n_found, ==, edges->len);
}

static void
test_pick (void)
{
  static const Case few[] = { { .scale = 1 },
                              { .constant = TRUE },
                              { .zeros = TRUE, .layers = 2 },
                              { .features = 3 },
                              { .constant = TRUE, .nudge = 1e-4 },
                              { .units = 6, .layers = 2 },
                              { .no_layer = TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (few); i++)
    {
      g_auto (Scene) scene = { 0 };
      PlateauStyle grown;
      PlateauPick pick;

      scene_init (&scene, &few[i], WIDTH, HEIGHT, 1);
      /* As the figure itself grows its style. */
      plateau_network_layout_clear (&scene.layout);
      plateau_style_scaled (&scene.style, sqrt (fmin (WIDTH / (75 * 12.0), HEIGHT / (43 * 12.0))),
                            &grown);
      g_clear_pointer (&scene.pen, plateau_pen_free);
      scene.style = grown;
      scene.pen = plateau_pen_new (NULL, &scene.style, WIDTH, HEIGHT);
      plateau_network_layout_init (&scene.layout, scene.pen, WIDTH, HEIGHT, scene.snapshot,
                                   &scene.options);
      check_picks (&scene);
      g_assert_false (pick_at (&scene, WIDTH / 2.0, 3, &pick));
      g_assert_cmpint (pick.layer, ==, -1);
      g_assert_cmpint (pick.unit, ==, -1);
      g_assert_cmpint (pick.input, ==, -1);
    }
}

/* Every cell of a grid is its unit. */
static void
test_pick_dense (void)
{
  const Case c = { .units = 100 };
  g_auto (Scene) scene = { 0 };

  scene_init (&scene, &c, WIDTH, HEIGHT, 1);
  for (guint k = 0; k < 100; k++)
    {
      const PlateauNetworkNode *node = &scene.layout.column[1].nodes[k];
      PlateauPick pick = PLATEAU_PICK_NONE;

      g_assert_true (plateau_network_figure_pick (scene.pen, WIDTH, HEIGHT, scene.snapshot,
                                                  &scene.options, node->x, node->y, &pick));
      assert_pick (&pick, 1, k, -1);
    }
}

/* All digits, and the gradient that the training uses, where it is known. */
static void
test_pick_text (void)
{
  g_auto (PlateauSettings) settings = { 0 };
  g_autoptr (PlateauRun) run = NULL;
  g_autoptr (PlateauSnapshot) bare = NULL, full = NULL;

  settings.data = plateau_dataset_generate (PLATEAU_DATA_FLOWER, 400, 0.2, 1);
  settings.shape = (PlateauShape){ 2, 2, { 4, 3 }, PLATEAU_ACTIVATION_TANH };
  settings.start =
      (PlateauStart){ .initialization = PLATEAU_INITIALIZATION_NORMAL, .scale = 1, .seed = 2 };
  settings.rate = 1.2;
  run = plateau_run_new (&settings);
  plateau_run_step (run);
  bare = plateau_run_snapshot (run, NULL);
  full = plateau_run_snapshot (run, &(PlateauWish){ .layers = ~0u, .errors = ~0u });

  for (guint l = 1; l <= 3; l++)
    for (guint unit = 0; unit < run->network->n[l]; unit++)
      for (guint input = 0; input <= run->network->n[l - 1]; input++)
        {
          guint n_in = run->network->n[l - 1];
          gboolean bias = input == n_in;
          double value = bias ? run->network->b[l][unit] : run->network->w[l][unit * n_in + input];
          double gradient = bias ? run->pass->gradient->b[l][unit]
                                 : run->pass->gradient->w[l][unit * n_in + input];
          g_autofree char *text = scene_text_of (bare, (int) l, (int) unit, (int) input, -1);
          g_autofree char *more = scene_text_of (full, (int) l, (int) unit, (int) input, -1);
          g_autofree char *digits = plateau_exact_number (fabs (value));
          g_autofree char *number = g_strconcat (value < 0 ? "−" : "", digits, NULL);
          g_autofree char *first =
              bias     ? g_strdup_printf ("b[%u]: unit %u: %s", l, unit + 1, number)
              : l == 1 ? g_strdup_printf ("w[1]: unit %u ← x%u: %s", unit + 1, input + 1, number)
                       : g_strdup_printf ("w[%u]: unit %u ← unit %u: %s", l, unit + 1, input + 1,
                                          number);
          g_autofree char *slope = plateau_format_number (gradient);
          g_autofree char *share = plateau_format_share (fabs (1.2 * gradient / value));
          g_autofree char *both =
              g_strdup_printf ("%s\ngradient %s, update/weight %s", first, slope, share);

          g_assert_cmpstr (text, ==, first);
          g_assert_cmpstr (more, ==, both);
        }
  {
    g_autofree char *feature = scene_text_of (bare, 0, 1, -1, -1),
                    *unit = scene_text_of (bare, 2, 2, -1, -1);
    g_autofree char *answer = scene_text_of (full, 1, 3, -1, 17),
                    *output = scene_text_of (bare, 3, 0, -1, -1);
    g_autofree char *a = plateau_format_number (full->a[1][3 * settings.data->stride + 17]);
    g_autofree char *wanted = g_strdup_printf ("Unit 4 of hidden layer 1: a = %s", a);

    g_assert_cmpstr (feature, ==, "Feature x2");
    g_assert_cmpstr (unit, ==, "Unit 3 of hidden layer 2");
    g_assert_cmpstr (answer, ==, wanted);
    g_assert_cmpstr (output, ==, "Output unit");
  }
  g_assert_null (scene_text_of (bare, -1, -1, -1, 3));
  g_assert_null (scene_text_of (bare, 4, 0, -1, -1));
  g_assert_null (scene_text_of (bare, 1, 4, -1, -1));
  g_assert_null (scene_text_of (bare, 1, 0, 3, -1));
  {
    const Case equal = { .constant = TRUE };
    g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&equal);
    g_autofree char *text = scene_text_of (snapshot, 1, 0, -1, -1);

    g_assert_cmpstr (text, ==, "Unit 1 of hidden layer 1\none of 4 equal units");
  }
}

/* Where a thing is said to stand, it is: units, weights and biases, in nodes and in grids. */
static void
test_locate (void)
{
  static const Case located[] = { { .scale = 1, .units = 5, .layers = 2 }, { .units = 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (located); i++)
    {
      g_auto (Scene) scene = { 0 };
      const PlateauNetwork *network;

      scene_init (&scene, &located[i], WIDTH, HEIGHT, 1);
      network = scene.snapshot->network;
      for (guint l = 1; l <= network->n_layers; l++)
        for (guint unit = 0; unit < network->n[l]; unit++)
          for (int input = -1; input <= (int) network->n[l - 1]; input++)
            {
              PlateauPick wanted = PLATEAU_PICK_NONE, found;

              wanted.layer = (int) l;
              wanted.unit = (int) unit;
              wanted.input = input;
              g_assert_true (plateau_figure_locate (PLATEAU_FIGURE_NETWORK, WIDTH, HEIGHT,
                                                    scene.snapshot, &scene.style, &scene.options,
                                                    &wanted));
              g_assert_cmpfloat (wanted.x, >, 0);
              g_assert_cmpfloat (wanted.x, <, WIDTH);
              g_assert_cmpfloat (wanted.y, >, 0);
              g_assert_cmpfloat (wanted.y, <, HEIGHT);
              /* Edges cross; a node lies over all. */
              if (input < 0)
                {
                  g_assert_true (pick_at (&scene, wanted.x, wanted.y, &found));
                  assert_pick (&found, l, unit, -1);
                }
            }
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/pick", test_pick);
  g_test_add_func ("/network/pick-dense", test_pick_dense);
  g_test_add_func ("/network/pick-text", test_pick_text);
  g_test_add_func ("/network/locate", test_locate);
  return g_test_run ();
}
