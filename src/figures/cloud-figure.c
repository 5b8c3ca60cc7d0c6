/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cloud-figure.h"

#include "boundary-layout.h"
#include "cloud-space.h"
#include "frame.h"
#include "plot/marks.h"
#include "session/wording.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far beyond the box words stand, in halves of it. */
#define TICK 0.12
#define NAME 0.36

gboolean
plateau_cloud_figure_applies (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  return options->cloud && snapshot->network->n[0] == 3;
}

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

/* The two other coordinates of the edge of the box along which a feature is told: of the ground the edges
 * nearest to the eye, and the upright one that stands farthest left. */
static void
find_edge (const Over *over, guint along, double place[3])
{
  double eye[3], leftmost = INFINITY;

  plateau_camera_eye (over->camera, eye);
  if (along < 2)
    {
      place[1 - along] = eye[1 - along] < 0 ? -1 : 1;
      place[2] = -1;
      return;
    }

  for (guint corner = 0; corner < 4; corner++)
    {
      const double at[3] = { (corner & 1) != 0 ? 1 : -1, (corner & 2) != 0 ? 1 : -1, -1 };
      double x, y;

      plateau_camera_project (over->camera, over->width, over->height, at, &x, &y, NULL);
      if (x < leftmost)
        {
          leftmost = x;
          place[0] = at[0];
          place[1] = at[1];
        }
    }
}

static void
draw_axis (const Over *over, const PlateauSnapshot *snapshot, guint along)
{
  const PlateauStyle *style = plateau_pen_style (over->pen);
  PlateauText how = { .color = style->dim, .x_align = along < 2 ? 0.5 : 1, .y_align = 0.5 };
  PlateauText name = { .color = style->foreground,
                       .x_align = along < 2 ? 0.5 : 1,
                       .y_align = along < 2 ? 0.5 : 1,
                       .max_width = 0.4 * over->width };
  g_autoptr (GArray) ticks = NULL;
  double low[3], high[3], edge[3] = { 0 }, place[3];
  PlateauAxis axis;

  plateau_cloud_edges (snapshot, low, high);
  find_edge (over, along, edge);
  plateau_axis_init (&axis, PLATEAU_AXIS_LINEAR, low[along], high[along], -1, 1);
  ticks = plateau_axis_ticks (&axis, 0.3);
  for (guint k = 0; k < 3; k++)
    place[k] = k == 2 && along < 2 ? edge[k] : edge[k] * (1 + (along < 2 ? TICK : 0.05));
  for (guint i = 0; i < ticks->len; i++)
    {
      const PlateauTick *tick = &g_array_index (ticks, PlateauTick, i);

      place[along] = tick->pixel;
      if (fabs (tick->pixel) <= 0.85)
        put (over, place, tick->label, &how);
    }

  if (along < 2)
    {
      place[1 - along] = edge[1 - along] * (1 + NAME);
      place[along] = 0;
    }
  else
    {
      place[2] = 1 + TICK;
    }
  put (over, place, plateau_boundary_feature_name (snapshot->settings.data, along), &name);
}

/* A plane says whose it is at its highest corner. */
static void
draw_units (const Over *over, const PlateauSnapshot *snapshot)
{
  const PlateauStyle *style = plateau_pen_style (over->pen);
  PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES];
  guint n_all, n = plateau_cloud_planes (snapshot, planes, &n_all);

  for (guint i = 0; i < n; i++)
    {
      const PlateauText how = { .color = style->series[planes[i].unit % PLATEAU_N_SERIES],
                                .bold = TRUE,
                                .pill = TRUE,
                                .x_align = 0.5,
                                .y_align = 0.5 };
      g_autofree char *text = g_strdup_printf ("%u", planes[i].unit + 1);
      guint highest = 0;

      for (guint k = 1; k < planes[i].n; k++)
        if (planes[i].corners[k][2] > planes[i].corners[highest][2])
          highest = k;
      put (over, planes[i].corners[highest], text, &how);
    }
}

/* Below: how the classes and the surface look. */
static void
draw_key (const Over *over, const PlateauSnapshot *snapshot)
{
  cairo_t *cr = plateau_pen_cr (over->pen);
  const PlateauStyle *style = plateau_pen_style (over->pen);
  const PlateauDataset *data = snapshot->settings.data;
  const PlateauText how = { .color = style->foreground };
  double em = style->text_small, x = 0.6 * em, line;

  plateau_pen_measure (over->pen, "0", &how, NULL, &line);
  for (guint entry = 0; entry < 3; entry++)
    {
      const char *name =
          entry < 2 ? data->class_names[entry] : plateau_figure_name (PLATEAU_FIGURE_BOUNDARY);
      double y = over->height - line - 0.2 * em, wide;

      if (name == NULL)
        continue;
      plateau_pen_measure (over->pen, name, &how, &wide, NULL);
      if (x + 1.4 * em + wide > over->width)
        return;
      if (cr != NULL && entry < 2)
        {
          plateau_mark_path (cr, style->class_marks[entry], x + 0.5 * em, y + line / 2,
                             style->dot_size);
          plateau_pen_set_color (over->pen, style->classes[entry]);
          cairo_fill (cr);
        }
      else if (cr != NULL)
        {
          cairo_rectangle (cr, x, y + 0.2 * line, 0.9 * em, 0.6 * line);
          plateau_pen_set_color (over->pen,
                                 plateau_color_mix (style->foreground, style->card, 0.5));
          cairo_fill (cr);
        }
      plateau_pen_text (over->pen, x + 1.3 * em, y, name, &how);
      x += 1.3 * em + wide + 1.2 * em;
    }
}

static void
draw_lit (const Over *over, const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  double place[3], x, y;

  if (options->lit.example < 0 || options->lit.example >= (int) snapshot->settings.data->n_examples)
    return;
  plateau_cloud_place (snapshot, (guint) options->lit.example, place);
  plateau_camera_project (over->camera, over->width, over->height, place, &x, &y, NULL);
  plateau_frame_draw_ring (over->pen, x, y, 2.6 * plateau_pen_style (over->pen)->dot_size);
}

void
plateau_cloud_figure_draw (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options)
{
  const Over over = { pen, &options->camera, width, height };
  const double em = plateau_pen_style (pen)->text_small;

  if (!options->over_scene && plateau_pen_cr (pen) != NULL)
    {
      g_autoptr (PlateauSpace) space =
          plateau_cloud_figure_dup_space (snapshot, plateau_pen_style (pen), options);

      plateau_space_draw (space, plateau_pen_cr (pen), width, height, &options->camera);
    }
  draw_lit (&over, snapshot, options);
  if (width < 26 * em || height < 20 * em)
    return;

  draw_key (&over, snapshot);
  draw_units (&over, snapshot);
  for (guint along = 0; along < 3; along++)
    draw_axis (&over, snapshot, along);
}

gboolean
plateau_cloud_figure_pick (PlateauPen *pen,
                           double width,
                           double height,
                           const PlateauSnapshot *snapshot,
                           const PlateauFigureOptions *options,
                           double x,
                           double y,
                           PlateauPick *pick)
{
  double near = fmax (8, plateau_pen_style (pen)->dot_size);

  for (guint i = 0; i < snapshot->settings.data->n_examples; i++)
    {
      double place[3], px, py, distance;

      plateau_cloud_place (snapshot, i, place);
      plateau_camera_project (&options->camera, width, height, place, &px, &py, NULL);
      distance = hypot (px - x, py - y);
      if (distance < near)
        {
          near = distance;
          pick->example = (int) i;
          pick->x = px;
          pick->y = py;
        }
    }

  return pick->example >= 0;
}

gboolean
plateau_cloud_figure_locate (PlateauPen *pen,
                             double width,
                             double height,
                             const PlateauSnapshot *snapshot,
                             const PlateauFigureOptions *options,
                             PlateauPick *pick)
{
  double place[3];

  if (pick->example < 0)
    return FALSE;
  plateau_cloud_place (snapshot, (guint) pick->example, place);
  plateau_camera_project (&options->camera, width, height, place, &pick->x, &pick->y, NULL);
  return TRUE;
}

/* The share of the box in which class 1 is the more probable one. */
static char *
share_text (const PlateauVolume *volume)
{
  gsize all = (gsize) volume->n * volume->n * volume->n, n = 0;

  for (gsize i = 0; i < all; i++)
    n += volume->logit[i] >= 0;
  return plateau_format_share ((double) n / all);
}

char *
plateau_cloud_figure_describe (const PlateauSnapshot *snapshot, const PlateauFigureOptions *options)
{
  const PlateauDataset *data = snapshot->settings.data;
  PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES];
  g_autofree char *accuracy = plateau_format_share (snapshot->accuracy);
  g_autofree char *share = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_all;

  plateau_cloud_planes (snapshot, planes, &n_all);
  /* Translators: three names of features; a percentage. */
  g_string_append_printf (
      text, _ ("A cloud over %s, %s and %s. %s of the examples are on the right side."),
      plateau_boundary_feature_name (data, 0), plateau_boundary_feature_name (data, 1),
      plateau_boundary_feature_name (data, 2), accuracy);
  g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "The plane of %u hidden unit crosses it.",
                                       "%u different planes of hidden units cross it.", n_all),
                          n_all);
  if (snapshot->volume != NULL)
    {
      share = share_text (snapshot->volume);
      g_string_append_c (text, ' ');
      /* Translators: a percentage, the name of a class. */
      g_string_append_printf (text, _ ("In %s of the space the network says %s."), share,
                              data->class_names[1] != NULL ? data->class_names[1] : "1");
    }

  return g_strdup (text->str);
}
