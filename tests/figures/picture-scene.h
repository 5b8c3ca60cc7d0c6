/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kept pictures show, how they are drawn, and how they are drawn wrong on purpose. */
#pragma once

#include "fixture.h"
#include "words.h"

/** The figures that pictures are kept of: all. */
#define PICTURE_N_FIGURES PLATEAU_N_FIGURES

/** The typeface of the kept pictures, which build-aux/setup installs; not the one of the window. */
#define PICTURE_FAMILY "DejaVu Sans, Sans"

/**
 * PictureKind:
 * @suffix: of the file's name, after that of the figure
 * @figures: bit k set: there is one of figure k
 * @width, @height: pixels
 * @times: kept so many times smaller
 * @growth: of type, lines and dots
 */
typedef struct
{
  const char *suffix;
  guint figures;
  PlateauStyleKind style;
  int width;
  int height;
  int times;
  double growth;
  Words words;
} PictureKind;

extern const PictureKind picture_kinds[];
extern const guint picture_n_kinds;

/** PictureChange: what makes a picture wrong. */
typedef enum
{
  PICTURE_AS_IT_IS,
  PICTURE_LATER,     /* three times as many epochs */
  PICTURE_SCALE,     /* weights four times as large at the start */
  PICTURE_RELU,      /* another activation */
  PICTURE_SHALLOWER, /* a layer less */
  PICTURE_FEWER,     /* a lane less; half of the seeds still on their way */
  PICTURE_MIRRORED,  /* what the network answers, from left to right */
  PICTURE_LINEAR,    /* axes that are not logarithmic */
  PICTURE_STAGE,     /* the next stage of the recipe */
  PICTURE_COLORS,    /* units, lanes and classes in their neighbours' colours */
  PICTURE_PALETTE,   /* that of high contrast */
  PICTURE_WORDS,     /* words of another language */
  PICTURE_GROWN,     /* type, lines and dots by a half */
  PICTURE_MOVED,     /* all to the right, by 24 pixels */
  PICTURE_NO_LEFT,   /* nothing in the tenth at the left: axes, names */
  PICTURE_NO_TOP,    /* nothing in the tenth at the top: heads, legends */
  PICTURE_NO_MIDDLE, /* nothing in a square of a fifth of the height, in the middle */
  PICTURE_NUDGED,    /* by less than a pixel: as edges that are smoothed in another way */
  PICTURE_N_CHANGES,
} PictureChange;

const char *picture_change_name (PictureChange change);

/** What @figure shows on all its pictures. */
PlateauSnapshot *picture_snapshot (PlateauFigureKind figure, PictureChange change);

/** As it is kept, %CAIRO_FORMAT_RGB24; the caller destroys it. */
cairo_surface_t *picture_draw (PlateauFigureKind figure,
                               const PictureKind *kind,
                               const PlateauSnapshot *snapshot,
                               PictureChange change,
                               const char *font_family);
