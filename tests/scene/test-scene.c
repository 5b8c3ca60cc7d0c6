/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * What OpenGL draws, in a core context and in one of OpenGL ES, against kept pictures, and against what
 * cairo makes of the same space.
 *
 * To write the pictures anew: PLATEAU_TEST_SCENE_WRITE=1, and look at them.
 */
#include "gl-context.h"

#include "plot/ramp.h"
#include "scene/program.h"
#include "scene/scene.h"

#include <math.h>
#include <string.h>

#define WIDTH 240
#define HEIGHT 180

typedef struct
{
  GlContext gl;
  PlateauScene *scene;
  GlCanvas canvas;
  gboolean skipped;
} Fixture;

static void
set_up (Fixture *f, gconstpointer es)
{
  const char *reason;
  g_autoptr (GError) error = NULL;

  if (!gl_context_init (&f->gl, GPOINTER_TO_INT (es), &reason))
    {
      f->skipped = TRUE;
      g_test_skip (reason);
      return;
    }
  f->scene = plateau_scene_new ();
  plateau_scene_realize (f->scene, &error);
  g_assert_no_error (error);
  gl_canvas_init (&f->canvas, WIDTH, HEIGHT);
}

static void
tear_down (Fixture *f, gconstpointer es)
{
  if (f->skipped)
    return;

  plateau_scene_unrealize (f->scene);
  gl_canvas_clear (&f->canvas);
  gl_context_assert_clean (&f->gl);
  plateau_scene_free (f->scene);
  gl_context_clear (&f->gl);
}

static PlateauSpace *
new_space (void)
{
  PlateauSpace *space = plateau_space_new ();

  space->ground = (PlateauColor){ 1, 1, 1, 1 };
  space->box_color = (PlateauColor){ 0.5, 0.5, 0.5, 1 };
  return space;
}

static double
saddle (double x, double y)
{
  return 0.6 * tanh (3 * x) * tanh (3 * y) + 0.2 * x * x;
}

static void
add_saddle (PlateauSpace *space, guint n)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_SURFACE, .columns = n, .rows = n };

  item.height = g_new (float, n *n);
  item.vertex_color = g_new (guint32, n * n);
  for (guint i = 0; i < n * n; i++)
    {
      double z = saddle (-1 + 2.0 * (i % n) / (n - 1), -1 + 2.0 * (guint) (i / n) / (n - 1));

      item.height[i] = (float) z;
      item.vertex_color[i] = plateau_space_pack (plateau_ramp ((z + 0.6) / 1.4));
    }
  item.contour = 0.2;
  item.contour_color = (PlateauColor){ 0, 0, 0, 0.4 };
  plateau_space_take (space, item);
}

static void
add_path (PlateauSpace *space, double dash)
{
  PlateauSpaceItem item = {
    .kind = PLATEAU_SPACE_LINE, .n = 80, .width = 3, .dash = dash, .color = { 0.9, 0.3, 0, 1 }
  };

  item.position = g_new (float, 3 * item.n);
  for (guint i = 0; i < item.n; i++)
    {
      double x = -0.9 + 1.8 * i / (item.n - 1), y = 0.8 * sin (4 * x);

      item.position[3 * i] = (float) x;
      item.position[3 * i + 1] = (float) y;
      item.position[3 * i + 2] = (float) saddle (x, y);
    }
  plateau_space_take (space, item);
}

/* An upright or level square through the middle. */
static void
add_plane (PlateauSpace *space, guint normal, PlateauColor color)
{
  static const float corners[4][2] = { { -1, -1 }, { 1, -1 }, { 1, 1 }, { -1, 1 } };
  static const guint32 index[6] = { 0, 1, 2, 0, 2, 3 };
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_FACES, .n = 4, .n_faces = 2, .color = color };

  item.position = g_new0 (float, 12);
  item.index = g_memdup2 (index, sizeof index);
  for (guint k = 0; k < 4; k++)
    {
      item.position[3 * k + (normal + 1) % 3] = corners[k][0];
      item.position[3 * k + (normal + 2) % 3] = corners[k][1];
    }
  plateau_space_take (space, item);
}

static void
add_mark (PlateauSpace *space, PlateauMark mark, float x, float y, float z, gboolean on_top)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_POINTS,
                            .n = 1,
                            .width = 20,
                            .mark = mark,
                            .color = { 0, 0, 1, 1 },
                            .on_top = on_top };

  item.position = g_new (float, 3);
  item.position[0] = x;
  item.position[1] = y;
  item.position[2] = z;
  plateau_space_take (space, item);
}

static cairo_surface_t *
draw (Fixture *f, PlateauSpace *space, const PlateauCamera *camera)
{
  g_autoptr (GError) error = NULL;

  glBindFramebuffer (GL_FRAMEBUFFER, f->canvas.framebuffer);
  plateau_scene_draw (f->scene, space, camera, f->canvas.width, f->canvas.height, 1, &error);
  g_assert_no_error (error);
  gl_context_assert_clean (&f->gl);

  return gl_canvas_read (&f->canvas);
}

static guint32
pixel_at (cairo_surface_t *image, int x, int y)
{
  guint32 pixel;

  memcpy (&pixel,
          cairo_image_surface_get_data (image) + y * cairo_image_surface_get_stride (image) + 4 * x,
          sizeof pixel);
  return pixel & 0xffffff;
}

static int
channel (guint32 pixel, guint which)
{
  return (int) (pixel >> (16 - 8 * which) & 255);
}

/* The share of pixels that differ by more than a little, and the mean difference of a channel. */
static void
compare (cairo_surface_t *a, cairo_surface_t *b, double *share, double *mean)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n = 0;
  double sum = 0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (b));
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int worst = 0;

        for (guint k = 0; k < 3; k++)
          {
            int difference =
                abs (channel (pixel_at (a, x, y), k) - channel (pixel_at (b, x, y), k));

            worst = MAX (worst, difference);
            sum += difference;
          }
        n += worst > 40;
      }
  *share = (double) n / (width * height);
  *mean = sum / (3.0 * width * height);
}

/* The saddle with its path, and the planes, as they are kept; as cairo draws them, nearly. */
static void
test_pictures (Fixture *f, gconstpointer es)
{
  static const char *const names[] = { "surface", "cloud" };

  if (f->skipped)
    return;

  for (guint k = 0; k < G_N_ELEMENTS (names); k++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      g_autofree char *name = g_strconcat (names[k], ".png", NULL);
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "scene", "pictures", name, NULL);
      cairo_surface_t *image, *kept, *flat;
      double share, mean;
      PlateauCamera camera;
      cairo_t *cr;

      plateau_camera_init (&camera);
      space->box = TRUE;
      if (k == 0)
        {
          add_saddle (space, 64);
          add_path (space, 0);
          add_mark (space, PLATEAU_MARK_CIRCLE, 0.9f, -0.4f, 0.6f, TRUE);
        }
      else
        {
          for (guint normal = 0; normal < 3; normal++)
            add_plane (space, normal, (PlateauColor){ normal == 0, normal == 1, normal == 2, 0.5 });
          for (int mark = 0; mark < PLATEAU_N_MARKS; mark++)
            add_mark (space, (PlateauMark) mark, mark % 2 ? 0.6f : -0.6f,
                      mark / 2 % 2 ? 0.6f : -0.6f, mark / 4 ? 0.6f : -0.6f, FALSE);
          plateau_space_cut_faces (space);
        }
      image = draw (f, space, &camera);
      if (g_getenv ("PLATEAU_TEST_SCENE_WRITE") != NULL && !GPOINTER_TO_INT (es))
        cairo_surface_write_to_png (image, path);

      kept = cairo_image_surface_create_from_png (path);
      g_assert_cmpint (cairo_surface_status (kept), ==, CAIRO_STATUS_SUCCESS);
      compare (image, kept, &share, &mean);
      g_test_message ("%s: %.4f of the pixels differ, mean %.3f", names[k], share, mean);
      g_assert_cmpfloat (share, <, 0.01);
      g_assert_cmpfloat (mean, <, 1.5);

      flat = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
      cr = cairo_create (flat);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      plateau_space_draw (space, cr, WIDTH, HEIGHT, &camera);
      cairo_destroy (cr);
      compare (image, flat, &share, &mean);
      g_test_message ("%s by cairo: %.4f of the pixels differ, mean %.3f", names[k], share, mean);
      g_assert_cmpfloat (share, <, 0.06);
      g_assert_cmpfloat (mean, <, 6);

      /* A picture from elsewhere is another one. */
      plateau_camera_orbit (&camera, 0.3, 0);
      cairo_surface_destroy (image);
      image = draw (f, space, &camera);
      compare (image, kept, &share, &mean);
      g_assert_cmpfloat (share, >, 0.05);

      cairo_surface_destroy (image);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (flat);
    }
}

/* Of two planes that pierce each other, each lies over the other on its side, from all around. */
static void
test_order (Fixture *f, gconstpointer es)
{
  const PlateauColor red = { 1, 0, 0, 0.6 }, green = { 0, 1, 0, 0.6 };
  g_autoptr (PlateauSpace) space = NULL;

  if (f->skipped)
    return;

  space = new_space ();
  add_plane (space, 0, red);
  add_plane (space, 1, green);
  plateau_space_cut_faces (space);
  for (guint turn = 0; turn < 8; turn++)
    {
      PlateauCamera camera = { .yaw = (turn + 0.3) * G_PI / 4, .pitch = 0.3, .zoom = 1 };
      cairo_surface_t *image = draw (f, space, &camera);
      double eye[3];

      plateau_camera_eye (&camera, eye);
      /* A point of the red plane on the far and on the near side of the green one, and where the eye
       * sees it. */
      for (int side = -1; side <= 1; side += 2)
        {
          const double place[3] = { 0, 0.35 * side, 0.1 };
          gboolean behind = side * eye[1] < 0;
          double x, y;
          guint32 pixel;
          PlateauCamera from = camera;
          /* Along the line of sight it must meet the green plane within its square. */
          double to_green = -place[1] / eye[1], met = place[0] + to_green * eye[0];

          plateau_camera_project (&from, WIDTH, HEIGHT, place, &x, &y, NULL);
          pixel = pixel_at (image, (int) x, (int) y);
          if (behind && fabs (met) < 0.8 && fabs (place[2] + to_green * eye[2]) < 0.8)
            g_assert_cmpint (channel (pixel, 1), >, channel (pixel, 0));
          else if (!behind)
            g_assert_cmpint (channel (pixel, 0), >, channel (pixel, 1));
        }
      cairo_surface_destroy (image);
    }
}

/* A mark behind a hill is hidden, but one that is on top is not; a hole shows the ground. */
static void
test_depth (Fixture *f, gconstpointer es)
{
  const guint n = 33;
  PlateauCamera camera = { .yaw = 0, .pitch = 0.1, .zoom = 1 };

  if (f->skipped)
    return;

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      PlateauSpaceItem hill = {
        .kind = PLATEAU_SPACE_SURFACE, .columns = n, .rows = n, .color = { 0, 1, 0, 1 }
      };
      const double place[3] = { 0, 0.8, -0.5 };
      cairo_surface_t *image;
      guint32 pixel;
      double x, y;

      hill.height = g_new (float, n *n);
      for (guint i = 0; i < n * n; i++)
        {
          double u = -1 + 2.0 * (i % n) / (n - 1), v = -1 + 2.0 * (guint) (i / n) / (n - 1);

          hill.height[i] = (float) (-0.9 + 1.5 * exp (-8 * (u * u + v * v)));
          if (round == 2 && fabs (u) < 0.6)
            hill.height[i] = NAN;
        }
      plateau_space_take (space, hill);
      add_mark (space, PLATEAU_MARK_SQUARE, 0, 0.8f, -0.5f, round == 1);
      image = draw (f, space, &camera);
      plateau_camera_project (&camera, WIDTH, HEIGHT, place, &x, &y, NULL);
      pixel = pixel_at (image, (int) x, (int) y);
      if (round == 0)
        g_assert_cmpint (channel (pixel, 1), >, channel (pixel, 2));
      else
        g_assert_cmpint (channel (pixel, 2), >, channel (pixel, 1));
      if (round == 2)
        g_assert_cmphex (pixel_at (image, WIDTH / 2, (int) y + 30), ==, 0xffffff);
      cairo_surface_destroy (image);
    }
}

/* How many objects of OpenGL there are with names as drivers give them. */
static guint
count_objects (void)
{
  guint n = 0;

  for (GLuint name = 1; name < 20000; name++)
    n += (glIsBuffer (name) != 0) + (glIsTexture (name) != 0) + (glIsFramebuffer (name) != 0) +
         (glIsRenderbuffer (name) != 0) + (glIsVertexArray (name) != 0) +
         (glIsProgram (name) != 0) + (glIsShader (name) != 0);

  return n;
}

/* No object of OpenGL is left behind, however often and however large. */
static void
test_again (Fixture *f, gconstpointer es)
{
  g_autoptr (PlateauSpace) space = NULL;
  PlateauCamera camera;
  guint n;

  if (f->skipped)
    return;

  space = new_space ();
  space->box = TRUE;
  add_saddle (space, 16);
  add_path (space, 6);
  add_plane (space, 2, (PlateauColor){ 0, 0, 1, 0.5 });
  plateau_space_cut_faces (space);
  plateau_camera_init (&camera);
  plateau_scene_unrealize (f->scene);
  n = count_objects ();
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (PlateauSpace) other = new_space ();

      add_saddle (other, 8 + round % 5);
      g_assert_true (plateau_scene_realize (f->scene, NULL));
      for (guint k = 0; k < 3; k++)
        {
          plateau_camera_orbit (&camera, 0.1, 0);
          glBindFramebuffer (GL_FRAMEBUFFER, f->canvas.framebuffer);
          g_assert_true (plateau_scene_draw (f->scene, k == 1 ? other : space, &camera,
                                             50 + (int) (round % 7) * 20, 40 + (int) k * 11, 1,
                                             NULL));
        }
      if (round == 0)
        g_assert_cmpuint (count_objects (), >, n + 10);
      plateau_scene_unrealize (f->scene);
    }
  g_assert_cmpuint (count_objects (), ==, n);
  gl_context_assert_clean (&f->gl);
}

/* What GTK had bound is bound again. */
static void
test_state (Fixture *f, gconstpointer es)
{
  g_autoptr (PlateauSpace) space = NULL;
  PlateauCamera camera;
  GLint value;

  if (f->skipped)
    return;

  space = new_space ();
  add_saddle (space, 8);
  plateau_camera_init (&camera);
  cairo_surface_destroy (draw (f, space, &camera));
  glBindFramebuffer (GL_FRAMEBUFFER, f->canvas.framebuffer);
  g_assert_true (plateau_scene_draw (f->scene, space, &camera, WIDTH, HEIGHT, 1, NULL));
  glGetIntegerv (GL_DRAW_FRAMEBUFFER_BINDING, &value);
  g_assert_cmpint (value, ==, (GLint) f->canvas.framebuffer);
  glGetIntegerv (GL_READ_FRAMEBUFFER_BINDING, &value);
  g_assert_cmpint (value, ==, (GLint) f->canvas.framebuffer);
  glGetIntegerv (GL_CURRENT_PROGRAM, &value);
  g_assert_cmpint (value, ==, 0);
  glGetIntegerv (GL_VERTEX_ARRAY_BINDING, &value);
  g_assert_cmpint (value, ==, 0);
  glGetIntegerv (GL_ARRAY_BUFFER_BINDING, &value);
  g_assert_cmpint (value, ==, 0);
  g_assert_false (glIsEnabled (GL_DEPTH_TEST));
  g_assert_false (glIsEnabled (GL_BLEND));
}

/* Framebuffers come with other colours than four bytes, and with another one to read from. */
static void
test_framebuffers (Fixture *f, gconstpointer es)
{
  static const GLenum formats[] = { GL_RGB565, GL_RGB10_A2 };
  static const GLint viewport[4] = { 1, 2, 30, 40 };
  PlateauCamera camera;

  if (f->skipped)
    return;

  plateau_camera_init (&camera);
  for (guint k = 0; k < G_N_ELEMENTS (formats); k++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      g_autoptr (GError) error = NULL;
      GLuint framebuffer, color;
      GLint value, now[4];
      guint8 pixel[4];

      space->ground = (PlateauColor){ 1, 0, 1, 1 };
      glGenFramebuffers (1, &framebuffer);
      glGenRenderbuffers (1, &color);
      glBindRenderbuffer (GL_RENDERBUFFER, color);
      glRenderbufferStorage (GL_RENDERBUFFER, formats[k], WIDTH, HEIGHT);
      glBindRenderbuffer (GL_RENDERBUFFER, 0);
      glBindFramebuffer (GL_DRAW_FRAMEBUFFER, framebuffer);
      glFramebufferRenderbuffer (GL_DRAW_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, color);
      glBindFramebuffer (GL_READ_FRAMEBUFFER, f->canvas.framebuffer);
      glViewport (viewport[0], viewport[1], viewport[2], viewport[3]);

      plateau_scene_draw (f->scene, space, &camera, WIDTH, HEIGHT, 1, &error);
      g_assert_no_error (error);
      gl_context_assert_clean (&f->gl);
      glGetIntegerv (GL_DRAW_FRAMEBUFFER_BINDING, &value);
      g_assert_cmpint (value, ==, (GLint) framebuffer);
      glGetIntegerv (GL_READ_FRAMEBUFFER_BINDING, &value);
      g_assert_cmpint (value, ==, (GLint) f->canvas.framebuffer);
      glGetIntegerv (GL_VIEWPORT, now);
      g_assert_cmpmem (now, sizeof now, viewport, sizeof viewport);

      /* A picture that is too large changes none of that. */
      g_assert_false (plateau_scene_draw (f->scene, space, &camera, 1 << 20, 1, 1, NULL));
      glGetIntegerv (GL_READ_FRAMEBUFFER_BINDING, &value);
      g_assert_cmpint (value, ==, (GLint) f->canvas.framebuffer);

      glBindFramebuffer (GL_READ_FRAMEBUFFER, framebuffer);
      if (formats[k] == GL_RGB565)
        {
          glReadPixels (WIDTH / 2, HEIGHT / 2, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel);
          g_assert_cmpuint (pixel[0], ==, 255);
          g_assert_cmpuint (pixel[1], ==, 0);
          g_assert_cmpuint (pixel[2], ==, 255);
        }
      glDeleteFramebuffers (1, &framebuffer);
      glDeleteRenderbuffers (1, &color);
    }
}

/* A contour line is where a level is crossed; what is flat and at a level is no line. */
static void
test_contours (Fixture *f, gconstpointer es)
{
  static const double steps[] = { 0, 0.25, 0.2, 0.1 };
  const guint n = 65;
  PlateauCamera camera = { .yaw = 0.3, .pitch = 0.9, .zoom = 1 };
  guint inked[G_N_ELEMENTS (steps)];

  if (f->skipped)
    return;

  for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      PlateauSpaceItem bowl = { .kind = PLATEAU_SPACE_SURFACE,
                                .columns = n,
                                .rows = n,
                                .color = { 0, 1, 0, 1 },
                                .contour = steps[k],
                                .contour_color = { 1, 0, 0, 1 } };
      cairo_surface_t *image;

      bowl.height = g_new (float, n *n);
      for (guint i = 0; i < n * n; i++)
        {
          double u = -1 + 2.0 * (i % n) / (n - 1), v = -1 + 2.0 * (guint) (i / n) / (n - 1);

          /* Cut off at a level of all these steps, as a landscape is above its largest loss. */
          bowl.height[i] = (float) fmin (-0.9 + 2 * (u * u + v * v), 0.5);
        }
      bowl.height[0] = 0.5f;
      plateau_space_take (space, bowl);
      image = draw (f, space, &camera);
      inked[k] = 0;
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          inked[k] +=
              channel (pixel_at (image, x, y), 0) > 64 && channel (pixel_at (image, x, y), 2) < 64;
      cairo_surface_destroy (image);
    }
  g_test_message ("inked: %u, %u, %u, %u", inked[0], inked[1], inked[2], inked[3]);
  g_assert_cmpuint (inked[0], ==, 0);
  g_assert_cmpuint (inked[1], >, 100);
  g_assert_cmpuint (inked[3], >, 3 * inked[1] / 2);
  g_assert_cmpuint (inked[3], <, WIDTH * HEIGHT / 12);
}

/* Marks that lie on a surface are whole, also where it is seen from the side. */
static void
test_lying (Fixture *f, gconstpointer es)
{
  PlateauCamera camera = { .yaw = 0, .pitch = 0.5, .zoom = 1 };
  guint n[2] = { 0, 0 };

  if (f->skipped)
    return;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      cairo_surface_t *image;

      if (round == 1)
        add_plane (space, 2, (PlateauColor){ 0, 1, 0, 1 });
      add_mark (space, PLATEAU_MARK_CIRCLE, 0.2f, 0.1f, 0, FALSE);
      space->item[space->n_items - 1].width = 7;
      image = draw (f, space, &camera);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          n[round] +=
              channel (pixel_at (image, x, y), 2) > 200 && channel (pixel_at (image, x, y), 0) < 64;
      cairo_surface_destroy (image);
    }
  g_assert_cmpuint (n[0], >, 20);
  g_assert_cmpuint (n[1], >=, n[0] * 95 / 100);
}

/* The left half of each mark is the right half mirrored, its rim too; no two marks are alike. */
static void
test_marks (Fixture *f, gconstpointer es)
{
  const PlateauCamera camera = { .zoom = 1 };
  cairo_surface_t *images[PLATEAU_N_MARKS];

  if (f->skipped)
    return;

  for (int mark = 0; mark < PLATEAU_N_MARKS; mark++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      double sum[2] = { 0, 0 };

      add_mark (space, (PlateauMark) mark, 0, 0, 0, FALSE);
      space->item[0].width = 60;
      space->item[0].outline = (PlateauColor){ 0, 0, 0, 1 };
      images[mark] = draw (f, space, &camera);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          sum[x >= WIDTH / 2] += (255 - channel (pixel_at (images[mark], x, y), 0)) / 255.0;
      g_test_message ("mark %d: %.0f and %.0f", mark, sum[0], sum[1]);
      g_assert_cmpfloat (sum[0], >, 1000);
      g_assert_cmpfloat (fabs (sum[0] - sum[1]), <, 12);
      for (int other = 0; other < mark; other++)
        {
          double share, mean;

          compare (images[mark], images[other], &share, &mean);
          g_assert_cmpfloat (share, >, 0.01);
        }
    }
  for (int mark = 0; mark < PLATEAU_N_MARKS; mark++)
    cairo_surface_destroy (images[mark]);
}

/* A line's rim hides nothing of the line, also where it goes away from the eye. */
static void
test_rim (Fixture *f, gconstpointer es)
{
  PlateauCamera camera = { .yaw = 0.2, .pitch = 0.2, .zoom = 1 };
  guint n[2] = { 0, 0 };

  if (f->skipped)
    return;

  for (guint round = 0; round < 2; round++)
    {
      g_autoptr (PlateauSpace) space = new_space ();
      PlateauSpaceItem line = {
        .kind = PLATEAU_SPACE_LINE, .n = 400, .width = 5, .color = { 1, 0, 0, 1 }
      };
      cairo_surface_t *image;

      line.outline = (PlateauColor){ 0, 0, 0, round };
      line.position = g_new0 (float, 3 * line.n);
      for (guint i = 0; i < line.n; i++)
        line.position[3 * i + 1] = -0.9f + 1.8f * (float) i / (float) (line.n - 1);
      plateau_space_take (space, line);
      image = draw (f, space, &camera);
      for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
          n[round] += channel (pixel_at (image, x, y), 0) > 200 &&
                      channel (pixel_at (image, x, y), 2) < 100;
      cairo_surface_destroy (image);
    }
  g_test_message ("without and with a rim: %u, %u", n[0], n[1]);
  g_assert_cmpuint (n[0], >, 80);
  g_assert_cmpuint (n[1], >=, n[0] * 85 / 100);
}

/* What does not compile says so, with the log, and leaves nothing. */
static void
test_errors (Fixture *f, gconstpointer es)
{
  static const char good[] =
      "in vec3 position; void main () { gl_Position = vec4 (position, 1.0); }";
  g_autoptr (GError) error = NULL;
  g_autoptr (PlateauSpace) space = NULL;
  PlateauCamera camera;

  if (f->skipped)
    return;

  g_assert_cmpuint (
      plateau_program_new_from_text ("broken", good, "void main () { nonsense; }", &error), ==, 0);
  g_assert_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_SHADER);
  g_assert_nonnull (strstr (error->message, "broken.frag"));
  g_assert_nonnull (strstr (error->message, "nonsense"));
  g_clear_error (&error);

  /* The driver tells of it too. */
  gl_context_forget (&f->gl);

  g_assert_cmpuint (plateau_program_new ("nowhere", &error), ==, 0);
  g_assert_nonnull (error);
  g_clear_error (&error);

  space = new_space ();
  plateau_camera_init (&camera);
  glBindFramebuffer (GL_FRAMEBUFFER, f->canvas.framebuffer);
  g_assert_false (plateau_scene_draw (f->scene, space, &camera, 1 << 20, 1 << 20, 1, &error));
  g_assert_error (error, PLATEAU_SCENE_ERROR, PLATEAU_SCENE_ERROR_FRAMEBUFFER);
  gl_context_assert_clean (&f->gl);
}

/* A context that is gone takes its objects along: the scene is freed, and another one draws. */
static void
test_lost (Fixture *f, gconstpointer es)
{
  g_autoptr (PlateauSpace) space = NULL;
  PlateauScene *lost;
  PlateauCamera camera;
  const char *reason;

  if (f->skipped)
    return;

  space = new_space ();
  add_saddle (space, 16);
  plateau_camera_init (&camera);
  cairo_surface_destroy (draw (f, space, &camera));
  lost = f->scene;
  gl_context_clear (&f->gl);
  plateau_scene_free (lost);

  g_assert_true (gl_context_init (&f->gl, GPOINTER_TO_INT (es), &reason));
  f->scene = plateau_scene_new ();
  g_assert_true (plateau_scene_realize (f->scene, NULL));
  gl_canvas_init (&f->canvas, WIDTH, HEIGHT);
  cairo_surface_destroy (draw (f, space, &camera));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *f, gconstpointer es);
  } tests[] = {
    { "pictures", test_pictures }, { "order", test_order },
    { "depth", test_depth },       { "again", test_again },
    { "state", test_state },       { "errors", test_errors },
    { "lost", test_lost },         { "framebuffers", test_framebuffers },
    { "contours", test_contours }, { "lying", test_lying },
    { "marks", test_marks },       { "rim", test_rim },
  };

  g_test_init (&argc, &argv, NULL);
  for (int es = 0; es < 2; es++)
    for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
      {
        g_autofree char *path = g_strdup_printf ("/scene/%s/%s", es ? "es" : "core", tests[i].name);

        g_test_add (path, Fixture, GINT_TO_POINTER (es), set_up, tests[i].test, tear_down);
      }

  return g_test_run ();
}
