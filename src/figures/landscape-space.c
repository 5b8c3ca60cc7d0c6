/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "landscape-space.h"

#include "lane-look.h"
#include "landscape-figure.h"
#include "plot/ramp.h"

#include <math.h>

/* The surface ends this far from the bottom and the top of the box. */
#define ROOM 0.85

/* How much of the ramp's colour a flat part keeps. */
#define FLAT 0.5

/* Between two points of a path the surface is followed by steps of so much of the box. */
#define STEP 0.03

double
plateau_landscape_space_z (const PlateauHeights *heights, double loss)
{
  return ROOM * (2 * plateau_heights_share (heights, loss) - 1);
}

void
plateau_landscape_space_place (const PlateauLandscape *landscape,
                               const PlateauHeights *heights,
                               const double point[2],
                               double place[3])
{
  const PlateauSlice *slice = landscape->slice;

  for (guint axis = 0; axis < 2; axis++)
    place[axis] = 2 * (point[axis] - slice->low[axis]) / (slice->high[axis] - slice->low[axis]) - 1;
  place[2] = plateau_landscape_space_z (
      heights, plateau_landscape_height_at (landscape, point[0], point[1]));
}

static void
add_surface (PlateauSpace *space,
             const PlateauLandscape *landscape,
             const PlateauHeights *heights,
             const PlateauStyle *style)
{
  guint n = landscape->n;
  PlateauColor grey = plateau_color_mix (style->card, style->foreground, 0.35);
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_SURFACE,
                            .columns = n,
                            .rows = n,
                            .contour = 2 * ROOM / PLATEAU_LANDSCAPE_LEVELS,
                            .contour_color = { 0, 0, 0, 0.35 } };

  item.height = g_new (float, (gsize) n *n);
  item.vertex_color = g_new (guint32, (gsize) n * n);
  for (gsize i = 0; i < (gsize) n * n; i++)
    {
      double share = plateau_heights_share (heights, landscape->height[i]);
      PlateauColor color = isnan (share) ? grey : plateau_ramp (share);

      /* On a plateau the colours are dull. */
      if (landscape->slope[i] < PLATEAU_LANDSCAPE_FLAT_SLOPE)
        color = plateau_color_mix (grey, color, FLAT);
      item.height[i] = (float) (ROOM * (2 * share - 1));
      item.vertex_color[i] = plateau_space_pack (color);
    }
  plateau_space_take (space, item);
}

typedef struct
{
  const PlateauLandscape *landscape;
  const PlateauHeights *heights;
  GArray *places; /* floats, three a point */
} Track;

static void
add_place (Track *track, const double point[2])
{
  double place[3];

  plateau_landscape_space_place (track->landscape, track->heights, point, place);
  if (!isfinite (place[2]))
    return;
  for (guint k = 0; k < 3; k++)
    {
      float value = (float) place[k];

      g_array_append_val (track->places, value);
    }
}

/* Over hill and dale, from the point before to this one. */
static void
add_way (Track *track, const double from[2], const double to[2])
{
  const PlateauSlice *slice = track->landscape->slice;
  double width = slice->high[0] - slice->low[0], height = slice->high[1] - slice->low[1];
  double length = 2 * hypot ((to[0] - from[0]) / width, (to[1] - from[1]) / height);
  guint n = isfinite (length) ? (guint) CLAMP (ceil (length / STEP), 1, 200) : 1;

  for (guint k = 1; k <= n; k++)
    {
      double share = (double) k / n;
      const double point[2] = { from[0] + share * (to[0] - from[0]),
                                from[1] + share * (to[1] - from[1]) };

      add_place (track, point);
    }
}

static void
take_line (PlateauSpace *space,
           Track *track,
           PlateauColor color,
           double width,
           double dash,
           gboolean rim)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_LINE,
                            .n = track->places->len / 3,
                            .color = color,
                            .width = width,
                            .dash = dash,
                            .outline = { 0, 0, 0, rim ? 1 : 0 } };

  if (item.n >= 2)
    {
      item.position = (float *) (gpointer) g_array_free (track->places, FALSE);
      plateau_space_take (space, item);
    }
  else
    {
      g_array_unref (track->places);
    }
  track->places = NULL;
}

static void
take_mark (PlateauSpace *space,
           const Track *track,
           const double point[2],
           double size,
           PlateauColor color)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_POINTS,
                            .n = 1,
                            .width = size,
                            .color = color,
                            .mark = PLATEAU_MARK_CIRCLE,
                            .outline = { 1, 1, 1, 1 },
                            .on_top = TRUE };
  double place[3];

  plateau_landscape_space_place (track->landscape, track->heights, point, place);
  if (!isfinite (place[0] + place[1] + place[2]))
    return;
  item.position = g_new (float, 3);
  for (guint k = 0; k < 3; k++)
    item.position[k] = (float) place[k];
  plateau_space_take (space, item);
}

static void
add_lane (PlateauSpace *space,
          Track *track,
          const PlateauSnapshot *lane,
          const PlateauStyle *style,
          gboolean race)
{
  const PlateauColor white = { 1, 1, 1, 1 }, black = { 0.1, 0.1, 0.1, 1 };
  const PlateauPath *path = plateau_landscape_path (track->landscape, lane);
  PlateauColor color = plateau_lane_look_color (style, lane->lane_look);
  /* Solid, long, short: a lane is told by its line too. */
  static const double dashes[PLATEAU_MAX_LANES] = { 0, 4, 1.6, 2.8 };
  double point[2];

  if (path != NULL)
    {
      double width = 1.5 * style->line_width;

      track->places = g_array_new (FALSE, FALSE, sizeof (float));
      for (guint i = 0; i < path->n; i++)
        {
          const double to[2] = { path->x[i], path->y[i] };
          const double from[2] = { i > 0 ? path->x[i - 1] : to[0], i > 0 ? path->y[i - 1] : to[1] };

          add_way (track, from, to);
        }
      take_line (space, track, race ? plateau_color_mix (color, white, 0.3) : white, width,
                 race ? dashes[lane->lane_look % PLATEAU_MAX_LANES] * width : 0, TRUE);
      point[0] = path->x[0];
      point[1] = path->y[0];
      take_mark (space, track, point, style->dot_size, black);
    }
  if (plateau_landscape_locate (track->landscape, lane, point))
    take_mark (space, track, point, 1.6 * style->dot_size, race ? color : style->accent);
}

PlateauSpace *
plateau_landscape_figure_dup_space (const PlateauSnapshot *snapshot,
                                    const PlateauStyle *style,
                                    const PlateauFigureOptions *options)
{
  const PlateauLandscape *landscape = plateau_landscape_of (snapshot);
  gboolean race = snapshot->n_lanes > 1;
  PlateauHeights heights;
  PlateauSpace *space;
  Track track = { landscape, &heights, NULL };

  if (landscape == NULL)
    return NULL;

  plateau_heights_init (&heights, landscape, options->height_log);
  space = plateau_space_new ();
  space->box = TRUE;
  space->box_color = style->frame;
  space->ground = style->card;
  add_surface (space, landscape, &heights, style);
  if (landscape->projection->axes.kind == PLATEAU_SURFACE_TWINS)
    {
      const double from[2] = { landscape->slice->low[0], landscape->slice->low[0] };
      const double to[2] = { landscape->slice->high[0], landscape->slice->high[0] };

      track.places = g_array_new (FALSE, FALSE, sizeof (float));
      add_way (&track, from, to);
      take_line (space, &track, (PlateauColor){ 1, 1, 1, 0.8 }, 0.6 * style->line_width,
                 2.5 * style->line_width, FALSE);
    }
  for (guint i = 0; race && i < snapshot->n_lanes; i++)
    if (i != snapshot->looked)
      add_lane (space, &track, plateau_snapshot_get_lane (snapshot, i), style, TRUE);
  add_lane (space, &track, snapshot, style, race);

  return space;
}
