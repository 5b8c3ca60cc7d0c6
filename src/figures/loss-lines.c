/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "loss-lines.h"
#include "lane-look.h"
#include "plot/marks.h"

#include <math.h>

/* In line widths: a line that is alone, one that is looked at among others, these, and one pointed at. */
#define ALONE 1.25
#define LOOKED 1.9
#define BESIDE 1.1
#define LIT 1.6

static void
draw_band (PlateauPen *pen,
           const PlateauLossLayout *layout,
           const PlateauLossSeries *series,
           PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);

  for (guint column = 0; column < layout->columns; column++)
    if (series->bottom[column] - series->top[column] > 0.5)
      cairo_rectangle (cr, layout->frame.plot.x + column - 0.5, series->top[column], 1,
                       series->bottom[column] - series->top[column]);
  plateau_pen_set_color (pen, color);
  cairo_fill (cr);
}

static void
line_path (cairo_t *cr, const PlateauLossLayout *layout, const PlateauLossSeries *series)
{
  const PlateauBox *plot = &layout->frame.plot;
  double log_factor = layout->frame.x.kind == PLATEAU_AXIS_LINEAR ? 1 : 0.5;
  guint sparse = 0;

  /* The first points, far apart, at their exact places; then one for each column. */
  while (sparse < series->n_points && sparse < 2 * plot->width * log_factor)
    {
      double x = plateau_axis_map (&layout->frame.x, (double) series->points[sparse].epoch);

      if (sparse > 0 &&
          x - plateau_axis_map (&layout->frame.x, (double) series->points[sparse - 1].epoch) < 1)
        break;
      if (isfinite (series->points[sparse].loss))
        cairo_line_to (cr, x, plateau_loss_layout_y (layout, series->points[sparse].loss));
      sparse++;
    }
  if (sparse < series->n_points)
    {
      double x = plateau_axis_map (&layout->frame.x, (double) series->points[sparse].epoch);

      for (guint column = (guint) fmax (0, ceil (x - plot->x)); column < layout->columns; column++)
        if (!isnan (series->line[column]))
          cairo_line_to (cr, plot->x + column, series->line[column]);
    }
}

static void
draw_line (PlateauPen *pen, const PlateauLossLayout *layout, guint place, double weight)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double line_width = weight * style->line_width;

  line_path (cr, layout, &layout->series[place]);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, line_width);
  if (layout->n_series > 1)
    plateau_lane_look_dash (cr, layout->series[place].lane->lane_look, line_width);
  plateau_pen_set_color (pen, plateau_loss_layout_color (layout, style, place));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
plateau_loss_lines_draw (PlateauPen *pen, const PlateauLossLayout *layout, int lit)
{
  const PlateauStyle *style = plateau_pen_style (pen);

  /* From the last lane to the first, as they lie beside each other; then the one that is looked at. */
  for (guint i = layout->n_series; i-- > 0;)
    if (i != layout->looked)
      {
        draw_band (pen, layout, &layout->series[i],
                   plateau_color_fade (plateau_loss_layout_color (layout, style, i), 0.2));
        draw_line (pen, layout, i, (int) i == lit ? LIT : BESIDE);
      }
  draw_band (pen, layout, &layout->series[layout->looked],
             plateau_color_fade (plateau_loss_layout_color (layout, style, layout->looked), 0.3));
  draw_line (pen, layout, layout->looked, layout->n_series > 1 ? LOOKED : ALONE);
}

void
plateau_loss_lines_draw_dot (PlateauPen *pen, double x, double y, PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  if (cr == NULL)
    return;
  plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, x, y, style->dot_size);
  cairo_set_line_width (cr, style->line_width);
  plateau_pen_set_color (pen, style->card);
  cairo_stroke_preserve (cr);
  plateau_pen_set_color (pen, color);
  cairo_fill (cr);
}
