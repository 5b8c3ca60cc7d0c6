/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** PlateauStyleKind: the palettes. High contrast comes for light and for dark ground, and so does the
 * projector's, whose grounds are white and black. */
typedef enum
{
  PLATEAU_STYLE_LIGHT,
  PLATEAU_STYLE_DARK,
  PLATEAU_STYLE_HIGH_CONTRAST,
  PLATEAU_STYLE_HIGH_CONTRAST_DARK,
  PLATEAU_STYLE_PROJECTOR,
  PLATEAU_STYLE_PROJECTOR_DARK,
} PlateauStyleKind;

#define PLATEAU_N_STYLES 6

/** PlateauColor: sRGB, 0 to 1, alpha not multiplied in. */
typedef struct
{
  double red, green, blue, alpha;
} PlateauColor;

/** PlateauMark: the shapes of dots, about equal in area. */
typedef enum
{
  PLATEAU_MARK_CIRCLE,
  PLATEAU_MARK_TRIANGLE,
  PLATEAU_MARK_SQUARE,
  PLATEAU_MARK_DIAMOND,
  PLATEAU_MARK_TRIANGLE_DOWN,
  PLATEAU_MARK_PLUS,
  PLATEAU_MARK_STAR,
  PLATEAU_MARK_CROSS,
} PlateauMark;

#define PLATEAU_N_MARKS 8

/** Hidden units wear one of eight pairs of colour and shape; the ninth unit wears the first again. */
#define PLATEAU_N_SERIES 8

/**
 * PlateauStyle:
 * @background: of a page; @card: of a figure, and the outline of dots
 * @foreground: text and curves; @dim: lesser text
 * @grid: grid lines; @frame: axis lines
 * @flat_fill, @flat_hatch: the flat zones
 * @slope_fill, @slope_line: the slope's shape; @slope_text: its words
 * @accent: what is pointed at; @alarm: what is wrong
 * @classes: class 0 and 1 of the examples; @field_low, @field_middle, @field_high: the map of
 *   probability 0, 0.5 and 1 behind them
 * @series: hidden units; no two look alike with deuteranopia or protanopia, and all have a contrast
 *   of 3 : 1 or more to @card
 * @line_width, @dot_size: pixels; @dot_size is the diameter
 * @text_small, @text_normal, @text_big: pixels per em
 *
 * How things look. A plain value: copy it at will.
 */
typedef struct
{
  PlateauStyleKind kind;
  gboolean dark;

  PlateauColor background;
  PlateauColor card;
  PlateauColor foreground;
  PlateauColor dim;
  PlateauColor grid;
  PlateauColor frame;
  PlateauColor flat_fill;
  PlateauColor flat_hatch;
  PlateauColor slope_fill;
  PlateauColor slope_line;
  PlateauColor slope_text;
  PlateauColor accent;
  PlateauColor alarm;
  PlateauColor classes[2];
  PlateauColor field_low;
  PlateauColor field_middle;
  PlateauColor field_high;
  PlateauColor series[PLATEAU_N_SERIES];

  PlateauMark class_marks[2];
  PlateauMark series_marks[PLATEAU_N_SERIES];

  const char *font_family;
  double line_width;
  double dot_size;
  double text_small;
  double text_normal;
  double text_big;
} PlateauStyle;

/** The palette and sizes of @kind; owned by the library. */
const PlateauStyle *plateau_style_get (PlateauStyleKind kind);

/** Type, lines and dots of @base grown together by @scale (above 0), as for a lecture. */
void plateau_style_scaled (const PlateauStyle *base, double scale, PlateauStyle *out);

/** @color with its alpha multiplied by @alpha. */
PlateauColor plateau_color_fade (PlateauColor color, double alpha);

/** The opaque colour @share (0 to 1) of the way from @from to @to, in sRGB. */
PlateauColor plateau_color_mix (PlateauColor from, PlateauColor to, double share);

/** The contrast ratio of two opaque colours, 1 to 21 (WCAG 2.1, "contrast ratio"). */
double plateau_color_contrast (PlateauColor a, PlateauColor b);

G_END_DECLS
