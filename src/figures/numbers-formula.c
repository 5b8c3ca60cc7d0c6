/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "numbers-formula.h"

#include <math.h>
#include <string.h>

/* All in ems of what stands around. */
#define SCRIPT 0.68
#define RAISE 0.42
#define LOWER 0.2
#define THIN 0.17
#define AROUND_SIGN 0.24
#define AXIS 0.28
#define FRACTION 0.82
#define SUM 1.55
#define LIMIT 0.6

/* Set once at this size; what is measured there holds for all. */
#define MEASURED 100.0

#define TIGHT_DESCENT 0.0955

/* A run of letters, or (without @text) the bar of a fraction. */
typedef struct
{
  char *text;
  double x, baseline, width, size;
  gboolean italic;
} Piece;

typedef struct
{
  double width, ascent, descent;
} Extent;

typedef struct
{
  PlateauPen *pen;
  GArray *pieces;
} Setter;

static Extent set_list (Setter *self, const char **c, double x, double baseline, double size);

static void
clear_piece (gpointer piece)
{
  g_free (((Piece *) piece)->text);
}

static void
grow (Extent *self, double ascent, double descent)
{
  self->ascent = fmax (self->ascent, ascent);
  self->descent = fmax (self->descent, descent);
}

static PlateauText
text_of (double size, gboolean italic)
{
  return (PlateauText){ .size = size, .tight = TRUE, .serif = TRUE, .italic = italic };
}

static void
add_run (Setter *self,
         Extent *extent,
         const char *text,
         double x,
         double baseline,
         double size,
         gboolean italic)
{
  PlateauText how = text_of (MEASURED, italic);
  Piece piece = { g_strdup (text), x + extent->width, baseline, 0, size, italic };

  plateau_pen_measure (self->pen, text, &how, &piece.width, NULL);
  piece.width *= size / MEASURED;
  extent->width += piece.width;
  grow (extent, PLATEAU_PEN_TIGHT_ASCENT * size - baseline, TIGHT_DESCENT * size + baseline);
  g_array_append_val (self->pieces, piece);
}

static void
move (Setter *self, guint from, double dx, double dy)
{
  for (guint i = from; i < self->pieces->len; i++)
    {
      Piece *piece = &g_array_index (self->pieces, Piece, i);

      piece->x += dx;
      piece->baseline += dy;
    }
}

/* What stands in braces. */
static Extent
set_group (Setter *self, const char **c, double x, double baseline, double size)
{
  Extent extent;

  if (**c != '{')
    return (Extent){ 0 };
  (*c)++;
  extent = set_list (self, c, x, baseline, size);
  if (**c == '}')
    (*c)++;
  return extent;
}

static void
set_script (Setter *self, Extent *extent, const char **c, double x, double baseline, double size)
{
  gboolean high = **c == '^';
  Extent script;

  (*c)++;
  script = set_group (self, c, x + extent->width + 0.04 * size,
                      baseline + (high ? -RAISE : LOWER) * size, SCRIPT * size);
  extent->width += script.width + 0.06 * size;
  grow (extent, script.ascent, script.descent);
}

static void
set_fraction (Setter *self, Extent *extent, const char **c, double x, double baseline, double size)
{
  double left = x + extent->width + 0.06 * size, small = FRACTION * size, width;
  double bar = baseline - AXIS * size;
  guint top = self->pieces->len, bottom;
  Extent above = set_group (self, c, left, bar - (0.16 + TIGHT_DESCENT) * size, small), below;
  Piece piece = { NULL, left, bar, 0, size, FALSE };

  bottom = self->pieces->len;
  below = set_group (self, c, left, bar + 0.12 * size + PLATEAU_PEN_TIGHT_ASCENT * small, small);
  width = fmax (above.width, below.width) + 0.2 * size;
  move (self, bottom, (width - below.width) / 2, 0);
  for (guint i = top; i < bottom; i++)
    g_array_index (self->pieces, Piece, i).x += (width - above.width) / 2;
  piece.width = width;
  g_array_append_val (self->pieces, piece);
  extent->width += width + 0.18 * size;
  grow (extent, above.ascent, above.descent);
  grow (extent, below.ascent, below.descent);
}

/* The sign, and its limits centred above and below it. */
static void
set_sum (Setter *self, Extent *extent, const char **c, double x, double baseline, double size)
{
  double left = x + extent->width + 0.08 * size, width, large = SUM * size;
  double sink = 0.26 * size;
  Extent sign = { 0 }, limit[2] = { { 0 } };
  guint begin = self->pieces->len, from[2] = { 0 }, to[2] = { 0 };

  add_run (self, &sign, "∑", left, baseline + sink, large, FALSE);
  while (**c == '_' || **c == '^')
    {
      guint high = **c == '^';
      /* Extents count from the line of all; so does the place of a limit. */
      double y = high ? -sign.ascent - (0.06 + TIGHT_DESCENT) * size
                      : sign.descent + (0.2 + PLATEAU_PEN_TIGHT_ASCENT * LIMIT) * size;

      (*c)++;
      from[high] = self->pieces->len;
      limit[high] = set_group (self, c, left, y, LIMIT * size);
      to[high] = self->pieces->len;
    }
  width = fmax (sign.width, fmax (limit[0].width, limit[1].width));
  g_array_index (self->pieces, Piece, begin).x += (width - sign.width) / 2;
  for (guint k = 0; k < 2; k++)
    for (guint i = from[k]; i < to[k]; i++)
      g_array_index (self->pieces, Piece, i).x += (width - limit[k].width) / 2;
  extent->width += width + 0.22 * size;
  grow (extent, fmax (sign.ascent, limit[1].ascent), fmax (sign.descent, limit[0].descent));
}

static void
set_command (Setter *self, Extent *extent, const char **c, double x, double baseline, double size)
{
  if (g_str_has_prefix (*c, "\\frac"))
    {
      *c += strlen ("\\frac");
      set_fraction (self, extent, c, x, baseline, size);
    }
  else if (g_str_has_prefix (*c, "\\sum"))
    {
      *c += strlen ("\\sum");
      set_sum (self, extent, c, x, baseline, size);
    }
  else if (g_str_has_prefix (*c, "\\text{"))
    {
      const char *begin = *c + strlen ("\\text{"), *end = strchr (begin, '}');
      gsize length = end != NULL ? (gsize) (end - begin) : strlen (begin);
      g_autofree char *text = g_strndup (begin, length);

      *c = begin + length + (end != NULL);
      if (length > 0)
        add_run (self, extent, text, x, baseline, size, FALSE);
    }
  else
    (*c)++;
}

static gboolean
is_sign (gunichar letter)
{
  return letter != 0 && strchr ("=+<>", (int) MIN (letter, 127)) != NULL && letter < 127
             ? TRUE
             : letter == 0x2212 /* − */ || letter == 0x2218 /* ∘ */ || letter == 0x2192 /* → */ ||
                   letter == 0xd7 /* × */;
}

static gboolean
is_special (char letter)
{
  return letter == '\0' || strchr ("^_{}\\ ", letter) != NULL;
}

/* Letters that are set alike, up to the next one that is not. */
static void
set_letters (Setter *self, Extent *extent, const char **c, double x, double baseline, double size)
{
  const char *begin = *c;
  gunichar letter = g_utf8_get_char (begin);
  gboolean italic = g_unichar_isalpha (letter);
  g_autofree char *text = NULL;

  if (is_sign (letter))
    {
      /* A minus that nothing stands before is no difference. */
      double around = extent->width > 0 ? AROUND_SIGN * size : 0;

      *c = g_utf8_next_char (begin);
      text = g_strndup (begin, (gsize) (*c - begin));
      extent->width += around;
      add_run (self, extent, text, x, baseline, size, FALSE);
      extent->width += around;
      return;
    }
  while (!is_special (**c) && !is_sign (g_utf8_get_char (*c)) &&
         g_unichar_isalpha (g_utf8_get_char (*c)) == italic)
    *c = g_utf8_next_char (*c);
  text = g_strndup (begin, (gsize) (*c - begin));
  add_run (self, extent, text, x, baseline, size, italic);
}

static Extent
set_list (Setter *self, const char **c, double x, double baseline, double size)
{
  Extent extent = { 0 };

  while (**c != '\0' && **c != '}')
    if (**c == '^' || **c == '_')
      set_script (self, &extent, c, x, baseline, size);
    else if (**c == '\\')
      set_command (self, &extent, c, x, baseline, size);
    else if (**c == ' ')
      {
        extent.width += THIN * size;
        (*c)++;
      }
    else if (**c == '{')
      {
        Extent group = set_group (self, c, x + extent.width, baseline, size);

        extent.width += group.width;
        grow (&extent, group.ascent, group.descent);
      }
    else
      set_letters (self, &extent, c, x, baseline, size);
  return extent;
}

PlateauFormula *
plateau_formula_new (PlateauPen *pen, const char *markup)
{
  PlateauFormula *self = g_new0 (PlateauFormula, 1);
  Setter setter = { pen, g_array_new (FALSE, FALSE, sizeof (Piece)) };
  Extent extent;

  g_array_set_clear_func (setter.pieces, clear_piece);
  extent = set_list (&setter, &markup, 0, 0, 1);
  self->width = extent.width;
  self->ascent = extent.ascent;
  self->descent = extent.descent;
  self->pieces = setter.pieces;
  return self;
}

void
plateau_formula_free (PlateauFormula *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

gboolean
plateau_formula_draw (const PlateauFormula *self,
                      PlateauPen *pen,
                      double x,
                      double baseline,
                      double size,
                      PlateauColor color,
                      gboolean bold)
{
  PlateauBox box = { x, baseline - self->ascent * size, self->width * size,
                     (self->ascent + self->descent) * size };
  cairo_t *cr = plateau_pen_cr (pen);

  if (!plateau_pen_is_free (pen, &box))
    return FALSE;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->text != NULL)
        {
          PlateauText how = text_of (piece->size * size, piece->italic);

          how.color = color;
          how.bold = bold;
          /* Heavier letters are wider: they take the room that was measured. */
          how.max_width = bold ? piece->width * size : 0;
          plateau_pen_text_over (
              pen, x + piece->x * size,
              baseline + (piece->baseline - PLATEAU_PEN_TIGHT_ASCENT * piece->size) * size,
              piece->text, &how);
        }
      else if (cr != NULL)
        {
          double thick = fmax (0.055 * piece->size * size, 1);

          cairo_rectangle (cr, x + piece->x * size, baseline + piece->baseline * size - thick / 2,
                           piece->width * size, thick);
          plateau_pen_set_color (pen, color);
          cairo_fill (cr);
        }
    }
  return TRUE;
}
