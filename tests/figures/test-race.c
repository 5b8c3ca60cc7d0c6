/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/lane-look.h"
#include "figures/loss-figure.h"
#include "figures/loss-layout.h"
#include "figures/race-figure.h"
#include "figures/race-layout.h"
#include "fixture.h"
#include "session/wording.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define WIDTH 700
#define HEIGHT 420
#define EPOCHS 200

static const Case scales[] = {
  { .zeros = TRUE, .epochs = EPOCHS },
  { .scale = 0.01, .epochs = EPOCHS },
  { .scale = 1, .epochs = EPOCHS },
  { .scale = 100, .epochs = EPOCHS },
};

/* No line lies on another one. */
static const Case apart[] = {
  { .scale = 1, .epochs = EPOCHS },
  { .scale = 10, .epochs = EPOCHS },
  { .scale = 30, .epochs = EPOCHS },
  { .scale = 100, .epochs = EPOCHS },
};

/* The second one leaves the finite numbers at once. */
static const Case stopping[] = {
  { .scale = 1, .epochs = EPOCHS },
  { .activation = PLATEAU_ACTIVATION_LINEAR,
    .scale = 1000,
    .rate = 1e4,
    .layers = 4,
    .epochs = EPOCHS },
};

static PlateauPen *
set (PlateauFigureKind kind,
     double width,
     double height,
     const PlateauSnapshot *snapshot,
     const PlateauFigureOptions *options)
{
  PlateauPen *pen = plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT), width, height);

  if (kind == PLATEAU_FIGURE_LOSS)
    plateau_loss_figure_draw (pen, width, height, snapshot, options);
  else
    plateau_race_figure_draw (pen, width, height, snapshot, options);
  return pen;
}

static guint
count_text (PlateauPen *pen, const char *wanted)
{
  guint n, found = 0;

  plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    found += strcmp (plateau_pen_text_at (pen, i), wanted) == 0;
  return found;
}

/* Every lane's line is on the paper in its colour, and of a lane that is not there nothing is. */
static void
test_every_lane_shows (void)
{
  static const PlateauFigureKind kinds[] = { PLATEAU_FIGURE_LOSS, PLATEAU_FIGURE_RACE };
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  for (guint n = 2; n <= PLATEAU_MAX_LANES; n++)
    for (guint looked = 0; looked < n; looked++)
      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        for (guint palette = 0; palette < PLATEAU_N_STYLES; palette++)
          {
            const PlateauStyle *style = plateau_style_get ((PlateauStyleKind) palette);
            g_autoptr (PlateauSnapshot) snapshot = fixture_race (apart, n, looked);
            cairo_surface_t *image =
                fixture_draw (kinds[k], WIDTH, HEIGHT, 2, snapshot, style, &options);

            for (guint look = 0; look < PLATEAU_MAX_LANES; look++)
              {
                /* Above the cards, between the words at both sides. */
                guint ink =
                    fixture_count_in (image, plateau_lane_look_color (style, look), 160, 0, 2 * 480,
                                      kinds[k] == PLATEAU_FIGURE_RACE ? 2 * 200 : 2 * 370);

                if (look < n)
                  g_assert_cmpuint (ink, >, 40);
                else
                  g_assert_cmpuint (ink, ==, 0);
              }
            cairo_surface_destroy (image);
          }
}

/* How many stretches of ink a straight sample of the look has, and how long the longest is. */
static void
measure_sample (guint look, guint *n, guint *longest)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 20);
  cairo_t *cr = cairo_create (image);
  g_autoptr (PlateauPen) pen = plateau_pen_new (cr, style, 400, 20);
  guint length = 0;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  plateau_lane_look_draw_sample (pen, look, 0, 10, 400, 4);
  cairo_surface_flush (image);
  *n = *longest = 0;
  for (int x = 0; x < 400; x++)
    {
      if (fixture_ink (image, style->card, x, 10, x + 1, 11) > 0)
        {
          *n += length == 0;
          length++;
          *longest = MAX (*longest, length);
        }
      else
        {
          length = 0;
        }
    }
  cairo_destroy (cr);
  cairo_surface_destroy (image);
}

/* Without their colours the lines differ still. */
static void
test_lines_differ (void)
{
  guint n[PLATEAU_MAX_LANES], longest[PLATEAU_MAX_LANES];

  for (guint look = 0; look < PLATEAU_MAX_LANES; look++)
    measure_sample (look, &n[look], &longest[look]);
  g_assert_cmpuint (n[0], ==, 1);
  g_assert_cmpuint (longest[1], >, 2 * longest[2]);
  g_assert_cmpuint (longest[3], >, 2 * longest[2]);
  g_assert_cmpuint (n[2], >, n[3]);
  g_assert_cmpuint (n[3], >, n[1]);
}

static void
test_words (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_race (scales, 4, 1);
  g_autoptr (PlateauPen) large = NULL;
  g_autoptr (PlateauPen) small = NULL;
  g_autoptr (PlateauPen) smallest = NULL;
  g_autofree char *title = NULL;
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  large = set (PLATEAU_FIGURE_RACE, 960, 600, snapshot, &options);
  small = set (PLATEAU_FIGURE_LOSS, 400, 260, snapshot, &options);
  smallest = set (PLATEAU_FIGURE_RACE, 200, 140, snapshot, &options);
  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);
      g_autofree char *loss = plateau_format_number (lane->loss);

      /* Beside the line, and on the card; so is the loss. */
      g_assert_cmpuint (count_text (large, lane->lane_name), ==, 2);
      g_assert_cmpuint (count_text (large, loss), ==, 2);
      g_assert_cmpuint (count_text (small, plateau_lane_look_letter (i)), >=, 1);
      g_assert_cmpuint (count_text (small, loss), ==, 1);
    }
  g_assert_cmpuint (count_text (large, "in view"), ==, 1);
  g_assert_cmpuint (count_text (large, "unit spread"), ==, 4);
  g_assert_cmpuint (count_text (large, "epoch"), ==, 1); /* the axis: the lanes' are equal */
  g_assert_cmpuint (count_text (smallest, "B"), ==, 1);
  title = plateau_figure_title (PLATEAU_FIGURE_RACE, snapshot, &options);
  g_assert_cmpstr (title, ==, "Race · 4 lanes · epoch 200");
}

static void
test_describe (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_race (scales, 4, 2);
  PlateauFigureOptions options;
  g_autofree char *text = NULL;
  const PlateauSnapshot *lowest = snapshot;
  g_autofree char *lowest_line = NULL;
  g_autofree char *lowest_loss = NULL;
  g_autofree char *losses = NULL;

  plateau_figure_options_init (&options);
  text = plateau_figure_describe (PLATEAU_FIGURE_RACE, snapshot, &options);
  for (guint i = 0; i < snapshot->n_lanes; i++)
    {
      const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);
      g_autofree char *loss = plateau_format_number (lane->loss);
      g_autofree char *saturated = plateau_format_share (lane->layer[1].saturated);
      g_autofree char *slope = plateau_format_number (lane->layer[1].mean_slope);
      g_autofree char *spread = plateau_format_number (lane->layer[1].unit_spread);
      g_autofree char *line =
          g_strdup_printf ("%s: epoch 200, loss %s, saturated %s, mean slope %s, unit spread %s.",
                           lane->lane_name, loss, saturated, slope, spread);

      g_assert_nonnull (strstr (text, line));
      if (lane->loss < lowest->loss)
        lowest = lane;
    }
  lowest_loss = plateau_format_number (lowest->loss);
  lowest_line =
      g_strdup_printf ("The lowest loss is that of %s: %s.", lowest->lane_name, lowest_loss);
  g_assert_nonnull (strstr (text, lowest_line));
  g_assert_nonnull (strstr (text, "In view: C · normal × 1."));

  g_free (lowest_line);
  lowest_line = g_strdup_printf ("%s %s", lowest->lane_name, lowest_loss);
  losses = plateau_figure_describe (PLATEAU_FIGURE_LOSS, snapshot, &options);
  g_assert_nonnull (strstr (losses, "Losses of all lanes: A · zeros 0.693, B · "));
  g_assert_nonnull (strstr (losses, lowest_line));
}

static void
pick_at (PlateauFigureKind kind,
         const PlateauSnapshot *snapshot,
         double x,
         double y,
         PlateauPick *pick)
{
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  g_assert_true (plateau_figure_pick (kind, WIDTH, HEIGHT, snapshot,
                                      plateau_style_get (PLATEAU_STYLE_LIGHT), &options, x, y,
                                      pick));
}

static void
test_pick (void)
{
  g_autoptr (PlateauPen) pen =
      plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT), WIDTH, HEIGHT);
  PlateauFigureOptions options;
  PlateauPick pick;

  plateau_figure_options_init (&options);
  for (guint n = 2; n <= PLATEAU_MAX_LANES; n++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_race (scales, n, n - 1);
      g_auto (PlateauLossLayout) losses = { 0 };
      PlateauRaceLayout layout;

      plateau_race_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot);
      g_assert_cmpuint (layout.n_cards, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const PlateauBox *card = &layout.cards[i];
          const PlateauSnapshot *lane = plateau_snapshot_get_lane (snapshot, i);
          g_autofree char *text = NULL;

          pick_at (PLATEAU_FIGURE_RACE, snapshot, card->x + 5, card->y + 5, &pick);
          g_assert_cmpint (pick.lane, ==, i);
          g_assert_cmpfloat (pick.epoch, <, 0);
          text = plateau_figure_pick_text (PLATEAU_FIGURE_RACE, snapshot, &options, &pick);
          g_assert_true (g_str_has_prefix (text, lane->lane_name));
        }

      /* At a place of each line, where no other one is near. */
      plateau_loss_layout_init (&losses, pen, layout.losses_width, layout.losses_height, snapshot,
                                &options);
      for (guint i = 2; i < n; i++)
        {
          double x = plateau_axis_map (&losses.frame.x, 0);
          double y = plateau_loss_layout_y (&losses, losses.series[i].points[0].loss);

          pick_at (PLATEAU_FIGURE_RACE, snapshot, x, y, &pick);
          g_assert_cmpint (pick.lane, ==, i);
          g_assert_cmpfloat (pick.epoch, ==, 0);
          g_assert_cmpfloat (fabs (pick.y - y), <, 1e-9);
        }
    }
}

static void
test_losses_in_words (void)
{
  g_autoptr (PlateauSnapshot) snapshot = fixture_race (scales, 2, 0);
  PlateauPick pick = PLATEAU_PICK_NONE;
  PlateauFigureOptions options;
  g_autofree char *first = plateau_format_number (snapshot->points[120].loss);
  g_autofree char *second = plateau_format_number (snapshot->lanes[1]->points[120].loss);
  g_autofree char *wanted = g_strdup_printf ("Epoch 120: A %s, B %s", first, second);
  g_autofree char *text = NULL;
  g_autofree char *near = NULL;

  plateau_figure_options_init (&options);
  pick.epoch = 120;
  text = plateau_figure_pick_text (PLATEAU_FIGURE_LOSS, snapshot, &options, &pick);
  g_assert_cmpstr (text, ==, wanted);
  pick.lane = 1;
  near = plateau_figure_pick_text (PLATEAU_FIGURE_RACE, snapshot, &options, &pick);
  g_assert_true (g_str_has_prefix (near, "B · normal × 0.01\n"));
  g_assert_true (g_str_has_suffix (near, wanted));
}

/* A lane that stopped is named so, where it ended, and the others stay in their range of epochs. */
static void
test_stopped (void)
{
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_race (stopping, 2, 0);
  g_autoptr (PlateauPen) pen = NULL;
  PlateauFigureOptions options;
  PlateauPick pick = PLATEAU_PICK_NONE;
  g_autofree char *text = NULL;
  g_autofree char *description = NULL;
  cairo_surface_t *image;

  g_assert_cmpuint (snapshot->lanes[1]->divergence.layer, >, 0);
  plateau_figure_options_init (&options);
  pen = set (PLATEAU_FIGURE_RACE, 960, 600, snapshot, &options);
  g_assert_cmpuint (count_text (pen, "stopped"), ==, 1);
  g_assert_cmpuint (count_text (pen, "stopped at epoch"), ==, 1);
  g_assert_cmpuint (count_text (pen, "epoch"), ==, 2); /* the axis and the other card */

  image = fixture_draw (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, 1, snapshot, style, &options);
  g_assert_cmpuint (fixture_count (image, style->alarm), >, 100);
  cairo_surface_destroy (image);

  pick.epoch = 100;
  text = plateau_figure_pick_text (PLATEAU_FIGURE_RACE, snapshot, &options, &pick);
  g_assert_true (g_str_has_prefix (text, "Epoch 100: A 0."));
  g_assert_true (g_str_has_suffix (text, ", B –"));
  description = plateau_figure_describe (PLATEAU_FIGURE_RACE, snapshot, &options);
  g_assert_nonnull (strstr (description, "B · normal × 1000: stopped before epoch "));
}

/* One run alone: the card of this start, and how there come to be more. */
static void
test_one (void)
{
  const Case c = { .epochs = 20 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autoptr (PlateauPen) pen = NULL;
  PlateauFigureOptions options;
  PlateauPick pick;
  g_autofree char *title = NULL;

  plateau_figure_options_init (&options);
  pen = set (PLATEAU_FIGURE_RACE, WIDTH, HEIGHT, snapshot, &options);
  g_assert_cmpuint (count_text (pen, "This start"), ==, 1);
  g_assert_cmpuint (count_text (pen, "Pin this start (Ctrl+P), change something, and race both"),
                    ==, 1);
  g_assert_cmpuint (count_text (pen, "in view"), ==, 0);
  pick_at (PLATEAU_FIGURE_LOSS, snapshot, 300, 100, &pick);
  g_assert_cmpint (pick.lane, ==, -1);
  title = plateau_figure_title (PLATEAU_FIGURE_RACE, snapshot, &options);
  g_assert_cmpstr (title, ==, "Race · 1 lane · epoch 20");
}

/* Fields that are not computed yet, three features, one feature, no hidden layer: all have cards. */
static void
test_kinds_of_lanes (void)
{
  static const Case kinds[][2] = {
    { { .no_field = TRUE, .epochs = 5 }, { .epochs = 5 } },
    { { .features = 3, .epochs = 5 }, { .features = 3, .scale = 10, .epochs = 5 } },
    { { .features = 1, .epochs = 5 }, { .features = 1, .scale = 10, .epochs = 5 } },
    { { .no_layer = TRUE, .epochs = 5 }, { .epochs = 5 } },
  };
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    for (guint palette = 0; palette < PLATEAU_N_STYLES; palette++)
      {
        const PlateauStyle *style = plateau_style_get ((PlateauStyleKind) palette);
        g_autoptr (PlateauSnapshot) snapshot = fixture_race (kinds[k], 2, 1);
        g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
        cairo_surface_t *image =
            fixture_draw (PLATEAU_FIGURE_RACE, WIDTH, HEIGHT, 1, snapshot, style, &options);
        PlateauRaceLayout layout;

        plateau_race_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot);
        g_assert_cmpuint (layout.n_cards, ==, 2);
        for (guint i = 0; i < 2; i++)
          {
            const PlateauBox *card = &layout.cards[i];

            for (guint class = 0; class < 2; class ++)
              g_assert_cmpuint (fixture_count_in (image, style->classes[class], (int) card->x,
                                                  (int) card->y, (int) (card->x + card->width),
                                                  (int) (card->y + card->height)),
                                >, 0);
          }
        cairo_surface_destroy (image);
      }
}

static void
add_events (PlateauSnapshot *snapshot)
{
  const PlateauEvent events[] = {
    { .kind = PLATEAU_EVENT_START, .value = 1.2 },
    { .kind = PLATEAU_EVENT_RATE, .epoch = 5, .value = 0.25 },
    { .kind = PLATEAU_EVENT_EDIT, .epoch = 30, .before = 0.5, .value = -2 },
  };

  g_free (snapshot->events);
  snapshot->n_events = G_N_ELEMENTS (events);
  snapshot->events = g_memdup2 (events, sizeof events);
}

static void
test_events (void)
{
  const Case c = { .epochs = 100 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
  g_auto (PlateauLossLayout) layout = { 0 };
  static const char *const words[] = { "\nFrom here on the learning rate is 0.25",
                                       "\nA parameter was changed here: 0.5 → −2" };
  guint before[2], after[2];
  PlateauFigureOptions options;

  plateau_figure_options_init (&options);
  plateau_loss_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot, &options);
  for (guint pass = 0; pass < 2; pass++)
    {
      cairo_surface_t *image =
          fixture_draw (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, 1, snapshot, style, &options);
      int y = (int) layout.marks_y;
      guint *counts = pass == 0 ? before : after;

      counts[0] = fixture_count_in (image, style->slope_text, 0, y - 5, WIDTH, y + 5);
      counts[1] = fixture_count_in (image, style->foreground, 0, y - 5, WIDTH, y + 5);
      cairo_surface_destroy (image);
      add_events (snapshot);
    }
  for (guint i = 0; i < 2; i++)
    {
      const PlateauEvent *event = &snapshot->events[i + 1];
      PlateauPick pick;
      g_autofree char *text = NULL;

      g_assert_cmpuint (before[i], ==, 0);
      g_assert_cmpuint (after[i], >, 20);
      pick_at (PLATEAU_FIGURE_LOSS, snapshot,
               plateau_axis_map (&layout.frame.x, (double) event->epoch) + 2, layout.marks_y,
               &pick);
      g_assert_cmpfloat (pick.epoch, ==, (double) event->epoch);
      text = plateau_figure_pick_text (PLATEAU_FIGURE_LOSS, snapshot, &options, &pick);
      g_assert_nonnull (strstr (text, words[i]));
    }
}

/* A moment of the past: a line at its epoch, with a ring at its loss, while the curve goes on. */
static void
test_here (void)
{
  const Case c = { .epochs = 100 };
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, WIDTH, HEIGHT);
  g_auto (PlateauLossLayout) layout = { 0 };
  PlateauFigureOptions options;
  guint line[2], ring[2];

  plateau_figure_options_init (&options);
  plateau_loss_layout_init (&layout, pen, WIDTH, HEIGHT, snapshot, &options);
  for (guint past = 0; past < 2; past++)
    {
      cairo_surface_t *image;
      int x = (int) plateau_axis_map (&layout.frame.x, 20);
      int y = (int) plateau_loss_layout_y (&layout, snapshot->points[20].loss);

      if (past)
        {
          snapshot->epoch = 20;
          snapshot->loss = snapshot->points[20].loss;
        }
      image = fixture_draw (PLATEAU_FIGURE_LOSS, WIDTH, HEIGHT, 1, snapshot, style, &options);
      line[past] = fixture_count_in (image, style->foreground, x - 2, (int) layout.frame.plot.y,
                                     x + 3, (int) layout.marks_y);
      ring[past] = fixture_count_in (image, style->accent, x - 9, y - 9, x + 9, y + 9);
      cairo_surface_destroy (image);
    }
  g_assert_cmpuint (line[0], ==, 0);
  g_assert_cmpuint (line[1], >, 100);
  g_assert_cmpuint (ring[1], >, ring[0] + 40);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/race/every-lane-shows", test_every_lane_shows);
  g_test_add_func ("/race/lines-differ", test_lines_differ);
  g_test_add_func ("/race/words", test_words);
  g_test_add_func ("/race/describe", test_describe);
  g_test_add_func ("/race/pick", test_pick);
  g_test_add_func ("/race/losses-in-words", test_losses_in_words);
  g_test_add_func ("/race/stopped", test_stopped);
  g_test_add_func ("/race/one", test_one);
  g_test_add_func ("/race/kinds-of-lanes", test_kinds_of_lanes);
  g_test_add_func ("/race/events", test_events);
  g_test_add_func ("/race/here", test_here);
  return g_test_run ();
}
