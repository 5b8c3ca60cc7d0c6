/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/style.h"

#include <glib.h>
#include <math.h>

/*
 * Colour vision deficiency at full severity, in linear RGB.
 * Source: Machado, Oliveira, Fernandes, "A Physiologically-based Model for Simulation of Color Vision
 * Deficiency", IEEE TVCG 15 (6), 2009, table 1.
 */
static const double protanopia[3][3] = { { 0.152286, 1.052583, -0.204868 },
                                         { 0.114503, 0.786281, 0.099216 },
                                         { -0.003882, -0.048116, 1.051998 } };
static const double deuteranopia[3][3] = { { 0.367322, 0.860646, -0.227968 },
                                           { 0.280085, 0.672501, 0.047413 },
                                           { -0.011820, 0.042940, 0.968881 } };
static const double normal[3][3] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } };

static double
linear_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Source: Ottosson, "A perceptual color space for image processing" (OKLab), 2020. */
static void
seen_as (PlateauColor color, const double eye[3][3], double lab[3])
{
  double raw[3] = { linear_light (color.red), linear_light (color.green),
                    linear_light (color.blue) };
  double rgb[3], l, m, s;

  for (guint i = 0; i < 3; i++)
    rgb[i] = CLAMP (eye[i][0] * raw[0] + eye[i][1] * raw[1] + eye[i][2] * raw[2], 0, 1);
  l = cbrt (0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2]);
  m = cbrt (0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2]);
  s = cbrt (0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2]);
  lab[0] = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s;
  lab[1] = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
  lab[2] = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
}

/* The distance to the eye that tells them apart worst. */
static double
distance (PlateauColor a, PlateauColor b)
{
  double least = INFINITY;

  for (guint eye = 0; eye < 3; eye++)
    {
      const double (*matrix)[3] = eye == 0 ? normal : eye == 1 ? protanopia : deuteranopia;
      double p[3], q[3];

      seen_as (a, matrix, p);
      seen_as (b, matrix, q);
      least = fmin (least, sqrt ((p[0] - q[0]) * (p[0] - q[0]) + (p[1] - q[1]) * (p[1] - q[1]) +
                                 (p[2] - q[2]) * (p[2] - q[2])));
    }
  return least;
}

static void
test_contrast (void)
{
  const PlateauColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

  g_assert_cmpfloat_with_epsilon (plateau_color_contrast (black, white), 21, 1e-9);
  for (guint kind = 0; kind < PLATEAU_N_STYLES; kind++)
    {
      const PlateauStyle *style = plateau_style_get ((PlateauStyleKind) kind);
      gboolean high =
          kind == PLATEAU_STYLE_HIGH_CONTRAST || kind == PLATEAU_STYLE_HIGH_CONTRAST_DARK;
      double text = high ? 7 : 4.5;
      const PlateauColor grounds[] = { style->card, style->background };

      g_assert_cmpint (style->kind, ==, kind);
      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          g_assert_cmpfloat (plateau_color_contrast (style->foreground, grounds[i]), >=, 7);
          g_assert_cmpfloat (plateau_color_contrast (style->dim, grounds[i]), >=, text);
          g_assert_cmpfloat (plateau_color_contrast (style->slope_text, grounds[i]), >=, text);
          g_assert_cmpfloat (plateau_color_contrast (style->accent, grounds[i]), >=, text);
          g_assert_cmpfloat (plateau_color_contrast (style->alarm, grounds[i]), >=, text);
        }
      for (guint s = 0; s < PLATEAU_N_SERIES; s++)
        g_assert_cmpfloat (plateau_color_contrast (style->series[s], style->card), >=, 3);
      /* Points stand on every shade of the map. */
      for (guint c = 0; c < 2; c++)
        {
          g_assert_cmpfloat (plateau_color_contrast (style->classes[c], style->field_low), >=, 2.4);
          g_assert_cmpfloat (plateau_color_contrast (style->classes[c], style->field_middle), >=,
                             3);
          g_assert_cmpfloat (plateau_color_contrast (style->classes[c], style->field_high), >=,
                             2.4);
        }
      g_assert_cmpfloat (plateau_color_contrast (style->foreground, style->field_low), >=, 4.5);
      g_assert_cmpfloat (plateau_color_contrast (style->foreground, style->field_high), >=, 4.5);
    }
}

static void
test_colour_vision (void)
{
  /* The check itself must be able to fail: these two are the classic trap. */
  const PlateauColor red = { 0.8, 0.25, 0.2, 1 }, green = { 0.45, 0.5, 0.15, 1 };

  g_assert_cmpfloat (distance (red, green), <, 0.07);
  for (guint kind = 0; kind < PLATEAU_N_STYLES; kind++)
    {
      const PlateauStyle *style = plateau_style_get ((PlateauStyleKind) kind);

      for (guint i = 0; i < PLATEAU_N_SERIES; i++)
        for (guint j = 0; j < i; j++)
          {
            g_test_message ("palette %u, series %u and %u: %.3f", kind, j, i,
                            distance (style->series[i], style->series[j]));
            g_assert_cmpfloat (distance (style->series[i], style->series[j]), >=,
                               i < 4 ? 0.09 : 0.07);
          }
      g_assert_cmpfloat (distance (style->classes[0], style->classes[1]), >=, 0.11);
      g_assert_cmpfloat (distance (style->field_low, style->field_high), >=, 0.08);
      g_assert_cmpint (style->class_marks[0], !=, style->class_marks[1]);
      for (guint i = 0; i < PLATEAU_N_SERIES; i++)
        for (guint j = 0; j < i; j++)
          g_assert_cmpint (style->series_marks[i], !=, style->series_marks[j]);
    }
}

static void
test_scaled (void)
{
  const PlateauStyle *base = plateau_style_get (PLATEAU_STYLE_LIGHT);
  const PlateauStyle *projector = plateau_style_get (PLATEAU_STYLE_PROJECTOR);
  const PlateauStyle *black = plateau_style_get (PLATEAU_STYLE_PROJECTOR_DARK);
  PlateauStyle scaled;

  plateau_style_scaled (base, 2.5, &scaled);
  g_assert_cmpfloat (scaled.text_small, ==, 2.5 * base->text_small);
  g_assert_cmpfloat (scaled.text_normal, ==, 2.5 * base->text_normal);
  g_assert_cmpfloat (scaled.text_big, ==, 2.5 * base->text_big);
  g_assert_cmpfloat (scaled.line_width, ==, 2.5 * base->line_width);
  g_assert_cmpfloat (scaled.dot_size, ==, 2.5 * base->dot_size);
  g_assert_cmpint (scaled.kind, ==, base->kind);
  g_assert_cmpfloat (projector->text_small, >, base->text_small);
  g_assert_cmpfloat (projector->line_width, >, base->line_width);
  g_assert_cmpfloat (black->text_small, ==, projector->text_small);
  g_assert_cmpfloat (black->line_width, ==, projector->line_width);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/style/contrast", test_contrast);
  g_test_add_func ("/style/colour-vision", test_colour_vision);
  g_test_add_func ("/style/scaled", test_scaled);
  return g_test_run ();
}
