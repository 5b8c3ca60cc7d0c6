/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "style.h"

#include <math.h>

/* A colour written as 0xrrggbb, so that palettes can be read beside other tools. */
#define RGBA(hex, opacity)                                                                         \
  {                                                                                                \
    (((hex) >> 16) & 0xff) / 255.0, (((hex) >> 8) & 0xff) / 255.0, ((hex) &0xff) / 255.0, opacity  \
  }
#define RGB(hex) RGBA (hex, 1.0)

#define FAMILY "Cantarell, Noto Sans, Sans"

#define MARKS                                                                                      \
  .class_marks = { PLATEAU_MARK_CIRCLE, PLATEAU_MARK_TRIANGLE },                                   \
  .series_marks = { PLATEAU_MARK_CIRCLE,  PLATEAU_MARK_SQUARE, PLATEAU_MARK_TRIANGLE,              \
                    PLATEAU_MARK_DIAMOND, PLATEAU_MARK_PLUS,   PLATEAU_MARK_TRIANGLE_DOWN,         \
                    PLATEAU_MARK_STAR,    PLATEAU_MARK_CROSS }

#define SIZES                                                                                      \
  .font_family = FAMILY, .line_width = 1.8, .dot_size = 8, .text_small = 12, .text_normal = 13.5,  \
  .text_big = 27

/*
 * Grounds are those of libadwaita's cards. The series colours begin from Okabe and Ito's and Tol's
 * sets; within a small distance of these they were moved until, in OKLab, the first four lie 0.09 or
 * more apart and all eight 0.07, also as seen with deuteranopia and protanopia. The tests hold that.
 */
static const PlateauStyle styles[PLATEAU_N_STYLES] = {
  [PLATEAU_STYLE_LIGHT] = {
    .kind = PLATEAU_STYLE_LIGHT,
    .background = RGB (0xfafafa),
    .card = RGB (0xffffff),
    .foreground = RGB (0x241f31),
    .dim = RGB (0x5e5c64),
    .grid = RGB (0xe9e8eb),
    .frame = RGB (0xb4b1b9),
    .flat_fill = RGBA (0x3d3846, 0.035),
    .flat_hatch = RGBA (0x3d3846, 0.16),
    .slope_fill = RGBA (0xf5c211, 0.30),
    .slope_line = RGBA (0xd9a400, 0.85),
    .slope_text = RGB (0x7d5a00),
    .accent = RGB (0x1c71d8),
    .alarm = RGB (0xc01c28),
    .classes = { RGB (0x1a5fc8), RGB (0xbf4408) },
    .field_low = RGB (0x94bdf2),
    .field_middle = RGB (0xffffff),
    .field_high = RGB (0xf7b98c),
    .series = { RGB (0x2f6fe0), RGB (0xb7400f), RGB (0x199f83), RGB (0x852c91), RGB (0xab8011),
                RGB (0x7a1230), RGB (0x429cc6), RGB (0x1f2a6b) },
    MARKS,
    SIZES,
  },
  [PLATEAU_STYLE_DARK] = {
    .kind = PLATEAU_STYLE_DARK,
    .dark = TRUE,
    .background = RGB (0x242424),
    .card = RGB (0x363636),
    .foreground = RGB (0xffffff),
    .dim = RGB (0xc3c1c8),
    .grid = RGB (0x474649),
    .frame = RGB (0x77767b),
    .flat_fill = RGBA (0xffffff, 0.035),
    .flat_hatch = RGBA (0xffffff, 0.15),
    .slope_fill = RGBA (0xf5c211, 0.22),
    .slope_line = RGBA (0xf5c211, 0.70),
    .slope_text = RGB (0xf8d56b),
    .accent = RGB (0x78aeed),
    .alarm = RGB (0xff8d84),
    .classes = { RGB (0x8fbcff), RGB (0xffb07a) },
    .field_low = RGB (0x1d4a8f),
    .field_middle = RGB (0x3b3b3d),
    .field_high = RGB (0x8f4310),
    .series = { RGB (0x5791f5), RGB (0xff8c42), RGB (0x7fe0b5), RGB (0xdaa6fe), RGB (0xf5d547),
                RGB (0xe06b6b), RGB (0x63b7c9), RGB (0xf3e6ff) },
    MARKS,
    SIZES,
  },
  [PLATEAU_STYLE_HIGH_CONTRAST] = {
    .kind = PLATEAU_STYLE_HIGH_CONTRAST,
    .background = RGB (0xffffff),
    .card = RGB (0xffffff),
    .foreground = RGB (0x000000),
    .dim = RGB (0x303036),
    .grid = RGB (0xcfced3),
    .frame = RGB (0x505058),
    .flat_fill = RGBA (0x000000, 0.05),
    .flat_hatch = RGBA (0x000000, 0.32),
    .slope_fill = RGBA (0xf5c211, 0.45),
    .slope_line = RGB (0x7d5a00),
    .slope_text = RGB (0x523a00),
    .accent = RGB (0x0d4fa8),
    .alarm = RGB (0x98000e),
    .classes = { RGB (0x0b3f9c), RGB (0x7c2600) },
    .field_low = RGB (0x9cc4f7),
    .field_middle = RGB (0xffffff),
    .field_high = RGB (0xfabf94),
    .series = { RGB (0x1f4fd0), RGB (0xaf3a02), RGB (0x0d826e), RGB (0x7b1f8b), RGB (0x6d504d),
                RGB (0x6e0024), RGB (0x1b7dac), RGB (0x101a5c) },
    MARKS,
    SIZES,
  },
  [PLATEAU_STYLE_HIGH_CONTRAST_DARK] = {
    .kind = PLATEAU_STYLE_HIGH_CONTRAST_DARK,
    .dark = TRUE,
    .background = RGB (0x242424),
    .card = RGB (0x363636),
    .foreground = RGB (0xffffff),
    .dim = RGB (0xf0eff4),
    .grid = RGB (0x5e5d63),
    .frame = RGB (0xc0bfc6),
    .flat_fill = RGBA (0xffffff, 0.05),
    .flat_hatch = RGBA (0xffffff, 0.34),
    .slope_fill = RGBA (0xf5c211, 0.34),
    .slope_line = RGB (0xffe27a),
    .slope_text = RGB (0xffe9a3),
    .accent = RGB (0xa9cfff),
    .alarm = RGB (0xffc2bc),
    .classes = { RGB (0xb4d4ff), RGB (0xffcda8) },
    .field_low = RGB (0x123a7a),
    .field_middle = RGB (0x2c2c2e),
    .field_high = RGB (0x7a340a),
    .series = { RGB (0x7fabff), RGB (0xfe9a3b), RGB (0x9eefc5), RGB (0xda8db8), RGB (0xffe14d),
                RGB (0xfe8e88), RGB (0x7bccf5), RGB (0xffffff) },
    MARKS,
    SIZES,
  },
  [PLATEAU_STYLE_PROJECTOR] = {
    .kind = PLATEAU_STYLE_PROJECTOR,
    .background = RGB (0xffffff),
    .card = RGB (0xffffff),
    .foreground = RGB (0x000000),
    .dim = RGB (0x3a3a42),
    .grid = RGB (0xd9d8dd),
    .frame = RGB (0x77767b),
    .flat_fill = RGBA (0x000000, 0.05),
    .flat_hatch = RGBA (0x000000, 0.26),
    .slope_fill = RGBA (0xf5c211, 0.45),
    .slope_line = RGB (0xa87900),
    .slope_text = RGB (0x664900),
    .accent = RGB (0x0d4fa8),
    .alarm = RGB (0xb00012),
    .classes = { RGB (0x0b49b0), RGB (0xa83400) },
    .field_low = RGB (0x85b4f2),
    .field_middle = RGB (0xffffff),
    .field_high = RGB (0xf7ad78),
    .series = { RGB (0x1f4fd0), RGB (0xaf3a02), RGB (0x0d826e), RGB (0x7b1f8b), RGB (0x6d504d),
                RGB (0x6e0024), RGB (0x1b7dac), RGB (0x101a5c) },
    MARKS,
    .font_family = FAMILY,
    .line_width = 3.2,
    .dot_size = 11,
    .text_small = 17,
    .text_normal = 19,
    .text_big = 38,
  },
  [PLATEAU_STYLE_PROJECTOR_DARK] = {
    .kind = PLATEAU_STYLE_PROJECTOR_DARK,
    .dark = TRUE,
    .background = RGB (0x000000),
    .card = RGB (0x000000),
    .foreground = RGB (0xffffff),
    .dim = RGB (0xdad8e0),
    .grid = RGB (0x3c3b42),
    .frame = RGB (0xa09ea6),
    .flat_fill = RGBA (0xffffff, 0.07),
    .flat_hatch = RGBA (0xffffff, 0.30),
    .slope_fill = RGBA (0xf5c211, 0.32),
    .slope_line = RGB (0xffd84d),
    .slope_text = RGB (0xffe27a),
    .accent = RGB (0x99c6ff),
    .alarm = RGB (0xff9c94),
    .classes = { RGB (0xa9cdff), RGB (0xffc494) },
    .field_low = RGB (0x123a7a),
    .field_middle = RGB (0x18181a),
    .field_high = RGB (0x7a340a),
    .series = { RGB (0x7fabff), RGB (0xfe9a3b), RGB (0x9eefc5), RGB (0xda8db8), RGB (0xffe14d),
                RGB (0xfe8e88), RGB (0x7bccf5), RGB (0xffffff) },
    MARKS,
    .font_family = FAMILY,
    .line_width = 3.2,
    .dot_size = 11,
    .text_small = 17,
    .text_normal = 19,
    .text_big = 38,
  },
};

const PlateauStyle *
plateau_style_get (PlateauStyleKind kind)
{
  g_return_val_if_fail ((guint) kind < PLATEAU_N_STYLES, &styles[PLATEAU_STYLE_LIGHT]);
  return &styles[kind];
}

void
plateau_style_scaled (const PlateauStyle *base, double scale, PlateauStyle *out)
{
  g_return_if_fail (scale > 0 && isfinite (scale));

  *out = *base;
  out->line_width *= scale;
  out->dot_size *= scale;
  out->text_small *= scale;
  out->text_normal *= scale;
  out->text_big *= scale;
}

PlateauColor
plateau_color_fade (PlateauColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

PlateauColor
plateau_color_mix (PlateauColor from, PlateauColor to, double share)
{
  return (PlateauColor){
    from.red + (to.red - from.red) * share,
    from.green + (to.green - from.green) * share,
    from.blue + (to.blue - from.blue) * share,
    1,
  };
}

static double
linear_light (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
relative_luminance (PlateauColor color)
{
  return 0.2126 * linear_light (color.red) + 0.7152 * linear_light (color.green) +
         0.0722 * linear_light (color.blue);
}

double
plateau_color_contrast (PlateauColor a, PlateauColor b)
{
  double first = relative_luminance (a) + 0.05;
  double second = relative_luminance (b) + 0.05;

  return first > second ? first / second : second / first;
}
