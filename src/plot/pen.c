/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pen.h"
#include "marks.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Text shrinks no further than this before it is cut. */
#define SMALLEST_SHARE 0.8

/* The part of a line's height that digits fill, with a little air. */
#define TIGHT_SHARE 0.7

/* A line of text in ems, above and below its baseline. Fixed, because the line of a fallback font (for
 * Chinese, say) is taller than that of the main one, while its characters are not: the layout of a
 * figure must not depend on the language. */
#define LINE_ASCENT PLATEAU_PEN_ASCENT
#define LINE_DESCENT 0.28

/* What formulas are set in, wherever one of these is at hand. */
#define SERIF_FAMILY "STIX Two Text, Libertinus Serif, Noto Serif, Serif"

struct _PlateauPen
{
  const PlateauStyle *style;
  PlateauBox area;
  PangoLayout *layout;
  PangoFontDescription *font;
  PangoAttrList *attributes;
  GArray *texts;
  GPtrArray *words;
  GArray *reserved;
  cairo_t *cr;
};

gboolean
plateau_box_overlaps (const PlateauBox *a, const PlateauBox *b)
{
  /* Boxes may touch: a hundredth of a pixel is rounding. */
  const double slack = 0.01;

  return a->x + a->width > b->x + slack && b->x + b->width > a->x + slack &&
         a->y + a->height > b->y + slack && b->y + b->height > a->y + slack;
}

/*
 * Hinted metrics depend on the kind of surface; a figure must have the same layout on the screen, in
 * a file, and when it only looks up what lies under the pointer.
 */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

PlateauPen *
plateau_pen_new (cairo_t *cr, const PlateauStyle *style, double width, double height)
{
  PlateauPen *self = g_new0 (PlateauPen, 1);
  PangoContext *context = create_context ();

  self->cr = cr;
  self->style = style;
  self->area = (PlateauBox){ 0, 0, width, height };
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  self->font = pango_font_description_from_string (style->font_family);
  /* Figures of equal width: numbers must not dance while they change. */
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->layout, self->attributes);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  self->texts = g_array_new (FALSE, FALSE, sizeof (PlateauBox));
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->reserved = g_array_new (FALSE, FALSE, sizeof (PlateauBox));
  return self;
}

void
plateau_pen_free (PlateauPen *self)
{
  g_object_unref (self->layout);
  pango_font_description_free (self->font);
  pango_attr_list_unref (self->attributes);
  g_array_unref (self->texts);
  g_ptr_array_unref (self->words);
  g_array_unref (self->reserved);
  g_free (self);
}

cairo_t *
plateau_pen_cr (PlateauPen *self)
{
  return self->cr;
}

const PlateauStyle *
plateau_pen_style (PlateauPen *self)
{
  return self->style;
}

void
plateau_pen_set_color (PlateauPen *self, PlateauColor color)
{
  if (self->cr != NULL)
    cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, color.alpha);
}

static double
set_font (PlateauPen *self, const PlateauText *how, double share)
{
  double size = (how->size > 0 ? how->size : self->style->text_small) * share;

  pango_font_description_set_family_static (self->font,
                                            how->serif ? SERIF_FAMILY : self->style->font_family);
  pango_font_description_set_style (self->font,
                                    how->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size (self->font, size * PANGO_SCALE);
  pango_font_description_set_weight (self->font,
                                     how->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, self->font);
  return size;
}

/* Fills the layout; @rectangle is its extent in pixels, as wide as the text and one line high. */
static void
set_layout (PlateauPen *self, const char *text, const PlateauText *how, PlateauBox *rectangle)
{
  PangoRectangle logical;
  double size, baseline;

  pango_layout_set_width (self->layout, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  size = set_font (self, how, 1);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_extents (self->layout, NULL, &logical);

  if (how->max_width > 0 && logical.width > how->max_width * PANGO_SCALE)
    {
      double share = how->max_width * PANGO_SCALE / logical.width;

      size = set_font (self, how, fmax (share * 0.995, SMALLEST_SHARE));
      if (share < SMALLEST_SHARE)
        {
          pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
          pango_layout_set_width (self->layout, (int) (how->max_width * PANGO_SCALE));
        }
      pango_layout_get_extents (self->layout, NULL, &logical);
    }
  baseline = pango_layout_get_baseline (self->layout) / (double) PANGO_SCALE;
  *rectangle =
      (PlateauBox){ logical.x / (double) PANGO_SCALE, baseline - LINE_ASCENT * size,
                    logical.width / (double) PANGO_SCALE, (LINE_ASCENT + LINE_DESCENT) * size };
  if (how->tight)
    {
      rectangle->y += 0.5 * (1 - TIGHT_SHARE) * rectangle->height;
      rectangle->height *= TIGHT_SHARE;
    }
}

void
plateau_pen_measure (PlateauPen *self,
                     const char *text,
                     const PlateauText *how,
                     double *width,
                     double *height)
{
  PlateauBox rectangle;

  set_layout (self, text, how, &rectangle);
  if (width != NULL)
    *width = how->upright ? rectangle.height : rectangle.width;
  if (height != NULL)
    *height = how->upright ? rectangle.width : rectangle.height;
}

gboolean
plateau_pen_is_free (PlateauPen *self, const PlateauBox *box)
{
  const double slack = 0.01;

  if (box->x < self->area.x - slack || box->y < self->area.y - slack ||
      box->x + box->width > self->area.x + self->area.width + slack ||
      box->y + box->height > self->area.y + self->area.height + slack)
    return FALSE;
  for (guint i = 0; i < self->texts->len; i++)
    if (plateau_box_overlaps (box, &g_array_index (self->texts, PlateauBox, i)))
      return FALSE;
  for (guint i = 0; i < self->reserved->len; i++)
    if (plateau_box_overlaps (box, &g_array_index (self->reserved, PlateauBox, i)))
      return FALSE;
  return TRUE;
}

void
plateau_pen_reserve (PlateauPen *self, const PlateauBox *box)
{
  g_array_append_val (self->reserved, *box);
}

static void
draw_layout (PlateauPen *self,
             const PlateauBox *box,
             const PlateauBox *rectangle,
             const PlateauText *how)
{
  const PlateauStyle *style = self->style;

  if (how->pill)
    {
      double margin = 0.3 * (how->size > 0 ? how->size : style->text_small);

      plateau_pen_set_color (self, plateau_color_fade (style->card, 0.85));
      plateau_rounded_path (self->cr, box->x - margin, box->y, box->width + 2 * margin, box->height,
                            margin);
      cairo_fill (self->cr);
    }
  plateau_pen_set_color (self, how->color.alpha > 0 ? how->color : style->dim);
  if (how->upright)
    {
      cairo_save (self->cr);
      cairo_move_to (self->cr, box->x - rectangle->y, box->y + box->height + rectangle->x);
      cairo_rotate (self->cr, -G_PI / 2);
      pango_cairo_show_layout (self->cr, self->layout);
      cairo_restore (self->cr);
    }
  else
    {
      cairo_move_to (self->cr, box->x - rectangle->x, box->y - rectangle->y);
      pango_cairo_show_layout (self->cr, self->layout);
    }
  cairo_new_path (self->cr);
}

static gboolean
set_text (PlateauPen *self,
          double x,
          double y,
          const char *text,
          const PlateauText *how,
          gboolean check)
{
  PlateauBox rectangle, box;

  set_layout (self, text, how, &rectangle);
  box.width = how->upright ? rectangle.height : rectangle.width;
  box.height = how->upright ? rectangle.width : rectangle.height;
  box.x = x - how->x_align * box.width;
  box.y = y - how->y_align * box.height;
  if (check && !plateau_pen_is_free (self, &box))
    return FALSE;
  g_array_append_val (self->texts, box);
  g_ptr_array_add (self->words, g_strdup (text));
  if (self->cr != NULL)
    draw_layout (self, &box, &rectangle, how);
  return TRUE;
}

gboolean
plateau_pen_text (PlateauPen *self, double x, double y, const char *text, const PlateauText *how)
{
  return set_text (self, x, y, text, how, TRUE);
}

void
plateau_pen_text_over (PlateauPen *self,
                       double x,
                       double y,
                       const char *text,
                       const PlateauText *how)
{
  set_text (self, x, y, text, how, FALSE);
}

const PlateauBox *
plateau_pen_texts (PlateauPen *self, guint *n)
{
  *n = self->texts->len;
  return (const PlateauBox *) (gpointer) self->texts->data;
}

const char *
plateau_pen_text_at (PlateauPen *self, guint index)
{
  return g_ptr_array_index (self->words, index);
}
