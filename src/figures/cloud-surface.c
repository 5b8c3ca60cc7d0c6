/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cloud-surface.h"

#include <math.h>
#include <string.h>

/* The six tetrahedra of a cube around its diagonal from corner 0 to corner 7; bit k of a corner's number is
 * its place on axis k. All cubes are cut alike, so that faces of neighbours meet. */
static const guint8 tetrahedra[6][4] = { { 0, 1, 3, 7 }, { 0, 3, 2, 7 }, { 0, 2, 6, 7 },
                                         { 0, 6, 4, 7 }, { 0, 4, 5, 7 }, { 0, 5, 1, 7 } };

typedef struct
{
  const PlateauVolume *volume;
  GArray *places;
} March;

typedef struct
{
  guint at[3];
  double value;
} Corner;

/* Where the value is 0 between two corners, always from the one that comes first: the same to the last bit
 * from either side. The logits of saturated units are huge: half of their tangent is about as far off as
 * the probability. */
static void
cross (const March *march, const Corner *a, const Corner *b, float place[3])
{
  const double n = march->volume->n - 1;
  const Corner *first = memcmp (a->at, b->at, sizeof a->at) < 0 ? a : b;
  const Corner *second = first == a ? b : a;
  const double from = tanh (first->value / 2), to = tanh (second->value / 2);
  const double share = from / (from - to);

  for (guint k = 0; k < 3; k++)
    {
      const double at = first->at[k] + share * ((double) second->at[k] - first->at[k]);

      place[k] = (float) (2 * at / n - 1);
    }
}

static void
add_triangle (March *march, float places[3][3])
{
  g_array_append_vals (march->places, places, 9);
}

static void
march_tetrahedron (March *march, const Corner corners[4])
{
  const Corner *in[4], *out[4];
  guint n_in = 0, n_out = 0;
  float p[4][3];

  for (guint i = 0; i < 4; i++)
    if (corners[i].value >= 0)
      in[n_in++] = &corners[i];
    else
      out[n_out++] = &corners[i];

  if (n_in == 0 || n_out == 0)
    return;

  if (n_in == 2)
    {
      float other[3][3];

      cross (march, in[0], out[0], p[0]);
      cross (march, in[0], out[1], p[1]);
      cross (march, in[1], out[1], p[2]);
      cross (march, in[1], out[0], p[3]);
      memcpy (other[0], p[0], sizeof p[0]);
      memcpy (other[1], p[2], sizeof p[0]);
      memcpy (other[2], p[3], sizeof p[0]);
      add_triangle (march, p);
      add_triangle (march, other);
      return;
    }

  for (guint i = 0; i < 3; i++)
    cross (march, n_in == 1 ? in[0] : in[i], n_in == 1 ? out[i] : out[0], p[i]);
  add_triangle (march, p);
}

float *
plateau_cloud_surface (const PlateauVolume *volume, guint *n)
{
  const guint points = volume->n;
  March march = { volume, g_array_new (FALSE, FALSE, sizeof (float)) };

  for (guint z = 0; z + 1 < points; z++)
    for (guint y = 0; y + 1 < points; y++)
      for (guint x = 0; x + 1 < points; x++)
        {
          Corner cube[8];

          for (guint c = 0; c < 8; c++)
            {
              const guint i = x + (c & 1), j = y + (c >> 1 & 1), k = z + (c >> 2);

              cube[c] =
                  (Corner){ { i, j, k }, volume->logit[((gsize) k * points + j) * points + i] };
            }
          for (guint t = 0; t < G_N_ELEMENTS (tetrahedra); t++)
            {
              Corner corners[4];

              for (guint c = 0; c < 4; c++)
                corners[c] = cube[tetrahedra[t][c]];
              march_tetrahedron (&march, corners);
            }
        }

  *n = march.places->len / 9;
  return (float *) (gpointer) g_array_free (march.places, *n == 0);
}

/* Corners around the middle of a flat polygon, by their angle in the plane. */
static void
sort_around (double corners[6][3], guint n, const double normal[3])
{
  double middle[3] = { 0 }, u[3], v[3], angle[6];

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 3; k++)
      middle[k] += corners[i][k] / n;
  for (guint k = 0; k < 3; k++)
    u[k] = corners[0][k] - middle[k];
  for (guint k = 0; k < 3; k++)
    v[k] = normal[(k + 1) % 3] * u[(k + 2) % 3] - normal[(k + 2) % 3] * u[(k + 1) % 3];
  for (guint i = 0; i < n; i++)
    {
      double x = 0, y = 0;

      for (guint k = 0; k < 3; k++)
        {
          x += (corners[i][k] - middle[k]) * u[k];
          y += (corners[i][k] - middle[k]) * v[k];
        }
      angle[i] = atan2 (y, x);
    }
  for (guint i = 1; i < n; i++)
    for (guint j = i; j > 0 && angle[j] < angle[j - 1]; j--)
      {
        double place[3], a = angle[j];

        angle[j] = angle[j - 1];
        angle[j - 1] = a;
        memcpy (place, corners[j], sizeof place);
        memcpy (corners[j], corners[j - 1], sizeof place);
        memcpy (corners[j - 1], place, sizeof place);
      }
}

guint
plateau_cloud_plane (const double *w,
                     double b,
                     const double *low,
                     const double *high,
                     double corners[6][3])
{
  double normal[3], offset = b, length = 0;
  guint n = 0;

  /* In the box's own coordinates. */
  for (guint k = 0; k < 3; k++)
    {
      normal[k] = w[k] * (high[k] - low[k]) / 2;
      offset += w[k] * (low[k] + high[k]) / 2;
      length = hypot (length, normal[k]);
    }
  if (!(length > 0) || !isfinite (length) || !isfinite (offset))
    return 0;
  for (guint k = 0; k < 3; k++)
    normal[k] /= length;
  offset /= length;

  /* The 12 edges of the box: one axis goes along, the other two are at an end. */
  for (guint along = 0; along < 3; along++)
    for (guint end = 0; end < 4; end++)
      {
        const guint p = (along + 1) % 3, q = (along + 2) % 3;
        const double at[2] = { (end & 1) != 0 ? 1 : -1, (end & 2) != 0 ? 1 : -1 };
        const double rest = offset + normal[p] * at[0] + normal[q] * at[1];

        /* One end of an edge belongs to it: a corner of the box is met once. */
        if (normal[along] == 0 || !(-rest / normal[along] >= -1 && -rest / normal[along] < 1) ||
            n == 6)
          continue;
        corners[n][along] = -rest / normal[along];
        corners[n][p] = at[0];
        corners[n][q] = at[1];
        n++;
      }
  if (n < 3)
    return 0;

  sort_around (corners, n, normal);
  return n;
}
