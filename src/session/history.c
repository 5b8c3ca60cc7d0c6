/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"

#include <string.h>

/* Later points lie this share of the epoch apart. */
#define RESOLUTION 1024

struct _PlateauHistory
{
  GArray *kept;             /* of PlateauLossPoint */
  PlateauLossPoint pending; /* the newest, with the extremes since the last kept one */
  gboolean has_pending;
};

PlateauHistory *
plateau_history_new (void)
{
  PlateauHistory *self = g_new0 (PlateauHistory, 1);

  self->kept = g_array_new (FALSE, FALSE, sizeof (PlateauLossPoint));

  return self;
}

void
plateau_history_free (PlateauHistory *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->kept);
  g_free (self);
}

void
plateau_history_add (PlateauHistory *self, guint64 epoch, double loss)
{
  guint64 last = 0;

  if (self->has_pending)
    {
      self->pending.low = MIN (self->pending.low, loss);
      self->pending.high = MAX (self->pending.high, loss);
    }
  else
    {
      self->pending.low = self->pending.high = loss;
    }
  self->pending.epoch = epoch;
  self->pending.loss = loss;
  self->has_pending = TRUE;

  if (self->kept->len > 0)
    last = g_array_index (self->kept, PlateauLossPoint, self->kept->len - 1).epoch;
  if (self->kept->len == 0 || epoch - last >= MAX (1, last / RESOLUTION))
    {
      g_array_append_val (self->kept, self->pending);
      self->has_pending = FALSE;
    }
}

PlateauLossPoint *
plateau_history_dup_points (const PlateauHistory *self, guint *n_points)
{
  guint n = self->kept->len;
  PlateauLossPoint *points = g_new (PlateauLossPoint, n + 1);

  if (n > 0)
    memcpy (points, self->kept->data, n * sizeof *points);
  if (self->has_pending)
    points[n++] = self->pending;
  *n_points = n;

  return points;
}
