/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/recipe.h"
#include "fixture.h"
#include "plot/pen.h"
#include "words.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

static void
check_boxes (PlateauPen *pen, double width, double height)
{
  guint n;
  const PlateauBox *boxes = plateau_pen_texts (pen, &n);

  for (guint i = 0; i < n; i++)
    {
      const PlateauBox *box = &boxes[i];

      if (box->x < -0.02 || box->y < -0.02 || box->x + box->width > width + 0.02 ||
          box->y + box->height > height + 0.02)
        g_error ("“%s” is cut off at %g × %g", plateau_pen_text_at (pen, i), width, height);
      for (guint j = 0; j < i; j++)
        if (plateau_box_overlaps (box, &boxes[j]))
          g_error ("“%s” runs into “%s” at %g × %g", plateau_pen_text_at (pen, i),
                   plateau_pen_text_at (pen, j), width, height);
    }
}

static const Case cases[] = {
  { .scale = 0.01, .seeds = 20 },
  { .scale = 10, .epochs = 40, .seeds = 20, .seeds_done = 7 },
  { .zeros = TRUE, .seeds = 20 },
  { .activation = PLATEAU_ACTIVATION_SIGMOID, .scale = 100 },
  { .activation = PLATEAU_ACTIVATION_RELU, .scale = 1000 },
  { .no_layer = TRUE, .epochs = 20 },
  { .features = 3, .long_names = TRUE },
  { .features = 1, .long_names = TRUE },
  { .activation = PLATEAU_ACTIVATION_LINEAR,
    .scale = 1000,
    .rate = 1e4,
    .layers = 4,
    .epochs = 30,
    .seeds = 20 },
  { .layers = 10, .scale = 0.01 },
};

static const double sizes[][2] = {
  { 200, 140 }, { 260, 180 },  { 300, 420 }, { 420, 260 },   { 560, 240 },
  { 700, 420 }, { 1600, 900 }, { 900, 140 }, { 3840, 2160 },
};

static void
check (PlateauFigureKind kind,
       double width,
       double height,
       double scale,
       const PlateauSnapshot *snapshot,
       const PlateauFigureOptions *options)
{
  PlateauStyle style;
  g_autoptr (PlateauPen) pen = NULL;

  plateau_style_scaled (plateau_style_get (PLATEAU_STYLE_LIGHT), scale, &style);
  pen = plateau_pen_new (NULL, &style, width, height);
  fixture_pen (kind, pen, width, height, snapshot, options);
  check_boxes (pen, width, height);
}

static const double scales[] = { 1, 1.4, 2, 2.5 };

/* The losses and cards of two to four lanes, one of which had to stop. */
static void
check_lanes (void)
{
  static const PlateauFigureKind kinds[] = { PLATEAU_FIGURE_LOSS, PLATEAU_FIGURE_RACE };
  static const Case lanes[] = {
    { .zeros = TRUE, .epochs = 30 },
    { .activation = PLATEAU_ACTIVATION_LINEAR,
      .scale = 1000,
      .rate = 1e4,
      .layers = 4,
      .epochs = 30 },
    { .scale = 0.01, .epochs = 30 },
    { .scale = 100, .epochs = 30 },
  };

  for (guint n = 2; n <= PLATEAU_MAX_LANES; n++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_race (lanes, n, n - 2);

      for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
        for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
          for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
            for (int lit = -1; lit < 2; lit++)
              {
                PlateauFigureOptions options;

                plateau_figure_options_init (&options);
                options.loss_log = (s + k) % 2;
                options.epoch_log = (n + k) % 2;
                options.lit.lane = lit;
                options.lit.epoch = lit < 0 ? -1 : 3;
                check (kinds[kind], sizes[s][0], sizes[s][1], scales[k], snapshot, &options);
              }
    }
}

static void
check_all (void)
{
  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&cases[c]);

      for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
        for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
          for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
            for (guint lit = 0; lit < 2; lit++)
              {
                PlateauFigureOptions options;

                plateau_figure_options_init (&options);
                options.layer = 1 + (c + s) % 2;
                options.loss_log = (s + k) % 2;
                options.stage =
                    (4 * s + k + 5 * lit) % plateau_recipe_n_stages (snapshot->network->n_layers);
                if (lit)
                  options.lit = (PlateauPick){ 11, 0, 3, 0, 0, -1, -1, -1, -1 };
                check ((PlateauFigureKind) kind, sizes[s][0], sizes[s][1], scales[k], snapshot,
                       &options);
              }
    }
  check_lanes ();
}

static void
test_english (void)
{
  words_speak (WORDS_ENGLISH);
  check_all ();
}

static void
test_long (void)
{
  words_speak (WORDS_LONG);
  check_all ();
  words_speak (WORDS_ENGLISH);
}

static void
test_right_to_left (void)
{
  words_speak (WORDS_RIGHT_TO_LEFT);
  check_all ();
  words_speak (WORDS_ENGLISH);
}

/* How many pieces of text each figure has where there is room. */
static void
count_texts (guint counts[PLATEAU_N_FIGURES])
{
  const Case c = { .scale = 1, .epochs = 20, .seeds = 20 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, style, 1280, 720);
      PlateauFigureOptions options;

      plateau_figure_options_init (&options);
      fixture_pen ((PlateauFigureKind) kind, pen, 1280, 720, snapshot, &options);
      plateau_pen_texts (pen, &counts[kind]);
    }
}

/* Nothing is left out either, where there is room for the English words. */
static void
test_catalogue (gconstpointer language)
{
  const char *missing;
  guint english[PLATEAU_N_FIGURES], here[PLATEAU_N_FIGURES];

  words_speak (WORDS_ENGLISH);
  count_texts (english);
  missing = words_load (language);

  if (missing != NULL)
    {
      g_test_skip (missing);
      return;
    }
  g_assert_cmpstr (plateau_figure_name (PLATEAU_FIGURE_CURVE), !=, "Curve");
  count_texts (here);
  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    g_assert_cmpuint (here[kind], >=, english[kind]);
  check_all ();
  words_speak (WORDS_ENGLISH);
}

static gboolean
shows (PlateauPen *pen, const char *wanted)
{
  guint n;

  plateau_pen_texts (pen, &n);
  for (guint i = 0; i < n; i++)
    if (strcmp (plateau_pen_text_at (pen, i), wanted) == 0)
      return TRUE;
  return FALSE;
}

/* Not overlapping is easy for a figure without words: these must be there. */
static void
test_words_are_there (void)
{
  static const struct
  {
    Case c;
    PlateauFigureKind kind;
    double width, height;
    const char *words[9];
  } wanted[] = {
    { { .scale = 10 },
      PLATEAU_FIGURE_CURVE,
      700,
      420,
      { "on the flat parts", "mean slope (steepest: 1)", "update / weight per epoch",
        "flat: slope below 5 %", "slope g′(z)", "a = tanh(z)",
        "z = w·x + b of every unit and example", "590 beyond −6" } },
    { { .scale = 10 }, PLATEAU_FIGURE_CURVE, 260, 180, { "flat", "mean slope", "update/weight" } },
    { { .scale = 10 }, PLATEAU_FIGURE_CURVE, 200, 140, { "flat", "mean slope", "590" } },
    { { .scale = 0.001 }, PLATEAU_FIGURE_CURVE, 700, 420, { "zoom ×100" } },
    { { .zeros = TRUE }, PLATEAU_FIGURE_CURVE, 700, 420, { "1600 dots here", "–" } },
    { { .activation = PLATEAU_ACTIVATION_RELU },
      PLATEAU_FIGURE_CURVE,
      700,
      420,
      { "off: z ≤ 0", "off: slope below 5 %", "a = max(0, z)" } },
    { { .scale = 1 }, PLATEAU_FIGURE_BOUNDARY, 560, 420, { "x1", "x2" } },
    { { .scale = 1, .epochs = 30 },
      PLATEAU_FIGURE_LOSS,
      560,
      300,
      { "epoch", "loss J", "ln 2 = 0.693: a coin’s guess", "0", "10" } },
    { { .scale = 1, .epochs = 30 }, PLATEAU_FIGURE_LOSS, 200, 140, { "0", "ln 2" } },
  };

  words_speak (WORDS_ENGLISH);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&wanted[i].c);
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT),
                                                    wanted[i].width, wanted[i].height);
      PlateauFigureOptions options;

      plateau_figure_options_init (&options);
      fixture_pen (wanted[i].kind, pen, wanted[i].width, wanted[i].height, snapshot, &options);
      for (guint w = 0; wanted[i].words[w] != NULL; w++)
        if (!shows (pen, wanted[i].words[w]))
          g_error ("“%s” is missing from figure %u", wanted[i].words[w], i);
    }
}

/* The layout is the same with ink and without: pointing relies on that. */
static void
test_ink_changes_nothing (void)
{
  const Case c = { .scale = 10, .epochs = 5 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  const PlateauStyle *style = plateau_style_get (PLATEAU_STYLE_LIGHT);

  words_speak (WORDS_ENGLISH);
  for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
    {
      cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1400, 840);
      cairo_t *cr = cairo_create (image);
      g_autoptr (PlateauPen) dry = plateau_pen_new (NULL, style, 700, 420);
      g_autoptr (PlateauPen) wet = plateau_pen_new (cr, style, 700, 420);
      const PlateauBox *a, *b;
      PlateauFigureOptions options;
      guint n, m;

      cairo_scale (cr, 2, 2);
      plateau_figure_options_init (&options);
      fixture_pen ((PlateauFigureKind) kind, dry, 700, 420, snapshot, &options);
      fixture_pen ((PlateauFigureKind) kind, wet, 700, 420, snapshot, &options);
      a = plateau_pen_texts (dry, &n);
      b = plateau_pen_texts (wet, &m);
      g_assert_cmpmem (a, n * sizeof *a, b, m * sizeof *b);
      cairo_destroy (cr);
      cairo_surface_destroy (image);
    }
}

int
main (int argc, char **argv)
{
  int result;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/english", test_english);
  g_test_add_func ("/layout/long", test_long);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  g_test_add_data_func ("/layout/zh-CN", "zh_CN", test_catalogue);
  g_test_add_data_func ("/layout/zh-TW", "zh_TW", test_catalogue);
  g_test_add_func ("/layout/words-are-there", test_words_are_there);
  g_test_add_func ("/layout/ink-changes-nothing", test_ink_changes_nothing);
  result = g_test_run ();
  words_clear ();
  return result;
}
