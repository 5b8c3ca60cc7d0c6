/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-lines.h"
#include "plot/marks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A line of standard deviations: of a (0) or of dZ (1). */
#define N_LINES 2

PlateauColor
plateau_layers_a_color (const PlateauStyle *style)
{
  return style->series[0];
}

PlateauColor
plateau_layers_error_color (const PlateauStyle *style)
{
  return style->series[1];
}

static PlateauColor
line_color (const PlateauStyle *style, guint line)
{
  return line == 0 ? plateau_layers_a_color (style) : plateau_layers_error_color (style);
}

static PlateauMark
line_mark (guint line)
{
  return line == 0 ? PLATEAU_MARK_CIRCLE : PLATEAU_MARK_DIAMOND;
}

static gboolean
locate (const PlateauLayersLayout *layout, guint line, guint layer, double *x, double *y)
{
  const PlateauProfile *profile = layout->profile[layer];

  return profile != NULL &&
         plateau_layers_layout_place_std (layout, layer,
                                          line == 0 ? profile->a_std : profile->error_std, x, y);
}

static double
mark_size (const PlateauLayersLayout *layout, const PlateauStyle *style)
{
  return CLAMP (0.55 * layout->pitch, 0.5 * style->dot_size, style->dot_size);
}

static void
set_dash (cairo_t *cr, const PlateauLayersLayout *layout, guint line)
{
  const double dash[2] = { 0.3 * layout->em, 0.3 * layout->em };

  /* In turn, so that two in one place are both seen. */
  cairo_set_dash (cr, dash, 2, line * dash[0]);
}

/* Through all layers, at the size with which the line sets out. */
static void
draw_reference (PlateauPen *pen, const PlateauLayersLayout *layout, guint line)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauBox *ground = &layout->column[PLATEAU_LAYERS_COLUMN_STD];
  double x, y;

  if (layout->n_layers < 2 || !locate (layout, line, line == 0 ? 1 : layout->n_layers, &x, &y))
    return;
  cairo_save (cr);
  set_dash (cr, layout, line);
  cairo_set_line_width (cr, fmax (1, 0.7 * style->line_width));
  plateau_pen_set_color (pen, plateau_color_fade (line_color (style, line), 0.75));
  if (layout->room == PLATEAU_LAYERS_ROWS)
    {
      cairo_move_to (cr, round (x - 0.5) + 0.5, ground->y);
      cairo_rel_line_to (cr, 0, ground->height);
    }
  else
    {
      cairo_move_to (cr, ground->x, round (y - 0.5) + 0.5);
      cairo_rel_line_to (cr, ground->width, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_line (PlateauPen *pen, const PlateauLayersLayout *layout, guint line)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double x, y;

  cairo_new_path (cr);
  for (guint l = 1; l <= layout->n_layers; l++)
    if (locate (layout, line, l, &x, &y))
      cairo_line_to (cr, x, y);
    else
      cairo_new_sub_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 1.1 * style->line_width);
  plateau_pen_set_color (pen, line_color (style, line));
  cairo_stroke (cr);
}

static void
draw_mark (PlateauPen *pen, guint line, double x, double y, double size)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);

  plateau_mark_path (cr, line_mark (line), x, y, size);
  cairo_set_line_width (cr, fmax (1.5, 0.3 * size));
  plateau_pen_set_color (pen, style->card);
  cairo_stroke_preserve (cr);
  plateau_pen_set_color (pen, line_color (style, line));
  cairo_fill (cr);
}

void
plateau_layers_lines_draw (PlateauPen *pen, const PlateauLayersLayout *layout)
{
  double size = mark_size (layout, plateau_pen_style (pen)), x, y;

  if (plateau_pen_cr (pen) == NULL)
    return;
  for (guint line = 0; line < N_LINES; line++)
    draw_reference (pen, layout, line);
  for (guint line = 0; line < N_LINES; line++)
    draw_line (pen, layout, line);
  for (guint line = 0; line < N_LINES; line++)
    for (guint l = 1; l <= layout->n_layers; l++)
      if (locate (layout, line, l, &x, &y))
        draw_mark (pen, line, x, y, line == 0 ? 1.15 * size : size);
}

void
plateau_layers_lines_draw_legend (PlateauPen *pen,
                                  const PlateauLayersLayout *layout,
                                  double x,
                                  double y,
                                  double width)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = layout->em, end = x + width, size = 0.75 * em;
  /* Where there is room the head above says what they are of a and dZ. */
  const char *const words[N_LINES + 1] = {
    /* Translators: a legend: the standard deviation of the outputs a of a layer. */
    layout->is_spacious ? "a" : _ ("std of a"),
    /* Translators: a legend: the standard deviation of dZ of a layer. */
    layout->is_spacious ? "dZ" : _ ("std of dZ"),
    /* Translators: a legend: a line that stays at one height, where a number would keep its size. */
    layout->n_layers > 1 ? _ ("keeps its size") : NULL,
  };

  for (guint i = 0; i <= N_LINES && words[i] != NULL; i++)
    {
      double sample = i < N_LINES ? size : 1.5 * em, text_width, height, middle;
      PlateauText how = { 0 };

      plateau_pen_measure (pen, words[i], &how, &text_width, &height);
      how.max_width = end - x - sample - 0.4 * em;
      if (i < N_LINES ? how.max_width < 2.5 * em : how.max_width < text_width)
        return;
      text_width = fmin (text_width, how.max_width);
      middle = y + height / 2;
      if (!plateau_pen_text (pen, x + sample + 0.4 * em, y, words[i], &how))
        return;
      if (cr != NULL && i < N_LINES)
        {
          draw_mark (pen, i, x + sample / 2, middle, size);
        }
      else if (cr != NULL)
        {
          cairo_save (cr);
          set_dash (cr, layout, 0);
          cairo_set_line_width (cr, fmax (1, 0.7 * style->line_width));
          plateau_pen_set_color (pen, style->dim);
          cairo_move_to (cr, x, round (middle) + 0.5);
          cairo_rel_line_to (cr, sample, 0);
          cairo_stroke (cr);
          cairo_restore (cr);
        }
      x += sample + 0.4 * em + text_width + 1.1 * em;
    }
}
