/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-scene.h"

#include "picture-compare.h"

#define EPOCHS 40 /* few: the last bits, which processors round differently, grow with each */
#define N_SEEDS 20

#define ALL ((1u << PICTURE_N_FIGURES) - 1)
#define ONE(figure) (1u << PLATEAU_FIGURE_##figure)

const PictureKind picture_kinds[] = {
  { "light", ALL, PLATEAU_STYLE_LIGHT, 640, 400, 1, 1, WORDS_ENGLISH },
  { "dark", ALL, PLATEAU_STYLE_DARK, 480, 300, 1, 1, WORDS_ENGLISH },
  { "projector", ALL, PLATEAU_STYLE_PROJECTOR, 1280, 720, 3, 1, WORDS_ENGLISH },
  { "projector-dark", ONE (CURVE) | ONE (RACE), PLATEAU_STYLE_PROJECTOR_DARK, 1280, 720, 3, 1,
    WORDS_ENGLISH },
  { "large", ONE (CURVE) | ONE (BOUNDARY) | ONE (LAYERS) | ONE (RACE), PLATEAU_STYLE_LIGHT, 3840,
    2160, 6, 1, WORDS_ENGLISH },
  { "large-dark", ONE (NETWORK) | ONE (NUMBERS) | ONE (SEEDS) | ONE (LANDSCAPE) | ONE (MAP),
    PLATEAU_STYLE_DARK, 3840, 2160, 6, 1, WORDS_ENGLISH },
  { "large", ONE (LOSS), PLATEAU_STYLE_LIGHT, 3840, 2160, 3, 1, WORDS_ENGLISH }, /* thin lines */
  { "right-to-left", ONE (CURVE) | ONE (LAYERS) | ONE (SEEDS) | ONE (MAP), PLATEAU_STYLE_LIGHT, 640,
    400, 1, 1, WORDS_RIGHT_TO_LEFT },
  { "grown", ONE (LAYERS) | ONE (LOSS), PLATEAU_STYLE_LIGHT, 1280, 720, 2, 2.5, WORDS_ENGLISH },
};
const guint picture_n_kinds = G_N_ELEMENTS (picture_kinds);

static PlateauSnapshot *
make_race (PictureChange change)
{
  static const double scales[] = { 0, 0.01, 1, 30 };
  Case lanes[G_N_ELEMENTS (scales)] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      lanes[i].zeros = scales[i] == 0;
      lanes[i].scale = scales[i] * (change == PICTURE_SCALE ? 4 : 1);
      lanes[i].activation =
          change == PICTURE_RELU ? PLATEAU_ACTIVATION_RELU : PLATEAU_ACTIVATION_TANH;
      lanes[i].epochs = change == PICTURE_LATER ? 3 * EPOCHS : EPOCHS;
    }
  return fixture_race (lanes, G_N_ELEMENTS (lanes) - (change == PICTURE_FEWER), 2);
}

/* The examples stay where they are: only what the network answers is turned round. */
static void
mirror (PlateauSnapshot *snapshot)
{
  PlateauNetwork *network = snapshot->network;
  const PlateauPlane plane = { .x = 0, .y = 1, .rest = 0 };

  for (guint j = 0; j < network->n[1]; j++)
    network->w[1][j * network->n[0]] *= -1;
  plateau_field_unref (snapshot->field);
  plateau_unit_maps_unref (snapshot->unit_maps);
  snapshot->field = plateau_field_new (network, snapshot->settings.data, &plane, NULL);
  snapshot->unit_maps = plateau_unit_maps_new (network, snapshot->settings.data, &plane);
}

PlateauSnapshot *
picture_snapshot (PlateauFigureKind figure, PictureChange change)
{
  Case c = { .scale = 1, .epochs = EPOCHS };
  PlateauSnapshot *snapshot;

  if (figure == PLATEAU_FIGURE_RACE)
    return make_race (change);
  if (figure == PLATEAU_FIGURE_CURVE)
    c.scale = 3;
  else if (figure == PLATEAU_FIGURE_NETWORK)
    c = (Case){ .layers = 2, .units = 5, .scale = 1, .epochs = EPOCHS };
  else if (figure == PLATEAU_FIGURE_LAYERS)
    c = (Case){ .layers = 4, .units = 8, .scale = 2, .epochs = 10 };
  else if (figure == PLATEAU_FIGURE_NUMBERS)
    c = (Case){ .examples = 12, .constant = TRUE, .epochs = 3 };
  if (change == PICTURE_LATER)
    c.epochs *= 3;
  if (change == PICTURE_SCALE)
    c.scale *= 4;
  if (change == PICTURE_RELU)
    c.activation = PLATEAU_ACTIVATION_RELU;
  if (change == PICTURE_SHALLOWER)
    c.layers -= 1;
  snapshot = fixture_snapshot (&c);
  if (figure == PLATEAU_FIGURE_SEEDS)
    snapshot->seeds = fixture_seeds (&snapshot->settings, N_SEEDS,
                                     change == PICTURE_FEWER ? N_SEEDS / 2 : N_SEEDS,
                                     change == PICTURE_LATER ? 3 * EPOCHS : EPOCHS);
  if (change == PICTURE_MIRRORED)
    mirror (snapshot);
  return snapshot;
}

static void
swap_colors (PlateauStyle *style)
{
  PlateauColor first = style->classes[0];

  style->classes[0] = style->classes[1];
  style->classes[1] = first;
  first = style->series[0];
  for (guint i = 0; i + 1 < PLATEAU_N_SERIES; i++)
    style->series[i] = style->series[i + 1];
  style->series[PLATEAU_N_SERIES - 1] = first;
}

static void
paint (cairo_t *cr, PlateauColor color, double x, double y, double width, double height)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

/* Takes ink away. */
static void
erase (cairo_t *cr, PlateauColor ground, double width, double height, PictureChange change)
{
  if (change == PICTURE_NO_LEFT)
    paint (cr, ground, 0, 0, width / 10, height);
  else if (change == PICTURE_NO_TOP)
    paint (cr, ground, 0, 0, width, height / 10);
  else if (change == PICTURE_NO_MIDDLE)
    paint (cr, ground, width / 2 - height / 10, height * 0.4, height / 5, height / 5);
}

cairo_surface_t *
picture_draw (PlateauFigureKind figure,
              const PictureKind *kind,
              const PlateauSnapshot *snapshot,
              PictureChange change,
              const char *font_family)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, kind->width, kind->height);
  cairo_t *cr = cairo_create (image);
  PlateauFigureOptions options;
  PlateauStyle style;

  plateau_style_scaled (
      plateau_style_get (change == PICTURE_PALETTE ? PLATEAU_STYLE_HIGH_CONTRAST : kind->style),
      change == PICTURE_GROWN ? kind->growth * 1.5 : kind->growth, &style);
  style.font_family = font_family;
  if (change == PICTURE_COLORS)
    swap_colors (&style);
  plateau_figure_options_init (&options);
  options.stage = change == PICTURE_STAGE ? 2 : 1; /* A[1], Z[1] */
  options.loss_log = options.epoch_log = options.height_log = change != PICTURE_LINEAR;
  words_speak (change == PICTURE_WORDS ? WORDS_RIGHT_TO_LEFT : kind->words);

  paint (cr, style.card, 0, 0, kind->width, kind->height);
  if (change == PICTURE_MOVED)
    cairo_translate (cr, 24, 0);
  else if (change == PICTURE_NUDGED)
    cairo_translate (cr, 0.4 * kind->times, 0.3 * kind->times);
  plateau_figure_draw (figure, cr, kind->width, kind->height, snapshot, &style, &options);
  erase (cr, style.card, kind->width, kind->height, change);

  words_speak (WORDS_ENGLISH);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  if (kind->times > 1)
    {
      cairo_surface_t *small = picture_shrink (image, kind->times);

      cairo_surface_destroy (image);
      image = small;
    }
  return image;
}

const char *
picture_change_name (PictureChange change)
{
  static const char *const names[PICTURE_N_CHANGES] = {
    "as it is", "later",  "scale",   "relu",    "shallower", "fewer",
    "mirrored", "linear", "stage",   "colours", "palette",   "words",
    "grown",    "moved",  "no left", "no top",  "no middle", "nudged",
  };

  return names[change];
}
