/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "lane-run.h"
#include "relay.h"

G_BEGIN_DECLS

/**
 * PlateauTeam:
 * @lane: n_lanes of them; 0 before the first settings
 * @looked: the place of the one that is looked at
 *
 * All lanes on the side of the trainer's thread, on one clock of epochs. To be embedded.
 */
typedef struct
{
  PlateauLaneRun *lane[PLATEAU_MAX_LANES];
  guint n_lanes;
  guint looked;
  /*< private >*/
  const atomic_bool *abandon;
  const atomic_bool *abandon_past;
  guint64 revision;   /* of the orders */
  GPtrArray *leaving; /* lanes that are still to be freed */
  PlateauRelay relay;
  guint64 leg;   /* epochs that several lanes train together before anybody looks */
  guint runners; /* who they were: a bit for each place */
} PlateauTeam;

/** @abandon, @abandon_past: see plateau_viewer_init (). */
void
plateau_team_init (PlateauTeam *self, const atomic_bool *abandon, const atomic_bool *abandon_past);
void plateau_team_clear (PlateauTeam *self);

/**
 * plateau_team_take:
 *
 * Takes over who is to race. To be called with the trainer's mutex held; what takes time is left to
 * plateau_team_settle ().
 *
 * Returns: whether they are others than before, or have other settings
 */
gboolean plateau_team_take (PlateauTeam *self, const PlateauOrders *orders);

/** Frees the lanes that have ended, and shares the memory among the others. Without the mutex. */
void plateau_team_settle (PlateauTeam *self);

/**
 * plateau_team_obey:
 * @mutex: under which @orders lie
 *
 * Begins the lanes that are not there yet, then does what each of them was told. An order that was
 * given up stays among the orders.
 *
 * Returns: FALSE where something was given up
 */
gboolean plateau_team_obey (PlateauTeam *self, PlateauOrders *orders, pthread_mutex_t *mutex);

/** Some lane can be trained on. */
gboolean plateau_team_is_live (const PlateauTeam *self);

/**
 * plateau_team_train:
 * @limit: epochs, 1 or more
 * @news: a lane that trains alone stops at the end of its epoch once this is set
 * @halt: ... and lanes that train together where this is set; otherwise they end up at one epoch
 *
 * Trains the lanes that are furthest behind, for a millisecond or two, or for one epoch where that
 * takes longer, and not beyond the next lane.
 *
 * Returns: how many epochs the clock has moved on; 0 where there is nothing to train
 */
guint64 plateau_team_train (PlateauTeam *self,
                            guint64 limit,
                            const atomic_bool *news,
                            const atomic_bool *halt);

/** Seconds until the training can spare another snapshot; see plateau_viewer_due (). */
double plateau_team_look_due (const PlateauTeam *self, const PlateauWish *wish, gboolean busy);

/**
 * plateau_team_look:
 *
 * Returns: (transfer full): the lane that is looked at, with the others where there are any, or NULL
 *   where it was given up. Generation and request are unset. Fields that take long are owed.
 */
PlateauSnapshot *plateau_team_look (PlateauTeam *self, const PlateauWish *wish, gboolean busy);

/** The newest snapshot lacks a field that was wished for. */
gboolean plateau_team_owes_field (const PlateauTeam *self);

/** plateau_team_look () with one more of the fields that are owed, however long it takes. */
PlateauSnapshot *
plateau_team_look_again (PlateauTeam *self, const PlateauWish *wish, gboolean busy);

G_END_DECLS
