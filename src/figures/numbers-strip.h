/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "numbers-formula.h"
#include "numbers-stage.h"

G_BEGIN_DECLS

/** PlateauStripEntry: a stage on the strip; -1: stages that are left out. */
typedef struct
{
  int stage;
  PlateauFormula *name;
  PlateauBox box;
} PlateauStripEntry;

/**
 * PlateauStrip:
 * @size: pixels per em
 *
 * All stages of an epoch in order, on top of the figure. Where not all of them fit, those around the
 * present one, and both ends.
 */
typedef struct
{
  GArray *entries;
  guint present;
  double size;
  double height;
} PlateauStrip;

void plateau_strip_init (PlateauStrip *self,
                         PlateauPen *pen,
                         double width,
                         const PlateauSnapshot *snapshot,
                         guint present);
void plateau_strip_clear (PlateauStrip *self);

void plateau_strip_draw (const PlateauStrip *self, PlateauPen *pen);

/** The stage at (@x, @y), or -1. */
int plateau_strip_pick (const PlateauStrip *self, double x, double y);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauStrip, plateau_strip_clear)

G_END_DECLS
