/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "curve-ground.h"
#include "plot/marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The flat zones of this activation within the window: up to two spans of z. */
static guint
flat_zones (const PlateauCurveLayout *layout, double zones[2][2])
{
  double limit = plateau_activation_flat_limit (layout->activation);

  if (plateau_activation_saturates (layout->activation))
    {
      zones[0][0] = -layout->window;
      zones[0][1] = -limit;
      zones[1][0] = limit;
      zones[1][1] = layout->window;
      return 2;
    }
  if (plateau_curve_layout_is_off_when_flat (layout))
    {
      zones[0][0] = -layout->window;
      zones[0][1] = 0;
      return 1;
    }
  return 0;
}

void
plateau_curve_ground_draw_zones (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  double zones[2][2];
  guint n = flat_zones (layout, zones);

  for (guint i = 0; i < n; i++)
    {
      double x0 = round (plateau_axis_map (&layout->frame.x, zones[i][0]));
      double x1 = round (plateau_axis_map (&layout->frame.x, zones[i][1]));

      cairo_rectangle (cr, x0, plot->y, x1 - x0, plot->height);
      plateau_pen_set_color (pen, style->flat_fill);
      cairo_fill (cr);
      plateau_hatch (cr, x0, plot->y, x1 - x0, plot->height, 0.75 * layout->em,
                     fmax (0.75, 0.4 * style->line_width), style->flat_hatch);
    }
}

void
plateau_curve_ground_draw_zone_labels (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  const PlateauBox *plot = &layout->frame.plot;
  gboolean full = layout->room == PLATEAU_CURVE_FULL;
  double zones[2][2];
  guint n = flat_zones (layout, zones);
  const char *text = plateau_curve_layout_is_off_when_flat (layout)
                         ? (full ? _ ("off: slope below 5 %") : C_ ("zone", "off"))
                         : (full ? _ ("flat: slope below 5 %") : C_ ("zone", "flat"));

  if (layout->room < PLATEAU_CURVE_SMALL)
    return;
  for (guint i = 0; i < n; i++)
    {
      double x0 = plateau_axis_map (&layout->frame.x, zones[i][0]);
      double x1 = plateau_axis_map (&layout->frame.x, zones[i][1]);
      PlateauText how = {
        .x_align = 0.5, .y_align = i == 0 ? 0 : 1, .pill = TRUE, .max_width = x1 - x0 - layout->em
      };
      double y = i == 0 ? plot->y + 0.8 * layout->em : plot->y + plot->height - 0.8 * layout->em;

      if (how.max_width <= 2 * layout->em || plateau_pen_text (pen, (x0 + x1) / 2, y, text, &how) ||
          i > 0)
        continue;
      /* The magnifier lies there: then below it, above the curve. */
      how.y_align = 1;
      y = plateau_axis_map (&layout->frame.y, layout->frame.y.low) - layout->dot_size;
      plateau_pen_text (pen, (x0 + x1) / 2, y, text, &how);
    }
}

/* The slope as a shape that stands on the plot's floor, read on the right. */
static void
slope_path (cairo_t *cr, const PlateauCurveLayout *layout)
{
  const PlateauBox *plot = &layout->frame.plot;
  double floor_y = plot->y + plot->height;
  guint steps = (guint) CLAMP (plot->width / 2, 40, 600);

  cairo_move_to (cr, plot->x, floor_y);
  for (guint i = 0; i <= steps; i++)
    {
      double x = plot->x + plot->width * i / steps;
      double z = plateau_axis_unmap (&layout->frame.x, x);
      double a = plateau_activation_value (layout->activation, z);
      double slope = plateau_activation_slope (layout->activation, z, a);

      cairo_line_to (cr, x, plateau_axis_map (&layout->slope, slope));
    }
  cairo_line_to (cr, plot->x + plot->width, floor_y);
}

/* The step of ReLU is upright, not a ramp between two sampled places. */
static void
step_path (cairo_t *cr, const PlateauCurveLayout *layout)
{
  const PlateauBox *plot = &layout->frame.plot;
  double zero = plateau_axis_map (&layout->frame.x, 0);
  double below = plateau_axis_map (
      &layout->slope, plateau_activation_slope (layout->activation, -1,
                                                plateau_activation_value (layout->activation, -1)));
  double above = plateau_axis_map (&layout->slope, 1);

  cairo_move_to (cr, plot->x, plot->y + plot->height);
  cairo_line_to (cr, plot->x, below);
  cairo_line_to (cr, zero, below);
  cairo_line_to (cr, zero, above);
  cairo_line_to (cr, plot->x + plot->width, above);
  cairo_line_to (cr, plot->x + plot->width, plot->y + plot->height);
}

void
plateau_curve_ground_draw_slope (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;

  cairo_save (cr);
  cairo_rectangle (cr, plot->x, plot->y, plot->width, plot->height);
  cairo_clip (cr);
  if (plateau_curve_layout_is_off_when_flat (layout))
    step_path (cr, layout);
  else
    slope_path (cr, layout);
  plateau_pen_set_color (pen, style->slope_fill);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, 0.7 * style->line_width);
  plateau_pen_set_color (pen, style->slope_line);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The words beside the slope's shape, and its own reading at the right edge. */
void
plateau_curve_ground_draw_slope_labels (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText how = { .color = style->slope_text, .y_align = 0.5 };
  double steepest = plateau_activation_steepest (layout->activation);
  double x, level, low, high;

  if (layout->room < PLATEAU_CURVE_FULL)
    return;
  for (guint i = 0; i < 3; i++)
    {
      double value = steepest * i / 2;
      char label[32];

      plateau_axis_format (value, steepest / 1000, label, sizeof label);
      plateau_pen_text (pen, plot->x + plot->width + 0.5 * layout->em,
                        plateau_axis_map (&layout->slope, value), label, &how);
    }

  if (plateau_activation_saturates (layout->activation))
    {
      /* On the right shoulder, where the slope has come down to a third. */
      level = 0.36;
      low = 0;
      high = layout->window;
      for (guint i = 0; i < 40; i++)
        {
          double z = (low + high) / 2;
          double a = plateau_activation_value (layout->activation, z);

          if (plateau_activation_slope (layout->activation, z, a) > level * steepest)
            low = z;
          else
            high = z;
        }
      x = plateau_axis_map (&layout->frame.x, high) + 0.6 * layout->em;
    }
  else
    {
      level = 0.3;
      x = plateau_axis_map (&layout->frame.x, 0.66 * layout->window);
      how.x_align = 0.5;
    }
  how.pill = plateau_activation_saturates (layout->activation);
  how.max_width = plot->x + plot->width - x - layout->em;
  plateau_pen_text (pen, x, plateau_axis_map (&layout->slope, level * steepest),
                    /* Translators: g′(z) is the derivative of the activation function. */
                    _ ("slope g′(z)"), &how);
}
