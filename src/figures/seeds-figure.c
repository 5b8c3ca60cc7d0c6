/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "plot/marks.h"
#include "seeds-figure.h"
#include "seeds-head.h"
#include "seeds-layout.h"
#include "seeds-lines.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static void
draw_axes (PlateauPen *pen, const PlateauSeedsLayout *layout, double width)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText title = { .color = style->foreground, .x_align = 0.5, .max_width = plot->width };
  PlateauText side = {
    .color = style->foreground, .y_align = 0.5, .upright = TRUE, .max_width = plot->height
  };
  g_autoptr (GArray) x_ticks = plateau_frame_x_ticks (pen, &layout->frame.x);
  g_autoptr (GArray) y_ticks = plateau_frame_y_ticks (pen, &layout->frame.y);

  plateau_frame_draw_grid (pen, &layout->frame, x_ticks, y_ticks);
  if (cr != NULL)
    {
      cairo_set_line_width (cr, fmax (1, 0.5 * style->line_width));
      plateau_pen_set_color (pen, style->frame);
      cairo_move_to (cr, plot->x, round (plot->y + plot->height) - 0.5);
      cairo_rel_line_to (cr, plot->width, 0);
      cairo_stroke (cr);
    }
  if (layout->room == PLATEAU_SEEDS_MINUTE)
    return;
  plateau_frame_draw_x_labels (pen, x_ticks, layout->ticks_y, width);
  plateau_frame_draw_y_labels (pen, y_ticks, plot->x - 0.4 * layout->em);
  if (layout->room < PLATEAU_SEEDS_FULL)
    return;
  /* Translators: the axis of the loss curve: training time, in epochs. */
  plateau_pen_text (pen, plot->x + plot->width / 2, layout->ticks_y + 1.35 * layout->em,
                    _ ("epoch"), &title);
  /* Translators: the axis of the loss curve; J is its sign in the lecture. */
  plateau_pen_text (pen, 0, plot->y + plot->height / 2, _ ("loss J"), &side);
}

/* A level line over the whole plot. */
static void
draw_level (PlateauPen *pen,
            const PlateauSeedsLayout *layout,
            double loss,
            PlateauColor color,
            double line_width,
            double dash_length)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauBox *plot = &layout->frame.plot;
  const double dash[2] = { dash_length, dash_length };

  if (cr == NULL)
    return;
  cairo_save (cr);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_set_line_width (cr, fmax (1, line_width));
  plateau_pen_set_color (pen, color);
  cairo_move_to (cr, plot->x, round (plateau_axis_map (&layout->frame.y, loss) - 0.5) + 0.5);
  cairo_rel_line_to (cr, plot->width, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Names a level: where the losses leave room, else over them at its first place. */
static gboolean
draw_level_label (PlateauPen *pen,
                  const PlateauSeedsLayout *layout,
                  double loss,
                  const char *text,
                  PlateauText how,
                  const guint *places)
{
  const PlateauBox *plot = &layout->frame.plot;
  double y = plateau_axis_map (&layout->frame.y, loss);
  double width, height;

  plateau_pen_measure (pen, text, &how, &width, &height);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < 4; i++)
      {
        gboolean right = places[i] % 2 == 1, above = places[i] / 2 == 1;
        PlateauBox box = { right ? plot->x + plot->width - width - 0.5 * layout->em
                                 : plot->x + 0.5 * layout->em,
                           above ? y - height - 0.15 * layout->em : y + 0.15 * layout->em, width,
                           height };

        how.pill = pass == 1;
        if (box.x >= plot->x && box.y >= plot->y && box.y + height <= plot->y + plot->height &&
            (pass == 1 || !plateau_seeds_layout_touches (layout, &box)) &&
            plateau_pen_text (pen, box.x, box.y, text, &how))
          return TRUE;
      }

  return FALSE;
}

static void
draw_level_labels (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  /* Left below, left above, right below, right above; and the other way round. */
  static const guint low_first[] = { 0, 2, 1, 3 }, high_first[] = { 3, 0, 1, 2 };
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText plain = { 0 };
  PlateauText strong = { .color = style->foreground, .bold = TRUE };
  g_autofree char *goal = plateau_format_number (PLATEAU_SEEDS_GOAL);
  /* Translators: names a line: the loss below which a training counts as learnt. */
  g_autofree char *text = g_strdup_printf (_ ("goal: %s"), goal);

  if (layout->room == PLATEAU_SEEDS_MINUTE)
    return;
  if (!draw_level_label (pen, layout, PLATEAU_SEEDS_GOAL, text, strong, low_first))
    draw_level_label (pen, layout, PLATEAU_SEEDS_GOAL, goal, strong, low_first);
  if (layout->room < PLATEAU_SEEDS_FULL ||
      /* Translators: the same where there is less room. */
      !draw_level_label (pen, layout, G_LN2, _ ("ln 2: a coin’s guess"), plain, high_first))
    draw_level_label (pen, layout, G_LN2, "ln 2", plain, high_first);
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

/* The median where it ends, right of the plot. */
static void
draw_end (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauSeeds *seeds = layout->seeds;
  double loss = seeds->median[seeds->n_points - 1];
  PlateauText how = { .size = style->text_normal,
                      .color = style->accent,
                      .bold = TRUE,
                      .y_align = 0.5,
                      .max_width = layout->right - 0.8 * layout->em };
  g_autofree char *text = NULL;
  double x, y, height;

  if (!isfinite (loss))
    return;
  x = plateau_axis_map (&layout->frame.x, (double) seeds->epochs);
  y = plateau_seeds_layout_y (layout, loss);
  draw_dot (pen, x, y);
  if (layout->room == PLATEAU_SEEDS_MINUTE)
    return;
  text = plateau_format_number (loss);
  plateau_pen_measure (pen, text, &how, NULL, &height);
  y = fmin (y, layout->ticks_y - height / 2);
  plateau_pen_text (pen, x + 0.5 * style->dot_size + 0.35 * layout->em, y, text, &how);
}

typedef struct
{
  char *text; /* NULL where nothing is pointed at, or where there is no room */
  PlateauText how;
  PlateauBox box;
  double x; /* NAN where nothing is pointed at */
  double y; /* NAN where the median is not finite */
} Hairline;

/* Its label takes its place before other words do. */
static void
place_hairline (PlateauPen *pen,
                const PlateauSeedsLayout *layout,
                const PlateauSnapshot *snapshot,
                const PlateauPick *lit,
                Hairline *hairline)
{
  const PlateauSeeds *seeds = layout->seeds;
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  guint i;

  hairline->x = NAN;
  if (seeds->n_done == 0 || !(lit->epoch >= 0 && lit->epoch <= (double) seeds->epochs))
    return;
  i = plateau_seeds_nearest (seeds, lit->epoch);
  hairline->x = plateau_axis_map (&layout->frame.x, (double) seeds->epoch[i]);
  hairline->y =
      isfinite (seeds->median[i]) ? plateau_seeds_layout_y (layout, seeds->median[i]) : NAN;
  if (layout->room == PLATEAU_SEEDS_MINUTE)
    return;
  hairline->text = plateau_seeds_figure_pick_text (snapshot, lit);
  hairline->how =
      (PlateauText){ .color = style->card, .bold = TRUE, .max_width = plot->width - layout->em };
  plateau_frame_place_label (pen, hairline->text, &hairline->how, hairline->x,
                             isnan (hairline->y) ? plot->y : hairline->y, style->dot_size + 2, plot,
                             &hairline->box);
}

static void
draw_hairline (PlateauPen *pen, const PlateauSeedsLayout *layout, const Hairline *hairline)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;

  if (isnan (hairline->x))
    return;
  if (cr != NULL)
    {
      cairo_set_line_width (cr, fmax (1, 0.6 * style->line_width));
      plateau_pen_set_color (pen, style->accent);
      cairo_move_to (cr, round (hairline->x - 0.5) + 0.5, plot->y);
      cairo_rel_line_to (cr, 0, plot->height);
      cairo_stroke (cr);
    }
  if (!isnan (hairline->y))
    {
      draw_dot (pen, hairline->x, hairline->y);
      plateau_frame_draw_ring (pen, hairline->x, hairline->y, 1.9 * style->dot_size);
    }
  if (hairline->text != NULL)
    plateau_frame_draw_label (pen, hairline->text, &hairline->how, &hairline->box, style->accent);
}

/* Before the first draw: what would be here, and how to get it. */
static void
draw_invitation (PlateauPen *pen, const PlateauSeedsLayout *layout)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  PlateauText head = { .size = style->text_normal,
                       .color = style->foreground,
                       .bold = TRUE,
                       .x_align = 0.5,
                       .y_align = 1,
                       .pill = TRUE,
                       .max_width = plot->width - layout->em };
  PlateauText body = {
    .size = style->text_normal, .x_align = 0.5, .pill = TRUE, .max_width = plot->width - layout->em
  };
  /* Between the two lines. */
  double x = plot->x + plot->width / 2;
  double y = 0.5 * (plateau_axis_map (&layout->frame.y, G_LN2) +
                    plateau_axis_map (&layout->frame.y, PLATEAU_SEEDS_GOAL));
  g_autofree char *what = g_strdup_printf (
      /* Translators: how many trainings. */
      g_dngettext (GETTEXT_PACKAGE, "%u draw of this start", "%u draws of this start",
                   PLATEAU_SEEDS),
      PLATEAU_SEEDS);

  if (layout->room == PLATEAU_SEEDS_MINUTE)
    return;
  plateau_pen_text (pen, x, y, what, &head);
  /* Translators: below "20 draws of this start": the name of the button. */
  plateau_pen_text (pen, x, y, _ ("press Draw 20 seeds"), &body);
}

void
plateau_seeds_figure_draw (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  g_auto (PlateauSeedsLayout) layout = { 0 };
  Hairline hairline = { 0 };

  plateau_seeds_layout_init (&layout, pen, width, height, snapshot->seeds, options);
  if (layout.seeds != NULL)
    plateau_seeds_head_draw (pen, &layout, width, snapshot);
  draw_axes (pen, &layout, width);
  if (layout.seeds != NULL)
    {
      place_hairline (pen, &layout, snapshot, &options->lit, &hairline);
      plateau_seeds_lines_draw (pen, &layout);
    }
  draw_level (pen, &layout, G_LN2, style->dim, 0.7 * style->line_width, 0.35 * layout.em);
  draw_level (pen, &layout, PLATEAU_SEEDS_GOAL, style->foreground, 0.8 * style->line_width,
              0.6 * layout.em);
  if (layout.seeds != NULL)
    draw_end (pen, &layout);
  else
    draw_invitation (pen, &layout);
  draw_level_labels (pen, &layout);
  if (layout.seeds != NULL)
    draw_hairline (pen, &layout, &hairline);
  g_free (hairline.text);
}

gboolean
plateau_seeds_figure_pick (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options,
                           double x,
                           double y,
                           PlateauPick *pick)
{
  const PlateauSeeds *seeds = snapshot->seeds;
  g_auto (PlateauSeedsLayout) layout = { 0 };
  const PlateauBox *plot = &layout.frame.plot;
  guint i;

  if (seeds == NULL || seeds->n_done == 0)
    return FALSE;
  plateau_seeds_layout_init (&layout, pen, width, height, seeds, options);
  if (x < plot->x - layout.em || x > plot->x + plot->width + layout.em || y < plot->y ||
      y > plot->y + plot->height)
    return FALSE;

  i = plateau_seeds_nearest (seeds, plateau_axis_unmap (&layout.frame.x, x));
  pick->epoch = (double) seeds->epoch[i];
  pick->x = plateau_axis_map (&layout.frame.x, pick->epoch);
  pick->y = plateau_seeds_layout_y (&layout, seeds->median[i]);

  return TRUE;
}
