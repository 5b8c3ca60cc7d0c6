/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "engine/slice.h"

G_BEGIN_DECLS

/**
 * PlateauSliceJob:
 *
 * Computes slices on threads of its own, one slice at a time: coarse points first, see
 * plateau_grid_order (), so that a first surface is there at once and becomes finer. A new slice
 * takes the place of the one before. No call waits for the threads, but plateau_slice_job_wait ()
 * and plateau_slice_job_free ().
 *
 * All functions are for one thread, the caller's.
 */
typedef struct _PlateauSliceJob PlateauSliceJob;

/** @n_threads: 1 or more; 0 for as many as there are processors. They sleep until there is work. */
PlateauSliceJob *plateau_slice_job_new (guint n_threads);

/** Joins the threads (within a millisecond, or a forward pass where it takes longer). */
void plateau_slice_job_free (PlateauSliceJob *self);

/**
 * plateau_slice_job_start:
 * @slice: is copied, with its network
 * @data: a reference is held
 */
void
plateau_slice_job_start (PlateauSliceJob *self, const PlateauSlice *slice, PlateauDataset *data);

/** Gives the present slice up. What is computed can still be read. */
void plateau_slice_job_cancel (PlateauSliceJob *self);

/**
 * plateau_slice_job_get_progress:
 *
 * Returns: TRUE while the threads are at work on the present slice, so that more will come. @done
 *   and @all are points; both are 0 before the first start.
 */
gboolean plateau_slice_job_get_progress (PlateauSliceJob *self, guint *done, guint *all);

/**
 * plateau_slice_job_read:
 * @losses: (out): plateau_slice_n_points () numbers, row by row; NAN where nothing is computed yet
 *
 * The present slice, so far as it is there.
 *
 * Returns: how many points are computed
 */
guint plateau_slice_job_read (PlateauSliceJob *self, double *losses);

/** Blocks up to @milliseconds until the threads rest. Returns: whether they do. For tests. */
gboolean plateau_slice_job_wait (PlateauSliceJob *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSliceJob, plateau_slice_job_free)

G_END_DECLS
