/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "seeds-lines.h"

#include <math.h>
#include <stdlib.h>

static int
by_size (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Of sorted values, any of which may be infinite; linear between two, as NumPy's default. */
static double
quantile (const double *values, guint n, double share)
{
  double place = share * (n - 1);
  guint below = (guint) place;
  double part = place - below;

  return part > 0 ? (1 - part) * values[below] + part * values[below + 1] : values[below];
}

/* The band between two rows of losses, one for each shown point. */
static void
fill_band (PlateauPen *pen,
           const PlateauSeedsLayout *layout,
           const double *low,
           const double *high,
           PlateauColor color)
{
  cairo_t *cr = plateau_pen_cr (pen);

  for (guint s = 0; s < layout->n_shown; s++)
    cairo_line_to (cr, plateau_seeds_layout_x (layout, s),
                   plateau_seeds_layout_y (layout, high[s]));
  for (guint s = layout->n_shown; s > 0; s--)
    cairo_line_to (cr, plateau_seeds_layout_x (layout, s - 1),
                   plateau_seeds_layout_y (layout, low[s - 1]));
  cairo_close_path (cr);
  plateau_pen_set_color (pen, color);
  cairo_fill (cr);
}

static void
draw_bands (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  const PlateauSeeds *seeds = layout->seeds;
  PlateauColor color = plateau_pen_style (pen)->accent;
  g_autofree double *values = g_new (double, seeds->n_seeds);
  g_autofree double *bands = g_new (double, 4 * layout->n_shown);
  double *low = bands, *lower = low + layout->n_shown;
  double *upper = lower + layout->n_shown, *high = upper + layout->n_shown;

  for (guint s = 0; s < layout->n_shown; s++)
    {
      guint point = layout->shown[s], n = 0;

      for (guint k = 0; k < seeds->n_seeds; k++)
        {
          const double *row = seeds->loss + (gsize) k * seeds->n_points;

          if (!isnan (row[seeds->n_points - 1]))
            values[n++] = row[point];
        }
      qsort (values, n, sizeof *values, by_size);
      low[s] = seeds->low[point];
      lower[s] = quantile (values, n, 0.25);
      upper[s] = quantile (values, n, 0.75);
      high[s] = seeds->high[point];
    }
  fill_band (pen, layout, low, high, plateau_color_fade (color, 0.13));
  fill_band (pen, layout, lower, upper, plateau_color_fade (color, 0.2));
}

/* A row of losses as a line, as far as it is known and finite. */
static void
stroke_row (PlateauPen *pen, const PlateauSeedsLayout *layout, const double *row)
{
  cairo_t *cr = plateau_pen_cr (pen);
  gboolean drawing = FALSE;

  for (guint s = 0; s < layout->n_shown; s++)
    {
      double loss = row[layout->shown[s]], x, y;

      if (!isfinite (loss))
        {
          drawing = FALSE;
          continue;
        }
      x = plateau_seeds_layout_x (layout, s);
      y = plateau_axis_map (&layout->frame.y, loss);
      /* A single point shows as a dot, with round ends. */
      if (!drawing)
        cairo_move_to (cr, x, y);
      cairo_line_to (cr, x, y);
      drawing = TRUE;
    }
  cairo_stroke (cr);
}

static void
draw_rows (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauSeeds *seeds = layout->seeds;
  const double dash[2] = { 3.2 * style->line_width, 2.6 * style->line_width };

  cairo_set_line_width (cr, fmax (0.7, 0.55 * style->line_width));
  for (guint k = 0; k < seeds->n_seeds; k++)
    {
      const double *row = seeds->loss + (gsize) k * seeds->n_points;
      gboolean done = !isnan (row[seeds->n_points - 1]);
      gboolean missed = done && !seeds->reached[k];

      cairo_set_dash (cr, dash, missed ? 2 : 0, 0);
      plateau_pen_set_color (
          pen, plateau_color_fade (missed ? style->series[1] : style->accent, missed ? 0.75
                                                                              : done ? 0.5
                                                                                     : 0.35));
      stroke_row (pen, layout, row);
    }
  cairo_set_dash (cr, NULL, 0, 0);
}

void
plateau_seeds_lines_draw (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  const double margin = 2 * style->line_width;

  if (cr == NULL)
    return;
  cairo_save (cr);
  /* What grows out of the plot goes behind its upper edge; thick lines may lie on the others. */
  cairo_rectangle (cr, plot->x - margin, plot->y, plot->width + 2 * margin, plot->height + margin);
  cairo_clip (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (layout->seeds->n_done > 0)
    draw_bands (pen, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  draw_rows (pen, layout);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (layout->seeds->n_done > 0)
    {
      /* An edge in the card's colour keeps it apart from the thin ones. */
      plateau_pen_set_color (pen, plateau_color_fade (style->card, 0.8));
      cairo_set_line_width (cr, 3.2 * style->line_width);
      stroke_row (pen, layout, layout->seeds->median);
      plateau_pen_set_color (pen, style->accent);
      cairo_set_line_width (cr, 1.7 * style->line_width);
      stroke_row (pen, layout, layout->seeds->median);
    }
  cairo_restore (cr);
}
