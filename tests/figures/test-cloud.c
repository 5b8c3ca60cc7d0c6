/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "figures/cloud-figure.h"
#include "figures/cloud-space.h"
#include "figures/cloud-surface.h"
#include "fixture.h"

#include <math.h>
#include <string.h>

#define N PLATEAU_VOLUME_POINTS

typedef double (*Logit) (const double place[3]);

static double
slanted (const double p[3])
{
  return 3 * p[0] - 2 * p[1] + p[2] + 0.4;
}

static double
ball (const double p[3])
{
  return 0.7 * 0.7 - p[0] * p[0] - p[1] * p[1] - p[2] * p[2];
}

/* All but flat on both sides, as of saturated units. */
static double
step (const double p[3])
{
  return 1e4 * tanh (50 * slanted (p));
}

static void
fill (PlateauVolume *volume, float *logit, Logit function)
{
  *volume = (PlateauVolume){ .n = N, .logit = logit };
  for (guint k = 0; k < N; k++)
    for (guint j = 0; j < N; j++)
      for (guint i = 0; i < N; i++)
        {
          const double place[3] = { 2.0 * i / (N - 1) - 1, 2.0 * j / (N - 1) - 1,
                                    2.0 * k / (N - 1) - 1 };

          logit[(k * N + j) * N + i] = (float) function (place);
        }
}

static void
test_place (void)
{
  static const struct
  {
    Logit function;
    Logit truth;
    double near; /* in logits of @truth */
  } cases[] = { { slanted, slanted, 0.03 }, { ball, ball, 0.01 }, { step, slanted, 0.6 } };
  g_autofree float *logit = g_new (float, N *N *N);

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      PlateauVolume volume;
      g_autofree float *places = NULL;
      guint n;

      fill (&volume, logit, cases[c].function);
      places = plateau_cloud_surface (&volume, &n);
      g_assert_cmpuint (n, >, 500);
      for (guint i = 0; i < 3 * n; i++)
        {
          const double place[3] = { places[3 * i], places[3 * i + 1], places[3 * i + 2] };

          g_assert_cmpfloat (fabs (cases[c].truth (place)), <, cases[c].near);
          for (guint k = 0; k < 3; k++)
            g_assert_cmpfloat (fabs (place[k]), <=, 1);
        }
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, 6 * sizeof (float));
}

/* A ball has no rim: every edge belongs to two triangles, with the same corners to the last bit. */
static void
test_closed (void)
{
  g_autofree float *logit = g_new (float, N *N *N);
  g_autofree float *places = NULL;
  g_autofree float *edges = NULL;
  PlateauVolume volume;
  guint n, n_edges = 0;

  fill (&volume, logit, ball);
  places = plateau_cloud_surface (&volume, &n);
  edges = g_new (float, 18 * n);
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      {
        const float *a = places + 9 * i + 3 * k, *b = places + 9 * i + 3 * ((k + 1) % 3);
        const gboolean swap = memcmp (a, b, 3 * sizeof *a) > 0;

        /* A surface through a corner of the lattice leaves triangles without an inside. */
        if (memcmp (a, b, 3 * sizeof *a) == 0)
          continue;
        memcpy (edges + 6 * n_edges, swap ? b : a, 3 * sizeof *a);
        memcpy (edges + 6 * n_edges + 3, swap ? a : b, 3 * sizeof *a);
        n_edges++;
      }
  qsort (edges, n_edges, 6 * sizeof *edges, compare_places);
  g_assert_cmpuint (n_edges % 2, ==, 0);
  for (guint i = 0; i < n_edges; i += 2)
    g_assert_cmpint (compare_places (edges + 6 * i, edges + 6 * (i + 1)), ==, 0);
}

static void
test_nothing (void)
{
  g_autofree float *logit = g_new0 (float, N *N *N);
  PlateauVolume volume = { .n = N, .logit = logit };
  guint n;

  g_assert_null (plateau_cloud_surface (&volume, &n));
  g_assert_cmpuint (n, ==, 0);
}

static void
test_plane (void)
{
  const double low[3] = { -1, 0, 10 }, high[3] = { 3, 2, 20 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  double corners[6][3];
  guint hexagons = 0, missed = 0;

  for (guint t = 0; t < 500; t++)
    {
      const double w[3] = { g_rand_double_range (rand, -1, 1), g_rand_double_range (rand, -1, 1),
                            g_rand_double_range (rand, -1, 1) };
      const double b = g_rand_double_range (rand, -20, 20);
      guint n = plateau_cloud_plane (w, b, low, high, corners);

      g_assert_true (n == 0 || (n >= 3 && n <= 6));
      hexagons += n == 6;
      missed += n == 0;
      for (guint i = 0; i < n; i++)
        {
          double z = b;
          guint ends = 0;

          for (guint k = 0; k < 3; k++)
            {
              z += w[k] * (low[k] + (corners[i][k] + 1) / 2 * (high[k] - low[k]));
              ends += fabs (corners[i][k]) == 1;
              g_assert_cmpfloat (fabs (corners[i][k]), <=, 1);
            }
          g_assert_cmpfloat (fabs (z), <, 1e-12 * 30);
          g_assert_cmpuint (ends, >=, 2);
        }
    }
  g_assert_cmpuint (hexagons, >, 0);
  g_assert_cmpuint (missed, >, 0);

  /* No plane at all. */
  g_assert_cmpuint (plateau_cloud_plane ((const double[3]){ 0 }, 1, low, high, corners), ==, 0);
  /* Along two axes: four corners. */
  g_assert_cmpuint (plateau_cloud_plane ((const double[3]){ 1, 0, 0 }, -1, low, high, corners), ==,
                    4);
}

static const Case three = { .features = 3, .units = 3, .epochs = 50 };

static void
get_options (PlateauFigureOptions *options)
{
  plateau_figure_options_init (options);
  options->cloud = TRUE;
}

/* The words count what the network has. */
static void
test_words (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&three);
  const Case flat = { .units = 3 };
  g_autoptr (PlateauSnapshot) two = fixture_snapshot (&flat);
  const Case equal = { .features = 3, .units = 5, .constant = TRUE, .epochs = 3 };
  g_autoptr (PlateauSnapshot) clones = fixture_snapshot (&equal);
  PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES];
  PlateauFigureOptions options;
  g_autofree char *text = NULL;
  g_autofree char *share = NULL;
  guint n_all;

  get_options (&options);
  g_assert_true (plateau_cloud_figure_applies (snapshot, &options));
  g_assert_false (plateau_cloud_figure_applies (two, &options));

  if (snapshot->volume == NULL)
    snapshot->volume = plateau_volume_new (snapshot->network, snapshot->settings.data, NULL);
  text = plateau_figure_describe (PLATEAU_FIGURE_BOUNDARY, snapshot, &options);
  share = g_strdup_printf ("%.0f", 100 * snapshot->accuracy);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "A cloud over "));
  g_assert_nonnull (strstr (text, share));
  g_assert_nonnull (strstr (text, "of the space"));

  /* Five units that are one have one plane. */
  g_assert_cmpuint (plateau_cloud_planes (clones, planes, &n_all), ==, n_all);
  g_assert_cmpuint (n_all, ==, 1);
  g_assert_cmpuint (planes[0].n_units, ==, 5);
}

/* What is picked at the place of an example is an example that stands there. */
static void
test_pick (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&three);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  PlateauFigureOptions options;

  get_options (&options);
  for (guint i = 0; i < snapshot->settings.data->n_examples; i++)
    {
      PlateauPick pick = PLATEAU_PICK_NONE, found = PLATEAU_PICK_NONE;
      g_autofree char *text = NULL;

      pick.example = (int) i;
      g_assert_true (plateau_figure_locate (PLATEAU_FIGURE_BOUNDARY, 600, 400, snapshot, style,
                                            &options, &pick));
      g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_BOUNDARY, 600, 400, snapshot, style,
                                          &options, pick.x, pick.y, &found));
      g_assert_cmpfloat (hypot (found.x - pick.x, found.y - pick.y), <, 1e-9);
      text = plateau_figure_pick_text (PLATEAU_FIGURE_BOUNDARY, snapshot, &options, &found);
      g_assert_nonnull (text);
    }
}

/* Points of both classes, planes with their edges, and the surface, all within the box. */
static void
test_space (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&three);
  PlateauFigureOptions options;
  g_autoptr (PlateauSpace) space = NULL;
  guint points = 0, lines = 0, faces = 0;

  get_options (&options);
  if (snapshot->volume == NULL)
    snapshot->volume = plateau_volume_new (snapshot->network, snapshot->settings.data, NULL);
  space = plateau_figure_dup_space (PLATEAU_FIGURE_BOUNDARY, snapshot,
                                    plateau_style_get (PLATEAU_STYLE_DARK), &options);
  for (guint i = 0; i < space->n_items; i++)
    {
      const PlateauSpaceItem *item = &space->item[i];

      points += item->kind == PLATEAU_SPACE_POINTS ? item->n : 0;
      lines += item->kind == PLATEAU_SPACE_LINE;
      faces += item->kind == PLATEAU_SPACE_FACES ? item->n_faces : 0;
      for (guint k = 0; k < 3 * item->n; k++)
        g_assert_cmpfloat (fabsf (item->position[k]), <=, 1.0001f);
    }
  g_assert_cmpuint (points, ==, snapshot->settings.data->n_examples);
  g_assert_cmpuint (lines, >, 0);
  g_assert_cmpuint (faces, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cloud/place", test_place);
  g_test_add_func ("/cloud/closed", test_closed);
  g_test_add_func ("/cloud/nothing", test_nothing);
  g_test_add_func ("/cloud/plane", test_plane);
  g_test_add_func ("/cloud/words", test_words);
  g_test_add_func ("/cloud/pick", test_pick);
  g_test_add_func ("/cloud/space", test_space);

  return g_test_run ();
}
