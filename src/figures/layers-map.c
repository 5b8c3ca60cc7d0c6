/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layers-map.h"
#include "plot/marks.h"

#include <math.h>
#include <stdint.h>

#define BITS 32
#define SHADES 256

/* Where the target keeps no pixels, cells are drawn so fine. */
#define VECTOR_FINENESS 4

/* Units as wide as this are kept apart by a line. */
#define APART 7

/* Without the instruction for it, which not every processor has, the compiler would call a function. */
static inline guint
count_bits (guint32 word)
{
  word -= word >> 1 & 0x55555555;
  word = (word & 0x33333333) + (word >> 2 & 0x33333333);
  return ((word + (word >> 4)) & 0x0f0f0f0f) * 0x01010101u >> 24;
}

/* @flat[k]: flat examples among the first k m / @rows of a unit, for k = 0 ... @rows. */
static void
count_examples (const guint32 *map, guint m, guint rows, guint *flat)
{
  guint word = 0, before = 0;

  for (guint k = 0; k <= rows; k++)
    {
      guint end = (guint) ((guint64) k * m / rows);
      guint32 rest;

      while ((word + 1) * BITS <= end)
        before += count_bits (map[word++]);
      rest = end % BITS;
      flat[k] = before + (rest > 0 ? count_bits (map[word] & ((1u << rest) - 1)) : 0);
    }
}

void
plateau_layers_shares_init (PlateauLayersShares *self,
                            const PlateauProfile *profile,
                            guint most_columns,
                            guint most_rows)
{
  guint n = profile->n_units, m = profile->n_examples;
  g_autofree guint *flat = NULL;

  self->columns = CLAMP (most_columns, 1, n);
  self->rows = CLAMP (most_rows, 1, m);
  self->share = g_new0 (float, (gsize) self->columns * self->rows);
  flat = g_new (guint, self->rows + 1);

  for (guint unit = 0; unit < n; unit++)
    {
      guint column = unit * self->columns / n;

      count_examples (profile->map + unit * (gsize) profile->map_stride, m, self->rows, flat);
      for (guint k = 0; k < self->rows; k++)
        self->share[(gsize) k * self->columns + column] += (float) (flat[k + 1] - flat[k]);
    }

  for (guint k = 0; k < self->rows; k++)
    {
      guint examples = (guint) ((guint64) (k + 1) * m / self->rows - (guint64) k * m / self->rows);

      for (guint column = 0; column < self->columns; column++)
        {
          /* The units whose number times columns / n lies in this column. */
          guint units = ((column + 1) * n + self->columns - 1) / self->columns -
                        (column * n + self->columns - 1) / self->columns;

          self->share[(gsize) k * self->columns + column] /= (float) (examples * units);
        }
    }
}

void
plateau_layers_shares_clear (PlateauLayersShares *self)
{
  g_clear_pointer (&self->share, g_free);
}

PlateauColor
plateau_layers_map_color (const PlateauStyle *style, gboolean flat)
{
  static const PlateauColor night = { 0.09, 0.09, 0.11, 1 };
  PlateauColor light = style->slope_fill;
  double light_share = 0.45;

  light.alpha = 1;
  /* On black it takes more light to stand out. */
  if (style->dark)
    light_share = style->card.green > 0 ? 0.47 : 0.65;
  /* What learns is lit, what is flat has gone out: so on either ground. */
  if (flat)
    return style->dark ? night : plateau_color_mix (style->card, style->foreground, 0.78);
  return plateau_color_mix (style->card, light, light_share);
}

static uint32_t
pixel_of (PlateauColor color)
{
  return 0xff000000u | (uint32_t) lround (color.red * 255) << 16 |
         (uint32_t) lround (color.green * 255) << 8 | (uint32_t) lround (color.blue * 255);
}

/* Each cell as @across × @down pixels. */
static cairo_surface_t *
make_image (const PlateauStyle *style, const PlateauLayersShares *shares, guint across, guint down)
{
  PlateauColor lit = plateau_layers_map_color (style, FALSE);
  PlateauColor out = plateau_layers_map_color (style, TRUE);
  guint width = shares->columns * across, height = shares->rows * down;
  cairo_surface_t *image =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  guint stride = (guint) cairo_image_surface_get_stride (image) / 4;
  uint32_t *pixels = (uint32_t *) (gpointer) cairo_image_surface_get_data (image);
  uint32_t shades[SHADES];

  for (guint i = 0; i < SHADES; i++)
    shades[i] = pixel_of (plateau_color_mix (lit, out, i / (SHADES - 1.0)));
  for (guint y = 0; y < height; y++)
    {
      const float *share = shares->share + (gsize) (y / down) * shares->columns;
      uint32_t *line = pixels + (gsize) y * stride;

      for (guint x = 0; x < width; x++)
        line[x] = shades[(guint) (share[x / across] * (SHADES - 1) + 0.5f)];
    }
  cairo_surface_mark_dirty (image);
  return image;
}

static void
paint_cells (PlateauPen *pen, const PlateauProfile *profile, const PlateauBox *box)
{
  cairo_t *cr = plateau_pen_cr (pen);
  double scale = plateau_pixel_scale (cr), fineness = scale > 0 ? scale : VECTOR_FINENESS;
  guint width = (guint) fmax (1, round (box->width * fineness));
  guint height = (guint) fmax (1, round (box->height * fineness));
  g_auto (PlateauLayersShares) shares = { 0 };
  cairo_surface_t *image;
  guint across = 1, down = 1;

  plateau_layers_shares_init (&shares, profile, width, height);
  /* Readers of SVG and PDF may blur what is enlarged. */
  if (scale == 0)
    {
      across = MAX (1, width / shares.columns);
      down = MAX (1, height / shares.rows);
    }
  image = make_image (plateau_pen_style (pen), &shares, across, down);
  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, box->width / (shares.columns * across), box->height / (shares.rows * down));
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_rectangle (cr, 0, 0, shares.columns * across, shares.rows * down);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

static void
mark_dead (PlateauPen *pen, const PlateauProfile *profile, const PlateauBox *box, double mark)
{
  cairo_t *cr = plateau_pen_cr (pen);
  double unit = box->width / profile->n_units;

  for (guint j = 0; j < profile->n_units; j++)
    if (plateau_profile_is_dead (profile, j))
      {
        double x0 = round (box->x + j * unit), x1 = round (box->x + (j + 1) * unit);

        if (unit >= APART)
          x1 -= 1;
        cairo_rectangle (cr, x0, box->y + box->height + 1, fmax (1, x1 - x0), mark - 1);
      }
  plateau_pen_set_color (pen, plateau_pen_style (pen)->alarm);
  cairo_fill (cr);
}

void
plateau_layers_map_draw (PlateauPen *pen,
                         const PlateauProfile *profile,
                         const PlateauBox *box,
                         double mark)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  double unit = box->width / profile->n_units;

  if (cr == NULL || !(box->width >= 1) || !(box->height >= 1))
    return;
  paint_cells (pen, profile, box);
  if (unit >= APART && profile->n_units > 1)
    {
      for (guint j = 1; j < profile->n_units; j++)
        cairo_rectangle (cr, round (box->x + j * unit) - 1, box->y, 1, box->height);
      plateau_pen_set_color (pen, style->card);
      cairo_fill (cr);
    }
  if (profile->n_dead > 0)
    mark_dead (pen, profile, box, mark);
}
