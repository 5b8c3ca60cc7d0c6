/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"

#include <glib/gi18n-lib.h>

static const char *const letters[PLATEAU_MAX_LANES] = { "A", "B", "C", "D" };

/* Strokes and gaps in widths of the line; the caps add one width to each stroke. A dot is a short
 * stroke: cairo leaves out one without length. */
static const struct
{
  double lengths[4];
  int n;
} dashes[PLATEAU_MAX_LANES] = {
  { { 0 }, 0 },
  { { 3.0, 2.7 }, 2 },
  { { 0.1, 2.1 }, 2 },
  { { 4.6, 2.4, 0.1, 2.4 }, 4 },
};

PlateauColor
plateau_lane_look_color (const PlateauStyle *style, guint look)
{
  return style->series[look % PLATEAU_MAX_LANES];
}

const char *
plateau_lane_look_letter (guint look)
{
  return letters[look % PLATEAU_MAX_LANES];
}

void
plateau_lane_look_dash (cairo_t *cr, guint look, double line_width)
{
  double lengths[4];
  int n = dashes[look % PLATEAU_MAX_LANES].n;

  for (int i = 0; i < n; i++)
    lengths[i] = dashes[look % PLATEAU_MAX_LANES].lengths[i] * line_width;
  cairo_set_dash (cr, lengths, n, 0);
}

void
plateau_lane_look_draw_sample (PlateauPen *pen,
                               guint look,
                               double x,
                               double y,
                               double length,
                               double line_width)
{
  cairo_t *cr = plateau_pen_cr (pen);

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, line_width);
  plateau_lane_look_dash (cr, look, line_width);
  plateau_pen_set_color (pen, plateau_lane_look_color (plateau_pen_style (pen), look));
  cairo_move_to (cr, x + line_width / 2, y);
  cairo_rel_line_to (cr, length - line_width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

const char *
plateau_lane_look_name (const PlateauSnapshot *lane)
{
  if (lane->lane_name != NULL)
    return lane->lane_name;
  /* Translators: the name of the only run where nothing races. */
  return _ ("This start");
}
