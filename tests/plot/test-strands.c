/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/strands.h"

#include <cairo-svg.h>
#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 300
#define HEIGHT 260

static const PlateauColor ink = { 0.8, 0.2, 0.1, 1 };

static cairo_surface_t *
new_page (double scale)
{
  cairo_surface_t *page = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (WIDTH * scale),
                                                      (int) (HEIGHT * scale));
  cairo_t *cr = cairo_create (page);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  return page;
}

/* The green channel, which is 255 on paper and 51 in full ink. */
static int
green_at (cairo_surface_t *page, int x, int y)
{
  const unsigned char *data = cairo_image_surface_get_data (page);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (page) + 4 * x, sizeof pixel);
  return (pixel >> 8) & 0xff;
}

/* How far two pages differ: the mean, of 255, over the inked pixels of one of them. */
static double
difference (cairo_surface_t *a, cairo_surface_t *b)
{
  double sum = 0;
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      {
        int here = green_at (a, x, y), there = green_at (b, x, y);

        sum += abs (here - there);
        n += here < 250 || there < 250;
      }
  g_assert_cmpuint (n, >, 100);
  return sum / n;
}

static void
draw_sheaf (cairo_t *cr, double y0, double y1, double width, double bend, double dash)
{
  PlateauStrands *strands = plateau_strands_new (cr, 40, 250, 10, HEIGHT - 10, bend);

  plateau_strands_add (strands, y0, y1, width, ink, dash);
  plateau_strands_finish (strands);
}

/* The same line, by cairo's own hand. */
static void
draw_path (cairo_t *cr, double y0, double y1, double width, double bend, double dash)
{
  double reach = 0.42 * 210, rise = 0.42 * (1 - bend) * (y1 - y0);
  const double dashes[2] = { dash, 0.7 * dash };

  cairo_rectangle (cr, 40, 10, 210, HEIGHT - 20);
  cairo_clip (cr);
  cairo_move_to (cr, 40, y0);
  cairo_curve_to (cr, 40 + reach, y0 + rise, 250 - reach, y1 - rise, 250, y1);
  cairo_set_dash (cr, dashes, dash > 0 ? 2 : 0, 0);
  cairo_set_line_width (cr, width);
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
  cairo_stroke (cr);
}

static double
compare (double scale, double y0, double y1, double width, double bend, double dash)
{
  cairo_surface_t *fast = new_page (scale), *slow = new_page (scale);
  cairo_t *cr = cairo_create (fast), *other = cairo_create (slow);
  double distance;

  cairo_scale (cr, scale, scale);
  cairo_scale (other, scale, scale);
  draw_sheaf (cr, y0, y1, width, bend, dash);
  draw_path (other, y0, y1, width, bend, dash);
  cairo_destroy (cr);
  cairo_destroy (other);
  cairo_surface_flush (fast);
  cairo_surface_flush (slow);
  distance = difference (fast, slow);
  cairo_surface_destroy (fast);
  cairo_surface_destroy (slow);
  return distance;
}

/* A strand looks as a path does. */
static void
test_as_paths (void)
{
  static const double widths[] = { 0.8, 1.5, 3, 8 };
  static const double ends[][2] = { { 130, 130 }, { 100.3, 160.8 }, { 30, 230 }, { 230, 30 } };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint e = 0; e < G_N_ELEMENTS (ends); e++)
      for (guint bend = 0; bend < 3; bend++)
        for (guint scale = 1; scale <= 2; scale++)
          {
            g_assert_cmpfloat (compare (scale, ends[e][0], ends[e][1], widths[w], bend / 2.0, 0), <,
                               12);
            /* Where dashes end moves by a fraction of a pixel. */
            g_assert_cmpfloat (compare (scale, ends[e][0], ends[e][1], widths[w], bend / 2.0, 14),
                               <, 15);
          }
}

/* The comparison above would notice. */
static void
test_comparison_sees (void)
{
  cairo_surface_t *a = new_page (1), *b = new_page (1);
  cairo_t *cr = cairo_create (a), *other = cairo_create (b);

  draw_sheaf (cr, 30, 230, 3, 1, 0);
  draw_path (other, 30, 236, 3, 1, 0);
  cairo_destroy (cr);
  cairo_destroy (other);
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  g_assert_cmpfloat (difference (a, b), >, 60);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
}

/* Nothing beyond the edges, and the full ink within them, wherever the page's pixels lie. */
static void
test_edges (void)
{
  for (double shift = 0; shift < 1; shift += 0.25)
    {
      cairo_surface_t *page = new_page (1);
      cairo_t *cr = cairo_create (page);

      cairo_translate (cr, shift, shift);
      draw_sheaf (cr, 100, 100, 6, 1, 0);
      draw_sheaf (cr, -30, 20, 6, 0, 0);
      cairo_destroy (cr);
      cairo_surface_flush (page);
      for (int y = 0; y < HEIGHT; y++)
        {
          g_assert_cmpint (green_at (page, 38, y), ==, 255);
          g_assert_cmpint (green_at (page, 252, y), ==, 255);
        }
      for (int x = 0; x < WIDTH; x++)
        g_assert_cmpint (green_at (page, x, 8), ==, 255);
      for (int x = 42; x < 249; x++)
        g_assert_cmpint (green_at (page, x, 100), ==, 51);
      cairo_surface_destroy (page);
    }
}

/* The ends are where they were said to be, and so is the middle of a swing. */
static void
test_sway (void)
{
  for (double bend = 0; bend <= 1; bend += 0.25)
    {
      double before = 0;

      g_assert_cmpfloat_with_epsilon (plateau_strand_sway (0, bend), 0, 1e-5);
      g_assert_cmpfloat_with_epsilon (plateau_strand_sway (0.5, bend), 0.5, 1e-5);
      g_assert_cmpfloat_with_epsilon (plateau_strand_sway (1, bend), 1, 1e-5);
      for (double share = 0.05; share < 1; share += 0.05)
        {
          double sway = plateau_strand_sway (share, bend);

          g_assert_cmpfloat (sway, >, before);
          if (bend == 0)
            g_assert_cmpfloat_with_epsilon (sway, share, 1e-5);
          else if (share < 0.45)
            g_assert_cmpfloat (sway, <, share);
          before = sway;
        }
    }
}

/* The last line covers the first; a see-through one lets it shine. */
static void
test_order (void)
{
  cairo_surface_t *page = new_page (1);
  cairo_t *cr = cairo_create (page);
  PlateauStrands *strands = plateau_strands_new (cr, 40, 250, 10, HEIGHT - 10, 1);

  plateau_strands_add (strands, 80, 80, 6, (PlateauColor){ 0, 1, 0, 1 }, 0);
  plateau_strands_add (strands, 80, 80, 6, (PlateauColor){ 0, 0, 0, 1 }, 0);
  plateau_strands_add (strands, 180, 180, 6, (PlateauColor){ 0, 0, 0, 0.5 }, 0);
  plateau_strands_finish (strands);
  cairo_destroy (cr);
  cairo_surface_flush (page);
  g_assert_cmpint (green_at (page, 120, 80), ==, 0);
  g_assert_cmpint (abs (green_at (page, 120, 180) - 127), <=, 2);
  cairo_surface_destroy (page);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Into a file they go as paths, with dashes, and no image. */
static void
test_file (void)
{
  g_autoptr (GString) file = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, file, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  draw_sheaf (cr, 30, 230, 3, 1, 9);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_nonnull (strstr (file->str, "stroke-dasharray"));
  g_assert_null (strstr (file->str, "<image"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strands/as-paths", test_as_paths);
  g_test_add_func ("/strands/comparison-sees", test_comparison_sees);
  g_test_add_func ("/strands/edges", test_edges);
  g_test_add_func ("/strands/sway", test_sway);
  g_test_add_func ("/strands/order", test_order);
  g_test_add_func ("/strands/file", test_file);
  return g_test_run ();
}
