/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of a run's past share. */
#pragma once

#include "session/replay.h"

/** The flower with @n_examples, normal weights of seed 2. */
PlateauRun *new_run (const PlateauShape *shape, guint n_examples, double scale, double rate);

/** 2-4-1 with tanh: 17 parameters. */
extern const PlateauShape small;

void assert_same_bits (const double *a, const double *b, gsize n);

/**
 * Record:
 * @parameters: of double, epoch × n_parameters
 * @losses, @rates: of double, one of each epoch; the rate is that with which it was left
 *
 * What every epoch was while a run trained without interruption.
 */
typedef struct
{
  gsize n_parameters;
  GArray *parameters;
  GArray *losses;
  GArray *rates;
} Record;

void record_init (Record *self, const PlateauRun *run);
void record_clear (Record *self);

/** Forgets the epochs from @epoch on. */
void record_truncate (Record *self, guint64 epoch);

/** To be called at every epoch in turn, after its edits. */
void record_note (Record *self, const PlateauRun *run);

/** Notes every epoch from the present one on, and trains, up to @epoch, which is not noted yet. */
void record_train (Record *self, PlateauRun *run, guint64 epoch);

/** @run stands at @epoch, and all is as it was then. */
void record_check (const Record *self, const PlateauRun *run, guint64 epoch);

/** Notes the present epoch, then looks at @n random ones in random order, and some in a row. */
void record_scrub (Record *self, const PlateauRun *run, guint n, guint32 seed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Record, record_clear)
