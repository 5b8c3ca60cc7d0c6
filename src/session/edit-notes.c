/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "edit-notes.h"

/* Of one lane; both of PlateauEvent, of which epoch, index and values count. */
typedef struct
{
  GArray *seen;     /* in the order of the run */
  GArray *expected; /* in the order in which they were asked for */
} Notes;

struct _PlateauEditNotes
{
  GHashTable *lanes; /* lane id → Notes */
};

static void
notes_free (gpointer data)
{
  Notes *notes = data;

  g_array_unref (notes->seen);
  g_array_unref (notes->expected);
  g_free (notes);
}

PlateauEditNotes *
plateau_edit_notes_new (void)
{
  PlateauEditNotes *self = g_new0 (PlateauEditNotes, 1);

  self->lanes = g_hash_table_new_full (NULL, NULL, NULL, notes_free);

  return self;
}

void
plateau_edit_notes_free (PlateauEditNotes *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->lanes);
  g_free (self);
}

static Notes *
notes_of (PlateauEditNotes *self, guint lane)
{
  Notes *notes = g_hash_table_lookup (self->lanes, GUINT_TO_POINTER (lane));

  if (notes == NULL)
    {
      notes = g_new0 (Notes, 1);
      notes->seen = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
      notes->expected = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
      g_hash_table_insert (self->lanes, GUINT_TO_POINTER (lane), notes);
    }

  return notes;
}

static PlateauEvent *
event_at (GArray *array, guint i)
{
  return &g_array_index (array, PlateauEvent, i);
}

static gboolean
same_place (const PlateauEvent *a, const PlateauEvent *b)
{
  return a->epoch == b->epoch && a->index == b->index;
}

void
plateau_edit_notes_forget (PlateauEditNotes *self, guint lane)
{
  g_hash_table_remove (self->lanes, GUINT_TO_POINTER (lane));
}

void
plateau_edit_notes_fork (PlateauEditNotes *self, guint lane, guint source, guint64 epoch)
{
  const Notes *from = notes_of (self, source);
  Notes *to;

  plateau_edit_notes_forget (self, lane);
  to = notes_of (self, lane);
  for (guint i = 0; i < from->seen->len; i++)
    if (event_at (from->seen, i)->epoch <= epoch)
      g_array_append_val (to->seen, *event_at (from->seen, i));
}

void
plateau_edit_notes_expect (PlateauEditNotes *self,
                           guint lane,
                           guint64 epoch,
                           gsize index,
                           double value)
{
  PlateauEvent event = { .kind = PLATEAU_EVENT_EDIT, .epoch = epoch, .index = index };

  event.value = value;
  g_array_append_val (notes_of (self, lane)->expected, event);
}

/* Drops what was expected there up to @event, and all of it where @event is another edit: that one came
 * after them. Returns the value that was in the place before, for a person's edit, in @before. */
static gboolean
is_expected (Notes *notes, const PlateauEvent *event, double *before)
{
  gboolean found = FALSE;

  for (guint i = 0; i < notes->expected->len; i++)
    found |= same_place (event_at (notes->expected, i), event) &&
             event_at (notes->expected, i)->value == event->value;

  for (guint i = 0; i < notes->expected->len;)
    {
      double value = event_at (notes->expected, i)->value;

      if (!same_place (event_at (notes->expected, i), event))
        {
          i++;
          continue;
        }
      g_array_remove_index (notes->expected, i);
      if (found && value == event->value)
        break;
      *before = value;
    }

  return found;
}

GArray *
plateau_edit_notes_take (PlateauEditNotes *self,
                         guint lane,
                         const PlateauEvent *events,
                         guint n_events,
                         guint64 from,
                         GArray **gone)
{
  Notes *notes = notes_of (self, lane);
  g_autoptr (GArray) known = notes->seen;
  GArray *new = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
  guint n_same = 0;

  *gone = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
  notes->seen = g_array_new (FALSE, FALSE, sizeof (PlateauEvent));
  for (guint i = 0; i < n_events; i++)
    {
      PlateauEvent event = events[i];
      gboolean is_known;

      if (event.kind != PLATEAU_EVENT_EDIT)
        continue;

      /* A run only grows, or is cut off: where one edit differs, none behind it is the same. */
      is_known = n_same == notes->seen->len && n_same < known->len &&
                 same_place (event_at (known, n_same), &event);
      g_array_append_val (notes->seen, event);
      if (is_known)
        event.before = event_at (known, n_same++)->value;
      else if (event.epoch < from)
        continue;
      if (event.value != event.before && !is_expected (notes, &event, &event.before))
        g_array_append_val (new, event);
    }
  if (n_same < known->len)
    g_array_append_vals (*gone, event_at (known, n_same), known->len - n_same);

  return new;
}
