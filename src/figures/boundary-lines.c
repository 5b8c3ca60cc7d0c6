/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "boundary-lines.h"
#include "probability-map.h"

#include <math.h>

/* More lines than these would hide the map. */
#define MOST_UNIT_LINES 16

/* The line cut by the plot: FALSE where it passes outside. a x + b y + c = 0 in values. */
static gboolean
cut_line (const PlateauFrame *frame, double a, double b, double c, double ends[4])
{
  double x0 = frame->x.low, x1 = frame->x.high, y0 = frame->y.low, y1 = frame->y.high;
  double points[4][2];
  guint n = 0, far = 1;

  if (b != 0)
    {
      const double at[2] = { x0, x1 };

      for (guint i = 0; i < 2; i++)
        {
          double y = -(a * at[i] + c) / b;

          if (y >= y0 && y <= y1)
            {
              points[n][0] = at[i];
              points[n++][1] = y;
            }
        }
    }
  if (a != 0)
    {
      const double at[2] = { y0, y1 };

      for (guint i = 0; i < 2; i++)
        {
          double x = -(b * at[i] + c) / a;

          if (x >= x0 && x <= x1)
            {
              points[n][0] = x;
              points[n++][1] = at[i];
            }
        }
    }
  if (n < 2)
    return FALSE;
  /* Through a corner there may be more than two: the farthest counts. */
  for (guint i = 2; i < n; i++)
    if (fabs (points[i][0] - points[0][0]) / (x1 - x0) +
            fabs (points[i][1] - points[0][1]) / (y1 - y0) >
        fabs (points[far][0] - points[0][0]) / (x1 - x0) +
            fabs (points[far][1] - points[0][1]) / (y1 - y0))
      far = i;
  ends[0] = plateau_axis_map (&frame->x, points[0][0]);
  ends[1] = plateau_axis_map (&frame->y, points[0][1]);
  ends[2] = plateau_axis_map (&frame->x, points[far][0]);
  ends[3] = plateau_axis_map (&frame->y, points[far][1]);
  return TRUE;
}

/* w·x + b of a unit of layer 1 on the shown plane, with |(a, b)| = 1 and a fixed sign. */
static gboolean
unit_line (const PlateauBoundaryLayout *self,
           const PlateauNetwork *network,
           guint unit,
           double line[3])
{
  guint n = network->n[0];
  const double *w = network->w[1] + (gsize) unit * n;
  double length;

  line[0] = w[self->plane.x];
  line[1] = self->one_feature ? 0 : w[self->plane.y];
  line[2] = network->b[1][unit];
  if (n == 3)
    line[2] += w[3 - self->plane.x - self->plane.y] * self->plane.rest;
  length = hypot (line[0], line[1]);
  if (!isfinite (length) || !isfinite (line[2]) || length == 0)
    return FALSE;
  if (line[0] < 0 || (line[0] == 0 && line[1] < 0))
    length = -length;
  for (guint i = 0; i < 3; i++)
    line[i] /= length;
  return TRUE;
}

void
plateau_boundary_lines_draw_units (PlateauPen *pen,
                                   const PlateauBoundaryLayout *self,
                                   const PlateauNetwork *network)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double lines[MOST_UNIT_LINES][3];
  const double dash[2] = { 0.5 * self->em, 0.3 * self->em };
  guint n_lines = 0;

  /* Without a hidden layer the unit's line is the 0.5 line itself. */
  if (network->n_layers < 2 || network->n[1] > MOST_UNIT_LINES)
    return;
  cairo_save (cr);
  for (guint j = 0; j < network->n[1]; j++)
    {
      double *line = lines[n_lines];
      double ends[4];
      gboolean known = FALSE;

      if (!unit_line (self, network, j, line))
        continue;
      for (guint k = 0; k < n_lines && !known; k++)
        known = fabs (lines[k][0] - line[0]) < 1e-12 && fabs (lines[k][1] - line[1]) < 1e-12 &&
                fabs (lines[k][2] - line[2]) < 1e-12 * fmax (1, fabs (line[2]));
      if (known || !cut_line (&self->frame, line[0], line[1], line[2], ends))
        continue;
      n_lines++;
      cairo_move_to (cr, ends[0], ends[1]);
      cairo_line_to (cr, ends[2], ends[3]);
      cairo_set_dash (cr, NULL, 0, 0);
      cairo_set_line_width (cr, 1.7 * style->line_width);
      plateau_pen_set_color (pen, plateau_color_fade (style->field_middle, 0.5));
      cairo_stroke_preserve (cr);
      cairo_set_dash (cr, dash, 2, 0);
      cairo_set_line_width (cr, 0.85 * style->line_width);
      plateau_pen_set_color (pen, style->series[j % PLATEAU_N_SERIES]);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

void
plateau_boundary_lines_draw_lit (PlateauPen *pen,
                                 const PlateauBoundaryLayout *self,
                                 const PlateauNetwork *network,
                                 guint unit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double line[3], ends[4];

  if (cr == NULL || network->n_layers < 2 || unit >= network->n[1] ||
      !unit_line (self, network, unit, line) ||
      !cut_line (&self->frame, line[0], line[1], line[2], ends))
    return;
  cairo_save (cr);
  cairo_move_to (cr, ends[0], ends[1]);
  cairo_line_to (cr, ends[2], ends[3]);
  cairo_set_line_width (cr, 3.4 * style->line_width);
  plateau_pen_set_color (pen, style->accent);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1.7 * style->line_width);
  plateau_pen_set_color (pen, style->series[unit % PLATEAU_N_SERIES]);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
plateau_boundary_lines_draw_contour (PlateauPen *pen, const PlateauBoundaryLayout *self)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &self->frame.plot;
  g_autoptr (GArray) pieces = plateau_probability_contour (self->field);
  const double *p = (const double *) (gpointer) pieces->data;

  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  for (guint i = 0; i + 3 < pieces->len; i += 4)
    {
      cairo_move_to (cr, plateau_axis_map (&self->frame.x, p[i]),
                     plateau_axis_map (&self->frame.y, p[i + 1]));
      cairo_line_to (cr, plateau_axis_map (&self->frame.x, p[i + 2]),
                     plateau_axis_map (&self->frame.y, p[i + 3]));
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, self->line);
  plateau_pen_set_color (pen, style->foreground);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
plateau_boundary_lines_draw_curve (PlateauPen *pen, const PlateauBoundaryLayout *self)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauField *field = self->field;
  const PlateauBox *plot = &self->frame.plot;
  const double dash[2] = { 0.3 * self->em, 0.3 * self->em };
  double half = plateau_axis_map (&self->frame.y, 0.5);

  cairo_save (cr);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
  plateau_pen_set_color (pen, style->dim);
  cairo_move_to (cr, plot->x, half);
  cairo_rel_line_to (cr, plot->width, 0);
  for (guint i = 0; i + 1 < field->columns; i++)
    {
      double p = field->probability[i], next = field->probability[i + 1];

      if ((p >= 0.5) != (next >= 0.5))
        {
          double t = (0.5 - p) / (next - p);
          double x = field->x0 + (field->x1 - field->x0) * (i + t) / (field->columns - 1);

          cairo_move_to (cr, plateau_axis_map (&self->frame.x, x), plot->y);
          cairo_rel_line_to (cr, 0, plot->height);
        }
    }
  cairo_stroke (cr);
  cairo_restore (cr);

  for (guint i = 0; i < field->columns; i++)
    {
      double x = field->x0 + (field->x1 - field->x0) * i / (field->columns - 1);

      if (isfinite (field->probability[i]))
        cairo_line_to (cr, plateau_axis_map (&self->frame.x, x),
                       plateau_axis_map (&self->frame.y, field->probability[i]));
    }
  cairo_set_line_width (cr, self->line);
  plateau_pen_set_color (pen, style->foreground);
  cairo_stroke (cr);
}
