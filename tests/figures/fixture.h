/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
#include "plot/pen.h"
#include "session/run.h"

#include <cairo.h>

/**
 * Case: what a snapshot is made of. Zeroed members stand for: flower, 400 examples, 4 units, tanh,
 * normal, rate 1.2.
 */
typedef struct
{
  PlateauDataKind data;
  guint examples;
  guint features; /* 1 or 3: made-up data instead of @data */
  guint no_layer; /* TRUE: no hidden layer */
  guint units;
  guint layers;
  PlateauActivation activation;
  gboolean zeros;
  gboolean constant; /* all weights are one constant */
  double nudge;      /* added to the first weight after the start */
  double scale;
  double rate;
  guint epochs;
  gboolean no_field;
  gboolean long_names;
  guint seeds;       /* draws beside it, each trained for 200 epochs */
  guint seeds_done;  /* of which so many have come to their end; 0: all */
  gboolean no_plane; /* no landscape, and no map */
} Case;

/** A snapshot with all layers, their profiles, and the field and unit maps over the first two features. */
PlateauSnapshot *fixture_snapshot (const Case *c);

/**
 * fixture_race:
 * @cases: of the lanes, 2 ... %PLATEAU_MAX_LANES
 *
 * One snapshot of all lanes, each named after its look and its start ("A · normal × 0.01"), with the
 * one at @looked in view.
 */
PlateauSnapshot *fixture_race (const Case *cases, guint n, guint looked);

/** The loss over a plane around the snapshot, which is of @run, and the way over it. */
void
fixture_add_landscape (PlateauSnapshot *snapshot, const PlateauRun *run, PlateauSurfaceKind kind);

/** A small map around these settings, with cells of all kinds and one that is missing. */
PlateauMap *fixture_map (const PlateauSettings *settings);

/** Draws of which @n_done (0: none) have come to their end; their summary is that of all. */
PlateauSeeds *
fixture_seeds (const PlateauSettings *settings, guint n_seeds, guint n_done, guint64 epochs);

/** Draws as plateau_figure_draw () does, with a pen that can be asked afterwards where text stands. */
void fixture_pen (PlateauFigureKind kind,
                  PlateauPen *pen,
                  double width,
                  double height,
                  const PlateauSnapshot *snapshot,
                  const PlateauFigureOptions *options);

/** An image of the figure on the style's card; the caller destroys it. */
cairo_surface_t *fixture_draw (PlateauFigureKind kind,
                               double width,
                               double height,
                               double scale,
                               const PlateauSnapshot *snapshot,
                               const PlateauStyle *style,
                               const PlateauFigureOptions *options);

/** How many pixels of the rectangle differ from @ground. */
guint fixture_ink (cairo_surface_t *image, PlateauColor ground, int x0, int y0, int x1, int y1);

/** How many pixels of the rectangle are near @color. */
guint fixture_count_in (cairo_surface_t *image, PlateauColor color, int x0, int y0, int x1, int y1);

/** How many pixels of all are. */
guint fixture_count (cairo_surface_t *image, PlateauColor color);
