/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-cells.h"
#include "plot/marks.h"

#include <math.h>

static void
stroke_brackets (cairo_t *cr, double x, double y, double width, double height, double reach)
{
  cairo_move_to (cr, x + reach, y);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x, y + height);
  cairo_line_to (cr, x + reach, y + height);
  cairo_move_to (cr, x + width - reach, y);
  cairo_line_to (cr, x + width, y);
  cairo_line_to (cr, x + width, y + height);
  cairo_line_to (cr, x + width - reach, y + height);
  cairo_stroke (cr);
}

/* What is lit lies on a band with an edge: not by colour alone. */
static void
draw_bands (const PlateauCells *self, PlateauPen *pen, double x, double middle, double size)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  cairo_t *cr = plateau_pen_cr (pen);

  for (guint k = 0; k < self->n_rows + self->n_columns; k++)
    {
      gboolean is_row = k < self->n_rows;
      guint i = is_row ? k : k - self->n_rows;
      PlateauBox box = { x + (PLATEAU_CELLS_BRACKET + 0.05) * size,
                         middle - self->body_height / 2 * size,
                         (self->body_width - 2 * PLATEAU_CELLS_BRACKET - 0.1) * size,
                         self->body_height * size };

      if ((is_row ? self->row[i] : self->column[i]) < 0 ||
          (is_row ? self->row[i] != self->marked_row : self->column[i] != self->marked_column))
        continue;
      if (is_row)
        {
          box.y = middle + (plateau_cells_row_y (self, i) - PLATEAU_CELLS_ROW / 2 + 0.05) * size;
          box.height = (PLATEAU_CELLS_ROW - 0.1) * size;
        }
      else
        {
          box.x = x + (plateau_cells_column_x (self, i) - 0.25) * size;
          box.width = (plateau_cells_column_width (self, i) + 0.5) * size;
        }
      plateau_rounded_path (cr, box.x, box.y, box.width, box.height, 0.2 * size);
      plateau_pen_set_color (pen, plateau_color_fade (style->accent, 0.16));
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, style->line_width);
      plateau_pen_set_color (pen, style->accent);
      cairo_stroke (cr);
    }
}

static void
draw_number (const PlateauCells *self,
             PlateauPen *pen,
             const PlateauCellsGlyphs *glyphs,
             guint r,
             guint c,
             double x,
             double y,
             double size)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  PlateauText how = { .size = size, .color = style->foreground, .y_align = 0.5, .tight = TRUE };
  double before;

  if (plateau_cells_is_shown (self, r, c))
    {
      g_autofree char *text = plateau_cells_text (self, glyphs, r, c, &before);

      plateau_pen_text_over (pen, x + (self->lead - before) * size, y, text, &how);
      return;
    }
  how.x_align = 0.5;
  how.color = style->dim;
  plateau_pen_text_over (pen, x + plateau_cells_column_width (self, c) / 2 * size, y,
                         self->row[r] >= 0      ? "…"
                         : self->column[c] >= 0 ? "⋮"
                                                : "⋱",
                         &how);
}

static void
draw_header (const PlateauCells *self, PlateauPen *pen, double x, double middle, double size)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  double y = middle - (self->body_height / 2 + 0.1) * size;

  for (guint k = 0; k < self->n_columns; k++)
    {
      /* What is lit is named first. */
      for (guint c = 0; c < self->n_columns; c++)
        {
          gboolean marked = self->column[c] >= 0 && self->column[c] == self->marked_column;
          PlateauText how = { .size = PLATEAU_CELLS_HEADER * size,
                              .color = marked ? style->accent : style->dim,
                              .bold = marked,
                              .x_align = 0.5,
                              .y_align = 1,
                              .tight = TRUE };
          g_autofree char *text = NULL;

          if (self->column[c] < 0 || marked != (k == 0))
            continue;
          text = g_strdup_printf ("%d", self->column[c] + 1);
          plateau_pen_text (
              pen,
              x + (plateau_cells_column_x (self, c) + plateau_cells_column_width (self, c) / 2) *
                      size,
              y, text, &how);
        }
      if (k == 1)
        break;
    }
}

/* The rows that are equal are bracketed together at the side, and named below by who draws the
 * figure. */
static void
draw_side (const PlateauCells *self,
           PlateauPen *pen,
           double x,
           double middle,
           double size,
           const PlateauEqualRows *equal)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  cairo_t *cr = plateau_pen_cr (pen);
  double left = x + (self->body_width + 0.18) * size;
  guint n_drawn = 0;

  cairo_set_line_width (cr, fmax (1.2 * style->line_width, 0.09 * size));
  plateau_pen_set_color (pen, style->accent);
  for (guint kind = 0; kind < equal->n_kinds && n_drawn < 3; kind++)
    {
      double right = left + (0.28 + 0.28 * n_drawn) * size, top = NAN, bottom = NAN;

      if (equal->size_of[kind] < 2)
        continue;
      for (guint r = 0; r < self->n_rows; r++)
        if (self->row[r] >= 0 && equal->kind_of[self->row[r]] == kind)
          {
            double y = middle + plateau_cells_row_y (self, r) * size;

            cairo_move_to (cr, left, y);
            cairo_line_to (cr, right, y);
            top = isnan (top) ? y : top;
            bottom = y;
          }
      if (isnan (top))
        continue;
      cairo_move_to (cr, right, top);
      cairo_line_to (cr, right, bottom);
      n_drawn++;
    }
  cairo_stroke (cr);
}

void
plateau_cells_draw (const PlateauCells *self,
                    PlateauPen *pen,
                    double x,
                    double middle,
                    double size,
                    const PlateauEqualRows *equal)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  cairo_t *cr = plateau_pen_cr (pen);
  double left = plateau_cells_body_x (self, x, size), caption = PLATEAU_CELLS_CAPTION * size;
  PlateauCellsGlyphs glyphs;

  plateau_cells_glyphs_init (&glyphs, pen);
  if (cr != NULL)
    {
      cairo_save (cr);
      draw_bands (self, pen, left, middle, size);
      cairo_set_line_width (cr, fmax (0.85 * style->line_width, 0.07 * size));
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
      plateau_pen_set_color (pen, style->foreground);
      stroke_brackets (cr, left + 0.08 * size, middle - self->body_height / 2 * size,
                       (self->body_width - 0.16) * size, self->body_height * size,
                       (PLATEAU_CELLS_BRACKET - 0.1) * size);
      if (plateau_cells_has_side (self) && equal != NULL)
        draw_side (self, pen, left, middle, size, equal);
      cairo_restore (cr);
    }
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      draw_number (self, pen, &glyphs, r, c, left + plateau_cells_column_x (self, c) * size,
                   middle + plateau_cells_row_y (self, r) * size, size);
  if (plateau_cells_has_header (self))
    draw_header (self, pen, left, middle, size);
  for (guint r = 0; r < self->n_rows && self->label[0] != NULL; r++)
    plateau_formula_draw (
        self->label[r], pen, left - (self->label[r]->width + PLATEAU_CELLS_BEHIND_LABEL) * size,
        middle + (plateau_cells_row_y (self, r) + 0.3) * size, size, style->foreground, FALSE);
  if (self->factor != NULL)
    plateau_formula_draw (self->factor, pen, left - self->front_width * size, middle + 0.3 * size,
                          size, style->foreground, FALSE);
  plateau_formula_draw (plateau_cells_caption (self), pen, plateau_cells_caption_x (self, x, size),
                        middle + (self->body_height / 2 + 0.14) * size +
                            plateau_cells_caption (self)->ascent * caption,
                        caption, style->dim, FALSE);
}
