/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "strands.h"

#include "layer.h"

#include <math.h>
#include <stdlib.h>

/* A line is the Bézier curve (0, 0), (REACH, REACH (1 - bend)), ... (1, 1), mirrored at its middle. */
#define REACH 0.42

/* A gap is a little shorter than a stroke. */
#define GAP_SHARE 0.7

/* The angle of a line is computed afresh at so many places. */
#define ANGLES 64

/* What lies further off is on no picture; what is steeper is upright. */
#define FARTHEST 1e6
#define STEEPEST 16384.0f

/* What all lines have in common in one column of pixels. */
typedef struct
{
  float sway;   /* share of the height, at the column's middle */
  float slope;  /* its change from column to column */
  uint32_t ink; /* how much of the column lies between the edges, of 255 */
} Column;

struct _PlateauStrands
{
  cairo_t *cr;
  double x0, x1;
  double bend;
  gboolean layered; /* else lines are drawn one by one, as paths */
  PlateauLayer layer;
  Column *columns;
};

static double
bezier (double t, double reach)
{
  double rest = 1 - t;

  return 3 * reach * rest * rest * t + 3 * (1 - reach) * rest * t * t + t * t * t;
}

double
plateau_strand_sway (double share, double bend)
{
  double low = 0, high = 1;

  share = CLAMP (share, 0, 1);
  for (guint i = 0; i < 20; i++)
    {
      double middle = (low + high) / 2;

      if (bezier (middle, REACH) < share)
        low = middle;
      else
        high = middle;
    }
  return bezier ((low + high) / 2, REACH * (1 - bend));
}

PlateauStrands *
plateau_strands_new (cairo_t *cr, double x0, double x1, double top, double bottom, double bend)
{
  PlateauStrands *self = g_new0 (PlateauStrands, 1);
  double width;

  self->cr = cr;
  self->x0 = x0;
  self->x1 = x1;
  self->bend = bend;
  cairo_save (cr);
  self->layered = plateau_layer_init (&self->layer, cr, x0, top, x1 - x0, bottom - top);
  if (!self->layered)
    {
      cairo_rectangle (cr, x0, top, x1 - x0, bottom - top);
      cairo_clip (cr);
      return self;
    }

  width = (x1 - x0) * self->layer.scale;
  self->columns = g_new (Column, self->layer.columns);
  for (int i = 0; i < self->layer.columns; i++)
    {
      double left = i + self->layer.x - x0 * self->layer.scale;

      self->columns[i].sway = (float) plateau_strand_sway ((left + 0.5) / width, bend);
      self->columns[i].ink = (uint32_t) (255 * fmax (0, fmin (left + 1, width) - fmax (left, 0)));
    }
  for (int i = 0; i < self->layer.columns; i++)
    {
      int before = MAX (i - 1, 0), after = MIN (i + 1, self->layer.columns - 1);

      self->columns[i].slope = (self->columns[after].sway - self->columns[before].sway) /
                               (float) MAX (after - before, 1);
    }
  return self;
}

static void
draw_path (PlateauStrands *self,
           double y0,
           double y1,
           double width,
           PlateauColor color,
           double dash)
{
  cairo_t *cr = self->cr;
  double reach = REACH * (self->x1 - self->x0);
  double rise = REACH * (1 - self->bend) * (y1 - y0);
  const double dashes[2] = { dash, GAP_SHARE * dash };

  cairo_move_to (cr, self->x0, y0);
  cairo_curve_to (cr, self->x0 + reach, y0 + rise, self->x1 - reach, y1 - rise, self->x1, y1);
  cairo_set_dash (cr, dashes, dash > 0 ? 2 : 0, 0);
  cairo_set_line_width (cr, width);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
  cairo_stroke (cr);
}

/* Numbers along a column in fixed point: so many parts of a pixel. */
#define ONE 65536

/* How much of a pixel a stroke covers that is @phase into its stroke and gap. */
static inline int
dash_ink (int phase, int stroke, int period)
{
  int inside = stroke / 2 + ONE / 2 - abs (phase - stroke / 2);
  int next = ONE / 2 + phase - period;

  return MIN (MAX (inside, next), ONE);
}

typedef struct
{
  uint32_t pixel;
  float half; /* of the width */
  int most;   /* ink of a pixel: less than all of it where the line is thinner */
  int stroke; /* 0: no dashes */
  int period;
  int phase;
  float length; /* of the line in one column */
  float cosine; /* its inverse */
} Line;

static inline void
ink_pixel (uint32_t *target, uint32_t pixel, uint32_t share)
{
  if (share >= 254 && pixel >= 0xff000000)
    {
      *target = pixel;
      return;
    }
  pixel = plateau_pixel_thin (pixel, share);
  *target = *target == 0 ? pixel : plateau_pixel_blend (pixel, *target);
}

static inline int
wrap (int phase, int period)
{
  while (phase < 0)
    phase += period;
  while (phase >= period)
    phase -= period;
  return phase;
}

/* The part of a line in one column: a pixel's ink falls off with its distance from the line, and the
 * line is as good as straight here. */
static inline void
ink_column (PlateauLayer *layer, int i, Line *line, float middle, float steep, uint32_t share)
{
  float cosine = line->cosine, length = line->length;
  float reach = (line->half + 0.5f) * length;
  int from = (int) MAX (middle - reach + 0.5f, 0);
  int to = MIN ((int) (middle + reach + 0.5f), layer->rows);
  int edge = (int) ((line->half + 0.5f) * ONE), step = (int) (cosine * ONE), phase = line->phase;
  uint32_t *target;
  float off;
  int distance;

  if (line->stroke > 0)
    line->phase = wrap (phase + (int) (length * ONE), line->period);
  if (from >= to)
    return;

  off = (float) from + 0.5f - middle;
  distance = (int) (off * cosine * ONE);
  target = layer->pixels + (gsize) from * layer->stride + i;
  if (line->stroke > 0)
    {
      int phase_step = (int) (steep * cosine * ONE);

      phase = wrap (phase + (int) (off * steep * cosine * ONE), line->period);
      for (int row = from; row < to; row++, target += layer->stride)
        {
          int ink = MIN (edge - abs (distance), line->most);

          ink = MIN (ink, dash_ink (phase, line->stroke, line->period));
          if (ink > 0)
            ink_pixel (target, line->pixel, (uint32_t) ink / 256 * share / 256);
          distance += step;
          phase = wrap (phase + phase_step, line->period);
        }
      return;
    }
  for (int row = from; row < to; row++, target += layer->stride)
    {
      int ink = MIN (edge - abs (distance), line->most);

      if (ink > 0)
        ink_pixel (target, line->pixel, (uint32_t) ink / 256 * share / 256);
      distance += step;
    }
}

void
plateau_strands_add (PlateauStrands *self,
                     double y0,
                     double y1,
                     double width,
                     PlateauColor color,
                     double dash)
{
  PlateauLayer *layer = &self->layer;
  Line line = { .pixel = plateau_color_pixel (color) };
  float start, rise;
  int every = layer->columns / ANGLES + 1;

  if (!self->layered)
    {
      draw_path (self, y0, y1, width, color, dash);
      return;
    }
  if (!(fabs (y0) < FARTHEST) || !(fabs (y1) < FARTHEST))
    return;

  start = (float) (y0 * layer->scale - layer->y);
  rise = (float) ((y1 - y0) * layer->scale);
  line.half = (float) (0.5 * width * layer->scale);
  line.most = (int) (MIN (1, 2 * line.half) * ONE);
  line.stroke = (int) (dash * layer->scale * ONE);
  line.period = (int) (dash * layer->scale * (1 + GAP_SHARE) * ONE);
  for (int i = 0; i < layer->columns; i++)
    {
      const Column *column = &self->columns[i];

      if (i % every == 0)
        {
          float steep = rise * self->columns[MIN (i + every / 2, layer->columns - 1)].slope;
          line.length = fminf (sqrtf (1 + steep * steep), STEEPEST);
          line.cosine = 1 / line.length;
          if (i == 0)
            line.phase = (int) (0.5f * line.length * ONE);
        }
      ink_column (layer, i, &line, start + rise * column->sway, rise * column->slope, column->ink);
    }
}

void
plateau_strands_finish (PlateauStrands *self)
{
  if (self->layered)
    {
      plateau_layer_set_source (&self->layer);
      cairo_paint (self->cr);
      plateau_layer_clear (&self->layer);
    }
  cairo_restore (self->cr);
  g_free (self->columns);
  g_free (self);
}
