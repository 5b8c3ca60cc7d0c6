/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_norm:
 *
 * √Σ v², scaled so that numbers of 1e-200 or 1e200 have a norm too. INFINITY or NAN where a number
 * is not finite.
 */
double plateau_norm (const double *values, gsize n);

/**
 * plateau_moments:
 * @values: n × stride, of which the first m of each row count
 * @mean: (out): NAN where a number is not finite
 * @std: (out): the population's, √(Σ (v - mean)² / (n m)), scaled as plateau_norm () is; exactly 0
 *   where all are equal; NAN where a number is not finite
 */
void
plateau_moments (const double *values, guint n, guint m, guint stride, double *mean, double *std);

G_END_DECLS
