/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "map-layout.h"
#include "plot/ramp.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The ramp ends at guessing, and what is worse has the last colour. */
#define HIGHEST G_LN2

const char *
plateau_map_axis_name (PlateauSweepAxis axis)
{
  switch (axis)
    {
    case PLATEAU_SWEEP_RATE:
      return C_ ("rows of the map", "learning rate");
    case PLATEAU_SWEEP_DEPTH:
      return C_ ("rows of the map", "hidden layers");
    case PLATEAU_SWEEP_UNITS:
    default:
      return C_ ("rows of the map", "hidden units");
    }
}

char *
plateau_map_row_text (const PlateauMap *map, guint row)
{
  return map->plan.axis == PLATEAU_SWEEP_RATE ? plateau_format_number (map->plan.rows[row])
                                              : g_strdup_printf ("%.0f", map->plan.rows[row]);
}

double
plateau_map_row_of (const PlateauMap *map, const PlateauSettings *settings)
{
  switch (map->plan.axis)
    {
    case PLATEAU_SWEEP_RATE:
      return settings->rate;
    case PLATEAU_SWEEP_DEPTH:
      return settings->shape.n_hidden;
    case PLATEAU_SWEEP_UNITS:
    default:
      return settings->shape.n_hidden > 0 ? settings->shape.width[0] : 0;
    }
}

/* Half a column beyond the first and the last scale. */
static void
get_scales (const PlateauMap *map, double *low, double *high)
{
  const double *scales = map->plan.scales;
  guint n = map->plan.n_scales;
  double step = n > 1 && scales[0] > 0 ? sqrt (scales[1] / scales[0]) : 2;

  *low = scales[0] / step;
  *high = scales[n - 1] * step;
}

static double
row_label_width (PlateauPen *pen, const PlateauMap *map)
{
  const PlateauText how = { 0 };
  double widest = 0;

  for (guint row = 0; row < map->plan.n_rows; row++)
    {
      g_autofree char *text = plateau_map_row_text (map, row);
      double width;

      plateau_pen_measure (pen, text, &how, &width, NULL);
      widest = fmax (widest, width);
    }

  return widest;
}

void
plateau_map_layout_init (PlateauMapLayout *self,
                         PlateauPen *pen,
                         double width,
                         double height,
                         const PlateauSnapshot *snapshot)
{
  const PlateauText how = { 0 };
  double em = plateau_pen_style (pen)->text_small, line, left, top, bottom, low = 0.1, high = 10;
  PlateauBox *plot = &self->frame.plot;

  *self = (PlateauMapLayout){ .map = snapshot->map, .em = em, .high = HIGHEST };
  self->named = width >= 30 * em && height >= 20 * em;
  plateau_pen_measure (pen, "0", &how, NULL, &line);
  left = (self->map != NULL ? row_label_width (pen, self->map) : 0) + 0.8 * em +
         (self->named ? 1.5 * line : 0);
  top = self->named ? 2.2 * line + 0.6 * em : 0.4 * em;
  bottom = self->named ? 4 * line + 0.9 * em : line + 0.5 * em;

  *plot =
      (PlateauBox){ left, top, fmax (1, width - left - 0.9 * em), fmax (1, height - top - bottom) };
  self->head_y = 0;
  self->ticks_y = plot->y + plot->height + 0.35 * em;
  self->legend_y = height - line - 0.1 * em;
  if (self->map != NULL)
    get_scales (self->map, &low, &high);
  plateau_axis_init (&self->frame.x, PLATEAU_AXIS_LOG, low, high, plot->x, plot->x + plot->width);
  plateau_axis_init (&self->frame.y, PLATEAU_AXIS_LINEAR, 0, 1, plot->y + plot->height, plot->y);
}

PlateauBox
plateau_map_layout_cell (const PlateauMapLayout *self, guint cell)
{
  const PlateauSweepPlan *plan = &self->map->plan;
  const PlateauBox *plot = &self->frame.plot;
  guint column = cell % plan->n_scales, row = cell / plan->n_scales;
  const double x = plot->x + plot->width * column / plan->n_scales;
  const double right = plot->x + plot->width * (column + 1) / plan->n_scales;
  /* The first row below, as on an axis. */
  const double y = plot->y + plot->height * (plan->n_rows - row - 1) / plan->n_rows;
  const double bottom = plot->y + plot->height * (plan->n_rows - row) / plan->n_rows;

  return (PlateauBox){ x, y, right - x, bottom - y };
}

int
plateau_map_layout_find (const PlateauMapLayout *self, double x, double y)
{
  const PlateauBox *plot = &self->frame.plot;
  guint column, row;

  if (self->map == NULL ||
      !(x >= plot->x && x < plot->x + plot->width && y >= plot->y && y < plot->y + plot->height))
    return -1;

  column = (guint) ((x - plot->x) / plot->width * self->map->plan.n_scales);
  row = (guint) ((plot->y + plot->height - y) / plot->height * self->map->plan.n_rows);
  column = MIN (column, self->map->plan.n_scales - 1);
  row = MIN (row, self->map->plan.n_rows - 1);
  return (int) (row * self->map->plan.n_scales + column);
}

/* The rows are as far apart as they are on the page: between two of them the place is the same share of
 * the way, by the logarithm where they are not depths. */
static gboolean
find_row (const PlateauMap *map, double value, double *at)
{
  const double *rows = map->plan.rows;
  guint n = map->plan.n_rows;
  gboolean logarithmic = map->plan.axis != PLATEAU_SWEEP_DEPTH && rows[0] > 0 && value > 0;

  if (n == 1)
    {
      *at = 0.5;
      return value == rows[0];
    }
  for (guint i = 0; i + 1 < n; i++)
    {
      double a = logarithmic ? log (rows[i]) : rows[i];
      double b = logarithmic ? log (rows[i + 1]) : rows[i + 1];
      double v = logarithmic ? log (value) : value, share = (v - a) / (b - a);

      if ((share >= 0 || i == 0) && (share <= 1 || i + 2 == n) && share >= -0.5 && share <= 1.5)
        {
          *at = i + share + 0.5;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
plateau_map_layout_place (const PlateauMapLayout *self,
                          double scale,
                          double row,
                          double *x,
                          double *y)
{
  const PlateauBox *plot = &self->frame.plot;
  double at;

  if (!(scale > 0) || !find_row (self->map, row, &at))
    return FALSE;

  *x = plateau_axis_map (&self->frame.x, scale);
  *y = plot->y + plot->height * (1 - at / self->map->plan.n_rows);
  return *x >= plot->x && *x <= plot->x + plot->width;
}

PlateauColor
plateau_map_layout_color (const PlateauMapLayout *self, const PlateauStyle *style, double loss)
{
  if (!isfinite (loss))
    return style->dim;

  return plateau_ramp ((loss - self->low) / (self->high - self->low));
}
