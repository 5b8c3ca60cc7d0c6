/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "style.h"

#include <cairo.h>
#include <stdint.h>

G_BEGIN_DECLS

/**
 * PlateauLayer:
 * @scale: device pixels for each pixel of the target
 * @x, @y: left top corner, in device pixels
 * @pixels: rows × stride, premultiplied ARGB, all clear at first
 * @stride: pixels from row to row
 *
 * An image whose pixels lie exactly on those of a picture, to be inked by hand where paths are too
 * slow. Private to those who draw.
 */
typedef struct
{
  cairo_t *cr;
  cairo_surface_t *image;
  double scale;
  double x, y;
  uint32_t *pixels;
  gsize stride;
  int columns;
  int rows;
} PlateauLayer;

/**
 * plateau_layer_init:
 * @x, @y, @width, @height: what it covers, in pixels of @cr, which must not be rotated
 *
 * Returns: FALSE where @cr keeps shapes, not pixels (SVG, PDF), or where the layer would be too large
 *   for memory: there is none then.
 */
gboolean plateau_layer_init (PlateauLayer *self,
                             cairo_t *cr,
                             double x,
                             double y,
                             double width,
                             double height);

/** Makes the layer what @cr fills and paints with. It stays alive as long as @cr needs it. */
void plateau_layer_set_source (PlateauLayer *self);

/** Frees the layer. */
void plateau_layer_clear (PlateauLayer *self);

/** @color as an opaque or premultiplied pixel. */
uint32_t plateau_color_pixel (PlateauColor color);

/** Premultiplied @above over @below, two channels at a time. */
static inline uint32_t
plateau_pixel_blend (uint32_t above, uint32_t below)
{
  uint32_t rest = 255 - (above >> 24);
  uint32_t even = (below & 0x00ff00ff) * rest + 0x00800080;
  uint32_t odd = ((below >> 8) & 0x00ff00ff) * rest + 0x00800080;

  even = ((even + ((even >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  odd = (odd + ((odd >> 8) & 0x00ff00ff)) & 0xff00ff00;
  return above + (even | odd);
}

/** A premultiplied pixel thinned to @share of 255. */
static inline uint32_t
plateau_pixel_thin (uint32_t pixel, uint32_t share)
{
  uint32_t even = (pixel & 0x00ff00ff) * share + 0x00800080;
  uint32_t odd = ((pixel >> 8) & 0x00ff00ff) * share + 0x00800080;

  even = ((even + ((even >> 8) & 0x00ff00ff)) >> 8) & 0x00ff00ff;
  odd = (odd + ((odd >> 8) & 0x00ff00ff)) & 0xff00ff00;
  return even | odd;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauLayer, plateau_layer_clear)

G_END_DECLS
