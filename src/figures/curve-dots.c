/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "curve-dots.h"
#include "plot/marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Columns of half a pixel each hold this many dots: more would only hide those before them. */
#define DOTS_PER_COLUMN 2

/* So many dots of each look are sure to be seen. */
#define SAMPLES 3

static void
add_looks (PlateauDots *dots, const PlateauStyle *style, double size)
{
  for (guint series = 0; series < PLATEAU_N_SERIES; series++)
    plateau_dots_add_look (dots, style->series_marks[series], size, style->series[series],
                           style->card, fmax (0.75, 0.1 * size));
}

static guint
greatest_common_divisor (guint a, guint b)
{
  while (b != 0)
    {
      guint rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

/* A dot of a column: its place in Z and its look. */
typedef struct
{
  gsize place;
  guint8 series;
} Held;

/*
 * The dots lie on one curve, so a column says where. Examples go outside, and each begins with another
 * unit, so that in a crowd every unit gets its turn.
 */
static void
fill_columns (const PlateauCurveLayout *layout,
              const PlateauFrame *frame,
              Held (*held)[DOTS_PER_COLUMN],
              guint8 *n_held)
{
  double low = frame->x.low, high = frame->x.high;
  double factor = 2 * frame->plot.width / (high - low);
  guint n_units = layout->n_units;

  for (guint i = 0; i < layout->n_examples; i++)
    {
      guint j = i % n_units;

      for (guint turn = 0; turn < n_units; turn++, j = j + 1 == n_units ? 0 : j + 1)
        {
          gsize place = (gsize) j * layout->stride + i;
          double z = layout->z[place];
          guint8 series = j % PLATEAU_N_SERIES;
          guint column;

          if (!(z >= low && z <= high))
            continue;
          column = (guint) ((z - low) * factor);
          if (n_held[column] == DOTS_PER_COLUMN ||
              (n_held[column] > 0 && held[column][0].series == series))
            continue;
          held[column][n_held[column]++] = (Held){ place, series };
        }
    }
}

/* A few dots of each look on top of all: a unit whose z spread little would else lie buried. */
static void
stamp_samples (PlateauDots *dots, const PlateauCurveLayout *layout, const PlateauFrame *frame)
{
  guint n_looks = MIN (layout->n_units, PLATEAU_N_SERIES);
  guint n_samples = SAMPLES * n_looks;

  for (guint sample = 0; sample < n_samples; sample++)
    {
      guint j = sample % n_looks;
      guint i = (guint) ((guint64) (sample + 1) * layout->n_examples / (n_samples + 1));
      double z = layout->z[(gsize) j * layout->stride + i];

      if (z >= frame->x.low && z <= frame->x.high)
        plateau_dots_stamp (
            dots, j, plateau_axis_map (&frame->x, z),
            plateau_axis_map (&frame->y, layout->a[(gsize) j * layout->stride + i]));
    }
}

void
plateau_curve_dots_draw (PlateauPen *pen,
                         const PlateauCurveLayout *layout,
                         const PlateauFrame *frame)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &frame->plot;
  double margin = layout->dot_size;
  guint n_columns = (guint) ceil (2 * plot->width) + 2;
  g_autofree Held (*held)[DOTS_PER_COLUMN] = NULL;
  g_autofree guint8 *n_held = NULL;
  PlateauDots *dots;
  guint step;

  if (cr == NULL || layout->z == NULL)
    return;
  held = g_malloc (n_columns * sizeof *held);
  n_held = g_new0 (guint8, n_columns);
  fill_columns (layout, frame, held, n_held);

  dots = plateau_dots_new (cr, plot->x - margin, plot->y - margin, plot->width + 2 * margin,
                           plot->height + 2 * margin);
  add_looks (dots, plateau_pen_style (pen), layout->dot_size);
  /* Neighbours must not be stamped one after the other, nor unit after unit: the last one would hide
   * the others. The golden ratio scatters the columns, in the same order for every picture. */
  step = (guint) (0.618 * n_columns) | 1;
  while (greatest_common_divisor (step, n_columns) != 1)
    step++;
  for (guint i = 0, column = 0; i < n_columns; i++, column = (column + step) % n_columns)
    for (guint k = n_held[column]; k-- > 0;)
      {
        const Held *dot = &held[column][k];

        plateau_dots_stamp (dots, dot->series, plateau_axis_map (&frame->x, layout->z[dot->place]),
                            plateau_axis_map (&frame->y, layout->a[dot->place]));
      }
  stamp_samples (dots, layout, frame);
  plateau_dots_finish (dots);
}

void
plateau_curve_dots_draw_unit (PlateauPen *pen, const PlateauCurveLayout *layout, guint unit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot =
      plateau_curve_layout_has_inset (layout) ? &layout->inset_frame.plot : &layout->frame.plot;
  double size = 1.4 * layout->dot_size, last_x = -INFINITY, last_y = -INFINITY, x, y;
  guint series = unit % PLATEAU_N_SERIES;
  PlateauDots *dots;

  if (cr == NULL || layout->z == NULL || unit >= layout->n_units)
    return;
  dots = plateau_dots_new (cr, plot->x - size, plot->y - size, plot->width + 2 * size,
                           plot->height + 2 * size);
  plateau_dots_add_look (dots, style->series_marks[series], size, style->series[series],
                         style->accent, fmax (1, 0.5 * style->line_width));
  for (guint i = 0; i < layout->n_examples; i++)
    if (plateau_curve_layout_locate (layout, unit, i, &x, &y) &&
        (fabs (x - last_x) >= 0.5 || fabs (y - last_y) >= 0.5))
      {
        plateau_dots_stamp (dots, 0, x, y);
        last_x = x;
        last_y = y;
      }
  plateau_dots_finish (dots);
}

void
plateau_curve_dots_draw_one_place (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->foreground, .bold = TRUE, .pill = TRUE, .y_align = 0.5 };
  g_autofree char *text = NULL;
  double x, y;

  if (layout->smallest < -layout->window || layout->smallest > layout->window)
    return;
  x = plateau_axis_map (&layout->frame.x, layout->smallest);
  y = plateau_axis_map (&layout->frame.y,
                        plateau_activation_value (layout->activation, layout->smallest));
  if (layout->room >= PLATEAU_CURVE_SMALL)
    {
      double gap = layout->dot_size * 1.1 + 0.4 * layout->em;
      gboolean left = layout->smallest > 0;

      text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u dot here", "%u dots here", layout->n_finite),
          layout->n_finite);
      how.x_align = left ? 1 : 0;
      how.max_width = left ? x - gap - layout->frame.plot.x
                           : layout->frame.plot.x + layout->frame.plot.width - x - gap;
      if (how.max_width > 3 * layout->em)
        plateau_pen_text (pen, x + (left ? -gap : gap), y, text, &how);
    }
  if (plateau_pen_cr (pen) != NULL)
    {
      cairo_t *cr = plateau_pen_cr (pen);

      cairo_new_path (cr);
      cairo_arc (cr, x, y, layout->dot_size * 1.0, 0, 2 * G_PI);
      plateau_pen_set_color (pen, style->card);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->foreground);
      cairo_stroke (cr);
      plateau_mark_path (cr, style->series_marks[0], x, y, layout->dot_size);
      plateau_pen_set_color (pen, style->series[0]);
      cairo_fill (cr);
    }
}

static void
draw_inset_ground (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *inset = &layout->inset;
  double x0 = plateau_axis_map (&layout->frame.x, layout->inset_frame.x.low);
  double x1 = plateau_axis_map (&layout->frame.x, layout->inset_frame.x.high);
  double y0 = plateau_axis_map (&layout->frame.y, layout->inset_frame.y.high);
  double y1 = plateau_axis_map (&layout->frame.y, layout->inset_frame.y.low);
  double grow = layout->dot_size * 0.9;
  double radius = 0.5 * layout->em;

  x0 -= grow;
  y0 -= grow;
  x1 += grow;
  y1 += grow;

  /* Two threads from the small place to the card, as from a lens. */
  cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
  plateau_pen_set_color (pen, style->frame);
  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, inset->x + inset->width, inset->y + radius);
  cairo_move_to (cr, x0, y1);
  cairo_line_to (cr, inset->x + inset->width, inset->y + inset->height - radius);
  cairo_stroke (cr);
  plateau_rounded_path (cr, x0, y0, x1 - x0, y1 - y0, 0.3 * layout->em);
  cairo_stroke (cr);

  plateau_rounded_path (cr, inset->x, inset->y, inset->width, inset->height, radius);
  plateau_pen_set_color (pen, style->card);
  cairo_fill_preserve (cr);
  plateau_pen_set_color (pen, style->frame);
  cairo_stroke (cr);
}

void
plateau_curve_dots_draw_inset (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauFrame *frame = &layout->inset_frame;
  const PlateauBox *plot = &frame->plot;
  PlateauText title = { .color = style->foreground, .bold = TRUE };
  g_autofree char *text = NULL;
  char factor[32];

  if (cr != NULL)
    draw_inset_ground (pen, layout);
  plateau_axis_format (layout->zoom, layout->zoom, factor, sizeof factor);
  /* Translators: how many times larger a part of the picture is drawn beside it, as "zoom ×100". */
  text = g_strdup_printf (_ ("zoom ×%s"), factor);
  title.max_width = layout->inset.width - 1.2 * layout->em;
  plateau_pen_text (pen, layout->inset.x + 0.6 * layout->em, layout->inset.y + 0.2 * layout->em,
                    text, &title);
  if (layout->room == PLATEAU_CURVE_FULL)
    {
      g_autoptr (GArray) x_ticks = plateau_frame_x_ticks (pen, &frame->x);
      g_autoptr (GArray) y_ticks = plateau_frame_y_ticks (pen, &frame->y);

      plateau_frame_draw_grid (pen, frame, x_ticks, y_ticks);
      plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.4 * layout->em);
      plateau_frame_draw_x_labels (pen, x_ticks, plot->y + plot->height + 0.15 * layout->em,
                                   layout->inset.x + layout->inset.width);
    }
  if (cr != NULL)
    {
      cairo_move_to (cr, plateau_axis_map (&frame->x, frame->x.low),
                     plateau_axis_map (&frame->y, frame->y.low));
      for (int i = 1; i <= 32; i++)
        {
          double z = frame->x.low + (frame->x.high - frame->x.low) * i / 32;

          cairo_line_to (
              cr, plateau_axis_map (&frame->x, z),
              plateau_axis_map (&frame->y, plateau_activation_value (layout->activation, z)));
        }
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->foreground);
      cairo_stroke (cr);
    }
  plateau_curve_dots_draw (pen, layout, frame);
  plateau_pen_reserve (pen, &layout->inset);
}
