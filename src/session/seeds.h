/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

/** How many draws of a start are compared, and the loss that counts as learnt. */
#define PLATEAU_SEEDS 20
#define PLATEAU_SEEDS_GOAL 0.3

/** The most draws that can be asked for. */
#define PLATEAU_MAX_SEEDS 1000

/**
 * PlateauSeeds:
 * @settings: the start; its own seed is the first that was drawn
 * @n_seeds: trainings: with the seed, seed + 1, ...; after 2^32 - 1 comes 0
 * @n_done: how many of them have come to their end
 * @progress: epochs done of all, 0 to 1
 * @epochs: how far each is trained
 * @n_points: moments at which the losses are known, the first at epoch 0, the last at @epochs
 * @epoch: n_points of them, ascending: every one at first, later evenly in the logarithm
 * @loss: n_seeds × n_points, row by row; NAN where it is not trained yet, INFINITY from where on it
 *   left the finite numbers
 * @low, @median, @high: n_points: over the trainings that have come to their end; NAN while none
 *   has. The median of an even number of losses is the mean of the two in the middle; one that left
 *   the finite numbers counts as infinite
 * @reached: n_seeds: TRUE where it has come to its end and is one of @n_reached
 * @n_reached: of those, the ones whose loss was at most %PLATEAU_SEEDS_GOAL at some epoch
 *
 * The losses of many draws of one start. Immutable, reference-counted from any thread.
 */
typedef struct
{
  PlateauSettings settings;
  guint n_seeds;
  guint n_done;
  double progress;
  guint64 epochs;
  guint n_points;
  guint64 *epoch;
  double *loss;
  double *low;
  double *median;
  double *high;
  gboolean *reached;
  guint n_reached;
  /*< private >*/
  _Atomic int references;
} PlateauSeeds;

PlateauSeeds *plateau_seeds_ref (PlateauSeeds *self);
void plateau_seeds_unref (PlateauSeeds *self);

/**
 * PlateauSeedsJob:
 *
 * Trains the draws on threads of its own: a network each, the result the same for any number of
 * threads. The functions are for one thread, the caller's.
 */
typedef struct _PlateauSeedsJob PlateauSeedsJob;

/**
 * plateau_seeds_job_new:
 * @settings: the start, with its data; copied
 * @n_seeds: 1 ... %PLATEAU_MAX_SEEDS
 * @epochs: how far each is trained; at 0 only the losses of the starts are computed
 * @n_threads: 0 for as many as there are processors
 *
 * Begins at once. Without randomness (zeros, one constant) all draws are equal.
 */
PlateauSeedsJob *plateau_seeds_job_new (const PlateauSettings *settings,
                                        guint n_seeds,
                                        guint64 epochs,
                                        guint n_threads);

/** Gives up what is not done, joins the threads (within a millisecond, or an epoch where that takes
 * longer) and frees everything. */
void plateau_seeds_job_free (PlateauSeedsJob *self);

/** Asks the threads to stop, and returns at once; what has come to its end stays. */
void plateau_seeds_job_cancel (PlateauSeedsJob *self);

/**
 * plateau_seeds_job_look:
 *
 * Cheap enough for every frame.
 *
 * Returns: (transfer full): what there is by now; the same object as long as no training has come to
 *   its end and the progress has hardly grown
 */
PlateauSeeds *plateau_seeds_job_look (PlateauSeedsJob *self);

/** TRUE once nothing more will come: all done, or cancelled. */
gboolean plateau_seeds_job_is_over (PlateauSeedsJob *self);

/** Blocks up to @milliseconds until it is over. For tests and the command line. */
gboolean plateau_seeds_job_wait (PlateauSeedsJob *self, guint milliseconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSeeds, plateau_seeds_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSeedsJob, plateau_seeds_job_free)

G_END_DECLS
