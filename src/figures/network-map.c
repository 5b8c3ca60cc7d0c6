/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network-map.h"
#include "network-edges.h"
#include "plot/layer.h"
#include "plot/marks.h"

#include <math.h>

/* Readers of SVG and PDF do not all smooth an image: there a map comes this much finer, and a grid of
 * maps with so many pixels to one of the figure's. */
#define VECTOR_FINENESS 4
#define VECTOR_SCALE 3.0

/* Cells wider than this, in pixels, have a frame in the colour of their unit; than that, a bias. */
#define FRAMED_CELL 9.0
#define BIASED_CELL 16.0

/* The first and last shade of a unit without bounds lie so many times beyond its usual size (the root
 * of its mean square): a few large units must not make all others pale. */
#define RANGE 1.8

/* Of a crowd it is enough to look at every fifth value. */
#define SPARSE 5

/* A piece of an image, and the place of each of its columns in a map. */
typedef struct
{
  guint32 *pixels;
  gsize stride;
  int columns;
  int rows;
} Piece;

gboolean
plateau_network_map_range (const PlateauNetworkLayout *layout,
                           guint layer,
                           double *low,
                           double *high)
{
  const PlateauUnitMaps *maps = layout->maps;
  PlateauActivation activation = plateau_network_activation (layout->network, layer);
  gsize n, step, n_finite = 0;
  double squares = 0, usual;

  if (maps == NULL)
    return FALSE;
  *low = activation == PLATEAU_ACTIVATION_SIGMOID ? 0 : -1;
  *high = 1;
  if (plateau_activation_saturates (activation))
    return TRUE;

  n = layout->network->n[layer] * (gsize) maps->rows * maps->columns;
  step = layout->network->n[layer] > PLATEAU_NETWORK_MOST_NODES ? SPARSE : 1;
  for (gsize i = 0; i < n; i += step)
    if (isfinite (maps->a[layer][i]))
      {
        squares += (double) maps->a[layer][i] * maps->a[layer][i];
        n_finite++;
      }
  usual = sqrt (squares / MAX (n_finite, 1));
  if (usual > 1e-30 && isfinite (usual))
    *high = plateau_nice_above (RANGE * usual);
  *low = -*high;
  return TRUE;
}

static guint32
shade_of (const PlateauNetworkMap *map, const guint32 *shades, float value)
{
  float share = (value - (float) map->low) * (float) (1 / (map->high - map->low));

  /* A NaN has no shade: it gets the middle one. */
  if (isnan (share))
    return shades[PLATEAU_SHADES / 2];
  return shades[(guint) (CLAMP (share, 0, 1) * (PLATEAU_SHADES - 1) + 0.5f)];
}

/* The place of a pixel between two values of a map. */
typedef struct
{
  guint first;
  float share;
} Place;

static Place
place_of (double at, guint n)
{
  guint first = n > 1 ? MIN ((guint) at, n - 2) : 0;

  return (Place){ first, n > 1 ? (float) (at - first) : 0 };
}

/* Fills the pixels @x0 ... @x1 - 1, @y0 ... @y1 - 1, with the map spread over them. */
static void
fill (const Piece *piece,
      const PlateauNetworkMap *map,
      const guint32 *shades,
      int x0,
      int y0,
      int x1,
      int y1)
{
  Place *places = g_newa (Place, (gsize) (x1 - x0));

  for (int x = x0; x < x1; x++)
    places[x - x0] = place_of ((x - x0 + 0.5) / (x1 - x0) * (map->columns - 1), map->columns);
  for (int y = MAX (y0, 0); y < MIN (y1, piece->rows); y++)
    {
      guint32 *target = piece->pixels + (gsize) y * piece->stride;
      /* The image's first row is the top one. */
      Place row = place_of ((y1 - y - 0.5) / (y1 - y0) * (map->rows - 1), map->rows);
      const float *lower = map->values + (gsize) row.first * map->columns;
      const float *upper = map->rows > 1 ? lower + map->columns : lower;

      for (int x = MAX (x0, 0); x < MIN (x1, piece->columns); x++)
        {
          guint i = places[x - x0].first;
          float share = places[x - x0].share;
          float below = lower[i] + share * (lower[i + 1] - lower[i]);
          float above = upper[i] + share * (upper[i + 1] - upper[i]);

          target[x] = shade_of (map, shades, below + row.share * (above - below));
        }
    }
}

static void
fill_plain (const Piece *piece, guint32 pixel, int x0, int y0, int x1, int y1)
{
  for (int y = MAX (y0, 0); y < MIN (y1, piece->rows); y++)
    for (int x = MAX (x0, 0); x < MIN (x1, piece->columns); x++)
      piece->pixels[(gsize) y * piece->stride + x] = pixel;
}

static void
piece_of_surface (Piece *piece, cairo_surface_t *image)
{
  piece->pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (image);
  piece->stride = (gsize) cairo_image_surface_get_stride (image) / 4;
  piece->columns = cairo_image_surface_get_width (image);
  piece->rows = cairo_image_surface_get_height (image);
}

/* Makes an image that fills @box what @cr paints with. */
static void
set_image (cairo_t *cr, cairo_surface_t *image, const PlateauBox *box)
{
  cairo_matrix_t matrix;
  cairo_pattern_t *pattern;

  cairo_surface_mark_dirty (image);
  pattern = cairo_pattern_create_for_surface (image);
  cairo_matrix_init_scale (&matrix, cairo_image_surface_get_width (image) / box->width,
                           cairo_image_surface_get_height (image) / box->height);
  cairo_matrix_translate (&matrix, -box->x, -box->y);
  cairo_pattern_set_matrix (pattern, &matrix);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_PAD);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_surface_destroy (image);
}

void
plateau_network_map_draw (PlateauPen *pen,
                          const PlateauNetworkMap *map,
                          const guint32 *shades,
                          const PlateauBox *box,
                          double radius)
{
  cairo_t *cr = plateau_pen_cr (pen);
  g_auto (PlateauLayer) layer = { 0 };
  Piece piece;

  cairo_save (cr);
  if (plateau_layer_init (&layer, cr, box->x, box->y, box->width, box->height))
    {
      int left = (int) lround (box->x * layer.scale - layer.x);
      int top = (int) lround (box->y * layer.scale - layer.y);
      int columns = MAX ((int) lround (box->width * layer.scale), 1);
      int rows = MAX ((int) lround (box->height * layer.scale), 1);

      piece_of_surface (&piece, layer.image);
      fill (&piece, map, shades, left, top, left + columns, top + rows);
      plateau_layer_set_source (&layer);
    }
  else
    {
      cairo_surface_t *image =
          cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) map->columns * VECTOR_FINENESS,
                                      (int) MAX (map->rows, 2) * VECTOR_FINENESS);

      piece_of_surface (&piece, image);
      fill (&piece, map, shades, 0, 0, piece.columns, piece.rows);
      set_image (cr, image, box);
    }
  if (radius > 0)
    plateau_rounded_path (cr, box->x, box->y, box->width, box->height, radius);
  else
    cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The cells, framed in their units' colours where they are large enough, else with a thin seam. */
static void
fill_cells (const Piece *piece,
            PlateauPen *pen,
            const PlateauNetworkLayout *layout,
            guint layer,
            const guint32 *shades,
            double left,
            double top,
            double scale)
{
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauNetworkColumn *column = &layout->column[layer];
  const PlateauUnitMaps *maps = layout->maps;
  gboolean framed = column->width >= FRAMED_CELL && column->height >= FRAMED_CELL;
  int frame = framed ? MAX (1, (int) lround (0.55 * style->line_width * scale)) : 0;
  PlateauNetworkMap map = { 0 };

  if (plateau_network_map_range (layout, layer, &map.low, &map.high))
    {
      map.columns = maps->columns;
      map.rows = maps->rows;
    }
  for (guint k = 0; k < column->n_nodes; k++)
    {
      PlateauBox box = plateau_network_layout_box (layout, layer, k);
      int x0 = (int) lround ((box.x - left) * scale);
      int y0 = (int) lround ((box.y - top) * scale);
      int x1 = (int) lround ((box.x + box.width - left) * scale) - 1;
      int y1 = (int) lround ((box.y + box.height - top) * scale) - 1;

      if (framed)
        fill_plain (piece, plateau_color_pixel (style->series[k % PLATEAU_N_SERIES]), x0, y0, x1,
                    y1);
      x0 += frame;
      y0 += frame;
      x1 = MAX (x1 - frame, x0 + 1);
      y1 = MAX (y1 - frame, y0 + 1);
      if (maps != NULL)
        {
          map.values = maps->a[layer] + k * (gsize) maps->rows * maps->columns;
          fill (piece, &map, shades, x0, y0, x1, y1);
        }
      else
        {
          fill_plain (piece, plateau_color_pixel (style->grid), x0, y0, x1, y1);
        }
      if (framed && column->width >= BIASED_CELL)
        {
          PlateauNetworkLook look =
              plateau_network_look (layout, style, layout->network->b[layer][k]);
          int tall = (int) lround ((y1 - y0) * look.level / (double) PLATEAU_NETWORK_LEVELS);

          /* The bias as a bar at the left edge. */
          fill_plain (piece, plateau_color_pixel (look.color), x0, y1 - tall, x0 + 2 * frame, y1);
        }
    }
}

void
plateau_network_map_draw_grid (PlateauPen *pen,
                               const PlateauNetworkLayout *layout,
                               guint layer,
                               const guint32 *shades)
{
  cairo_t *cr = plateau_pen_cr (pen);
  PlateauBox box = plateau_network_layout_grid (layout, layer);
  g_auto (PlateauLayer) sheet = { 0 };
  Piece piece;

  cairo_save (cr);
  if (plateau_layer_init (&sheet, cr, box.x, box.y, box.width, box.height))
    {
      piece_of_surface (&piece, sheet.image);
      fill_cells (&piece, pen, layout, layer, shades, sheet.x / sheet.scale, sheet.y / sheet.scale,
                  sheet.scale);
      plateau_layer_set_source (&sheet);
    }
  else
    {
      cairo_surface_t *image =
          cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (box.width * VECTOR_SCALE),
                                      (int) ceil (box.height * VECTOR_SCALE));

      piece_of_surface (&piece, image);
      fill_cells (&piece, pen, layout, layer, shades, box.x, box.y, VECTOR_SCALE);
      set_image (cr, image, &box);
    }
  cairo_rectangle (cr, box.x, box.y, box.width, box.height);
  cairo_fill (cr);
  cairo_restore (cr);
}
