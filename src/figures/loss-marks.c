/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lane-look.h"
#include "loss-lines.h"
#include "loss-marks.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The size of a mark, in ems. */
#define MARK 0.8

/* A kind's shape; its colour is of @style. A start has no mark: every run has one. */
static gboolean
event_look (PlateauEventKind kind,
            const PlateauStyle *style,
            PlateauMark *mark,
            PlateauColor *color)
{
  switch (kind)
    {
    case PLATEAU_EVENT_RATE:
      *mark = PLATEAU_MARK_DIAMOND;
      *color = style->slope_text;
      return TRUE;
    case PLATEAU_EVENT_EDIT:
      *mark = PLATEAU_MARK_TRIANGLE;
      *color = style->foreground;
      return TRUE;
    case PLATEAU_EVENT_DIVERGENCE:
      *mark = PLATEAU_MARK_CROSS;
      *color = style->alarm;
      return TRUE;
    case PLATEAU_EVENT_START:
    default:
      return FALSE;
    }
}

void
plateau_loss_marks_draw_events (PlateauPen *pen,
                                const PlateauLossLayout *layout,
                                const PlateauSnapshot *snapshot)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double size = MARK * layout->em;
  double before[PLATEAU_EVENT_DIVERGENCE + 1];

  for (guint kind = 0; kind <= PLATEAU_EVENT_DIVERGENCE; kind++)
    before[kind] = -INFINITY;
  for (guint i = 0; i < snapshot->n_events; i++)
    {
      const PlateauEvent *event = &snapshot->events[i];
      PlateauMark mark;
      PlateauColor color;
      double x;

      if (!event_look (event->kind, style, &mark, &color))
        continue;
      x = plateau_axis_map (&layout->frame.x, (double) event->epoch);
      /* A slider that was dragged leaves thousands: a few of them look the same. */
      if (x - before[event->kind] < 0.4 * size)
        continue;
      before[event->kind] = x;
      plateau_mark_path (cr, mark, x, layout->marks_y, size);
      cairo_set_line_width (cr, fmax (1, 0.9 * style->line_width));
      plateau_pen_set_color (pen, style->card);
      cairo_stroke_preserve (cr);
      plateau_pen_set_color (pen, color);
      cairo_fill (cr);
    }
}

const PlateauEvent *
plateau_loss_marks_find (const PlateauLossLayout *layout,
                         const PlateauSnapshot *snapshot,
                         double x,
                         double y)
{
  double best = 0.6 * MARK * layout->em;
  const PlateauEvent *found = NULL;

  if (fabs (y - layout->marks_y) > best)
    return NULL;
  for (guint i = 0; i < snapshot->n_events; i++)
    {
      const PlateauEvent *event = &snapshot->events[i];
      double distance = fabs (plateau_axis_map (&layout->frame.x, (double) event->epoch) - x);

      if (event->kind != PLATEAU_EVENT_START && distance < best)
        {
          best = distance;
          found = event;
        }
    }
  return found;
}

static char *
event_text (const PlateauEvent *event)
{
  g_autofree char *value = plateau_format_number (event->value);
  g_autofree char *before = plateau_format_number (event->before);

  switch (event->kind)
    {
    case PLATEAU_EVENT_RATE:
      /* Translators: what happened at a moment of the training. */
      return g_strdup_printf (_ ("From here on the learning rate is %s"), value);
    case PLATEAU_EVENT_EDIT:
      if (g_str_equal (value, before))
        return g_strdup (_ ("A parameter was nudged here"));
      /* Translators: what happened at a moment of the training: the number before and after. */
      return g_strdup_printf (_ ("A parameter was changed here: %s → %s"), before, value);
    case PLATEAU_EVENT_DIVERGENCE:
      return g_strdup (_ ("Here training had to stop"));
    case PLATEAU_EVENT_START:
    default:
      return NULL;
    }
}

char *
plateau_loss_marks_text (const PlateauSnapshot *snapshot, double epoch)
{
  /* More lines than these are no tooltip. */
  const guint most = 3;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  guint left = 0;

  for (guint i = 0; i < snapshot->n_events; i++)
    {
      const PlateauEvent *event = &snapshot->events[i];

      if (event->kind == PLATEAU_EVENT_START || (double) event->epoch != epoch)
        continue;
      if (lines->len < most)
        g_ptr_array_add (lines, event_text (event));
      else
        left++;
    }
  if (lines->len == 0)
    return NULL;
  if (left > 0)
    /* Translators: the last line of a list that leaves out so many. */
    g_ptr_array_add (lines, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "… and %u more change",
                                                          "… and %u more changes", left),
                                             left));
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
draw_divergence (PlateauPen *pen, const PlateauLossLayout *layout, guint place)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauSnapshot *lane = layout->series[place].lane;
  const PlateauBox *plot = &layout->frame.plot;
  const double dash[2] = { 0.5 * layout->em, 0.3 * layout->em };
  PlateauText how = { .color = style->alarm, .bold = TRUE, .pill = TRUE };
  g_autofree char *epoch = plateau_format_count (lane->divergence.epoch);
  g_autofree char *text = NULL;
  double x, size = 1.1 * layout->em, text_width, start, before;

  if (lane->divergence.layer == 0)
    return;
  x = plateau_axis_map (&layout->frame.x, (double) lane->divergence.epoch);
  if (layout->n_series > 1)
    text = g_strdup (plateau_lane_look_letter (lane->lane_look));
  else
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
  /* Among several lines there are other places for the words to come. */
  if (layout->n_series > 1)
    plateau_pen_reserve (pen, &(PlateauBox){ x, plot->y, 1, plot->height });
  if (!layout->labelled || how.max_width < 3 * layout->em)
    return;
  /* Lanes may stop at about the same epoch: below each other then. */
  for (guint row = 0; row < layout->n_series; row++)
    {
      double y = plot->y + (0.3 + 1.5 * row) * layout->em;

      if (!plateau_pen_text (pen, start + 1.5 * size, y, text, &how))
        continue;
      if (cr != NULL)
        plateau_draw_warning (cr, start, y + 0.15 * layout->em, size, style->alarm, style->card);
      return;
    }
}

void
plateau_loss_marks_draw_divergences (PlateauPen *pen, const PlateauLossLayout *layout)
{
  for (guint i = 0; i < layout->n_series; i++)
    draw_divergence (pen, layout, i);
}

void
plateau_loss_marks_draw_here (PlateauPen *pen,
                              const PlateauLossLayout *layout,
                              const PlateauSnapshot *snapshot)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *plot = &layout->frame.plot;
  double x, y;

  if (snapshot->newest_epoch <= snapshot->epoch || cr == NULL)
    return;
  x = plateau_axis_map (&layout->frame.x, (double) snapshot->epoch);
  cairo_set_line_width (cr, fmax (1, 0.8 * style->line_width));
  plateau_pen_set_color (pen, style->foreground);
  cairo_move_to (cr, round (x - 0.5) + 0.5, plot->y);
  cairo_rel_line_to (cr, 0, plot->height);
  cairo_stroke (cr);
  if (!isfinite (snapshot->loss))
    return;
  y = plateau_loss_layout_y (layout, snapshot->loss);
  plateau_loss_lines_draw_dot (pen, x, y,
                               plateau_loss_layout_color (layout, style, layout->looked));
  plateau_frame_draw_ring (pen, x, y, 1.9 * style->dot_size);
}
