/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/marks.h"
#include "plot/pen.h"

#include <cairo-svg.h>
#include <glib.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define SIDE 120

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
} Paper;

static void
paper_init (Paper *self, double scale)
{
  self->surface =
      cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (SIDE * scale), (int) (SIDE * scale));
  cairo_surface_set_device_scale (self->surface, scale, scale);
  self->cr = cairo_create (self->surface);
}

static void
paper_clear (Paper *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
}

/* Alpha over a rectangle, in whole pixels' worth. */
static double
ink (Paper *self, int x0, int y0, int x1, int y1)
{
  const unsigned char *data;
  int stride = cairo_image_surface_get_stride (self->surface);
  double sum = 0, sx, sy;

  cairo_surface_flush (self->surface);
  cairo_surface_get_device_scale (self->surface, &sx, &sy);
  data = cairo_image_surface_get_data (self->surface);
  for (int y = (int) (y0 * sy); y < (int) (y1 * sy); y++)
    for (int x = (int) (x0 * sx); x < (int) (x1 * sx); x++)
      sum += (((const uint32_t *) (const void *) (data + y * stride))[x] >> 24) / 255.0;
  return sum / (sx * sy);
}

static const PlateauColor black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 };

static void
test_shapes (void)
{
  for (guint mark = 0; mark < PLATEAU_N_MARKS; mark++)
    {
      Paper paper;
      double area;

      paper_init (&paper, 1);
      plateau_mark_path (paper.cr, (PlateauMark) mark, 60, 60, 40);
      cairo_fill (paper.cr);
      area = ink (&paper, 0, 0, SIDE, SIDE);
      /* No shape looks much larger than another. */
      g_assert_cmpfloat (area, >, 0.7 * G_PI * 400);
      g_assert_cmpfloat (area, <, 1.35 * G_PI * 400);
      g_assert_cmpfloat (ink (&paper, 25, 25, 95, 95), ==, area);
      paper_clear (&paper);
    }
}

/* A stamp lands where the path would. */
static void
test_stamps (void)
{
  static const double scales[] = { 1, 1.25, 2 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (guint mark = 0; mark < PLATEAU_N_MARKS; mark++)
      {
        Paper stamped, drawn;
        PlateauDots *dots;
        double all;

        paper_init (&stamped, scales[s]);
        paper_init (&drawn, scales[s]);
        cairo_translate (stamped.cr, 3.3, 1.7);
        dots = plateau_dots_new (stamped.cr, 10, 10, 100, 100);
        plateau_dots_stamp (
            dots, plateau_dots_add_look (dots, (PlateauMark) mark, 20, black, white, 0), 50, 40);
        plateau_dots_finish (dots);
        cairo_translate (drawn.cr, 3.3, 1.7);
        plateau_mark_path (drawn.cr, (PlateauMark) mark, 50, 40, 20);
        cairo_fill (drawn.cr);
        all = ink (&drawn, 0, 0, SIDE, SIDE);
        g_assert_cmpfloat_with_epsilon (ink (&stamped, 0, 0, SIDE, SIDE), all, 0.05 * all);
        g_assert_cmpfloat_with_epsilon (ink (&stamped, 0, 0, 53, SIDE),
                                        ink (&drawn, 0, 0, 53, SIDE), 0.1 * all);
        g_assert_cmpfloat_with_epsilon (ink (&stamped, 0, 0, SIDE, 41),
                                        ink (&drawn, 0, 0, SIDE, 41), 0.1 * all);
        paper_clear (&stamped);
        paper_clear (&drawn);
      }
}

static void
test_stamps_are_cut (void)
{
  Paper paper;
  PlateauDots *dots;
  guint look;

  paper_init (&paper, 1);
  dots = plateau_dots_new (paper.cr, 40, 40, 40, 40);
  look = plateau_dots_add_look (dots, PLATEAU_MARK_CIRCLE, 12, black, white, 1);
  for (double x = -1e4; x <= 1e4; x += 7)
    plateau_dots_stamp (dots, look, x, 60);
  plateau_dots_stamp (dots, look, NAN, 60);
  plateau_dots_stamp (dots, look, 60, INFINITY);
  plateau_dots_stamp (dots, look, -1e300, 1e300);
  plateau_dots_finish (dots);
  g_assert_cmpfloat (ink (&paper, 40, 40, 80, 80), >, 200);
  g_assert_cmpfloat (ink (&paper, 0, 0, 39, SIDE), ==, 0);
  g_assert_cmpfloat (ink (&paper, 82, 0, SIDE, SIDE), ==, 0);
  paper_clear (&paper);
}

static cairo_status_t
append (void *closure, const unsigned char *data, unsigned int length)
{
  g_string_append_len (closure, (const char *) data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* An SVG must hold shapes, not a picture of them. */
static void
test_dots_stay_shapes (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append, text, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  PlateauDots *dots = plateau_dots_new (cr, 0, 0, SIDE, SIDE);

  plateau_dots_stamp (dots, plateau_dots_add_look (dots, PLATEAU_MARK_STAR, 12, black, white, 1),
                      60, 60);
  plateau_dots_finish (dots);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_nonnull (strstr (text->str, "<path"));
  g_assert_null (strstr (text->str, "<image"));
}

static void
test_hatch (void)
{
  Paper paper;
  double share;

  paper_init (&paper, 2);
  plateau_hatch (paper.cr, 20, 20, 80, 60, 8, 1, black);
  share = ink (&paper, 20, 20, 100, 80) / (80 * 60);
  /* One line of width 1 in 8 / sqrt 2. */
  g_assert_cmpfloat_with_epsilon (share, G_SQRT2 / 8, 0.03);
  g_assert_cmpfloat (ink (&paper, 0, 0, 19, SIDE), ==, 0);
  g_assert_cmpfloat (ink (&paper, 0, 81, SIDE, SIDE), ==, 0);
  paper_clear (&paper);
}

static void
test_text_keeps_apart (void)
{
  Paper paper;
  g_autoptr (PlateauPen) pen = NULL;
  const PlateauText plain = { 0 };
  const PlateauBox *boxes;
  PlateauBox box = { 60, 60, 20, 20 };
  guint n;

  paper_init (&paper, 1);
  pen = plateau_pen_new (paper.cr, plateau_style_get (PLATEAU_STYLE_LIGHT), SIDE, SIDE);
  g_assert_true (plateau_pen_text (pen, 5, 5, "abc", &plain));
  g_assert_false (plateau_pen_text (pen, 8, 8, "abc", &plain));
  g_assert_false (plateau_pen_text (pen, -5, 50, "abc", &plain));
  g_assert_false (plateau_pen_text (pen, SIDE - 3, 50, "abc", &plain));
  plateau_pen_reserve (pen, &box);
  g_assert_false (plateau_pen_text (pen, 62, 62, "abc", &plain));
  g_assert_true (plateau_pen_text (pen, 5, 60, "abc", &plain));
  boxes = plateau_pen_texts (pen, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (plateau_box_overlaps (&boxes[0], &boxes[1]));
  g_assert_cmpstr (plateau_pen_text_at (pen, 1), ==, "abc");
  g_assert_cmpfloat (ink (&paper, 5, 5, 40, 25), >, 20);
  g_assert_cmpfloat (ink (&paper, 60, 0, SIDE, SIDE), ==, 0);
  g_clear_pointer (&pen, plateau_pen_free);
  paper_clear (&paper);
}

static void
test_long_text (void)
{
  const PlateauText wide = { 0 };
  PlateauText narrow = { .max_width = 60 };
  g_autoptr (PlateauPen) pen =
      plateau_pen_new (NULL, plateau_style_get (PLATEAU_STYLE_LIGHT), SIDE, SIDE);
  static const char *const texts[] = {
    "a good deal of text that is much too long",
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d \xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d "
    "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d "
    "\xd7\xa2\xd7\x95\xd7\x9c\xd7\x9d",
  };
  guint n;
  const PlateauBox *boxes;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double width, height, cut;

      plateau_pen_measure (pen, texts[i], &wide, &width, &height);
      plateau_pen_measure (pen, texts[i], &narrow, &cut, NULL);
      g_assert_cmpfloat (width, >, 60);
      g_assert_cmpfloat (cut, <=, 60.01);
      g_assert_true (plateau_pen_text (pen, 10, 10 + 30 * i, texts[i], &narrow));
      boxes = plateau_pen_texts (pen, &n);
      g_assert_cmpfloat_with_epsilon (boxes[n - 1].x, 10, 0.01);
      g_assert_cmpfloat (boxes[n - 1].width, <=, 60.01);
    }
}

static void
test_upright (void)
{
  Paper paper;
  g_autoptr (PlateauPen) pen = NULL;
  const PlateauText flat = { 0 };
  const PlateauText upright = { .upright = TRUE, .y_align = 0.5 };
  double width, height, turned_width, turned_height;

  paper_init (&paper, 1);
  pen = plateau_pen_new (paper.cr, plateau_style_get (PLATEAU_STYLE_LIGHT), SIDE, SIDE);
  plateau_pen_measure (pen, "a = tanh(z)", &flat, &width, &height);
  plateau_pen_measure (pen, "a = tanh(z)", &upright, &turned_width, &turned_height);
  g_assert_cmpfloat (width, ==, turned_height);
  g_assert_cmpfloat (height, ==, turned_width);
  g_assert_true (plateau_pen_text (pen, 20, 60, "a = tanh(z)", &upright));
  g_assert_cmpfloat (ink (&paper, 20, 20, 40, 100), >, 40);
  g_assert_cmpfloat (ink (&paper, 40, 0, SIDE, SIDE), ==, 0);
  g_assert_cmpfloat (ink (&paper, 0, 0, 19, SIDE), ==, 0);
  g_clear_pointer (&pen, plateau_pen_free);
  paper_clear (&paper);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/marks/shapes", test_shapes);
  g_test_add_func ("/marks/stamps", test_stamps);
  g_test_add_func ("/marks/stamps-are-cut", test_stamps_are_cut);
  g_test_add_func ("/marks/dots-stay-shapes", test_dots_stay_shapes);
  g_test_add_func ("/marks/hatch", test_hatch);
  g_test_add_func ("/pen/text-keeps-apart", test_text_keeps_apart);
  g_test_add_func ("/pen/long-text", test_long_text);
  g_test_add_func ("/pen/upright", test_upright);
  return g_test_run ();
}
