/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "picture-compare.h"

#include <math.h>
#include <stdint.h>

const PictureTolerance picture_same_type = {
  .cell = 8,
  .reach_x = 4,
  .reach_y = 4,
  .step = 1,
  .light = 0.7,
  .level = 16,
  .share_max = 0.002,
  .cluster_max = 16,
};

const PictureTolerance picture_other_type = {
  .cell = 12,
  .reach_x = 24,
  .reach_y = 12,
  .step = 3,
  .light = 0.3,
  .level = 20,
  .share_max = 0.02,
  .cluster_max = 32,
};

/* Sums of lightness and of two differences of colour over all pixels above and to the left: the mean
 * of any rectangle is at hand. */
typedef struct
{
  int width;
  int height;
  double (*sums)[3]; /* (height + 1) × (width + 1) */
} Sums;

static Sums *
sums_new (cairo_surface_t *picture, double light_counts)
{
  Sums *self = g_new (Sums, 1);
  const unsigned char *data;
  int stride;

  cairo_surface_flush (picture);
  data = cairo_image_surface_get_data (picture);
  stride = cairo_image_surface_get_stride (picture);
  self->width = cairo_image_surface_get_width (picture);
  self->height = cairo_image_surface_get_height (picture);
  self->sums = g_malloc0_n ((gsize) (self->width + 1) * (self->height + 1), sizeof *self->sums);
  for (int y = 0; y < self->height; y++)
    {
      const uint32_t *row = (const uint32_t *) (const void *) (data + (gsize) y * stride);
      double (*above)[3] = self->sums + (gsize) y * (self->width + 1);
      double (*here)[3] = above + self->width + 1;
      double line[3] = { 0 };

      for (int x = 0; x < self->width; x++)
        {
          double red = (row[x] >> 16) & 0xff, green = (row[x] >> 8) & 0xff, blue = row[x] & 0xff;
          double light = 0.299 * red + 0.587 * green + 0.114 * blue;

          line[0] += light_counts * light;
          line[1] += red - light;
          line[2] += blue - light;
          for (int c = 0; c < 3; c++)
            here[x + 1][c] = above[x + 1][c] + line[c];
        }
    }
  return self;
}

static void
sums_free (Sums *self)
{
  g_free (self->sums);
  g_free (self);
}

/* The mean of the part of a cell that lies in the picture; FALSE where none does. */
static gboolean
sums_mean (const Sums *self, int x, int y, int cell, double mean[3])
{
  int x0 = MAX (x, 0), y0 = MAX (y, 0);
  int x1 = MIN (x + cell, self->width), y1 = MIN (y + cell, self->height);
  gsize line = (gsize) self->width + 1;
  const double *a, *b, *c, *d;

  if (x0 >= x1 || y0 >= y1)
    return FALSE;
  a = self->sums[(gsize) y0 * line + (gsize) x0];
  b = self->sums[(gsize) y0 * line + (gsize) x1];
  c = self->sums[(gsize) y1 * line + (gsize) x0];
  d = self->sums[(gsize) y1 * line + (gsize) x1];
  for (int i = 0; i < 3; i++)
    mean[i] = (d[i] - c[i] - b[i] + a[i]) / ((double) (x1 - x0) * (y1 - y0));
  return TRUE;
}

/* How far the cell at (@x, @y) of @self is from the likest one near that place of @other. */
static double
find_likest (const Sums *self, const Sums *other, const PictureTolerance *tolerance, int x, int y)
{
  double here[3], there[3], least = INFINITY;

  sums_mean (self, x, y, tolerance->cell, here);
  for (int dy = -tolerance->reach_y; dy <= tolerance->reach_y; dy += tolerance->step)
    for (int dx = -tolerance->reach_x; dx <= tolerance->reach_x; dx += tolerance->step)
      if (sums_mean (other, x + dx, y + dy, tolerance->cell, there))
        {
          double a = here[0] - there[0], b = here[1] - there[1], c = here[2] - there[2];

          least = fmin (least, a * a + b * b + c * c);
        }
  return sqrt (least);
}

/* The nine neighbours that differ most. */
static void
find_cluster (const double *distance,
              int columns,
              int rows,
              int cell,
              PictureDifference *difference)
{
  for (int j = 1; j + 1 < rows; j++)
    for (int i = 1; i + 1 < columns; i++)
      {
        double mean = 0;

        for (int v = -1; v <= 1; v++)
          for (int u = -1; u <= 1; u++)
            mean += distance[(j + v) * columns + i + u] / 9;
        if (mean > difference->cluster)
          {
            difference->cluster = mean;
            difference->x = i * cell + cell / 2;
            difference->y = j * cell + cell / 2;
          }
      }
}

static cairo_surface_t *
draw_map (const double *distance,
          int columns,
          int rows,
          const PictureTolerance *tolerance,
          const Sums *size)
{
  cairo_surface_t *map = cairo_image_surface_create (CAIRO_FORMAT_RGB24, size->width, size->height);
  cairo_t *cr = cairo_create (map);

  for (int j = 0; j < rows; j++)
    for (int i = 0; i < columns; i++)
      {
        double share = fmin (distance[j * columns + i] / 128, 1);

        if (distance[j * columns + i] > tolerance->level)
          cairo_set_source_rgb (cr, 1, 1 - share, 0);
        else
          cairo_set_source_rgb (cr, share, share, share);
        cairo_rectangle (cr, i * tolerance->cell, j * tolerance->cell, tolerance->cell,
                         tolerance->cell);
        cairo_fill (cr);
      }
  cairo_destroy (cr);
  return map;
}

PictureDifference
picture_compare (cairo_surface_t *kept,
                 cairo_surface_t *drawn,
                 const PictureTolerance *tolerance,
                 cairo_surface_t **map)
{
  Sums *a = sums_new (kept, tolerance->light), *b = sums_new (drawn, tolerance->light);
  int columns = (a->width + tolerance->cell - 1) / tolerance->cell;
  int rows = (a->height + tolerance->cell - 1) / tolerance->cell;
  g_autofree double *distance = g_new (double, (gsize) columns *rows);
  PictureDifference difference = { 0 };

  g_assert_cmpint (a->width, ==, b->width);
  g_assert_cmpint (a->height, ==, b->height);
  for (int j = 0; j < rows; j++)
    for (int i = 0; i < columns; i++)
      {
        int x = i * tolerance->cell, y = j * tolerance->cell;
        double d = fmax (find_likest (a, b, tolerance, x, y), find_likest (b, a, tolerance, x, y));

        distance[j * columns + i] = d;
        if (d > tolerance->level)
          difference.share += 1.0 / (columns * rows);
      }
  find_cluster (distance, columns, rows, tolerance->cell, &difference);
  difference.same =
      difference.share <= tolerance->share_max && difference.cluster <= tolerance->cluster_max;
  if (map != NULL)
    *map = draw_map (distance, columns, rows, tolerance, a);
  sums_free (a);
  sums_free (b);
  return difference;
}

cairo_surface_t *
picture_shrink (cairo_surface_t *picture, int times)
{
  int width = cairo_image_surface_get_width (picture) / times;
  int height = cairo_image_surface_get_height (picture) / times;
  cairo_surface_t *small = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  int from_stride = cairo_image_surface_get_stride (picture);
  int to_stride = cairo_image_surface_get_stride (small);
  const unsigned char *from;
  unsigned char *to;
  guint n = (guint) (times * times);

  cairo_surface_flush (picture);
  cairo_surface_flush (small);
  from = cairo_image_surface_get_data (picture);
  to = cairo_image_surface_get_data (small);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint sum[4] = { 0 };

        for (int v = 0; v < times; v++)
          for (int u = 0; u < times * 4; u++)
            sum[u % 4] += from[(gsize) (y * times + v) * from_stride + (gsize) (x * times * 4 + u)];
        for (int c = 0; c < 4; c++)
          to[(gsize) y * to_stride + (gsize) (x * 4 + c)] = (unsigned char) ((sum[c] + n / 2) / n);
      }
  cairo_surface_mark_dirty (small);
  return small;
}

void
picture_coarsen (cairo_surface_t *picture)
{
  unsigned char *data;
  gsize size = (gsize) cairo_image_surface_get_stride (picture) *
               (gsize) cairo_image_surface_get_height (picture);

  cairo_surface_flush (picture);
  data = cairo_image_surface_get_data (picture);
  for (gsize i = 0; i < size; i++)
    data[i] = (unsigned char) ((data[i] * 31 + 127) / 255 * 255 / 31);
  cairo_surface_mark_dirty (picture);
}
