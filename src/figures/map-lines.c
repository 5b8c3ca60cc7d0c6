/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-lines.h"
#include "lane-look.h"
#include "plot/marks.h"
#include "plot/ramp.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The largest dot, as a share of the smaller side of its cell. */
#define LARGEST_DOT 0.55

static void
draw_cell (PlateauPen *pen, const PlateauMapLayout *layout, guint i)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauSweepCell *cell = &layout->map->cell[i];
  PlateauBox box = plateau_map_layout_cell (layout, i);
  PlateauColor color = plateau_map_layout_color (layout, style, cell->loss_median);
  const PlateauColor white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };
  PlateauColor ink =
      plateau_color_contrast (color, white) > plateau_color_contrast (color, black) ? white : black;

  /* cairo rounds the sides of a rectangle, not its ends: two that touch would leave a gap. */
  cairo_move_to (cr, box.x, box.y);
  cairo_line_to (cr, box.x + box.width, box.y);
  cairo_line_to (cr, box.x + box.width, box.y + box.height);
  cairo_line_to (cr, box.x, box.y + box.height);
  cairo_close_path (cr);
  plateau_pen_set_color (pen, color);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_fill (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  if (cell->diverged > 0)
    plateau_hatch (cr, box.x, box.y + (1 - cell->diverged) * box.height, box.width,
                   cell->diverged * box.height, fmax (3, 0.4 * layout->em),
                   fmax (1, 0.5 * style->line_width), ink);
  if (cell->failed > 0)
    {
      double size = LARGEST_DOT * fmin (box.width, box.height) * sqrt (cell->failed);

      plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, box.x + box.width / 2, box.y + box.height / 2,
                         size);
      plateau_pen_set_color (pen, plateau_color_fade (ink, 0.75));
      cairo_fill (cr);
    }
}

void
plateau_map_cells_draw (PlateauPen *pen, const PlateauMapLayout *layout)
{
  if (plateau_pen_cr (pen) == NULL)
    return;

  for (guint i = 0; i < layout->map->n_cells; i++)
    if (layout->map->done[i])
      draw_cell (pen, layout, i);
}

/* The scale at which the hidden layers of a row have the standard deviation of @initialization; NAN where
 * weights of this start have none. */
static double
find_scale (const PlateauMap *map, PlateauInitialization initialization, double row)
{
  const PlateauSettings *base = &map->plan.base;
  guint width = map->plan.axis == PLATEAU_SWEEP_UNITS ? (guint) row : base->shape.width[0];
  double own = plateau_initialization_is_random (base->start.initialization)
                   ? plateau_initialization_std (base->start.initialization, width, width)
                   : 0;

  return own > 0 ? plateau_initialization_std (initialization, width, width) / own : NAN;
}

static void
draw_curve (PlateauPen *pen,
            const PlateauMapLayout *layout,
            PlateauInitialization initialization,
            double dash)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauMap *map = layout->map;
  const double dashes[2] = { dash, 0.7 * dash };
  guint n = 0;

  if (cr == NULL)
    return;
  for (guint row = 0; row < map->plan.n_rows; row++)
    {
      PlateauBox box = plateau_map_layout_cell (layout, row * map->plan.n_scales);
      double x = plateau_axis_map (&layout->frame.x,
                                   find_scale (map, initialization, map->plan.rows[row]));

      if (!isfinite (x) || x < layout->frame.plot.x ||
          x > layout->frame.plot.x + layout->frame.plot.width)
        continue;
      /* The whole of the first and of the last row. */
      if (n == 0)
        cairo_move_to (cr, x, box.y + box.height);
      cairo_line_to (cr, x, box.y + box.height / 2);
      if (row + 1 == map->plan.n_rows)
        cairo_line_to (cr, x, box.y);
      n++;
    }
  if (n == 0)
    return;
  cairo_set_line_width (cr, 2 * style->line_width);
  plateau_pen_set_color (pen, (PlateauColor){ 0, 0, 0, 0.55 });
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, 1.1 * style->line_width);
  if (dash > 0)
    cairo_set_dash (cr, dashes, 2, 0);
  plateau_pen_set_color (pen, (PlateauColor){ 1, 1, 1, 1 });
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
plateau_map_theory_draw (PlateauPen *pen, const PlateauMapLayout *layout)
{
  static const struct
  {
    PlateauInitialization initialization;
    const char *name;
    double dash;
  } theories[] = {
    /* As many inputs as units: Glorot's and the course's are the same. */
    { PLATEAU_INITIALIZATION_XAVIER_NORMAL, "Xavier √(2/(n+n)) = 1/n: √(1/n)", 0 },
    { PLATEAU_INITIALIZATION_HE, "He √(2/n)", 0.9 },
  };
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauMap *map = layout->map;
  double line = 0, last[2] = { -INFINITY, -INFINITY };

  plateau_pen_measure (pen, "0", &(PlateauText){ 0 }, NULL, &line);
  for (guint i = 0; i < G_N_ELEMENTS (theories); i++)
    {
      double scale =
          find_scale (map, theories[i].initialization, map->plan.rows[map->plan.n_rows - 1]);
      double x = plateau_axis_map (&layout->frame.x, scale), width;
      PlateauText how = { .color = style->foreground };
      const char *text = theories[i].name;
      guint place;

      draw_curve (pen, layout, theories[i].initialization, theories[i].dash * layout->em);
      if (!layout->named || !isfinite (x) || x < layout->frame.plot.x ||
          x > layout->frame.plot.x + layout->frame.plot.width)
        continue;
      plateau_pen_measure (pen, text, &how, &width, NULL);
      /* In two lines, as the curves may lie near each other. */
      place = x - width / 2 > last[0] ? 0 : 1;
      last[place] = x + width / 2 + 0.5 * layout->em;
      plateau_pen_text (pen, fmax (0, x - width / 2), layout->head_y + (1 - place) * 1.05 * line,
                        text, &how);
    }
}

static void
draw_lane (PlateauPen *pen,
           const PlateauMapLayout *layout,
           const PlateauSnapshot *lane,
           gboolean here,
           gboolean lettered)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double size = (here ? 2.2 : 1.7) * style->dot_size + (lettered ? 0.3 * layout->em : 0), x, y;

  /* Another data set or activation has another map. */
  if (plateau_map_find (layout->map, &lane->settings) < 0 ||
      !plateau_map_layout_place (layout, lane->settings.start.scale,
                                 plateau_map_row_of (layout->map, &lane->settings), &x, &y) ||
      cr == NULL)
    return;
  plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, x, y, size);
  cairo_set_line_width (cr, 2.2 * style->line_width);
  plateau_pen_set_color (pen, (PlateauColor){ 0, 0, 0, 0.8 });
  cairo_stroke_preserve (cr);
  plateau_pen_set_color (pen, (PlateauColor){ 1, 1, 1, 1 });
  cairo_set_line_width (cr, 1.2 * style->line_width);
  if (lettered)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  if (lettered)
    {
      PlateauText how = { .color = { 0, 0, 0, 1 },
                          .size = fmin (style->text_small, 0.8 * size),
                          .bold = TRUE,
                          .tight = TRUE,
                          .x_align = 0.5,
                          .y_align = 0.5 };

      plateau_pen_text_over (pen, x, y, plateau_lane_look_letter (lane->lane_look), &how);
    }
}

void
plateau_map_lanes_draw (PlateauPen *pen,
                        const PlateauMapLayout *layout,
                        const PlateauSnapshot *snapshot)
{
  gboolean race = snapshot->n_lanes > 1;

  for (guint i = 0; race && i < snapshot->n_lanes; i++)
    if (i != snapshot->looked)
      draw_lane (pen, layout, plateau_snapshot_get_lane (snapshot, i), FALSE, TRUE);
  draw_lane (pen, layout, snapshot, TRUE, race);
}

/* The scale of colours between the words for its ends; with @draw FALSE only how wide it is. */
static double
draw_ramp (PlateauPen *pen,
           const PlateauMapLayout *layout,
           double x,
           double y,
           double height,
           gboolean draw)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .color = style->foreground };
  double gap = 0.4 * layout->em, width = 6 * layout->em, before, after;
  g_autofree char *high = plateau_format_number (layout->high);
  /* Translators: the ends of a scale of colours: the loss; its first number follows. */
  g_autofree char *low = g_strdup_printf (_ ("loss %s"), "0");

  plateau_pen_measure (pen, low, &how, &before, NULL);
  plateau_pen_measure (pen, high, &how, &after, NULL);
  if (draw)
    {
      double from = x + before + gap;

      plateau_pen_text (pen, x, y, low, &how);
      for (guint k = 0; cr != NULL && k < 32; k++)
        {
          cairo_rectangle (cr, from + width * k / 32, y + 0.15 * height, width / 32 + 0.5,
                           0.7 * height);
          plateau_pen_set_color (pen, plateau_ramp ((k + 0.5) / 32));
          cairo_fill (cr);
        }
      plateau_pen_text (pen, from + width + gap, y, high, &how);
    }

  return before + gap + width + gap + after;
}

/* What a sample shows, each @width wide on a line of type. */
static void
draw_sample (PlateauPen *pen,
             const PlateauMapLayout *layout,
             guint k,
             double x,
             double y,
             double width,
             double line)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  if (cr == NULL)
    return;

  if (k == 0)
    {
      plateau_hatch (cr, x, y + 0.15 * line, width, 0.7 * line, fmax (3, 0.4 * layout->em),
                     fmax (1, 0.5 * style->line_width), style->foreground);
      return;
    }

  if (k == 2)
    cairo_rectangle (cr, x + 0.1 * width, y + 0.2 * line, 0.8 * width, 0.6 * line);
  else
    plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, x + width / 2, y + line / 2, 0.55 * line);
  plateau_pen_set_color (pen, style->foreground);
  cairo_set_line_width (cr, style->line_width);
  if (k == 1)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

void
plateau_map_legend_draw (PlateauPen *pen, const PlateauMapLayout *layout, double width)
{
  const char *const words[] = {
    _ ("diverged"),
    _ ("share that learnt nothing"),
    /* Translators: in the legend of the map: the cell with the smallest loss. */
    C_ ("cell of the map", "best"),
    /* Translators: in the legend of the map: where the present settings lie. */
    _ ("you are here"),
  };
  PlateauText how = { .color = plateau_pen_style (pen)->foreground };
  const double left = layout->frame.plot.x, between = 1.2 * layout->em, sample = 1.4 * layout->em;
  double widths[G_N_ELEMENTS (words)], x, y = layout->legend_y, line;

  plateau_pen_measure (pen, "0", &how, NULL, &line);
  x = left + draw_ramp (pen, layout, 0, 0, line, FALSE);
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    {
      plateau_pen_measure (pen, words[k], &how, &widths[k], NULL);
      widths[k] += sample + 0.4 * layout->em;
      x += between + widths[k];
    }

  /* Where one line is too short for all, there is a second one above it. */
  if (x > width)
    y -= line;
  x = left + draw_ramp (pen, layout, left, y, line, TRUE) + between;
  for (guint k = 0; k < G_N_ELEMENTS (words); k++)
    {
      if (x + widths[k] > width && y < layout->legend_y)
        {
          x = left;
          y = layout->legend_y;
        }
      if (x + widths[k] > width)
        return;
      draw_sample (pen, layout, k, x, y, sample, line);
      plateau_pen_text (pen, x + sample + 0.4 * layout->em, y, words[k], &how);
      x += widths[k] + between;
    }
}
