/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/pen.h"

G_BEGIN_DECLS

/**
 * PlateauFormula:
 * @width, @ascent, @descent: of its box, in ems of its size
 *
 * Mathematics as it is set in books: a small part of TeX's language, laid out in ems.
 *
 * Letters are variables and slanted; digits, brackets and signs stand upright. "^{ }" and "_{ }" are
 * set small, high and low; "\frac{ }{ }" is a fraction and "\sum_{ }^{ }" a sum with its limits;
 * "\text{ }" is upright, as names of functions are, and spaces count in it. Elsewhere a space is a
 * thin one, and signs such as = and + have room around them of their own.
 */
typedef struct
{
  double width;
  double ascent;
  double descent;
  /*< private >*/
  GArray *pieces;
} PlateauFormula;

PlateauFormula *plateau_formula_new (PlateauPen *pen, const char *markup);
void plateau_formula_free (PlateauFormula *self);

/**
 * plateau_formula_draw:
 * @x, @baseline: where it begins
 * @size: pixels per em
 *
 * Returns: FALSE where it would collide or be cut, and nothing was drawn.
 */
gboolean plateau_formula_draw (const PlateauFormula *self,
                               PlateauPen *pen,
                               double x,
                               double baseline,
                               double size,
                               PlateauColor color,
                               gboolean bold);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlateauFormula, plateau_formula_free)

G_END_DECLS
