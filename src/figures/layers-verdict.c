/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-verdict.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const char *
plateau_layers_verdict_word (PlateauVerdictKind kind)
{
  switch (kind)
    {
    case PLATEAU_VERDICT_NON_FINITE:
      /* Translators: this and those that follow say in a word or two how a layer fares. This one: its
       * numbers are infinite or undefined. */
      return C_ ("layer", "not finite");
    case PLATEAU_VERDICT_FROZEN:
      return C_ ("layer", "frozen");
    case PLATEAU_VERDICT_ALL_EQUAL:
      /* Translators: all units of the layer are one. */
      return C_ ("layer", "all equal");
    case PLATEAU_VERDICT_SATURATED:
      /* Translators: on the flat parts of tanh or of the sigmoid. */
      return C_ ("layer", "on a plateau");
    case PLATEAU_VERDICT_DEAD:
      /* Translators: most units are off for every example. */
      return C_ ("layer", "dead");
    case PLATEAU_VERDICT_VANISHING:
      /* Translators: the gradient nearly disappears on its way to this layer. */
      return C_ ("layer", "vanishing");
    case PLATEAU_VERDICT_EXPLODING:
      return C_ ("layer", "exploding");
    case PLATEAU_VERDICT_CONFIDENTLY_WRONG:
      return C_ ("layer", "surely wrong");
    case PLATEAU_VERDICT_LEAVES_ZERO:
      /* Translators: all weights are zero, but they are about to move. */
      return C_ ("layer", "leaving zero");
    case PLATEAU_VERDICT_STANDS_STILL:
      return C_ ("layer", "stands still");
    case PLATEAU_VERDICT_HEALTHY:
      return C_ ("layer", "healthy");
    default:
      g_return_val_if_reached ("");
    }
}

PlateauColor
plateau_layers_verdict_color (PlateauVerdictKind kind, const PlateauStyle *style)
{
  switch (kind)
    {
    case PLATEAU_VERDICT_HEALTHY:
      return style->series[2];
    case PLATEAU_VERDICT_LEAVES_ZERO:
    case PLATEAU_VERDICT_STANDS_STILL:
      return style->slope_text;
    case PLATEAU_VERDICT_NON_FINITE:
    case PLATEAU_VERDICT_FROZEN:
    case PLATEAU_VERDICT_ALL_EQUAL:
    case PLATEAU_VERDICT_SATURATED:
    case PLATEAU_VERDICT_DEAD:
    case PLATEAU_VERDICT_VANISHING:
    case PLATEAU_VERDICT_EXPLODING:
    case PLATEAU_VERDICT_CONFIDENTLY_WRONG:
    default:
      return style->alarm;
    }
}

/* Strokes as pairs of ends, in a square from -1 to 1. */
static void
lines_path (cairo_t *cr, const double (*ends)[2], guint n)
{
  for (guint i = 0; i + 1 < n; i += 2)
    {
      cairo_move_to (cr, ends[i][0], ends[i][1]);
      cairo_line_to (cr, ends[i + 1][0], ends[i + 1][1]);
    }
}

/* Three bars through the middle, with their ends forked: a snow flake is one at any size. */
static void
frozen_path (cairo_t *cr)
{
  for (guint i = 0; i < 6; i++)
    {
      double c = cos (i * G_PI / 3 + G_PI / 6), s = sin (i * G_PI / 3 + G_PI / 6);

      cairo_move_to (cr, 0, 0);
      cairo_line_to (cr, c, s);
    }
}

/* A tanh whose ends lie flat. */
static void
plateau_path (cairo_t *cr)
{
  cairo_move_to (cr, -1, 0.62);
  cairo_line_to (cr, -0.5, 0.62);
  cairo_curve_to (cr, 0.1, 0.62, -0.1, -0.62, 0.5, -0.62);
  cairo_line_to (cr, 1, -0.62);
}

static void
sign_path (cairo_t *cr, PlateauVerdictKind kind)
{
  static const double cross[4][2] = { { -0.7, -0.7 }, { 0.7, 0.7 }, { 0.7, -0.7 }, { -0.7, 0.7 } };
  static const double equal[4][2] = {
    { -0.8, -0.36 }, { 0.8, -0.36 }, { -0.8, 0.36 }, { 0.8, 0.36 }
  };
  static const double down[6][2] = { { 0, -0.85 }, { 0, 0.85 },   { -0.65, 0.2 },
                                     { 0, 0.85 },  { 0.65, 0.2 }, { 0, 0.85 } };
  static const double up[6][2] = { { 0, 0.85 },  { 0, -0.85 },   { -0.65, -0.2 },
                                   { 0, -0.85 }, { 0.65, -0.2 }, { 0, -0.85 } };
  static const double forth[6][2] = { { -0.85, 0 }, { 0.85, 0 },   { 0.2, -0.65 },
                                      { 0.85, 0 },  { 0.2, 0.65 }, { 0.85, 0 } };
  static const double bars[4][2] = {
    { -0.38, -0.7 }, { -0.38, 0.7 }, { 0.38, -0.7 }, { 0.38, 0.7 }
  };
  static const double call[4][2] = { { 0, -0.9 }, { 0, 0.25 }, { 0, 0.85 }, { 0, 0.86 } };
  static const double well[4][2] = {
    { -0.75, 0.08 }, { -0.22, 0.6 }, { -0.22, 0.6 }, { 0.78, -0.55 }
  };

  switch (kind)
    {
    case PLATEAU_VERDICT_NON_FINITE:
      lines_path (cr, cross, 4);
      break;
    case PLATEAU_VERDICT_FROZEN:
      frozen_path (cr);
      break;
    case PLATEAU_VERDICT_ALL_EQUAL:
      lines_path (cr, equal, 4);
      break;
    case PLATEAU_VERDICT_SATURATED:
      plateau_path (cr);
      break;
    case PLATEAU_VERDICT_DEAD:
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, 0.75, 0, 2 * G_PI);
      cairo_move_to (cr, -0.53, 0.53);
      cairo_line_to (cr, 0.53, -0.53);
      break;
    case PLATEAU_VERDICT_VANISHING:
      lines_path (cr, down, 6);
      break;
    case PLATEAU_VERDICT_EXPLODING:
      lines_path (cr, up, 6);
      break;
    case PLATEAU_VERDICT_CONFIDENTLY_WRONG:
      lines_path (cr, call, 4);
      break;
    case PLATEAU_VERDICT_LEAVES_ZERO:
      lines_path (cr, forth, 6);
      break;
    case PLATEAU_VERDICT_STANDS_STILL:
      lines_path (cr, bars, 4);
      break;
    case PLATEAU_VERDICT_HEALTHY:
    default:
      lines_path (cr, well, 4);
      break;
    }
}

void
plateau_layers_verdict_draw (cairo_t *cr,
                             PlateauVerdictKind kind,
                             double x,
                             double y,
                             double size,
                             const PlateauStyle *style)
{
  PlateauColor color = plateau_layers_verdict_color (kind, style);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 2, size / 2);
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_fill (cr);
  cairo_scale (cr, 0.6, 0.6);
  sign_path (cr, kind);
  cairo_set_line_width (cr, 0.36);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_source_rgba (cr, style->card.red, style->card.green, style->card.blue, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}
