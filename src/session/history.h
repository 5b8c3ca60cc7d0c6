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

/** A copy of the points, the newest epoch always last. */
PlateauLossPoint *plateau_history_dup_points (const PlateauHistory *self, guint *n_points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauHistory, plateau_history_free)

G_END_DECLS
