/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "events.h"

G_BEGIN_DECLS

/**
 * PlateauEditNotes:
 *
 * The edits of weights that were seen in each lane, so that a new one is told from those that are
 * known, and a person's from one that undo or redo has asked for.
 */
typedef struct _PlateauEditNotes PlateauEditNotes;

PlateauEditNotes *plateau_edit_notes_new (void);
void plateau_edit_notes_free (PlateauEditNotes *self);

/** The lane's run is over: a new one has no edits yet. */
void plateau_edit_notes_forget (PlateauEditNotes *self, guint lane);

/** @lane goes on from @epoch of @source, and has its edits up to there. */
void plateau_edit_notes_fork (PlateauEditNotes *self, guint lane, guint source, guint64 epoch);

/** This edit of the lane is asked for: it is no person's. */
void plateau_edit_notes_expect (PlateauEditNotes *self,
                                guint lane,
                                guint64 epoch,
                                gsize index,
                                double value);

/**
 * plateau_edit_notes_take:
 * @events: of the whole run of @lane, in order
 * @from: edits of earlier epochs are not the person's: they came with a fork
 * @gone: (out): the edits that were known and are not among @events: the run has gone back behind
 *   them, or began again
 *
 * Returns: (transfer full): the edits that are new, with the values before them; both of #PlateauEvent
 */
GArray *plateau_edit_notes_take (PlateauEditNotes *self,
                                 guint lane,
                                 const PlateauEvent *events,
                                 guint n_events,
                                 guint64 from,
                                 GArray **gone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauEditNotes, plateau_edit_notes_free)

G_END_DECLS
