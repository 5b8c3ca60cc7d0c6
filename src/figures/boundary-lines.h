/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "boundary-layout.h"

G_BEGIN_DECLS

/** The line w·x + b = 0 of each unit of the first hidden layer, equal ones once; none beyond 16. */
void plateau_boundary_lines_draw_units (PlateauPen *pen,
                                        const PlateauBoundaryLayout *self,
                                        const PlateauNetwork *network);

/** The line of one unit of the first hidden layer, lit; however many there are. */
void plateau_boundary_lines_draw_lit (PlateauPen *pen,
                                      const PlateauBoundaryLayout *self,
                                      const PlateauNetwork *network,
                                      guint unit);

/** The line on which the probability is 0.5. */
void plateau_boundary_lines_draw_contour (PlateauPen *pen, const PlateauBoundaryLayout *self);

/** One feature: the probability as a curve over it, and an upright line where it crosses 0.5. */
void plateau_boundary_lines_draw_curve (PlateauPen *pen, const PlateauBoundaryLayout *self);

G_END_DECLS
