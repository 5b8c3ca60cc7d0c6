/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "landscape-over.h"
#include "landscape-map.h"
#include "landscape-space.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far beyond the box words stand, in halves of it. */
#define TICK 0.12
#define NAME 0.34

typedef struct
{
  PlateauPen *pen;
  const PlateauCamera *camera;
  double width;
  double height;
} Over;

static void
put (const Over *over, const double place[3], const char *text, const PlateauText *how)
{
  double x, y;

  plateau_camera_project (over->camera, over->width, over->height, place, &x, &y, NULL);
  plateau_pen_text (over->pen, x, y, text, how);
}

/* Along the lower edge of the box that is nearest to the eye. */
static void
draw_axis (const Over *over,
           const PlateauLandscapeLayout *layout,
           const PlateauSnapshot *snapshot,
           guint along)
{
  const PlateauStyle *style = plateau_pen_style (over->pen);
  const PlateauSlice *slice = layout->landscape->slice;
  PlateauText how = { .color = style->dim, .x_align = 0.5, .y_align = 0.5 };
  PlateauText name_how = {
    .color = style->foreground, .x_align = 0.5, .y_align = 0.5, .max_width = 0.6 * over->width
  };
  g_autofree char *name = plateau_landscape_axis_name (snapshot, layout->landscape, along);
  g_autoptr (GArray) ticks = NULL;
  PlateauAxis axis;
  double eye[3], place[3];
  guint across = 1 - along;

  plateau_camera_eye (over->camera, eye);
  place[2] = -1;
  place[along] = 0;
  place[across] = (eye[across] < 0 ? -1 : 1) * (1 + NAME);
  if (layout->named)
    put (over, place, name, &name_how);

  plateau_axis_init (&axis, PLATEAU_AXIS_LINEAR, slice->low[along], slice->high[along], -1, 1);
  ticks = plateau_axis_ticks (&axis, 0.3);
  place[across] = (eye[across] < 0 ? -1 : 1) * (1 + TICK);
  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

      place[along] = tick->pixel;
      if (fabs (tick->pixel) <= 0.95)
        put (over, place, tick->label, &how);
    }
}

/* Above the marker: how high it stands. */
static void
draw_height (const Over *over,
             const PlateauLandscapeLayout *layout,
             const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (over->pen);
  PlateauText how = { .color = style->foreground, .bold = TRUE, .pill = TRUE, .y_align = 1 };
  double point[2], place[3], height, x, y;
  g_autofree char *text = NULL;

  if (!plateau_landscape_locate (layout->landscape, snapshot, point))
    return;
  plateau_landscape_space_place (layout->landscape, &layout->heights, point, place);
  height = plateau_landscape_height_at (layout->landscape, point[0], point[1]);
  if (isnan (place[2]))
    return;
  plateau_camera_project (over->camera, over->width, over->height, place, &x, &y, NULL);
  text = plateau_format_number (height);
  plateau_pen_text (over->pen, x + style->dot_size, y - style->dot_size, text, &how);
}

void
plateau_landscape_key_draw (PlateauPen *pen,
                            const PlateauLandscapeLayout *layout,
                            const PlateauSnapshot *snapshot,
                            double width)
{
  cairo_t *cr = plateau_pen_cr (pen);
  const PlateauStyle *style = plateau_pen_style (pen);
  const PlateauText how = { .color = style->foreground };
  guint all = layout->landscape->n * layout->landscape->n;
  double x = 0.6 * layout->em, y = layout->key_y, sample = 1.4 * layout->em;
  g_autofree char *limit = plateau_format_number (PLATEAU_LANDSCAPE_FLAT_SLOPE);
  /* Translators: the key of the landscape: a slope. */
  g_autofree char *flat = g_strdup_printf (_ ("flat: slope below %s"), limit);
  g_autofree char *progress = NULL;
  double text;

  if (!layout->named)
    return;
  if (cr != NULL)
    {
      cairo_rectangle (cr, x, y + 0.15 * layout->line, sample, 0.7 * layout->line);
      plateau_pen_set_color (pen, plateau_color_mix (style->card, style->foreground, 0.35));
      cairo_fill (cr);
      plateau_hatch (cr, x, y + 0.15 * layout->line, sample, 0.7 * layout->line,
                     fmax (4, 0.4 * layout->em), fmax (1, 0.5 * style->line_width), style->card);
    }
  x += sample + 0.4 * layout->em;
  plateau_pen_measure (pen, flat, &how, &text, NULL);
  plateau_pen_text (pen, x, y, flat, &how);
  x += text + 1.2 * layout->em;
  if (layout->landscape->n_done < all)
    {
      g_autofree char *share = plateau_format_share ((double) layout->landscape->n_done / all);

      /* Translators: how much of the landscape is computed, a percentage. */
      progress = g_strdup_printf (_ ("%s computed"), share);
      plateau_pen_measure (pen, progress, &how, &text, NULL);
      if (x + text < width)
        plateau_pen_text (pen, x, y, progress, &how);
    }
}

void
plateau_landscape_over_draw (PlateauPen *pen,
                             const PlateauLandscapeLayout *layout,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options,
                             double width,
                             double height)
{
  const Over over = { pen, &options->camera, width, height };

  plateau_landscape_bar_draw (pen, layout);
  plateau_landscape_key_draw (pen, layout, snapshot, width);
  draw_height (&over, layout, snapshot);
  for (guint along = 0; along < 2; along++)
    draw_axis (&over, layout, snapshot, along);
}
