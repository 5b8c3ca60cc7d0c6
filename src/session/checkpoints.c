/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "checkpoints.h"

#include <math.h>
#include <string.h>

/* Epochs are 64-bit: no lattice is coarser than one point. */
#define OCTAVES 64
#define COARSEST (PLATEAU_CHECKPOINTS_PER_OCTAVE * (guint64) OCTAVES)

/* The slots that the block begins with. */
#define FIRST_SLOTS 64

typedef struct
{
  guint64 epoch;
  guint32 slot;
} Entry;

/* The entries in order of their epochs are [0, swept) and [next, end): those before the gap lie on
 * the lattice of 2 step, those behind it on the lattice of step. */
struct _PlateauCheckpoints
{
  gsize n_parameters;
  guint capacity;
  guint64 step;

  double *block; /* n_slots × n_parameters */
  guint n_slots;
  guint n_used;       /* slots that were ever filled */
  GArray *free_slots; /* of guint32, those among them that are free again */

  Entry *entries;
  guint n_entries; /* as allocated */
  guint swept;
  guint next;
  guint end;
};

static guint
capacity_of (gsize n_parameters, gsize bytes)
{
  /* While one point in two is given up the gap grows to the capacity. */
  gsize each = n_parameters * sizeof (double) + 2 * sizeof (Entry);

  return MIN (bytes / each, COARSEST);
}

PlateauCheckpoints *
plateau_checkpoints_new (gsize n_parameters, gsize bytes)
{
  PlateauCheckpoints *self = g_new0 (PlateauCheckpoints, 1);

  self->n_parameters = n_parameters;
  self->capacity = capacity_of (n_parameters, bytes);
  self->step = 1;
  self->free_slots = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
plateau_checkpoints_free (PlateauCheckpoints *self)
{
  if (self == NULL)
    return;

  g_free (self->block);
  g_free (self->entries);
  g_array_unref (self->free_slots);
  g_free (self);
}

/* The lattice: epoch e stands at floor (1024 log2 (1 + e)). It is a point of the lattice of step s
 * where a multiple of s lies between its place and that of the epoch before. Every decision is
 * taken on these whole numbers, so a rounding of the logarithm cannot make two of them differ. */
static guint64
place (guint64 epoch)
{
  return (guint64) (PLATEAU_CHECKPOINTS_PER_OCTAVE * log2 (1 + (double) epoch));
}

static gboolean
on_lattice (guint64 epoch, guint64 step)
{
  return epoch == 0 || place (epoch) / step > place (epoch - 1) / step;
}

/* The first point of the present lattice after @epoch. */
static guint64
point_after (const PlateauCheckpoints *self, guint64 epoch)
{
  guint64 target = (place (epoch) / self->step + 1) * self->step;
  guint64 point;

  if (self->capacity == 0 || target >= (OCTAVES - 1) * PLATEAU_CHECKPOINTS_PER_OCTAVE)
    return G_MAXUINT64;

  point = (guint64) ceil (exp2 ((double) target / PLATEAU_CHECKPOINTS_PER_OCTAVE)) - 1;
  point = MAX (point, epoch + 1);
  while (place (point) < target)
    point++;
  while (point > epoch + 1 && place (point - 1) >= target)
    point--;

  return point;
}

static double *
parameters_of (const PlateauCheckpoints *self, guint32 slot)
{
  return self->block + slot * self->n_parameters;
}

static void
copy_into (const PlateauCheckpoints *self, guint32 slot, const double *parameters)
{
  memcpy (parameters_of (self, slot), parameters, self->n_parameters * sizeof (double));
}

/* Gives up the oldest checkpoint that the next lattice does without. FALSE: there is none left, and
 * that lattice is the present one. */
static gboolean
give_up_one (PlateauCheckpoints *self)
{
  while (self->next < self->end)
    {
      Entry entry = self->entries[self->next++];

      if (!on_lattice (entry.epoch, 2 * self->step))
        {
          g_array_append_val (self->free_slots, entry.slot);
          return TRUE;
        }
      self->entries[self->swept++] = entry;
    }

  self->end = self->swept;
  self->swept = self->next = 0;
  self->step *= 2;

  return FALSE;
}

static guint32
take_slot (PlateauCheckpoints *self)
{
  if (self->free_slots->len > 0)
    {
      guint32 slot = g_array_index (self->free_slots, guint32, self->free_slots->len - 1);

      g_array_set_size (self->free_slots, self->free_slots->len - 1);
      return slot;
    }

  if (self->n_used == self->n_slots)
    {
      self->n_slots = MIN (self->capacity, MAX (FIRST_SLOTS, 2 * self->n_slots));
      self->block = g_realloc_n (self->block, self->n_slots * self->n_parameters, sizeof (double));
    }

  return self->n_used++;
}

static void
close_gap (PlateauCheckpoints *self)
{
  guint n_behind = self->end - self->next;

  if (n_behind > 0)
    memmove (self->entries + self->swept, self->entries + self->next, n_behind * sizeof (Entry));
  self->next = self->swept;
  self->end = self->swept + n_behind;
}

static void
append (PlateauCheckpoints *self, guint64 epoch, guint32 slot)
{
  if (self->end == 2 * self->capacity)
    close_gap (self);
  if (self->end == self->n_entries)
    {
      self->n_entries = MIN (2 * self->capacity, MAX (FIRST_SLOTS, 2 * self->n_entries));
      self->entries = g_renew (Entry, self->entries, self->n_entries);
    }

  self->entries[self->end++] = (Entry){ epoch, slot };
}

guint64
plateau_checkpoints_add (PlateauCheckpoints *self, guint64 epoch, const double *parameters)
{
  guint32 slot;

  while (plateau_checkpoints_get_n (self) == self->capacity && !give_up_one (self))
    if (self->step >= COARSEST || !on_lattice (epoch, self->step))
      return point_after (self, epoch);

  slot = take_slot (self);
  copy_into (self, slot, parameters);
  append (self, epoch, slot);

  return point_after (self, epoch);
}

/* The place in entries of the newest checkpoint at or before @epoch; -1 where there is none. */
static gint64
find_entry (const PlateauCheckpoints *self, guint64 epoch)
{
  gboolean behind = self->next < self->end && self->entries[self->next].epoch <= epoch;
  gint64 low = behind ? self->next : 0;
  gint64 high = behind ? self->end : self->swept;

  if (low == high || self->entries[low].epoch > epoch)
    return -1;

  while (high - low > 1)
    {
      gint64 middle = low + (high - low) / 2;

      if (self->entries[middle].epoch <= epoch)
        low = middle;
      else
        high = middle;
    }

  return low;
}

const double *
plateau_checkpoints_find (const PlateauCheckpoints *self, guint64 epoch, guint64 *found)
{
  gint64 i = find_entry (self, epoch);

  if (i < 0)
    return NULL;

  *found = self->entries[i].epoch;

  return parameters_of (self, self->entries[i].slot);
}

void
plateau_checkpoints_amend (PlateauCheckpoints *self, guint64 epoch, const double *parameters)
{
  gint64 i = find_entry (self, epoch);

  if (i >= 0 && self->entries[i].epoch == epoch)
    copy_into (self, self->entries[i].slot, parameters);
}

guint64
plateau_checkpoints_truncate (PlateauCheckpoints *self, guint64 epoch)
{
  close_gap (self);
  self->swept = self->next = 0;
  while (self->end > 0 && self->entries[self->end - 1].epoch > epoch)
    g_array_append_val (self->free_slots, self->entries[--self->end].slot);

  /* There is room again: what comes is as dense as at first. What is left may be sparser, which
   * harms nothing, as every coarser lattice is part of each finer one. */
  self->step = 1;

  return point_after (self, epoch);
}

/* Moves what lies behind the first @capacity slots into free ones before them. */
static void
shrink_block (PlateauCheckpoints *self)
{
  guint kept = 0;

  for (guint k = 0; k < self->free_slots->len; k++)
    {
      guint32 slot = g_array_index (self->free_slots, guint32, k);

      if (slot < self->capacity)
        g_array_index (self->free_slots, guint32, kept++) = slot;
    }
  g_array_set_size (self->free_slots, kept);

  for (guint i = 0; i < self->end; i++)
    if (self->entries[i].slot >= self->capacity)
      {
        guint32 slot = g_array_index (self->free_slots, guint32, --kept);

        copy_into (self, slot, parameters_of (self, self->entries[i].slot));
        self->entries[i].slot = slot;
      }
  g_array_set_size (self->free_slots, kept);

  self->n_used = MIN (self->n_used, self->capacity);
  self->n_slots = self->capacity;
  self->block = g_realloc_n (self->block, self->n_slots * self->n_parameters, sizeof (double));
}

guint64
plateau_checkpoints_resize (PlateauCheckpoints *self, gsize bytes, guint64 epoch)
{
  guint capacity = capacity_of (self->n_parameters, bytes);

  if (capacity > self->capacity)
    {
      self->capacity = capacity;
      return plateau_checkpoints_truncate (self, epoch);
    }

  while (plateau_checkpoints_get_n (self) > capacity)
    if (!give_up_one (self) && self->step > COARSEST)
      {
        /* The last one, at epoch 0. */
        self->end = 0;
        g_array_set_size (self->free_slots, 0);
        self->n_used = 0;
      }
  self->capacity = capacity;

  close_gap (self);
  if (self->n_slots > capacity)
    shrink_block (self);
  if (self->n_entries > 2 * capacity)
    {
      self->n_entries = 2 * capacity;
      self->entries = g_renew (Entry, self->entries, self->n_entries);
    }

  return point_after (self, epoch);
}

PlateauCheckpoints *
plateau_checkpoints_copy (const PlateauCheckpoints *self, guint64 epoch)
{
  PlateauCheckpoints *copy = plateau_checkpoints_new (self->n_parameters, 0);
  guint n = plateau_checkpoints_get_n (self);

  copy->capacity = self->capacity;
  for (guint k = 0; k < n; k++)
    {
      guint i = k < self->swept ? k : k - self->swept + self->next;
      guint32 slot;

      if (self->entries[i].epoch > epoch)
        break;

      slot = take_slot (copy);
      copy_into (copy, slot, parameters_of (self, self->entries[i].slot));
      append (copy, self->entries[i].epoch, slot);
    }

  return copy;
}

guint
plateau_checkpoints_get_capacity (const PlateauCheckpoints *self)
{
  return self->capacity;
}

guint
plateau_checkpoints_get_n (const PlateauCheckpoints *self)
{
  return self->swept + (self->end - self->next);
}

gsize
plateau_checkpoints_get_bytes (const PlateauCheckpoints *self)
{
  return self->n_slots * self->n_parameters * sizeof (double) + self->n_entries * sizeof (Entry);
}
