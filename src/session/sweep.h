/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

#define PLATEAU_MAX_SWEEP_CELLS 1000000
#define PLATEAU_MAX_SWEEP_SEEDS 1000

/** PlateauSweepAxis: what changes from row to row of a sweep; columns are weight scales. */
typedef enum
{
  PLATEAU_SWEEP_RATE,  /* the learning rate */
  PLATEAU_SWEEP_DEPTH, /* hidden layers, 0 to 10, each as wide as the first one of the base */
  PLATEAU_SWEEP_UNITS, /* hidden units of every hidden layer */
} PlateauSweepAxis;

/**
 * PlateauSweepPlan:
 * @base: everything that does not change; a reference to its data is held. Where the rows are depths,
 *   base.shape.width[0] is read, even if base.shape.n_hidden is 0
 * @scales: n_scales weight scales, one for each column
 * @axis: what the rows mean
 * @rows: n_rows learning rates, depths or widths
 * @n_seeds: trainings of a cell: with base.start.seed, seed + 1, ...
 * @epochs: how far each is trained
 *
 * A grid of independent trainings: cell row * n_scales + column.
 */
typedef struct
{
  PlateauSettings base;
  guint n_scales;
  double *scales;
  PlateauSweepAxis axis;
  guint n_rows;
  double *rows;
  guint n_seeds;
  guint64 epochs;
} PlateauSweepPlan;

void plateau_sweep_plan_copy (PlateauSweepPlan *self, const PlateauSweepPlan *other);
void plateau_sweep_plan_clear (PlateauSweepPlan *self);

guint plateau_sweep_plan_n_cells (const PlateauSweepPlan *self);

/** The settings of one training, which the caller clears: @seed counts from 0. */
void plateau_sweep_plan_get_settings (const PlateauSweepPlan *self,
                                      guint cell,
                                      guint seed,
                                      PlateauSettings *settings);

/**
 * plateau_sweep_plan_dup_order:
 * @cells: (nullable): n_cells of them, where only these are wanted; NULL for all
 * @n: (out): the length of the order
 *
 * Returns: (transfer full): the cells in the order in which a sweep begins them, each once
 */
guint *plateau_sweep_plan_dup_order (const PlateauSweepPlan *self,
                                     const guint *cells,
                                     guint n_cells,
                                     guint *n);

/** A loss below this share of plateau_sweep_guess_loss () counts as learnt. */
#define PLATEAU_SWEEP_LEARNT 0.95

/**
 * plateau_sweep_guess_loss:
 *
 * The loss of the best guess that looks at no feature, the probability p of class 1 for every example,
 * where p is its share: the entropy -p ln p - (1 - p) ln (1 - p). 0.693 for two equal classes.
 */
double plateau_sweep_guess_loss (const PlateauDataset *data);

/**
 * plateau_sweep_log_spaced:
 * @values: (out): n numbers, evenly spaced on a logarithmic axis
 * @first, @last: above 0; stand in @values as they are, the others with 13 digits
 * @n: 1 or more; with 1 there is @first alone
 */
void plateau_sweep_log_spaced (double *values, double first, double last, guint n);

/**
 * PlateauSweepCell:
 * @first_loss: J at epoch 0, the median over the seeds; one that is not finite counts as infinite
 * @loss_median, @loss_min, @loss_max: J after the last epoch, over the seeds that stayed finite; NAN
 *   where none did
 * @epochs_to_half: the first epoch at which J was at most half its first value: the median over all
 *   seeds, where a seed that never got there counts as infinite; INFINITY where most did not
 * @diverged: share of the seeds that left the finite numbers
 * @failed: share of the seeds that learnt nothing: those that diverged, and those whose loss after the
 *   last epoch is not below %PLATEAU_SWEEP_LEARNT × plateau_sweep_guess_loss ()
 *
 * The median of an even number of values is the mean of the two in the middle.
 */
typedef struct
{
  guint cell;
  double first_loss;
  double loss_median;
  double loss_min;
  double loss_max;
  double epochs_to_half;
  double diverged;
  double failed;
} PlateauSweepCell;

/**
 * PlateauSweep:
 *
 * The trainings of a plan on threads of their own: one network trains on one thread, and another
 * thread takes another network. Coarse cells come first: every prefix of the order is spread over
 * the whole grid. The result of a cell does not depend on the number of threads.
 *
 * The functions are for one thread, the caller's.
 */
typedef struct _PlateauSweep PlateauSweep;

/**
 * plateau_sweep_new:
 * @cells: (nullable): the cells to compute, n_cells of them; NULL for all, and then n_cells is ignored
 * @n_threads: 1 or more; 0 for as many as there are processors
 *
 * Begins at once. Seeds, depths and widths of the plan must be within their bounds.
 */
PlateauSweep *plateau_sweep_new (const PlateauSweepPlan *plan,
                                 const guint *cells,
                                 guint n_cells,
                                 guint n_threads);

/** plateau_sweep_new (), but its threads step back where others want the processor. */
PlateauSweep *plateau_sweep_new_in_background (const PlateauSweepPlan *plan,
                                               const guint *cells,
                                               guint n_cells,
                                               guint n_threads);

/** Cancels, joins the threads (within a millisecond, or an epoch where it takes longer) and frees
 * everything. */
void plateau_sweep_free (PlateauSweep *self);

/** Asks the threads to stop, and returns at once; what is done can still be taken. */
void plateau_sweep_cancel (PlateauSweep *self);

/**
 * plateau_sweep_take:
 * @milliseconds: how long to wait for a cell; 0 does not wait
 *
 * Returns: FALSE where no finished cell was there in time; at once where none will come any more.
 */
gboolean plateau_sweep_take (PlateauSweep *self, PlateauSweepCell *cell, guint milliseconds);

/** TRUE once no cell will come any more: all are taken, or the sweep was cancelled and is empty. */
gboolean plateau_sweep_is_over (PlateauSweep *self);

/** Epochs done and epochs in all, so that a bar moves while long cells train. What a training that
 * diverges does not need counts as done. */
void plateau_sweep_get_progress (PlateauSweep *self, guint64 *done, guint64 *all);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauSweepPlan, plateau_sweep_plan_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauSweep, plateau_sweep_free)

G_END_DECLS
