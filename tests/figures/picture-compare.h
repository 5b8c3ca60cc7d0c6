/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Whether two pictures show the same thing, though a machine sets words and smooths edges in its own
 * way.
 *
 * Both pictures are taken as square cells, of which only the mean colour counts: the shapes of letters
 * are lost in it. A cell may lie a little off: it is held against the likest cell around its place in
 * the other picture. That is done both ways, so that neither may lack what the other has. Lightness
 * counts less than colour, because words are grey and most of what they describe is not.
 */
#pragma once

#include <cairo.h>
#include <glib.h>

/**
 * PictureTolerance:
 * @cell: how wide and high a cell is, in pixels
 * @reach_x, @reach_y: how far off a cell may lie, in pixels: other widths of words push things to the
 *   side more than up and down
 * @step: from one place that is tried to the next, in pixels
 * @light: how much lightness counts beside colour, 0 to 1
 * @level: cells whose distance is larger differ; 0 to 255
 * @share_max: so many of all cells may differ, 0 to 1
 * @cluster_max: the mean distance of nine neighbours may be so large anywhere
 */
typedef struct
{
  int cell;
  int reach_x;
  int reach_y;
  int step;
  double light;
  double level;
  double share_max;
  double cluster_max;
} PictureTolerance;

/**
 * Where type is as wide as it was in the kept picture: nothing may move, only edges are smoothed in
 * another way. Measured over all kept pictures, no cell differs and no cluster does by more than 7.6:
 * 5.9 come from picture_coarsen (), 7.6 from moving all by half a pixel. All kernels draw the same.
 */
extern const PictureTolerance picture_same_type;

/**
 * Where it is another typeface: figures then choose other words, and other room for their parts.
 * Measured with eleven families (DejaVu, Cantarell, Liberation, Noto, Noto CJK, Inter; with and without
 * serifs, condensed, of one width), and with systems that have only one of them, up to 1.23 % of the
 * cells differ, and clusters by up to 22.1.
 */
extern const PictureTolerance picture_other_type;

/**
 * PictureDifference:
 * @same: whether it is within the tolerance
 * @share: of all cells, how many differ
 * @cluster: the mean distance of the nine cells where that is largest
 * @x, @y: the middle of that place, in pixels
 */
typedef struct
{
  gboolean same;
  double share;
  double cluster;
  int x;
  int y;
} PictureDifference;

/**
 * picture_compare:
 * @kept, @drawn: image surfaces of equal size, %CAIRO_FORMAT_RGB24
 * @map: (out) (optional): each cell as its distance: grey, from yellow to red where it differs
 */
PictureDifference picture_compare (cairo_surface_t *kept,
                                   cairo_surface_t *drawn,
                                   const PictureTolerance *tolerance,
                                   cairo_surface_t **map);

/** A copy so many @times smaller; each pixel is the mean of a square. */
cairo_surface_t *picture_shrink (cairo_surface_t *picture, int times);

/** Leaves 32 levels of each colour, in place: files become smaller by a third. */
void picture_coarsen (cairo_surface_t *picture);
