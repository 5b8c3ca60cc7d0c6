/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "seeds-head.h"
#include "seeds-words.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A number, what it says, and the same in few words. */
typedef struct
{
  char *value;
  char *caption;
  char *line;
} Figure;

static void
figure_clear (Figure *self)
{
  g_free (self->value);
  g_free (self->caption);
  g_free (self->line);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Figure, figure_clear)

static void
fill_reached (Figure *self, const PlateauSeeds *seeds)
{
  g_autofree char *goal = plateau_format_number (PLATEAU_SEEDS_GOAL);

  if (seeds->n_done == 0)
    {
      /* Translators: a large number: of so many so many. */
      self->value = g_strdup_printf (_ ("%u of %u"), 0, seeds->n_seeds);
      /* Translators: below "0 of 20": trainings that have come to their end. */
      self->caption = g_strdup (_ ("draws are done"));
      /* Translators: trainings that have come to their end, all of them. */
      self->line = g_strdup_printf (_ ("%u of %u done"), 0, seeds->n_seeds);
      return;
    }
  self->value = g_strdup_printf (_ ("%u of %u"), seeds->n_reached, seeds->n_done);
  /* Translators: "17 of 20 reached 0.3", which is a loss. */
  self->line = g_strdup_printf (_ ("%u of %u reached %s"), seeds->n_reached, seeds->n_done, goal);
  /* Translators: below "17 of 20", which are trainings; the loss that they reached. */
  self->caption = seeds->n_reached > 0 && seeds->n_reached < seeds->n_done
                      ? g_strdup_printf (_ ("reached %s; the dashed did not"), goal)
                      : g_strdup_printf (_ ("reached %s"), goal);
}

static void
fill_median (Figure *self, const PlateauSeeds *seeds)
{
  guint last = seeds->n_points - 1, n_stopped = plateau_seeds_n_stopped (seeds);
  g_autofree char *low = plateau_format_number (seeds->low[last]);
  g_autofree char *high = plateau_format_number (seeds->high[last]);

  self->value = plateau_format_number (seeds->median[last]);
  /* Translators: a loss, in the middle of many. */
  self->line = g_strdup_printf (_ ("median %s"), self->value);
  if (n_stopped == 0)
    /* Translators: below a loss: the lowest and the highest of those whose median it is. */
    self->caption = g_strdup_printf (_ ("median loss, from %s to %s"), low, high);
  else
    self->caption = g_strdup_printf (
        /* Translators: below a loss: how many of those whose median it is are not finite. */
        g_dngettext (GETTEXT_PACKAGE, "median loss; %u is not finite",
                     "median loss; %u are not finite", n_stopped),
        n_stopped);
}

/* Big numbers over their captions, side by side; where there is little room the captions are cut. */
static void
draw_big (PlateauPen *pen,
          const PlateauSeedsLayout *layout,
          double width,
          const Figure *figures,
          guint n)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText value = {
    .size = style->text_big, .color = style->foreground, .bold = TRUE, .tight = TRUE
  };
  PlateauText caption = { 0 };
  double x = layout->frame.plot.x, gap = 2.4 * layout->em;
  double widths[2] = { 0 }, height = 0, share;

  for (guint i = 0; i < n; i++)
    {
      double of_value, of_caption;

      plateau_pen_measure (pen, figures[i].value, &value, &of_value, &height);
      plateau_pen_measure (pen, figures[i].caption, &caption, &of_caption, NULL);
      widths[i] = fmax (of_value, of_caption);
    }
  share = fmin (1, (width - x - gap - 0.3 * layout->em) / (widths[0] + widths[1]));
  for (guint i = 0; i < n; i++)
    {
      value.max_width = caption.max_width = share * widths[i] + 0.01;
      plateau_pen_text (pen, x, 0.1 * layout->em, figures[i].value, &value);
      plateau_pen_text (pen, x, 0.3 * layout->em + height, figures[i].caption, &caption);
      x += share * widths[i] + gap;
    }
}

/* One line: the second number only where both have room. */
static void
draw_line (PlateauPen *pen,
           const PlateauSeedsLayout *layout,
           double width,
           const Figure *figures,
           guint n)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .size = style->text_normal, .color = style->foreground, .bold = TRUE };
  double x = 0.5 * layout->em, gap = 1.2 * layout->em, first, second;

  how.max_width = width - 2 * x;
  plateau_pen_measure (pen, figures[0].line, &how, &first, NULL);
  if (layout->room > PLATEAU_SEEDS_MINUTE || first <= how.max_width)
    plateau_pen_text (pen, x, 0, figures[0].line, &how);
  else
    plateau_pen_text (pen, x, 0, figures[0].value, &how);
  if (n < 2)
    return;
  how.bold = FALSE;
  plateau_pen_measure (pen, figures[1].line, &how, &second, NULL);
  if (x + first + gap + second < width - x)
    plateau_pen_text (pen, x + first + gap, 0, figures[1].line, &how);
}

void
plateau_seeds_head_draw (PlateauPen *pen,
                         const PlateauSeedsLayout *layout,
                         double width,
                         const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauSeeds *seeds = layout->seeds;
  gboolean full = layout->room == PLATEAU_SEEDS_FULL;
  PlateauText how = { .y_align = 1 };
  g_auto (Figure) reached = { 0 };
  g_auto (Figure) median = { 0 };
  g_autofree char *status = NULL;
  Figure figures[2];
  guint n = seeds->n_done > 0 ? 2 : 1;
  double x = full ? layout->frame.plot.x : 0.5 * layout->em;

  fill_reached (&reached, seeds);
  if (n == 2)
    fill_median (&median, seeds);
  figures[0] = reached;
  figures[1] = median;
  if (full)
    draw_big (pen, layout, width, figures, n);
  else
    draw_line (pen, layout, width, figures, n);
  if (!layout->has_start)
    return;

  status = plateau_seeds_status_text (snapshot);
  how.max_width = width - x - 0.3 * layout->em;
  if (!plateau_seeds_are_of_start (snapshot))
    {
      how.color = style->alarm;
      how.bold = TRUE;
    }
  plateau_pen_text (pen, x, layout->head - 0.15 * layout->em, status, &how);
}
