/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layer.h"
#include "marks.h"

#include <math.h>

/* A stamp exists for each half pixel in both directions, made when first needed. */
#define PHASES 2

/* The inked part of one dot; its left top pixel lies at (left, top) from the dot's pixel. */
typedef struct
{
  uint32_t *pixels;
  int columns;
  int rows;
  int left;
  int top;
} Stamp;

typedef struct
{
  PlateauMark mark;
  double size;
  PlateauColor fill;
  PlateauColor edge;
  double edge_width;
  Stamp stamps[PHASES * PHASES];
} Look;

struct _PlateauDots
{
  cairo_t *cr;
  GArray *looks;
  gboolean layered; /* else dots are drawn one by one, as paths */
  PlateauLayer layer;
};

static void
clear_look (gpointer data)
{
  Look *look = data;

  for (guint i = 0; i < PHASES * PHASES; i++)
    g_clear_pointer (&look->stamps[i].pixels, g_free);
}

PlateauDots *
plateau_dots_new (cairo_t *cr, double x, double y, double width, double height)
{
  PlateauDots *self = g_new0 (PlateauDots, 1);

  self->cr = cr;
  self->looks = g_array_new (FALSE, TRUE, sizeof (Look));
  g_array_set_clear_func (self->looks, clear_look);
  cairo_save (cr);
  self->layered = plateau_layer_init (&self->layer, cr, x, y, width, height);
  if (!self->layered)
    {
      cairo_rectangle (cr, x, y, width, height);
      cairo_clip (cr);
    }
  return self;
}

guint
plateau_dots_add_look (PlateauDots *self,
                       PlateauMark mark,
                       double size,
                       PlateauColor fill,
                       PlateauColor edge,
                       double edge_width)
{
  Look look = { .mark = mark, .size = size, .fill = fill, .edge = edge, .edge_width = edge_width };

  g_array_append_val (self->looks, look);
  return self->looks->len - 1;
}

static void
draw_dot (cairo_t *cr, const Look *look, double x, double y)
{
  plateau_mark_path (cr, look->mark, x, y, look->size);
  if (look->edge_width > 0)
    {
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, 2 * look->edge_width);
      cairo_set_source_rgba (cr, look->edge.red, look->edge.green, look->edge.blue,
                             look->edge.alpha);
      cairo_stroke_preserve (cr);
    }
  cairo_set_source_rgba (cr, look->fill.red, look->fill.green, look->fill.blue, look->fill.alpha);
  cairo_fill (cr);
}

/* Half of a stamp's pixels are empty corners and rows: those at its edges are cut off. */
static void
make_stamp (const PlateauDots *self, const Look *look, guint phase, Stamp *stamp)
{
  int reach = (int) ceil ((0.75 * look->size + look->edge_width) * self->layer.scale) + 1;
  int side = 2 * reach + 1;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  int stride = cairo_image_surface_get_stride (image) / 4;
  int x0 = side, x1 = -1, y0 = side, y1 = -1;
  cairo_t *cr = cairo_create (image);
  const uint32_t *pixels;

  cairo_translate (cr, reach + (phase % PHASES) / (double) PHASES,
                   reach + (phase / PHASES) / (double) PHASES);
  cairo_scale (cr, self->layer.scale, self->layer.scale);
  draw_dot (cr, look, 0, 0);
  cairo_destroy (cr);
  cairo_surface_flush (image);
  pixels = (const uint32_t *) (gpointer) cairo_image_surface_get_data (image);
  for (int y = 0; y < side; y++)
    for (int x = 0; x < side; x++)
      if (pixels[y * stride + x] != 0)
        {
          x0 = MIN (x0, x);
          x1 = MAX (x1, x);
          y0 = MIN (y0, y);
          y1 = MAX (y1, y);
        }
  stamp->left = x0 - reach;
  stamp->top = y0 - reach;
  stamp->columns = MAX (0, x1 - x0 + 1);
  stamp->rows = MAX (0, y1 - y0 + 1);
  stamp->pixels = g_new (uint32_t, (gsize) stamp->columns * stamp->rows + 1);
  for (int y = 0; y < stamp->rows; y++)
    for (int x = 0; x < stamp->columns; x++)
      stamp->pixels[y * stamp->columns + x] = pixels[(y0 + y) * stride + x0 + x];
  cairo_surface_destroy (image);
}

static void
blend_stamp (PlateauDots *self, const Stamp *stamp, int left, int top)
{
  int from_x = MAX (0, -left), to_x = MIN (stamp->columns, self->layer.columns - left);
  int from_y = MAX (0, -top), to_y = MIN (stamp->rows, self->layer.rows - top);

  for (int y = from_y; y < to_y; y++)
    {
      const uint32_t *s = stamp->pixels + y * stamp->columns;
      uint32_t *t = self->layer.pixels + (gsize) (top + y) * self->layer.stride + left;

      for (int x = from_x; x < to_x; x++)
        {
          if (s[x] >= 0xff000000)
            t[x] = s[x];
          else if (s[x] != 0)
            t[x] = plateau_pixel_blend (s[x], t[x]);
        }
    }
}

void
plateau_dots_stamp (PlateauDots *self, guint look_index, double x, double y)
{
  Look *look = &g_array_index (self->looks, Look, look_index);
  double dx, dy;
  int half_x, half_y;
  Stamp *stamp;
  guint phase;

  if (!self->layered)
    {
      draw_dot (self->cr, look, x, y);
      return;
    }
  dx = x * self->layer.scale - self->layer.x;
  dy = y * self->layer.scale - self->layer.y;
  if (!(fabs (dx) < 1e6) || !(fabs (dy) < 1e6))
    return;
  half_x = (int) floor (dx * PHASES + 0.5);
  half_y = (int) floor (dy * PHASES + 0.5);
  phase = (guint) (half_x & (PHASES - 1)) + PHASES * (guint) (half_y & (PHASES - 1));
  stamp = &look->stamps[phase];
  if (stamp->pixels == NULL)
    make_stamp (self, look, phase, stamp);
  blend_stamp (self, stamp, (half_x >> 1) + stamp->left, (half_y >> 1) + stamp->top);
}

void
plateau_dots_finish (PlateauDots *self)
{
  if (self->layered)
    {
      plateau_layer_set_source (&self->layer);
      cairo_paint (self->cr);
      plateau_layer_clear (&self->layer);
    }
  cairo_restore (self->cr);
  g_array_unref (self->looks);
  g_free (self);
}
