/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/boundary-figure.h"
#include "figures/curve-figure.h"
#include "figures/layers-figure.h"
#include "figures/loss-figure.h"
#include "figures/network-figure.h"
#include "fixture.h"
#include "plot/pen.h"

#include <glib.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  WORDS_ENGLISH,
  WORDS_LONG,
  WORDS_RIGHT_TO_LEFT,
} Words;

static Words words = WORDS_ENGLISH;
static GHashTable *spoken; /* translations made so far */

/*
 * Stands in for a translation: this definition goes before the library's. Long words are English
 * ones with two thirds added; the others begin and end with Hebrew, so that they run from right to
 * left.
 */
const char *
g_dgettext (const char *domain, const char *msgid)
{
  char *text;

  if (words == WORDS_ENGLISH || *msgid == '\0')
    return msgid;
  if ((text = g_hash_table_lookup (spoken, msgid)) != NULL)
    return text;
  if (words == WORDS_LONG)
    {
      g_autoptr (GString) tail = g_string_new (" ");

      for (gsize i = 0; i < strlen (msgid) * 2 / 3; i++)
        g_string_append_c (tail, i % 6 == 5 ? ' ' : 'w');
      text = g_strconcat (msgid, tail->str, NULL);
    }
  else
    {
      text = g_strconcat ("\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d ", msgid,
                          " \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d", NULL);
    }
  g_hash_table_insert (spoken, g_strdup (msgid), text);
  return text;
}

static void
speak (Words wanted)
{
  words = wanted;
  g_hash_table_remove_all (spoken);
}

static void
draw (PlateauFigureKind kind,
      PlateauPen *pen,
      double width,
      double height,
      const PlateauSnapshot *snapshot,
      const PlateauFigureOptions *options)
{
  switch (kind)
    {
    case PLATEAU_FIGURE_CURVE:
      plateau_curve_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_BOUNDARY:
      plateau_boundary_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_NETWORK:
      plateau_network_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LAYERS:
      plateau_layers_figure_draw (pen, width, height, snapshot, options);
      break;
    case PLATEAU_FIGURE_LOSS:
    default:
      plateau_loss_figure_draw (pen, width, height, snapshot, options);
      break;
    }
}

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
  { .scale = 0.01 },
  { .scale = 10, .epochs = 40 },
  { .zeros = TRUE },
  { .activation = PLATEAU_ACTIVATION_SIGMOID, .scale = 100 },
  { .activation = PLATEAU_ACTIVATION_RELU, .scale = 1000 },
  { .no_layer = TRUE, .epochs = 20 },
  { .features = 3, .long_names = TRUE },
  { .features = 1, .long_names = TRUE },
  { .activation = PLATEAU_ACTIVATION_LINEAR,
    .scale = 1000,
    .rate = 1e4,
    .layers = 4,
    .epochs = 30 },
  { .layers = 10, .scale = 0.01 },
};

static const double sizes[][2] = {
  { 200, 140 }, { 260, 180 },  { 300, 420 }, { 420, 260 },   { 560, 240 },
  { 700, 420 }, { 1600, 900 }, { 900, 140 }, { 3840, 2160 },
};

static void
check_all (void)
{
  static const double scales[] = { 1, 1.4, 2, 2.5 };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&cases[c]);

      for (guint kind = 0; kind < PLATEAU_N_FIGURES; kind++)
        for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
          for (guint k = 0; k < G_N_ELEMENTS (scales); k++)
            for (guint lit = 0; lit < 2; lit++)
              {
                PlateauStyle style;
                g_autoptr (PlateauPen) pen = NULL;
                PlateauFigureOptions options;

                plateau_figure_options_init (&options);
                options.layer = 1 + (c + s) % 2;
                options.loss_log = (s + k) % 2;
                if (lit)
                  options.lit = (PlateauPick){ 11, 0, 3, 0, 0, -1, -1 };
                plateau_style_scaled (plateau_style_get (PLATEAU_STYLE_LIGHT), scales[k], &style);
                pen = plateau_pen_new (NULL, &style, sizes[s][0], sizes[s][1]);
                draw ((PlateauFigureKind) kind, pen, sizes[s][0], sizes[s][1], snapshot, &options);
                check_boxes (pen, sizes[s][0], sizes[s][1]);
              }
    }
}

static void
test_english (void)
{
  speak (WORDS_ENGLISH);
  check_all ();
}

static void
test_long (void)
{
  speak (WORDS_LONG);
  check_all ();
  speak (WORDS_ENGLISH);
}

static void
test_right_to_left (void)
{
  speak (WORDS_RIGHT_TO_LEFT);
  check_all ();
  speak (WORDS_ENGLISH);
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

  speak (WORDS_ENGLISH);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&wanted[i].c);
      g_autoptr (PlateauPen) pen = plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT),
                                                    wanted[i].width, wanted[i].height);
      PlateauFigureOptions options;

      plateau_figure_options_init (&options);
      draw (wanted[i].kind, pen, wanted[i].width, wanted[i].height, snapshot, &options);
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

  speak (WORDS_ENGLISH);
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
      draw ((PlateauFigureKind) kind, dry, 700, 420, snapshot, &options);
      draw ((PlateauFigureKind) kind, wet, 700, 420, snapshot, &options);
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
  spoken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_test_add_func ("/layout/english", test_english);
  g_test_add_func ("/layout/long", test_long);
  g_test_add_func ("/layout/right-to-left", test_right_to_left);
  g_test_add_func ("/layout/words-are-there", test_words_are_there);
  g_test_add_func ("/layout/ink-changes-nothing", test_ink_changes_nothing);
  result = g_test_run ();
  g_hash_table_unref (spoken);
  return result;
}
