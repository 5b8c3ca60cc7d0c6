/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/network-strongest.h"
#include "network-scene.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 900
#define HEIGHT 560

static const Case cases[] = {
  { .scale = 1 },
  { .scale = 0.01 },
  { .scale = 100, .activation = PLATEAU_ACTIVATION_SIGMOID },
  { .zeros = TRUE },
  { .constant = TRUE, .units = 8, .layers = 3 },
  { .constant = TRUE, .nudge = 1e-9, .layers = 2 },
  { .units = 1, .layers = 10, .activation = PLATEAU_ACTIVATION_RELU },
  { .units = 16, .layers = 2, .epochs = 3 },
  { .units = 17 },
  { .units = 64, .layers = 2 },
  { .units = 256, .layers = 1, .activation = PLATEAU_ACTIVATION_LINEAR },
  { .units = 16, .layers = 10 },
  { .features = 1 },
  { .features = 3, .units = 6 },
  { .no_layer = TRUE },
  { .no_field = TRUE },
};

static const double sizes[][2] = {
  { 200, 140 }, { 260, 180 }, { 300, 200 },  { 420, 260 },
  { 900, 560 }, { 900, 140 }, { 1600, 900 }, { 3840, 2160 },
};

/* Nothing is cut off, columns keep apart, and each unit is in one node. */
static void
check_layout (const Scene *scene, double width, double height)
{
  const PlateauNetworkLayout *layout = &scene->layout;

  for (guint l = 0; l <= layout->n_layers; l++)
    {
      const PlateauNetworkColumn *column = &layout->column[l];
      guint n_units = 0;

      g_assert_cmpuint (column->n_units, ==, scene->snapshot->network->n[l]);
      if (l > 0)
        g_assert_cmpfloat (column->left - column[-1].right, >, 1);
      for (guint k = 0; k < column->n_nodes; k++)
        {
          PlateauBox box = plateau_network_layout_box (layout, l, k);

          g_assert_cmpfloat (box.width, >, 0.5);
          g_assert_cmpfloat (box.height, >, 0.5);
          g_assert_cmpfloat (box.x, >=, 0);
          g_assert_cmpfloat (box.x + box.width, <=, width);
          g_assert_cmpfloat (box.y, >=, layout->stage.y - 1);
          g_assert_cmpfloat (box.y + box.height, <=, layout->stage.y + layout->stage.height + 1);
          n_units += column->nodes[k].n_units;
          g_assert_cmpuint (column->node_of[column->nodes[k].unit], ==, k);
          if (k > 0)
            g_assert_cmpuint (column->nodes[k].unit, >, column->nodes[k - 1].unit);
        }
      g_assert_cmpuint (n_units, ==, column->n_units);
      g_assert_true (column->dense || column->n_nodes <= PLATEAU_NETWORK_MOST_NODES);
    }
}

static void
test_layout (void)
{
  static const double scales[] = { 1, 1.4, 2.5 };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
        {
          g_auto (Scene) scene = { 0 };

          scene_init (&scene, &cases[c], sizes[s][0], sizes[s][1], scales[k]);
          check_layout (&scene, sizes[s][0], sizes[s][1]);
        }
}

/* Nodes of their own do not touch each other once the units have parted. */
static void
test_apart (void)
{
  static const guint units[] = { 1, 2, 4, 7, 16 };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        const Case c = { .units = units[i], .layers = 2 };
        g_auto (Scene) scene = { 0 };

        scene_init (&scene, &c, sizes[s][0], sizes[s][1], 1);
        for (guint l = 0; l <= scene.layout.n_layers; l++)
          for (guint k = 1; k < scene.layout.column[l].n_nodes; k++)
            {
              PlateauBox box = plateau_network_layout_box (&scene.layout, l, k);
              PlateauBox above = plateau_network_layout_box (&scene.layout, l, k - 1);

              g_assert_false (plateau_box_overlaps (&box, &above));
            }
      }
}

/* The nodes of equal units are one, and part further the larger the nudge. */
static void
test_parting (void)
{
  static const double nudges[] = { 1e-11, 1e-9, 1e-7, 1e-5, 1e-3 };
  const Case equal = { .constant = TRUE };
  double before = 0;

  {
    g_auto (Scene) scene = { 0 };
    const PlateauNetworkColumn *column = &scene.layout.column[1];

    scene_init (&scene, &equal, WIDTH, HEIGHT, 1);
    g_assert_cmpuint (column->n_nodes, ==, 1);
    g_assert_cmpuint (column->n_classes, ==, 1);
    g_assert_cmpuint (column->nodes[0].n_units, ==, 4);
    for (guint unit = 0; unit < 4; unit++)
      g_assert_cmpuint (column->node_of[unit], ==, 0);
  }
  for (guint i = 0; i < G_N_ELEMENTS (nudges); i++)
    {
      const Case c = { .constant = TRUE, .nudge = nudges[i] };
      g_auto (Scene) scene = { 0 };
      const PlateauNetworkColumn *column = &scene.layout.column[1];
      double distance;

      scene_init (&scene, &c, WIDTH, HEIGHT, 1);
      g_assert_cmpuint (column->n_nodes, ==, 2);
      g_assert_cmpuint (column->nodes[0].n_units, ==, 1);
      g_assert_cmpuint (column->nodes[1].n_units, ==, 3);
      distance = column->nodes[1].y - column->nodes[0].y;
      g_assert_cmpfloat (distance, >, before + 5);
      before = distance;
    }
}

/* So many units as nodes, the more of them as cells, unless they are equal. */
static void
test_dense (void)
{
  static const struct
  {
    Case c;
    gboolean dense;
    guint n_nodes;
  } crowds[] = {
    { { .units = 16 }, FALSE, 16 },
    { { .units = 17 }, TRUE, 17 },
    { { .units = 64, .constant = TRUE }, FALSE, 1 },
    { { .units = 64, .constant = TRUE, .nudge = 1e-3 }, FALSE, 2 },
    { { .units = 256 }, TRUE, 256 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (crowds); i++)
    {
      g_auto (Scene) scene = { 0 };
      const PlateauNetworkColumn *column = &scene.layout.column[1];

      scene_init (&scene, &crowds[i].c, WIDTH, HEIGHT, 1);
      g_assert_cmpint (column->dense, ==, crowds[i].dense);
      g_assert_cmpuint (column->n_nodes, ==, crowds[i].n_nodes);
      if (column->dense)
        {
          g_assert_cmpuint (column->grid_columns * column->grid_rows, >=, column->n_units);
          g_assert_cmpuint (column->grid_columns * (column->grid_rows - 1), <, column->n_units);
        }
    }
}

static int
descending (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x < y) - (x > y);
}

static void
test_strongest (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      guint n = (guint) g_rand_int_range (random, 1, 3000);
      guint most = (guint) g_rand_int_range (random, 1, 600);
      g_autofree double *values = g_new (double, n);
      g_autofree double *sorted = g_new (double, n);

      for (guint i = 0; i < n; i++)
        {
          double v = g_rand_double_range (random, -1, 1);

          /* Even, spread over decades, with many ties, with zeros. */
          values[i] = round % 4 == 0   ? v
                      : round % 4 == 1 ? v * pow (10, 20 * v)
                      : round % 4 == 2 ? round * floor (5 * v)
                                       : (v > 0 ? 0 : v);
        }
      for (guint i = 0; i < n; i++)
        sorted[i] = fabs (values[i]);
      qsort (sorted, n, sizeof *sorted, descending);
      g_assert_cmpfloat (plateau_strongest (values, n, most), ==, n <= most ? 0 : sorted[most - 1]);
    }
}

/* What is drawn is the strongest, none twice; a lit unit has all its edges. */
static void
test_edges (void)
{
  const Case crowd = { .units = 64, .layers = 2 };
  g_auto (Scene) scene = { 0 };
  g_autoptr (GArray) edges = NULL, lit = NULL;
  guint most, n[4] = { 0 }, n_lit = 0;
  double weakest = INFINITY;

  scene_init (&scene, &crowd, WIDTH, HEIGHT, 1);
  most = plateau_network_edges_most (scene.snapshot->network);
  g_assert_true (plateau_network_edges_crowd (scene.snapshot->network));
  edges = plateau_network_edges_new (&scene.layout, -1, -1);
  for (guint i = 0; i < edges->len; i++)
    {
      const PlateauNetworkEdge *edge = &g_array_index (edges, PlateauNetworkEdge, i);

      n[edge->layer]++;
      g_assert_cmpfloat (
          edge->weight, ==,
          scene.snapshot->network
              ->w[edge->layer]
                 [edge->to * scene.snapshot->network->n[edge->layer - 1] + edge->from]);
      if (edge->layer == 2)
        weakest = fmin (weakest, fabs (edge->weight));
    }
  g_assert_cmpuint (n[1], ==, 128);
  g_assert_cmpuint (n[2], ==, most);
  g_assert_cmpuint (n[3], ==, 64);
  for (guint i = 0; i < 64 * 64; i++)
    n[0] += fabs (scene.snapshot->network->w[2][i]) > weakest;
  g_assert_cmpuint (n[0], ==, most - 1);

  lit = plateau_network_edges_new (&scene.layout, 1, 5);
  for (guint i = 0; i < lit->len; i++)
    {
      const PlateauNetworkEdge *edge = &g_array_index (lit, PlateauNetworkEdge, i);

      n_lit += edge->layer == 2 && edge->from == 5;
    }
  g_assert_cmpuint (n_lit, ==, 64);
  g_assert_cmpuint (lit->len, <=, edges->len + 64);

  {
    const Case few = { .units = 16, .layers = 3 }, equal = { .constant = TRUE, .layers = 3 };
    g_auto (Scene) all = { 0 }, one = { 0 };
    g_autoptr (GArray) drawn = NULL, fused = NULL;

    scene_init (&all, &few, WIDTH, HEIGHT, 1);
    g_assert_false (plateau_network_edges_crowd (all.snapshot->network));
    drawn = plateau_network_edges_new (&all.layout, -1, -1);
    g_assert_cmpuint (drawn->len, ==, 2 * 16 + 2 * 16 * 16 + 16);
    scene_init (&one, &equal, WIDTH, HEIGHT, 1);
    fused = plateau_network_edges_new (&one.layout, -1, -1);
    g_assert_cmpuint (fused->len, ==, 2 + 1 + 1 + 1);
  }
}

/* The scale is absolute, grows by equal steps for equal factors, and tells the sign twice. */
static void
test_look (void)
{
  const Case small = { .scale = 0.001 }, large = { .scale = 100 };
  g_auto (Scene) a = { 0 }, b = { 0 };
  PlateauNetworkLook zero, huge;
  double before = 0;

  scene_init (&a, &small, WIDTH, HEIGHT, 1);
  scene_init (&b, &large, WIDTH, HEIGHT, 1);
  for (double w = 1e-4; w < 2e3; w *= 10)
    {
      PlateauNetworkLook plus = plateau_network_look (&a.layout, &a.style, w);
      PlateauNetworkLook minus = plateau_network_look (&a.layout, &a.style, -w);
      PlateauNetworkLook other = plateau_network_look (&b.layout, &b.style, w);

      g_assert_cmpfloat (plus.width, ==, minus.width);
      g_assert_cmpfloat (plus.width, ==, other.width);
      g_assert_cmpfloat (plus.dash, ==, 0);
      g_assert_cmpfloat (minus.dash, >, 0);
      g_assert_cmpfloat (plateau_color_contrast (plus.color, minus.color), >, 1);
      g_assert_cmpfloat (fabs (plus.color.blue - minus.color.blue), >, 0.2);
      g_assert_cmpfloat (plus.width, >, before);
      if (before > 0)
        g_assert_cmpfloat_with_epsilon (plus.width / before, pow (10, 1 / 7.0), 1e-9);
      before = plus.width;
    }
  zero = plateau_network_look (&a.layout, &a.style, 0);
  g_assert_cmpuint (zero.level, ==, 0);
  g_assert_cmpfloat (zero.width, <, 1);
  g_assert_cmpfloat (zero.color.red, ==, a.style.frame.red);
  huge = plateau_network_look (&a.layout, &a.style, INFINITY);
  g_assert_cmpuint (huge.level, ==, PLATEAU_NETWORK_LEVELS);
  g_assert_cmpfloat (huge.color.red, ==, a.style.alarm.red);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network-layout/layout", test_layout);
  g_test_add_func ("/network-layout/apart", test_apart);
  g_test_add_func ("/network-layout/parting", test_parting);
  g_test_add_func ("/network-layout/dense", test_dense);
  g_test_add_func ("/network-layout/strongest", test_strongest);
  g_test_add_func ("/network-layout/edges", test_edges);
  g_test_add_func ("/network-layout/look", test_look);
  return g_test_run ();
}
