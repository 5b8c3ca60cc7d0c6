/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/edit-notes.h"
#include "session/journal.h"

/* A step on @property of @lane, named by @name, whose arrangements are empty. */
static void
add (PlateauJournal *journal, const char *name, guint lane, const char *property, gint64 now)
{
  PlateauStep step = { .name = name, .lane = lane, .property = property };

  plateau_journal_add (journal, &step, now);
}

static void
add_edit (PlateauJournal *journal, guint lane, guint64 epoch, guint64 index, gint64 now)
{
  PlateauStep step = { .name = "edit", .lane = lane, .is_edit = TRUE, .epoch = epoch };

  step.index = index;
  step.old_value = now;
  step.new_value = now + 1;
  plateau_journal_add (journal, &step, now);
}

static guint
count_undos (PlateauJournal *journal)
{
  guint n = 0;

  while (plateau_journal_undo (journal) != NULL)
    n++;
  for (guint i = 0; i < n; i++)
    g_assert_nonnull (plateau_journal_redo (journal));
  g_assert_null (plateau_journal_redo (journal));

  return n;
}

static void
test_stack (void)
{
  g_autoptr (PlateauJournal) journal = plateau_journal_new ();

  g_assert_null (plateau_journal_undo (journal));
  g_assert_null (plateau_journal_get_undo_name (journal));
  add (journal, "one", 1, NULL, 0);
  add (journal, "two", 1, NULL, 0);
  g_assert_cmpstr (plateau_journal_get_undo_name (journal), ==, "two");
  g_assert_cmpstr (plateau_journal_undo (journal)->name, ==, "two");
  g_assert_cmpstr (plateau_journal_get_undo_name (journal), ==, "one");
  g_assert_cmpstr (plateau_journal_get_redo_name (journal), ==, "two");

  /* What was undone is gone once something else is done. */
  add (journal, "three", 1, NULL, 0);
  g_assert_null (plateau_journal_get_redo_name (journal));
  g_assert_cmpuint (count_undos (journal), ==, 2);
}

static void
test_merging (void)
{
  static const char scale[] = "weight-scale";
  g_autoptr (PlateauJournal) journal = plateau_journal_new ();
  gint64 now = 0;

  add (journal, "scale", 1, scale, now);
  add (journal, "scale", 1, scale, now += PLATEAU_STEP_PAUSE - 1);
  add (journal, "scale", 1, scale, now += PLATEAU_STEP_PAUSE - 1);
  g_assert_cmpuint (count_undos (journal), ==, 1);

  /* A pause, another lane, another property, and what has no property, are steps of their own; so is
   * the first change after something was undone, which count_undos () does. */
  add (journal, "scale", 1, scale, now);
  g_assert_cmpuint (count_undos (journal), ==, 2);
  add (journal, "scale", 1, scale, now += PLATEAU_STEP_PAUSE);
  add (journal, "scale", 2, scale, now);
  add (journal, "rate", 2, "learning-rate", now);
  add (journal, "several", 2, NULL, now);
  add (journal, "several", 2, NULL, now);
  g_assert_cmpuint (count_undos (journal), ==, 7);

  add_edit (journal, 2, 5, 3, now + 1);
  add_edit (journal, 2, 5, 3, now + 2);
  g_assert_cmpuint (count_undos (journal), ==, 8);
  g_assert_cmpfloat (plateau_journal_undo (journal)->old_value, ==, now + 1);
  g_assert_cmpfloat (plateau_journal_redo (journal)->new_value, ==, now + 3);
  add_edit (journal, 2, 6, 3, now);
  add_edit (journal, 2, 6, 4, now);
  add_edit (journal, 1, 6, 4, now);
  g_assert_cmpuint (count_undos (journal), ==, 11);
}

static void
test_bound (void)
{
  g_autoptr (PlateauJournal) journal = plateau_journal_new ();

  for (guint i = 0; i < PLATEAU_MAX_STEPS + 50; i++)
    add_edit (journal, 1, i, 0, i);
  g_assert_cmpuint (count_undos (journal), ==, PLATEAU_MAX_STEPS);
  for (guint i = 0; i < PLATEAU_MAX_STEPS - 1; i++)
    plateau_journal_undo (journal);
  g_assert_cmpuint (plateau_journal_undo (journal)->epoch, ==, 50);
}

static void
test_forget (void)
{
  g_autoptr (PlateauJournal) journal = plateau_journal_new ();

  add_edit (journal, 1, 10, 0, 0);
  add_edit (journal, 2, 10, 0, 0);
  add (journal, "scale", 1, "weight-scale", 0);
  add_edit (journal, 1, 20, 0, 0);
  add_edit (journal, 1, 20, 1, 0);
  plateau_journal_undo (journal);
  plateau_journal_forget_edit (journal, 1, 20, 1);
  g_assert_null (plateau_journal_get_redo_name (journal));
  plateau_journal_rename (journal, 1, 7);
  plateau_journal_forget_run (journal, 1);
  g_assert_cmpuint (count_undos (journal), ==, 4);
  plateau_journal_forget_run (journal, 7);
  g_assert_cmpuint (count_undos (journal), ==, 2);
  g_assert_cmpuint (plateau_journal_undo (journal)->lane, ==, 7);
  g_assert_cmpuint (plateau_journal_undo (journal)->lane, ==, 2);
}

/* @n events of @text: "epoch index before value" each. */
static void
assert_takes (PlateauEditNotes *notes,
              guint lane,
              guint64 from,
              const PlateauEvent *events,
              guint n,
              const char *new_edits,
              guint n_gone)
{
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GArray) new = plateau_edit_notes_take (notes, lane, events, n, from, &gone);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < new->len; i++)
    {
      const PlateauEvent *e = &g_array_index (new, PlateauEvent, i);

      g_string_append_printf (text, "%d/%d: %g to %g;", (int) e->epoch, (int) e->index, e->before,
                              e->value);
    }
  g_assert_cmpstr (text->str, ==, new_edits);
  g_assert_cmpuint (gone->len, ==, n_gone);
}

static void
test_notes (void)
{
  g_autoptr (PlateauEditNotes) notes = plateau_edit_notes_new ();
  PlateauEvent e[] = {
    { PLATEAU_EVENT_START, 0, 0, 1.2, 0 },    { PLATEAU_EVENT_EDIT, 10, 3, 0.5, 0.1 },
    { PLATEAU_EVENT_EDIT, 10, 4, 0.6, 0.2 },  { PLATEAU_EVENT_RATE, 12, 0, 0.3, 0 },
    { PLATEAU_EVENT_EDIT, 20, 3, 0.75, 0.7 },
  };

  assert_takes (notes, 1, 0, e, 1, "", 0);
  assert_takes (notes, 1, 0, e, 3, "10/3: 0.1 to 0.5;10/4: 0.2 to 0.6;", 0);
  assert_takes (notes, 1, 0, e, 3, "", 0);

  /* An older edit of the same epoch takes another value, while another one comes. */
  e[1].value = 0.55;
  assert_takes (notes, 1, 0, e, 5, "10/3: 0.5 to 0.55;20/3: 0.7 to 0.75;", 0);

  /* A lane that goes on from there has what came before. */
  plateau_edit_notes_fork (notes, 2, 1, 10);
  assert_takes (notes, 2, 10, e, 3, "", 0);
  assert_takes (notes, 3, 15, e, 5, "20/3: 0.7 to 0.75;", 0);

  /* What was asked for is no person's edit, and is not the last word either. */
  plateau_edit_notes_expect (notes, 1, 10, 3, 0.1);
  assert_takes (notes, 1, 0, e, 5, "", 0);
  e[1].value = 0.1;
  assert_takes (notes, 1, 0, e, 3, "", 1);
  plateau_edit_notes_expect (notes, 1, 10, 3, 0.5);
  plateau_edit_notes_expect (notes, 1, 10, 3, 0.55);
  e[1].value = 0.9;
  assert_takes (notes, 1, 0, e, 3, "10/3: 0.55 to 0.9;", 0);

  /* Began again */
  assert_takes (notes, 1, 0, e, 1, "", 2);
  assert_takes (notes, 1, 0, e, 2, "10/3: 0.1 to 0.9;", 0);
  plateau_edit_notes_forget (notes, 1);
  assert_takes (notes, 1, 0, e, 1, "", 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/stack", test_stack);
  g_test_add_func ("/journal/merging", test_merging);
  g_test_add_func ("/journal/bound", test_bound);
  g_test_add_func ("/journal/forget", test_forget);
  g_test_add_func ("/journal/notes", test_notes);

  return g_test_run ();
}
