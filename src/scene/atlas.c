/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "atlas.h"

#include "plot/marks.h"

#include <math.h>

#define CELL 64

/* The rim's width, as a share of the mark's diameter, as cairo strokes it. */
#define RIM 0.25

static cairo_surface_t *
draw (gboolean rim)
{
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_A8, CELL * PLATEAU_N_MARKS, CELL);
  cairo_t *cr = cairo_create (image);
  double size = CELL / PLATEAU_ATLAS_AIR;

  /* A pointed rim would reach into the next cell. */
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (int mark = 0; mark < PLATEAU_N_MARKS; mark++)
    {
      plateau_mark_path (cr, (PlateauMark) mark, (mark + 0.5) * CELL, 0.5 * CELL, size);
      if (rim)
        {
          cairo_set_line_width (cr, RIM * size);
          cairo_stroke_preserve (cr);
        }
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (image);

  return image;
}

GLuint
plateau_atlas_new (void)
{
  cairo_surface_t *layers[2] = { draw (FALSE), draw (TRUE) };
  const int width = CELL * PLATEAU_N_MARKS;
  g_autofree guint8 *pixels = g_malloc0 ((gsize) 2 * width * CELL);
  GLuint texture;

  for (guint k = 0; k < 2; k++)
    {
      const guint8 *from = cairo_image_surface_get_data (layers[k]);
      int stride = cairo_image_surface_get_stride (layers[k]);

      for (int y = 0; y < CELL; y++)
        for (int x = 0; x < width; x++)
          pixels[2 * (y * width + x) + (int) k] = from[y * stride + x];
      cairo_surface_destroy (layers[k]);
    }

  glGenTextures (1, &texture);
  glBindTexture (GL_TEXTURE_2D, texture);
  glPixelStorei (GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D (GL_TEXTURE_2D, 0, GL_RG8, width, CELL, 0, GL_RG, GL_UNSIGNED_BYTE, pixels);
  glPixelStorei (GL_UNPACK_ALIGNMENT, 4);
  glGenerateMipmap (GL_TEXTURE_2D);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri (GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glBindTexture (GL_TEXTURE_2D, 0);

  return texture;
}

void
plateau_atlas_cell (PlateauMark mark, float cell[2])
{
  cell[0] = (float) mark / PLATEAU_N_MARKS;
  cell[1] = 1.0f / PLATEAU_N_MARKS;
}
