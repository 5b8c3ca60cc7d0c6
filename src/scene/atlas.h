/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/style.h"

#include <epoxy/gl.h>

G_BEGIN_DECLS

/** How wide the cell of a mark is, in diameters of the mark: a star with its rim is 1.65 wide. */
#define PLATEAU_ATLAS_AIR 1.8

/**
 * plateau_atlas_new:
 *
 * All marks side by side as a texture, drawn by cairo, so that they are the same as in flat pictures: red is
 * the mark, green the mark with its rim.
 */
GLuint plateau_atlas_new (void);

/** Where the cell of a mark begins, and how wide it is, as shares of the texture. */
void plateau_atlas_cell (PlateauMark mark, float cell[2]);

G_END_DECLS
