/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How many frames a second a surface of 128 × 128 points turns at 800 × 600. */
#include "gl-context.h"

#include "plot/ramp.h"
#include "scene/scene.h"

#include <math.h>

#define N 128
#define SECONDS 3

int
main (void)
{
  g_autoptr (PlateauSpace) space = plateau_space_new ();
  g_autoptr (PlateauScene) scene = plateau_scene_new ();
  PlateauSpaceItem item = {
    .kind = PLATEAU_SPACE_SURFACE, .columns = N, .rows = N, .contour = 0.1
  };
  PlateauCamera camera;
  const char *reason = NULL;
  GlContext gl;
  GlCanvas canvas;
  gint64 start;
  guint n = 0;

  if (!gl_context_init (&gl, FALSE, &reason))
    g_error ("%s", reason);
  item.height = g_new (float, N *N);
  item.vertex_color = g_new (guint32, N * N);
  for (guint i = 0; i < N * N; i++)
    {
      double x = -1 + 2.0 * (i % N) / (N - 1), y = -1 + 2.0 * (guint) (i / N) / (N - 1);

      item.height[i] = (float) (0.6 * tanh (3 * x) * tanh (3 * y));
      item.vertex_color[i] = plateau_space_pack (plateau_ramp (0.5 + item.height[i]));
    }
  item.contour_color = (PlateauColor){ 0, 0, 0, 0.4 };
  plateau_space_take (space, item);
  space->box = TRUE;
  plateau_camera_init (&camera);
  gl_canvas_init (&canvas, 800, 600);
  g_assert_true (plateau_scene_realize (scene, NULL));

  start = g_get_monotonic_time ();
  while (g_get_monotonic_time () - start < SECONDS * G_USEC_PER_SEC)
    {
      plateau_camera_orbit (&camera, 0.02, 0);
      plateau_scene_draw (scene, space, &camera, 800, 600, 1, NULL);
      glFinish ();
      n++;
    }
  g_print ("%s: %.1f frames a second\n", glGetString (GL_RENDERER),
           n / ((g_get_monotonic_time () - start) / (double) G_USEC_PER_SEC));
  plateau_scene_unrealize (scene);
  gl_context_clear (&gl);

  return 0;
}
