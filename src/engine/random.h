/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlateauRandom:
 *
 * The stream of numpy.random.seed (n) and its legacy RandomState, so that the same seed gives the
 * same matrix here and in a notebook.
 *
 * Source: MT19937 (Matsumoto & Nishimura 1998) seeded by its classic 32-bit initialisation;
 * NumPy, "Legacy random generation".
 */
typedef struct _PlateauRandom PlateauRandom;

PlateauRandom *plateau_random_new (guint32 seed);
void plateau_random_free (PlateauRandom *self);

/** random_sample (): 53 random bits in [0, 1). */
double plateau_random_sample (PlateauRandom *self);

/** uniform (low, high): low + (high - low) * random_sample (). */
double plateau_random_uniform (PlateauRandom *self, double low, double high);

/** randn (): a standard normal number by Marsaglia's polar method; every second one is kept. */
double plateau_random_normal (PlateauRandom *self);

/** shuffle (): permutes @n indices in place (Fisher and Yates, masked rejection). */
void plateau_random_shuffle (PlateauRandom *self, guint *indices, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauRandom, plateau_random_free)

G_END_DECLS
