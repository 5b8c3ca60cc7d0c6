/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "camera.h"

#include <math.h>
#include <string.h>

/* Half the angle of view. The box's corners lie on a sphere of radius √3 around its middle, which just
 * fits at zoom 1. */
#define HALF_ANGLE (G_PI / 12)
#define RADIUS 1.7320508075688772
#define MAX_PAN 1.0

void
plateau_camera_init (PlateauCamera *self)
{
  *self = (PlateauCamera){ .yaw = -G_PI / 6, .pitch = G_PI / 6, .zoom = 0.95 };
}

gboolean
plateau_camera_equal (const PlateauCamera *a, const PlateauCamera *b)
{
  return a->yaw == b->yaw && a->pitch == b->pitch && a->zoom == b->zoom && a->pan_x == b->pan_x &&
         a->pan_y == b->pan_y;
}

void
plateau_camera_orbit (PlateauCamera *self, double yaw, double pitch)
{
  self->yaw = remainder (self->yaw + yaw, 2 * G_PI);
  self->pitch = CLAMP (self->pitch + pitch, -G_PI / 2, G_PI / 2);
}

void
plateau_camera_zoom (PlateauCamera *self, double factor)
{
  self->zoom = CLAMP (self->zoom * factor, PLATEAU_CAMERA_MIN_ZOOM, PLATEAU_CAMERA_MAX_ZOOM);
}

void
plateau_camera_pan (PlateauCamera *self, double x, double y)
{
  self->pan_x = CLAMP (self->pan_x + x, -MAX_PAN, MAX_PAN);
  self->pan_y = CLAMP (self->pan_y + y, -MAX_PAN, MAX_PAN);
}

/* Right, up and towards the eye, in the box's coordinates: the rows of the rotation. */
static void
get_axes (const PlateauCamera *self, double right[3], double up[3], double back[3])
{
  double cy = cos (self->yaw), sy = sin (self->yaw), cp = cos (self->pitch), sp = sin (self->pitch);

  right[0] = cy;
  right[1] = -sy;
  right[2] = 0;
  up[0] = sp * sy;
  up[1] = sp * cy;
  up[2] = cp;
  back[0] = -cp * sy;
  back[1] = -cp * cy;
  back[2] = sp;
}

void
plateau_camera_eye (const PlateauCamera *self, double eye[3])
{
  double right[3], up[3];

  get_axes (self, right, up, eye);
}

void
plateau_camera_matrix (const PlateauCamera *self, double aspect, double matrix[16])
{
  double right[3], up[3], back[3];
  double distance = RADIUS / sin (HALF_ANGLE);
  double near = distance - RADIUS, far = distance + RADIUS;
  /* One half of the smaller side is what the angle spans. */
  double focus = self->zoom / tan (HALF_ANGLE);
  double x_scale = aspect > 1 ? 1 / aspect : 1, y_scale = aspect > 1 ? 1 : aspect;
  double depth = (far + near) / (far - near), offset = 2 * far * near / (far - near);

  get_axes (self, right, up, back);
  for (guint k = 0; k < 3; k++)
    {
      /* w = distance - back · p; what is panned moves with w, so that it is the same at every depth. */
      matrix[4 * k + 0] = x_scale * (focus * right[k] - self->pan_x * back[k]);
      matrix[4 * k + 1] = y_scale * (focus * up[k] - self->pan_y * back[k]);
      matrix[4 * k + 2] = -depth * back[k];
      matrix[4 * k + 3] = -back[k];
    }
  matrix[12] = x_scale * self->pan_x * distance;
  matrix[13] = y_scale * self->pan_y * distance;
  matrix[14] = depth * distance - offset;
  matrix[15] = distance;
}

void
plateau_camera_project (const PlateauCamera *self,
                        double width,
                        double height,
                        const double point[3],
                        double *x,
                        double *y,
                        double *depth)
{
  double matrix[16], clip[4];

  plateau_camera_matrix (self, width / height, matrix);
  for (guint k = 0; k < 4; k++)
    clip[k] =
        matrix[k] * point[0] + matrix[4 + k] * point[1] + matrix[8 + k] * point[2] + matrix[12 + k];
  *x = width / 2 * (1 + clip[0] / clip[3]);
  *y = height / 2 * (1 - clip[1] / clip[3]);
  if (depth != NULL)
    *depth = clip[2] / clip[3];
}

gboolean
plateau_camera_sees_behind (const PlateauCamera *self, const double corner[3], guint along)
{
  double eye[3], distance = RADIUS / sin (HALF_ANGLE);

  plateau_camera_eye (self, eye);
  for (guint k = 0; k < 3; k++)
    if (k != along && corner[k] * eye[k] * distance < 1)
      return TRUE;

  return FALSE;
}
