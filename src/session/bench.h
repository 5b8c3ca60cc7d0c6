/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

/**
 * PlateauBench:
 * @kernels: the instruction set in use
 * @epochs_per_second: of one network on one thread, the median of the turns
 * @epochs_per_second_all: of n_threads networks on as many threads, together
 * @multiply_adds_per_second: peak of one core, fused multiply-adds of doubles out of registers
 * @tanh_per_second: peak of one core, of the program's own activation within the first cache
 * @limit: epochs a second of a program that does nothing but the arithmetic, at these peaks
 * @share: the median over the turns of epochs_per_second / limit
 *
 * The lower bound of an epoch's arithmetic, m examples: m Σ n n' multiply-adds forward, twice that
 * backward, and m Σ n activations where they are tanh or sigmoid, the output among them.
 */
typedef struct
{
  const char *kernels;
  guint n_threads;
  double epochs_per_second;
  double epochs_per_second_all;
  double multiply_adds_per_second;
  double tanh_per_second;
  double limit;
  double share;
} PlateauBench;

/** Measures peaks and training in turns, on this machine, for about @seconds. */
void plateau_bench_run (PlateauBench *self,
                        const PlateauSettings *settings,
                        double seconds,
                        guint n_threads);

G_END_DECLS
