/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What the checkpoints of one run may take in memory, unless told otherwise, and what those of all
 * lanes of a race may take together. */
#define PLATEAU_CHECKPOINTS_BYTES (64 * 1024 * 1024)

/** The most checkpoints between an epoch e and 2 e. */
#define PLATEAU_CHECKPOINTS_PER_OCTAVE 1024

/**
 * PlateauCheckpoints:
 *
 * The parameters of a run at chosen epochs: at every one in the beginning, then at a constant ratio,
 * and always at epoch 0. They lie on the points of a lattice that is even in log (1 + epoch). Once
 * @capacity of them fill the memory, one point in two is given up, the oldest first and only as many
 * as the new ones need, so that the memory stays in full use.
 *
 * What can be relied on: let E be the newest epoch that ever was, and c the least capacity that ever
 * was. Then any epoch
 * t up to E has a checkpoint at some e, e <= t, with
 *
 *     (1 + t) / (1 + e) < ρ,    ρ = max (2^(1 / %PLATEAU_CHECKPOINTS_PER_OCTAVE), (1 + E)^(2 / c)),
 *
 * so that less than (ρ - 1) (1 + e) epochs lie between, and none at all while that is at most 1.
 * Measured with 64 MiB at E = 100 000, the longest way: 67 epochs for 2-4-1, 2-64-1 and 2-8-8-8-8-8-1,
 * 269 for 2-64-64-1 (35 kB a checkpoint, c = 1897; the bound says 1206).
 */
typedef struct _PlateauCheckpoints PlateauCheckpoints;

/** @bytes: the most that the object may take. It holds none where not one fits. */
PlateauCheckpoints *plateau_checkpoints_new (gsize n_parameters, gsize bytes);
void plateau_checkpoints_free (PlateauCheckpoints *self);

/** A copy of those up to @epoch, which goes on as after plateau_checkpoints_truncate (). */
PlateauCheckpoints *plateau_checkpoints_copy (const PlateauCheckpoints *self, guint64 epoch);

/**
 * plateau_checkpoints_add:
 * @epoch: at first any, as a rule 0; then what the call before returned
 *
 * Takes a copy of @parameters. Constant time, amortised.
 *
 * Returns: the epoch at which to call again; %G_MAXUINT64 for never.
 */
guint64 plateau_checkpoints_add (PlateauCheckpoints *self, guint64 epoch, const double *parameters);

/**
 * plateau_checkpoints_resize:
 * @bytes: the most that the object may take from now on
 * @epoch: the present one
 *
 * Gives up the oldest that do not fit any more, and the memory that they took. Where there is more
 * room than before, what comes is as dense as at first.
 *
 * Returns: the epoch, above @epoch, at which to add the next one; %G_MAXUINT64 for never.
 */
guint64 plateau_checkpoints_resize (PlateauCheckpoints *self, gsize bytes, guint64 epoch);

/** Overwrites the checkpoint at @epoch, if there is one. */
void plateau_checkpoints_amend (PlateauCheckpoints *self, guint64 epoch, const double *parameters);

/** Drops those later than @epoch; returns the epoch, above it, at which to add the next one. */
guint64 plateau_checkpoints_truncate (PlateauCheckpoints *self, guint64 epoch);

/**
 * plateau_checkpoints_find:
 * @found: (out): the epoch of the newest checkpoint at or before @epoch
 *
 * Returns: (nullable): its parameters, valid until the next change; NULL where there is none.
 */
const double *
plateau_checkpoints_find (const PlateauCheckpoints *self, guint64 epoch, guint64 *found);

/** How many fit, how many there are, and the bytes that are reserved for them now. */
guint plateau_checkpoints_get_capacity (const PlateauCheckpoints *self);
guint plateau_checkpoints_get_n (const PlateauCheckpoints *self);
gsize plateau_checkpoints_get_bytes (const PlateauCheckpoints *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauCheckpoints, plateau_checkpoints_free)

G_END_DECLS
