/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "boundary-layout.h"

#include <math.h>

void
plateau_boundary_layout_plane (const PlateauDataset *data,
                               const PlateauPlane *wished,
                               PlateauPlane *plane)
{
  *plane = *wished;
  if (plane->x >= data->n_features)
    plane->x = 0;
  if (data->n_features == 1)
    plane->y = 0;
  else if (plane->y >= data->n_features || plane->y == plane->x)
    plane->y = plane->x == 0 ? 1 : 0;
}

const char *
plateau_boundary_feature_name (const PlateauDataset *data, guint feature)
{
  return data->feature_names[feature] != NULL ? data->feature_names[feature] : "";
}

void
plateau_boundary_layout_init (PlateauBoundaryLayout *self,
                              PlateauPen *pen,
                              double width,
                              double height,
                              const PlateauSnapshot *snapshot,
                              const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauDataset *data = snapshot->settings.data;
  const PlateauField *field = snapshot->field;
  double em = style->text_small;
  double left = 0, bottom = 0, right = 0;
  double x0, x1, y0 = 0, y1 = 1, margin = 0;
  PlateauBox *plot = &self->frame.plot;

  *self = (PlateauBoundaryLayout){ .data = data, .em = em };
  plateau_boundary_layout_plane (data, &options->plane, &self->plane);
  self->one_feature = data->n_features == 1;
  self->full = width >= 26 * em && height >= 17 * em;
  self->labelled = width >= 13 * em && height >= 10 * em;
  self->dot_size = style->dot_size * (data->n_examples > 4000   ? 0.55
                                      : data->n_examples > 1000 ? 0.75
                                                                : 0.95);
  if (!self->full)
    self->dot_size *= 0.72;
  /* A field of another plane would put the map under the wrong points. */
  if (field != NULL && field->plane.x == self->plane.x &&
      (self->one_feature || field->plane.y == self->plane.y))
    self->field = field;

  plateau_field_extent (data, self->plane.x, &x0, &x1);
  if (self->one_feature)
    margin = 0.5 * self->dot_size + style->line_width + 1;
  else
    plateau_field_extent (data, self->plane.y, &y0, &y1);

  self->head = self->full ? 1.9 * em : height > 8 * em ? 1.6 * em : 0;
  if (self->labelled)
    bottom = 1.5 * em;
  if (self->full)
    bottom += 1.35 * em;
  plot->y = ceil (self->head);
  plot->height = fmax (8, floor (height - plot->y - bottom));
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, y0, y1, plot->y + plot->height - margin,
                     plot->y + margin);
  if (self->labelled)
    {
      g_autoptr (GArray) ticks = plateau_frame_y_ticks (pen, &self->frame.y);

      left = plateau_frame_label_width (pen, ticks) + 0.6 * em;
      right = 0.5 * em;
    }
  if (self->full)
    left += 1.6 * em;
  left = fmin (left, width / 3);
  plot->x = ceil (left);
  plot->width = fmax (8, floor (width - plot->x - right));
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LINEAR, x0, x1, plot->x, plot->x + plot->width);
  self->ticks_y = plot->y + plot->height + 0.15 * em;
}

gboolean
plateau_boundary_layout_locate (const PlateauBoundaryLayout *self,
                                guint example,
                                double *x,
                                double *y)
{
  const PlateauDataset *data = self->data;
  double px, py;

  if (example >= data->n_examples)
    return FALSE;
  px = data->x[(gsize) self->plane.x * data->stride + example];
  py = self->one_feature ? data->y[example]
                         : data->x[(gsize) self->plane.y * data->stride + example];
  *x = plateau_axis_map (&self->frame.x, px);
  *y = plateau_axis_map (&self->frame.y, py);
  return isfinite (*x) && isfinite (*y);
}
