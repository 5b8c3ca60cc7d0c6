/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "frame.h"
#include "plot/marks.h"

#include <math.h>

/* More labels than these say no more, however much room there is. */
#define MOST_X_TICKS 14
#define MOST_Y_TICKS 9

double
plateau_frame_label_width (PlateauPen *pen, const GArray *ticks)
{
  static const PlateauText plain = { 0 };
  double widest = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);
      double width;

      if (tick->label[0] == '\0')
        continue;
      plateau_pen_measure (pen, tick->label, &plain, &width, NULL);
      widest = fmax (widest, width);
    }
  return widest;
}

GArray *
plateau_frame_x_ticks (PlateauPen *pen, const PlateauAxis *axis)
{
  double em = plateau_pen_style (pen)->text_small;
  double spacing = fmax (2.8 * em, fabs (axis->pixel_high - axis->pixel_low) / MOST_X_TICKS);
  GArray *ticks = plateau_axis_ticks (axis, spacing);
  double wanted = plateau_frame_label_width (pen, ticks) + 0.9 * em;

  if (wanted > spacing)
    {
      g_array_unref (ticks);
      ticks = plateau_axis_ticks (axis, wanted);
    }
  return ticks;
}

GArray *
plateau_frame_y_ticks (PlateauPen *pen, const PlateauAxis *axis)
{
  double length = fabs (axis->pixel_high - axis->pixel_low);

  return plateau_axis_ticks (
      axis, fmax (2.4 * plateau_pen_style (pen)->text_small, length / MOST_Y_TICKS));
}

void
plateau_frame_draw_grid (PlateauPen *pen,
                         const PlateauFrame *frame,
                         const GArray *x_ticks,
                         const GArray *y_ticks)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &frame->plot;
  double thickness = fmax (1, 0.45 * style->line_width);

  if (cr == NULL)
    return;
  cairo_set_line_width (cr, thickness);
  for (guint labelled = 0; labelled < 2; labelled++)
    {
      for (guint i = 0; x_ticks != NULL && i < x_ticks->len; i++)
        {
          const PlateauTick *tick = &g_array_index (x_ticks, PlateauTick, i);

          if ((tick->label[0] != '\0') != (labelled != 0))
            continue;
          cairo_move_to (cr, round (tick->pixel - 0.5) + 0.5, plot->y);
          cairo_rel_line_to (cr, 0, plot->height);
        }
      for (guint i = 0; y_ticks != NULL && i < y_ticks->len; i++)
        {
          const PlateauTick *tick = &g_array_index (y_ticks, PlateauTick, i);

          if ((tick->label[0] != '\0') != (labelled != 0))
            continue;
          cairo_move_to (cr, plot->x, round (tick->pixel - 0.5) + 0.5);
          cairo_rel_line_to (cr, plot->width, 0);
        }
      plateau_pen_set_color (pen, plateau_color_fade (style->grid, labelled ? 1 : 0.45));
      cairo_stroke (cr);
    }
}

void
plateau_frame_draw_x_labels (PlateauPen *pen, const GArray *ticks, double y, double width)
{
  static const PlateauText centred = { .x_align = 0.5 };

  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);
      double label_width, x;

      if (tick->label[0] == '\0')
        continue;
      plateau_pen_measure (pen, tick->label, &centred, &label_width, NULL);
      x = CLAMP (tick->pixel, label_width / 2, fmax (label_width / 2, width - label_width / 2));
      plateau_pen_text (pen, x, y, tick->label, &centred);
    }
}

void
plateau_frame_draw_y_labels (PlateauPen *pen, const GArray *ticks, double x)
{
  static const PlateauText right = { .x_align = 1, .y_align = 0.5 };

  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

      if (tick->label[0] != '\0')
        plateau_pen_text (pen, x, tick->pixel, tick->label, &right);
    }
}

void
plateau_frame_draw_ring (PlateauPen *pen, double x, double y, double size)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  if (cr == NULL)
    return;
  cairo_new_path (cr);
  cairo_arc (cr, x, y, size / 2, 0, 2 * G_PI);
  cairo_set_line_width (cr, 2.6 * style->line_width);
  plateau_pen_set_color (pen, style->card);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1.3 * style->line_width);
  plateau_pen_set_color (pen, style->accent);
  cairo_stroke (cr);
}

void
plateau_frame_place_label (PlateauPen *pen,
                           const char *text,
                           const PlateauText *how,
                           double x,
                           double y,
                           double gap,
                           const PlateauBox *bounds,
                           PlateauBox *box)
{
  double margin = 0.35 * plateau_pen_style (pen)->text_small;
  double width, height;

  plateau_pen_measure (pen, text, how, &width, &height);
  width += 2 * margin;
  height += margin;
  for (int place = 0; place < 4; place++)
    {
      *box = (PlateauBox){ place % 2 == 0 ? x + gap : x - gap - width,
                           place / 2 == 0 ? y - gap - height : y + gap, width, height };
      if (box->x >= bounds->x && box->x + width <= bounds->x + bounds->width &&
          box->y >= bounds->y && box->y + height <= bounds->y + bounds->height &&
          plateau_pen_is_free (pen, box))
        break;
    }
  box->x = CLAMP (box->x, bounds->x, fmax (bounds->x, bounds->x + bounds->width - width));
  box->y = CLAMP (box->y, bounds->y, fmax (bounds->y, bounds->y + bounds->height - height));
  plateau_pen_reserve (pen, box);
}

void
plateau_frame_draw_label (PlateauPen *pen,
                          const char *text,
                          const PlateauText *how,
                          const PlateauBox *box,
                          PlateauColor ground)
{
  cairo_t *cr = plateau_pen_cr (pen);
  PlateauText centred = *how;

  if (cr != NULL)
    {
      plateau_pen_set_color (pen, ground);
      plateau_rounded_path (cr, box->x, box->y, box->width, box->height, box->height / 3);
      cairo_fill (cr);
    }
  centred.x_align = 0.5;
  centred.y_align = 0.5;
  plateau_pen_text_over (pen, box->x + box->width / 2, box->y + box->height / 2, text, &centred);
}
