/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "curve-histogram.h"
#include "plot/marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* An odd number: one bin lies astride zero, so that a cluster there is one bar. */
#define MOST_BINS 61
#define FEWER_BINS 31

typedef struct
{
  guint n_bins;
  guint counts[MOST_BINS][PLATEAU_N_SERIES];
  guint tallest;
} Bins;

static void
fill_bins (Bins *bins, const PlateauCurveLayout *layout)
{
  double factor = bins->n_bins / (2 * layout->window);

  for (guint j = 0; j < layout->n_units; j++)
    {
      const double *z = layout->z + (gsize) j * layout->stride;
      guint series = j % PLATEAU_N_SERIES;

      for (guint i = 0; i < layout->n_examples; i++)
        if (fabs (z[i]) <= layout->window)
          {
            guint bin = (guint) ((z[i] + layout->window) * factor);

            bins->counts[MIN (bin, bins->n_bins - 1)][series]++;
          }
    }
  for (guint bin = 0; bin < bins->n_bins; bin++)
    {
      guint total = 0;

      for (guint series = 0; series < PLATEAU_N_SERIES; series++)
        total += bins->counts[bin][series];
      bins->tallest = MAX (bins->tallest, total);
    }
}

static void
draw_bars (PlateauPen *pen, const Bins *bins, const PlateauBox *box, double top)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double width = box->width / bins->n_bins;
  double gap = width > 3 ? 1 : 0;
  double floor_y = round (box->y + box->height);
  double factor = bins->tallest > 0 ? (box->height - top) / bins->tallest : 0;

  for (guint series = 0; series < PLATEAU_N_SERIES; series++)
    {
      for (guint bin = 0; bin < bins->n_bins; bin++)
        {
          /* On whole pixels: sharp, and many times cheaper to fill. */
          double x0 = round (box->x + bin * width), x1 = round (box->x + (bin + 1) * width) - gap;
          guint below = 0;
          double y0, y1;

          if (bins->counts[bin][series] == 0)
            continue;
          for (guint s = 0; s < series; s++)
            below += bins->counts[bin][s];
          y0 = floor_y - round (below * factor);
          y1 = floor_y - round ((below + bins->counts[bin][series]) * factor);
          /* One dot of many still shows. */
          if (y1 >= y0 && below == 0)
            y1 = y0 - 1;
          if (y1 < y0)
            cairo_rectangle (cr, x0, y1, x1 - x0, y0 - y1);
        }
      plateau_pen_set_color (pen, style->series[series]);
      cairo_fill (cr);
    }
}

/* The pile of what lies beyond; a pile higher than the histogram is drawn broken. */
static void
draw_pile (PlateauPen *pen,
           const PlateauCurveLayout *layout,
           guint count,
           guint tallest,
           double top,
           gboolean right)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *box = &layout->histogram;
  double full = box->height - top;
  double share = tallest > 0 ? count / (double) tallest : 1;
  double height = full * fmin (share, 1);
  double width = 0.55 * layout->em;
  double x = right ? box->x + box->width + 0.2 * layout->em : box->x - 0.2 * layout->em - width;

  cairo_rectangle (cr, x, box->y + box->height - fmax (height, 1), width, fmax (height, 1));
  plateau_pen_set_color (pen, style->alarm);
  cairo_fill (cr);
  if (share > 1)
    {
      double y = box->y + box->height - 0.72 * full;

      plateau_pen_set_color (pen, style->card);
      cairo_set_line_width (cr, fmax (1.5, 0.16 * layout->em));
      cairo_move_to (cr, x - 1, y + 0.2 * layout->em);
      cairo_line_to (cr, x + width + 1, y - 0.2 * layout->em);
      cairo_stroke (cr);
    }
}

static char *
count_text (const PlateauCurveLayout *layout, guint count, gboolean right)
{
  char bound[32];

  plateau_axis_format (right ? layout->window : -layout->window, layout->window, bound,
                       sizeof bound);
  /* Translators: how many dots lie outside of the picture; the second is a number on the axis. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u beyond %s", "%u beyond %s", count),
                          count, bound);
}

static void
draw_count (PlateauPen *pen, const PlateauCurveLayout *layout, guint count, gboolean right)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *box = layout->histogram.height > 0 ? &layout->histogram : &layout->frame.plot;
  double em = layout->em;
  double arrow = 0.62 * em;
  double edge = right ? box->x + box->width : box->x;
  double y = box->y + 0.1 * em;
  PlateauText how = { .color = style->alarm, .bold = TRUE, .pill = TRUE };
  g_autofree char *text = count_text (layout, count, right);
  PlateauText free_of_limits = how;
  double width, height;

  if (layout->histogram.height <= 0)
    {
      /* The right pile lies at the curve's upper end, the left one at its lower. */
      y = right ? box->y + 1.3 * em : box->y + box->height - 2.9 * em;
      edge += right ? -0.3 * em : 0.3 * em;
    }
  how.x_align = right ? 1 : 0;
  how.max_width = fmax (0, box->width / 2 - arrow - 1.2 * em);
  plateau_pen_measure (pen, text, &free_of_limits, &width, &height);
  if (layout->room < PLATEAU_CURVE_MEDIUM || width > how.max_width)
    {
      /* The arrow beside it says the rest. */
      g_free (text);
      text = g_strdup_printf ("%u", count);
    }
  if (!plateau_pen_text (pen, edge + (right ? -1 : 1) * (arrow + 0.35 * em), y, text, &how) ||
      cr == NULL)
    return;
  plateau_arrow_path (cr, edge, y + height / 2, arrow, right);
  plateau_pen_set_color (pen, style->alarm);
  cairo_fill (cr);
}

void
plateau_curve_histogram_draw (PlateauPen *pen, const PlateauCurveLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *box = &layout->histogram;

  if (layout->z == NULL)
    return;
  if (box->height > 0 && cr != NULL)
    {
      /* The counts' line stays free also without outliers: the bars must not jump in training. */
      double top = layout->room == PLATEAU_CURVE_FULL ? 1.5 * layout->em : 1.35 * layout->em;
      Bins bins = { .n_bins = box->width >= 30 * layout->em ? MOST_BINS : FEWER_BINS };

      fill_bins (&bins, layout);
      draw_bars (pen, &bins, box, top);
      if (layout->below > 0)
        draw_pile (pen, layout, layout->below, bins.tallest, top, FALSE);
      if (layout->above > 0)
        draw_pile (pen, layout, layout->above, bins.tallest, top, TRUE);
      cairo_set_line_width (cr, fmax (1, 0.5 * style->line_width));
      cairo_move_to (cr, box->x, round (box->y + box->height) + 0.5);
      cairo_rel_line_to (cr, box->width, 0);
      plateau_pen_set_color (pen, style->frame);
      cairo_stroke (cr);
    }
  if (layout->room == PLATEAU_CURVE_MINUTE)
    return;
  if (layout->below > 0)
    draw_count (pen, layout, layout->below, FALSE);
  if (layout->above > 0)
    draw_count (pen, layout, layout->above, TRUE);
}
