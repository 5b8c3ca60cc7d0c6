/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "figures/figure.h"
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
} Case;

/** A snapshot with all layers, their profiles, and the field and unit maps over the first two features. */
PlateauSnapshot *fixture_snapshot (const Case *c);

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
