/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "space-drawing.h"

#include <math.h>

PlateauSpot
plateau_space_drawing_project (const PlateauSpaceDrawing *self, double x, double y, double z)
{
  const double *m = self->matrix;
  double w = m[3] * x + m[7] * y + m[11] * z + m[15];

  return (PlateauSpot){
    .x = self->width / 2 * (1 + (m[0] * x + m[4] * y + m[8] * z + m[12]) / w),
    .y = self->height / 2 * (1 - (m[1] * x + m[5] * y + m[9] * z + m[13]) / w),
    .depth = w,
  };
}

PlateauSpot
plateau_space_drawing_project_point (const PlateauSpaceDrawing *self, const float *p)
{
  return plateau_space_drawing_project (self, p[0], p[1], p[2]);
}

void
plateau_space_draw (const PlateauSpace *self,
                    cairo_t *cr,
                    double width,
                    double height,
                    const PlateauCamera *camera)
{
  PlateauSpaceDrawing drawing = { .space = self, .cr = cr, .width = width, .height = height };
  double cy = cos (camera->yaw), sy = sin (camera->yaw);
  g_autofree guint32 *order = NULL;

  g_return_if_fail (width > 0 && height > 0);

  plateau_camera_matrix (camera, width / height, drawing.matrix);
  plateau_camera_eye (camera, drawing.back);
  drawing.right[0] = cy;
  drawing.right[1] = -sy;
  drawing.up[0] = sin (camera->pitch) * sy;
  drawing.up[1] = sin (camera->pitch) * cy;
  drawing.up[2] = cos (camera->pitch);
  drawing.mesh = g_new0 (PlateauSpaceMesh, self->n_items);
  drawing.strokes = g_array_new (FALSE, FALSE, sizeof (PlateauSpaceStroke));
  drawing.spots = g_array_new (FALSE, FALSE, sizeof (PlateauSpaceSpot));

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_new_path (cr);
  if (self->box)
    plateau_space_ink_box (&drawing, camera);
  for (guint i = 0; i < self->n_items; i++)
    plateau_space_strokes_add (&drawing, i);
  plateau_space_strokes_add_transparent (&drawing, camera);
  order = plateau_space_order (self, camera, (PlateauSpaceSpot *) (gpointer) drawing.spots->data,
                               drawing.spots->len);
  for (guint i = 0; i < drawing.strokes->len; i++)
    plateau_space_ink_stroke (&drawing,
                              &g_array_index (drawing.strokes, PlateauSpaceStroke, order[i]));
  for (guint i = 0; i < self->n_items; i++)
    if (self->item[i].on_top)
      plateau_space_ink_on_top (&drawing, i);
  cairo_restore (cr);

  for (guint i = 0; i < self->n_items; i++)
    {
      g_free (drawing.mesh[i].spot);
      g_free (drawing.mesh[i].along);
    }
  g_free (drawing.mesh);
  g_free (drawing.faces);
  g_free (drawing.face_colors);
  g_array_unref (drawing.strokes);
  g_array_unref (drawing.spots);
}
