/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/recipe.h"
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

#define ROUNDS 101

static int
compare (const void *a, const void *b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
measure (const char *name,
         PlateauFigureKind kind,
         const Case *c,
         double width,
         double height,
         double scale)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (c);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale),
                                                       (int) (height * scale));
  cairo_t *cr = cairo_create (image);
  PlateauFigureOptions options;
  gint64 times[ROUNDS];

  plateau_figure_options_init (&options);
  cairo_scale (cr, scale, scale);
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      plateau_figure_draw (kind, cr, width, height, snapshot,
                           plateau_style_get (PLATEAU_STYLE_LIGHT), &options);
      cairo_surface_flush (image);
      times[i] = g_get_monotonic_time () - start;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (image);
  qsort (times, ROUNDS, sizeof *times, compare);
  printf ("%-44s median %.2f ms, 95th percentile %.2f ms\n", name, (double) times[ROUNDS / 2] / 1e3,
          (double) times[ROUNDS * 95 / 100] / 1e3);
}

#define LONG 16000

static void
measure_long (const char *name,
              PlateauFigureKind kind,
              double height,
              const PlateauSnapshot *snapshot,
              gboolean logarithmic)
{
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 900, (int) height);
  cairo_t *cr = cairo_create (image);
  PlateauFigureOptions options;
  gint64 times[ROUNDS];

  plateau_figure_options_init (&options);
  options.loss_log = options.epoch_log = logarithmic;
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      plateau_figure_draw (kind, cr, 900, height, snapshot, plateau_style_get (PLATEAU_STYLE_LIGHT),
                           &options);
      times[i] = g_get_monotonic_time () - start;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  printf ("%-44s median %.2f ms, 95th percentile %.2f ms\n", name, (double) times[ROUNDS / 2] / 1e3,
          (double) times[ROUNDS * 95 / 100] / 1e3);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

/* A made-up run of so many points with a noisy loss, which must outlive the snapshot. */
static PlateauLossPoint *
make_long (PlateauSnapshot *snapshot, double level)
{
  PlateauLossPoint *points = g_new0 (PlateauLossPoint, LONG);

  for (guint i = 0; i < LONG; i++)
    {
      double loss = level / (1 + 0.001 * i) * (1 + 0.2 * g_random_double ());

      points[i] = (PlateauLossPoint){ i, loss, loss * 0.95, loss * 1.05 };
    }
  snapshot->n_points = LONG;
  snapshot->points = points;
  return points;
}

static void
measure_long_losses (void)
{
  const Case c = { .no_field = TRUE },
             lanes[] = { { .scale = 0.01 }, { .scale = 1 }, { .scale = 10 }, { .scale = 100 } };
  g_autoptr (PlateauSnapshot) single = fixture_snapshot (&c);
  g_autoptr (PlateauSnapshot) race = fixture_race (lanes, 4, 1);
  g_autofree PlateauLossPoint *points = make_long (single, 1);
  PlateauLossPoint *of_lanes[4];

  for (guint i = 0; i < 4; i++)
    of_lanes[i] = make_long (i == race->looked ? race : race->lanes[i], 1 + i);
  measure_long ("loss, 16 000 points, linear", PLATEAU_FIGURE_LOSS, 260, single, FALSE);
  measure_long ("loss, 16 000 points, logarithmic", PLATEAU_FIGURE_LOSS, 260, single, TRUE);
  measure_long ("loss, 4 × 16 000 points, linear", PLATEAU_FIGURE_LOSS, 260, race, FALSE);
  measure_long ("loss, 4 × 16 000 points, logarithmic", PLATEAU_FIGURE_LOSS, 260, race, TRUE);
  measure_long ("race, 4 × 16 000 points, linear", PLATEAU_FIGURE_RACE, 400, race, FALSE);
  measure_long ("race, 4 × 16 000 points, logarithmic", PLATEAU_FIGURE_RACE, 400, race, TRUE);
  for (guint i = 0; i < 4; i++)
    g_free (of_lanes[i]);
}

/* Its slowest stage. */
static void
measure_numbers (const char *name, const Case *c, double width, double height)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (c);
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cairo_t *cr = cairo_create (image);
  PlateauFigureOptions options;
  guint slowest = 0;
  gint64 most = 0;

  plateau_figure_options_init (&options);
  for (guint s = 0; s < plateau_recipe_n_stages (snapshot->network->n_layers); s++)
    {
      gint64 times[ROUNDS];

      options.stage = s;
      for (guint i = 0; i < ROUNDS; i++)
        {
          gint64 start = g_get_monotonic_time ();

          plateau_figure_draw (PLATEAU_FIGURE_NUMBERS, cr, width, height, snapshot,
                               plateau_style_get (PLATEAU_STYLE_LIGHT), &options);
          times[i] = g_get_monotonic_time () - start;
        }
      qsort (times, ROUNDS, sizeof *times, compare);
      if (times[ROUNDS / 2] > most)
        {
          most = times[ROUNDS / 2];
          slowest = s;
        }
    }
  printf ("%-44s median %.2f ms (stage %u)\n", name, (double) most / 1e3, slowest + 1);
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

int
main (void)
{
  const Case wide = { .units = 64 }, small = { .units = 64, .scale = 0.01 },
             large = { .units = 64, .scale = 100 }, usual = { .scale = 10 },
             crowd = { .data = PLATEAU_DATA_CIRCLES, .examples = 20000 }, widest = { .units = 256 },
             tangle = { .units = 16, .layers = 2 }, braid = { .units = 16, .layers = 10 },
             deepest = { .units = 256, .layers = 10, .scale = 0.1 },
             deep = { .units = 256,
                      .layers = 10,
                      .examples = 2000,
                      .scale = 0.1,
                      .no_field = TRUE },
             vast = { .units = 256, .examples = 20000, .no_field = TRUE },
             clones = { .units = 256, .examples = 20000, .constant = TRUE, .no_field = TRUE },
             rectified = { .activation = PLATEAU_ACTIVATION_RELU,
                           .units = 256,
                           .layers = 10,
                           .examples = 2000,
                           .scale = 0.1,
                           .no_field = TRUE };

  measure ("curve, 64 × 400, scale 1, 900 × 400", PLATEAU_FIGURE_CURVE, &wide, 900, 400, 1);
  measure ("curve, 64 × 400, scale 0.01, 900 × 400", PLATEAU_FIGURE_CURVE, &small, 900, 400, 1);
  measure ("curve, 64 × 400, scale 100, 900 × 400", PLATEAU_FIGURE_CURVE, &large, 900, 400, 1);
  measure ("curve, 4 × 400, scale 10, 700 × 420", PLATEAU_FIGURE_CURVE, &usual, 700, 420, 1);
  measure ("curve, 64 × 400, 900 × 400, two pixels to one", PLATEAU_FIGURE_CURVE, &wide, 900, 400,
           2);
  measure ("boundary, 400, 560 × 400", PLATEAU_FIGURE_BOUNDARY, &usual, 560, 400, 1);
  measure ("boundary, 20 000, 560 × 400", PLATEAU_FIGURE_BOUNDARY, &crowd, 560, 400, 1);
  measure ("boundary, 400, 260 × 180", PLATEAU_FIGURE_BOUNDARY, &usual, 260, 180, 1);
  measure ("curve, 4 × 400, 260 × 180", PLATEAU_FIGURE_CURVE, &usual, 260, 180, 1);
  measure ("layers, 10 × 256 × 2000, 1200 × 700", PLATEAU_FIGURE_LAYERS, &deep, 1200, 700, 1);
  measure ("layers, 10 × 256 × 2000, two pixels to one", PLATEAU_FIGURE_LAYERS, &deep, 1200, 700,
           2);
  measure ("layers, 10 × 256 × 2000, ReLU, 630 × 520", PLATEAU_FIGURE_LAYERS, &rectified, 630, 520,
           1);
  measure ("layers, 10 × 256 × 2000, 400 × 250", PLATEAU_FIGURE_LAYERS, &deep, 400, 250, 1);
  measure ("network, 2-4-1, 700 × 420", PLATEAU_FIGURE_NETWORK, &usual, 700, 420, 1);
  measure ("network, 2-4-1, 260 × 180", PLATEAU_FIGURE_NETWORK, &usual, 260, 180, 1);
  measure ("network, 2-64-1, 700 × 420", PLATEAU_FIGURE_NETWORK, &wide, 700, 420, 1);
  measure ("network, 2-256-1, 700 × 420", PLATEAU_FIGURE_NETWORK, &widest, 700, 420, 1);
  measure ("network, 2-16-16-1, 700 × 420", PLATEAU_FIGURE_NETWORK, &tangle, 700, 420, 1);
  measure ("network, 10 × 16, 1200 × 700", PLATEAU_FIGURE_NETWORK, &braid, 1200, 700, 1);
  measure ("network, 10 × 256, 1200 × 700", PLATEAU_FIGURE_NETWORK, &deepest, 1200, 700, 1);
  measure_numbers ("numbers, 2-4-1", &usual, 1200, 700);
  measure_numbers ("numbers, 10 × 256", &deepest, 1200, 700);
  measure_numbers ("numbers, 256 × 20 000", &vast, 1200, 700);
  measure_numbers ("numbers, 256 clones × 20 000", &clones, 1200, 700);
  measure_long_losses ();
  return 0;
}
