/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauLossPoint:
 * @epoch: when
 * @loss: J at @epoch
 * @low, @high: the extremes of J from the epoch after the point before up to @epoch
 */
typedef struct
{
  guint64 epoch;
  double loss;
  double low;
  double high;
} PlateauLossPoint;

/**
 * PlateauHistory:
 *
 * The loss of a run. Every epoch is kept up to 1024; later ones in steps of 1/1024 of the epoch, so
 * that a run of any length stays below about 16 000 points on a logarithmic or linear axis. Nothing
 * is lost between two points: each carries the extremes since the one before.
 */
typedef struct _PlateauHistory PlateauHistory;

PlateauHistory *plateau_history_new (void);
void plateau_history_free (PlateauHistory *self);

/** @epoch must be above the one before. */
void plateau_history_add (PlateauHistory *self, guint64 epoch, double loss);

/** The loss at the newest epoch once more, after a person has changed something there. */
void plateau_history_amend (PlateauHistory *self, guint64 epoch, double loss);

/** Another history of its own, with the same points. */
PlateauHistory *plateau_history_copy (const PlateauHistory *self);

/**
 * plateau_history_truncate:
 *
 * Drops every point later than @epoch.
 *
 * Returns: the epoch of the newest point that is left, 0 where none is. As later points are sparse
 *   it may lie before @epoch; adding the losses between them leaves the history as it was at @epoch.
 */
guint64 plateau_history_truncate (PlateauHistory *self, guint64 epoch);

/**
 * PlateauLossRecord:
 * @points: n_points of them, the newest epoch always last
 *
 * The points of a history at one moment. Immutable for whoever got it, and reference-counted from
 * any thread.
 */
typedef struct
{
  PlateauLossPoint *points;
  guint n_points;
  /*< private >*/
  guint n_kept; /* of the points, those that will not change any more */
  guint n_room;
  _Atomic int references;
} PlateauLossRecord;

/**
 * plateau_history_record:
 *
 * Returns: (transfer full): the points as they are now. A record that nobody holds any more is
 *   brought up to date, so that this mostly costs what is new since then and not half a megabyte.
 */
PlateauLossRecord *plateau_history_record (PlateauHistory *self);

void plateau_loss_record_unref (PlateauLossRecord *self);

/** A copy of the points, the newest epoch always last. */
PlateauLossPoint *plateau_history_dup_points (const PlateauHistory *self, guint *n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauHistory, plateau_history_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauLossRecord, plateau_loss_record_unref)

G_END_DECLS
