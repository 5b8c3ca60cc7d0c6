/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "numbers-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* In ems of the numbers. */
#define GAP 0.85
#define ELLIPSIS 0.7
#define PADDING 0.32
#define SIDE 1.1

static double
measure (PlateauPen *pen, const char *text)
{
  const PlateauText how = { .size = 100 };
  double width;

  plateau_pen_measure (pen, text, &how, &width, NULL);
  return width / 100;
}

void
plateau_cells_glyphs_init (PlateauCellsGlyphs *self, PlateauPen *pen)
{
  self->digit = measure (pen, "0000000000") / 10;
  self->point = measure (pen, "0.0") - 2 * self->digit;
  self->minus = measure (pen, "−0") - self->digit;
  self->power = measure (pen, "×10");
  self->superscript = measure (pen, "⁰⁰⁰⁰⁰⁰⁰⁰") / 8;
  self->superscript_minus = measure (pen, "⁻");
}

/* The widths of a number before its point and from there on: as measuring would find them, but a
 * figure has hundreds of numbers. */
static void
measure_number (const PlateauCellsGlyphs *glyphs,
                const char *text,
                gsize lead,
                double *before,
                double *after)
{
  double width[2] = { 0, 0 };

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      double *side = &width[(gsize) (c - text) >= lead];

      if (g_ascii_isdigit (*c))
        *side += glyphs->digit;
      else if (*c == '.')
        *side += glyphs->point;
      else if (g_str_has_prefix (c, "−"))
        *side += glyphs->minus;
      else if (g_str_has_prefix (c, "×"))
        {
          *side += glyphs->power;
          c += strlen ("×1");
        }
      else if (g_str_has_prefix (c, "⁻"))
        *side += glyphs->superscript_minus;
      else
        *side += g_ascii_isalpha (*c) || g_str_has_prefix (c, "∞") ? 1.4 * glyphs->digit
                                                                   : glyphs->superscript;
    }
  *before = width[0];
  *after = width[1];
}

static const PlateauNumbersFormat *
format_of (const PlateauCells *self, guint row)
{
  return &self->format[self->matrix.quantity == PLATEAU_QUANTITY_LOSSES ? MIN (row, 2) : 0];
}

gboolean
plateau_cells_is_shown (const PlateauCells *self, guint row, guint column)
{
  return self->row[row] >= 0 && self->column[column] >= 0;
}

static double
get (const PlateauCells *self, guint row, guint column)
{
  return plateau_numbers_matrix_get (&self->matrix, (guint) self->row[row],
                                     (guint) self->column[column]);
}

char *
plateau_cells_text (const PlateauCells *self,
                    const PlateauCellsGlyphs *glyphs,
                    guint row,
                    guint column,
                    double *before)
{
  gsize lead;
  char *text = plateau_numbers_format_text (format_of (self, row), get (self, row, column), &lead);
  double after;

  measure_number (glyphs, text, lead, before, &after);
  return text;
}

/* The formats and widths come from the most that is ever shown, so that they do not depend on the room. */
static void
fit_numbers (PlateauCells *self, const PlateauCellsGlyphs *glyphs)
{
  double values[PLATEAU_CELLS_MAX * PLATEAU_CELLS_MAX];
  gboolean by_row = self->matrix.quantity == PLATEAU_QUANTITY_LOSSES;
  guint n = 0;

  for (guint r = 0; r < self->n_rows; r++)
    {
      for (guint c = 0; c < self->n_columns; c++)
        if (plateau_cells_is_shown (self, r, c))
          values[n++] = get (self, r, c);
      if (by_row || r + 1 == self->n_rows)
        {
          PlateauNumbersFormat *format = &self->format[by_row ? MIN (r, 2) : 0];

          plateau_numbers_format_init (format, values, n);
          /* One power in front would be that of all rows. */
          if (by_row && format->exponent != 0)
            *format = (PlateauNumbersFormat){ .decimals = 2, .scientific = TRUE };
          n = 0;
        }
    }
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      if (plateau_cells_is_shown (self, r, c))
        {
          gsize lead;
          g_autofree char *text =
              plateau_numbers_format_text (format_of (self, r), get (self, r, c), &lead);
          double before, after;

          measure_number (glyphs, text, lead, &before, &after);
          self->lead = fmax (self->lead, before);
          self->tail = fmax (self->tail, after);
        }
}

static int
marked_place (const PlateauPick *lit, int axis, guint n)
{
  int place = axis == PLATEAU_AXIS_EXAMPLES ? lit->example : axis == lit->layer ? lit->unit : -1;

  return place < (int) n ? place : -1;
}

/* What a person reads beside "4 × 400". */
static const char *
axes_words (const PlateauNumbersMatrix *matrix)
{
  if (matrix->quantity == PLATEAU_QUANTITY_LOSSES || matrix->quantity >= PLATEAU_QUANTITY_B)
    return NULL;
  if (matrix->column_axis == PLATEAU_AXIS_EXAMPLES)
    /* Translators: the rows and the columns of a matrix. */
    return _ ("(units × examples)");
  /* Translators: the rows and the columns of a matrix. */
  return matrix->layer == 1 ? _ ("(units × features)")
                            /* Translators: the rows and the columns of a matrix. */
                            : _ ("(units × inputs)");
}

/* The power of ten of all numbers, or a name for every row. */
static void
set_front (PlateauCells *self, PlateauPen *pen)
{
  g_autofree char *power = NULL, *markup = NULL;

  if (self->matrix.quantity == PLATEAU_QUANTITY_LOSSES)
    {
      markup = g_strdup_printf ("a^{[%u]}", self->matrix.layer);
      self->label[0] = plateau_formula_new (pen, "y");
      self->label[1] = plateau_formula_new (pen, markup);
      self->label[2] = plateau_formula_new (pen, "ℓ");
      self->front_width = self->label[1]->width + PLATEAU_CELLS_BEHIND_LABEL;
    }
  else if (self->format[0].exponent != 0)
    {
      power = plateau_numbers_power (self->format[0].exponent);
      markup = g_strdup_printf ("%s ×", power);
      self->factor = plateau_formula_new (pen, markup);
      self->front_width = self->factor->width + 0.15;
    }
}

void
plateau_cells_init (PlateauCells *self,
                    PlateauPen *pen,
                    const PlateauCellsGlyphs *glyphs,
                    const PlateauNumbersMatrix *matrix,
                    const PlateauPick *lit,
                    gboolean is_result)
{
  g_autofree char *name = plateau_numbers_matrix_name (matrix, FALSE), *caption = NULL;

  *self = (PlateauCells){ .matrix = *matrix, .is_result = is_result };
  self->marked_row = marked_place (lit, matrix->row_axis, matrix->n_rows);
  self->marked_column = marked_place (lit, matrix->column_axis, matrix->n_columns);
  if (matrix->quantity == PLATEAU_QUANTITY_LOSSES)
    {
      /* Translators: below a matrix that has a column for each of so many examples. */
      g_autofree char *words = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u example", "%u examples", matrix->n_columns),
          matrix->n_columns);

      caption = g_strdup_printf ("\\text{%s}", words);
    }
  else
    caption = g_strdup_printf ("%s:  \\text{%u × %u}", name, matrix->n_rows, matrix->n_columns);
  self->caption = plateau_formula_new (pen, caption);
  if (is_result && axes_words (matrix) != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s  \\text{%s}", caption, axes_words (matrix));

      self->long_caption = plateau_formula_new (pen, words);
    }
  plateau_cells_elide (self, 0, 0);
  fit_numbers (self, glyphs);
  set_front (self, pen);
  plateau_cells_elide (self, 0, 0);
}

void
plateau_cells_clear (PlateauCells *self)
{
  g_clear_pointer (&self->caption, plateau_formula_free);
  g_clear_pointer (&self->long_caption, plateau_formula_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->label); i++)
    g_clear_pointer (&self->label[i], plateau_formula_free);
  g_clear_pointer (&self->factor, plateau_formula_free);
}

gboolean
plateau_cells_has_side (const PlateauCells *self)
{
  return self->is_result && self->matrix.n_rows > 1 && self->matrix.quantity < PLATEAU_QUANTITY_B &&
         self->matrix.quantity != PLATEAU_QUANTITY_LOSSES;
}

gboolean
plateau_cells_has_header (const PlateauCells *self)
{
  return self->is_result && self->matrix.column_axis == PLATEAU_AXIS_EXAMPLES;
}

double
plateau_cells_column_width (const PlateauCells *self, guint column)
{
  return self->column[column] >= 0 ? self->lead + self->tail : ELLIPSIS;
}

void
plateau_cells_elide (PlateauCells *self, guint row_level, guint column_level)
{
  double cells = 0;

  self->n_rows = plateau_cells_choose (self->matrix.n_rows, row_level, self->marked_row, self->row);
  self->n_columns = plateau_cells_choose (self->matrix.n_columns, column_level, self->marked_column,
                                          self->column);
  for (guint c = 0; c < self->n_columns; c++)
    cells += plateau_cells_column_width (self, c) + (c > 0 ? GAP : 0);
  self->body_width = 2 * (PLATEAU_CELLS_BRACKET + PADDING) + cells;
  self->body_height = self->n_rows * PLATEAU_CELLS_ROW + 0.1;
  self->above = self->body_height / 2 +
                (plateau_cells_has_header (self) ? 1.1 * PLATEAU_CELLS_HEADER + 0.12 : 0.08);
  self->below = self->body_height / 2 +
                PLATEAU_CELLS_CAPTION * (self->caption->ascent + self->caption->descent) + 0.22;
  self->width =
      fmax (self->front_width + self->body_width + (plateau_cells_has_side (self) ? SIDE : 0),
            PLATEAU_CELLS_CAPTION * self->caption->width);
}

/* Where the body begins; the caption may be wider. */
double
plateau_cells_body_x (const PlateauCells *self, double x, double size)
{
  double used = self->front_width + self->body_width + (plateau_cells_has_side (self) ? SIDE : 0);

  return x + (self->front_width + (self->width - used) / 2) * size;
}

/* The words have to fit: the numbers do not become smaller for them. */
const PlateauFormula *
plateau_cells_caption (const PlateauCells *self)
{
  return self->long_caption != NULL &&
                 PLATEAU_CELLS_CAPTION * self->long_caption->width <= self->width
             ? self->long_caption
             : self->caption;
}

/* In the middle of the body, unless it is wider. */
double
plateau_cells_caption_x (const PlateauCells *self, double x, double size)
{
  double width = PLATEAU_CELLS_CAPTION * plateau_cells_caption (self)->width * size;
  double middle = plateau_cells_body_x (self, x, size) + (self->body_width * size - width) / 2;

  return CLAMP (middle, x, fmax (x, x + self->width * size - width));
}

double
plateau_cells_column_x (const PlateauCells *self, guint column)
{
  double x = PLATEAU_CELLS_BRACKET + PADDING;

  for (guint c = 0; c < column; c++)
    x += plateau_cells_column_width (self, c) + GAP;
  return x;
}

double
plateau_cells_row_y (const PlateauCells *self, guint row)
{
  return -self->body_height / 2 + 0.05 + (row + 0.5) * PLATEAU_CELLS_ROW;
}

gboolean
plateau_cells_pick (const PlateauCells *self,
                    double x,
                    double middle,
                    double size,
                    double px,
                    double py,
                    guint *row,
                    guint *column)
{
  double left = plateau_cells_body_x (self, x, size);

  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        double cx = left + plateau_cells_column_x (self, c) * size,
               cy = middle + plateau_cells_row_y (self, r) * size;

        if (!plateau_cells_is_shown (self, r, c) || fabs (py - cy) > PLATEAU_CELLS_ROW / 2 * size ||
            px < cx - GAP / 2 * size ||
            px > cx + (plateau_cells_column_width (self, c) + GAP / 2) * size)
          continue;
        *row = (guint) self->row[r];
        *column = (guint) self->column[c];
        return TRUE;
      }
  return FALSE;
}
