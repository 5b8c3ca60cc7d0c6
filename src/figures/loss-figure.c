/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "loss-figure.h"
#include "loss-hairline.h"
#include "loss-layout.h"
#include "loss-lines.h"
#include "loss-marks.h"
#include "loss-names.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
draw_axes (PlateauPen *pen,
           const PlateauLossLayout *layout,
           double width,
           const GArray *x_ticks,
           const GArray *y_ticks)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText title = { .color = style->foreground, .x_align = 0.5, .max_width = plot->width };
  PlateauText side = {
    .color = style->foreground, .y_align = 0.5, .upright = TRUE, .max_width = plot->height
  };

  if (!layout->labelled)
    return;
  plateau_frame_draw_x_labels (pen, x_ticks, layout->ticks_y, width);
  plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.4 * layout->em);
  if (!layout->full)
    return;
  /* Translators: the axis of the loss curve: training time, in epochs. */
  plateau_pen_text (pen, plot->x + plot->width / 2, layout->ticks_y + 1.35 * layout->em,
                    _ ("epoch"), &title);
  /* Translators: the axis of the loss curve; J is its sign in the lecture. */
  plateau_pen_text (pen, 0, plot->y + plot->height / 2, _ ("loss J"), &side);
}

/* The line that guessing reaches, dashed and named where the loss leaves room. */
static void
draw_coin (PlateauPen *pen, const PlateauLossLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  const double dash[2] = { 0.35 * layout->em, 0.35 * layout->em };
  double y = round (plateau_axis_map (&layout->frame.y, G_LN2) - 0.5) + 0.5;

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, fmax (1, 0.7 * style->line_width));
  plateau_pen_set_color (pen, style->dim);
  cairo_move_to (cr, plot->x, y);
  cairo_rel_line_to (cr, plot->width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* FALSE where the loss or other text leaves no room. */
static gboolean
try_coin_label (PlateauPen *pen, const PlateauLossLayout *layout, const char *text)
{
  static const PlateauText plain = { 0 };
  const PlateauBox *plot = &layout->frame.plot;
  double y = plateau_axis_map (&layout->frame.y, G_LN2);
  double width, height;

  plateau_pen_measure (pen, text, &plain, &width, &height);
  /* Right above, left below, right below, left above. */
  for (guint place = 0; place < 4; place++)
    {
      gboolean right = place % 2 == 0, above = place == 0 || place == 3;
      PlateauBox box = { right ? plot->x + plot->width - width - 0.4 * layout->em
                               : plot->x + 0.4 * layout->em,
                         above ? y - height - 0.15 * layout->em : y + 0.15 * layout->em, width,
                         height };

      if (box.x >= plot->x && box.y >= plot->y && box.y + box.height <= plot->y + plot->height &&
          !plateau_loss_layout_touches (layout, &box) &&
          plateau_pen_text (pen, box.x, box.y, text, &plain))
        return TRUE;
    }
  return FALSE;
}

static void
draw_coin_label (PlateauPen *pen, const PlateauLossLayout *layout)
{
  /* Translators: names the loss 0.693 that a network reaches by guessing alone. */
  const char *full = _ ("ln 2 = 0.693: a coin’s guess");
  /* Translators: the same where there is less room. */
  const char *shorter = _ ("ln 2: a coin’s guess");

  if (layout->labelled && !(layout->full && try_coin_label (pen, layout, full)) &&
      !try_coin_label (pen, layout, shorter))
    try_coin_label (pen, layout, "ln 2");
}

/* The present value, right of the line's end: there is always room for it there. */
static void
draw_now (PlateauPen *pen, const PlateauLossLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauLossSeries *series = &layout->series[layout->looked];
  const PlateauLossPoint *now;
  PlateauText how = {
    .size = style->text_normal, .color = style->accent, .bold = TRUE, .y_align = 0.5, .pill = TRUE
  };
  g_autofree char *text = NULL;
  double x, y, text_height;

  if (series->n_points == 0)
    return;
  now = &series->points[series->n_points - 1];
  if (!isfinite (now->loss))
    return;
  x = plateau_axis_map (&layout->frame.x, (double) now->epoch);
  y = plateau_loss_layout_y (layout, now->loss);
  plateau_loss_lines_draw_dot (pen, x, y, style->accent);
  if (!layout->labelled)
    return;
  text = plateau_format_number (now->loss);
  how.max_width = layout->right - 0.8 * layout->em;
  plateau_pen_measure (pen, text, &how, NULL, &text_height);
  /* Above the row of tick labels: there it would find no room. */
  y = CLAMP (y, text_height / 2, fmax (text_height / 2, layout->ticks_y - text_height / 2));
  plateau_pen_text (pen, x + 0.5 * style->dot_size + 0.35 * layout->em, y, text, &how);
}

void
plateau_loss_figure_draw (PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  g_auto (PlateauLossLayout) layout = { 0 };
  g_auto (PlateauLossHairline) hairline = { 0 };
  g_autoptr (GArray) x_ticks = NULL;
  g_autoptr (GArray) y_ticks = NULL;

  plateau_loss_layout_init (&layout, pen, width, height, snapshot, options);
  x_ticks = plateau_frame_x_ticks (pen, &layout.frame.x);
  y_ticks = plateau_frame_y_ticks (pen, &layout.frame.y);
  if (cr != NULL)
    {
      const PlateauBox *plot = &layout.frame.plot;

      plateau_frame_draw_grid (pen, &layout.frame, x_ticks, y_ticks);
      cairo_set_line_width (cr, fmax (1, 0.5 * style->line_width));
      plateau_pen_set_color (pen, style->frame);
      cairo_move_to (cr, plot->x, round (plot->y + plot->height) - 0.5);
      cairo_rel_line_to (cr, plot->width, 0);
      cairo_stroke (cr);
    }
  draw_axes (pen, &layout, width, x_ticks, y_ticks);
  plateau_loss_hairline_place (&hairline, pen, &layout, &options->lit);
  draw_coin (pen, &layout);
  if (cr != NULL)
    {
      plateau_loss_lines_draw (pen, &layout, options->lit.lane);
      plateau_loss_marks_draw_events (pen, &layout, snapshot);
    }
  if (layout.n_series > 1)
    plateau_loss_names_draw (pen, &layout);
  else
    draw_now (pen, &layout);
  plateau_loss_marks_draw_divergences (pen, &layout);
  plateau_loss_marks_draw_here (pen, &layout, snapshot);
  draw_coin_label (pen, &layout);
  plateau_loss_hairline_draw (&hairline, pen, &layout, &options->lit);
}

gboolean
plateau_loss_figure_pick (PlateauPen *pen,
                          double width,
                          double height,
                          const PlateauSnapshot *snapshot,
                          const PlateauFigureOptions *options,
                          double x,
                          double y,
                          PlateauPick *pick)
{
  g_auto (PlateauLossLayout) layout = { 0 };
  const PlateauBox *plot = &layout.frame.plot;
  const PlateauEvent *event;
  double epoch, loss;

  plateau_loss_layout_init (&layout, pen, width, height, snapshot, options);
  if (x < plot->x - layout.em || x > plot->x + plot->width + layout.em || y < plot->y ||
      y > plot->y + plot->height ||
      !plateau_loss_layout_snap (&layout, plateau_axis_unmap (&layout.frame.x, x), &epoch))
    return FALSE;
  event = plateau_loss_marks_find (&layout, snapshot, x, y);
  if (event != NULL)
    epoch = (double) event->epoch;
  pick->epoch = epoch;
  pick->x = plateau_axis_map (&layout.frame.x, epoch);
  if (layout.n_series > 1)
    pick->lane = plateau_loss_layout_near (&layout, x, y, layout.em);
  loss = plateau_loss_at (layout.series[plateau_loss_layout_lit (&layout, pick)].lane, epoch);
  pick->y = isfinite (loss) ? plateau_loss_layout_y (&layout, loss) : y;
  return TRUE;
}
