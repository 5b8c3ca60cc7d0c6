/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/seeds-figure.h"
#include "figures/seeds-layout.h"
#include "figures/seeds-words.h"
#include "fixture.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTH 700
#define HEIGHT 420

static const Case all_done = { .scale = 1, .seeds = 20 };
static const Case under_way = { .scale = 1, .seeds = 20, .seeds_done = 12 };
static const Case none_yet = { .scale = 1 };
static const Case diverging = { .activation = PLATEAU_ACTIVATION_LINEAR,
                                .scale = 1,
                                .rate = 0.6,
                                .layers = 4,
                                .seeds = 20 };

static gboolean
shows (PlateauPen *pen, const char *part)
{
  guint n;

  plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    if (strstr (plateau_pen_text_at (pen, i), part) != NULL)
      return TRUE;
  return FALSE;
}

static PlateauPen *
draw (const PlateauSnapshot *snapshot, double width, double height)
{
  PlateauPen *pen = plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT), width, height);
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  plateau_seeds_figure_draw (pen, width, height, snapshot, &options);
  return pen;
}

static void
assert_shows (const PlateauSnapshot *snapshot, double width, double height, const char *part)
{
  g_autoptr (PlateauPen) pen = draw (snapshot, width, height);

  if (!shows (pen, part))
    g_error ("“%s” is missing at %g × %g", part, width, height);
}

/* The numbers of the picture are those of the draws. */
static void
test_words (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&all_done);
  const PlateauSeeds *seeds = snapshot->seeds;
  g_autofree char *value = g_strdup_printf ("%u of 20", seeds->n_reached);
  g_autofree char *line = g_strdup_printf ("%u of 20 reached 0.3", seeds->n_reached);
  g_autofree char *median = g_strdup_printf ("%.3g", seeds->median[seeds->n_points - 1]);
  g_autofree char *range =
      g_strdup_printf ("median loss, from %.3g to %.3g", seeds->low[seeds->n_points - 1],
                       seeds->high[seeds->n_points - 1]);
  g_autofree char *title = plateau_seeds_figure_title (snapshot);
  g_autofree char *wanted = g_strdup_printf ("Seeds · 20 draws · %u reached 0.3", seeds->n_reached);
  g_autofree char *description = plateau_seeds_figure_describe (snapshot);

  g_assert_cmpuint (seeds->n_reached, >, 0);
  g_assert_cmpuint (seeds->n_reached, <, 20);
  assert_shows (snapshot, WIDTH, HEIGHT, value);
  assert_shows (snapshot, WIDTH, HEIGHT, "reached 0.3; the dashed did not");
  assert_shows (snapshot, WIDTH, HEIGHT, median);
  assert_shows (snapshot, WIDTH, HEIGHT, range);
  assert_shows (snapshot, WIDTH, HEIGHT, "normal × 1 · 2–4–1 · tanh · rate 1.2 · seeds 2 to 21");
  assert_shows (snapshot, WIDTH, HEIGHT, "goal: 0.3");
  assert_shows (snapshot, WIDTH, HEIGHT, "ln 2: a coin’s guess");
  assert_shows (snapshot, WIDTH, HEIGHT, "epoch");
  assert_shows (snapshot, WIDTH, HEIGHT, "loss J");
  assert_shows (snapshot, 200, 140, line);
  assert_shows (snapshot, 200, 140, "goal: 0.3");
  assert_shows (snapshot, 200, 140, median);
  g_assert_cmpstr (title, ==, wanted);
  g_assert_nonnull (strstr (description, "of 20 draws reached a loss of 0.3 (normal × 1"));
  g_assert_nonnull (strstr (description, "At epoch 200 the median of their losses is "));
  g_assert_nonnull (strstr (description, median));
}

static void
test_under_way (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&under_way);
  g_autofree char *value = g_strdup_printf ("%u of 12", snapshot->seeds->n_reached);
  g_autofree char *title = plateau_seeds_figure_title (snapshot);
  g_autofree char *description = plateau_seeds_figure_describe (snapshot);

  assert_shows (snapshot, WIDTH, HEIGHT, value);
  assert_shows (snapshot, WIDTH, HEIGHT, "12 of 20 done · normal × 1");
  g_assert_cmpstr (title, ==, "Seeds · 20 draws · 12 done");
  g_assert_nonnull (strstr (description, "12 of 20 done"));
}

/* Nothing has come to its end: there is no number to show, and nothing to point at. */
static void
test_first_moment (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&none_yet);
  g_autofree char *description = NULL;
  PlateauFigureOptions options;
  PlateauPick pick;

  plateau_figure_options_init (&options);
  options.lit.epoch = 20;
  snapshot->seeds = fixture_seeds (&snapshot->settings, 20, 0, 100);
  assert_shows (snapshot, WIDTH, HEIGHT, "0 of 20");
  assert_shows (snapshot, WIDTH, HEIGHT, "draws are done");
  assert_shows (snapshot, 200, 140, "0 of 20 done");
  description = plateau_seeds_figure_describe (snapshot);
  g_assert_nonnull (strstr (description, "20 draws of one start train (0 of 20 done"));
  g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot,
                                       plateau_style_get (PLATEAU_STYLE_LIGHT), &options, 300, 250,
                                       &pick));
  g_assert_null (plateau_seeds_figure_pick_text (snapshot, &options.lit));
}

static void
test_invitation (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&none_yet);
  g_autofree char *title = plateau_seeds_figure_title (snapshot);
  PlateauFigureOptions options;
  PlateauPick pick;

  plateau_figure_options_init (&options);
  assert_shows (snapshot, WIDTH, HEIGHT, "20 draws of this start");
  assert_shows (snapshot, WIDTH, HEIGHT, "press Draw 20 seeds");
  assert_shows (snapshot, 200, 140, "press Draw 20 seeds");
  g_assert_cmpstr (title, ==, "Seeds");
  g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot,
                                       plateau_style_get (PLATEAU_STYLE_LIGHT), &options, 300, 250,
                                       &pick));
}

/* Another draw, or another rate, is still the same start; another scale is not. */
static void
test_start_before (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&all_done);

  snapshot->settings.start.seed = 77;
  snapshot->settings.rate = 0.5;
  g_assert_true (plateau_seeds_are_of_start (snapshot));
  snapshot->settings.start.scale = 10;
  g_assert_false (plateau_seeds_are_of_start (snapshot));
  assert_shows (snapshot, WIDTH, HEIGHT, "of the start before: normal × 1 ");
}

static void
test_starts (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&all_done);
  PlateauSeeds *seeds = snapshot->seeds;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = NULL;

      seeds->settings.start.initialization = i == 0   ? PLATEAU_INITIALIZATION_ZEROS
                                             : i == 1 ? PLATEAU_INITIALIZATION_CONSTANT
                                                      : PLATEAU_INITIALIZATION_HE;
      seeds->settings.start.seed = G_MAXUINT32;
      text = plateau_seeds_start_text (seeds);
      g_assert_cmpstr (text, ==,
                       i == 0   ? "zeros · 2–4–1 · tanh · rate 1.2"
                       : i == 1 ? "one constant × 1 · 2–4–1 · tanh · rate 1.2"
                                : "He × 1 · 2–4–1 · tanh · rate 1.2 · seeds 4294967295 to 18");
    }
}

/* Draws that left the finite numbers are named, and do not spoil the axes. */
static void
test_divergence (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&diverging);
  guint n = plateau_seeds_n_stopped (snapshot->seeds);
  g_autofree char *named = g_strdup_printf ("median loss; %u are not finite", n);
  g_autofree char *told = g_strdup_printf ("The numbers of %u draws left the finite range.", n);
  g_autofree char *description = plateau_seeds_figure_describe (snapshot);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  PlateauFigureOptions options;

  g_assert_cmpuint (n, >, 1);
  assert_shows (snapshot, WIDTH, HEIGHT, named);
  g_assert_nonnull (strstr (description, told));
  g_assert_null (strcasestr (description, "inf"));
  plateau_figure_options_init (&options);
  for (double x = 70; x < WIDTH - 60; x += 7)
    {
      g_autofree char *text = NULL;
      PlateauPick pick;

      g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot, style,
                                          &options, x, 250, &pick));
      g_assert_true (isfinite (pick.y));
      text = plateau_seeds_figure_pick_text (snapshot, &pick);
      g_assert_null (strcasestr (text, "inf"));
    }
}

static void
test_pick (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&all_done);
  const PlateauSeeds *seeds = snapshot->seeds;
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  for (guint axes = 0; axes < 4; axes++)
    {
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
      g_auto (PlateauSeedsLayout) layout = { 0 };
      PlateauFigureOptions options;
      PlateauPick pick;

      plateau_figure_options_init (&options);
      options.loss_log = axes % 2;
      options.epoch_log = axes / 2;
      plateau_seeds_layout_init (&layout, pen, WIDTH, HEIGHT, seeds, &options);
      for (guint s = 0; s < layout.n_shown; s++)
        {
          guint point = layout.shown[s];
          double x = plateau_seeds_layout_x (&layout, s);
          g_autofree char *text = NULL, *wanted = NULL;

          g_assert_true (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot, style,
                                              &options, x, 300, &pick));
          g_assert_cmpfloat (pick.epoch, ==, (double) seeds->epoch[point]);
          g_assert_cmpfloat_with_epsilon (pick.x, x, 1e-9);
          g_assert_cmpfloat_with_epsilon (
              pick.y, plateau_seeds_layout_y (&layout, seeds->median[point]), 1e-9);
          text = plateau_seeds_figure_pick_text (snapshot, &pick);
          wanted =
              g_strdup_printf ("Epoch %u: median %.3g, %.3g to %.3g", (guint) seeds->epoch[point],
                               seeds->median[point], seeds->low[point], seeds->high[point]);
          g_assert_cmpstr (text, ==, wanted);
        }
      g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot, style,
                                           &options, 300, 10, &pick));
      g_assert_false (plateau_figure_pick (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, snapshot, style,
                                           &options, 2, 300, &pick));
    }
}

/* The nearest of all, whatever is asked. */
static void
test_nearest (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&none_yet);
  const PlateauSeeds *seeds = snapshot->seeds = fixture_seeds (&snapshot->settings, 1, 1, 1000);

  for (double epoch = -5; epoch < 1100; epoch += 0.75)
    {
      guint found = plateau_seeds_nearest (seeds, epoch);

      for (guint i = 0; i < seeds->n_points; i++)
        g_assert_cmpfloat (fabs ((double) seeds->epoch[found] - epoch), <=,
                           fabs ((double) seeds->epoch[i] - epoch));
    }
}

/* What missed the goal looks different; and a figure of one epoch, or of none, shows something. */
static void
test_ink (void)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&all_done);
  PlateauFigureOptions options;
  cairo_surface_t *image;
  guint missed, none;

  plateau_figure_options_init (&options);
  image = fixture_draw (PLATEAU_FIGURE_SEEDS, 2 * WIDTH, 2 * HEIGHT, 1, snapshot, style, &options);
  g_assert_cmpuint (fixture_count (image, style->accent), >, 1000);
  missed = fixture_count (image, plateau_color_mix (style->card, style->series[1], 0.75));
  cairo_surface_destroy (image);

  for (guint k = 0; k < 20; k++)
    snapshot->seeds->reached[k] = TRUE;
  image = fixture_draw (PLATEAU_FIGURE_SEEDS, 2 * WIDTH, 2 * HEIGHT, 1, snapshot, style, &options);
  none = fixture_count (image, plateau_color_mix (style->card, style->series[1], 0.75));
  cairo_surface_destroy (image);
  g_assert_cmpuint (none, ==, 0);
  g_assert_cmpuint (missed, >, 0);

  for (guint64 epochs = 0; epochs < 2; epochs++)
    {
      g_clear_pointer (&snapshot->seeds, plateau_seeds_unref);
      snapshot->seeds = fixture_seeds (&snapshot->settings, 3, 3, epochs);
      image = fixture_draw (PLATEAU_FIGURE_SEEDS, WIDTH, HEIGHT, 1, snapshot, style, &options);
      g_assert_cmpuint (fixture_count (image, style->accent), >, 50);
      cairo_surface_destroy (image);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seeds-figure/words", test_words);
  g_test_add_func ("/seeds-figure/under-way", test_under_way);
  g_test_add_func ("/seeds-figure/first-moment", test_first_moment);
  g_test_add_func ("/seeds-figure/invitation", test_invitation);
  g_test_add_func ("/seeds-figure/start-before", test_start_before);
  g_test_add_func ("/seeds-figure/starts", test_starts);
  g_test_add_func ("/seeds-figure/divergence", test_divergence);
  g_test_add_func ("/seeds-figure/pick", test_pick);
  g_test_add_func ("/seeds-figure/nearest", test_nearest);
  g_test_add_func ("/seeds-figure/ink", test_ink);
  return g_test_run ();
}
