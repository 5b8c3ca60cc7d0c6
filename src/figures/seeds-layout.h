/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figure.h"
#include "frame.h"

G_BEGIN_DECLS

/** PlateauSeedsRoom: how much there is room for. */
typedef enum
{
  PLATEAU_SEEDS_MINUTE, /* one line of text */
  PLATEAU_SEEDS_SMALL,  /* numbers and tick labels */
  PLATEAU_SEEDS_FULL,   /* big numbers, captions and the axes' titles */
} PlateauSeedsRoom;

/**
 * PlateauSeedsLayout:
 * @seeds: (nullable): what is shown
 * @head: how high the numbers above the plot are
 * @right: room right of the plot for the median's value
 * @shown: the n_shown points that are drawn: no two in one column of pixels
 * @low, @high: n_shown: the extremes of all losses known there, whether the training has come to its
 *   end or not; @low above @high where none is finite
 *
 * Where everything of a seeds figure stands.
 */
typedef struct
{
  const PlateauSeeds *seeds;
  PlateauSeedsRoom room;
  gboolean has_start; /* a line for the words that say whose start it is */
  double em;
  double head;
  double right;
  double ticks_y;
  PlateauFrame frame;
  guint n_shown;
  guint *shown;
  double *low;
  double *high;
} PlateauSeedsLayout;

void plateau_seeds_layout_init (PlateauSeedsLayout *self,
                                PlateauPen *pen,
                                double width,
                                double height,
                                const PlateauSeeds *seeds,
                                const PlateauFigureOptions *options);
void plateau_seeds_layout_clear (PlateauSeedsLayout *self);

/** The pixel column of a shown point. */
double plateau_seeds_layout_x (const PlateauSeedsLayout *self, guint shown);

/** The pixel of a loss, within the plot; infinite ones are at its upper edge. */
double plateau_seeds_layout_y (const PlateauSeedsLayout *self, double loss);

/** TRUE where the lines pass through @box. */
gboolean plateau_seeds_layout_touches (const PlateauSeedsLayout *self, const PlateauBox *box);

/** The index of the kept point nearest to @epoch. */
guint plateau_seeds_nearest (const PlateauSeeds *seeds, double epoch);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlateauSeedsLayout, plateau_seeds_layout_clear)

G_END_DECLS
