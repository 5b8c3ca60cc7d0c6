/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "boundary-figure.h"
#include "lane-look.h"
#include "plot/marks.h"
#include "race-card.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So many examples for each square em, and no more, say where the classes are. */
#define EXAMPLES 0.8
#define MOST_EXAMPLES 160

/* In ems. */
#define PADDING 0.55
#define HEADER 1.6
#define LONG_SAMPLE 1.9
#define SHORT_SAMPLE 1.5
#define ROW 1.35
#define LEAST_MAP 3.2
#define LEAST_SIDE 11
#define LEAST_COLUMN 10.5
#define COLUMN_GAP 2

/* A card wider than so many heights has its numbers beside the map. */
#define SIDEWAYS 1.7

#define MOST_ROWS 5

/* A number of a lane, what it is called, and whether it is bad news. */
typedef struct
{
  const char *name;
  char *value;
  gboolean alarm;
} Row;

/* Where the parts of a card stand; a part without room has no height. */
typedef struct
{
  PlateauBox map;
  PlateauBox rows;
  guint n_rows;
  guint n_columns; /* in which the rows stand */
} Parts;

/* What says that the lane is looked at, and where. */
typedef struct
{
  const char *text;
  PlateauText how;
  PlateauBox box;
} Word;

/* Fills @rows, the most telling first, and returns how many there are. */
static guint
collect_rows (const PlateauSnapshot *lane, gboolean epoch, Row *rows)
{
  const PlateauDiagnostics *layer = &lane->layer[1];
  PlateauActivation activation = plateau_network_activation (lane->network, 1);
  gboolean off =
      activation == PLATEAU_ACTIVATION_RELU || activation == PLATEAU_ACTIVATION_LEAKY_RELU;
  gboolean stopped = lane->divergence.layer > 0;
  guint n = 0;

  rows[n++] = (Row){ C_ ("number of a lane", "loss"), plateau_format_number (lane->loss), FALSE };
  if (stopped)
    rows[n++] = (Row){ C_ ("number of a lane", "stopped at epoch"),
                       plateau_format_count (lane->divergence.epoch), TRUE };
  rows[n++] =
      (Row){ off ? C_ ("number of a lane", "switched off") : C_ ("number of a lane", "saturated"),
             plateau_format_share (layer->saturated), FALSE };
  rows[n++] = (Row){ C_ ("number of a lane", "mean slope"),
                     plateau_format_number (layer->mean_slope), FALSE };
  rows[n++] = (Row){ C_ ("number of a lane", "unit spread"),
                     plateau_format_number (layer->unit_spread), FALSE };
  if (epoch && !stopped)
    rows[n++] =
        (Row){ C_ ("number of a lane", "epoch"), plateau_format_count (lane->epoch), FALSE };
  return n;
}

static void
place_parts (const PlateauBox *box, double em, guint n_rows, Parts *parts)
{
  PlateauBox inside = { box->x + PADDING * em, box->y + (PADDING + HEADER) * em,
                        box->width - 2 * PADDING * em, 0 };
  double lines;

  inside.height = box->y + box->height - PADDING * em - inside.y;
  *parts = (Parts){ .map = inside, .rows = inside, .n_columns = 1 };
  if (box->width > SIDEWAYS * box->height && inside.width > 2 * LEAST_SIDE * em)
    {
      parts->n_rows = MIN (n_rows, (guint) fmax (0, inside.height / (ROW * em)));
      parts->map.width = floor (fmin (inside.width - LEAST_SIDE * em, 1.5 * inside.height));
      parts->rows.x += parts->map.width + PADDING * em * 2;
      parts->rows.width = fmin (inside.width - parts->map.width - PADDING * em * 2, 16 * em);
      parts->rows.y += fmax (0, (inside.height - parts->n_rows * ROW * em) / 2);
      return;
    }
  if (inside.width >= (2 * LEAST_COLUMN + COLUMN_GAP) * em)
    parts->n_columns = 2;
  /* One number for certain; then the map; then the other numbers. */
  lines = CLAMP (floor ((inside.height - (LEAST_MAP + 0.3) * em) / (ROW * em)), 1,
                 (n_rows + parts->n_columns - 1) / parts->n_columns);
  parts->map.height = inside.height - (lines * ROW + 0.3) * em;
  if (parts->map.height < LEAST_MAP * em)
    {
      parts->map.height = 0;
      lines = fmax (0, floor (inside.height / (ROW * em)));
    }
  else
    {
      parts->rows.y = inside.y + inside.height - lines * ROW * em;
    }
  parts->n_rows = MIN (n_rows, (guint) lines * parts->n_columns);
}

static void
draw_frame (PlateauPen *pen,
            const PlateauBox *box,
            PlateauColor color,
            gboolean looked,
            gboolean lit)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double thickness = looked ? 1.6 * style->line_width : fmax (1, 0.6 * style->line_width);

  if (cr == NULL)
    return;
  if (lit)
    thickness = fmax (thickness, 1.1 * style->line_width);
  plateau_rounded_path (cr, box->x + thickness / 2, box->y + thickness / 2, box->width - thickness,
                        box->height - thickness, 0.5 * style->text_small);
  plateau_pen_set_color (pen, plateau_color_fade (color, looked || lit ? 0.09 : 0));
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, thickness);
  plateau_pen_set_color (pen, looked ? color : lit ? style->accent : style->frame);
  cairo_stroke (cr);
}

/* A word on a ground of the lane's colour, right above at (@right, @y): which lane the others show. */
static void
place_word (PlateauPen *pen, double right, double y, double max_width, Word *word)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = style->text_small;

  /* Translators: on the card of the lane that all other views are about. */
  word->text = C_ ("lane", "in view");
  word->how =
      (PlateauText){ .color = style->card, .bold = TRUE, .max_width = max_width - 0.9 * em };
  plateau_pen_measure (pen, word->text, &word->how, &word->box.width, &word->box.height);
  word->box.width += 0.9 * em;
  word->box.x = right - word->box.width;
  word->box.y = y;
}

/* Returns FALSE where there is no room to say that the lane is looked at. */
static gboolean
draw_header (PlateauPen *pen,
             const PlateauBox *box,
             const PlateauSnapshot *lane,
             PlateauColor color,
             gboolean looked)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = style->text_small, x = box->x + PADDING * em, sample = LONG_SAMPLE * em;
  double y = box->y + (PADDING + HEADER / 2) * em - 0.1 * em;
  PlateauText how = { .color = style->foreground, .bold = TRUE, .y_align = 0.5 };
  const char *name = plateau_lane_look_name (lane);
  double right = box->x + box->width - PADDING * em, width;
  gboolean said = FALSE;

  plateau_pen_measure (pen, name, &how, &width, NULL);
  /* A run that is alone has no line of its own kind. */
  if (lane->lane_name != NULL)
    {
      if (x + LONG_SAMPLE * em + 0.5 * em + width > right)
        sample = SHORT_SAMPLE * em;
      /* Thin enough for two dashes. */
      plateau_lane_look_draw_sample (pen, lane->lane_look, x, y, sample,
                                     fmin (1.2 * style->line_width, 0.1 * sample));
      x += sample + 0.5 * em;
    }
  if (looked)
    {
      Word word;

      place_word (pen, right, y, right - x, &word);
      word.box.y -= word.box.height / 2;
      said = word.box.x >= x + width + 0.8 * em;
      if (said)
        plateau_frame_draw_label (pen, word.text, &word.how, &word.box, color);
    }
  how.max_width = right - x;
  plateau_pen_text (pen, x, y, name, &how);
  return said;
}

static void
draw_map (PlateauPen *pen,
          const PlateauBox *box,
          const PlateauSnapshot *lane,
          const PlateauPlane *plane,
          int example)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = style->text_small;
  double examples = fmin (EXAMPLES * box->width * box->height / (em * em), MOST_EXAMPLES);
  PlateauBoundaryLayout layout;
  double x, y;

  if (cr == NULL)
    return;
  plateau_boundary_layout_init_small (&layout, pen, box, (guint) examples, lane, plane);
  if (layout.field == NULL)
    {
      /* Not computed yet: the examples on a quiet ground. */
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      plateau_pen_set_color (pen, style->flat_fill);
      cairo_fill (cr);
    }
  plateau_boundary_figure_draw_plot (pen, &layout, lane->network, FALSE);
  if (example >= 0 && plateau_boundary_layout_locate (&layout, (guint) example, &x, &y))
    plateau_frame_draw_ring (pen, x, y, 2.4 * layout.dot_size);
}

/* On the map, where the header has no room for it. */
static void
draw_looked (PlateauPen *pen, const PlateauBox *map, PlateauColor color)
{
  double em = plateau_pen_style (pen)->text_small;
  Word word;

  place_word (pen, map->x + map->width - 0.3 * em, map->y + 0.3 * em, map->width - 0.6 * em, &word);
  if (word.box.x >= map->x && word.box.y + word.box.height <= map->y + map->height)
    plateau_frame_draw_label (pen, word.text, &word.how, &word.box, color);
}

static void
draw_rows (PlateauPen *pen, const Parts *parts, const Row *rows)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double em = style->text_small, gap = COLUMN_GAP * em;
  double room = (parts->rows.width - (parts->n_columns - 1) * gap) / parts->n_columns;

  for (guint i = 0; i < parts->n_rows; i++)
    {
      double x = parts->rows.x + (i % parts->n_columns) * (room + gap);
      double y = parts->rows.y + (i / parts->n_columns + 0.5) * ROW * em, width;
      PlateauText value = { .color = rows[i].alarm ? style->alarm : style->foreground,
                            .bold = TRUE,
                            .x_align = 1,
                            .y_align = 0.5,
                            .max_width = 0.55 * room };
      PlateauText name = { .color = rows[i].alarm ? style->alarm : style->dim, .y_align = 0.5 };

      plateau_pen_measure (pen, rows[i].value, &value, &width, NULL);
      name.max_width = room - width - 0.5 * em;
      plateau_pen_text (pen, x + room, y, rows[i].value, &value);
      plateau_pen_text (pen, x, y, rows[i].name, &name);
    }
}

void
plateau_race_card_draw (PlateauPen *pen,
                        const PlateauBox *box,
                        const PlateauSnapshot *lane,
                        const PlateauPlane *plane,
                        gboolean looked,
                        gboolean lit,
                        int example,
                        gboolean epoch)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauColor color =
      lane->lane_name != NULL ? plateau_lane_look_color (style, lane->lane_look) : style->accent;
  Row rows[MOST_ROWS];
  guint n_rows = collect_rows (lane, epoch, rows);
  Parts parts;
  gboolean said;

  place_parts (box, style->text_small, n_rows, &parts);
  draw_frame (pen, box, color, looked, lit);
  said = draw_header (pen, box, lane, color, looked);
  if (parts.map.height > 0)
    {
      draw_map (pen, &parts.map, lane, plane, example);
      if (looked && !said)
        draw_looked (pen, &parts.map, color);
    }
  draw_rows (pen, &parts, rows);
  for (guint i = 0; i < n_rows; i++)
    g_free (rows[i].value);
}
