/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "loss-figure.h"
#include "loss-layout.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
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

static void
draw_band (PlateauPen *pen, const PlateauLossLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  for (guint column = 0; column < layout->columns; column++)
    if (layout->bottom[column] - layout->top[column] > 0.5)
      cairo_rectangle (cr, layout->frame.plot.x + column - 0.5, layout->top[column], 1,
                       layout->bottom[column] - layout->top[column]);
  plateau_pen_set_color (pen, plateau_color_fade (style->accent, 0.3));
  cairo_fill (cr);
}

static void
draw_line (PlateauPen *pen, const PlateauLossLayout *layout)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  double log_factor = layout->frame.x.kind == PLATEAU_AXIS_LINEAR ? 1 : 0.5;
  guint sparse = 0;

  /* The first points, far apart, at their exact places; then one for each column. */
  while (sparse < layout->n_points && sparse < 2 * plot->width * log_factor)
    {
      double x = plateau_axis_map (&layout->frame.x, (double) layout->points[sparse].epoch);

      if (sparse > 0 &&
          x - plateau_axis_map (&layout->frame.x, (double) layout->points[sparse - 1].epoch) < 1)
        break;
      if (isfinite (layout->points[sparse].loss))
        cairo_line_to (cr, x, plateau_loss_layout_y (layout, layout->points[sparse].loss));
      sparse++;
    }
  if (sparse < layout->n_points)
    {
      double x = plateau_axis_map (&layout->frame.x, (double) layout->points[sparse].epoch);

      for (guint column = (guint) fmax (0, ceil (x - plot->x)); column < layout->columns; column++)
        if (!isnan (layout->line[column]))
          cairo_line_to (cr, plot->x + column, layout->line[column]);
    }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 1.25 * style->line_width);
  plateau_pen_set_color (pen, style->accent);
  cairo_stroke (cr);
}

static void
draw_dot (PlateauPen *pen, double x, double y)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  if (cr == NULL)
    return;
  plateau_mark_path (cr, PLATEAU_MARK_CIRCLE, x, y, style->dot_size);
  cairo_set_line_width (cr, style->line_width);
  plateau_pen_set_color (pen, style->card);
  cairo_stroke_preserve (cr);
  plateau_pen_set_color (pen, style->accent);
  cairo_fill (cr);
}

/* The present value, right of the line's end: there is always room for it there. */
static void
draw_now (PlateauPen *pen, const PlateauLossLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauLossPoint *now;
  PlateauText how = {
    .size = style->text_normal, .color = style->accent, .bold = TRUE, .y_align = 0.5, .pill = TRUE
  };
  g_autofree char *text = NULL;
  double x, y, text_height;

  if (layout->n_points == 0)
    return;
  now = &layout->points[layout->n_points - 1];
  if (!isfinite (now->loss))
    return;
  x = plateau_axis_map (&layout->frame.x, (double) now->epoch);
  y = plateau_loss_layout_y (layout, now->loss);
  draw_dot (pen, x, y);
  if (!layout->labelled)
    return;
  text = plateau_format_number (now->loss);
  how.max_width = layout->right - 0.8 * layout->em;
  plateau_pen_measure (pen, text, &how, NULL, &text_height);
  /* Above the row of tick labels: there it would find no room. */
  y = CLAMP (y, text_height / 2, fmax (text_height / 2, layout->ticks_y - text_height / 2));
  plateau_pen_text (pen, x + 0.5 * style->dot_size + 0.35 * layout->em, y, text, &how);
}

static void
draw_divergence (PlateauPen *pen,
                 const PlateauLossLayout *layout,
                 const PlateauDivergence *divergence)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  const double dash[2] = { 0.5 * layout->em, 0.3 * layout->em };
  PlateauText how = { .color = style->alarm, .bold = TRUE, .pill = TRUE };
  g_autofree char *epoch = plateau_format_count (divergence->epoch);
  g_autofree char *text = NULL;
  double x, size = 1.1 * layout->em, text_width, start, before;

  if (divergence->layer == 0)
    return;
  x = plateau_axis_map (&layout->frame.x, (double) divergence->epoch);
  /* Translators: marks where the numbers left the finite range. */
  text = g_strdup_printf (_ ("stopped: the numbers of epoch %s would not be finite"), epoch);
  before = x - plot->x;
  how.max_width = fmax (before, plot->x + plot->width - x) - size - 1.4 * layout->em;
  plateau_pen_measure (pen, text, &how, &text_width, NULL);
  text_width += size * 1.5;
  start = x + 0.5 * layout->em;
  if (start + text_width > plot->x + plot->width)
    start = x - 0.5 * layout->em - text_width;
  if (cr != NULL)
    {
      cairo_save (cr);
      cairo_set_dash (cr, dash, 2, 0);
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->alarm);
      cairo_move_to (cr, x, plot->y);
      cairo_rel_line_to (cr, 0, plot->height);
      cairo_stroke (cr);
      cairo_restore (cr);
    }
  if (!layout->labelled || how.max_width < 3 * layout->em)
    return;
  if (plateau_pen_text (pen, start + 1.5 * size, plot->y + 0.3 * layout->em, text, &how) &&
      cr != NULL)
    plateau_draw_warning (cr, start, plot->y + 0.45 * layout->em, size, style->alarm, style->card);
}

/* "epoch 1000 · loss 0.288" at the hairline. */
static char *
point_text (const PlateauLossPoint *point)
{
  g_autofree char *epoch = plateau_format_count (point->epoch);
  g_autofree char *loss = plateau_format_number (point->loss);

  /* Translators: what is pointed at on the loss curve. */
  return g_strdup_printf (_ ("epoch %s · loss %s"), epoch, loss);
}

typedef struct
{
  const PlateauLossPoint *point; /* NULL where nothing is pointed at */
  char *text;                    /* NULL where there is no room */
  PlateauText how;
  PlateauBox box;
  double x;
  double y;
} Hairline;

/* Its label takes its place before other words do. */
static void
place_hairline (PlateauPen *pen,
                const PlateauLossLayout *layout,
                const PlateauPick *lit,
                Hairline *hairline)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  const PlateauLossPoint *point;

  if (!(lit->epoch >= 0) || layout->n_points == 0)
    return;
  point = &layout->points[plateau_loss_nearest (layout->points, layout->n_points, lit->epoch)];
  if (!isfinite (point->loss))
    return;
  hairline->point = point;
  hairline->x = plateau_axis_map (&layout->frame.x, (double) point->epoch);
  hairline->y = plateau_loss_layout_y (layout, point->loss);
  if (!layout->labelled)
    return;
  hairline->text = point_text (point);
  hairline->how =
      (PlateauText){ .color = style->card, .bold = TRUE, .max_width = plot->width - layout->em };
  plateau_frame_place_label (pen, hairline->text, &hairline->how, hairline->x, hairline->y,
                             style->dot_size + 2, plot, &hairline->box);
}

static void
draw_hairline (PlateauPen *pen, const PlateauLossLayout *layout, const Hairline *hairline)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;

  if (hairline->point == NULL)
    return;
  if (cr != NULL)
    {
      cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
      plateau_pen_set_color (pen, style->accent);
      cairo_move_to (cr, round (hairline->x - 0.5) + 0.5, plot->y);
      cairo_rel_line_to (cr, 0, plot->height);
      cairo_stroke (cr);
    }
  draw_dot (pen, hairline->x, hairline->y);
  plateau_frame_draw_ring (pen, hairline->x, hairline->y, 1.9 * style->dot_size);
  if (hairline->text != NULL)
    plateau_frame_draw_label (pen, hairline->text, &hairline->how, &hairline->box, style->accent);
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
  Hairline hairline = { 0 };
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
  place_hairline (pen, &layout, &options->lit, &hairline);
  draw_coin (pen, &layout);
  if (cr != NULL)
    {
      draw_band (pen, &layout);
      draw_line (pen, &layout);
    }
  draw_now (pen, &layout);
  draw_divergence (pen, &layout, &snapshot->divergence);
  draw_coin_label (pen, &layout);
  draw_hairline (pen, &layout, &hairline);
  g_free (hairline.text);
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
  const PlateauLossPoint *point;
  double reach;

  plateau_loss_layout_init (&layout, pen, width, height, snapshot, options);
  reach = layout.em;
  if (layout.n_points == 0 || x < plot->x - reach || x > plot->x + plot->width + reach ||
      y < plot->y || y > plot->y + plot->height)
    return FALSE;
  point = &layout.points[plateau_loss_nearest (layout.points, layout.n_points,
                                               plateau_axis_unmap (&layout.frame.x, x))];
  pick->epoch = (double) point->epoch;
  pick->x = plateau_axis_map (&layout.frame.x, (double) point->epoch);
  pick->y = plateau_loss_layout_y (&layout, point->loss);
  return TRUE;
}

char *
plateau_loss_figure_pick_text (const PlateauSnapshot *snapshot, const PlateauPick *pick)
{
  const PlateauLossPoint *point;
  g_autofree char *epoch = NULL;
  g_autofree char *loss = NULL;

  if (!(pick->epoch >= 0) || snapshot->n_points == 0)
    return NULL;
  point =
      &snapshot->points[plateau_loss_nearest (snapshot->points, snapshot->n_points, pick->epoch)];
  epoch = plateau_format_count (point->epoch);
  loss = plateau_format_number (point->loss);
  /* Translators: a tooltip on the loss curve. */
  return g_strdup_printf (_ ("Epoch %s: loss %s"), epoch, loss);
}
