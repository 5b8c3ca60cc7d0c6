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

/* What does not depend on where the plot is. */
static void
choose (PlateauBoundaryLayout *self,
        PlateauPen *pen,
        const PlateauSnapshot *snapshot,
        const PlateauPlane *wished)
{
  const PlateauDataset *data = snapshot->settings.data;
  const PlateauField *field = snapshot->field;

  *self = (PlateauBoundaryLayout){ .data = data,
                                   .em = plateau_pen_style (pen)->text_small,
                                   .every = 1 };
  plateau_boundary_layout_plane (data, wished, &self->plane);
  self->one_feature = data->n_features == 1;
  self->line = 1.35 * plateau_pen_style (pen)->line_width;
  /* A field of another plane would put the map under the wrong points. */
  if (field != NULL && field->plane.x == self->plane.x &&
      (self->one_feature || field->plane.y == self->plane.y))
    self->field = field;
}

/* The values on the axes; @margin is what dots on the edges of a curve need. */
static void
find_extents (const PlateauBoundaryLayout *self,
              PlateauPen *pen,
              double x[2],
              double y[2],
              double *margin)
{
  y[0] = 0;
  y[1] = 1;
  *margin = 0;
  plateau_field_extent (self->data, self->plane.x, &x[0], &x[1]);
  if (self->one_feature)
    *margin = 0.5 * self->dot_size + plateau_pen_style (pen)->line_width + 1;
  else
    plateau_field_extent (self->data, self->plane.y, &y[0], &y[1]);
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
  double em = style->text_small;
  double left = 0, bottom = 0, right = 0;
  double x[2], y[2], margin;
  PlateauBox *plot = &self->frame.plot;

  choose (self, pen, snapshot, &options->plane);
  self->full = width >= 26 * em && height >= 17 * em;
  self->labelled = width >= 13 * em && height >= 10 * em;
  self->dot_size = style->dot_size * (data->n_examples > 4000   ? 0.55
                                      : data->n_examples > 1000 ? 0.75
                                                                : 0.95);
  if (!self->full)
    self->dot_size *= 0.72;
  find_extents (self, pen, x, y, &margin);

  self->head = self->full ? 1.9 * em : height > 8 * em ? 1.6 * em : 0;
  if (self->labelled)
    bottom = 1.5 * em;
  if (self->full)
    bottom += 1.35 * em;
  plot->y = ceil (self->head);
  plot->height = fmax (8, floor (height - plot->y - bottom));
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, y[0], y[1],
                     plot->y + plot->height - margin, plot->y + margin);
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
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LINEAR, x[0], x[1], plot->x,
                     plot->x + plot->width);
  self->ticks_y = plot->y + plot->height + 0.15 * em;
}

void
plateau_boundary_layout_init_small (PlateauBoundaryLayout *self,
                                    PlateauPen *pen,
                                    const PlateauBox *box,
                                    guint most,
                                    const PlateauSnapshot *snapshot,
                                    const PlateauPlane *wished)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double x[2], y[2], margin;

  choose (self, pen, snapshot, wished);
  self->frame.plot = *box;
  self->dot_size = 0.55 * style->dot_size;
  self->line = style->line_width;
  /* Odd: in many data sets the classes take turns. */
  self->every = (self->data->n_examples / MAX (most, 1)) | 1;
  find_extents (self, pen, x, y, &margin);
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LINEAR, x[0], x[1], box->x, box->x + box->width);
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, y[0], y[1], box->y + box->height - margin,
                     box->y + margin);
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
