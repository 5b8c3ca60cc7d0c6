/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"
#include "loss-lines.h"
#include "loss-names.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The radius of the badge that bears a letter, in ems. */
#define BADGE 0.62

/* The places of the lanes: the looked one goes first, and so has its badge for certain. */
static guint
place_in_turn (const PlateauLossLayout *layout, guint turn)
{
  if (turn == 0)
    return layout->looked;
  return turn <= layout->looked ? turn - 1 : turn;
}

static gboolean
line_end (const PlateauLossLayout *layout, guint place, double *x, double *y)
{
  const PlateauLossSeries *series = &layout->series[place];
  const PlateauBox *plot = &layout->frame.plot;
  const PlateauLossPoint *end;

  if (series->n_points == 0)
    return FALSE;
  end = &series->points[series->n_points - 1];
  if (!isfinite (end->loss))
    return FALSE;
  *x = plateau_axis_map (&layout->frame.x, (double) end->epoch);
  *y = CLAMP (plateau_loss_layout_y (layout, end->loss), plot->y,
              fmax (plot->y, plot->y + plot->height - 0.35 * layout->em));
  return TRUE;
}

static void
draw_badge (PlateauPen *pen, const PlateauLossLayout *layout, guint place, double x, double y)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .size = 0.85 * layout->em,
                      .color = style->card,
                      .bold = TRUE,
                      .tight = TRUE,
                      .x_align = 0.5,
                      .y_align = 0.5 };

  if (cr != NULL)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y, BADGE * layout->em, 0, 2 * G_PI);
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->card);
      cairo_stroke_preserve (cr);
      plateau_pen_set_color (pen, plateau_loss_layout_color (layout, style, place));
      cairo_fill (cr);
    }
  plateau_pen_text (pen, x, y, plateau_lane_look_letter (layout->series[place].lane->lane_look),
                    &how);
}

/* Moves the badge's place back along its line, until it keeps clear of those that stand. */
static gboolean
find_room (const PlateauLossLayout *layout,
           const PlateauLossSeries *series,
           double (*ends)[2],
           guint n,
           double *x,
           double *y)
{
  const PlateauBox *plot = &layout->frame.plot;
  double end = *x, lowest = plot->y + plot->height - 0.35 * layout->em;

  for (guint step = 0; step <= PLATEAU_MAX_LANES; step++)
    {
      gboolean room = TRUE;

      if (step > 0)
        {
          *x = end - 2.2 * BADGE * layout->em * step;
          if (*x < plot->x + BADGE * layout->em || isnan (series->line[(guint) (*x - plot->x)]))
            return FALSE;
          *y = fmin (series->line[(guint) (*x - plot->x)], lowest);
        }
      for (guint k = 0; k < n; k++)
        if (hypot (ends[k][0] - *x, ends[k][1] - *y) < 2.1 * BADGE * layout->em)
          room = FALSE;
      if (room)
        return TRUE;
    }
  return FALSE;
}

/* A dot at each end; where two of them meet, the badges stand behind each other on their lines. */
static void
draw_badges (PlateauPen *pen, const PlateauLossLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double ends[PLATEAU_MAX_LANES][2];
  guint kept[PLATEAU_MAX_LANES];
  guint n_kept = 0;

  for (guint turn = 0; turn < layout->n_series; turn++)
    {
      guint place = place_in_turn (layout, turn);
      double x, y;

      if (!line_end (layout, place, &x, &y))
        continue;
      plateau_loss_lines_draw_dot (pen, x, y, plateau_loss_layout_color (layout, style, place));
      if (!find_room (layout, &layout->series[place], ends, n_kept, &x, &y))
        continue;
      ends[n_kept][0] = x;
      ends[n_kept][1] = y;
      kept[n_kept++] = place;
    }
  for (guint k = n_kept; k-- > 0;)
    draw_badge (pen, layout, kept[k], ends[k][0], ends[k][1]);
}

/*
 * Middles of @n labels of @height, in the order of what they name and as near to it as they can be
 * without meeting each other, between @top and @bottom.
 */
static void
spread_labels (double *y, guint n, double height, double top, double bottom)
{
  for (guint round = 0; round < 2 * n; round++)
    for (guint i = 0; i + 1 < n; i++)
      {
        double lack = height - (y[i + 1] - y[i]);

        if (lack <= 0)
          continue;
        y[i] -= lack / 2;
        y[i + 1] += lack / 2;
      }
  for (guint i = 0; i < n; i++)
    y[i] = fmax (y[i], i == 0 ? top + height / 2 : y[i - 1] + height);
  for (guint i = n; i-- > 0;)
    y[i] = fmin (y[i], i + 1 == n ? bottom - height / 2 : y[i + 1] - height);
}

/* "0.312"; of a lane that had to stop: "stopped". */
static char *
value_text (const PlateauLossSeries *series)
{
  if (series->lane->divergence.layer > 0)
    /* Translators: stands in the place of the loss of a run that left the finite numbers. */
    return g_strdup (C_ ("loss", "stopped"));
  if (series->n_points == 0)
    return g_strdup ("–");
  return plateau_format_number (series->points[series->n_points - 1].loss);
}

static void
draw_label (PlateauPen *pen, const PlateauLossLayout *layout, guint place, double y)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauLossSeries *series = &layout->series[place];
  const PlateauBox *plot = &layout->frame.plot;
  double x = plot->x + plot->width + PLATEAU_LOSS_NAMES_GAP * layout->em;
  double room = layout->right - (PLATEAU_LOSS_NAMES_GAP + PLATEAU_LOSS_NAMES_EDGE) * layout->em;
  gboolean looked = place == layout->looked, full = layout->names == PLATEAU_LOSS_NAMES_FULL;
  PlateauText value = { .size = style->text_normal,
                        .color = series->lane->divergence.layer > 0
                                     ? style->alarm
                                     : plateau_loss_layout_color (layout, style, place),
                        .bold = TRUE,
                        .y_align = full ? 0 : 0.5 };
  PlateauText name = { .color = style->foreground, .bold = looked, .y_align = full ? 1 : 0.5 };
  g_autofree char *text = value_text (series);

  if (full)
    {
      plateau_lane_look_draw_sample (pen, series->lane->lane_look, x, y - 0.62 * layout->em,
                                     2.4 * layout->em, (looked ? 1.9 : 1.2) * style->line_width);
      x += PLATEAU_LOSS_NAMES_SAMPLE * layout->em;
      room -= PLATEAU_LOSS_NAMES_SAMPLE * layout->em;
      name.max_width = room;
      plateau_pen_text (pen, x, y, plateau_lane_look_name (series->lane), &name);
    }
  else
    {
      name.color = value.color;
      name.size = value.size;
      name.bold = TRUE;
      plateau_pen_text (pen, x, y, plateau_lane_look_letter (series->lane->lane_look), &name);
      x += PLATEAU_LOSS_NAMES_LETTER * layout->em;
      room -= PLATEAU_LOSS_NAMES_LETTER * layout->em;
    }
  value.max_width = room;
  plateau_pen_text (pen, x, y, text, &value);
}

/* The highest loss first; where nothing is known it counts as infinite. */
static double
end_loss (const PlateauLossSeries *series)
{
  return series->n_points > 0 ? series->points[series->n_points - 1].loss : INFINITY;
}

static void
draw_labels (PlateauPen *pen, const PlateauLossLayout *layout)
{
  const PlateauBox *plot = &layout->frame.plot;
  double y[PLATEAU_MAX_LANES];
  guint places[PLATEAU_MAX_LANES];
  guint n = layout->n_series;

  for (guint i = 0; i < n; i++)
    {
      guint k = i;

      for (; k > 0 && end_loss (&layout->series[places[k - 1]]) < end_loss (&layout->series[i]);
           k--)
        places[k] = places[k - 1];
      places[k] = i;
    }
  for (guint i = 0; i < n; i++)
    {
      double x;

      y[i] = plot->y;
      line_end (layout, places[i], &x, &y[i]);
    }
  spread_labels (y, n, (layout->names == PLATEAU_LOSS_NAMES_FULL ? 2.75 : 1.45) * layout->em, 0,
                 plot->y + plot->height);
  for (guint i = 0; i < n; i++)
    draw_label (pen, layout, places[i], y[i]);
}

void
plateau_loss_names_draw (PlateauPen *pen, const PlateauLossLayout *layout)
{
  if (layout->names >= PLATEAU_LOSS_NAMES_VALUES)
    draw_labels (pen, layout);
  draw_badges (pen, layout);
}
