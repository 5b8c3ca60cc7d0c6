/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures/layers-figure.h"
#include "figures/layers-verdict.h"
#include "fixture.h"
#include "session/verdict.h"

#include <glib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const PlateauStyle *
light (void)
{
  return plateau_style_get (PLATEAU_STYLE_LIGHT);
}

/* Each layer's verdict with its rule, and the numbers. */
static void
test_describe (void)
{
  static const struct
  {
    Case c;
    const char *words[6];
  } wanted[] = {
    { { .layers = 6, .scale = 0.01 },
      { "7 layers", "Hidden layer 6: std of a ", "It stands still" } },
    { { .layers = 2, .scale = 100 }, { "On a plateau", "below 15", "units dead" } },
    { { .zeros = TRUE }, { "Frozen", "zero or not finite" } },
    { { .constant = TRUE, .scale = 0.5 }, { "All equal", "is exactly 0" } },
    { { .no_layer = TRUE }, { "1 layer,", "one layer only", "Output layer: std of a " } },
    { { .layers = 10, .units = 64, .scale = 0.125, .activation = PLATEAU_ACTIVATION_SIGMOID },
      { "the gradient vanishes", "below 0.001", "Vanishing" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&wanted[i].c);
      g_autofree char *text = plateau_layers_figure_describe (snapshot);

      for (guint w = 0; wanted[i].words[w] != NULL; w++)
        if (strstr (text, wanted[i].words[w]) == NULL)
          g_error ("“%s” is not in: %s", wanted[i].words[w], text);
      for (guint l = 1; l <= snapshot->network->n_layers; l++)
        {
          g_autofree char *verdict = plateau_verdict_text (snapshot, l);

          g_assert_nonnull (strstr (text, verdict));
        }
    }
}

static void
test_title (void)
{
  const Case c = { .layers = 2, .scale = 1 };
  g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&c);
  g_autofree char *title = plateau_layers_figure_title (snapshot);

  g_assert_cmpstr (title, ==, "Layers · epoch 0 · 3 of 3 healthy");
}

/* Signs are told apart by their shape alone, and so are the words. */
static void
test_verdicts (void)
{
  cairo_surface_t *images[PLATEAU_N_VERDICTS];
  PlateauStyle style = *light ();

  style.alarm = style.slope_text = style.series[2] = style.foreground;
  for (guint kind = 0; kind < PLATEAU_N_VERDICTS; kind++)
    {
      cairo_t *cr;

      images[kind] = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 16, 16);
      cr = cairo_create (images[kind]);
      plateau_layers_verdict_draw (cr, (PlateauVerdictKind) kind, 8, 8, 14, &style);
      cairo_destroy (cr);
      cairo_surface_flush (images[kind]);
      for (guint other = 0; other < kind; other++)
        {
          const guchar *a = cairo_image_surface_get_data (images[kind]);
          const guchar *b = cairo_image_surface_get_data (images[other]);
          guint n_different = 0;

          for (guint i = 0; i < 16 * 16; i++)
            n_different += abs (a[4 * i] - b[4 * i]) > 60;
          g_assert_cmpuint (n_different, >, 8);
          g_assert_cmpstr (plateau_layers_verdict_word ((PlateauVerdictKind) kind), !=,
                           plateau_layers_verdict_word ((PlateauVerdictKind) other));
        }
    }
  for (guint kind = 0; kind < PLATEAU_N_VERDICTS; kind++)
    cairo_surface_destroy (images[kind]);

  /* And their colours are seen on the card. */
  for (guint palette = 0; palette < PLATEAU_N_STYLES; palette++)
    for (guint kind = 0; kind < PLATEAU_N_VERDICTS; kind++)
      {
        const PlateauStyle *s = plateau_style_get ((PlateauStyleKind) palette);

        g_assert_cmpfloat (
            plateau_color_contrast (plateau_layers_verdict_color ((PlateauVerdictKind) kind, s),
                                    s->card),
            >=, 3);
      }
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

/* What must not be dropped for want of room. */
static void
test_words (void)
{
  static const struct
  {
    Case c;
    double width, height;
    const char *words[12];
  } wanted[] = {
    { { .layers = 6, .scale = 0.01 },
      1200,
      700,
      { "Outputs a", "On the flat parts", "Gradients |dZ|", "Standard deviation", "a", "dZ",
        "keeps its size", "layer 6", "output", "stands still", "unit × example; dark: flat" } },
    { { .layers = 10, .units = 64 }, 630, 520, { "layer 10", "10⁻¹²", "−1", "on a plateau" } },
    { { .layers = 10, .activation = PLATEAU_ACTIVATION_RELU, .scale = 5 },
      1280,
      800,
      { "Off: z ≤ 0", "unit × example; dark: off", "first / last std of dZ", "dead units" } },
    { { .no_layer = TRUE }, 700, 420, { "output", "healthy", "std of dZ" } },
    { { .layers = 10, .units = 64, .scale = 0.125, .activation = PLATEAU_ACTIVATION_SIGMOID },
      900,
      500,
      { "first / last ‖dW‖: vanishing, below 0.001", "vanishing" } },
    { { .layers = 6, .scale = 0.01 },
      400,
      250,
      { "first / last ‖dW‖", "std of a", "std of dZ", "keeps its size", "1", "6", "output",
        "10⁻¹²" } },
    { { .layers = 10 }, 200, 140, { "first / last ‖dW‖", "1", "9", "out" } },
    { { .no_layer = TRUE }, 400, 250, { "output", "healthy" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (PlateauSnapshot) snapshot = fixture_snapshot (&wanted[i].c);
      g_autoptr (PlateauPen) pen =
          plateau_pen_new (NULL, light (), wanted[i].width, wanted[i].height);
      PlateauFigureOptions options;

      plateau_figure_options_init (&options);
      plateau_layers_figure_draw (pen, wanted[i].width, wanted[i].height, snapshot, &options);
      for (guint w = 0; wanted[i].words[w] != NULL; w++)
        if (!shows (pen, wanted[i].words[w]))
          g_error ("“%s” is missing from figure %u", wanted[i].words[w], i);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layers-words/describe", test_describe);
  g_test_add_func ("/layers-words/title", test_title);
  g_test_add_func ("/layers-words/verdicts", test_verdicts);
  g_test_add_func ("/layers-words/words", test_words);
  return g_test_run ();
}
