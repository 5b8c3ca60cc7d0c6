/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PLATEAU_CAMERA_MIN_ZOOM 0.5
#define PLATEAU_CAMERA_MAX_ZOOM 8.0

/**
 * PlateauCamera:
 * @yaw: how far the box is turned about its upright axis, in radians, -π to π: at 0 x goes to the right
 *   and y away from the eye
 * @pitch: the height of the eye over the box, in radians: 0 at its side, π/2 straight above; within
 *   ±π/2
 * @zoom: 1 where the whole box just fits, however it is turned
 * @pan_x, @pan_y: what was moved to the right and up, in halves of the smaller side of the viewport
 *
 * From where a person looks at a box in space: x, y, z within -1 ... 1, z upwards. Right-handed, with a
 * weak perspective. A plain value. Knows nothing of how the box is drawn.
 */
typedef struct
{
  double yaw;
  double pitch;
  double zoom;
  double pan_x;
  double pan_y;
} PlateauCamera;

/** From the front right, a little above: everything at first. */
void plateau_camera_init (PlateauCamera *self);

gboolean plateau_camera_equal (const PlateauCamera *a, const PlateauCamera *b);

/** Turns the box: yaw goes round for ever, pitch stops above and below. */
void plateau_camera_orbit (PlateauCamera *self, double yaw, double pitch);

/** Multiplies the zoom, within its bounds. */
void plateau_camera_zoom (PlateauCamera *self, double factor);

/** Moves the picture; the middle of the box stays within the viewport. */
void plateau_camera_pan (PlateauCamera *self, double x, double y);

/**
 * plateau_camera_matrix:
 * @matrix: (out): 16 numbers, column by column, as OpenGL takes them: from the box to clip space
 *   (x and y within ±w in the viewport, z within ±w, nearer is smaller)
 * @aspect: width / height of the viewport, above 0
 */
void plateau_camera_matrix (const PlateauCamera *self, double aspect, double matrix[16]);

/** The unit vector from the middle of the box to the eye, in the box's coordinates. */
void plateau_camera_eye (const PlateauCamera *self, double eye[3]);

/**
 * plateau_camera_project:
 * @point: x, y, z in the box's coordinates
 * @x, @y: (out): where it is seen in a viewport of @width × @height, y downwards
 * @depth: (out) (nullable): -1 near ... 1 far, as in the matrix
 */
void plateau_camera_project (const PlateauCamera *self,
                             double width,
                             double height,
                             const double point[3],
                             double *x,
                             double *y,
                             double *depth);

/**
 * plateau_camera_sees_behind:
 * @corner: one end of an edge of the box: -1 or 1 each
 * @along: the axis along which the edge runs: 0, 1, 2
 *
 * Returns: whether one of the two sides of the box that meet in the edge is turned away: the edge is at
 *   the back or at the rim, and never in front of what stands in the box
 */
gboolean
plateau_camera_sees_behind (const PlateauCamera *self, const double corner[3], guint along);

G_END_DECLS
