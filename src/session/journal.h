/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "arrangement.h"

G_BEGIN_DECLS

/** Older steps than so many are forgotten. */
#define PLATEAU_MAX_STEPS 200

/** Microseconds: a change of the same thing that comes sooner belongs to the same step. */
#define PLATEAU_STEP_PAUSE 800000

/**
 * PlateauStep:
 * @name: what a person did (translated), of static storage
 * @lane: the id of the lane that was changed; of an edit, the one whose run it is
 * @property: (nullable): of static storage: the one property that was changed, so that the next change
 *   of it may belong to the same step
 * @before, @after: of all but edits
 * @is_edit: one parameter of a run was changed; the other members are about it
 * @epoch: when
 * @index: which
 * @old_value, @new_value: from what to what
 *
 * What can be undone and redone. A plain value that holds its arrangements.
 */
typedef struct
{
  const char *name;
  guint lane;
  const char *property;
  PlateauArrangement before;
  PlateauArrangement after;
  gboolean is_edit;
  guint64 epoch;
  guint64 index;
  double old_value;
  double new_value;
  /*< private >*/
  gint64 time;
} PlateauStep;

/**
 * PlateauJournal:
 *
 * The steps that were done, and those that were undone.
 */
typedef struct _PlateauJournal PlateauJournal;

PlateauJournal *plateau_journal_new (void);
void plateau_journal_free (PlateauJournal *self);

/**
 * plateau_journal_add:
 * @step: is copied
 * @now: microseconds of a monotonic clock
 *
 * What was undone is gone. Where the newest step changed the same property of the same lane, or the
 * same parameter at the same epoch, less than %PLATEAU_STEP_PAUSE ago, and nothing was undone since,
 * it grows instead.
 */
void plateau_journal_add (PlateauJournal *self, const PlateauStep *step, gint64 now);

/** The step that is to be undone or redone now, or NULL. Valid until the next call. */
const PlateauStep *plateau_journal_undo (PlateauJournal *self);
const PlateauStep *plateau_journal_redo (PlateauJournal *self);

/** (nullable): the name of what these would return. */
const char *plateau_journal_get_undo_name (PlateauJournal *self);
const char *plateau_journal_get_redo_name (PlateauJournal *self);

/** Forgets the edits of the lane's run, which is over. */
void plateau_journal_forget_run (PlateauJournal *self, guint lane);

/** Forgets the edits of one parameter at one epoch, which is no longer in the past of its run. */
void plateau_journal_forget_edit (PlateauJournal *self, guint lane, guint64 epoch, guint64 index);

/** In all steps the lane @old becomes @id. */
void plateau_journal_rename (PlateauJournal *self, guint old, guint id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauJournal, plateau_journal_free)

G_END_DECLS
