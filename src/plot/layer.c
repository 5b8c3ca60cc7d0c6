/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layer.h"
#include "marks.h"

#include <math.h>

/* A layer of more pixels than this is not worth its memory. */
#define LARGEST_LAYER (64e6)

gboolean
plateau_layer_init (PlateauLayer *self,
                    cairo_t *cr,
                    double x,
                    double y,
                    double width,
                    double height)
{
  double scale = plateau_pixel_scale (cr);
  double left = x, top = y, sx = 1, sy = 1, offset_x = 0, offset_y = 0;

  *self = (PlateauLayer){ .cr = cr };
  if (!(scale > 0) || !(width * scale * height * scale < LARGEST_LAYER))
    return FALSE;
  cairo_user_to_device (cr, &left, &top);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &sx, &sy);
  cairo_surface_get_device_offset (cairo_get_group_target (cr), &offset_x, &offset_y);
  offset_x += left * sx;
  offset_y += top * sy;
  self->scale = scale;
  self->x = x * scale - (offset_x - floor (offset_x));
  self->y = y * scale - (offset_y - floor (offset_y));
  self->image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (width * scale) + 1,
                                            (int) ceil (height * scale) + 1);
  self->pixels = (uint32_t *) (gpointer) cairo_image_surface_get_data (self->image);
  self->stride = (gsize) cairo_image_surface_get_stride (self->image) / 4;
  self->columns = cairo_image_surface_get_width (self->image);
  self->rows = cairo_image_surface_get_height (self->image);
  return TRUE;
}

void
plateau_layer_set_source (PlateauLayer *self)
{
  cairo_pattern_t *pattern = cairo_pattern_create_for_surface (self->image);
  cairo_matrix_t matrix;

  cairo_surface_mark_dirty (self->image);
  cairo_matrix_init_translate (&matrix, -self->x, -self->y);
  cairo_matrix_scale (&matrix, self->scale, self->scale);
  cairo_pattern_set_matrix (pattern, &matrix);
  if (cairo_surface_get_type (cairo_get_group_target (self->cr)) != CAIRO_SURFACE_TYPE_RECORDING)
    cairo_pattern_set_filter (pattern, CAIRO_FILTER_NEAREST);
  cairo_set_source (self->cr, pattern);
  cairo_pattern_destroy (pattern);
}

void
plateau_layer_clear (PlateauLayer *self)
{
  g_clear_pointer (&self->image, cairo_surface_destroy);
  self->pixels = NULL;
}

uint32_t
plateau_color_pixel (PlateauColor color)
{
  double scale = 255 * color.alpha;

  return (uint32_t) lround (scale) << 24 | (uint32_t) lround (color.red * scale) << 16 |
         (uint32_t) lround (color.green * scale) << 8 | (uint32_t) lround (color.blue * scale);
}
