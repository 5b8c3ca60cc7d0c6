/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plateau_orthogonalise:
 * @matrix: rows × columns, row-major
 *
 * Replaces A by Q of A = Q R, where no number on the diagonal of R is negative, which makes Q
 * unique: its columns are orthonormal. A matrix that is wider than tall is transposed before and
 * after, so that its rows are.
 *
 * In NumPy, for a tall A: q, r = numpy.linalg.qr (A); q * numpy.sign (numpy.diag (r)).
 *
 * Source: Householder's reflections (Golub & Van Loan, Matrix Computations, 5.2). They give an
 * orthonormal Q whatever the rank of A.
 */
void plateau_orthogonalise (double *matrix, guint rows, guint columns);

G_END_DECLS
