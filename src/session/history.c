/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history.h"

#include <stdatomic.h>
#include <string.h>

/* Later points lie this share of the epoch apart. */
#define RESOLUTION 1024

/* Records that go to and fro: one is on the screen, an older one beside it with a slower picture, one
 * waits to be shown, one is being made. */
#define RECORDS 4

struct _PlateauHistory
{
  GArray *kept;             /* of PlateauLossPoint */
  PlateauLossPoint pending; /* the newest, with the extremes since the last kept one */
  gboolean has_pending;
  PlateauLossRecord *records[RECORDS]; /* a reference each; NULL where there is none yet */
  guint next_record;
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
  for (guint i = 0; i < RECORDS; i++)
    plateau_loss_record_unref (self->records[i]);
  g_free (self);
}

/* Of what was recorded, points from @n on are no longer true. */
static void
distrust_records (PlateauHistory *self, guint n)
{
  for (guint i = 0; i < RECORDS; i++)
    if (self->records[i] != NULL)
      self->records[i]->n_kept = MIN (self->records[i]->n_kept, n);
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

void
plateau_history_amend (PlateauHistory *self, guint64 epoch, double loss)
{
  PlateauLossPoint *newest = &self->pending;

  if (!self->has_pending)
    {
      if (self->kept->len == 0)
        {
          plateau_history_add (self, epoch, loss);
          return;
        }
      newest = &g_array_index (self->kept, PlateauLossPoint, self->kept->len - 1);
      distrust_records (self, self->kept->len - 1);
    }

  g_return_if_fail (newest->epoch == epoch);
  newest->loss = loss;
  newest->low = MIN (newest->low, loss);
  newest->high = MAX (newest->high, loss);
}

PlateauHistory *
plateau_history_copy (const PlateauHistory *self)
{
  PlateauHistory *copy = g_memdup2 (self, sizeof *self);

  copy->kept = g_array_copy (self->kept);
  memset (copy->records, 0, sizeof copy->records);

  return copy;
}

guint64
plateau_history_truncate (PlateauHistory *self, guint64 epoch)
{
  guint n = self->kept->len;

  while (n > 0 && g_array_index (self->kept, PlateauLossPoint, n - 1).epoch > epoch)
    n--;
  g_array_set_size (self->kept, n);
  distrust_records (self, n);
  if (self->pending.epoch > epoch)
    self->has_pending = FALSE;
  if (self->has_pending)
    return self->pending.epoch;

  return n > 0 ? g_array_index (self->kept, PlateauLossPoint, n - 1).epoch : 0;
}

/* One that nobody else holds; where all are held, one of them is left to its holders. */
static PlateauLossRecord *
free_record (PlateauHistory *self)
{
  PlateauLossRecord **place = NULL;

  for (guint i = 0; i < RECORDS; i++)
    {
      PlateauLossRecord *record = self->records[i];

      /* What the last holder has read was read before this. */
      if (record != NULL && atomic_load_explicit (&record->references, memory_order_acquire) == 1)
        return record;
      if (record == NULL)
        place = &self->records[i];
    }

  if (place == NULL)
    {
      place = &self->records[self->next_record];
      self->next_record = (self->next_record + 1) % RECORDS;
      plateau_loss_record_unref (*place);
    }
  *place = g_new0 (PlateauLossRecord, 1);
  (*place)->references = 1;

  return *place;
}

PlateauLossRecord *
plateau_history_record (PlateauHistory *self)
{
  PlateauLossRecord *record = free_record (self);
  guint n = self->kept->len, n_known = record->n_kept;

  if (record->n_room < n + 1)
    {
      record->n_room = n + 1 + n / 4;
      record->points = g_renew (PlateauLossPoint, record->points, record->n_room);
    }
  if (n > n_known)
    memcpy (record->points + n_known, &g_array_index (self->kept, PlateauLossPoint, n_known),
            (n - n_known) * sizeof *record->points);
  record->n_points = record->n_kept = n;
  if (self->has_pending)
    record->points[record->n_points++] = self->pending;
  atomic_fetch_add_explicit (&record->references, 1, memory_order_relaxed);

  return record;
}

void
plateau_loss_record_unref (PlateauLossRecord *self)
{
  if (self == NULL || atomic_fetch_sub_explicit (&self->references, 1, memory_order_acq_rel) != 1)
    return;

  g_free (self->points);
  g_free (self);
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
