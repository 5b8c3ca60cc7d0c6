/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "curve-head.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More than this share on the flat parts is alarming; ReLU units are off half the time by nature. */
#define ALARMING_SATURATED 0.5
#define ALARMING_OFF 0.9

/* The warning sign's size and the start of the number after it, in the number's size. */
#define SIGN_SIZE 0.72
#define SIGN_ADVANCE 1.1

typedef struct
{
  char *value;
  const char *caption;
  gboolean alarm;
} BigFigure;

static double
figure_size (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);

  return layout->room == PLATEAU_CURVE_FULL ? style->text_big : 1.15 * style->text_normal;
}

static void
draw_big_figure (PlateauPen *pen,
                 const PlateauCurveLayout *layout,
                 const BigFigure *figure,
                 double x,
                 double max_width)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  gboolean full = layout->room == PLATEAU_CURVE_FULL;
  PlateauText value = { .size = figure_size (pen, layout),
                        .color = figure->alarm ? style->alarm : style->foreground,
                        .bold = TRUE,
                        .tight = TRUE,
                        .max_width = max_width };
  PlateauText caption = { .max_width = max_width };
  double sign = figure->alarm ? SIGN_SIZE * value.size : 0;
  double advance = figure->alarm ? SIGN_ADVANCE * value.size : 0;
  double y = 0.1 * layout->em, height;

  plateau_pen_measure (pen, figure->value, &value, NULL, &height);
  value.max_width = fmax (1, max_width - advance);
  if (!plateau_pen_text (pen, x + advance, y, figure->value, &value))
    return;
  /* Not by colour alone. */
  if (figure->alarm && plateau_pen_cr (pen) != NULL)
    plateau_draw_warning (plateau_pen_cr (pen), x, y + 0.5 * height - 0.52 * sign, sign,
                          style->alarm, style->card);
  if (layout->room >= PLATEAU_CURVE_SMALL)
    plateau_pen_text (pen, x, y + height + (full ? 0.1 : 0) * layout->em, figure->caption,
                      &caption);
}

/* Which look is which unit, right of the figures: only where all of it fits. */
static void
draw_units (PlateauPen *pen, const PlateauCurveLayout *layout, double from, double to)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double size = fmin (layout->dot_size, 0.8 * layout->em);
  double y = 0.1 * layout->em + 0.5 * style->text_big;
  PlateauText how = { .y_align = 0.5 };
  double total = 0, word_width, x;
  double widths[PLATEAU_N_SERIES];
  /* Translators: stands before the marks of the hidden units: "unit ● 1 ■ 2". */
  const char *word = C_ ("legend", "unit");

  if (layout->n_units < 2 || layout->n_units > PLATEAU_N_SERIES)
    return;
  plateau_pen_measure (pen, word, &how, &word_width, NULL);
  for (guint j = 0; j < layout->n_units; j++)
    {
      char number[12];

      g_snprintf (number, sizeof number, "%u", j + 1);
      plateau_pen_measure (pen, number, &how, &widths[j], NULL);
      widths[j] += 1.9 * size + 0.6 * layout->em;
      total += widths[j];
    }
  total += word_width;
  x = to - total;
  if (x < from || !plateau_pen_text (pen, x, y, word, &how))
    return;
  x += word_width;
  for (guint j = 0; j < layout->n_units; j++)
    {
      char number[12];

      g_snprintf (number, sizeof number, "%u", j + 1);
      if (cr != NULL)
        {
          plateau_mark_path (cr, style->series_marks[j], x + 0.6 * layout->em + 0.5 * size, y,
                             size);
          plateau_pen_set_color (pen, style->series[j]);
          cairo_fill (cr);
        }
      plateau_pen_text (pen, x + 0.6 * layout->em + 1.7 * size, y, number, &how);
      x += widths[j];
    }
}

/*
 * The width of each figure: of its number, and of as much of its caption as there is room for.
 * FALSE where the captions do not fit in full.
 */
static gboolean
measure_figures (PlateauPen *pen,
                 const PlateauCurveLayout *layout,
                 const BigFigure *figures,
                 double gap,
                 double room,
                 double *widths)
{
  const PlateauText value = { .size = figure_size (pen, layout), .bold = TRUE };
  const PlateauText caption = { 0 };
  double values = 0, excess = 0;
  double share;

  room -= 2 * gap;
  for (guint i = 0; i < 3; i++)
    {
      double caption_width;

      plateau_pen_measure (pen, figures[i].value, &value, &widths[i], NULL);
      plateau_pen_measure (pen, figures[i].caption, &caption, &caption_width, NULL);
      if (figures[i].alarm)
        widths[i] += SIGN_ADVANCE * value.size;
      values += widths[i];
      excess += fmax (0, caption_width - widths[i]);
    }
  share = excess > 0 ? CLAMP ((room - values) / excess, 0, 1) : 1;
  for (guint i = 0; i < 3; i++)
    {
      double caption_width;

      plateau_pen_measure (pen, figures[i].caption, &caption, &caption_width, NULL);
      if (values > room)
        widths[i] *= room / values;
      else
        widths[i] += share * fmax (0, caption_width - widths[i]);
    }
  return share >= 1 && values <= room;
}

void
plateau_curve_head_draw (PlateauPen *pen,
                         const PlateauCurveLayout *layout,
                         double width,
                         const PlateauDiagnostics *layer)
{
  gboolean full = layout->room == PLATEAU_CURVE_FULL;
  gboolean off = plateau_curve_layout_is_off_when_flat (layout);
  g_autofree char *saturated = plateau_format_share (layer->saturated);
  g_autofree char *slope = plateau_format_number (layer->mean_slope);
  g_autofree char *update = plateau_format_share (layer->update_ratio);
  g_autofree char *steepest =
      plateau_format_number (plateau_activation_steepest (layout->activation));
  /* Translators: below a large number; the placeholder is the steepest slope there is: 1 or 0.25. */
  g_autofree char *slope_caption = g_strdup_printf (_ ("mean slope (steepest: %s)"), steepest);
  BigFigure figures[3] = {
    { saturated, off ? _ ("off: z ≤ 0") : _ ("on the flat parts"),
      layer->saturated > (off ? ALARMING_OFF : ALARMING_SATURATED) },
    { slope, slope_caption, FALSE },
    { update, _ ("update / weight per epoch"), FALSE },
  };
  double left = full ? layout->frame.plot.x : fmin (layout->frame.plot.x, 0.5 * layout->em);
  double gap = full ? 2.4 * layout->em : 0.7 * layout->em;
  double widths[3];
  double room = width - left - 0.3 * layout->em;

  if (layout->figures_height <= 0)
    return;
  if (layout->room == PLATEAU_CURVE_MINUTE)
    {
      draw_big_figure (pen, layout, &figures[0], left, room);
      return;
    }
  if (!full || !measure_figures (pen, layout, figures, gap, room, widths))
    {
      figures[0].caption =
          off ? C_ ("share of the outputs", "off") : C_ ("share of the outputs", "flat");
      figures[1].caption = _ ("mean slope");
      figures[2].caption = _ ("update/weight");
      measure_figures (pen, layout, figures, gap, room, widths);
    }
  for (guint i = 0; i < 3; i++)
    {
      draw_big_figure (pen, layout, &figures[i], left, widths[i] + 0.01);
      left += widths[i] + gap;
    }
  if (full)
    draw_units (pen, layout, left - gap + layout->em,
                layout->frame.plot.x + layout->frame.plot.width);
}
