/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "layers-label.h"
#include "layers-verdict.h"
#include "session/verdict.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In ems: rows with room for so many lines of text. */
#define TWO_LINES 2.75
#define FOUR_LINES 5.2
#define NUMBERS_WIDTH 10.5

/**
 * Label:
 * @lines: 1: number and verdict in one; 2: one below the other; 4: with the standard deviations
 * @line: from line to line
 * @number: how far the verdict stands from the number before it
 * @x, @y: where the first line begins, and its middle
 * @room: the width of a line
 */
typedef struct
{
  guint lines;
  double line;
  double number;
  double x;
  double y;
  double room;
} Label;

static void
draw_name (PlateauPen *pen, const PlateauLayersLayout *layout, guint layer, Label *label)
{
  PlateauText how = { .color = plateau_pen_style (pen)->foreground,
                      .bold = TRUE,
                      .y_align = 0.5,
                      .max_width = label->room };
  g_autofree char *text = NULL;

  if (label->lines == 1)
    text = g_strdup_printf ("%u", layer);
  else if (layer == layout->n_layers)
    text = g_strdup (C_ ("layer", "output"));
  else
    /* Translators: the name of a row: the number of a hidden layer. */
    text = g_strdup_printf (_ ("layer %u"), layer);
  plateau_pen_text (pen, label->x, label->y, text, &how);
}

static void
draw_verdict (PlateauPen *pen, PlateauVerdictKind kind, const Label *label)
{
  PlateauText how = { .color = plateau_layers_verdict_color (kind, plateau_pen_style (pen)),
                      .y_align = 0.5,
                      .max_width = label->room };
  double x = label->x;

  if (label->lines == 1)
    {
      x += label->number;
      how.max_width -= label->number;
    }
  plateau_pen_text (pen, x, label->y + (label->lines == 1 ? 0 : label->line),
                    plateau_layers_verdict_word (kind), &how);
}

static void
draw_numbers (PlateauPen *pen, const PlateauProfile *profile, const Label *label)
{
  const PlateauText how = { .y_align = 0.5, .max_width = label->room };
  g_autofree char *a = plateau_format_number (profile->a_std);
  g_autofree char *error = plateau_format_number (profile->error_std);
  /* Translators: the standard deviation of a. */
  g_autofree char *a_text = g_strdup_printf (_ ("std a %s"), a);
  /* Translators: the standard deviation of dZ. */
  g_autofree char *error_text = g_strdup_printf (_ ("std dZ %s"), error);

  plateau_pen_text (pen, label->x, label->y + 2 * label->line, a_text, &how);
  plateau_pen_text (pen, label->x, label->y + 3 * label->line, error_text, &how);
}

void
plateau_layers_label_draw (PlateauPen *pen,
                           const PlateauLayersLayout *layout,
                           const PlateauSnapshot *snapshot,
                           guint layer)
{
  const PlateauProfile *profile = layout->profile[layer];
  double em = layout->em, middle = plateau_layers_layout_middle (layout, layer);
  double badge = fmin (1.55 * em, 0.8 * layout->pitch);
  Label label = { .lines = 1, .line = 1.24 * em, .number = 1.6 * em };
  PlateauVerdictKind kind;

  if (layout->pitch >= FOUR_LINES * em && layout->layer.width >= NUMBERS_WIDTH * em)
    label.lines = 4;
  else if (layout->pitch >= TWO_LINES * em)
    label.lines = 2;
  label.x = 0.5 * em + badge + 0.5 * em;
  label.y = middle - (label.lines - 1) * 0.5 * label.line;
  label.room = layout->layer.width - label.x - 0.7 * em;
  draw_name (pen, layout, layer, &label);
  if (profile == NULL)
    return;
  kind = plateau_snapshot_judge (snapshot, layer).kind;
  draw_verdict (pen, kind, &label);
  if (label.lines == 4)
    draw_numbers (pen, profile, &label);
  if (plateau_pen_cr (pen) != NULL)
    plateau_layers_verdict_draw (plateau_pen_cr (pen), kind, 0.5 * em + badge / 2, middle, badge,
                                 plateau_pen_style (pen));
}
