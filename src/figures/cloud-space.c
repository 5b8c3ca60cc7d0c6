/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cloud-space.h"

#include "cloud-figure.h"
#include "cloud-surface.h"

#include <math.h>
#include <string.h>

#define SURFACE_ALPHA 0.55
#define PLANE_ALPHA 0.16
#define LIT_ALPHA 0.45

void
plateau_cloud_edges (const PlateauSnapshot *snapshot, double low[3], double high[3])
{
  for (guint f = 0; f < 3; f++)
    plateau_field_extent (snapshot->settings.data, f, &low[f], &high[f]);
}

void
plateau_cloud_place (const PlateauSnapshot *snapshot, guint example, double place[3])
{
  const PlateauDataset *data = snapshot->settings.data;
  double low[3], high[3];

  plateau_cloud_edges (snapshot, low, high);
  for (guint f = 0; f < 3; f++)
    place[f] = 2 * (data->x[(gsize) f * data->stride + example] - low[f]) / (high[f] - low[f]) - 1;
}

static gboolean
same_unit (const PlateauNetwork *network, guint a, guint b)
{
  return memcmp (network->w[1] + 3 * a, network->w[1] + 3 * b, 3 * sizeof (double)) == 0 &&
         memcmp (network->b[1] + a, network->b[1] + b, sizeof (double)) == 0;
}

guint
plateau_cloud_planes (const PlateauSnapshot *snapshot,
                      PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES],
                      guint *n_all)
{
  const PlateauNetwork *network = snapshot->network;
  double low[3], high[3];
  guint n = 0;

  *n_all = 0;
  if (network->n_layers < 2)
    return 0;

  plateau_cloud_edges (snapshot, low, high);
  for (guint unit = 0; unit < network->n[1]; unit++)
    {
      PlateauCloudPlane plane = { .unit = unit, .n_units = 1 };
      gboolean first = TRUE;

      for (guint before = 0; before < unit && first; before++)
        first = !same_unit (network, before, unit);
      if (!first)
        continue;
      plane.n = plateau_cloud_plane (network->w[1] + 3 * unit, network->b[1][unit], low, high,
                                     plane.corners);
      if (plane.n == 0)
        continue;
      for (guint after = unit + 1; after < network->n[1]; after++)
        plane.n_units += same_unit (network, unit, after);
      ++*n_all;
      if (n < PLATEAU_CLOUD_PLANES)
        planes[n++] = plane;
    }

  return n;
}

/* Lit from the upper left, from both sides alike. */
static PlateauColor
shade (const float *p, const PlateauStyle *style)
{
  static const float light[3] = { -0.48f, -0.36f, 0.8f };
  float u[3], v[3], normal[3], length, dot = 0;
  PlateauColor color;

  for (guint k = 0; k < 3; k++)
    {
      u[k] = p[3 + k] - p[k];
      v[k] = p[6 + k] - p[k];
    }
  for (guint k = 0; k < 3; k++)
    normal[k] = u[(k + 1) % 3] * v[(k + 2) % 3] - u[(k + 2) % 3] * v[(k + 1) % 3];
  length = sqrtf (normal[0] * normal[0] + normal[1] * normal[1] + normal[2] * normal[2]);
  for (guint k = 0; k < 3; k++)
    dot += length > 0 ? normal[k] / length * light[k] : 0;

  color = plateau_color_mix (style->foreground, style->card, 0.3 + 0.3 * fabsf (dot));
  color.alpha = SURFACE_ALPHA;
  return color;
}

static void
take_surface (PlateauSpace *space, const PlateauVolume *volume, const PlateauStyle *style)
{
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_FACES, .color = style->foreground };
  guint n;

  item.position = plateau_cloud_surface (volume, &n);
  if (item.position == NULL)
    return;

  item.n = 3 * n;
  item.n_faces = n;
  item.index = g_new (guint32, item.n);
  item.vertex_color = g_new (guint32, item.n);
  for (guint i = 0; i < item.n; i++)
    item.index[i] = i;
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      item.vertex_color[3 * i + k] = plateau_space_pack (shade (item.position + 9 * i, style));
  plateau_space_take (space, item);
}

static float *
dup_corners (const PlateauCloudPlane *plane, guint n)
{
  float *position = g_new (float, 3 * n);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      position[3 * i + k] = (float) plane->corners[i % plane->n][k];

  return position;
}

static void
take_plane (PlateauSpace *space,
            const PlateauCloudPlane *plane,
            const PlateauStyle *style,
            gboolean lit)
{
  PlateauColor color = style->series[plane->unit % PLATEAU_N_SERIES];
  PlateauSpaceItem face = {
    .kind = PLATEAU_SPACE_FACES, .n = plane->n, .n_faces = plane->n - 2, .color = color
  };
  PlateauSpaceItem edge = { .kind = PLATEAU_SPACE_LINE,
                            .n = plane->n + 1,
                            .color = color,
                            .width = (lit ? 2.2 : 1.2) * style->line_width,
                            .dash = lit ? 0 : 4 * style->line_width };

  face.color.alpha = lit ? LIT_ALPHA : PLANE_ALPHA;
  face.position = dup_corners (plane, plane->n);
  face.index = g_new (guint32, 3 * face.n_faces);
  for (guint i = 0; i < face.n_faces; i++)
    {
      face.index[3 * i] = 0;
      face.index[3 * i + 1] = i + 1;
      face.index[3 * i + 2] = i + 2;
    }
  plateau_space_take (space, face);
  edge.position = dup_corners (plane, edge.n);
  plateau_space_take (space, edge);
}

static void
take_examples (PlateauSpace *space,
               const PlateauSnapshot *snapshot,
               const PlateauStyle *style,
               guint class)
{
  const PlateauDataset *data = snapshot->settings.data;
  PlateauSpaceItem item = { .kind = PLATEAU_SPACE_POINTS,
                            .color = style->classes[class],
                            .mark = style->class_marks[class],
                            .width = style->dot_size,
                            .outline = { 1, 1, 1, 1 } };

  item.position = g_new (float, 3 * (gsize) MAX (data->n_examples, 1));
  for (guint i = 0; i < data->n_examples; i++)
    if ((data->y[i] > 0.5) == (class == 1))
      {
        double place[3];

        plateau_cloud_place (snapshot, i, place);
        for (guint k = 0; k < 3; k++)
          item.position[3 * item.n + k] = (float) place[k];
        item.n++;
      }
  if (item.n > 0)
    plateau_space_take (space, item);
  else
    g_free (item.position);
}

PlateauSpace *
plateau_cloud_figure_dup_space (const PlateauSnapshot *snapshot,
                                const PlateauStyle *style,
                                const PlateauFigureOptions *options)
{
  PlateauSpace *space = plateau_space_new ();
  PlateauCloudPlane planes[PLATEAU_CLOUD_PLANES];
  guint n, n_all;

  space->box = TRUE;
  space->box_color = style->frame;
  space->ground = style->card;
  for (guint class = 0; class < 2; class ++)
    take_examples (space, snapshot, style, class);
  if (snapshot->volume != NULL)
    take_surface (space, snapshot->volume, style);
  n = plateau_cloud_planes (snapshot, planes, &n_all);
  for (guint i = 0; i < n; i++)
    take_plane (space, &planes[i], style,
                options->lit.unit == (int) planes[i].unit && options->lit.layer == 1);
  plateau_space_cut_faces (space);

  return space;
}
