/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "journal.h"

struct _PlateauJournal
{
  GPtrArray *done;   /* of PlateauStep, the newest last */
  GPtrArray *undone; /* likewise: the last one is redone first */
  gboolean sealed;   /* the newest step grows no more */
};

static PlateauStep *
step_copy (const PlateauStep *step)
{
  PlateauStep *copy = g_memdup2 (step, sizeof *step);

  copy->before = copy->after = (PlateauArrangement){ 0 };
  plateau_arrangement_copy (&copy->before, &step->before);
  plateau_arrangement_copy (&copy->after, &step->after);

  return copy;
}

static void
step_free (gpointer data)
{
  PlateauStep *step = data;

  plateau_arrangement_clear (&step->before);
  plateau_arrangement_clear (&step->after);
  g_free (step);
}

static PlateauStep *
newest (GPtrArray *steps)
{
  return steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
}

PlateauJournal *
plateau_journal_new (void)
{
  PlateauJournal *self = g_new0 (PlateauJournal, 1);

  self->done = g_ptr_array_new_with_free_func (step_free);
  self->undone = g_ptr_array_new_with_free_func (step_free);

  return self;
}

void
plateau_journal_free (PlateauJournal *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_free (self);
}

static gboolean
same_place (const PlateauStep *step, guint lane, guint64 epoch, guint64 index)
{
  return step->is_edit && step->lane == lane && step->epoch == epoch && step->index == index;
}

static gboolean
goes_on (const PlateauStep *step, const PlateauStep *next)
{
  if (next->is_edit)
    return same_place (step, next->lane, next->epoch, next->index);

  /* The names of properties are compared as such: they are static. */
  return !step->is_edit && next->property != NULL && step->property == next->property &&
         step->lane == next->lane;
}

void
plateau_journal_add (PlateauJournal *self, const PlateauStep *step, gint64 now)
{
  PlateauStep *last = newest (self->done);

  g_ptr_array_set_size (self->undone, 0);
  if (last != NULL && !self->sealed && now - last->time < PLATEAU_STEP_PAUSE &&
      goes_on (last, step))
    {
      plateau_arrangement_copy (&last->after, &step->after);
      last->new_value = step->new_value;
    }
  else
    {
      if (self->done->len == PLATEAU_MAX_STEPS)
        g_ptr_array_remove_index (self->done, 0);
      last = step_copy (step);
      g_ptr_array_add (self->done, last);
    }
  last->time = now;
  self->sealed = FALSE;
}

static const PlateauStep *
move_newest (PlateauJournal *self, GPtrArray *from, GPtrArray *to)
{
  PlateauStep *step;

  if (from->len == 0)
    return NULL;

  step = g_ptr_array_steal_index (from, from->len - 1);
  g_ptr_array_add (to, step);
  self->sealed = TRUE;

  return step;
}

const PlateauStep *
plateau_journal_undo (PlateauJournal *self)
{
  return move_newest (self, self->done, self->undone);
}

const PlateauStep *
plateau_journal_redo (PlateauJournal *self)
{
  return move_newest (self, self->undone, self->done);
}

static const char *
name_of (const PlateauStep *step)
{
  return step != NULL ? step->name : NULL;
}

const char *
plateau_journal_get_undo_name (PlateauJournal *self)
{
  return name_of (newest (self->done));
}

const char *
plateau_journal_get_redo_name (PlateauJournal *self)
{
  return name_of (newest (self->undone));
}

void
plateau_journal_forget_run (PlateauJournal *self, guint lane)
{
  GPtrArray *const stacks[] = { self->done, self->undone };

  for (guint s = 0; s < G_N_ELEMENTS (stacks); s++)
    for (guint i = stacks[s]->len; i-- > 0;)
      {
        const PlateauStep *step = g_ptr_array_index (stacks[s], i);

        if (step->is_edit && step->lane == lane)
          g_ptr_array_remove_index (stacks[s], i);
      }
}

void
plateau_journal_forget_edit (PlateauJournal *self, guint lane, guint64 epoch, guint64 index)
{
  GPtrArray *const stacks[] = { self->done, self->undone };

  for (guint s = 0; s < G_N_ELEMENTS (stacks); s++)
    for (guint i = stacks[s]->len; i-- > 0;)
      if (same_place (g_ptr_array_index (stacks[s], i), lane, epoch, index))
        g_ptr_array_remove_index (stacks[s], i);
}

void
plateau_journal_rename (PlateauJournal *self, guint old, guint id)
{
  GPtrArray *const stacks[] = { self->done, self->undone };

  for (guint s = 0; s < G_N_ELEMENTS (stacks); s++)
    for (guint i = 0; i < stacks[s]->len; i++)
      {
        PlateauStep *step = g_ptr_array_index (stacks[s], i);

        plateau_arrangement_rename (&step->before, old, id);
        plateau_arrangement_rename (&step->after, old, id);
        if (step->lane == old)
          step->lane = id;
      }
}
