/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plot/ramp.h"
#include "plot/space.h"

#include <math.h>
#include <string.h>

static const double aspects[] = { 0.5, 1, 1.6, 3 };

static PlateauCamera
random_camera (GRand *random)
{
  PlateauCamera camera;

  plateau_camera_init (&camera);
  plateau_camera_orbit (&camera, g_rand_double_range (random, -10, 10),
                        g_rand_double_range (random, -2, 2));
  return camera;
}

/* Two ways to one place: the matrix that OpenGL takes, and what cairo asks for. */
static void
test_project (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 500; i++)
    {
      PlateauCamera camera = random_camera (random);
      double width = 300 * aspects[i % G_N_ELEMENTS (aspects)];
      double point[3], matrix[16], clip[4] = { 0 }, x, y, depth;

      plateau_camera_zoom (&camera, g_rand_double_range (random, 0.4, 5));
      plateau_camera_pan (&camera, g_rand_double_range (random, -0.5, 0.5), 0.25);
      for (guint k = 0; k < 3; k++)
        point[k] = g_rand_double_range (random, -1, 1);
      plateau_camera_matrix (&camera, width / 300, matrix);
      for (guint row = 0; row < 4; row++)
        for (guint k = 0; k < 4; k++)
          clip[row] += matrix[4 * k + row] * (k < 3 ? point[k] : 1);
      plateau_camera_project (&camera, width, 300, point, &x, &y, &depth);

      g_assert_cmpfloat (clip[3], >, 0);
      g_assert_cmpfloat (fabs (x - width * (1 + clip[0] / clip[3]) / 2), <, 1e-9);
      g_assert_cmpfloat (fabs (y - 300 * (1 - clip[1] / clip[3]) / 2), <, 1e-9);
      g_assert_cmpfloat (fabs (depth - clip[2] / clip[3]), <, 1e-9);
    }
}

/* However it is turned, the whole box is seen, and nearly fills the smaller side of the viewport from
 * some side; what is on the side of the eye is nearer. */
static void
test_whole_box (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  double largest = 0;

  for (guint i = 0; i < 2000; i++)
    {
      PlateauCamera camera = random_camera (random);
      double width = 300 * aspects[i % G_N_ELEMENTS (aspects)];
      double side = fmin (width, 300), eye[3], x, y, near, far;

      for (guint corner = 0; corner < 8; corner++)
        {
          const double point[3] = { corner & 1 ? 1 : -1, corner & 2 ? 1 : -1, corner & 4 ? 1 : -1 };

          plateau_camera_project (&camera, width, 300, point, &x, &y, NULL);
          g_assert_cmpfloat (x, >=, 0);
          g_assert_cmpfloat (x, <=, width);
          g_assert_cmpfloat (y, >=, 0);
          g_assert_cmpfloat (y, <=, 300);
          largest = fmax (largest, fmax (fabs (x - width / 2), fabs (y - 150)) / (side / 2));
        }

      plateau_camera_eye (&camera, eye);
      g_assert_cmpfloat (fabs (hypot (hypot (eye[0], eye[1]), eye[2]) - 1), <, 1e-12);
      plateau_camera_project (&camera, width, 300, eye, &x, &y, &near);
      g_assert_cmpfloat (fabs (x - width / 2), <, 1e-9);
      g_assert_cmpfloat (fabs (y - 150), <, 1e-9);
      plateau_camera_project (&camera, width, 300, (double[]){ -eye[0], -eye[1], -eye[2] }, &x, &y,
                              &far);
      g_assert_cmpfloat (near, <, far);
      g_assert_cmpfloat (near, >=, -1);
      g_assert_cmpfloat (far, <=, 1);
    }
  g_assert_cmpfloat (largest, >, 0.8);
}

/* Round for ever, up and down to an end, near and far to an end, and never out of sight. */
static void
test_bounds (void)
{
  PlateauCamera camera, first;
  double x, y;

  plateau_camera_init (&camera);
  first = camera;
  g_assert_true (plateau_camera_equal (&camera, &first));
  for (guint i = 0; i < 8; i++)
    {
      plateau_camera_orbit (&camera, G_PI / 4, 0);
      g_assert_cmpfloat (fabs (camera.yaw), <=, G_PI);
    }
  g_assert_cmpfloat (fabs (camera.yaw - first.yaw), <, 1e-12);
  plateau_camera_orbit (&camera, 0, 100);
  g_assert_cmpfloat (camera.pitch, ==, G_PI / 2);
  plateau_camera_orbit (&camera, 0, -100);
  g_assert_cmpfloat (camera.pitch, ==, -G_PI / 2);
  g_assert_false (plateau_camera_equal (&camera, &first));

  plateau_camera_zoom (&camera, 1000);
  g_assert_cmpfloat (camera.zoom, ==, PLATEAU_CAMERA_MAX_ZOOM);
  plateau_camera_zoom (&camera, 1e-6);
  g_assert_cmpfloat (camera.zoom, ==, PLATEAU_CAMERA_MIN_ZOOM);
  plateau_camera_pan (&camera, 100, -100);
  plateau_camera_project (&camera, 400, 300, (double[]){ 0, 0, 0 }, &x, &y, NULL);
  g_assert_cmpfloat (x, <=, 400 + 1e-9);
  g_assert_cmpfloat (y, <=, 300 + 1e-9);
  g_assert_cmpfloat (x, >, 200);
  g_assert_cmpfloat (y, >, 150);
}

static double
luminance (PlateauColor color)
{
  return 0.2126 * pow (color.red, 2.2) + 0.7152 * pow (color.green, 2.2) +
         0.0722 * pow (color.blue, 2.2);
}

/* It is read without colours, too; and there is a colour for every number. */
static void
test_ramp (void)
{
  double before = -1;

  for (guint i = 0; i <= 200; i++)
    {
      double now = luminance (plateau_ramp (i / 200.0));

      g_assert_cmpfloat (now, >, before);
      before = now;
    }
  g_assert_cmpfloat (before, >, 0.6);
  g_assert_cmpfloat (luminance (plateau_ramp (-INFINITY)), ==, luminance (plateau_ramp (0)));
  g_assert_cmpfloat (luminance (plateau_ramp (INFINITY)), ==, luminance (plateau_ramp (1)));
  g_assert_cmpfloat (luminance (plateau_ramp (NAN)), ==, luminance (plateau_ramp (0)));
}

static void
take_faces (PlateauSpace *space, const float *places, guint n_faces, PlateauColor color)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_FACES,
                            .n = 3 * n_faces,
                            .position = g_memdup2 (places, n_faces * 9 * sizeof (float)),
                            .index = g_new (guint32, 3 * n_faces),
                            .n_faces = n_faces,
                            .color = color };

  for (guint i = 0; i < 3 * n_faces; i++)
    item.index[i] = i;
  plateau_space_take (space, item);
}

/* The depth of a triangle at a place on the screen; FALSE where it is not there, or hardly. */
static gboolean
depth_at (const float *face, const PlateauCamera *camera, double x, double y, double *depth)
{
  double p[3][3], whole, share[3];

  for (guint k = 0; k < 3; k++)
    {
      const double point[3] = { face[3 * k], face[3 * k + 1], face[3 * k + 2] };

      plateau_camera_project (camera, 300, 300, point, &p[k][0], &p[k][1], &p[k][2]);
    }
  whole = (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[2][0] - p[0][0]) * (p[1][1] - p[0][1]);
  if (fabs (whole) < 1)
    return FALSE;
  *depth = 0;
  for (guint k = 0; k < 3; k++)
    {
      const double *a = p[(k + 1) % 3], *b = p[(k + 2) % 3];

      share[k] = ((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y)) / whole;
      if (share[k] < 0.01)
        return FALSE;
      *depth += share[k] * p[k][2];
    }
  return TRUE;
}

/* Planes that pierce each other, as those of hidden units do: wherever one looks from and at, what is
 * drawn later is nearer. Depths on the screen are linear within a face. */
static void
test_painter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (PlateauSpace) space = plateau_space_new ();
      guint seen = 0;

      for (guint plane = 0; plane < 5; plane++)
        {
          float places[9];

          for (guint i = 0; i < 9; i++)
            places[i] = (float) g_rand_double_range (random, -1, 1);
          take_faces (space, places, 1, (PlateauColor){ plane / 5.0, 0.5, 0.5, 0.4 });
        }
      plateau_space_cut_faces (space);

      for (guint look = 0; look < 25; look++)
        {
          PlateauCamera camera = random_camera (random);
          g_autofree guint32 *colors = NULL;
          g_autofree float *faces = NULL;
          guint n;

          faces = plateau_space_sort_faces (space, &camera, &colors, &n);
          g_assert_cmpuint (n, >=, 5);
          for (guint place = 0; place < 40; place++)
            {
              double x = g_rand_double_range (random, 50, 250), last = INFINITY, depth;
              double y = g_rand_double_range (random, 50, 250);

              for (guint f = 0; f < n; f++)
                if (depth_at (faces + 9 * f, &camera, x, y, &depth))
                  {
                    g_assert_cmpfloat (depth, <, last + 1e-3);
                    seen += last < INFINITY;
                    last = depth;
                  }
            }
        }
      g_assert_cmpuint (seen, >, 0);
    }
}

/* What is behind an opaque face is hidden, from the one side and from the other; what is behind a
 * transparent one shines through; a hole in a surface is open. */
static void
test_hidden (void)
{
  static const float left[18] = { -0.5f, -1, -1, -0.5f, 1, -1, -0.5f, 1,  1,
                                  -0.5f, -1, -1, -0.5f, 1, 1,  -0.5f, -1, 1 };
  float right[18];
  const PlateauColor red = { 1, 0, 0, 1 }, blue = { 0, 0, 1, 1 }, veil = { 0, 0, 1, 0.5 };

  memcpy (right, left, sizeof right);
  for (guint i = 0; i < 6; i++)
    right[3 * i] = 0.5f;

  for (guint side = 0; side < 2; side++)
    for (guint transparent = 0; transparent < 2; transparent++)
      {
        g_autoptr (PlateauSpace) space = plateau_space_new ();
        cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 100, 100);
        cairo_t *cr = cairo_create (image);
        PlateauCamera camera = { .yaw = 0, .pitch = 0, .zoom = 1 };
        double eye[3];
        guint32 pixel, red_part, blue_part;

        take_faces (space, left, 2, red);
        take_faces (space, right, 2, transparent ? veil : blue);
        plateau_space_cut_faces (space);
        plateau_camera_orbit (&camera, side == 0 ? G_PI / 2 : -G_PI / 2, 0);
        plateau_camera_eye (&camera, eye);
        plateau_space_draw (space, cr, 100, 100, &camera);
        cairo_surface_flush (image);
        memcpy (&pixel,
                cairo_image_surface_get_data (image) + 50 * cairo_image_surface_get_stride (image) +
                    50 * 4,
                sizeof pixel);
        /* Faces are lit, and meet in fine lines: no colour is quite as it was given. */
        red_part = pixel >> 16 & 255;
        blue_part = pixel & 255;
        g_assert_cmpuint (pixel >> 8 & 255, <=, 8);
        if (eye[0] < 0) /* the red one is in front */
          {
            g_assert_cmpuint (red_part, >, 0xa0);
            g_assert_cmpuint (blue_part, <=, 8);
          }
        else
          {
            g_assert_cmpuint (blue_part, >, transparent ? 0x50 : 0xa0);
            if (transparent)
              g_assert_cmpuint (red_part, >, 0x50);
            else
              g_assert_cmpuint (red_part, <=, 8);
          }
        g_assert_cmpfloat (fabs (eye[0]), >, 0.9);
        cairo_destroy (cr);
        cairo_surface_destroy (image);
      }
}

static void
test_colors (void)
{
  for (guint i = 0; i < 256; i++)
    {
      guint32 packed = i << 24 | (255 - i) << 16 | (i ^ 0x55) << 8 | (i / 2 + 40);

      g_assert_cmphex (plateau_space_pack (plateau_space_unpack (packed)), ==, packed);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/camera/project", test_project);
  g_test_add_func ("/camera/whole-box", test_whole_box);
  g_test_add_func ("/camera/bounds", test_bounds);
  g_test_add_func ("/ramp/grows", test_ramp);
  g_test_add_func ("/space/painter", test_painter);
  g_test_add_func ("/space/hidden", test_hidden);
  g_test_add_func ("/space/colors", test_colors);

  return g_test_run ();
}
